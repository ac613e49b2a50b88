"""The work of a mission suspended: by its owner, by order, or told of the mission itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.model.claim import MeasureType

from . import lexicon
from .clause import Act, by_agent, group, looks_verbal, objects, skip, subject
from .directives import order
from .hits import Family, Hit
from .reporting import hit, of_kind
from .scene import Agent, Scene, Thing

STOPPING: Final = frozenset(["suspend", "halt", "stop", "cease", "pause", "freeze", "interrupt", "discontinue", "end"])
"""Verbs for work that is not gone on with."""
INSTITUTES: Final = frozenset(["council", "institute", "centre", "center"])
"""Houses of culture, which are closed rather than suspended."""
BETWEEN: Final = frozenset(["the", "its", "their", "his", "all", "of", "at", "in", "a", "own", "whole", "entire"])


def stopped(scene: Scene) -> Iterator[Hit]:
    """ "suspended the work of its embassy", "the embassy ceased operations", "operations were suspended"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("suspend", "sever").get(scene.words[i], ()):
            act = group(scene, i, verb)
            if act.verb.base not in STOPPING and not act.verb.rest or scene.word(i + 1) == "short":
                continue
            hits = list(_work_stops(scene, act) if act.passive else _stops(scene, act))
            if hits:
                yield from hits
                break


def _work(scene: Scene, start: int, end: int) -> int:
    """The token of "work", "operations" between two tokens; -1 where there is none."""
    listed = lexicon.words("measures", "suspend_object")
    return next((j for j in range(start, min(end, scene.last)) if scene.words[j] in listed), -1)


def _work_stops(scene: Scene, act: Act) -> Iterator[Hit]:
    """ "operations at the embassy were suspended by Qatar", "the embassy's work has ceased"."""
    j = _work(scene, max(scene.first, act.first - 8), act.first)
    post = _post_of(scene, j, act.first) if j >= 0 else None
    if post is None and j >= 0 and scene.words[j] == "operations" and _embassy_before(scene, j):
        post = Thing("mission", j, j + 1, j, "mission", definite=True)
    if post is not None:
        start = act.i + 1
        yield hit("suspension", "work suspended", act, start, post, by_agent(scene, start), "passive")


def _post_of(scene: Scene, j: int, end: int) -> Thing | None:
    """The mission whose work it is: before it with a possessive, or behind "of", "at"."""
    for post in scene.things:
        if post.kind == "mission" and (post.last in (j, j - 1) or j < post.first < end and post.first - j <= 3):
            return post
    return None


def _stops(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    k = start + len(rest) if rest and scene.is_phrase(start, rest) else start
    things = objects(scene, k, 4, kinds=("relations", "mission", "people"))
    post = things[0] if things and things[0].kind == "mission" else None
    j = _work(scene, k, k + 4)
    if post is None and j >= 0:
        post = next((t for t in scene.things if t.kind == "mission" and 0 <= t.first - j <= 4), None)
    if post is not None and act.verb.base != "end":
        if (
            j >= 0
            or set(scene.words[k : post.first]) <= BETWEEN
            and not rest
            or rest
            and scene.is_phrase(post.last, rest)
        ):
            agent = subject(scene, act.first)
            yield hit("suspension", "work suspended", act, post.last, post, agent, "active")
        return
    given = order(scene, act)
    owner = of_kind(given.told if given is not None else subject(scene, act.first), "mission")
    if not things and owner is not None and (j >= 0 or scene.word(k) == "working"):
        type_: MeasureType = "closure" if INSTITUTES & set(scene.words[owner.first : owner.last]) else "suspension"
        giver = given.giver if given is not None else None
        yield hit(type_, "work suspended", act, max(j, k) + 1, owner, giver, "active" if giver else "people")
    elif not things and j == k and scene.words[j] == "operations" and _embassy_before(scene, act.first):
        agent = subject(scene, act.first)
        if isinstance(agent, Agent) or isinstance(agent, Thing) and agent.grade == "nation":
            yield hit("suspension", "work suspended", act, j + 1, None, agent, "active")
    elif not things and not looks_verbal(scene, k):
        yield from _work_ceases(scene, act)


def _embassy_before(scene: Scene, k: int) -> bool:
    """Whether an embassy was named in the words before a token, in this sentence or the ones before."""
    return bool({"embassy", "embassies", "consulate", "mission"} & set(scene.words[max(0, k - 60) : k]))


def _work_ceases(scene: Scene, act: Act) -> Iterator[Hit]:
    """ "operations at the embassy have stopped", "the embassy's work ceased"."""
    behind = scene.word(skip(scene, act.i + 1))
    if behind in ("", ".", ",", ";", "and", "in", "on", "at", "for", "until", "after", "when"):
        yield from _work_stops(scene, act)


FAMILIES: tuple[tuple[str, Family], ...] = (("stopped", stopped),)
"""The rules in the order in which they speak."""
