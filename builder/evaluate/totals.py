"""Totals over several states: those of the gold and those read, article by article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from builder.evaluate.gold import GoldTotal
from builder.evaluate.match import Code
from builder.model.claim import Aggregate
from builder.model.evaluation import Score

Pairs = Sequence[tuple[Sequence[GoldTotal], Sequence[Aggregate]]]
"""Of each article the totals of the gold and those read."""


def by_number(pairs: Pairs) -> Score:
    """How many have the right number of people."""
    return _score(pairs, lambda gold, found: gold.count == found.count)


def as_a_whole(pairs: Pairs, code: Code) -> Score:
    """How many have the right number of people and of states, and are of the right people and type."""

    def same(gold: GoldTotal, found: Aggregate) -> bool:
        side = code(found.target) if found.target else None
        numbers = (gold.count, gold.actors_count or NOT_SAID) == (found.count, states(found))
        return numbers and side in gold.target and gold.type == found.type

    return _score(pairs, same)


NOT_SAID: Final = 0


def states(total: Aggregate) -> int:
    """How many states acted; 1 where it is one actor's total, 0 where it is not said."""
    return total.actors_count or (1 if total.actor else NOT_SAID)


def _score(pairs: Pairs, same: Callable[[GoldTotal, Aggregate], bool]) -> Score:
    right = sum(_matched(gold, found, same) for gold, found in pairs)
    return Score(right, sum(len(found) for _, found in pairs), sum(len(gold) for gold, _ in pairs))


def _matched(
    gold: Iterable[GoldTotal], found: Iterable[Aggregate], same: Callable[[GoldTotal, Aggregate], bool]
) -> int:
    """How many of the gold's totals have one of their own among those found."""
    left, right = list(found), 0
    for each in gold:
        match = next((k for k, other in enumerate(left) if same(each, other)), None)
        if match is not None:
            del left[match]
            right += 1
    return right
