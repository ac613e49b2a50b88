"""An actor: what it did, what was done to it, by whom, when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.model.actor import Actor
from builder.model.page import Page

from . import paging
from .days import time
from .frame import actor_link, link, page, pair_key
from .index import Index
from .kinds import Kind, Record
from .marks import bar, unit_for
from .mirror import lines_unit, mirror, mirror_lines, tally
from .phrases import phrases
from .prose import story
from .rows import row, total
from .sentence import capital, number, the

BAR = 34
"""Squares of the longest bar in the table of counterparts."""
NAMED_IN = 50
"""Articles that are listed as naming a person, the latest."""
_Sums = tuple[tuple[int, int, int], tuple[int, int, int], str]
"""People, expulsions without number and measures that an actor did and got; a sentence on the years."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One line of the table of counterparts."""

    name: Markup
    pair: str
    """Address of the page between the two."""
    events: int
    sent: int
    """People of the other whom this actor expelled."""
    lost: int
    """People of this actor whom the other expelled."""


def _keys(index: Index) -> Iterable[str]:
    for id_ in index.actors:
        yield from paging.keys(id_, len(index.events_of(id_)))


def _address(key: str) -> str:
    return f"/actors/{key}/"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    id_, _ = paging.split(key)
    actor = index.actors[id_]
    near = set(index.counterparts(id_)) | {actor.country, *actor.predecessors, *actor.successors}
    near |= set(index.people_of.get(id_, ()))
    return (
        ("site", ""),
        ("actor", id_),
        ("list", f"actor/{id_}"),
        *(("actor", other) for other in sorted(near) if other in index.actors),
        *(("headline", slug) for slug in index.articles_naming.get(id_, ())),
    )


def _page(index: Index, key: str) -> Page:
    id_, number_ = paging.split(key)
    actor = index.actors[id_]
    events = _newest_first(index, id_)
    first = number_ == 1
    figures = tally(index, id_, events if first else ())
    sums = _sums(index, id_)
    title = actor.name if number_ == 1 else f"{actor.name}, page {number_}"
    shown = paging.part(events, number_)
    others = _counterparts(index, id_) if first else []
    own = actor.kind != "person"
    return page(
        index,
        _address(key),
        "actor.html",
        title,
        description=_plain(index, actor, sums),
        crumbs=[("Actors", "/actors/")],
        path=actor.path or f"content/actors/{id_}.md",
        feed=f"/actors/{id_}/feed.xml" if own else "",
        linked=_linked(index, actor),
        picture=f"/static/og/actor-{id_}.png" if own and events else "/static/og/home.png",
        section="actors",
        actor=actor,
        first=first,
        paragraph=_paragraph(actor, sums) if first else "",
        svg=mirror(figures, actor.name) if first else "",
        lines=mirror_lines(figures) if first else "",
        figures=figures,
        lines_unit=lines_unit(figures),
        counterparts=others,
        bar=bar,
        bar_unit=unit_for(max((max(c.sent, c.lost) for c in others), default=0), BAR),
        people=_people(index, id_) if first else (),
        more_people=max(0, len(index.people_of.get(id_, ())) - paging.SIZE),
        types=_types(index, shown),
        rows=Markup("".join([row(index, e, side=_side(index, id_, e)) for e in shown])),
        many=len(events),
        pager=paging.pager(_address(id_), len(events), number_),
        articles=[_headline(index, slug) for slug in index.articles_naming.get(id_, ())[-NAMED_IN:]],
        naming=len(index.articles_naming.get(id_, ())),
        profile=story(index, actor.profile) if actor.profile else "",
        kin=_kin(index, actor),
        service=actor_link(index, actor.country) if actor.country else "",
    )


def _newest_first(index: Index, id_: str) -> Sequence[str]:
    """Its events, those without a date last."""
    events = index.events_of(id_)
    dated = [e for e in events if index.events[e].date]
    return [*reversed(dated), *(e for e in events if not index.events[e].date)]


def _side(index: Index, id_: str, event: str) -> str:
    return "did" if index.events[event].actor == id_ else "got" if index.events[event].target == id_ else ""


def _headline(index: Index, slug: str) -> Markup:
    article = index.articles[slug]
    when = f"{time(article.published)} " if article.published else ""
    return Markup(when) + link(article.title or slug, f"/articles/{slug}/")


