"""What people or post of a measure are: "military attaches", "employees of the embassy", "consulate general"."""

from __future__ import annotations

from typing import Final

from . import lexicon
from .scene import Scene, Thing
from .story import Draft, Story

UNNAMED: Final = frozenset({"nation", "number", "pronoun", "elided", "people"})
"""Grades of people of whom is only said where they are from or how many they are."""
LEFT_OUT: Final = lexicon.wordset("roles_left_out")
PLAIN: Final = {"diplomats": "diplomat", "officials": "official", "employees": "employee", "attaches": "attache"}
"""Plurals of which one is spoken of by the singular."""


def role(draft: Draft, story: Story) -> str | None:
    """What they are, in the words of the article, without number, state and article; of people spoken of by their
    nation alone what the article calls the others against that state, or such people at first."""
    if draft.type == "severance":
        return None
    own = (_words(each.scene, each.hit.thing) for each in (draft, *draft.joined))
    found = next(filter(None, own), None)
    if found is None and draft.type == "expulsion":
        alike = (_words(d.scene, d.hit.thing) for d in story.drafts if (d.type, d.target) == (draft.type, draft.target))
        any_envoys = (_words(s, t) for s in story.scenes for t in s.things if t.grade == "envoy" and t.plural)
        found = next((words for words in (*alike, *any_envoys) if words in PLAIN), None)
    return PLAIN.get(found, found) if found and draft.count == 1 else found


def _words(scene: Scene, thing: Thing | None) -> str | None:
    """The noun with what describes it, and the mission to which it belongs."""
    if thing is None or thing.grade in UNNAMED or thing.kind == "relations":
        return None
    if thing.grade == "name":
        return thing.noun or None
    kept = [k for k in range(thing.first, thing.head + 1) if not _left_out(scene, k)]
    words = [scene.text.tokens[k].text for k in kept]
    inner = thing.inner
    if inner is not None and inner.first > thing.head:
        behind = [
            k for k in range(thing.head + 1, inner.head + 1) if k not in scene.mention_at and not _owning(scene, k)
        ]
        words += [scene.text.tokens[k].text for k in behind]
    return " ".join(words).replace(" - ", "-") or None


def _left_out(scene: Scene, k: int) -> bool:
    """Whether a token is a state, a number or an article."""
    return k in scene.mention_at or k in scene.number_at or scene.words[k] in LEFT_OUT or k in scene.moment_at


def _owning(scene: Scene, k: int) -> bool:
    return scene.words[k] in ("'s", "'", "’s")
