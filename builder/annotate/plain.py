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
    reader = _Reader()
    for line in text.split("\n"):
        if line and line[0] != "#" and not reader.line(line):
            return None
    return reader.data if reader.inner != [] and [] not in reader.data.values() else None


class _Reader:
    """What was read so far: the data, and where in it the next line belongs."""

    __slots__ = ("data", "inner", "row", "rows")

    def __init__(self) -> None:
        self.data: dict[str, Any] = {}
        self.rows: list[Any] | None = None
        """The list of the last key without a value."""
        self.row: dict[str, Any] | None = None
        """Its last row."""
        self.inner: list[Any] | None = None
        """The list of the last key of that row without a value."""

    def line(self, line: str) -> bool:
        """Take one more line; False where it is not understood."""
        first = line[0]
        if first == "-":
            return self._dash(line)
        if first != " ":
            self.row = self.rows = None
            return self._pair(self.data, line)
        if line[:4] == "  - " and self.inner is not None:
            return _append(self.inner, line[4:])
        return self.row is not None and line[1:2] == " " and self._pair(self.row, line[2:])

    def _dash(self, line: str) -> bool:
        if self.rows is None or line[1:2] != " ":
            return False
        key, colon, _ = line[2:].partition(":")
        if not colon or key not in KEYS:
            return self.row is None and _append(self.rows, line[2:])
        if self.rows and self.row is None:
            return False
        self.row = {}
        self.rows.append(self.row)
        return self._pair(self.row, line[2:])

    def _pair(self, target: dict[str, Any], text: str) -> bool:
        key, colon, rest = text.partition(":")
        if not colon or key not in KEYS or key in target or self.inner == []:
            return False
        self.inner = None
        if not rest:
            opened: list[Any] = []
            target[key] = opened
            if target is self.data:
                self.rows = opened
            else:
                self.inner = opened
            return True
        value = _scalar(rest[1:]) if rest[0] == " " else None
        target[key] = value
        return value is not None


def _append(items: list[Any], text: str) -> bool:
    value = _scalar(text)
    items.append(value)
    return value is not None


def _scalar(text: str) -> str | None:
    """A scalar on one line; None where it is none or only the full parser knows."""
    first = text[:1]
    if first == '"':
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
