"""Times that name days, months and years: "March 27", "last August", "the previous Tuesday", "tonight", "1986"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from builder.language.calendar import MONTHS, WEEKDAYS, day_at, day_of, month_of, weekday_of, year_of
from builder.language.doc import Token
from builder.language.forms import TABLE, WHICH, Form, which_of, word
from builder.language.tables import words

HOLIDAYS: Final = {tuple(name.split()): value for name, value in TABLE["holidays"].items() if value}
DAYS: Final = {name: int(n) for name, n in TABLE["days"].items()}
"""Days with names -> month and day; day words -> days from the reference."""
_PARTS_OF_DAY: Final = words(TABLE["parts_of_day"])
_NOT_DAYS: Final = words(TABLE["not_days"])
_BEFORE_MONTH: Final = words(TABLE["before_month"])
_NAMES_TOO: Final = words(TABLE["names_too"])
_LABEL: Final = words(TABLE["year_labels"])
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def calendar_date(tokens: Sequence[Token], i: int) -> Form | None:
    """ "Tuesday, March 27, 2018", "27 March", "March 27 last year", "27/03/2018", "2018-03-27"."""
    return _numeric(tokens, i) or _day_and_month(tokens, i) or _month(tokens, i)


def _numeric(tokens: Sequence[Token], i: int) -> Form | None:
    found = _NUMERIC.fullmatch(tokens[i].text)
    if found:
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        if one > 12 >= two or one == two:
            return Form(i, i + 1, "date", year=year, month=two, day=one)
        return Form(i, i + 1, "date", year=year, month=one, day=two) if two > 12 >= one else None
    parts = tokens[i : i + 5]
    if len(parts) == 5 and parts[1].text == parts[3].text == "-" and parts[4].end - parts[0].start == 10:
        digits = [parts[k].text for k in (0, 2, 4)]
        if all(text.isdigit() for text in digits) and len(digits[0]) == 4 and 1 <= int(digits[1]) <= 12:
            return Form(i, i + 5, "date", year=int(digits[0]), month=int(digits[1]), day=int(digits[2]))
    return None


def _day_and_month(tokens: Sequence[Token], i: int) -> Form | None:
    weekday = weekday_of(tokens, i)
    start = i
    if weekday is not None:
        start = i + 1
        while word(tokens, start) in {",", "the", "(", ".", "on"} | _PARTS_OF_DAY:
            start += 1
        if start >= len(tokens):
            return None
    elif word(tokens, i) == "the":
        start = i + 1
    found = day_at(tokens, start) if start < len(tokens) else None
    if not found or found[0] != start:
        return None
    form = Form(i, found[1], "date", month=found[2], day=found[3], weekday=weekday)
    return _with_year(tokens, _over_days(tokens, form))


def _over_days(tokens: Sequence[Token], form: Form) -> Form:
    """With the other days of "March 27 and 28", "March 27-29" taken along."""
    last = form.last
    if word(tokens, last) in {"and", "-", "–", "or", "to"} and word(tokens, last + 1).isdigit():
        follows = word(tokens, last + 2)
        if len(word(tokens, last + 1)) < 3 and (not follows or not follows[0].isalpha() or year_at(tokens, last + 2)):
            return replace(form, last=last + 2)
    return form


def _month(tokens: Sequence[Token], i: int) -> Form | None:
    """ "March", "last March", "March 2018", "August of last year"."""
    which, start = which_of(tokens, i)
    number = month_of(tokens, start) if start < len(tokens) else None
    if number is None:
        return None
    last = start + 1 + (word(tokens, start + 1) == "." and not tokens[start].text.endswith("."))
    form = Form(i, last if year_at(tokens, last) else start + 1, "date", month=number, which=which)
    dated = _with_year(tokens, form)
    return dated if dated.year or dated.which or _is_month(tokens, i, start) else None


def _is_month(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Whether the word is a month and not a name: "Theresa May", "April Glaspie", "March on"."""
    before, after = tokens[i - 1] if i else None, tokens[at + 1] if at + 1 < len(tokens) else None
    if tokens[at].text in _NAMES_TOO:
        named = after is not None and after.text[0].isupper() and after.text not in WEEKDAYS and before is not None
        return before is not None and before.lower in _BEFORE_MONTH and not (named and before.lower in {",", "and"})
    return before is None or not before.text[0].isupper() or before.lower in _BEFORE_MONTH or before.text in WEEKDAYS


def _with_year(tokens: Sequence[Token], form: Form) -> Form:
    """With the year that follows: "2018", ", 2018", "of 2018", "last year"; or that of the next month in a list."""
    last = form.last
    step = last + (word(tokens, last) in {",", "of", "in"})
    if year_at(tokens, step) and not (word(tokens, last) == "in" and form.day):
        return replace(form, last=step + 1, year=int(tokens[step].text))
    step = last + (word(tokens, last) in {",", "of", "in", "the"})
    step += word(tokens, step) == "the"
    which = WHICH.get(word(tokens, step), "")
    if which and word(tokens, step + 1) == "year" and word(tokens, step + 2) != "'s":
        return replace(form, last=step + 2, which=f"{which} year")
    if form.which == "that":
        return replace(form, which="that year")
    year = None if form.which else _shared_year(tokens, last)
    return replace(form, year=year) if year else form


