"""The forms in which a text names a time: "March 27", "late last year", "two days ago", "the previous Tuesday".

`at` tries the forms in order and gives the first that fits as a `Form`: what the words say, before anything is known
of the day they are reckoned from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.language.calendar import MONTHS, WEEKDAYS, day_at, day_of, month_of, weekday_of, year_of
from builder.language.doc import Token
from builder.language.numbers import bare
from builder.language.tables import table, words


@dataclass(frozen=True, slots=True)
class Form:
    """What the words of one time say."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    kind: str
    """`date` (year, month or day as far as given), `weekday`, `days` (so many from the reference), `unit` (last month),
    `ago`, `shift` (so long before or after another time), `same` (that year), `numbered` (the 29th), `season`,
    `length`, `unknown` (a time, but nothing says which)."""
    year: int | None = None
    """Year given."""
    month: int | None = None
    """Month given."""
    day: int | None = None
    """Day of the month given."""
    weekday: int | None = None
    """Weekday given, 0 for Monday."""
    which: str = ""
    """`last`, `this`, `next`; `previous`, `following`, `that` of a time named before."""
    unit: str = ""
    """day, week, weekend, month, year, or the name of the season."""
    number: int | None = None
    """How many units, negative before; None for "a few"."""
    part: str = ""
    """early, late, middle, end ... of it."""
    length: tuple[int | None, int | None, int | None] | None = None
    """Hours, days and months, for a length of time."""
    base: Form | None = None
    """The time from which a shift is reckoned, where the words name it: two days before Christmas."""


_TABLE: Final = table("times")
RELATIVE: Final = frozenset({"shift", "same", "numbered"})
"""Kinds reckoned from another time of the text."""
ENDS: Final = words(_TABLE["ends"])
"""Parts which are the last of a month or year."""
_PARTS: Final = words(_TABLE["parts"])
_HOLIDAYS: Final = {tuple(name.split()): value for name, value in _TABLE["holidays"].items() if value}
_DAYS: Final = {word: int(n) for word, n in _TABLE["days"].items()}
_SEASONS: Final = words(_TABLE["seasons"])
_PARTS_OF_DAY: Final = words(_TABLE["parts_of_day"])
_LENGTHS: Final[dict[str, str]] = _TABLE["lengths"]
UNITS_OF_TIME: Final = frozenset(_LENGTHS)
"""Nouns of time: hours, days, weeks ..."""
_NOT_DAYS: Final = words(_TABLE["not_days"])
_WHICH: Final[dict[str, str]] = _TABLE["which"]
_BEFORE_MONTH: Final = words(_TABLE["before_month"])
_NAMES_TOO: Final = words(_TABLE["names_too"])
_UNITS: Final = words(_TABLE["units"])
_FILLING: Final = words(_TABLE["filling"])
_AFTER_THE: Final = frozenset({"previous", "following", "next", "same", "preceding", "past", "last", "coming"})
_NUMERIC: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_LABEL: Final = words(_TABLE["year_labels"])
_STARTERS: Final = frozenset(
    {*_PARTS, *_DAYS, *_SEASONS, *_WHICH, *(name[0] for name in _HOLIDAYS), *_UNITS}
    | words(_TABLE["starters"])
    | words(_TABLE["number_words"])
)


def at(tokens: Sequence[Token], i: int, border: int = 0) -> Form | None:
    """The time that begins at token `i`, if one does; words before `border` belong to another."""
    token = tokens[i]
    if not (token.text in MONTHS or token.text in WEEKDAYS or token.lower in _STARTERS or token.text[0].isdigit()):
        return None
    return _parted(tokens, i) or _whole(tokens, i)


def word(tokens: Sequence[Token], i: int) -> str:
    """The word at `i` in small letters; empty outside."""
    return tokens[i].lower if 0 <= i < len(tokens) else ""


def _whole(tokens: Sequence[Token], i: int) -> Form | None:
    return next((form for rule in _RULES if (form := rule(tokens, i))), None)


def _parted(tokens: Sequence[Token], i: int) -> Form | None:
    """A part of a time: "early on Tuesday", "the end of June", "mid-May", "earlier this month", "year's end"."""
    at_part = i + (word(tokens, i) == "the")
    part = word(tokens, at_part)
    if (part, word(tokens, at_part + 1), word(tokens, at_part + 2)) in {("last", "day", "of"), ("first", "day", "of")}:
        at_part, part = at_part + 1, f"{part} day"
    if part in {"month", "year", "week"}:
        return _unit_end(tokens, at_part)
    if (part not in _PARTS and " " not in part) or (part in ENDS and at_part == i):
        return None
    start = at_part + 1
    if word(tokens, start) in {"of", "on", "in", "-"}:
        start += 1
    elif part in ENDS or part in {"start", "beginning"}:
        return None
    if start >= len(tokens):
        return None
    whole = _the_unit(tokens, start) if part not in {"early", "late", "earlier", "later"} else None
    whole = whole or _whole(tokens, start)
    if whole is None or whole.kind in {"length", "unknown", "ago"}:
        return None
    return replace(whole, first=i, part=part)


