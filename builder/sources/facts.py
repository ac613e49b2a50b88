"""Checks what a header or a table says of an article, key by key: sound facts, and a Problem for each that is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from builder.errors import Problem

from .characters import one_line
from .draft import UNKNOWN, Facts
from .published import stated_date

KEYS = ("title", "published", "outlet", "dateline", "url", "author", "language", "sources", "rights")
"""Keys of a header and columns of a table, lower case."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One key of a header or one cell of a table."""

    key: str
    """Key in small letters."""
    values: tuple[str, ...]
    """Its value; several only for `sources`."""
    line: int
    """Line in the file, from 1."""


def checked(rows: Iterable[Stated], path: str) -> tuple[Facts, list[Problem]]:
    """Facts of all sound rows, and a warning for each that is unknown, given twice or unsound."""
    sound: dict[str, str] = {}
    sources: tuple[str, ...] = ()
    problems: list[Problem] = []
    for row in rows:
        value = one_line(" ".join(row.values))
        if row.key not in KEYS:
            problems.append(_warning(path, row.line, f"the unknown key {row.key!r}", "one of " + ", ".join(KEYS)))
        elif row.key in sound or (row.key == "sources" and sources):
            problems.append(_warning(path, row.line, f"the key {row.key!r} twice", "each key once", "the first counts"))
        elif row.key == "sources":
            sources, faults = _addresses(row, path)
            problems += faults
        elif value and (fault := _fault(row.key, value)):
            problems.append(_warning(path, row.line, fault[0], fault[1], "it was left out"))
        elif value:
            sound[row.key] = _clean(row.key, value)
            problems += _unsure(row, value, sound[row.key], path)
    return _facts(sound, sources), problems


def is_address(text: str) -> bool:
    """Whether `text` is an address that a page may link to: http or https, with a host, without blanks."""
    if re.search(r"[\s<>\"\\^`{|}]", text):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.hostname)


def language_code(text: str) -> str | None:
    """ISO 639-1 code of `en`, `en-GB` or `en_US`; None for anything else."""
    found = re.match(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9-]+)?\Z", text.strip())
    return found.group(1).lower() if found else None


def _facts(sound: Mapping[str, str], sources: tuple[str, ...]) -> Facts:
    rights: Literal["full", "excerpt"] | None = None
    if "rights" in sound:
        rights = "excerpt" if sound["rights"] == "excerpt" else "full"
    names = ("title", "published", "outlet", "dateline", "url", "author", "language")
    return Facts(**{name: sound.get(name) for name in names}, sources=sources, rights=rights)


def _fault(key: str, value: str) -> tuple[str, str] | None:
    """What was found and what was expected, where a value is unsound."""
    if key == "published" and value.lower() != UNKNOWN and not stated_date(value):
        return f"the date {_short(value)!r}", "a date such as 2018-03-27, 2018-03 or 2018, or unknown"
    if key == "url" and not is_address(value):
        return f"the address {_short(value)!r}", "one that begins with http:// or https://"
    if key == "language" and not language_code(value):
        return f"the language {_short(value)!r}", "a code of two letters such as en"
    if key == "rights" and value.lower() not in ("full", "excerpt"):
        return f"the rights {_short(value)!r}", "full or excerpt"
    return None


def _unsure(row: Stated, value: str, kept: str, path: str) -> list[Problem]:
    """A warning where day and month of a date cannot be told apart, so that only its year is kept."""
    if row.key != "published" or len(kept) > 4 or value.isdecimal() or kept == UNKNOWN:
        return []
    expected = "a date such as 2018-03-27"
    return [
        _warning(path, row.line, f"the date {_short(value)!r}, day or month first", expected, "only the year counts")
    ]


def _clean(key: str, value: str) -> str:
    if key == "published":
        return UNKNOWN if value.lower() == UNKNOWN else stated_date(value) or UNKNOWN
    if key == "language":
        return language_code(value) or value
    return value.lower() if key == "rights" else value


def _addresses(row: Stated, path: str) -> tuple[tuple[str, ...], list[Problem]]:
    values: Sequence[str] = [one_line(value) for value in row.values if value.strip()]
    bad = [
        _warning(path, row.line, f"the address {_short(value)!r}", "one that begins with http:// or https://")
        for value in values
        if not is_address(value)
    ]
    return tuple(value for value in values if is_address(value)), bad


def _short(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"


def _warning(path: str, line: int, found: str, expected: str, hint: str = "") -> Problem:
    return Problem(path, line, found, expected, hint, "warning", "bad-metadata")
