"""Numbers that count people, posts or days, in digits and words.

`find_numbers` goes over the tokens once: a bare number (`bare`), whether it counts anything at all (`_counts`), then
the words around it which bend it. The words stand in `tables/numbers.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.language import calendar
from builder.language.doc import Text, Token
from builder.language.tables import phrases, table, words
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
_BEFORE: Final = phrases(_TABLE["before"])
_AFTER: Final = phrases(_TABLE["after"])
_GOVERNING: Final = words(_TABLE["governing"])
_MORE_BEFORE: Final = tuple(tuple(phrase.split()) for phrase in _TABLE["more_before"].split("|"))
_MORE_AFTER: Final = frozenset(_TABLE["more_after"].split("|"))
_UNITS: Final[dict[str, str]] = _TABLE["units"]
_LEFT_OUT: Final = words(_TABLE["left_out"])
_MONEY: Final = words(_TABLE["money"])
_LABELS: Final = words(_TABLE["labels"])
_NAMED_AFTER: Final = words(_TABLE["named_after"])
_NAMED_BEFORE: Final = words(_TABLE["named_before"])
_PEOPLE: Final = words(_TABLE["people"])
_ARTICLES: Final = frozenset("a an the its their his her our this that these those 's".split())
_STARTERS: Final = frozenset(
    {*_SMALL, *_TENS, *_SCALES, *_ORDINALS, *_GROUPS, *_VAGUE, "half", "a", "an", "both", "another", "the", "its", "their"}
)
_DIGITS: Final = re.compile(r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d{1,9}")
_ORDINAL: Final = re.compile(r"(\d{1,4})(?:st|nd|rd|th)", re.IGNORECASE)
_NEAR: Final = 6
"""How many tokens "each" or "of its M" may stand away from its number."""


def find_numbers(text: Text, first: int, last: int) -> tuple[Number, ...]:
    """The numbers between two tokens, in order; years, dates, clock times, sums of money, measures, numbers of articles
    and rooms, ages and decimals are left out."""
    tokens = text.tokens[first:last]
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        number = bare(tokens, i) if token.lower in _STARTERS or token.text[0].isdigit() else None
        if number and _counts(tokens, number):
            found.append(_bent(tokens, number, found[-1].last if found else 0))
        i = max(i + 1, number.last if number else 0)
    linked = _parts(tokens, [_apiece(tokens, number, found) for number in found])
    return tuple(
        replace(n, first=n.first + first, last=n.last + first, core=(n.core[0] + first, n.core[1] + first)) for n in linked
    )


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
    after = i + 1 + (_lower(tokens, i + 1) == "-")
    unit = _ORDINALS.get(_lower(tokens, after), 10)
    if tokens[i].lower in _TENS and unit < 10:
        return Number(i, after + 1, _TENS[tokens[i].lower] + unit, ordinal=True, core=(i, after + 1))
    return None


def _figure(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in digits, with a word of size after it: "60", "1,200", "2 million", "15-20"."""
    if not _DIGITS.fullmatch(tokens[i].text):
        return None
    value, last = int(re.sub(r"\D", "", tokens[i].text)), i + 1
    scale = _SCALES.get(_lower(tokens, last))
    if scale and scale > 20:
        value, last = value * scale, last + 1
    return _ranged(tokens, Number(i, last, value, core=(i, last)))


def _group(tokens: Sequence[Token], i: int) -> Number | None:
    """ "a pair", "dozens", "both", "a single", "half a dozen", "another diplomat"."""
    word = tokens[i].lower
    pair = (word, _lower(tokens, i + 1))
    if word in _VAGUE and _lower(tokens, i - 1) not in _ARTICLES:
        return Number(i, i + 1, _VAGUE[word], "at-least", core=(i, i + 1))
    if word == "both":
        return Number(i, i + 1, 2, core=(i, i + 1))
    if word in _GROUPS and i and tokens[i - 1].lower in _ARTICLES | {"another", "remaining", "second"}:
        return Number(i, i + 1, _GROUPS[word], core=(i, i + 1))
    if pair in _SOLE and not _lower(tokens, i + 2).endswith("est"):
        return Number(i, i + 2, 1, core=(i, i + 2))
    if word == "half":
        at = i + 1 + (_lower(tokens, i + 1) in {"-", "a"})
        return Number(i, at + 1, 6, core=(i, at + 1)) if _lower(tokens, at) == "dozen" else None
    if word == "another" and _lower(tokens, i - 1) != "one" and not _numeric(tokens, i + 1):
        return Number(i, i + 1, 1, more=True, core=(i, i + 1))
    return None


