"""Totals that articles state, held beside what the chronicle has item by item.

Parts of a total are events of its type, against its target or by its actor where those are named, up to the article's
date: from the day that the article names, if it does. Otherwise, first, those of the article's own events that add up
to it: of one day, of one month, of one actor, or all. If none do, the wave: back from the article's date as long as no
gap of more than ten days lies between two events; of a wave that holds less than half of the total, the gaps may be
wider. A total that names neither side is held against what its own article reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as day_of
from typing import Final

from builder.chronicle.draft import Draft
from builder.model.annotated import Annotated
from builder.model.chronicle import Total
from builder.model.claim import Aggregate
from builder.model.dates import earliest, latest

WAVE_GAP_DAYS: Final = 10
"""Measures further apart than this belong to two waves."""
WIDER_GAPS_DAYS: Final = (30, 60)
"""Gaps that are tried where a wave holds too little of the total."""


class Ledger:
    """Events that were carried out and have a date, by who was hit and by who acted."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        self.by_target: defaultdict[str, list[Draft]] = defaultdict(list)
        self.by_actor: defaultdict[str, list[Draft]] = defaultdict(list)
        self.by_article: defaultdict[str, list[Draft]] = defaultdict(list)
        for draft in drafts:
            shown = draft.shown
            if shown.get("status") != "done" or "date" not in shown:
                continue
            self.by_target[shown.get("target", "")].append(draft)
            self.by_actor[shown.get("actor", "")].append(draft)
            for slug in {said.article for said in draft.claims}:
                self.by_article[slug].append(draft)


def totals(articles: Iterable[Annotated], drafts: Iterable[Draft]) -> list[Total]:
    """Every stated total with its parts."""
    with_totals = [article for article in articles if article.aggregates]
    if not with_totals:
        return []
    ledger = Ledger(drafts)
    return [
        _total(article, position, aggregate, ledger)
        for article in with_totals
        for position, aggregate in enumerate(article.aggregates)
    ]


def _total(article: Annotated, position: int, aggregate: Aggregate, ledger: Ledger) -> Total:
    parts = sorted(_parts(article, aggregate, ledger), key=lambda draft: (draft.shown["date"], draft.id))
    counts = [draft.shown.get("count") for draft in parts]
    acted = {draft.shown.get("actor") for draft in parts}
    return Total(
        article=article.slug,
        position=position,
        count=aggregate.count,
        evidence=aggregate.evidence,
        actors_count=aggregate.actors_count,
        actor=aggregate.actor,
        target=aggregate.target,
        events=tuple(draft.id for draft in parts),
        found=sum(count or 0 for count in counts),
        unnumbered=counts.count(None),
        missing=tuple(a for a in _named(article, aggregate) if a not in acted),
    )


def _parts(article: Annotated, aggregate: Aggregate, ledger: Ledger) -> list[Draft]:
    own = _fitting(ledger.by_article[article.slug], aggregate)
    start = earliest(aggregate.since) if aggregate.since else None
    end = latest(article.published) if article.published else None
    if start:
        return [d for d in _of_side(aggregate, ledger) if start <= _first(d) and (end is None or _first(d) <= end)]
    if end is None:
        return _adding_up(own, aggregate) or []
    own = [draft for draft in own if _first(draft) <= end]
    adding_up = _adding_up(own, aggregate)
    if adding_up is not None:
        return adding_up
    if not (aggregate.target or aggregate.actor) or (aggregate.actors_count == 1 and not aggregate.actor):
        return _wave(own, end, WAVE_GAP_DAYS) or own
    return _widest(_of_side(aggregate, ledger), end, aggregate.count)


def _of_side(aggregate: Aggregate, ledger: Ledger) -> list[Draft]:
    """Every event that can be part, by the side that the total names."""
    if aggregate.target:
        return _fitting(ledger.by_target[aggregate.target], aggregate)
    return _fitting(ledger.by_actor[aggregate.actor], aggregate) if aggregate.actor else []


def _fitting(some: Iterable[Draft], aggregate: Aggregate) -> list[Draft]:
    target, actor = aggregate.target, aggregate.actor
    return [
        draft
        for draft in some
        if draft.shown["type"] == aggregate.type
        and (not target or draft.shown.get("target") == target)
        and (not actor or draft.shown.get("actor") == actor)
    ]


def _adding_up(own: Sequence[Draft], aggregate: Aggregate) -> list[Draft] | None:
    """Those of the article's own events that make the total: the narrowest set, or None."""
    for key in (_day, _month, _actor_and_month, lambda draft: ""):
        sets: defaultdict[object, list[Draft]] = defaultdict(list)
        for draft in own:
            sets[key(draft)].append(draft)
        for _, some in sorted(sets.items(), key=lambda pair: str(pair[0]), reverse=True):
            if len(some) > 1 and sum(draft.shown.get("count") or 0 for draft in some) == aggregate.count:
                return some
    return None


def _day(draft: Draft) -> object:
    return draft.shown["date"]


def _month(draft: Draft) -> object:
    return draft.shown["date"][:7]


def _actor_and_month(draft: Draft) -> object:
    return draft.shown.get("actor", ""), draft.shown["date"][:7]


def _first(draft: Draft) -> day_of:
    return earliest(draft.shown["date"])


def _widest(some: Sequence[Draft], end: day_of, count: int) -> list[Draft]:
    """The wave, with wider gaps while it holds less than half of the total."""
    wave: list[Draft] = []
    for gap in (WAVE_GAP_DAYS, *WIDER_GAPS_DAYS):
        wave = _wave(some, end, gap)
        if 2 * sum(draft.shown.get("count") or 0 for draft in wave) >= count:
            break
    return wave


def _wave(some: Sequence[Draft], end: day_of, gap: int) -> list[Draft]:
    """Back from the article's date as long as the gaps are small; a bare year is too vague to belong to a wave."""
    dated = [
        (min(latest(draft.shown["date"]), end), draft.id, draft)
        for draft in some
        if len(draft.shown["date"]) > 4 and _first(draft) <= end
    ]
    wave: list[Draft] = []
    last = end
    for day, _, draft in sorted(dated, key=lambda row: row[:2], reverse=True):
        if (last - day).days > gap:
            break
        wave.append(draft)
        last = day
    return wave


def _named(article: Annotated, aggregate: Aggregate) -> list[str]:
    """Actors that the words of the total name as taking part, in the order of the text."""
    start = article.text.find(aggregate.evidence)
    if start < 0:
        return []
    end = start + len(aggregate.evidence)
    sides = (aggregate.actor, aggregate.target)
    found = [a.actor for a in article.annotations if a.actor and start <= a.span.start and a.span.end <= end]
    return list(dict.fromkeys(actor for actor in found if actor not in sides))
