"""Names that come in a later sentence: "They were named as ...", "Among them is ...", "The envoy, X, ..."."""

from __future__ import annotations

from typing import Final

from . import lexicon
from .scene import Scene
from .story import Draft, Story

LISTING: Final = lexicon.wordset("naming_listing")
SPEAKING: Final = lexicon.wordset("when_saying")


def attach(story: Story) -> None:
    """Give the names of later sentences to the expulsions to which they belong."""
    for draft in story.drafts:
        if draft.type != "expulsion" or draft.people or draft.scene.headline or draft.hit.inherits:
            continue
        here = draft.scene.sentence
        for scene in story.scenes[here.i + 1 : here.i + 4]:
            if scene.sentence.paragraph > here.paragraph + 1 or _told(scene, story, draft):
                break
            found = _names(scene, draft, story)
            if found:
                draft.people = found
                break


def _told(scene: Scene, story: Story, draft: Draft) -> bool:
    """Whether another measure is told in the sentence."""
    return any(d.scene is scene and (d.actor, d.target) != (draft.actor, draft.target) for d in story.drafts)


def _names(scene: Scene, draft: Draft, story: Story) -> tuple[str, ...]:
    """The names of a sentence that can be those of the people expelled."""
    words = set(scene.words[scene.first : scene.last])
    many = draft.count is None or draft.count > 1
    if many and not LISTING & words:
        return ()
    found = []
    for name in scene.names:
        person = story.persons.get(lexicon.fold(name.name.split()[-1]))
        if person is None or person.country not in ("", draft.target) or " " not in person.name:
            continue
        official = bool(person.office) and not person.grade
        speaks = bool(SPEAKING & set(scene.words[name.last : name.last + 2])) or scene.word(name.first - 1) in SPEAKING
        sure = LISTING & words or person.country == draft.target and person.grade
        if official or speaks or not sure:
            continue
        found.append(person.name)
    limit = draft.count or len(found)
    return tuple(dict.fromkeys(found)) if len(found) <= limit else ()
