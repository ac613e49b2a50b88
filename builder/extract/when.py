"""When a measure was announced and by when it takes effect."""

from __future__ import annotations

from builder.language.dates import Moment, resolve_term

from .scene import Scene
from .story import Draft, Story

BORDERS = frozenset("after when since who which whose before while because following over as where for".split())


def date_of(draft: Draft, story: Story) -> None:
    """Set the date of a draft from its clause, its announcement or the publication."""
    moment = nearest(draft.scene, draft.hit.first)
    if moment is not None:
        draft.date, draft.moment, draft.dated = moment.value, moment, "clause"
        return
    shared = _shared(draft, story)
    if shared is not None:
        draft.date, draft.dated = shared.date, "shared"
        return
    if story.published:
        draft.date, draft.dated = story.published[:7], "published"


def nearest(scene: Scene, place: int) -> Moment | None:
    """The point in time of the sentence that is nearest to a token, borders of clauses counted as distance."""
    best, cost = None, 999
    for moment in scene.moments:
        if moment.kind != "point" or moment.deadline or moment.start or moment.value is None or moment.future:
            continue
        low, high = (moment.last, place) if moment.last <= place else (place, moment.first)
        between = scene.words[low:high]
        far = (
            high
            - low
            + 14 * sum(w in BORDERS for w in between)
            + 12 * sum(w in (";", ":") for w in between)
            + 6 * sum(w in ("and", "but") for w in between)
            + 2 * between.count(",")
        )
        if moment.last <= place and scene.word(moment.first - 1) in BORDERS | {"by"}:
            far += 12
        if far < cost:
            best, cost = moment, far
    return best


def _shared(draft: Draft, story: Story) -> Draft | None:
    """A measure of the same announcement told before, whose day this one shares."""
    here = draft.scene.sentence
    for other in reversed(story.drafts):
        if not other.date or other.dated == "published":
            continue
        there = other.scene.sentence
        if there.paragraph == 0 and here.paragraph > 0 and other.dated != "clause":
            continue
        same_actor = other.actor == draft.actor
        if there.i == here.i and (same_actor or draft.hit.inherits):
            return other
        if same_actor and other.target == draft.target and here.i - there.i <= 3 and other.status == draft.status:
            return other
        if draft.hit.inherits and here.i - there.i <= 3:
            return other
    return None


def deadline_of(draft: Draft, story: Story) -> None:
    """Set the deadline of a draft from the term or the day named with it."""
    scene, hit = draft.scene, draft.hit
    found: Moment | None = None
    for moment in scene.moments:
        if moment.kind == "term" or moment.deadline or moment.start and moment.value:
            if found is None or abs(moment.first - hit.last) < abs(found.first - hit.last):
                found = moment
    if found is None:
        return
    draft.term = found
    if found.value:
        draft.deadline = found.value
    elif draft.date and len(draft.date) == 10:
        draft.deadline = resolve_term(draft.date, found)