def _unit_end(tokens: Sequence[Token], i: int) -> Form | None:
    """ "the month's end", "year-end"."""
    if word(tokens, i + 1) in {"'s", "-"} and word(tokens, i + 2) in ENDS:
        return Form(i, i + 3, "unit", unit=word(tokens, i), which="this", part="end")
    return None


def _the_unit(tokens: Sequence[Token], i: int) -> Form | None:
    """ "the month" after "the end of"."""
    unit = word(tokens, i + 1)
    if word(tokens, i) in {"the", "each"} and unit in {"week", "month", "year"}:
        return Form(i, i + 2, "unit", unit=unit, which="this")
    return None


def _date(tokens: Sequence[Token], i: int) -> Form | None:
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
    which, start = _which(tokens, i)
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
    which = _WHICH.get(word(tokens, step), "")
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


def _year(tokens: Sequence[Token], i: int) -> Form | None:
    """ "2018", "the 2018 expulsions", "1986-87"."""
    start = i + (word(tokens, i) == "the")
    if not year_at(tokens, start) or (start > i and word(tokens, start + 1) in {"", ",", "."}):
        return None
    short = word(tokens, start + 1) in {"-", "–", "/"} and len(word(tokens, start + 2)) == 2
    last = start + 3 if short and word(tokens, start + 2).isdigit() else start + 1
    return Form(start, last, "date", year=int(tokens[start].text))


def _weekday(tokens: Sequence[Token], i: int) -> Form | None:
    """ "Tuesday night", "last Tuesday", "Tuesday of last week", "the previous Tuesday", "Friday the 27th"."""
    which, start = _which(tokens, i)
    start += which == "that" and word(tokens, start) == "very"
    number = weekday_of(tokens, start) if start < len(tokens) else None
    if number is None or (start and (tokens[start - 1].text in _NOT_DAYS - {"Easter", "Good"})):
        return None
    if start and word(tokens, start - 1) in {"a", "one", "every", "each"}:
        return Form(start, start + 1, "unknown")
    last = start + 1
    if word(tokens, last) in _PARTS_OF_DAY:
        last += 1
    if word(tokens, last) == "the" and last + 1 < len(tokens) and day_of(tokens[last + 1]):
        last += 2
    step = last + (word(tokens, last) in {"of", "in"})
    week = _WHICH.get(word(tokens, step), "")
    if week in {"last", "next", "this", "that"} and word(tokens, step + 1) == "week":
        return Form(i, step + 2, "weekday", weekday=number, which=f"{week} week")
    return Form(i if which else start, last, "weekday", weekday=number, which=which)


def _named_day(tokens: Sequence[Token], i: int) -> Form | None:
    """ "today", "yesterday", "this morning", "last night", "the day before yesterday", "Christmas"."""
    lower = tokens[i].lower
    if lower in _DAYS and not (tokens[i].text[0].isupper() and i and tokens[i - 1].text[0].isupper()):
        last = i + 1 + (word(tokens, i + 1) in _PARTS_OF_DAY)
        return Form(i, last, "days", number=_DAYS[lower])
    if lower == "this" and word(tokens, i + 1) in _PARTS_OF_DAY:
        return Form(i, i + 2, "days", number=0)
    if lower == "last" and word(tokens, i + 1) in {"night", "evening"}:
        return Form(i, i + 2, "days", number=-1)
    if lower == "the" and word(tokens, i + 1) == "day" and word(tokens, i + 3) in {"yesterday", "tomorrow"}:
        return Form(i, i + 4, "days", number=-2 if word(tokens, i + 2) == "before" else 2)
    for name, value in _HOLIDAYS.items():
        if tuple(word(tokens, i + k) for k in range(len(name))) == name and tokens[i].text[0].isupper():
            month, day = value.split("-")
            return _with_year(tokens, Form(i, i + len(name), "date", month=int(month), day=int(day)))
    return None


