"""Lines of a page that are nothing but a date: `Monday, September 15, 2008`, `Last updated: 28 August 2007`."""

from __future__ import annotations

import re

from .published import date_in

_WORDS = frozenset(
    re.findall(
        r"\w+",
        "source editor views "
        "a p m am pm at on by in the of page last first posted published publish updated update modified created "
        "date time dated put online archived print issue edition gmt utc bst ist est edt cst cdt pst pdt cet cest "
        "eet eest msk et pt uk local hrs hours h mon tue tues wed thu thur thurs fri sat sun monday tuesday "
        "wednesday thursday friday saturday sunday january february march april may june july august september "
        "october november december jan feb mar apr jun jul aug sep sept oct nov dec st nd rd th",
    )
)
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_CHANGED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_LATER = re.compile(r"\b(?:put online|archived?)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"(?:\b[ap]\.m|\b[A-Z][a-z]{2,3})\.$")
_LONGEST = 110
"""Characters; a longer line is no stamp."""


def is_datestamp(line: str) -> bool:
    """Whether a line holds a full date and hardly anything else: at most three names beside it, and no sentence."""
    if len(line) > _LONGEST or (re.search(r"[.!?]$", line) and not _SHORTENED.search(line)):
        return False
    tokens = _TOKEN.findall(line)
    strange = [token for token in tokens if not token.isdigit() and token.lower() not in _WORDS]
    if len(strange) > 3 or 2 * len(strange) >= len(tokens) or any(token[0].islower() for token in strange):
        return False
    return date_in(line) is not None


def is_bare(line: str) -> bool:
    """Whether a stamp says only a day, without a word such as "published": it may be the day of what is told."""
    return not re.search(r"[^\W\d_]", re.sub("|".join(_DAYS), "", line.lower()))


def stamp_date(line: str) -> tuple[str | None, bool]:
    """The day of publication that a stamp tells, and whether it is only that of the last change.

    None where the stamp speaks of the day on which an old article was put online.
    """
    if _LATER.search(line):
        return None, False
    parts = re.split(r"(?i)(?=\b(?:created|published|posted|updated|modified)\b)", line)
    first = next((part for part in parts if date_in(part) and not _CHANGED.search(part)), None)
    return date_in(first or line), first is None


_DAYS = (
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    r"(?<=\d)(?:st|nd|rd|th)\b",
)
