"""Identification and links over a whole set, where the gold names the facts that its measures report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from builder.evaluate.match import Comparison
from builder.evaluate.measure import b_cubed, links
from builder.model.evaluation import Rates


def identification(comparisons: Iterable[Comparison], events: Iterable[Sequence[str]]) -> Rates | None:
    """Whether claims of one fact are in one event; `events` are the claim ids of each. None without facts."""
    facts = _facts(comparisons)
    return b_cubed(events, facts) if facts else None


def answers(
    comparisons: Sequence[Comparison], events: Mapping[str, Sequence[str]], found: Iterable[tuple[str, str]]
) -> Rates | None:
    """Whether the links between events (id -> claim ids) are those of the gold. None where the gold has none.

    A link is expected from the event of each claim whose measure answers a fact, where the reading has that fact. Links
    of events that report no measure of the gold are left out, and so are those whose gold says "retaliation" but not to
    what: whether they are right is not known.
    """
    facts = _facts(comparisons)
    matched = {match.claim.id: match.gold for each in comparisons for match in (*each.matched, *each.spare)}
    fact_of: dict[str, str] = {}
    known: defaultdict[str, set[str]] = defaultdict(set)
    expected: set[tuple[str, str]] = set()
    for event, claims in events.items():
        gold = [matched[claim] for claim in claims if claim in matched]
        if not gold or (any("retaliat" in each.reason for each in gold) and not any(each.answers for each in gold)):
            continue
        fact_of[event] = next((each.fact for each in gold if each.fact), f"the event {event}")
        known[fact_of[event]].add(event)
        expected |= {(event, each.answers) for each in gold if each.answers}
    expected = {(event, fact) for event, fact in expected if fact in known}
    if not facts or not expected:
        return None
    return links([(event, fact_of[to]) for event, to in found if event in fact_of and to in fact_of], expected)


def _facts(comparisons: Iterable[Comparison]) -> dict[str, str]:
    """Claim id -> fact, for the claims that match a measure of a known fact."""
    return {
        match.claim.id: match.gold.fact
        for each in comparisons
        for match in (*each.matched, *each.spare)
        if match.gold.fact
    }
