"""Where an article says that a measure answers another: in the claim itself, or in the words around it.

Surest are the claim's own words: its `in_response_to`, a reason such as "retaliation", its evidence. Else the sentence
that the evidence stands in, the next one where it goes on about the measure ("The order answered ..."), and, for the
measure that the article is about, a sentence at its head. Who answers is the side that is named last before the cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Said
from builder.model.claim import Claim

_IN_A_PHRASE: Final = (
    *(
        r"retaliat\w+",
        "tit[- ]for[- ]tat",
        r"reciproc(?:al\w*|at\w+)",
        r"mirror\w*",
        r"symmetric\w*",
        "counter-?measures?",
    ),
    *("in (?:direct )?(?:response|reply|answer|return|kind)", "repl(?:y|ies|ied)", "answer(?:s|ed|ing)?"),
    *("respon(?:d|ds|ded|ding|se)", "match(?:es|ed|ing)?", "the same measures?", "did the same"),
)
_IN_A_SENTENCE: Final = (
    *(r"retaliat\w+", "tit[- ]for[- ]tat", r"reciproc(?:al\w*|at\w+)", r"mirror\w*", "counter-?measures?"),
    *(
        "in (?:direct |equal )?(?:response|reply|answer|return|kind)",
        "(?:a|the|its|russian) (?:reply|replies|response) to",
    ),
    *("repl(?:y|ied) (?:by|with)", "answer(?:s|ed|ing)", "answer to", "(?:measures|steps|moves|orders) answer"),
    *(
        "respon(?:d|ds|ded|ding) (?:by|with)",
        r"(?:equal\w*|as many as|more than|fewer than|half) [^.;]{0,40}\b(?:remov|expel)\w+",
    ),
    *("match(?:es|ed|ing)", "did the same", "the same measures? against", "in turn"),
)
_MEASURE: Final = (
    *(
        r"expel\w*",
        r"expuls\w+",
        r"oust\w*",
        r"remov\w+",
        r"order\w*",
        r"declar\w+",
        r"withdr\w+",
        r"clos\w+",
        r"shut\w*",
    ),
    *("loss", r"recall\w*", r"cut\w*", r"reduc\w+", "cap", "moves?", "decisions?", "steps?", "actions?", "measures?"),
    *("bans?", r"eject\w+", r"depart\w+", r"dismiss\w+", r"revo[ck]\w+", r"suspen\w+", r"sever\w+", r"break\w*"),
    *(r"sen[dt]\w* home", "told to leave", "persona", "non grata", "immunity", "ceiling", "limits?", "sanctions?"),
    "unfriendly",
)


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


ANSWERING: Final = _any_of(_IN_A_PHRASE)
"""Words by which a claim calls its measure an answer to another; "parity" and "reciprocity" name a principle."""
AROUND: Final = _any_of(_IN_A_SENTENCE)
"""The same in a whole sentence, where "replied" alone may only mean that somebody spoke."""
MEASURE: Final = _any_of(_MEASURE)
"""Words for a measure that can be answered: a phrase without any ("over the poisoning") names a cause."""

_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“‘]?[A-Z])|\n\n")
_GOES_ON: Final = re.compile(
    r"(?:The (?:order|move|step|measure|decision|expulsion|action|announcement)s?|This|It|That)\b"
)
_AS_WELL: Final = re.compile("did the same", re.IGNORECASE)
_NOT_YET: Final = re.compile(r"\b(?:not|never|would|will|may|might|could|should|right to)(?: [a-z]+)? $|n't $")
"""What stands before a cue that tells of no answer given."""
_LEAD: Final = 5
"""Sentences at the head of an article that say what it is about."""


class Saying(NamedTuple):
    """Words by which an article says that a measure answers another."""

    claim: str
    """Id of the claim."""
    article: str
    """Slug of its article."""
    words: str
    """The phrase."""
    position: int
    """Index of the claim in its article."""
    published: str | None
    """Publication of its article."""
    loose: bool
    """Whether the words stand around the claim, not in it."""


def sayings(claims: Iterable[Said], articles: Mapping[str, Annotated], actors: Mapping[str, Actor]) -> list[Saying]:
    """Everything by which the claims of an event say that it is an answer; `actors` gives names to look for."""
    found = []
    for said in claims:
        article = articles[said.article]
        words = own_words(said.claim)
        loose = not words
        if loose:
            words = _around(said.claim, article, actors)
        if words:
            found.append(Saying(said.claim.id, said.article, words, said.position, article.published, loose))
    return found


def own_words(claim: Claim) -> str:
    """The words by which a claim itself says that it answers a measure; empty where it says nothing of the kind."""
    phrase, reason = claim.in_response_to, claim.reason
    if phrase and claim.evidence and claim.evidence in phrase:
        # The phrase tells of the claim's own measure: it is what is answered.
        return ""
    if phrase and (MEASURE.search(phrase) or ANSWERING.search(phrase)):
        return phrase
    if reason and ANSWERING.search(reason):
        return phrase or reason
    if claim.evidence and ANSWERING.search(claim.evidence):
        return phrase or claim.evidence
    return ""


def _around(claim: Claim, article: Annotated, actors: Mapping[str, Actor]) -> str:
    """The sentence near a claim that calls it an answer; empty where there is none."""
    sides = _names(actors.get(claim.actor)), _names(actors.get(claim.target))
    start = article.text.find(claim.evidence) if claim.evidence else -1
    if start >= 0:
        here, after = _sentences_at(article.text, start)
        cue = _cue(here)
        if cue and not _is_answered(here, cue, claim.evidence or "") and _who(here, cue, *sides) != "other":
            return here
        cue = _cue(after)
        if cue and _GOES_ON.match(after) and _who(after, cue, *sides) != "other":
            return after
    return _lead(claim, article, *sides)


def _cue(sentence: str) -> re.Match[str] | None:
    """The first words that call something an answer given."""
    return next((cue for cue in AROUND.finditer(sentence) if not _NOT_YET.search(sentence[: cue.start()])), None)


def _names(actor: Actor | None) -> tuple[str, ...]:
    return tuple(name for name in (actor.name, actor.seat) if name) if actor else ()


def _who(sentence: str, cue: re.Match[str], mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    """Which side is named last before the cue, and so answers: `own`, `other`, or `` where neither is."""
    before = sentence[: cue.start()]
    own, other = _last(before, mine), _last(before, theirs)
    if own == other or _AS_WELL.match(cue[0]):
        return ""
    return "own" if own > other else "other"


def _last(text: str, names: tuple[str, ...]) -> int:
    """Where one of the names stands last, as a whole word; -1 where none does."""
    return max((found.start() for found in _whole(names).finditer(text)), default=-1)


@cache
def _whole(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)")


def _is_answered(sentence: str, cue: re.Match[str], evidence: str) -> bool:
    """Whether the claim is what is answered: "in answer to the removal of three", told in the words after the cue."""
    place = sentence.find(evidence)
    if place <= cue.start():
        return False
    return "," not in sentence[cue.end() : place] and not cue[0].endswith(("by", "with"))


def _sentences_at(text: str, place: int) -> tuple[str, str]:
    """The sentence at a place, and the next one of the same paragraph."""
    start = text.rfind("\n\n", 0, place) + 2 if "\n\n" in text[:place] else 0
    end = text.find("\n\n", place)
    paragraph = text[start : end if end >= 0 else len(text)]
    at = 0
    for border in _SENTENCE.finditer(paragraph):
        if start + border.end() > place:
            rest = paragraph[border.end() :]
            following = _SENTENCE.search(rest)
            return paragraph[at : border.start()].strip(), rest[: following.start()] if following else rest
        at = border.end()
    return paragraph[at:].strip(), ""


def _lead(claim: Claim, article: Annotated, mine: tuple[str, ...], theirs: tuple[str, ...]) -> str:
    """What the head of the article says, if the claim is of the time and the actor that the article is about."""
    date, published = claim.date, article.published
    if not date or not published or len(published) < 10 or not _of_the_day(date, published):
        return ""
    for sentence in (article.title, *_SENTENCE.split(article.text[:1500])[:_LEAD]):
        cue = _cue(sentence)
        if cue and _who(sentence, cue, mine, theirs) == "own":
            return sentence
    return ""


def _of_the_day(date: str, published: str) -> bool:
    """Whether a date is that of the news: at most three days before publication, or its month without a day."""
    if len(date) < 10:
        return len(date) == 7 and published.startswith(date)
    return date[:7] == published[:7] and 0 <= int(published[8:]) - int(date[8:]) <= 3
