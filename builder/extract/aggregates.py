"""Totals over several states: held beside the chronicle, never events."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.claim import Aggregate
from builder.model.reading import FoundAggregate
from builder.model.text import Span

from .hits import Hit
from .scene import Scene
from .story import Story

STATES = frozenset(
    [
        "countries",
        "states",
        "nations",
        "governments",
        "capitals",
        "allies",
        "members",
        "neighbours",
        "neighbors",
        "republics",
    ]
)


def is_total(hit: Hit, scene: Scene, actors: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether the measure is a sum over several actors that are not told one by one."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or thing.each or hit.inherits:
        return False
    if (
        (thing.count or 0) > 1
        and not thing.owners
        and not thing.inner
        and {"western", "european", "foreign", "allied"} & set(scene.words[thing.first : thing.head])
    ):
        return True
    if len(getattr(hit.agent, "actors", ())) > 1 and thing.count is None:
        return False
    group = hit.group if hit.group >= 0 else hit.first
    near = range(max(scene.first, group - 6 if hit.agent is None and not thing.count else group - 2), group)
    if any(scene.words[k] in STATES and scene.words[k - 1] != "united" for k in near):
        return (thing.count or 3) > 2
    for number in scene.numbers:
        if number.last <= group and not number.unit and group - number.last <= 9 and number.value > 1:
            following = scene.words[number.last : min(number.last + 4, group)]
            if STATES & set(following) and "of" not in following and not _counts_people(scene, number.first):
                return True
    window = scene.words[hit.first : min(hit.last + 14, scene.last)]
    for i, word in enumerate(window):
        if (
            word in STATES
            and i > 0
            and "by" in window[:i]
            and any(scene.number_at.get(hit.first + j) for j in range(max(0, i - 3), i))
        ):
            return True
    return False


def _counts_people(scene: Scene, i: int) -> bool:
    thing = scene.thing_at.get(i)
    return thing is not None and scene.words[thing.head] not in STATES


def find_aggregates(scene: Scene, story: Story, shift: int) -> Iterator[FoundAggregate]:
    """ "144 Russians by 27 countries": a number of people and a number of states in one clause."""
    for thing in scene.things:
        if thing.kind != "people" or not thing.count or thing.count < 3 or thing.grade in ("banned", "pronoun"):
            continue
        states = next(
            (
                n
                for n in scene.numbers
                if 0 < n.first - thing.last <= 9 and scene.word(n.last) in STATES | {"european", "western", "eu"}
            ),
            None,
        )
        if states is None or shift and scene.sentence.paragraph == 0:
            continue
        end = states.last + 1
        span = Span(
            scene.text.tokens[thing.first].start - shift, scene.text.tokens[min(end, scene.last) - 1].end - shift
        )
        target = thing.owners[0] if len(thing.owners) == 1 else None
        yield FoundAggregate(
            Aggregate(thing.count, scene.text.words(thing.first, min(end, scene.last)), states.value, None, target),
            span,
        )