def _types(index: Index, events: Sequence[str]) -> list[tuple[str, str, int]]:
    """Measures among the events: name, label, how many; for the filters."""
    many: Counter[str] = Counter(index.events[id_].type for id_ in events)
    return [(name, said.plural, many[name]) for name, said in phrases().types.items() if many[name]]


def _counterparts(index: Index, id_: str) -> list[Counterpart]:
    found = []
    for other, events in index.counterparts(id_).items():
        sent = total(index, [e for e in events if index.events[e].actor == id_])[0]
        lost = total(index, [e for e in events if index.events[e].target == id_])[0]
        name = actor_link(index, other) if other else Markup("not named")
        pair = f"/between/{pair_key(id_, other)}/" if other and other != id_ else ""
        found.append(Counterpart(name, pair, len(events), sent, lost))
    return sorted(found, key=lambda c: (-(c.sent + c.lost), -c.events, c.name))


def _people(index: Index, id_: str) -> list[tuple[Markup, str]]:
    people = paging.part(index.people_of.get(id_, ()), 1)
    return [(actor_link(index, person), index.actor(person).office) for person in people]


def _kin(index: Index, actor: Actor) -> list[tuple[str, Markup]]:
    """Former and later states of the same ground."""
    found = []
    for label, ids in (("Before", actor.predecessors), ("After", actor.successors)):
        known = [actor_link(index, id_) for id_ in ids if id_ in index.actors]
        if known:
            found.append((label, Markup(", ").join(known)))
    return found


def _paragraph(actor: Actor, sums: _Sums) -> Markup:
    """The sentence made from the data, its numbers leading to the filtered list."""
    if actor.kind == "person":
        return Markup("")
    did, got, years = sums
    name = escape(capital(the(actor)))
    if not did[2] and not got[2]:
        return Markup(f"{name} is named in the articles; the chronicle has no measure by it or against it.")
    said = []
    if did[2]:
        said.append(f'{name} took <a href="#only-did">{_measures(did[2])}</a>{_with(did, "expelled")}.')
    if got[2]:
        start = f"{name} was hit by" if not did[2] else "It was hit by"
        said.append(f'{start} <a href="#only-got">{_measures(got[2])}</a>{_with(got, "sent home")}.')
    said.append(years)
    return Markup(" ".join(part for part in said if part))


def _plain(index: Index, actor: Actor, sums: _Sums) -> str:
    if actor.kind == "person":
        office = actor.office or "person"
        return f"{actor.name}, {office}" + (f" of {the(index.actor(actor.country))}" if actor.country else "")
    did, got, _ = sums
    return (
        f"{actor.name} in the chronicle: {did[0]:,} people expelled by it, {got[0]:,} of its own sent home, "
        f"{_measures(did[2] + got[2])} in all."
    )


def _sums(index: Index, id_: str) -> _Sums:
    """People, expulsions without number and measures that it did and got; and a sentence on the years."""
    events = [index.events[e] for e in index.by_actor.get(id_, ())]
    did = [event.id for event in events if event.actor == id_ and event.status == "done"]
    got = [event.id for event in events if event.target == id_ and event.status == "done"]
    known = [event.date for event in events if event.date]
    first, last = (min(known)[:4], max(known)[:4]) if known else ("", "")
    years = f"From {first} to {last}." if first != last else ""
    return (*total(index, did), len(did)), (*total(index, got), len(got)), years


def _measures(many: int) -> str:
    return f"{number(many)} measure{'' if many == 1 else 's'}"


def _with(sums: tuple[int, int, int], verb: str) -> str:
    people, unknown, _ = sums
    if not people and not unknown:
        return ""
    parts = [f"{number(people)} {'person' if people == 1 else 'people'} {verb}"] if people else []
    if unknown:
        parts.append(f"{number(unknown)} expulsion{'' if unknown == 1 else 's'} without a number")
    return ", with " + " and ".join(parts)


def _linked(index: Index, actor: Actor) -> Mapping[str, object]:
    sort = {"state": "Country", "organisation": "Organization", "person": "Person"}[actor.kind]
    found: dict[str, object] = {"@context": "https://schema.org", "@type": sort, "name": actor.name}
    found["@id"] = f"{index.site.base_url}/actors/{actor.id}/"
    if actor.official:
        found["alternateName"] = actor.official
    if actor.wikidata:
        found["sameAs"] = f"https://www.wikidata.org/entity/{actor.wikidata}"
    if actor.kind == "person" and actor.office:
        found["jobTitle"] = actor.office
    return found


KIND = Kind("actor", "actor.html", _keys, _address, _inputs, _page, many=True)
