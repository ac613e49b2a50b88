"""When a measure was announced and by when it takes effect."""

from __future__ import annotations

import datetime
from typing import Final

from builder.language.anchors import Timeline
from builder.language.dates import Moment, resolve_term
from builder.language.mentions import existing

from . import lexicon
from .hits import Hit
from .scene import Scene
from .story import Draft, Story

BORDERS: Final = lexicon.wordset("when_borders")
SAYING: Final = lexicon.wordset("when_saying")


def date_of(draft: Draft, story: Story) -> None:
    """Set the date of a draft from its clause, its announcement or the publication."""
    moment = own_moment(draft.scene, draft.hit)
    if moment is None and draft.scene.words[draft.scene.first] == "then" and story.scene is not None:
        moment = next((m for m in reversed(story.scene.moments) if m.value and not m.deadline), None)
    if moment is not None:
        draft.date, draft.moment, draft.dated = _value(moment, story), moment, "clause"
        return
    shared = _shared(draft, story)
    if shared is not None:
        draft.date, draft.dated = shared.date, "shared"
    elif story.published and not draft.background:
        draft.date, draft.dated = story.published[:7], "published"


def _value(moment: Moment, story: Story) -> str | None:
    """The moment's value; a last or next week that lies in two months gives the month in which it began."""
    if (
        moment.value
        and len(moment.value) == 4
        and "week" in moment.words
        and story.published
        and len(story.published) == 10
    ):
        day = datetime.date.fromisoformat(story.published) - datetime.timedelta(days=7)
        return day.isoformat()[:7]
    return moment.value


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
        if (
            same_actor
            and other.target == draft.target
            and here.i - there.i <= 3
            and other.status == draft.status
            and _recent(other, story)
        ):
            return other
        if draft.hit.inherits and here.i - there.i <= 3 and _recent(other, story):
            return other
    return None


def _recent(draft: Draft, story: Story) -> bool:
    """Whether a date is of the month of publication or just before, not of the background."""
    return not story.published or bool(draft.date) and str(draft.date)[:4] == story.published[:4]


def told_next(draft: Draft, story: Story) -> None:
    """The time of a measure in the sentence behind it: "That was in 1963."."""
    if draft.dated == "clause":
        return
    following = draft.scene.sentence.i + 1
    if following >= len(story.scenes):
        return
    scene = story.scenes[following]
    if scene.words[scene.first] in ("that", "it", "this") and scene.word(scene.first + 1) in (
        "was",
        "happened",
        "came",
    ):
        moment = next((m for m in scene.moments if m.value and not m.deadline and m.first - scene.first <= 4), None)
        if moment is not None:
            draft.date, draft.dated, draft.moment = moment.value, "announced", moment


def paragraph_day(draft: Draft, story: Story) -> Moment | None:
    """The day of the sentences before in the paragraph, in which a story goes on."""
    here = draft.scene.sentence
    for scene in reversed(story.scenes[: here.i]):
        if scene.sentence.paragraph != here.paragraph:
            return None
        days = [
            m
            for m in scene.moments
            if m.kind == "point" and m.value and len(m.value) == 10 and not m.deadline and not m.future and not m.start
        ]
        if days:
            return days[-1] if story.published and days[-1].value <= story.published else None
    return None


def lead_day(story: Story) -> str | None:
    """The day of which the first paragraph tells, where it is of the week before publication."""
    for scene in story.scenes:
        if scene.headline:
            continue
        if scene.sentence.paragraph > 1:
            return None
        for moment in scene.moments:
            if (
                moment.kind == "point"
                and moment.value
                and len(moment.value) == 10
                and not moment.deadline
                and not moment.future
            ):
                return moment.value if moment.value[:7] == (story.published or "")[:7] else None
    return None


def anchored(draft: Draft, story: Story) -> None:
    """Give a measure without a day that of the announcement with which the article opens, where it is a part of it."""
    if draft.dated != "published" or draft.status != "done" or draft.hit.voice == "nominal" or draft.background:
        return
    moment = paragraph_day(draft, story)
    if moment is not None:
        draft.date, draft.dated = moment.value, "shared"
        return
    words = draft.scene.words[draft.scene.first : draft.hit.first]
    if PAST & set(words):
        return
    for anchor in story.drafts:
        if (
            anchor.dated not in ("clause", "announced")
            or len(anchor.date or "") != 10
            or anchor.scene.sentence.paragraph > 2
        ):
            continue
        if (anchor.date or "")[:7] != (story.published or "")[:7] or anchor.status != "done":
            continue
        if anchor.actor == draft.actor or anchor.target == draft.target:
            draft.date, draft.dated = anchor.date, "shared"
        return
    if day := lead_day(story):
        draft.date, draft.dated = day, "shared"


PAST = frozenset(["earlier", "previously", "already", "before", "ago", "then", "last", "formerly", "once", "previous"])


def announced(draft: Draft, story: Story) -> None:
    """Give a measure without a day that of the announcement in a sentence near by: "..., the ministry said on Monday"."""
    if draft.dated != "published" or draft.status != "done":
        return
    here = draft.scene.sentence
    for scene in story.scenes:
        there = scene.sentence
        if not (
            there.paragraph == here.paragraph
            and 0 < there.i - here.i <= 2
            or here.paragraph == 0
            and there.paragraph == 1
            and there.i <= 2
        ):
            continue
        moment = next(
            (
                m
                for m in scene.moments
                if m.kind == "point" and m.value and len(m.value) == 10 and not m.deadline and not m.future
            ),
            None,
        )
        nominative = {
            a for agent in scene.agents if agent.actors and not agent.oblique and not agent.owner for a in agent.actors
        }
        if moment is None or nominative and draft.actor not in nominative:
            continue
        if any(other.scene is scene and other.actor != draft.actor for other in story.drafts):
            continue
        near = scene.words[max(scene.first, moment.first - 8) : min(moment.last + 6, scene.last)]
        if SAYING & set(near):
            draft.date, draft.dated, draft.moment = moment.value, "announced", moment
            return


def by_timeline(draft: Draft, timeline: Timeline) -> None:
    """Give a measure the day that its clause, sentence, paragraph or the main news tells."""
    anchor = timeline.at(draft.hit.first, draft.hit.last)
    draft.date, draft.moment = anchor.value, anchor.moment
    draft.dated = {"own": "clause", "published": "published", "unknown": ""}.get(anchor.how, "shared")
    draft.actor, draft.target = existing(draft.actor, draft.date), existing(draft.target, draft.date)


def deadline_of(draft: Draft, story: Story) -> None:
    """Set the deadline of a draft from the term or the day named with it."""
    scene, hit = draft.scene, draft.hit
    found: Moment | None = None
    for moment in scene.moments:
        if (moment.kind == "term" or moment.deadline or moment.start and moment.value) and (
            found is None or abs(moment.first - hit.last) < abs(found.first - hit.last)
        ):
            found = moment
    if found is None:
        return
    if draft.type == "recall" and any(
        o.type != "recall" and abs(o.last - found.first) < abs(hit.last - found.first) for o in scene.hits
    ):
        return
    low, high = sorted((hit.first, found.first))
    if ";" in scene.words[low:high]:
        return
    draft.term = found
    if found.value:
        draft.deadline = found.value
    elif draft.date and len(draft.date) == 10:
        draft.deadline = resolve_term(draft.date, found)


def term_again(draft: Draft) -> None:
    """Reckon a term of days again, once the day of the announcement is known."""
    if draft.term is not None and draft.deadline is None and draft.date and len(draft.date) == 10:
        draft.deadline = resolve_term(draft.date, draft.term)
