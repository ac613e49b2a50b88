"""The measures of a sentence: those that its own words tell, then those that lean on what was told before."""

from __future__ import annotations

from typing import Final

from builder.model.claim import MeasureType

from . import (
    accreditation,
    breakdowns,
    closures,
    constructions,
    denials,
    expulsion,
    fates,
    following,
    fronted,
    lists,
    notices,
    obligations,
    orders,
    recalls,
    reductions,
    relations,
    requests,
    terms,
    unwelcome,
    workings,
)
from .hits import Hit
from .informing import informed, spelled_out
from .leaning import leaning
from .remainders import but_some
from .scene import Scene, Thing
from .story import Story

_FAMILIES: Final = tuple(
    rule
    for family in (
        notices,
        orders,
        obligations,
        requests,
        terms,
        unwelcome,
        expulsion,
        fronted,
        accreditation,
        closures,
        relations,
        workings,
        recalls,
        constructions,
        reductions,
        denials,
    )
    for rule in family.FAMILIES
)
"""The rule families in the order in which they speak; of two that read the same words the earlier counts."""


def own_hits(scene: Scene) -> list[Hit]:
    """The hits of all families, without those that stand on the same words and object."""
    found: list[Hit] = []
    for _, family in _FAMILIES:
        for hit in family(scene):
            if not any(_same_words(hit, other) for other in found):
                found.append(hit)
    spelled = [but_some(scene, spelled_out(scene, informed(scene, hit))) for hit in found]
    asked = [lists.labelled(scene, requests.homeward(hit)) for hit in requests.asked_for(scene, spelled)]
    return [recalls.ordered_home(hit, scene) for hit in asked]


def all_hits(scene: Scene, story: Story) -> list[Hit]:
    """The measures of a sentence with those that lean on what was told before."""
    found = list(scene.own_hits)
    if not scene.things and not scene.own_hits and not scene.agents:
        return found
    found.extend(hit for hit in lists.headline(scene) if not any(_same_words(hit, other) for other in found))
    found, whole = _broken_down(scene, story, found)
    base = next((hit for hit in found if hit.type == "expulsion"), None)
    base = base or _running(scene, story)
    if base is not None:
        for hit in lists.numbered(scene, base):
            if hit.thing is not whole and not any(_covers(other, hit) for other in found):
                found.append(hit)
    if story.drafts or found:
        parts = [hit for hit in lists.from_states(scene) if not any(_covers(other, hit) for other in found)]
        if len(parts) > 1:
            found = [hit for hit in found if hit.agent is not None or hit.voice != "passive"]
        found.extend(parts)
        found.extend(hit for hit in fates.seconds(scene) if not any(_covers(other, hit) for other in found))
        same = [lists.labelled(scene, hit) for hit in fates.fates(scene, _told_just(scene, story))]
        found.extend(hit for hit in same if not any(_same_words(hit, other) or _covers(other, hit) for other in found))
        running = _running(scene, story)
        found.extend(hit for hit in leaning(scene, found, running) if not any(_covers(o, hit) for o in found))
        told = [hit for hit in following.follow_ups(scene) if not any(o.first <= hit.first < o.last for o in found)]
        found.extend(told)
    scene.hits = sorted(found, key=lambda h: h.first)
    return scene.hits


def _broken_down(scene: Scene, story: Story, found: list[Hit]) -> tuple[list[Hit], Thing | None]:
    """The hits with the parts of a total in its place, and the total."""
    for total, parts in breakdowns.broken_down(scene, found, story.scenes[: scene.sentence.i]):
        if total not in found:
            story.drafts = [draft for draft in story.drafts if draft.hit is not total]
            return found + [p for p in parts if not any(_covers(hit, p) for hit in found)], None
        found = [hit for hit in found if hit is not total and not any(_covers(part, hit) for part in parts)]
        return found + parts, total.thing
    return found, None


def _running(scene: Scene, story: Story) -> Hit | None:
    """The expulsion told in the sentences just before, to which a list can go on."""
    for draft in reversed(story.drafts[-4:]):
        if draft.type == "expulsion" and scene.sentence.i - draft.scene.sentence.i <= 2:
            return draft.hit
    return None


def _told_just(scene: Scene, story: Story) -> MeasureType | None:
    """The measure against people told last, if it stands just before."""
    last = story.drafts[-1] if story.drafts else None
    here = next((hit.type for hit in reversed(scene.own_hits) if hit.type in ("expulsion", "recall")), None)
    if here is not None or last is None or scene.sentence.i - last.scene.sentence.i > 2:
        return here
    return last.type if last.type in ("expulsion", "recall") else None


def _covers(other: Hit, hit: Hit) -> bool:
    """Whether the object of a hit belongs to another one."""
    return other.thing is not None and hit.thing is not None and other.thing.first <= hit.thing.first < other.thing.last


def _same_words(one: Hit, other: Hit) -> bool:
    """Whether two hits stand on the same object or the same words."""
    if one.type != other.type:
        pair = {one.type, other.type}
        return bool(
            pair <= {"expulsion", "recall", "reduction"}
            and one.thing is not None
            and other.thing is not None
            and one.thing.first == other.thing.first
        )
    if one.thing is not None and other.thing is not None:
        return (
            one.thing.first == other.thing.first
            and abs(one.first - other.first) < 12
            or one.first == other.first
            and one.thing.first <= other.thing.first < one.thing.last
        )
    return one.first == other.first
