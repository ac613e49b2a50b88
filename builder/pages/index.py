"""The chronicle looked up by actor, year, pair and article: built once for all pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cached_property

from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Chronicle, Correction, Event, Total

from .phrases import phrases
from .places import Place, places

UNDATED = "undated"
"""Stands for the year of an event or article without a date."""
_NOBODY = Actor("", "", "state")


class Index:
    """What the pages ask of a chronicle; lists hold ids in the order of the chronicle."""

    def __init__(self, chronicle: Chronicle, files: Sequence[str] = ()) -> None:
        self.chronicle = chronicle
        self.files = files
        """Names of the files that are published below /data/."""
        self.site = chronicle.site
        self.events: Mapping[str, Event] = chronicle.events
        self.articles: Mapping[str, Annotated] = chronicle.articles
        self.actors: Mapping[str, Actor] = chronicle.actors
        by_actor: dict[str, list[str]] = defaultdict(list)
        by_year: dict[str, list[str]] = defaultdict(list)
        by_pair: dict[tuple[str, str], list[str]] = defaultdict(list)
        by_article: dict[str, list[str]] = defaultdict(list)
        event_of: dict[str, str] = {}
        for id_, event in chronicle.events.items():
            actor, target = event.actor, event.target
            if actor:
                by_actor[actor].append(id_)
            if target and target != actor:
                by_actor[target].append(id_)
                if actor:
                    by_pair[(actor, target) if actor < target else (target, actor)].append(id_)
            by_year[event.date[:4] if event.date else UNDATED].append(id_)
            event_of[id_] = id_
            for said in event.claims:
                event_of[said.claim.id] = id_
                rows = by_article[said.article]
                if not rows or rows[-1] != id_:
                    rows.append(id_)
            for alias in event.aliases:
                event_of[alias] = id_
        self.by_actor: Mapping[str, Sequence[str]] = by_actor
        """Actor id -> events that it did or that hit it."""
        self.by_year: Mapping[str, Sequence[str]] = dict(sorted(by_year.items()))
        """Year, or UNDATED -> events."""
        self.by_pair: Mapping[str, Sequence[str]] = {f"{a}-{b}": rows for (a, b), rows in sorted(by_pair.items())}
        """Pair as it stands in the address -> events between the two."""
        self.pairs: Mapping[str, tuple[str, str]] = {f"{a}-{b}": (a, b) for a, b in sorted(by_pair)}
        """Pair as it stands in the address -> its two actors."""
        self.by_article: Mapping[str, Sequence[str]] = by_article
        """Slug -> events that the article reports."""
        self.sentences: dict[str, str] = {}
        """Sentence of each event that was asked for, by its id."""
        self.rows: dict[str, str] = {}
        """What the row of an event says after its date, in every list."""
        self.things: dict[str, str] = {}
        """Structured data of each actor that was asked for, as JSON, by its id."""
        self._places: dict[str, Mapping[tuple[str, str], Place]] = {}
        self._counterparts: dict[str, Mapping[str, Sequence[str]]] = {}
        self.event_of: Mapping[str, str] = event_of
        """Id of a claim, of an event or of one joined into it -> id of the event."""

    def actor(self, id_: str) -> Actor:
        """The actor of an id; one that the chronicle does not know is named by its id."""
        found = self.actors.get(id_)
        if found is not None:
            return found
        return Actor(id_, id_.replace("-", " ").title(), "state") if id_ else _NOBODY

    def places(self, slug: str) -> Mapping[tuple[str, str], Place]:
        """Places of the claims and values in an article; nothing where the article is not there."""
        found = self._places.get(slug)
        if found is None:
            article = self.articles.get(slug)
            found = self._places[slug] = places(article) if article else {}
        return found

    @cached_property
    def people_of(self) -> Mapping[str, Sequence[str]]:
        """Actor id -> ids of the persons who serve it, by name."""
        found: dict[str, list[str]] = defaultdict(list)
        for actor in sorted(self.actors.values(), key=lambda a: a.name):
            if actor.kind == "person" and actor.country:
                found[actor.country].append(actor.id)
        return found

    @cached_property
    def articles_naming(self) -> Mapping[str, Sequence[str]]:
        """Person's id -> slugs of the articles that name the person."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for slug, article in self.articles.items():
            for person in article.people:
                found[person.id][slug] = None
        return {id_: tuple(slugs) for id_, slugs in found.items()}

    @cached_property
    def newest_articles(self) -> Sequence[str]:
        """Slugs, newest first; those without a date last."""
        dated = [slug for slug, article in self.articles.items() if article.published]
        return [*reversed(dated), *(slug for slug, article in self.articles.items() if not article.published)]

    @cached_property
    def totals_of(self) -> Mapping[str, Sequence[Total]]:
        """Slug of an article -> totals that it states."""
        found: dict[str, list[Total]] = defaultdict(list)
        for total in self.chronicle.totals:
            found[total.article].append(total)
        return found

    @cached_property
    def totals_in(self) -> Mapping[str, Sequence[Total]]:
        """Year of publication -> totals that its articles state."""
        found: dict[str, list[Total]] = defaultdict(list)
        for total in self.chronicle.totals:
            article = self.articles.get(total.article)
            published = article.published if article else None
            found[published[:4] if published else UNDATED].append(total)
        return found

    @cached_property
    def totals_with(self) -> Mapping[str, Sequence[Total]]:
        """Id of an event -> totals that it is a part of."""
        found: dict[str, list[Total]] = defaultdict(list)
        for total in self.chronicle.totals:
            for id_ in total.events:
                found[id_].append(total)
        return found

    @cached_property
    def persons_by_name(self) -> Mapping[str, str]:
        """A person's name as an article spells it -> actor id."""
        found: dict[str, str] = {}
        for actor in self.actors.values():
            if actor.kind == "person":
                found.update(dict.fromkeys((actor.name, *actor.aliases), actor.id))
        return found

    @cached_property
    def by_person(self) -> Mapping[str, Sequence[str]]:
        """Person's id -> events in which that person was expelled."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_, event in self.events.items():
            for name in event.people:
                if name in self.persons_by_name:
                    found[self.persons_by_name[name]].append(id_)
        return found

    def events_of(self, actor: str) -> Sequence[str]:
        """Events that an actor did or that hit it; of a person, those in which the person was expelled."""
        return self.by_actor.get(actor) or self.by_person.get(actor, ())

    @cached_property
    def corrections_of(self) -> Mapping[str, Sequence[Correction]]:
        """Id of an event, or slug of an article whose own words were corrected -> corrections, newest first."""
        found: dict[str, list[Correction]] = defaultdict(list)
        for correction in self.chronicle.corrections:
            found[self.event_of.get(correction.claim, correction.claim) or correction.article].append(correction)
        return found

    @cached_property
    def persons(self) -> int:
        """People expelled in all, as far as numbers are known."""
        return sum(event.count or 0 for event in self.events.values() if counts(event))

    @cached_property
    def pairs_by_size(self) -> Sequence[str]:
        """All pairs, those with most events first."""
        return sorted(self.by_pair, key=lambda pair: (-len(self.by_pair[pair]), pair))

    def counterparts(self, id_: str) -> Mapping[str, Sequence[str]]:
        """The other actor -> events that passed between it and `id_`."""
        known = self._counterparts.get(id_)
        if known is not None:
            return known
        found: defaultdict[str, list[str]] = defaultdict(list)
        for event_id in self.by_actor.get(id_, ()):
            event = self.events[event_id]
            found[event.target if event.actor == id_ else event.actor].append(event_id)
        self._counterparts[id_] = found
        return found

    def members(self, name: str) -> Sequence[str]:
        """Events of a list: `year/2018`, `actor/russia`, `pair/nato-russia`, `all`."""
        sort, _, key = name.partition("/")
        if sort == "actor":
            return self.events_of(key)
        if sort == "all":
            return tuple(self.events)
        tables = {"year": self.by_year, "pair": self.by_pair, "article": self.by_article}
        return tables[sort].get(key, ())

    def record(self, kind: str, key: str) -> object:
        """What stands behind a key of `Kind.inputs`; equal records make equal pages."""
        if kind == "event":
            return self.events.get(key)
        if kind == "article":
            return self.articles.get(key)
        if kind == "actor":
            return self.actors.get(key)
        if kind == "site":
            return self.site
        if kind == "list":
            return tuple(_row_record(self.events[id_]) for id_ in self.members(key))
        if kind == "headline":
            article = self.articles.get(key)
            return article and (article.title, article.published, article.outlet, article.url, article.rights)
        if kind == "corrections":
            return tuple(map(astuple, self.corrections_of.get(key, ()) if key else self.chronicle.corrections))
        if kind == "totals":
            found = self.totals_of.get(key, ()) or self.totals_in.get(key, ()) if key else self.chronicle.totals
            return tuple(map(astuple, found))
        if kind == "pairs":
            return kin_pairs(self, key)
        if kind == "redirect":
            return self.chronicle.redirects.get(key)
        if kind == "totals-of-event":
            return tuple(map(astuple, self.totals_with.get(key, ())))
        if kind == "whole":
            return _whole(self, key)
        raise ValueError(f"no such kind of record: {kind!r}")


def kin_pairs(index: Index, pair: str) -> Sequence[tuple[str, str, str]]:
    """Pairs between states that the two of this pair went on from, or went on as: address and names."""
    one, other = index.pairs[pair]
    kin = {now: {now, before} for now, before in phrases().continues.items()}
    kin |= {before: {now, before} for now, before in phrases().continues.items()}
    found = []
    for a in sorted(kin.get(one, {one})):
        for b in sorted(kin.get(other, {other})):
            key = f"{a}-{b}" if a < b else f"{b}-{a}"
            if key != pair and key in index.pairs:
                found.append((f"/between/{key}/", index.actor(a).name, index.actor(b).name))
    return found


def counts(event: Event) -> bool:
    """Whether the event's people are among those expelled: done, not threatened, and no other measure."""
    return event.type == "expulsion" and event.status == "done"


def _row_record(event: Event) -> tuple[object, ...]:
    said = (event.count, event.count_kind, event.cap_from, event.cap_to, event.people, event.role)
    links = tuple(answer.to for answer in event.answers)
    return (event.id, event.type, event.status, event.actor, event.target, *said, event.date, event.checked, links)


def _whole(index: Index, key: str) -> object:
    if key == "actors":
        return tuple(
            (a.id, a.name, a.adjective, a.kind, a.country, a.office, a.with_article) for a in index.actors.values()
        )
    if key == "articles":
        return tuple((slug, a.title, a.published, a.outlet) for slug, a in index.articles.items())
    if key == "years":
        return tuple(index.by_year)
    if key == "pairs":
        return tuple(index.pairs)
    if key == "evaluations":
        return index.chronicle.evaluations
    if key == "redirects":
        return tuple(index.chronicle.redirects.items())
    raise ValueError(f"no such record of the whole: {key!r}")
