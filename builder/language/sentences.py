"""Where sentences begin, by rules over plain text.

News ends its sentences with care, so a full stop with a space and a capital after it is enough, but for titles,
initials and abbreviations. Both the fast look at a text and the trained pipeline take their sentences from here, so
that they agree; the parser may not move them. The card in `model/README.md` says how often this is right.
"""

from __future__ import annotations

import re
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

COMPONENT: Final = "news_sentences"
"""Name of the spaCy component that `builder.language.pipeline` adds."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ABBREVIATIONS: Final = _words(
    """mr mrs ms messrs dr prof gen col lt ltc maj sgt capt cpl cmdr adm brig gov sen rep reps sens pres amb rev hon fr
    st mt ft v vs e.g i.e cf approx ca dept asst assoc vice-adm lt.-gen maj.-gen lt.-col jan feb mar apr jun jul aug
    sep sept oct nov dec tue tues wed thur thurs fri a.m p.m inc corp co ltd jr sr etc bros al"""
)
"""Abbreviations, small and without the last stop. A sentence ends with one only if a word follows that usually opens a
sentence. Initials and short forms with stops inside (`N.`, `U.S.`) are taken in the same way without standing here."""

NUMBERED: Final = _words("no nos art arts sec para p pp fig vol ch")
"""Words that are short for something where a number follows, and end a sentence like any other where none does."""

OPENERS: Final = _words(
    """The A An He She It They We I You His Her Its Their Our My This That These Those There Here In On At By For
    From To With Without After Before During Since Until Under Over Despite Although Though While When As If
    Because But And Or Nor Yet So However Meanwhile Moreover Also Both Each Some Many Most All Several Another
    Other Others Such No Not Only Neither Either One Two Three Four Five Six Seven Eight Nine Ten Last Earlier
    Later Yesterday Today What Who Why How Which Where Then According Asked Mr Mrs Ms Mr. Mrs. Ms. Dr."""
)
"""Words whose capital shows that a sentence begins, since inside of one they have none."""

LONGEST: Final = 30
"""How far back, in characters, an abbreviation is looked for."""

_END = re.compile(r"""[.!?…](?:["'“”’»)\]]|[ ]?\[\d+\])*[ \t\u00a0]+(?=\S)|\n\s*""")
_NEXT = re.compile(r"""["'“‘«(\[\-–—\s]*([^\s"'”’“‘»,.;:!?()]*\.?)""")
_SHORT = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]|[A-Z][a-z]?(?:\.-?[A-Z][a-z]?)+")

_HEAD = re.compile(r"(?:[-–•*]\s*)?\d+(?: [A-Z][a-z]{2,8})?")
"""What stands before the first sentence of an item: its number, or its day (`15 June.`), which dates the sentence."""


def starts(text: str) -> list[int]:
    """Offsets in `text`, ascending, at which a sentence begins; the first is that of the first word, if there is one.

    A line end always ends a sentence: in an article a paragraph is one line."""
    first = len(text) - len(text.lstrip())
    found = [first] if first < len(text) else []
    for end in _END.finditer(text, first):
        if end.end() < len(text) and _ends(text, end, found[-1]):
            found.append(end.end())
    return found


@Language.component(COMPONENT, assigns=["token.is_sent_start"])
def mark_sentences(doc: Doc) -> Doc:
    """Sets for every token whether it begins a sentence."""
    begins = {0, *starts(doc.text)[1:]}
    for token in doc:
        token.is_sent_start = token.idx in begins
    return doc


def _ends(text: str, end: re.Match[str], opened: int) -> bool:
    """Whether the sentence which began at `opened` ends with this stop or line end."""
    if "\n" in end[0]:
        return True
    follows = _next(text, end.end())
    if follows[:1].islower():
        return False
    if end[0][0] != ".":
        return True
    word = text[max(opened, end.start() - LONGEST) : end.start()].rpartition(" ")[2].lstrip("\"'“‘«([—–-")
    small = word.lower()
    if _HEAD.fullmatch(text, opened, end.start()) or (small in NUMBERED and follows[:1].isdigit()):
        return False
    if small in ABBREVIATIONS or _SHORT.fullmatch(word):
        return follows in OPENERS
    return True


def _next(text: str, place: int) -> str:
    """The word at or after `place`, with a stop right after it (then it is short for something) but without quotation
    marks and brackets; empty where only signs follow."""
    match = _NEXT.match(text, place)
    return match[1] if match else ""
