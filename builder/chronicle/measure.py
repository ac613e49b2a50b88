"""How good identification and links are, against what is known to be true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, 0 to 1."""

    precision: float
    recall: float
    f1: float


def score(precision: float, recall: float) -> Score:
    """The two with their harmonic mean."""
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def b_cubed(events: Iterable[Sequence[str]], truth: Mapping[str, str]) -> Score:
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
    return score(precision / known, recall / known) if known else Score(1.0, 1.0, 1.0)


def links(found: Iterable[tuple[str, str]], truth: Iterable[tuple[str, str]]) -> Score:
    """Pairs (what answers, what is answered) that were found, against those that are true."""
    some, true = set(found), set(truth)
    right = len(some & true)
    return score(right / len(some) if some else 1.0, right / len(true) if true else 1.0)
