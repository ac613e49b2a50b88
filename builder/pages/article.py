"""An article: its text, the words that carry a measure leading to their event, a card for each claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape as html

from markupsafe import Markup

from builder.model.annotated import Annotated
from builder.model.claim import Claim
from builder.model.page import Page

from .corrections import table
from .days import say, time
from .event import sure
from .frame import actor_link, page, publisher
from .index import Index
from .kinds import Kind, Record
from .marks import marks
from .phrases import phrases
from .prose import Block, blocks
from .sentence import sentence
from .totals import whole

_FACTS = ("count", "role", "people", "date", "deadline", "reason", "in_response_to", "cap_from", "cap_to")


def _keys(index: Index) -> Iterable[str]:
    return index.articles


def _address(key: str) -> str:
    return f"/articles/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    article = index.articles[key]
    actors = {note.actor for note in article.annotations if note.actor}
    events = index.by_article.get(key, ())
    for id_ in events:
        actors |= {index.events[id_].actor, index.events[id_].target} - {""}
    return (
        ("site", ""),
        ("article", key),
        *[("event", id_) for id_ in events],
        *[("actor", id_) for id_ in sorted(actors)],
        ("corrections", key),
        ("totals", key),
    )


def _page(index: Index, key: str) -> Page:
    article = index.articles[key]
    text = blocks(index, article)
    cards = {claim.id: _card(index, article, claim) for claim in article.events if claim.id in index.event_of}
    beside = {id_ for block in text for id_ in block.claims}
    head = [card for id_, card in cards.items() if id_ not in beside]
    told = f"{len(head)} measure{'' if len(head) == 1 else 's'} told by the headline or by an editor"
    year = article.published[:4] if article.published else ""
    return page(
        index,
        _address(key),
        "article.html",
        article.title or key,
        description=_description(article),
        crumbs=[("Articles", "/articles/"), (year, f"/years/{year}/")] if year else [("Articles", "/articles/")],
        path=article.path,
        linked=_linked(index, article),
        picture=f"/static/og/{year or 'home'}.png",
        section="articles",
        article=article,
        published=time(article.published) if article.published else "",
        published_plain=say(article.published) if article.published else "",
        head=Markup(_fold(told, head)) if head else "",
        text=Markup("\n".join([_part(block, cards) for block in text])),
        excerpt=article.rights == "excerpt",
        wholes=[(total.position, whole(index, total)) for total in index.totals_of.get(key, ())],
        people=[(actor_link(index, person.id), person.office or "") for person in article.people],
        corrections=table(index, index.corrections_of.get(key, ())),
        publisher=publisher(index.site),
    )


def _part(block: Block, cards: Mapping[str, str]) -> str:
    """A block of text with the cards of its claims, which stand in the margin or fold below it."""
    mine = [cards[id_] for id_ in block.claims if id_ in cards]
    if not mine:
        return block.html
    what = f"{len(mine)} measure{'' if len(mine) == 1 else 's'} in this paragraph"
    return f'<div class="part">\n{_fold(what, mine)}\n{block.html}\n</div>'


def _fold(summary: str, cards: Iterable[str]) -> str:
    return f'<details class="cards" data-pagefind-ignore>\n<summary>{summary}</summary>\n{"".join(cards)}</details>'


def _card(index: Index, article: Annotated, claim: Claim) -> str:
    """One claim: the sentence of its event, its values, each leading to its words, and how sure the reading is."""
    event = index.events[index.event_of[claim.id]]
    known = index.places(article.slug)
    facts = []
    for field in _FACTS:
        value = getattr(claim, field)
        if value is None or value == ():
            continue
        place = known.get((claim.id, field))
        shown = _shown(claim, field)
        facts.append(_fact(phrases().fields[field], f'<a href="#{place.fragment}">{shown}</a>' if place else shown))
    facts.append(_fact("Reading", sure(claim.checked, claim.confidence)))
    if claim.note:
        facts.append(_fact("Editor", html(claim.note, quote=False)))
    said = html(sentence(index, event), quote=False)
    return (
        f'<details class="card{" checked" if claim.checked else ""}" id="c-{claim.id}">\n'
        f"<summary>{said}{marks(event, 60)}</summary>\n<dl>{''.join(facts)}</dl>\n"
        f'<p><a href="/events/{event.id}/">The event, with all its sources</a></p>\n</details>\n'
    )


def _fact(label: str, value: str) -> str:
    return f"<div><dt>{label}</dt><dd>{value}</dd></div>"


def _shown(claim: Claim, field: str) -> str:
    value = getattr(claim, field)
    if field in ("date", "deadline"):
        return time(value)
    if field == "count":
        kind = {"at-least": "at least ", "about": "about "}.get(claim.count_kind or "", "")
        return f"{kind}{value:,}"
    return html(", ".join(value) if isinstance(value, tuple) else str(value), quote=False)


def _description(article: Annotated) -> str:
    first = article.text.partition("\n")[0].strip()
    return first if len(first) <= 200 else first[:199].rsplit(" ", 1)[0] + " …"


def _linked(index: Index, article: Annotated) -> Mapping[str, object]:
    base = index.site.base_url
    found: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{base}/articles/{article.slug}/",
        "url": f"{base}/articles/{article.slug}/",
        "headline": article.title or article.slug,
    }
    if article.published:
        found["datePublished"] = article.published
    if article.outlet:
        found["publisher"] = {"@type": "Organization", "name": article.outlet}
    if article.author:
        found["author"] = {"@type": "Person", "name": article.author}
    if article.language:
        found["inLanguage"] = article.language
    if article.url:
        found["isBasedOn"] = article.url
    ids = [index.event_of[claim.id] for claim in article.events if claim.id in index.event_of]
    found["about"] = [{"@type": "Event", "@id": f"{base}/events/{id_}/"} for id_ in dict.fromkeys(ids)]
    return found


KIND = Kind("article", "article.html", _keys, _address, _inputs, _page, many=True)
