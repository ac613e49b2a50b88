"""Dates of publication as people and machines write them -> `2018-03-27`, never more precise than they are."""

from __future__ import annotations

import re

from builder.model.dates import is_date

_NAMES = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTHS = {name: f"{number:02}" for number, names in enumerate(_NAMES, 1) for name in names}
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WORDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}-(?P<mm>\d\d)-(?P<dd>\d\d)(?=\D|$)",
        rf"\b{_YEAR}/(?P<mm>\d\d?)/(?P<dd>\d\d?)\b",
        rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s*{_YEAR}\b",
        rf"\b{_MONTH}\s*{_DAY}\s*,?\s*{_YEAR}\b",
        rf"\b(?P<one>\d\d?)(?P<mark>[-/.])(?P<two>\d\d?)(?P=mark){_YEAR}\b",
        rf"(?<!\d )\b{_MONTH},?\s+{_YEAR}\b",
    )
)
_STAMP = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mm>\d\d)(?P<dd>\d\d)(?:\d{6})?Z?\Z")
_PATH = (
    re.compile(rf"/{_YEAR}[/-](?P<mm>\d\d?)[/-](?P<dd>\d\d?)(?=[/\-.?]|$)"),
    re.compile(rf"/{_YEAR}/{_MONTH}/(?P<dd>\d\d?)(?=[/\-.?]|$)", re.IGNORECASE),
    re.compile(r"[/-](?P<year>(?:19|20)\d\d)(?P<mm>[01]\d)(?P<dd>[0-3]\d)(?=[/\-.?_]|$)"),
)


def date_in(text: str) -> str | None:
    """The first date of the calendar that `text` writes out with its year; None where there is none.

    Where day and month cannot be told apart (03/04/2018) only the year is sure.
    """
    for form in _WORDS:
        for found in form.finditer(text):
            if date := _date(found.groupdict()):
                return date
    return None


def stated_date(text: str) -> str | None:
    """The date that a field of a header or page holds: as `date_in`, or `2018`, `2018-03`, `20180327`."""
    text = text.strip()
    if is_date(text):
        return text
    stamp = _STAMP.match(text)
    return _date(stamp.groupdict()) if stamp else date_in(text)


def date_in_url(url: str) -> str | None:
    """The day that the path of an address names, as in `/2018/03/27/`; None where there is none."""
    path = re.sub(r"^https?://[^/?#]*", "", url)
    for form in _PATH:
        if (found := form.search(path)) and (date := _date(found.groupdict())):
            return date
    return None


def _date(parts: dict[str, str | None]) -> str | None:
    year = parts["year"]
    if parts.get("one"):
        return _either_order(str(year), int(parts["one"] or 0), int(parts["two"] or 0), parts["mark"] == ".")
    month = parts.get("mm") or _MONTHS.get((parts.get("month") or "").lower(), "")
    day = parts.get("dd") or parts.get("day")
    text = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return text if is_date(text) else None


def _either_order(year: str, one: int, two: int, day_first: bool) -> str | None:
    """Day and month in an order that differs from country to country; with dots the day comes first everywhere."""
    orders = {f"{year}-{two:02}-{one:02}"} | (set() if day_first else {f"{year}-{one:02}-{two:02}"})
    dates = sorted(date for date in orders if is_date(date))
    if len(dates) == 1:
        return dates[0]
    return year if dates else None
