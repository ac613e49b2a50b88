"""Lengths of time: "48 hours", "two days ago", "a week later", "two days before Christmas", "by midnight"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.language.calendar import MONTHS, WEEKDAYS
from builder.language.days import DAYS, calendar_date, named_day, named_weekday
from builder.language.doc import Token
from builder.language.figures import bare
from builder.language.forms import TABLE, Form, word
from builder.language.tables import words

LENGTHS: Final[dict[str, str]] = TABLE["lengths"]
"""Noun of time as written -> its unit."""
_FILLING: Final = words(TABLE["filling"])
_NAMED: Final = (calendar_date, named_weekday, named_day)
"""Forms from which a shift can be reckoned."""


def length(tokens: Sequence[Token], i: int) -> Form | None:
    """ "48 hours", "two days ago", "a week later", "the day before", "a few days earlier"."""
    counted = _count(tokens, i)
    if counted is None:
        return None
    last, number = counted
    unit = LENGTHS.get(word(tokens, last), "")
    if not unit:
        return None
    if unit == "fortnight":
        unit, number = "week", number * 2 if number else None
    last += 1
    after = word(tokens, last)
    if after == "ago":
        return _ago(tokens, Form(i, last + 1, "ago", number=number, unit=unit))
    if after in {"earlier", "later", "afterwards", "afterward", "before", "after", "previously", "prior"}:
        return _shift(tokens, i, last, number, unit)
    if after == "from" and word(tokens, last + 1) in {"now", "today"}:
        return Form(i, last + 2, "ago", number=-number if number else None, unit=unit)
    if word(tokens, i) in {"the", "that", "this"}:
        return None
    if number:
        return Form(i, last, "length", unit=unit, length=_measured(number, unit))
    return (
        Form(i, last, "same", unit="day")
        if word(tokens, i - 1) == "within" and unit == "hour"
        else Form(i, last, "unknown")
    )


def _count(tokens: Sequence[Token], i: int) -> tuple[int, int | None] | None:
    """How many units: where the unit stands, and the number, None for a few."""
    lower, follows = tokens[i].lower, word(tokens, i + 1)
    if lower in {"a", "an", "the"} and follows in LENGTHS:
        return i + 1, 1
    if lower in {"a", "several", "some", "many"} and (follows == "few" or lower != "a") and lower != "some":
        return i + 1 + (lower == "a"), None
    if lower in {"days", "weeks", "months", "years", "hours"}:
        return i, None
    if lower == "a" and follows == "couple":
        return i + 2 + (word(tokens, i + 2) == "of"), 2
    number = bare(tokens, i)
    if number is None or number.ordinal:
        return None
    last = number.last + (word(tokens, number.last) == "-")
    while word(tokens, last) in _FILLING:
        last += 1
    return last, number.value


def _ago(tokens: Sequence[Token], form: Form) -> Form:
    """With what follows "two years ago": "this week", "in March"."""
    if word(tokens, form.last) == "this" and word(tokens, form.last + 1) in {"week", "month"}:
        return replace(form, last=form.last + 2, part=word(tokens, form.last + 1))
    return form


def _shift(tokens: Sequence[Token], i: int, at_word: int, number: int | None, unit: str) -> Form | None:
    """ "two days earlier", "the day before", "two days before Christmas". In "a day after he left" it is he who is
    dated, from what else the sentence tells: the shift is turned round."""
    how = word(tokens, at_word)
    sign = -1 if how in {"earlier", "before", "previously", "prior"} else 1
    last = at_word + 1
    if how in {"before", "after"} and last < len(tokens):
        base = next((form for rule in _NAMED if (form := rule(tokens, last))), None)
        if base and base.kind in {"date", "days", "weekday"} and (base.kind != "date" or base.day):
            return Form(i, base.last, "shift", unit=unit, number=sign * number if number else None, base=base)
        follows = tokens[last]
        if follows.lower not in {"of", "in", "by", "at", "and", "but", "when", "as", "that", "with", "from"} and (
            follows.text[0].isalnum() or follows.text[0] in "\"“'‘"
        ):
            if word(tokens, i) == "the" and unit == "year":
                return _year_before(tokens, i, last)
            away = -sign * number if number else None
            return Form(i, last, "shift", unit=unit, number=away, which="clause")
    return Form(i, last, "shift", unit=unit, number=sign * number if number else None)


def _year_before(tokens: Sequence[Token], i: int, last: int) -> Form:
    """ "the year before warned two exiles": the verb follows, nothing else does."""
    goes_on = tokens[last].lower.endswith("ed") and word(tokens, last - 1) == "before"
    return Form(i, last, "shift", unit="year", number=-1) if goes_on else Form(i, last, "unknown")


def _measured(number: int | None, unit: str) -> tuple[int | None, int | None, int | None]:
    """Hours, days and months of a length."""
    if number is None:
        return None, None, None
    if unit == "hour":
        return number, -(-number // 24), None
    if unit in {"month", "year", "decade"}:
        return None, None, number * {"month": 1, "year": 12, "decade": 120}[unit]
    return None, number * {"minute": 0, "day": 1, "week": 7}[unit], None


def today(tokens: Sequence[Token], i: int) -> Form | None:
    """ "by the end of the day", "by midnight": a term that ends on the day it was set."""
    lower = tokens[i].lower
    if lower == "midnight" and word(tokens, i - 1) in {"by", "before", "until"}:
        near = tokens[i + 1 : i + 4]
        if not any(token.text in WEEKDAYS or token.text in MONTHS or token.lower in DAYS for token in near):
            return Form(i, i + 1, "length", unit="day", length=(None, 0, None))
    if [word(tokens, i + k) for k in range(5)] == ["the", "end", "of", "the", "day"] and word(tokens, i - 1) in {
        "by",
        "before",
    }:
        return Form(i, i + 5, "length", unit="day", length=(None, 0, None))
    return None
