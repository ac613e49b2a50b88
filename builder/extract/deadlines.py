"""By when a measure takes effect: the term or the day that its own words name, or the sentence behind it."""

from __future__ import annotations

from typing import Final

from builder.language.dates import Moment, resolve_term
from builder.model.dates import earliest, latest

from . import lexicon
from .hits import Hit
from .scene import Scene
from .story import Draft, Story

ENDLESS: Final = frozenset({"severance", "denial"})
"""Types that no term belongs to: one is set for the people, not for the break."""
COMING: Final = lexicon.wordset("deadline_coming")
SETTING: Final = lexicon.wordset("deadline_setting")
LEAVING: Final = lexicon.wordset("deadline_leaving")
REACH: Final = 2
"""Sentences behind a measure in which its term may be told."""
SHARED: Final = frozenset({"expulsion", "reduction", "closure"})
"""Types of which several may share a term."""


def deadline_of(draft: Draft) -> None:
    """Set the deadline of a draft from the term or the day named with it."""
    if draft.type in ENDLESS or draft.status == "prospective":
        return
    scene, hit = draft.scene, draft.hit
    usable = [m for m in scene.moments if _is_term(m) or _takes_effect(m, scene, hit)]
    usable = [m for m in usable if not _of_another(m, scene, hit, draft.type)]
    found = min(usable, key=lambda m: _gap(m, hit), default=None)
    if found is not None:
        give(draft, found)


def told_later(story: Story) -> None:
    """Give the terms of sentences that tell no measure to those told right before: "The deadline is Friday." """
    for scene in story.scenes:
        if scene.hits or scene.headline or not scene.moments:
            continue
        words = {*scene.words[scene.first : scene.last]}
        setting = bool(SETTING & words)
        mission = any(thing.kind == "mission" for thing in scene.things)
        if not setting and (mission or not LEAVING & words):
            continue
        terms = [m for m in scene.moments if _is_term(m) or (setting and m.future and m.kind == "point" and m.value)]
        if len(terms) != 1:
            continue
        for draft in _just_told(story, scene):
            give(draft, terms[0])


def _just_told(story: Story, scene: Scene) -> list[Draft]:
    """The measures told last before a sentence that can have a term and have none, of those whom it names."""
    here = scene.sentence
    told = [d for d in story.drafts if 0 < here.i - d.scene.sentence.i <= REACH and not d.title]
    last = max((d.scene.sentence.i for d in told), default=0)
    named = {m.actor for m in scene.mentions if not m.compound}
    return [
        d
        for d in told
        if d.scene.sentence.i == last
        and here.paragraph - d.scene.sentence.paragraph <= 1
        and d.type in SHARED
        and d.hit.voice != "nominal"
        and d.status == "done"
        and d.term is None
        and d.date
        and (not named or named & {d.actor, d.target})
    ]


def give(draft: Draft, moment: Moment) -> None:
    """Set the deadline from a moment, unless it would lie before the day of the measure."""
    value = moment.value or resolve_term(draft.date, moment)
    if value and draft.date and value < draft.date[: len(value)]:
        return
    draft.term, draft.deadline = moment, value


def possible(draft: Draft) -> str | None:
    """The deadline of a measure all of whose reports were joined; none that lies before the date: then one of the two
    was misread, and the date rests on more."""
    deadline = draft.deadline
    if deadline is None and draft.term is not None:
        deadline = resolve_term(draft.date, draft.term)
    if deadline and draft.date and latest(deadline) < earliest(draft.date):
        return None
    return deadline


def _is_term(moment: Moment) -> bool:
    return moment.kind == "term" or moment.deadline or (moment.start and moment.value is not None)


def _takes_effect(moment: Moment, scene: Scene, hit: Hit) -> bool:
    """Whether what is announced happens at a time to come: "will close on June 1", "lose their accreditation on
    November 1"."""
    if moment.kind != "point" or not moment.future or not moment.value or moment.first < hit.last:
        return False
    between = scene.words[hit.last : moment.first]
    return len(between) < 9 and not COMING & set(between)


def _gap(moment: Moment, hit: Hit) -> int:
    return moment.first - hit.last if moment.first >= hit.last else max(0, hit.first - moment.last)


def _of_another(moment: Moment, scene: Scene, hit: Hit, kind: str) -> bool:
    """Whether the time is that of another measure of the sentence, or stands behind a semicolon."""
    low, high = sorted((hit.first, moment.first))
    if ";" in scene.words[low:high] or (hit.voice == "nominal" and moment.last <= hit.first):
        return True
    nearer = [o for o in scene.hits if o.first != hit.first and _gap(moment, o) < _gap(moment, hit)]
    return any(o.type != kind or kind not in SHARED for o in nearer)
