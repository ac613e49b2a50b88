"""Former states and their successors, told apart by date: "Russia" of 1985 is the Soviet Union."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.model.actor import Actor
from builder.model.dates import earliest, latest

Era = Callable[[str, str | None], str]
"""Actor id and date of a measure -> id of the actor that existed then."""


def eras(actors: Iterable[Actor]) -> Era:
    """The rule for these actors: only where one state clearly stands before or after another is an id changed.

    A date that may lie on either side of the border changes nothing, nor does an actor with several predecessors or
    successors: which of them is meant cannot be known.
    """
    before = {a.id: (a.since, a.predecessors[0]) for a in actors if a.since and len(a.predecessors) == 1}
    after = {a.id: (a.until, a.successors[0]) for a in actors if a.until and len(a.successors) == 1}
    if not before and not after:
        return lambda actor, date: actor
    dated = {**dict.fromkeys(before), **dict.fromkeys(after)}

    def at(actor: str, date: str | None) -> str:
        if actor not in dated or not date:
            return actor
        if actor in before:
            since, predecessor = before[actor]
            if latest(date) < earliest(since):
                return predecessor
        if actor in after:
            until, successor = after[actor]
            if earliest(date) > latest(until):
                return successor
        return actor

    return at
