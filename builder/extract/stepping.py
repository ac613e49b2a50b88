"""Steps through a sentence: phrases of a table, and the next word that counts."""

from __future__ import annotations

from functools import cache
from typing import Final

from . import lexicon
from .scene import Scene

ADVERBS: Final = lexicon.wordset("clause_adverbs")
COMMON_VERBS: Final = lexicon.wordset("clause_common_verbs")


@cache
def verb_words() -> frozenset[str]:
    """All forms that are taken for verbs when a subject or an object is looked for."""
    return lexicon.measure_verbs() | COMMON_VERBS - {
        "post",
        "posts",
        "number",
        "name",
        "set",
        "force",
        "order",
        "orders",
        "end",
        "limit",
        "limits",
        "cap",
        "cut",
        "cuts",
    }


def looks_verbal(scene: Scene, i: int) -> bool:
    """Whether the token is likely a verb with an object."""
    word = scene.word(i)
    doer = scene.agent_at.get(i - 1)
    acts = doer is not None and doer.last == i and bool(doer.actors) and not doer.owner and not doer.oblique
    if acts and word.endswith("s") and i not in scene.thing_at:
        return True
    if word in (
        "order",
        "orders",
        "force",
        "end",
        "limit",
        "limits",
        "cap",
        "caps",
        "cut",
        "cuts",
        "name",
        "names",
        "call",
        "calls",
        "freeze",
        "close",
        "recall",
        "demand",
    ):
        return scene.word(i - 1) not in (
            "the",
            "a",
            "an",
            "its",
            "his",
            "their",
            "new",
            "'s",
            "this",
            "that",
            "of",
            "first",
        )
    return word in verb_words() or len(word) > 4 and word.endswith("ed")


def phrase_at(scene: Scene, i: int, key: str, table: str = "measures") -> int:
    """End of the longest phrase of a list that stands at a token; 0 where none does."""
    for phrase in lexicon.by_first(table, key).get(scene.word(i), ()):
        if scene.is_phrase(i, phrase):
            return i + len(phrase)
    return 0


def leave_at(scene: Scene, i: int) -> int:
    """End of a phrase for going away, in any form, at a token; 0 where none stands there."""
    while scene.word(i) in ADVERBS | {"immediately", "promptly", "quickly"} and scene.word(i) not in ("at",):
        i += 1
    return phrase_at(scene, i, "leave")


def skip(scene: Scene, k: int, *, by: bool = True) -> int:
    """The next token that is no adverb, time or "by ..." from k on."""
    while k < scene.last:
        word = scene.words[k]
        moment = scene.moment_at.get(k)
        if (
            word in ("on", "in", "at", "late", "early")
            and k + 1 in scene.moment_at
            and scene.moment_at[k + 1].kind == "point"
            and not scene.moment_at[k + 1].deadline
        ):
            k = scene.moment_at[k + 1].last
        elif moment is not None and moment.kind == "point" and not moment.deadline:
            k = moment.last
        elif by and word == "by":
            agent = next((a for a in scene.agents if a.oblique == "by" and 0 < a.first - k <= 3), None)
            if agent is None:
                return k
            k = agent.last
            if scene.word(k) == "of":
                nested = next((a for a in scene.agents if 0 < a.first - k <= 2), None) or next(
                    (t for t in scene.things if t.first == k + 1), None
                )
                k = nested.last if nested else k
        elif (
            word in ADVERBS
            and word not in ("in", "at", "so", "long", "all", "about", "each")
            or word.endswith("ly")
            or word in ('"', "“", "”", "``", "''", "'")
        ):
            k += 1
        else:
            return k
    return k
