"""Which part of a measure is whose: "three and two respectively", "the ambassadors of Chile and Peru", names."""

from __future__ import annotations

from dataclasses import dataclass

from .hits import Hit
from .scene import Scene, Thing


@dataclass(frozen=True, slots=True)
class Share:
    """What one pair of actor and target has of a measure told of several."""

    count: int | None = None
    names: tuple[str, ...] = ()


def share(
    hit: Hit, scene: Scene, actors: tuple[str, ...], targets: tuple[str, ...], at: tuple[str, str]
) -> Share | None:
    """The share of a pair; None where the measure is not told in parts."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or thing.kind != "people" or max(len(actors), len(targets)) < 2:
        return None
    side, place = (targets, targets.index(at[1])) if len(targets) > 1 else (actors, actors.index(at[0]))
    counts = _counts(scene, thing) if respectively(scene, hit) else []
    if len(counts) == len(side):
        return Share(counts[place])
    if len(thing.names) == len(side) and (side is targets or respectively(scene, hit)):
        return Share(1, thing.names[place : place + 1])
    chief = thing.grade == "chief" or scene.words[thing.head] in ("heads", "chiefs") and thing.inner is not None
    if chief and thing.plural and thing.count in (None, len(side)):
        return Share(1)
    return None


def respectively(scene: Scene, hit: Hit) -> bool:
    """Whether the parts are told in the order of those to whom they belong."""
    return "respectively" in scene.words[hit.first : scene.last]


def _counts(scene: Scene, thing: Thing) -> list[int]:
    """The numbers joined before the noun: "three and two diplomats", "three, two and one"."""
    if thing.counted is None:
        return []
    found = [thing.count or 0]
    k = thing.counted[0] - 1
    while scene.word(k) in (",", "and"):
        k -= 1
        number = scene.number_at.get(k)
        if number is None:
            if scene.word(k) not in (",", "and"):
                break
            continue
        found.insert(0, number.value)
        k = number.first - 1
    return found


def part_of_next(scene: Scene, hit: Hit) -> bool:
    """Whether a bare number is only the first of those before one noun: "three and two diplomats respectively"."""
    thing = hit.thing
    if thing is None or thing.grade != "number" or not respectively(scene, hit):
        return False
    k = thing.last
    while scene.word(k) in (",", "and"):
        k += 1
    return k > thing.last and scene.number_at.get(k) is not None
