"""What a rule family finds: a measure with its words, before it is known who acts on whom."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.language.dates import Moment
from builder.model.claim import MeasureType

from .scene import Agent, Scene, Thing


@dataclass(frozen=True, slots=True)
class Hit:
    """One use of the words for a measure."""

    type: MeasureType
    rule: str
    first: int
    """First token of the words which report it."""
    last: int
    thing: Thing | None = None
    """Whom or what it hits."""
    agent: Agent | Thing | None = None
    """Who acts, where the clause says it."""
    verb: int = -1
    """Token on which the clause hangs, for its status; -1: `first`."""
    group: int = -1
    """First token of the verb's auxiliaries; -1: `first`."""
    auxiliaries: tuple[str, ...] = ()
    voice: str = "active"
    """`active` `passive` `people` (the people are the subject: "must leave") `nominal`."""
    counterpart: Agent | Thing | None = None
    """Who is told: "told Moscow to withdraw"."""
    left: tuple[str, ...] = ()
    """Actor ids of the place that must be left."""
    term: Moment | None = None
    cap_from: int | None = None
    cap_to: int | None = None
    count: int | None = None
    """People or posts, where the words say it outside of the thing."""
    inherits: bool = False
    """An elliptic follow-up: what is not said is that of the measure before."""
    back: bool = False
    """Actor and target are those of the measure before, exchanged."""


Family = Callable[[Scene], Iterator[Hit]]
"""A rule family: a sentence -> the measures of one kind that it reports."""


def left_place(scene: Scene, start: int, gap: int = 5) -> tuple[str, ...]:
    """Actors named as the place to leave, directly after "leave", "out of", "from"."""
    k = start
    while k < min(start + gap, scene.last):
        word = scene.words[k]
        mention = scene.mention_at.get(k)
        if mention is not None and not mention.possessive and mention.form not in ("adjective", "person", "people"):
            return _places(scene, k)
        if word not in ("the", "from", "of", "out", "its", "for", "both", "in"):
            return ()
        k += 1
    return ()


def _places(scene: Scene, k: int) -> tuple[str, ...]:
    agent = scene.agent_at.get(k)
    if agent is not None and agent.actors:
        return agent.actors
    mention = scene.mention_at[k]
    return mention.group or (mention.actor,)
