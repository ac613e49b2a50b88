"""Why a measure was taken, in short phrases of the article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from . import lexicon
from .responses import response
from .scene import Scene
from .story import Draft, Story

END: Final = (
    r"(?= (?:after|when|while|which|who|whom|whose|because|but|said|says|where|including|during|before|until|by|if|"
    r"and (?:has|have|had|was|were|will|would|ordered|gave|told|said|closed|recalled|expelled|it|he|she|they|that|the)|"
    r"on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|in (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|19|20)|"
    r"yesterday|today|last|this|earlier|has|have|had|was|were|will|would)\b|[,.;:()\"“”—–]| - |\n|$)"
)
"""Where a phrase ends."""
PHRASE: Final = r"[^,.;:\"“”()—–\n]{4,90}?"
_WHAT: Final = rf"(?P<what>{PHRASE}){END}"
_HAPPENED: Final = (
    "attack|poisoning|killing|murder|massacre|bombing|assassination|coup|shooting|raid|storming|arrest|verdict|invasion|war|"
    "execution|abduction|kidnapping|leak|explosion|case|affair|scandal"
)
"""Nouns of what a measure can follow as its cause."""
_CUES: Final = (
    rf"accus(?:ed|ing|es) (?:\w+ ){{0,5}}?of {_WHAT}",
    rf"(?:suspected|guilty|convicted|accusations?|allegations?|suspicions?|charges?) of {_WHAT}",
    rf"on (?:the )?(?:grounds?|charges?|pretext|suspicion) (?:of|that) {_WHAT}",
    rf"(?:because of|on account of|owing to|in connection with|citing|(?:as|in) (?:a )?punishment for) {_WHAT}",
    rf"(?:in )?protest (?:at|against|over|about) {_WHAT}",
    rf"(?<!handed )(?<!take )(?<!took )(?<!taken )(?<!all )over (?!\d|(?:the|a) (?:past|last|next|week|year)){_WHAT}",
    rf"for (?=(?:(?:his|her|their|its|alleged|suspected|supposed) )?(?:having|conduct|activit|actions|role|part|"
    rf"support|espionage|interference|meddling|involvement|remarks|comments|what|\w+ing)\b){_WHAT}",
    rf"(?:after|following|to|by|since) (?=(?:the|a|an|last|this) (?:[\w’'-]+ ){{0,3}}?(?:{_HAPPENED})\b){_WHAT}",
    rf"(?P<what>solidarity with {PHRASE}){END}",
    rf"(?P<what>(?:activit(?:y|ies)|conduct|actions?|behaviou?r) (?:\w+ ){{0,3}}?(?:incompatible|inconsistent|contrary|"
    rf"not in keeping|out of keeping|harmful|unbecoming)(?: \w+){{1,5}}?){END}",
)
_CAUSES: Final = tuple(re.compile(rf"\b{cue}", re.IGNORECASE) for cue in _CUES)
_SPYING: Final = re.compile(r"\b(?P<what>(?:alleged |suspected )?(?:espionage|spying))\b", re.IGNORECASE)
_NO_CAUSE: Final = lexicon.wordset("reasons_no_cause")


def reasons(story: Story) -> None:
    """Set reason and what is answered of all measures: what hit one state for a reason hit it so throughout."""
    for draft in story.drafts:
        draft.response = response(draft, story)
        draft.reason = _reason(draft, story)
    for draft in story.drafts:
        if draft.reason is None and draft.response is None:
            draft.reason = _shared(draft, story.drafts)


def _reason(draft: Draft, story: Story) -> str | None:
    """The cause that its sentence names, or one of the next two which tell no measure."""
    found = _cause(draft.scene, _place(draft), _CAUSES)
    here = draft.scene.sentence
    behind = []
    for scene in story.scenes[here.i + 1 : here.i + 3]:
        if scene.hits or scene.sentence.paragraph > here.paragraph + 1:
            break
        behind.append(scene)
    found = found or _first(_cause(scene, scene.sentence.start, _CAUSES) for scene in behind)
    return found or _first(_cause(scene, scene.sentence.start, (_SPYING,)) for scene in (draft.scene, *behind))


def _first(found: Iterable[str | None]) -> str | None:
    return next(filter(None, found), None)


def _cause(scene: Scene, place: int, cues: Iterable[re.Pattern[str]]) -> str | None:
    """The cause nearest behind a place of a sentence, else before it."""
    text, start, end = scene.text.text, scene.sentence.start, scene.sentence.end
    found = [m for cue in cues for m in cue.finditer(text, start, end) if _is_cause(m["what"])]
    best = min(found, key=lambda m: (m.start() < place, abs(m.start() - place)), default=None)
    return _cut(best["what"]) if best else None


def _is_cause(words: str) -> bool:
    return not _NO_CAUSE & set(lexicon.split(words)[:3])


def _cut(words: str) -> str:
    """The phrase without article and blanks."""
    return re.sub(r"^(?:the|a|an) ", "", re.sub(r"\s+", " ", words.strip()), flags=re.IGNORECASE)


def _place(draft: Draft) -> int:
    """Where the words of a measure begin in the text."""
    return draft.scene.text.tokens[draft.hit.first].start


def _shared(draft: Draft, told: Iterable[Draft]) -> str | None:
    """The reason told of another measure of the same type against the same state at about the same time."""
    for other in told:
        alike = (other.type, other.target, other.status) == (draft.type, draft.target, draft.status)
        if alike and other.reason and (other.date or "")[:7] == (draft.date or "")[:7] and other.dated != "own":
            return other.reason
    return None