def _unit(tokens: Sequence[Token], i: int) -> Form | None:
    """ "last month", "this week", "the previous year", "the same day", "next weekend", "last summer"."""
    which, start = _which(tokens, i)
    unit = word(tokens, start)
    if unit in {"few", "couple"} or (start < len(tokens) and bare(tokens, start) and unit not in _UNITS):
        return None
    if unit in _SEASONS:
        return _season(tokens, i, start, which)
    if unit == "week" and word(tokens, start + 1) == "end":
        return Form(i, start + 2, "unit", unit="weekend", which=which) if which else None
    if unit == "weekend" and not which and word(tokens, i) == "the":
        return Form(i, start + 1, "unit", unit="weekend", which="last")
    if not which or unit not in _UNITS or word(tokens, start + 1) in {"-", "before", "after"}:
        return None
    if which in {"that", "previous", "following"} or (which in {"last", "this"} and unit == "day"):
        step = {"previous": -1, "following": 1}.get(which)
        if step:
            return Form(i, start + 1, "shift", unit=unit, number=step)
        return Form(i, start + 1, "same", unit=unit) if which == "that" else None
    if unit == "day":
        return Form(i, start + 1, "shift", unit=unit, number=1 if which == "next" else -1)
    return Form(i, start + 1, "unit", unit=unit, which=which)


def _season(tokens: Sequence[Token], i: int, start: int, which: str) -> Form | None:
    last = start + 1
    step = last + (word(tokens, last) in {",", "of"})
    if year_at(tokens, step):
        return Form(i, step + 1, "date", year=int(tokens[step].text))
    if which or (word(tokens, i) == "the" or word(tokens, i - 1) in {"in", "by", "since", "last", "this"}):
        if word(tokens, step) in {"last", "this"} and word(tokens, step + 1) == "year":
            return Form(i, step + 2, "unit", unit="year", which=_WHICH[word(tokens, step)])
        return Form(i, last, "season", unit=tokens[start].lower, which=which)
    return None


def _numbered(tokens: Sequence[Token], i: int) -> Form | None:
    """ "on the 29th"."""
    start = i + 1
    if word(tokens, i) != "the" or start >= len(tokens) or word(tokens, i - 1) not in {"on", "by", "until", "from", "since"}:
        return None
    day = day_of(tokens[start]) if tokens[start].text[0].isdigit() and not tokens[start].text.isdigit() else None
    after = word(tokens, start + 1)
    if not day or (after and after[0].isalpha() and after not in _FILLING):
        return None
    which, of_month = _which(tokens, start + 2) if after == "of" else ("", 0)
    if which and word(tokens, of_month) == "month":
        return Form(i, of_month + 1, "numbered", day=day, which=which)
    return Form(i, start + 1, "numbered", day=day)


def _length(tokens: Sequence[Token], i: int) -> Form | None:
    """ "48 hours", "two days ago", "a week later", "the day before", "a few days earlier"."""
    counted = _count(tokens, i)
    if counted is None:
        return None
    last, number = counted
    unit = _LENGTHS.get(word(tokens, last), "")
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
    return Form(i, last, "length", unit=unit, length=_measured(number, unit)) if number else Form(i, last, "unknown")


def _count(tokens: Sequence[Token], i: int) -> tuple[int, int | None] | None:
    """How many units: where the unit stands, and the number, None for a few."""
    lower, follows = tokens[i].lower, word(tokens, i + 1)
    if lower in {"a", "an", "the"} and follows in _LENGTHS:
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
        base = _whole(tokens, last)
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


def _which(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """Which of its kind the word at `i` says, and where the time itself begins."""
    lower, follows = tokens[i].lower, word(tokens, i + 1)
    if lower in {"the", "its", "their"} and follows in _AFTER_THE:
        meant = {"next": "following", "same": "that", "past": "last", "last": "last", "coming": "next"}
        return meant.get(follows, _WHICH.get(follows, "")), i + 2
    if lower == "the":
        return "", i + 1
    if lower in _WHICH:
        return _WHICH[lower], i + 1
    return "", i


def _today(tokens: Sequence[Token], i: int) -> Form | None:
    """ "by the end of the day", "by midnight": a term that ends on the day it was set."""
    lower = tokens[i].lower
    if lower == "midnight" and word(tokens, i - 1) in {"by", "before", "until"}:
        near = tokens[i + 1 : i + 4]
        if not any(token.text in WEEKDAYS or token.text in MONTHS or token.lower in _DAYS for token in near):
            return Form(i, i + 1, "length", unit="day", length=(None, 0, None))
    if [word(tokens, i + k) for k in range(5)] == "the end of the day".split() and word(tokens, i - 1) in {"by", "before"}:
        return Form(i, i + 5, "length", unit="day", length=(None, 0, None))
    return None


_RULES: Final[tuple[Callable[[Sequence[Token], int], Form | None], ...]] = (
    _today, _date, _weekday, _named_day, _unit, _length, _numbered, _year,
)  # fmt: skip
"""In this order the forms are tried."""
