"""An event: the sentence that says it, its values with the words behind each, the chain it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from html import escape as html

from markupsafe import Markup, escape

from builder.model.chronicle import Event, Total, Value
from builder.model.page import Page

from .corrections import table as register
from .days import say, time
from .frame import actor_link, in_script, page, pair_key, publisher, quoted
from .index import Index
from .kinds import Kind, Record
from .marks import marks, said
from .phrases import phrases
from .prose import story
from .sentence import dated, more, sentence
from .totals import whole

DEPTH = 3
"""So many generations of answers are shown on each side."""
_FIELDS = ("count", "cap_from", "cap_to", "people", "role", "date", "deadline", "reason", "in_response_to")


def _keys(index: Index) -> Iterable[str]:
    return index.events


def _address(key: str) -> str:
    return f"/events/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    event = index.events[key]
    events = [key, *sorted(_relatives(index, event))]
    actors = {id_ for other in events for id_ in (index.events[other].actor, index.events[other].target) if id_}
    slugs = dict.fromkeys([said.article for said in event.claims])
    return (
        ("site", ""),
        *[("event", id_) for id_ in events],
        *[("article", slug) for slug in slugs],
        *[("actor", id_) for id_ in sorted(actors)],
        ("corrections", key),
        ("totals-of-event", key),
    )


def _page(index: Index, key: str) -> Page:
    event = index.events[key]
    title = sentence(index, event)
    full = dated(index, event)
    year = event.date[:4] if event.date else ""
    crumbs = [(year, f"/years/{year}/")] if year else [("No date", "/years/undated/")]
    if event.actor and event.target and event.actor != event.target:
        names = " and ".join(index.actor(id_).name for id_ in sorted((event.actor, event.target)))
        crumbs.append((names, f"/between/{pair_key(event.actor, event.target)}/"))
    elif event.actor or event.target:
        one = event.actor or event.target
        crumbs.append((index.actor(one).name, f"/actors/{one}/"))
    first = event.claims[0].article if event.claims else ""
    article = index.articles.get(first)
    sources = _sources(index, event)
    return page(
        index,
        _address(key),
        "event.html",
        title,
        description=f"{full}. {more(event)}".strip(),
        crumbs=crumbs,
        path=event.path or (article.path if article else ""),
        linked=_linked(index, event, full),
        picture=f"/static/og/{year or 'home'}.png",
        event=event,
        sentence=_linked_sentence(index, event, full),
        more=more(event),
        kind=phrases().types[event.type].noun,
        status=phrases().statuses[event.status],
        row=marks(event),
        row_said=said(event),
        table=_table(index, event),
        many=len(sources),
        sources=Markup("\n".join(sources)),
        before=_tree(index, event, back=True),
        after=_tree(index, event, back=False),
        came_of_it=_links(index, [event.followed_by]),
        announced=_links(index, event.announced),
        wholes=[whole(index, total) for total in _totals(index, key)],
        people=_people(index, event),
        corrections=register(index, index.corrections_of.get(key, ())),
        story=story(index, event.story) if event.story else "",
        cite=_citations(index, event, full),
        filters=_filters(index, event),
        when=time(event.date) if event.date else "",
        said_date=say(event.date) if event.date else "",
    )


def _linked_sentence(index: Index, event: Event, full: str) -> Markup:
    """The sentence with the first mention of each actor as a link."""
    text = html(full)
    for id_ in dict.fromkeys((event.actor, event.target)):
        actor = index.actor(id_)
        if id_ not in index.actors:
            continue
        found = _named(actor.name, actor.adjective).search(text)
        if found:
            link = f'<a class="actor" href="/actors/{id_}/">{found.group()}</a>'
            text = text[: found.start()] + link + text[found.end() :]
    return Markup(text)


@cache
def _named(*names: str) -> re.Pattern[str]:
    """One of the names as a whole word, or the people of that name."""
    choices = "|".join(re.escape(html(name)) for name in names if name)
    return re.compile(rf"(?<![\w/\-])(?:{choices})s?(?![\w/\-])")


def _table(index: Index, event: Event) -> Markup:
    """Rows of the table of values: label, value, the words behind it; below the published one what others say."""
    numbers = {one.claim.id: (i + 1, one.article) for i, one in enumerate(event.claims)}
    labels = phrases().fields
    by_field: dict[str, list[Value]] = {}
    for value in event.values:
        by_field.setdefault(value.field, []).append(value)
    rows = []
    for field in _FIELDS:
        if field not in by_field or (field == "in_response_to" and event.answers):
            continue
        start = f'<tr id="v-{field}"><th scope="row">{labels[field]}</th>'
        for value in by_field[field]:
            rows.append(f"{start}<td>{_value(value, event)}</td><td>{_words(index, value, numbers)}</td></tr>")
            start = '<tr class="other"><th scope="row"><span>also</span></th>'
    return Markup("\n".join(rows))


def _value(value: Value, event: Event) -> str:
    if value.field in ("date", "deadline"):
        return time(str(value.value))
    if isinstance(value.value, tuple):
        return html(", ".join(value.value))
    if isinstance(value.value, str):
        return html(value.value)
    kind = ""
    if value.field == "count":
        kinds = {v.value for v in event.values if v.field == "count_kind" and set(v.claims) & set(value.claims)}
        kind = next((f"{k.replace('-', ' ')} " for k in ("at-least", "about") if k in kinds), "")
    return f"{kind}{value.value:,}"


def _words(index: Index, value: Value, numbers: Mapping[str, tuple[int, str]]) -> str:
    """The words behind the value: equal words once, with a number for each claim that leads to its place."""
    by_words: dict[str, list[str]] = {}
    for id_ in value.claims:
        if id_ not in numbers:
            continue
        number, slug = numbers[id_]
        known = index.places(slug)
        own = known.get((id_, value.field))
        place = own or known.get((id_, ""))
        to = f"/articles/{slug}/#{place.fragment if place else f'c-{id_}'}"
        by_words.setdefault(own.words if own else "", []).append(f'<a href="{to}">{number}</a>')
    found = ["<em>set by the editor</em>"] if value.editor else []
    for words, places in by_words.items():
        shown = f"“{html(words)}”" if words else "<span>read from the report</span>"
        found.append(f"{shown}<sup>{''.join(places)}</sup>")
    return " ".join(found)


def _sources(index: Index, event: Event) -> list[str]:
    """Each claim's evidence, leading to its place, with its article, outlet, date and how sure the reading is."""
    found = []
    for one in event.claims:
        article = index.articles.get(one.article)
        if article is None:
            continue
        claim = one.claim
        place = index.places(one.article).get((claim.id, ""))
        home = f"/articles/{one.article}/"
        evidence = html(claim.evidence or (place.words if place else "") or "the report")
        outlet = f", {html(article.outlet)}" if article.outlet else ""
        when = f", {time(article.published)}" if article.published else ", no date"
        original = f' · <a href="{html(article.url)}" rel="external">original</a>' if article.url else ""
        found.append(
            f'<li id="s-{claim.id}"><blockquote><a href="{home}#{place.fragment if place else f"c-{claim.id}"}">'
            f'{evidence}</a></blockquote><p><a href="{home}">{html(article.title or article.slug)}</a>{outlet}{when}'
            f"{original} <small>{sure(claim.checked, claim.confidence)}</small></p></li>"
        )
    return found


