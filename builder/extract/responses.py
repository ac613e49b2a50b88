"""Which measure another one answers, as a short phrase: "Algeria's expulsion of 12 officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from builder.model.dates import earliest, latest
from builder.vocabulary import actors

from .roles import role
from .story import Draft, Story

_ANSWER: Final = re.compile(
    r"\b(?:retaliat\w+|tit[- ]for[- ]tat|reciproc\w+|in (?:\w+ )?(?:response|reply|answer|return|reprisal|kind|turn)|"
    r"replied|responded|answer(?:ed|ing)|repl(?:y|ies) (?:to|by|with)|counter-?measures?|did (?:the same|likewise)|"
    r"did as much|as many|the same number|equal number|for (?:its|his) part|mirror\w*|match(?:ed|ing))\b",
    re.IGNORECASE,
)
"""Words that call a measure an answer."""
_ANSWERED: Final = re.compile(
    r"\b(?:in (?:\w+ )?(?:response|reply|answer|retaliation|return|reprisal) (?:to|for)|answering|"
    r"retaliat(?:ion|ing) for|(?:response|reply|answer|reprisal) (?:to|for)|mirroring|matching)\b",
    re.IGNORECASE,
)
"""The same right before what is answered."""
_NOUNS: Final = {
    "reduction": "reduction",
    "closure": "closure",
    "recall": "recall",
    "severance": "break",
    "denial": "refusal",
}
SOON: Final = 45
"""Days within which an answer needs no word for it."""
REACH: Final = 130
"""Days within which a measure is answered."""


def response(draft: Draft, story: Story) -> str | None:
    """The measure of the other side that the words around say is answered, or that is paid back like for like; None
    where there is none, or where the words are those of the measure answered."""
    told = [other for other in story.drafts if _may_be_answered(other, draft)]
    if not _answers(draft, story):
        told = [other for other in told if _like_for_like(other, draft)]
    best = max(told, key=lambda other: _likely(other, draft), default=None)
    return phrase(best, story) if best is not None else None


def _answers(draft: Draft, story: Story) -> bool:
    """Whether a word of answering stands in the sentence or beside it, and not before what is answered."""
    scene, sentence = draft.scene, draft.scene.sentence
    place = scene.text.tokens[draft.hit.first].start
    for found in _ANSWERED.finditer(scene.text.text, sentence.start, place):
        if "," not in scene.text.text[found.end() : place]:
            return False
    around = [each.sentence for each in story.scenes[max(0, sentence.i - 1) : sentence.i + 2]]
    near = [each for each in around if each.paragraph == sentence.paragraph]
    return any(_ANSWER.search(scene.text.text, each.start, each.end) for each in near)


def _may_be_answered(other: Draft, draft: Draft) -> bool:
    """Whether the other side's measure came before, by its day or by its place."""
    if (other.actor, other.target) != (draft.target, draft.actor) or other.status != "done":
        return False
    if not other.date or not draft.date:
        return other.hit.first < draft.hit.first
    days = (latest(draft.date) - earliest(other.date)).days
    same = other.date[: len(draft.date)] == draft.date[: len(other.date)]
    return 0 <= days <= REACH and (not same or other.hit.first < draft.hit.first or other.hit.voice == "nominal")


def _like_for_like(other: Draft, draft: Draft) -> bool:
    """Whether the same was done to as many, some days after."""
    if other.type != draft.type or not other.count or other.count != draft.count:
        return False
    if len(other.date or "") < 10 or len(draft.date or "") < 10:
        return False
    return 0 < (earliest(draft.date or "") - earliest(other.date or "")).days <= SOON


def _likely(other: Draft, draft: Draft) -> tuple[bool, bool, int]:
    """How likely it is that this one is answered: of the same kind, named with its number, near."""
    away = abs(other.scene.sentence.i - draft.scene.sentence.i)
    return other.type == draft.type, other.count is not None or bool(other.people), -away


def phrase(draft: Draft, story: Story) -> str:
    """ "Algeria's expulsion of 12 officials", "Chad's closure of a consulate"."""
    return f"{_name(draft.actor)}'s {_NOUNS.get(draft.type, draft.type)}{''.join(_object(draft, story))}"


def _object(draft: Draft, story: Story) -> Iterator[str]:
    if 0 < len(draft.people) <= 2:
        yield " of " + " and ".join(draft.people)
    elif draft.type in ("expulsion", "closure", "recall"):
        what = role(draft, story) or "diplomats"
        number = draft.count if draft.count and draft.count > 1 else None
        yield f" of {number or ('the' if draft.count == 1 else '')} {what}".replace("  ", " ")


def _name(actor: str) -> str:
    known = actors().get(actor)
    return known.name if known else actor
