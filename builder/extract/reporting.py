"""What the rule families for posts and relations share: making a hit, and finding its object."""

from __future__ import annotations

from builder.model.claim import MeasureType

from .clause import Act
from .hits import Hit
from .scene import Agent, Scene, Thing


def hit(
    type_: MeasureType,
    rule: str,
    act: Act,
    last: int,
    thing: Thing | None,
    agent: Agent | Thing | None,
    voice: str,
    **more: object,
) -> Hit:
    return Hit(type_, rule, act.i, last, thing, agent, act.i, act.first, act.auxiliaries, voice, **more)  # type: ignore[arg-type]


def of_kind(noun: object, kind: str) -> Thing | None:
    return noun if isinstance(noun, Thing) and noun.kind == kind and not noun.negated else None


def near_thing(scene: Scene, k: int, kind: str) -> Thing | None:
    """The thing of a kind that ends shortly before a token, over a relative or an adverb."""
    for j in range(k - 1, max(scene.first, k - 4) - 1, -1):
        thing = of_kind(scene.thing_at.get(j), kind)
        if thing is not None:
            return thing
    return None
