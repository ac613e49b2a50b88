"""How good identification and links are, against what is known to be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from builder.model.evaluation import Rates


def b_cubed(events: Iterable[Sequence[str]], truth: Mapping[str, str]) -> Rates:
    """B-cubed over the claims of `truth` (claim id -> fact): how pure each claim's event is, how whole its fact.

    Of each claim, precision is the share of its event's claims which report the same fact, recall the share of its
    fact's claims which are in its event; each is averaged over the claims. Claims outside of `truth` count nowhere.
    """
    sizes = Counter(truth.values())
    precision = recall = 0.0
    known = 0
    for event in events:
        facts = Counter(truth[claim] for claim in event if claim in truth)
        members = sum(facts.values())
        known += members
        for fact, number in facts.items():
            precision += number * number / members
            recall += number * number / sizes[fact]
    return Rates(precision / known, recall / known) if known else Rates(1.0, 1.0)


def links(found: Iterable[tuple[str, str]], truth: Iterable[tuple[str, str]]) -> Rates:
    """Pairs (what answers, what is answered) that were found, against those that are true."""
    some, true = set(found), set(truth)
    right = len(some & true)
    return Rates(right / len(some) if some else 1.0, right / len(true) if true else 1.0)
