"""Numbers that count people, posts or days, in digits and words.

`find_numbers` goes over the tokens once: a bare number (`bare`), whether it counts anything at all (`_counts`), then
the words around it which bend it. The words stand in `tables/numbers.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from builder.language import calendar
from builder.language.doc import Text, Token
from builder.language.figures import ARTICLES, STARTERS, Number, bare, lower
from builder.language.tables import phrases, table, words
from builder.model.claim import CountKind

__all__ = ["Number", "bare", "find_numbers"]

_TABLE: Final = table("numbers")
_BEFORE: Final = phrases(_TABLE["before"])
_AFTER: Final = phrases(_TABLE["after"])
_KINDS: Final[dict[str, CountKind]] = {"exact": "exact", "at-least": "at-least", "about": "about"}
_STREETS: Final = words(_TABLE["streets"])
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
        number = bare(tokens, i) if token.lower in STARTERS or token.text[0].isdigit() else None
        if number and _counts(tokens, number):
            found.append(_bent(tokens, number, found[-1].last if found else 0))
        i = max(i + 1, number.last if number else 0)
    taken = {i for number in found for i in range(*number.core)}
    linked = _parts(tokens, [_apiece(tokens, number, taken) for number in found])
    return tuple(
        replace(n, first=n.first + first, last=n.last + first, core=(n.core[0] + first, n.core[1] + first))
        for n in linked
    )


def _counts(tokens: Sequence[Token], number: Number) -> bool:
    """Whether the number counts something, and is no date, year, time, sum, label or age."""
    first, last = number.core
    before, after = lower(tokens, first - 1), lower(tokens, last)
    if any(calendar.day_at(tokens, i) for i in (first, last - 1)) or _year(tokens, number):
        return False
    if tokens[first].text[0].isdigit() and (
        (after == "-" and lower(tokens, last + 1).isdigit()) or (before == "-" and lower(tokens, first - 2).isdigit())
    ):
        return False
    if any(token.text in _STREETS for token in tokens[last : last + 2]) and after[:1].isalpha():
        return False
    if number.ordinal:
        return before != "-" and (after != "of" or before not in {"a", "one"})
    if before in _MONEY or (before == "m" and first > 1) or after in _LEFT_OUT or _joined(tokens, last) in _LEFT_OUT:
        return False
    if (
        before in _LABELS
        and tokens[first].text[0].isdigit()
        and tokens[first - 1].text not in {"order", "act", "group"}
    ):
        return first > 1 and tokens[first - 1].text[0].islower() and before in {"state", "second"}
    if after in _NAMED_AFTER and tokens[first].text[0].isupper():
        return False
    if before in _NAMED_BEFORE or (before == "of" and lower(tokens, first - 2) == "group"):
        return False
    return not (_age(tokens, number) or _fraction(tokens, number) or _no_count(tokens, number))


def _year(tokens: Sequence[Token], number: Number) -> bool:
    first, last = number.core
    return last == first + 1 and calendar.year_of(tokens, first) is not None


def _age(tokens: Sequence[Token], number: Number) -> bool:
    """ ", 42," after a name, "(42)", "aged 42", "42-year-old"."""
    first, last = number.core
    before, after = lower(tokens, first - 1), lower(tokens, last)
    if before in {"aged", "age"} or (before == "between" and lower(tokens, first - 2) == "aged"):
        return True
    if before in {"was", "is"} and lower(tokens, first - 2) in {"he", "she"} and after in {".", "", "and", "when"}:
        return True
    if _joined(tokens, last) in {"year", "years"} and "old" in _lowers(tokens, last, last + 4):
        return True
    framed = (before, after) in {(",", ","), ("(", ")"), (",", "."), (",", "and")}
    return (
        framed
        and first > 1
        and tokens[first - 2].text[0].isupper()
        and 15 <= number.value < 100
        and (
            tokens[first].text.isdigit()
            and lower(tokens, first - 2) not in calendar.MONTHS
            and _plain_name(tokens, first - 2)
        )
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
    before, after = lower(tokens, first - 1), lower(tokens, last)
    if before in {"no", "by", "any", "some", "every", "this", "that", "which", "each", "a", "another", "first", "last"}:
        return True
    return after in {"another", "by", "'s"} or (
        after == "-" and lower(tokens, last + 1) not in {"man", "person", "day"}
    )


_LAST_BEFORE: Final = frozenset(phrase[-1] for phrase in (*_MORE_BEFORE, *_BEFORE))
"""Words of which one stands right before a number that is bent by those before it."""


def _bent(tokens: Sequence[Token], number: Number, border: int) -> Number:
    """The number with the words before and after it, as far as `border`, and its unit."""
    number = _with_unit(tokens, number)
    for _ in range(2):
        number = _with_before(tokens, number, border)
    return _with_after(tokens, number)


def _with_before(tokens: Sequence[Token], number: Number, border: int) -> Number:
    if lower(tokens, number.first - 1) not in _LAST_BEFORE:
        return number
    for phrase in _MORE_BEFORE:
        start = number.first - len(phrase)
        if start >= border and _lowers(tokens, start, number.first) == phrase and not number.ordinal:
            return replace(number, first=start, more=True)
    for phrase, kind in _BEFORE.items():
        start = number.first - len(phrase)
        if start >= border and _lowers(tokens, start, number.first) == phrase:
            if len(phrase) == 1 and lower(tokens, start - 1) in _GOVERNING and phrase[0] in {"about", "over", "around"}:
                return number
            return replace(number, first=start, kind=_KINDS[kind])
    return number


def _with_after(tokens: Sequence[Token], number: Number) -> Number:
    last = number.last
    if lower(tokens, last) == "-" and lower(tokens, last + 1) == "odd":
        return replace(number, last=last + 2, kind="about")
    following = lower(tokens, last)
    for phrase, kind in _AFTER.items():
        end = last + len(phrase)
        told = phrase[0] == following and _lowers(tokens, last, end) == phrase
        if told and lower(tokens, end) != "than":
            return replace(number, last=last + len(phrase), kind=_KINDS[kind])
    word = lower(tokens, last)
    if word in _MORE_AFTER and (word != "more" or lower(tokens, last + 1) != "than") and not number.ordinal:
        return replace(number, last=last + 1, more=True)
    people = lower(tokens, last) in _PEOPLE
    if people and lower(tokens, last + 1) == "or" and lower(tokens, last + 2) == "more":
        return replace(number, kind="at-least")
    return number


def _with_unit(tokens: Sequence[Token], number: Number) -> Number:
    """With the unit of time, which may follow a hyphen or an adjective: "48-hour", "three working days"."""
    last = number.last
    at = last + (lower(tokens, last) in {"-", "more", "full", "working", "whole", "further", "business", "clear"})
    if lower(tokens, at) == "calendar":
        at += 1
    unit = _UNITS.get(lower(tokens, at), "")
    if unit == "member" and lower(tokens, last) != "-":
        return number
    return replace(number, unit=unit) if unit and not number.ordinal else number


def _apiece(tokens: Sequence[Token], number: Number, taken: set[int]) -> Number:
    """With `each` set, where "each" or "apiece" stands near it in the clause and belongs to no other number."""
    if number.ordinal or number.unit:
        return number
    for step, start in ((1, number.last), (-1, number.first - 1)):
        for i in range(start, start + step * _NEAR, step):
            word = lower(tokens, i)
            if not word or word in {";", ".", ":", "—", "–"} or i in taken:
                break
            if word == "apiece" or (word == "each" and _distributes(tokens, i)):
                return replace(number, each=True)
            if (
                word == "per"
                and step > 0
                and lower(tokens, i + 1) in {"country", "state", "mission", "embassy", "side"}
            ):
                return replace(number, each=True)
    return number


def _distributes(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "each" at this place says "to each his own", and not "each other", "each of the four"."""
    return lower(tokens, i + 1) not in {"other", "of", "case", "day", "year", "side"} or lower(tokens, i - 1) == "from"


def _parts(tokens: Sequence[Token], found: list[Number]) -> list[Number]:
    """With M in every "N of M"."""
    for k, (part, whole) in enumerate(pairwise(found)):
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
    plain = all(
        word in _PEOPLE or tokens[part.last + k].text[0].isupper() or word == "out" for k, word in enumerate(before)
    )
    return plain and (not after or after[0] in ARTICLES or after[-1] in {"'s", "'", "original", "total"})


def _joined(tokens: Sequence[Token], i: int) -> str:
    """The word at `i`, or behind a hyphen there."""
    return lower(tokens, i + 1) if lower(tokens, i) == "-" else lower(tokens, i)


def _lowers(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[max(first, 0) : max(last, 0)])