def _worded(tokens: Sequence[Token], i: int) -> Number | None:
    """A number in words: "thirteen", "twenty-five", "a hundred and five", "two dozen", "five or six"."""
    if tokens[i].lower in {"a", "an"} and _lower(tokens, i + 1) not in _SCALES:
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
    before, after = tokens[at - 1].lower, _lower(tokens, at + 1)
    if tokens[at].lower == "and":
        return before in {"hundred", "thousand"} and (after in _TENS or after in _SMALL)
    return (before in _TENS and _SMALL.get(after, 10) < 10) or after in _SCALES


def _ranged(tokens: Sequence[Token], number: Number) -> Number:
    """With the upper end, where the number begins a range: "15 to 20", "five or six", "between 4 and 6"."""
    at = number.last
    joint = _lower(tokens, at)
    between = joint == "and" and _lower(tokens, number.first - 1) == "between"
    if joint not in {"to", "or", "-", "–"} and not between:
        return number
    upper = _simple(tokens, at + 1)
    if upper is None or not number.value < upper <= number.value * 3 or _lower(tokens, number.first - 1) == "from":
        return number
    if joint in {"-", "–"} and not tokens[at + 1].text[0].isdigit():
        return number
    return replace(number, last=at + 2, core=(number.first, at + 2), high=upper, kind="about")


def _simple(tokens: Sequence[Token], i: int) -> int | None:
    """Value of a number of one token."""
    word = _lower(tokens, i)
    if _DIGITS.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    return _SMALL.get(word) or _TENS.get(word)


