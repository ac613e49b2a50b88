"""Totals that articles state, held beside what the chronicle has item by item.

Parts of a total are the events of its type against its target (or by its actor) up to the article's date: from the day
that the article names, else back through the wave, that is as long as no gap of more than ten days lies between them.
A total that names neither side is held against what its own article reports.
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
    target, actor = aggregate.target, aggregate.actor
    if target and (actor or aggregate.actors_count != 1):
        some = ledger.by_target[target]
    elif actor:
        some = ledger.by_actor[actor]
    else:
        some = ledger.by_article[article.slug]
    fitting = [
        draft
        for draft in some
        if draft.shown["type"] == aggregate.type
        and (not target or draft.shown.get("target") == target)
        and (not actor or draft.shown.get("actor") == actor)
    ]
    return _in_period(fitting, article.published, aggregate.since)


def _in_period(some: Sequence[Draft], published: str | None, since: str | None) -> list[Draft]:
    if since:
        start = earliest(since)
        end = latest(published) if published else day_of.max
        return [
            draft for draft in some if earliest(draft.shown["date"]) >= start and earliest(draft.shown["date"]) <= end
        ]
    if not published:
        return []
    return _wave(some, latest(published))


def _wave(some: Sequence[Draft], end: day_of) -> list[Draft]:
    """Back from the article's date as long as the gaps are small; a bare year is too vague to belong to a wave."""
    dated = [(min(latest(draft.shown["date"]), end), draft) for draft in some if len(draft.shown["date"]) > 4]
    dated = [(day, draft) for day, draft in dated if earliest(draft.shown["date"]) <= end]
    wave: list[Draft] = []
    last = end
    for day, draft in sorted(dated, key=lambda pair: (pair[0], pair[1].id), reverse=True):
        if (last - day).days > WAVE_GAP_DAYS:
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
