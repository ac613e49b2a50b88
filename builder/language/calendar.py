"""Names of months and days, and which numbers are days or years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from builder.language.doc import Token
from builder.language.tables import table, words

_TABLE = table("times")
MONTHS: Final[dict[str, int]] = {name: int(n) for name, n in _TABLE["months"].items()}
WEEKDAYS: Final[dict[str, int]] = {name: int(n) for name, n in _TABLE["weekdays"].items()}
"""Name or short form as written, with its capital -> month from 1, weekday from 0 (Monday)."""
DAY_ORDINALS: Final[dict[str, int]] = {name: int(n) for name, n in _TABLE["day_ordinals"].items()}

_YEAR = re.compile(r"(?:1[6-9]|20)\d\d\Z")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\Z")
_YEAR_BEFORE = words(_TABLE["before_year"])
_COUNTED = words(_TABLE["counted"])
_SHORT_DAYS = words(_TABLE["short_days"])


def month_of(tokens: Sequence[Token], i: int) -> int | None:
    """Month that token `i` names, 1 to 12. "May" and "March" count only with a capital; a short form may lack its
    stop."""
    return MONTHS.get(tokens[i].text)


def weekday_of(tokens: Sequence[Token], i: int) -> int | None:
    """Weekday that token `i` names, 0 for Monday. "Sun", "Sat" and the like count only before a stop or a month."""
    found = WEEKDAYS.get(tokens[i].text)
    if found is None or tokens[i].text not in _SHORT_DAYS:
        return found
    following = tokens[i + 1 : i + 3]
    dotted = bool(following) and following[0].text in {".", ","} and len(following) > 1
    return found if dotted and (following[1].text in MONTHS or following[1].text[:1].isdigit()) else None


def year_of(tokens: Sequence[Token], i: int) -> int | None:
    """Year that token `i` is, as a plain number of four digits that counts nothing."""
    if not _YEAR.match(tokens[i].text):
        return None
    if i + 1 < len(tokens) and tokens[i + 1].lower in _COUNTED and (i == 0 or tokens[i - 1].lower not in _YEAR_BEFORE):
        return None
    return int(tokens[i].text)


def day_of(token: Token) -> int | None:
    """Day of a month that a token can be, in digits or as an ordinal."""
    found = _DAY.match(token.text)
    day = int(found[1]) if found else DAY_ORDINALS.get(token.lower, 0)
    return day if 1 <= day <= 31 else None


def day_at(tokens: Sequence[Token], i: int) -> tuple[int, int, int, int] | None:
    """A day with its month that covers token `i`: first token, one past the last, month, day. "March 27", "27 March",
    "27th of March"; not "in March 27 diplomats", where the number counts."""
    month = month_of(tokens, i)
    if month:
        return _day_after(tokens, i, month) or _day_before(tokens, i, month)
    if day_of(tokens[i]) is None:
        return None
    for at in (i - 1, i + 1, i + 2):
        if 0 <= at < len(tokens) and month_of(tokens, at):
            found = day_at(tokens, at)
            if found and found[0] <= i < found[1]:
                return found
    return None


def _day_after(tokens: Sequence[Token], i: int, month: int) -> tuple[int, int, int, int] | None:
    """ "March 27", where token `i` is the month."""
    at = i + 1 + (i + 1 < len(tokens) and tokens[i + 1].text == ".")
    day = day_of(tokens[at]) if at < len(tokens) else None
    if day is None or not _plain_or_ordinal(tokens, at):
        return None
    bare_month = i > 0 and tokens[i - 1].lower in {"in", "last", "next", "since", "early", "late", "mid"}
    if bare_month and tokens[at].text.isdigit() and at + 1 < len(tokens) and tokens[at + 1].text[:1].isalpha():
        return None
    return i, at + 1, month, day


def _day_before(tokens: Sequence[Token], i: int, month: int) -> tuple[int, int, int, int] | None:
    """ "27 March", "27th of March", where token `i` is the month."""
    at = i - 2 if i > 1 and tokens[i - 1].lower == "of" else i - 1
    day = day_of(tokens[at]) if at >= 0 else None
    if day is None or (at > 0 and tokens[at - 1].text in {"$", "£", "€"}):
        return None
    if at < i - 1 and tokens[at].text.isdigit():
        return None
    return at, i + 1, month, day


def _plain_or_ordinal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number is a day as written: digits, "27th"; in words only after "the"."""
    return tokens[at].text[0].isdigit()
