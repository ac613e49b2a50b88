"""Front matter plain enough to be read by line: what the machine writes, and most of what editors do.

Twenty times faster than the full parser. What is not read here for certain is left to that; tests hold the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .fields import MACHINE, ROW_KEYS

KEYS = frozenset(MACHINE).union(*ROW_KEYS.values())
"""Keys that are known here; another one is left to the full parser."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\["\\])*"\Z')
_SINGLE = re.compile(r"'(?:[^']|'')*'\Z")
_ESCAPED = re.compile(r"\\(.)")
_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`?:=~<- \t")
_NULLS = frozenset({"null", "Null", "NULL"})


def load(text: str) -> dict[str, Any] | None:
    """The data; None for front matter that only the full parser reads for certain."""
    if not text.replace("\n", "").isprintable():
        return None
    return _read(text)


def _read(text: str) -> dict[str, Any] | None:
    """Line by line, in one function: this is done for each line of each article."""
    data: dict[str, Any] = {}
    rows: list[Any] | None = None  # the list of the last key without a value
    row: dict[str, Any] | None = None  # its last row
    inner: list[Any] | None = None  # the list of the last key of that row without a value
    for line in text.split("\n"):
        if not line or line[0] == "#":
            continue
        target: dict[str, Any] | None
        if line[0] not in "- ":
            row = rows = None
            target = data
            key, colon, rest = line.partition(":")
        elif line[:4] == "  - " and inner is not None:
            if (value := _scalar(line[4:])) is None:
                return None
            inner.append(value)
            continue
        elif line[0] == " ":
            target = row
            key, colon, rest = line[2:].partition(":")
            if line[1:2] != " ":
                return None
        else:
            key, colon, rest = line[2:].partition(":")
            if rows is None or line[1:2] != " ":
                return None
            if not colon or key not in KEYS:
                if row is not None or (value := _scalar(line[2:])) is None:
                    return None
                rows.append(value)
                continue
            if rows and row is None:
                return None
            target = row = {}
            rows.append(row)
        if target is None or not colon or key not in KEYS or key in target or inner == []:
            return None
        inner = None
        if rest:
            if rest[0] != " " or (value := _scalar(rest[1:])) is None:
                return None
            target[key] = value
        elif target is data:
            target[key] = rows = []
        else:
            target[key] = inner = []
    return data if inner != [] and [] not in data.values() else None


def _scalar(text: str) -> str | None:
    """A scalar on one line; None where it is none or only the full parser knows."""
    if text.isalnum() and text not in _NULLS:
        return text
    first = text[:1]
    if first == '"':
        if "\\" not in text and text.find('"', 1) == len(text) - 1 > 0:
            return text[1:-1]
        if not _QUOTED.match(text):
            return None
        return _ESCAPED.sub(r"\1", text[1:-1]) if "\\" in text else text[1:-1]
    if first == "'":
        return text[1:-1].replace("''", "'") if _SINGLE.match(text) else None
    if first in _INDICATORS or not first or ": " in text or " #" in text or text[-1] in ": " or text in _NULLS:
        return None
    return text


def lines(text: str) -> Iterator[tuple[str, int]]:
    """Dotted path and line, from 0, of each key, row and item of front matter that `load` could read."""
    name = row = key = ""
    index = item = -1
    for number, line in enumerate(text.split("\n")):
        mark, word = line[:1], line.lstrip("- ").partition(":")[0]
        if mark in ("", "#"):
            continue
        if mark not in ("-", " "):
            name, index = word, -1
            yield name, number
        elif line.startswith("  - "):
            item += 1
            yield f"{key}.{item}", number
        else:
            if mark == "-":
                index += 1
                row = f"{name}.{index}"
                yield row, number
            if mark == " " or (word in KEYS and ":" in line):
                key, item = f"{row}.{word}", -1
                yield key, number