def _shared_year(tokens: Sequence[Token], i: int) -> int | None:
    """The year that two times share: "in September and October 1986"."""
    if word(tokens, i) not in {"and", "or", "to", "-", "–", ","}:
        return None
    month = False
    for k in range(i + 1, min(len(tokens), i + 7)):
        if month and year_at(tokens, k):
            return int(tokens[k].text)
        if tokens[k].text in MONTHS:
            month = True
        elif tokens[k].lower not in {"and", "again", "in", "on", ",", "then"} and not (month and day_of(tokens[k])):
            return None
    return None


def year_at(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is a year."""
    return i < len(tokens) and year_of(tokens, i) is not None and word(tokens, i - 1) not in _LABEL


def plain_year(tokens: Sequence[Token], i: int) -> Form | None:
    """ "2018", "the 2018 expulsions", "1986-87"."""
    start = i + (word(tokens, i) == "the")
    if not year_at(tokens, start) or (start > i and word(tokens, start + 1) in {"", ",", "."}):
        return None
    short = word(tokens, start + 1) in {"-", "–", "/"} and len(word(tokens, start + 2)) == 2
    last = start + 3 if short and word(tokens, start + 2).isdigit() else start + 1
    return Form(start, last, "date", year=int(tokens[start].text))


def named_weekday(tokens: Sequence[Token], i: int) -> Form | None:
    """ "Tuesday night", "last Tuesday", "Tuesday of last week", "the previous Tuesday", "Friday the 27th"."""
    which, start = which_of(tokens, i)
    start += which == "that" and word(tokens, start) == "very"
    number = weekday_of(tokens, start) if start < len(tokens) else None
    if number is None or (start and (tokens[start - 1].text in _NOT_DAYS - {"Easter", "Good"})):
        return None
    termed = word(tokens, start + 1) in {"deadline", "ultimatum"}
    if start and word(tokens, start - 1) in {"a", "one", "every", "each"} and not termed:
        return Form(start, start + 1, "unknown")
    last = start + 1
    if word(tokens, last) in _PARTS_OF_DAY:
        last += 1
    if word(tokens, last) == "the" and last + 1 < len(tokens) and _is_ordinal_day(tokens[last + 1]):
        last += 2
    step = last + (word(tokens, last) in {"of", "in"})
    week = WHICH.get(word(tokens, step), "")
    if week in {"last", "next", "this", "that"} and word(tokens, step + 1) == "week":
        return Form(i, step + 2, "weekday", weekday=number, which=f"{week} week")
    return Form(i if which else start, last, "weekday", weekday=number, which=which)


def named_day(tokens: Sequence[Token], i: int) -> Form | None:
    """ "today", "yesterday", "this morning", "last night", "the day before yesterday", "Christmas"."""
    lower = tokens[i].lower
    if lower in DAYS and not (tokens[i].text[0].isupper() and i and tokens[i - 1].text[0].isupper()):
        last = i + 1 + (word(tokens, i + 1) in _PARTS_OF_DAY)
        return Form(i, last, "days", number=DAYS[lower])
    if lower == "this" and word(tokens, i + 1) in _PARTS_OF_DAY:
        return Form(i, i + 2, "days", number=0)
    if lower == "the" and word(tokens, i + 1) in {"next", "following"} and word(tokens, i + 2) in _PARTS_OF_DAY:
        return Form(i, i + 3, "shift", unit="day", number=1)
    step = 1 + (word(tokens, i + 1) == "same")
    if (lower == "that" or (lower == "the" and step == 2)) and word(tokens, i + step) in _PARTS_OF_DAY:
        return Form(i, i + step + 1, "same", unit="day")
    if lower == "last" and word(tokens, i + 1) in {"night", "evening"}:
        return Form(i, i + 2, "days", number=-1)
    if lower == "the" and word(tokens, i + 1) == "day" and word(tokens, i + 3) in {"yesterday", "tomorrow"}:
        return Form(i, i + 4, "days", number=-2 if word(tokens, i + 2) == "before" else 2)
    for name, value in HOLIDAYS.items():
        if tuple(word(tokens, i + k) for k in range(len(name))) == name and tokens[i].text[0].isupper():
            month, day = value.split("-")
            return _with_year(tokens, Form(i, i + len(name), "date", month=int(month), day=int(day)))
    return None


def _is_ordinal_day(token: Token) -> bool:
    return token.text[0].isdigit() and not token.text.isdigit() and day_of(token) is not None