def _counts(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number counts something, and is no date, year, time, sum, label or age."""
    first, last = number.core
    before, after = _lower(tokens, first - 1), _lower(tokens, last)
    if any(calendar.day_at(tokens, i) for i in (first, last - 1)) or _year(tokens, number):
        return False
    if after == "-" and tokens[first].text[0].isdigit() and _lower(tokens, last + 1).isdigit():
        return False
    if number.ordinal:
        return before != "-" and (after != "of" or before not in {"a", "one"})
    if before in _MONEY or (before == "m" and first > 1) or after in _LEFT_OUT or _joined(tokens, last) in _LEFT_OUT:
        return False
    if before in _LABELS and tokens[first].text[0].isdigit() and tokens[first - 1].text not in {"order", "act", "group"}:
        return first > 1 and tokens[first - 1].text[0].islower() and before in {"state", "second"}
    if after in _NAMED_AFTER and tokens[first].text[0].isupper():
        return False
    if before in _NAMED_BEFORE or (before == "of" and _lower(tokens, first - 2) == "group"):
        return False
    return not (_age(tokens, number) or _fraction(tokens, number) or _no_count(tokens, number))


def _year(tokens: Sequence[Token], number: Number) -> bool:
    first, last = number.core
    return last == first + 1 and calendar.year_of(tokens, first) is not None


def _age(tokens: Sequence[Token], number: Number) -> bool:
    """ ", 42," after a name, "(42)", "aged 42", "42-year-old"."""
    first, last = number.core
    before, after = _lower(tokens, first - 1), _lower(tokens, last)
    if before in {"aged", "age"} or (_joined(tokens, last) in {"year", "years"} and "old" in _lowers(tokens, last, last + 4)):
        return True
    framed = (before, after) in {(",", ","), ("(", ")"), (",", "."), (",", "and")}
    return framed and first > 1 and tokens[first - 2].text[0].isupper() and 15 <= number.value < 100 and (
        tokens[first].text.isdigit() and not _lower(tokens, first - 2) in calendar.MONTHS and _plain_name(tokens, first - 2)
    )


def _plain_name(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name of two words ends here, as of a person; "Poland, 4, Germany, 3" is a list."""
    return i > 0 and tokens[i - 1].text[0].isupper() and tokens[i - 1].text[0].isalpha()


def _fraction(tokens: Sequence[Token], number: Number) -> bool:
    """ "one-third", "two thirds", "three quarters", "one in five"."""
    last = number.core[1]
    word = _joined(tokens, last)
    return word in {"thirds", "third", "quarters", "quarter", "fifth", "fifths", "half", "halves", "tenth", "tenths"}


def _no_count(tokens: Sequence[Token], number: Number) -> bool:
    """ "no one", "one another", "one by one", "one-time", "for one", "one day" in a tale."""
    first, last = number.core
    if tokens[first].lower != "one" or last != first + 1:
        return False
    before, after = _lower(tokens, first - 1), _lower(tokens, last)
    if before in {"no", "by", "any", "some", "every", "this", "that", "which", "each", "a", "another", "first", "last"}:
        return True
    return after in {"another", "by", "'s"} or (after == "-" and _lower(tokens, last + 1) not in {"man", "person", "day"})


def _bent(tokens: Sequence[Token], number: Number, border: int) -> Number:
    """The number with the words before and after it, as far as `border`, and its unit."""
    number = _with_unit(tokens, number)
    for _ in range(2):
        number = _with_before(tokens, number, border)
    return _with_after(tokens, number)


def _with_before(tokens: Sequence[Token], number: Number, border: int) -> Number:
    for phrase in _MORE_BEFORE:
        start = number.first - len(phrase)
        if start >= border and _lowers(tokens, start, number.first) == phrase and not number.ordinal:
            return replace(number, first=start, more=True)
    for phrase, kind in _BEFORE.items():
        start = number.first - len(phrase)
        if start >= border and _lowers(tokens, start, number.first) == phrase:
            if len(phrase) == 1 and _lower(tokens, start - 1) in _GOVERNING and phrase[0] in {"about", "over", "around"}:
                return number
            return replace(number, first=start, kind="at-least" if kind == "at-least" else "about")
    return number


def _with_after(tokens: Sequence[Token], number: Number) -> Number:
    last = number.last
    if _lower(tokens, last) == "-" and _lower(tokens, last + 1) == "odd":
        return replace(number, last=last + 2, kind="about")
    for phrase, kind in _AFTER.items():
        if _lowers(tokens, last, last + len(phrase)) == phrase and _lower(tokens, last + len(phrase)) != "than":
            return replace(number, last=last + len(phrase), kind="at-least" if kind == "at-least" else "about")
    word = _lower(tokens, last)
    if word in _MORE_AFTER and (word != "more" or _lower(tokens, last + 1) != "than") and not number.ordinal:
        return replace(number, last=last + 1, more=True)
    people = _lower(tokens, last) in _PEOPLE
    if people and _lower(tokens, last + 1) == "or" and _lower(tokens, last + 2) == "more":
        return replace(number, kind="at-least")
    return number


def _with_unit(tokens: Sequence[Token], number: Number) -> Number:
    """With the unit of time, which may follow a hyphen or an adjective: "48-hour", "three working days"."""
    last = number.last
    at = last + (_lower(tokens, last) in {"-", "more", "full", "working", "whole", "further", "business", "clear"})
    if _lower(tokens, at) == "calendar":
        at += 1
    unit = _UNITS.get(_lower(tokens, at), "")
    if unit == "member" and _lower(tokens, last) != "-":
        return number
    return replace(number, unit=unit) if unit and not number.ordinal else number


def _apiece(tokens: Sequence[Token], number: Number, all_numbers: Sequence[Number]) -> Number:
    """With `each` set, where "each" or "apiece" stands near it in the clause and belongs to no other number."""
    others = {i for other in all_numbers if other is not number for i in range(*other.core)}
    if number.ordinal or number.unit:
        return number
    for step, start in ((1, number.last), (-1, number.first - 1)):
        for i in range(start, start + step * _NEAR, step):
            word = _lower(tokens, i)
            if not word or word in {";", ".", ":", "—", "–"} or i in others:
                break
            if word == "apiece" or (word == "each" and _distributes(tokens, i)):
                return replace(number, each=True)
            if word == "per" and step > 0 and _lower(tokens, i + 1) in {"country", "state", "mission", "embassy", "side"}:
                return replace(number, each=True)
    return number


def _distributes(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "each" at this place says "to each his own", and not "each other", "each of the four"."""
    return _lower(tokens, i + 1) not in {"other", "of", "case", "day", "year", "side"} or _lower(tokens, i - 1) == "from"


def _parts(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """With M in every "N of M"."""
    for k, (part, whole) in enumerate(zip(found, found[1:], strict=False)):
        if part.ordinal or whole.ordinal or part.unit or whole.unit:
            continue
        between = _lowers(tokens, part.last, whole.first)
        if "of" in between and len(between) <= _NEAR and _is_part(tokens, part, between) and whole.value >= part.value:
            found[k] = replace(part, of=whole.value)
            found[k + 1] = replace(whole, whole=True)
    return found


def _is_part(tokens: Sequence[Token], part: Number, between: Sequence[str]) -> bool:
    """Whether the words between two numbers say "of the", "diplomats of its", "out of Russia's"."""
    at = between.index("of")
    before, after = between[:at], between[at + 1 :]
    if any(word in {",", ";", "and", "or", ":"} for word in between):
        return False
    plain = all(word in _PEOPLE or tokens[part.last + k].text[0].isupper() or word == "out" for k, word in enumerate(before))
    return plain and (not after or after[0] in _ARTICLES or after[-1] in {"'s", "'", "'", "original", "total"})


def _joined(tokens: Sequence[Token], i: int) -> str:
    """The word at `i`, or behind a hyphen there."""
    return _lower(tokens, i + 1) if _lower(tokens, i) == "-" else _lower(tokens, i)


def _numeric(tokens: Sequence[Token], i: int) -> bool:
    word = _lower(tokens, i)
    return word[:1].isdigit() or word in _SMALL or word in _TENS or word in _SCALES or word in _VAGUE


def _lower(tokens: Sequence[Token], i: int) -> str:
    """The word at `i` in small letters; empty outside."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _lowers(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[max(first, 0) : max(last, 0)])
