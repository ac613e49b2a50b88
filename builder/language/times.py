"""The forms in which a text names a time: "March 27", "late last year", "two days ago", "the previous Tuesday".

`at` tries the forms in order and gives the first that fits as a `Form`: what the words say, before anything is known
of the day they are reckoned from.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from builder.language.calendar import MONTHS, WEEKDAYS, day_of
from builder.language.days import DAYS, HOLIDAYS, calendar_date, named_day, named_weekday, plain_year, year_at
from builder.language.doc import Token
from builder.language.figures import bare
from builder.language.forms import TABLE, WHICH, Form, which_of, word
from builder.language.lengths import length, today
from builder.language.tables import words

RELATIVE: Final = frozenset({"shift", "same", "numbered"})
"""Kinds reckoned from another time of the text."""
ENDS: Final = words(TABLE["ends"])
"""Parts which are the last of a month or year."""
_PARTS: Final = words(TABLE["parts"])
_TIED: Final = re.compile(r"(early|mid|late|end)-((?:19|20)\d\d)")
_ORDERS: Final = words(TABLE["orders"])
_STRETCHES: Final = words(TABLE["stretches"])
_LOOSE: Final = frozenset({"early", "mid", "late", "earlier", "later"})
"""Parts that need no "of"."""
_SEASONS: Final = words(TABLE["seasons"])
_UNITS: Final = words(TABLE["units"])
_FILLING: Final = words(TABLE["filling"])
_STARTERS: Final = frozenset(
    {*_PARTS, *DAYS, *_SEASONS, *WHICH, *(name[0] for name in HOLIDAYS), *_UNITS}
    | words(TABLE["starters"])
    | words(TABLE["number_words"])
)


def at(tokens: Sequence[Token], i: int, border: int = 0) -> Form | None:
    """The time that begins at token `i`, if one does; words before `border` belong to another."""
    token = tokens[i]
    tied = _TIED.fullmatch(token.lower) if "-" in token.text else None
    if tied:
        return Form(i, i + 1, "date", year=int(tied[2]), part=tied[1])
    if not (token.text in MONTHS or token.text in WEEKDAYS or token.lower in _STARTERS or token.text[0].isdigit()):
        return None
    return _parted(tokens, i) or _whole(tokens, i)


def _whole(tokens: Sequence[Token], i: int) -> Form | None:
    return next((form for rule in _RULES if (form := rule(tokens, i))), None)


def _parted(tokens: Sequence[Token], i: int) -> Form | None:
    """A part of a time: "early on Tuesday", "the end of June", "mid-May", "earlier this month", "year's end"."""
    at_part = i + (word(tokens, i) == "the")
    part = word(tokens, at_part)
    if part in _ORDERS and word(tokens, at_part + 1) in _STRETCHES and word(tokens, at_part + 2) == "of":
        return _stretch(tokens, i, at_part + 3)
    if (part, word(tokens, at_part + 1), word(tokens, at_part + 2)) in {("last", "day", "of"), ("first", "day", "of")}:
        at_part, part = at_part + 1, f"{part} day"
    if part in {"month", "year", "week"}:
        return _unit_end(tokens, at_part)
    if (part not in _PARTS and " " not in part) or (part in ENDS and at_part == i and word(tokens, i + 1) != "-"):
        return None
    start = at_part + 1
    joint = word(tokens, start)
    if part not in _LOOSE and joint != "of" and not (joint == "-" and part == "end"):
        return None
    start += joint in {"of", "on", "in", "-"}
    if start >= len(tokens):
        return None
    whole = _the_unit(tokens, start) if part not in {"early", "late", "earlier", "later"} else None
    whole = whole or _whole(tokens, start)
    if whole is None or whole.kind in {"length", "unknown", "ago"}:
        return None
    return replace(whole, first=i, part=part)


def _stretch(tokens: Sequence[Token], i: int, start: int) -> Form | None:
    """ "the last week of August", "the first months of 1961": no more is known than the whole."""
    start += word(tokens, start) == "the"
    whole = _whole(tokens, start) if start < len(tokens) else None
    return replace(whole, first=i) if whole and whole.kind == "date" and not whole.day else None


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


def _unit(tokens: Sequence[Token], i: int) -> Form | None:
    """ "last month", "this week", "the previous year", "the same day", "next weekend", "last summer"."""
    pointing = _pointing(tokens, i)
    if pointing:
        return Form(i, pointing, "same", unit="time")
    which, start = which_of(tokens, i)
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


def _pointing(tokens: Sequence[Token], i: int) -> int:
    """Where "that time", "that occasion" ends that points to what was told before; 0 where none stands here."""
    before, unit = word(tokens, i - 1), word(tokens, i + 1)
    if word(tokens, i) != "that" or unit not in {"time", "occasion"} or word(tokens, i + 2) in {"that", "when"}:
        return 0
    return i + 2 if before in {"at", "on", "by"} or i == 0 else 0


def _season(tokens: Sequence[Token], i: int, start: int, which: str) -> Form | None:
    last = start + 1
    step = last + (word(tokens, last) in {",", "of"})
    if year_at(tokens, step):
        return Form(i, step + 1, "date", year=int(tokens[step].text))
    if which or (word(tokens, i) == "the" or word(tokens, i - 1) in {"in", "by", "since", "last", "this"}):
        if word(tokens, step) in {"last", "this"} and word(tokens, step + 1) == "year":
            return Form(i, step + 2, "unit", unit="year", which=WHICH[word(tokens, step)])
        return Form(i, last, "season", unit=tokens[start].lower, which=which)
    return None


def _numbered(tokens: Sequence[Token], i: int) -> Form | None:
    """ "on the 29th"."""
    start = i + 1
    if (
        word(tokens, i) != "the"
        or start >= len(tokens)
        or not (word(tokens, i - 1) in {"on", "by", "until", "from", "since"} or word(tokens, i + 3) in WHICH)
    ):
        return None
    day = day_of(tokens[start]) if tokens[start].text[0].isdigit() and not tokens[start].text.isdigit() else None
    after = word(tokens, start + 1)
    opens = i == 1 and start + 1 < len(tokens) and tokens[start + 1].text[0].isupper()
    if not day or (after and after[0].isalpha() and after not in _FILLING and not opens):
        return None
    which, of_month = which_of(tokens, start + 2) if after == "of" else ("", 0)
    if which and word(tokens, of_month) == "month":
        return Form(i, of_month + 1, "numbered", day=day, which=which)
    return Form(i, start + 1, "numbered", day=day)


_RULES: Final[tuple[Callable[[Sequence[Token], int], Form | None], ...]] = (
    today, calendar_date, named_weekday, named_day, _unit, length, _numbered, plain_year,
)  # fmt: skip
"""In this order the forms are tried."""
