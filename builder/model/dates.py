"""Dates as precise as their source: `2018`, `2018-03` or `2018-03-27`, a subset of EDTF (ISO 8601-2, level 0)."""

from __future__ import annotations

import datetime
import re

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def is_date(text: str) -> bool:
    """Whether `text` is a date of the calendar in one of the three forms."""
    found = _FORM.match(text)
    if not found:
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        datetime.date(year, month, day)
    except ValueError:
        return False
    return True


def precision(date: str) -> str:
    """`year`, `month` or `day`."""
    return {4: "year", 7: "month"}.get(len(date), "day")


def year_of(date: str | None) -> str | None:
    """The year, four digits; None where there is no date."""
    return date[:4] if date else None


def may_be_same(one: str | None, other: str | None) -> bool:
    """Whether both can be the same day at the coarser of their precisions; an unknown date can be any."""
    if not one or not other:
        return True
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def earliest(date: str) -> datetime.date:
    """First day that `date` can mean."""
    year, month, day = (int(part) if part else 1 for part in _parts(date))
    return datetime.date(year, month, day)


def latest(date: str) -> datetime.date:
    """Last day that `date` can mean."""
    year, month, day = _parts(date)
    if day:
        return datetime.date(int(year), int(month), int(day))
    following = (int(year) + 1, 1) if not month or month == "12" else (int(year), int(month) + 1)
    return datetime.date(*following, 1) - datetime.timedelta(days=1)


def _parts(date: str) -> tuple[str, str, str]:
    found = _FORM.match(date)
    if not found:
        raise ValueError(f"not a date: {date!r}")
    year, month, day = found.groups()
    return year, month or "", day or ""
