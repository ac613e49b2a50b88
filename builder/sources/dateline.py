"""The place at the head of a report: `MOSCOW — `, `PODGORICA (AFP) — `, `OTTAWA, Feb. 10 - `."""

from __future__ import annotations

import re
from functools import lru_cache

from builder.vocabulary import actors

from .boilerplate import furniture

_SMALL = {"de", "la", "le", "of", "da", "do", "del", "di", "el", "es", "y", "and", "the", "sur", "am", "upon"}
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*[A-ZÀ-Þ.](?:[ /\-][A-ZÀ-Þ][A-ZÀ-Þ'’.\-]*){0,4}"
_NAMES = r"[A-ZÀ-Þ][\w'’.\-]+(?:[ /-](?:[A-ZÀ-Þ][\w'’.\-]+|de|la|es|al)){0,3}"
_REGION = r"(?:, [A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2})?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WHEN = (
    r"(?:,? \(?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
    rf"(?:{_MONTH} ?\d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? (?:19|20)\d\d)?\)?)?"
)
_AGENCY = r"(?: ?[(\[][^()\[\]]{2,40}[)\]])?"
_LOUD = re.compile(
    rf"(?P<place>{_CAPITALS})(?P<region>{_REGION})(?i:{_WHEN}){_AGENCY}(?i:{_WHEN})\.?\s*(?:—|–|--|-|:|\. )\s*(?=\S)"
)
_QUIET = re.compile(
    rf"(?P<place>{_NAMES})(?P<region>{_REGION})(?i:{_WHEN}){_AGENCY}(?i:{_WHEN})\.?\s?(?:—|–|--| -|:)\s+(?=\S)"
)
_AGENCY_LINE = re.compile(rf"[A-Z][A-Za-z]*[A-Z](?:[-/][A-Z][A-Za-z]+)* (?P<place>{_NAMES})\Z")
_HEAD = 200
"""A dateline ends within so many characters."""


def dateline_of(paragraph: str) -> str | None:
    """Place that `paragraph` names before its first sentence, as a name; None where it names none."""
    found = _dateline(paragraph)
    return _as_name(found["place"]) if found else place_line(paragraph)


def place_line(line: str) -> str | None:
    """Place where a line is nothing but one, perhaps after an agency: `PARIS`, `NZPA-Reuter Oslo`."""
    if len(line) > 40:
        return None
    name = _as_name(line)
    if name in seats():
        return name
    found = _AGENCY_LINE.match(line)
    return found["place"] if found and found["place"] in seats() else None


def dateline_in(paragraph: str) -> str:
    """What stands before the first sentence, for a date within: `RIYADH, Aug 6, 2018 – `; empty without a dateline."""
    found = _dateline(paragraph)
    return found.group() if found else ""


def _dateline(paragraph: str) -> re.Match[str] | None:
    """The match of a dateline: in capitals, or naming a capital; `UPDATE:` and `ANALYSIS —` are none."""
    head = paragraph[:_HEAD]
    found = _LOUD.match(head)
    if found and not (found.group().rstrip().endswith(":") or furniture(found["place"])):
        return found
    found = found or _QUIET.match(head)
    return found if found and _as_name(found["place"]) in seats() else None


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Names of all capitals and seats."""
    return frozenset(actor.seat for actor in actors().values() if actor.seat)


def _as_name(place: str) -> str:
    """`RIO DE JANEIRO` -> `Rio de Janeiro`; what is written with small letters stays."""
    if not place.isupper() or re.fullmatch(r"(?:[A-Z]\.)+", place):
        return place
    words = [word.lower() if word.lower() in _SMALL and i else word for i, word in enumerate(place.split(" "))]
    return " ".join(
        re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", _capitalised, word) if word.isupper() else word for word in words
    )


def _capitalised(word: re.Match[str]) -> str:
    """`OSLO` -> `Oslo`, `NUKU'ALOFA` -> `Nuku'alofa`, `N'DJAMENA` -> `N'Djamena`."""
    text = word.group()
    return text[:2] + text[2:].capitalize() if text[1:2] in ("'", "’") else text.capitalize()
