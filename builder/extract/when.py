"""When a measure was announced."""

from __future__ import annotations

from typing import Final

from builder.language.anchors import Timeline
from builder.language.dates import Moment
from builder.language.mentions import existing

from . import lexicon
from .hits import Hit
from .scene import Scene
from .story import Draft

BORDERS: Final = lexicon.wordset("when_borders")
REFERRING: Final = lexicon.wordset("when_referring")
ANSWERING: Final = lexicon.wordset("when_answering")


def own_moment(scene: Scene, hit: Hit) -> Moment | None:
    """The point in time of the sentence that belongs to a measure: nearest to it, and not nearer to another one."""
    best, cost = None, 999
    for moment in scene.moments:
        if moment.deadline or moment.start or moment.value is None or moment.future and moment.kind != "point":
            continue
        if moment.kind != "point" and not (moment.kind == "since" and _when_follows(scene, moment, hit.first)):
            continue
        far = distance(scene, moment, hit.first)
        if far < cost:
            best, cost = moment, far
    if best is None:
        return None
    for other in scene.hits:
        if other.first != hit.first and cost >= 10 and distance(scene, best, other.first) + 8 < cost:
            return None
    return best


def _when_follows(scene: Scene, moment: Moment, place: int) -> bool:
    """Whether the moment is that of the clause behind it: "since 1971, when London expelled 105"."""
    return moment.last <= place and "when" in scene.words[moment.last : moment.last + 2]


def distance(scene: Scene, moment: Moment, place: int) -> int:
    """Tokens between a moment and a measure, borders of clauses counted as more."""
    low, high = (moment.last, place) if moment.last <= place else (place, moment.first)
    between = list(scene.words[low:high])
    if moment.last <= place and "when" in between[:2]:
        return high - low
    far = high - low + 14 * sum(w in BORDERS for w in between) + 12 * sum(w in (";", ":") for w in between)
    far += 6 * sum(w in ("and", "but") for w in between) + 2 * between.count(",")
    if moment.last <= place and scene.word(moment.first - 1) in BORDERS | {"by"}:
        far += 12
    return far


def date_of(draft: Draft, timeline: Timeline) -> None:
    """Give a measure the day that its clause, sentence, paragraph or the main news tells."""
    anchor = timeline.at(draft.hit.first, draft.hit.last)
    draft.date, draft.moment, draft.far = anchor.value, anchor.moment, anchor.far
    draft.dated = {"own": "clause", "published": "published", "unknown": ""}.get(anchor.how, "shared")
    own = own_moment(draft.scene, draft.hit)
    if draft.dated != "clause" and own is not None and own.value and len(own.value) == 4:
        draft.date, draft.moment, draft.dated = own.value, own, "clause"
    if draft.dated in ("clause", "shared") and _only_referred_to(draft):
        draft.date, draft.moment, draft.dated = timeline.month, None, "published"
    if draft.dated == "published" and draft.background:
        draft.date, draft.moment, draft.dated = None, None, ""
    draft.actor, draft.target = existing(draft.actor, draft.date), existing(draft.target, draft.date)


def _only_referred_to(draft: Draft) -> bool:
    """Whether a noun only names the measure that something answers, and no time stands with it: "in reply to the
    expulsion of four", "asked on Tuesday about the ouster of two"."""
    scene, hit, moment = draft.scene, draft.hit, draft.moment
    if hit.voice != "nominal" or (moment is not None and _beside(scene, moment, hit)):
        return False
    start = min(hit.first, hit.agent.first if hit.agent is not None else hit.first)
    before = scene.words[max(scene.first, start - 6) : start]
    return bool(REFERRING & set(before[-3:]) or ANSWERING & set(before))


def _beside(scene: Scene, moment: Moment, hit: Hit) -> bool:
    """Whether a time stands in the noun's own phrase or behind it."""
    return scene.first <= moment.first < scene.last and (
        moment.first > hit.first or hit.first - moment.last <= 4 and "," not in scene.words[moment.last : hit.first]
    )
