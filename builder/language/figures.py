"""A bare number in digits or words, whatever it counts: "1,200", "a hundred and five", "21st"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.language.doc import Token
from builder.language.tables import table, words
from builder.model.claim import CountKind


@dataclass(frozen=True, slots=True)
class Number:
    """One number with the words that bend it."""

    first: int
    """Its first token, words such as "at least" and "a further" included."""
    last: int
    """One past its last token."""
    value: int
    """The number; of a range the lower end."""
    kind: CountKind = "exact"
    """How sure it is."""
    each: bool = False
    """Said of each of several: "each", "apiece", "per country"."""
    ordinal: bool = False
    """Third, 21st: a place in a row, not a count."""
    more: bool = False
    """Added to others: "a further three", "another four", "five more", "three others", "another diplomat"."""
    of: int | None = None
    """M in "N of M", "N of its M"."""
    unit: str = ""
    """What it measures where that is no person or post: `hour` `day` `week` `month` `year` `minute`; `member` in
    "a 12-member mission"."""
    core: tuple[int, int] = (0, 0)
    """Token range of the bare number."""
    high: int | None = None
    """Upper end of a range: "15 to 20"."""
    whole: bool = False
    """It is the M of an "N of M"."""


_TABLE: Final = table("numbers")
_SMALL: Final = {word: int(n) for word, n in _TABLE["small"].items()}
_TENS: Final = {word: int(n) for word, n in _TABLE["tens"].items()}
_SCALES: Final = {word: int(n) for word, n in _TABLE["scales"].items()}
_ORDINALS: Final = {word: int(n) for word, n in _TABLE["ordinals"].items()}
_GROUPS: Final = {word: int(n) for word, n in _TABLE["groups"].items()}
_VAGUE: Final = {word: int(n) for word, n in _TABLE["vague"].items()}
_SOLE: Final = frozenset(tuple(phrase.split()) for phrase in _TABLE["sole"].split("|"))
_FEW: Final = words(_TABLE["few"])
ARTICLES: Final = words(_TABLE["articles"])
"""Words that point: the, its, this ..."""
STARTERS: Final = frozenset({*_SMALL, *_TENS, *_SCALES, *_ORDINALS, *_GROUPS, *_VAGUE}) | words(_TABLE["starters"])
"""Words in small letters with which a number can begin."""
_DIGITS: Final = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d{1,9}")
_ORDINAL: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)


def bare(tokens: Sequence[Token], i: int) -> Number | None:
    """The bare number that begins at token `i`, if one does; whether it counts anything is another question."""
    return _ordinal(tokens, i) or _figure(tokens, i) or _group(tokens, i) or _worded(tokens, i)


def _ordinal(tokens: Sequence[Token], i: int) -> Number | None:
    """ "third", "21st", "twenty-first"."""
    found = _ORDINAL.fullmatch(tokens[i].text)
    if found:
        return Number(i, i + 1, int(found[1]), ordinal=True, core=(i, i + 1))
    if tokens[i].lower in _ORDINALS:
        return Number(i, i + 1, _ORDINALS[tokens[i].lower], ordinal=True, core=(i, i + 1))
    after = i + 1 + (lower(tokens, i + 1) == "-")
    unit = _ORDINALS.get(lower(tokens, after), 10)
    if tokens[i].lower in _TENS and unit < 10:
        return Number(i, after + 1, _TENS[tokens[i].lower] + unit, ordinal=True, core=(i, after + 1))
    return None


def _figure(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in digits, with a word of size after it: "60", "1,200", "2 million", "15-20"."""
    if not _DIGITS.fullmatch(tokens[i].text):
        return None
    value, last = int(re.sub(r"\D", "", tokens[i].text)), i + 1
    scale = _SCALES.get(lower(tokens, last))
    if scale and scale > 20:
        value, last = value * scale, last + 1
    return _ranged(tokens, Number(i, last, value, core=(i, last)))


