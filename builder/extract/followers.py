"""Who did the same, told without naming the deed: "Mali followed on Tuesday", "Togo makes it four"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import lexicon
from .hits import Hit
from .scene import Agent, Scene

FOLLOWING: Final = frozenset(["followed", "follows", "joined", "joins"])
NUMBERS: Final = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
BEHIND: Final = lexicon.wordset("followers_behind")
"""Words behind "followed" that show that nothing is followed but the deed."""


def followers(scene: Scene) -> Iterator[Hit]:
    """The states that did what was told before."""
    for agent in scene.agents:
        if not agent.actors or agent.oblique in ("in", "at", "from", "to", "with"):
            continue
        turn = _turn(scene, agent)
        end = turn or _follows(scene, agent) or _makes_so_many(scene, agent)
        if end:
            yield Hit(
                "expulsion",
                "its turn" if turn else "did the same",
                agent.first,
                max(end, agent.last),
                None,
                agent,
                agent.last,
                agent.last,
                (),
                "active",
                inherits=True,
            )


def _follows(scene: Scene, agent: Agent) -> int:
    """ "Mali followed on Tuesday", "Togo joined them": end of the verb; 0 where nothing like it stands there."""
    k = agent.last
    while scene.word(k) in ("has", "have", "had", "also", "then", "soon", "quickly", "later") or scene.moment_at.get(k):
        k += 1
    if agent.owner or agent.oblique or scene.word(k) not in FOLLOWING:
        return 0
    behind = scene.word(k + 1)
    if behind in BEHIND or not behind or scene.moment_at.get(k + 1):
        return k + 1
    return 0


def _makes_so_many(scene: Scene, agent: Agent) -> int:
    """ "Togo makes it four"."""
    k = agent.last
    if scene.word(k) in ("makes", "made") and scene.word(k + 1) == "it" and scene.word(k + 2) in NUMBERS:
        return k + 3
    return 0


def _turn(scene: Scene, agent: Agent) -> int:
    """ "Togo's turn came in May", "it was the turn of Chad", "then it was Mali"."""
    if agent.owner and scene.word(agent.last) == "turn" and scene.word(agent.last + 1) in ("came", "comes"):
        return agent.last + 2
    k = agent.first - 1
    while scene.word(k) in ("the", "of", "turn"):
        k -= 1
    opened = scene.word(k) in ("was", "is") and scene.word(k - 1) == "it"
    turned = "turn" in scene.words[k + 1 : agent.first] or scene.word(agent.last) == "turn"
    closed = scene.word(agent.last) in (",", ".", ";", "", "and")
    before = range(scene.first, max(scene.first, k - 1))
    timed = any(scene.moment_at.get(j) or scene.words[j] in ("then", "next", "later") for j in before)
    return agent.last if opened and (turned or closed and timed and len(before) <= 5) else 0