def sure(checked: bool, confidence: float | None) -> str:
    """How sure a claim is, in words."""
    if checked:
        return "checked by an editor"
    return f"read by machine, {confidence:.0%} sure" if confidence is not None else "added by an editor"


def _relatives(index: Index, event: Event) -> set[str]:
    """Events that stand in its chain, both ways."""
    found: set[str] = set()
    if not (event.answers or event.answered_by or event.followed_by or event.announced):
        return found
    for back in (True, False):
        level = {event.id}
        for _ in range(DEPTH):
            level = {
                (answer.to if back else answer.event)
                for id_ in level
                for answer in (index.events[id_].answers if back else index.events[id_].answered_by)
                if (answer.to if back else answer.event) in index.events
            } - found
            found |= level
    return (found | {id_ for id_ in (event.followed_by, *event.announced) if id_ in index.events}) - {event.id}


def _links(index: Index, ids: Iterable[str]) -> list[Markup]:
    """Other events, each with its date."""
    found = []
    for other in (index.events[id_] for id_ in ids if id_ in index.events):
        when = f"{time(other.date)} " if other.date else ""
        found.append(Markup(f'{when}<a href="{_address(other.id)}">{escape(sentence(index, other))}</a>'))
    return found


def _tree(index: Index, event: Event, *, back: bool, depth: int = DEPTH, above: frozenset[str] = frozenset()) -> Markup:
    """What it answers, or what answers it, as nested lists."""
    items = []
    for answer in event.answers if back else event.answered_by:
        id_ = answer.to if back else answer.event
        if id_ not in index.events or id_ in above:
            continue
        other = index.events[id_]
        words = f" <q>{html(answer.words)}</q>" if answer.words and answer.how == "stated" else ""
        how = " <small>linked by an editor</small>" if answer.how == "editor" else words
        below = _tree(index, other, back=back, depth=depth - 1, above=above | {event.id}) if depth > 1 else ""
        when = f"{time(other.date)} " if other.date else ""
        link = f'<a href="/events/{id_}/">{html(sentence(index, other))}</a>'
        items.append(f"<li>{when}{link}{marks(other, 60)}{how}{below}</li>")
    return Markup(f"<ul>{''.join(items)}</ul>") if items else Markup("")


