"""Orders that name those who may stay: "all but 35 of its diplomats must leave"."""

from __future__ import annotations

from dataclasses import replace

from .hits import Hit
from .scene import Scene


def but_some(scene: Scene, hit: Hit) -> Hit:
    """The hit as a cut to those who are excepted; other hits as they are."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or not thing.count:
        return hit
    excepted = any(scene.is_phrase(thing.first - 2 + k, ("all", "but")) for k in (0, 1))
    if not excepted:
        return hit
    return replace(hit, type="reduction", rule="all but", cap_to=thing.count, cap_from=thing.of)