def _group(tokens: Sequence[Token], i: int) -> Number | None:
    """ "a pair", "dozens", "both", "a single", "half a dozen", "another diplomat"."""
    word = tokens[i].lower
    pair = (word, lower(tokens, i + 1))
    if word in _VAGUE and lower(tokens, i - 1) not in ARTICLES:
        if pair == ("tens", "of") and lower(tokens, i + 2) == "thousands":
            return Number(i, i + 3, 20_000, "at-least", core=(i, i + 3))
        return Number(i, i + 1, _VAGUE[word], "at-least", core=(i, i + 1))
    if word in _SCALES and _SCALES[word] < 1_000_000 and lower(tokens, i - 1) in _FEW:
        return Number(i, i + 1, 2 * _SCALES[word], "at-least", core=(i, i + 1))
    if word == "dozen" and lower(tokens, i - 1) in ARTICLES | {"another", "further", "extra", "additional"}:
        return Number(i, i + 1, 12, core=(i, i + 1))
    if word == "both":
        return Number(i, i + 1, 2, core=(i, i + 1))
    if word in _GROUPS and i and tokens[i - 1].lower in ARTICLES | {"another", "remaining", "second"}:
        return Number(i, i + 1, _GROUPS[word], core=(i, i + 1))
    if pair in _SOLE and not lower(tokens, i + 2).endswith("est"):
        return Number(i, i + 2, 1, core=(i, i + 2))
    if word == "half":
        at = i + 1 + (lower(tokens, i + 1) in {"-", "a"})
        return Number(i, at + 1, 6, core=(i, at + 1)) if lower(tokens, at) == "dozen" else None
    if word == "another" and lower(tokens, i - 1) != "one" and not _numeric(tokens, i + 1):
        return Number(i, i + 1, 1, more=True, core=(i, i + 1))
    return None


def _worded(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: "thirteen", "twenty-five", "a hundred and five", "two dozen", "five or six"."""
    if tokens[i].lower in {"a", "an"} and lower(tokens, i + 1) not in _SCALES:
        return None
    total, part, at = 0, 0, i
    if tokens[at].lower in {"a", "an"}:
        part, at = 1, at + 1
    while at < len(tokens):
        word = tokens[at].lower
        if word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif word in _SMALL and (part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20 and _SMALL[word] < 10)):
            part += _SMALL[word]
        elif word in _SCALES and part:
            scale = _SCALES[word]
            total, part = (total + part * scale, 0) if scale >= 1000 else (total, part * scale)
        elif word in {"-", "and"} and at > i and _goes_on(tokens, at):
            at += 1
            continue
        else:
            break
        at += 1
    return _ranged(tokens, Number(i, at, total + part, core=(i, at))) if at > i and total + part else None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the hyphen or "and" at this place joins two parts of one number."""
    before, after = tokens[at - 1].lower, lower(tokens, at + 1)
    if tokens[at].lower == "and":
        return before in {"hundred", "thousand"} and (after in _TENS or after in _SMALL)
    return (before in _TENS and _SMALL.get(after, 10) < 10) or after in _SCALES


def _ranged(tokens: Sequence[Token], number: Number) -> Number:
    """With the upper end, where the number begins a range: "15 to 20", "five or six", "between 4 and 6"."""
    at = number.last
    joint = lower(tokens, at)
    between = joint == "and" and lower(tokens, number.first - 1) == "between"
    if joint not in {"to", "or", "-", "–"} and not between:
        return number
    upper = _simple(tokens, at + 1)
    if upper is None or not number.value < upper <= number.value * 3 or lower(tokens, number.first - 1) == "from":
        return number
    if joint in {"-", "–"} and not tokens[at + 1].text[0].isdigit():
        return number
    return replace(number, last=at + 2, core=(number.first, at + 2), high=upper, kind="about")


def _simple(tokens: Sequence[Token], i: int) -> int | None:
    """Value of a number of one token."""
    word = lower(tokens, i)
    if _DIGITS.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    return _SMALL.get(word) or _TENS.get(word)


def _numeric(tokens: Sequence[Token], i: int) -> bool:
    word = lower(tokens, i)
    return word[:1].isdigit() or word in _SMALL or word in _TENS or word in _SCALES or word in _VAGUE


def lower(tokens: Sequence[Token], i: int) -> str:
    """The word at `i` in small letters; empty outside."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""