def _totals(index: Index, key: str) -> list[Total]:
    return list(index.totals_with.get(key, ()))


def _people(index: Index, event: Event) -> list[Markup]:
    """Those expelled, by name; one who has a page leads there."""
    by_name = index.persons_by_name
    return [actor_link(index, by_name[name]) if name in by_name else escape(name) for name in event.people]


def _citations(index: Index, event: Event, full: str) -> list[tuple[str, str]]:
    site = index.site
    url = site.base_url + _address(event.id)
    who = publisher(site)
    version = f", version {site.version}" if site.version else ""
    bib = (
        f"@misc{{event-{event.id},\n  title = {{{full}}},\n  author = {{{{{who}}}}},\n"
        f"  howpublished = {{{site.title}{version}}},\n  url = {{{url}}}\n}}"
    )
    csl = {"id": f"event-{event.id}", "type": "webpage", "title": full, "container-title": site.title}
    csl |= {"publisher": who, "URL": url} | ({"version": site.version} if site.version else {})
    lines = ",\n  ".join(f'"{name}": {quoted(value)}' for name, value in csl.items())
    return [("Plain", f"{full}. {who}{version}. {url}"), ("BibTeX", bib), ("CSL-JSON", f"[{{{lines}}}]")]


def _filters(index: Index, event: Event) -> Markup:
    """What the search can filter by, as Pagefind reads it."""
    found = [_filter("Kind", "Event"), _filter("Measure", phrases().types[event.type].noun)]
    found.append(_filter("Status", phrases().statuses[event.status]))
    if event.date:
        found.append(_filter("Year", event.date[:4]))
    found += [_filter("Actor", index.actor(id_).name) for id_ in dict.fromkeys((event.actor, event.target)) if id_]
    return Markup("".join(found))


@lru_cache(10_000)
def _filter(name: str, value: str) -> str:
    return f'<span data-pagefind-filter="{name}:{html(value)}"></span>'


def _linked(index: Index, event: Event, full: str) -> Markup:
    """schema.org: the measure as an Event, with those who report it; JSON, put together by hand as there are many."""
    base = index.site.base_url
    here = quoted(base + _address(event.id))
    parts = [f'"@context":"https://schema.org","@type":"Event","@id":{here},"url":{here},"name":{quoted(full)}']
    if event.date:
        parts.append(f'"startDate":{quoted(event.date)}')
    if event.actor:
        parts.append(f'"organizer":{_thing(index, event.actor)}')
    if event.target:
        parts.append(f'"about":{_thing(index, event.target)}')
    slugs = dict.fromkeys(one.article for one in event.claims)
    told = [f'{{"@type":"Article","@id":{quoted(f"{base}/articles/{slug}/")}}}' for slug in slugs]
    parts.append(f'"subjectOf":[{",".join(told)}]')
    return in_script(f"{{{','.join(parts)}}}")


def _thing(index: Index, id_: str) -> str:
    known = index.things.get(id_)
    if known is not None:
        return known
    actor = index.actor(id_)
    sort = {"state": "Country", "organisation": "Organization", "person": "Person"}[actor.kind]
    found = {"@type": sort, "name": actor.name}
    if id_ in index.actors:
        found["@id"] = f"{index.site.base_url}/actors/{id_}/"
    if actor.wikidata:
        found["sameAs"] = f"https://www.wikidata.org/entity/{actor.wikidata}"
    said = index.things[id_] = f"{{{','.join(f'{quoted(name)}:{quoted(value)}' for name, value in found.items())}}}"
    return said


KIND = Kind("event", "event.html", _keys, _address, _inputs, _page, many=True)
