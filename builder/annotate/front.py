"""The two halves of a file of `content/`: front matter and body.

Front matter is YAML of strings (`model.yaml`). What the machine writes, and most of what editors do, is read here line
by line, twenty times faster; anything else goes to the full parser. Tests hold the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from builder.model.yaml import YamlError, parse

from .fields import MACHINE, ROW_KEYS

Data = dict[str, Any]
"""Strings, None, lists and dicts, as they stand in the file."""


class Halves(NamedTuple):
    """One file, taken apart."""

    front: str
    """YAML between the two lines of hyphens."""
    body: str
    """Everything after the second."""
    front_line: int
    """Line of the file on which the YAML starts, from 1."""
    body_line: int
    """Line of the file on which the body's first words stand, from 1."""


_ANY_FENCE = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)


def split(text: str) -> Halves | None:
    """Front matter and body of a file; None where it has no front matter. Line endings are `\\n`."""
    text = text.removeprefix("\ufeff")
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) >= 0:
        front, body = text[4 : end + 1], text[end + 5 :]
        return Halves(front, body, 2, front.count("\n") + 3 + len(body) - len(body.lstrip("\n")))
    opening = _FENCE.match(text)
    closing = _FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None
    front, body = text[opening.end() : closing.start()], text[closing.end() :]
    body_line = text.count("\n", 0, closing.end()) + 1 + len(body) - len(body.lstrip("\n"))
    return Halves(front, body, 2, body_line)


def load(front: str) -> Data:
    """The front matter as data. Raises YamlError where it is no YAML or no mapping at its top."""
    data = _by_line(front)
    if data is not None:
        return data
    data = parse(front)
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise YamlError(1, "no `key: value` lines")
    return data


def place(text: str) -> tuple[int, int]:
    """Where the front matter starts and ends in a file as it stands, byte order mark and any line endings included.

    Raises YamlError where the file has none.
    """
    start = 1 if text.startswith("\ufeff") else 0
    opening = _ANY_FENCE.match(text, start)
    closing = _ANY_FENCE.search(text, opening.end()) if opening else None
    if not opening or not closing:
        raise YamlError(1, "no front matter")
    return opening.end(), closing.start()


KEYS = frozenset(MACHINE).union(*ROW_KEYS.values())
"""Keys that the reading by line knows; another one is left to the full parser."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\["\\])*"\Z')
_SINGLE = re.compile(r"'(?:[^']|'')*'\Z")
_ESCAPED = re.compile(r"\\(.)")
_INDICATORS = frozenset(",[]{}#&*!|>'\"%@`?:=~<- \t")
_NULLS = frozenset({"null", "Null", "NULL"})


def _by_line(front: str) -> Data | None:
    """The data of plain front matter; None for one that only the full parser reads for certain."""
    if not front.replace("\n", "").isprintable():
        return None
    data: Data = {}
    rows: list[Any] | None = None
    row: Data | None = None
    inner: list[Any] | None = None
    for line in front.split("\n"):
        if not line:
            continue
        first = line[0]
        if first == "#":
            continue
        if first == "-":
            if rows is None or line[1:2] != " ":
                return None
            key, colon, rest = line[2:].partition(":")
            if not colon or key not in KEYS:
                value = _scalar(line[2:])
                if value is None or row is not None:
                    return None
                rows.append(value)
                continue
            if rows and row is None:
                return None
            target = row = {}
            rows.append(row)
        elif first == " ":
            if line[:4] == "  - " and inner is not None:
                value = _scalar(line[4:])
                if value is None:
                    return None
                inner.append(value)
                continue
            if row is None or line[1] != " ":
                return None
            key, colon, rest = line[2:].partition(":")
            target = row
        else:
            key, colon, rest = line.partition(":")
            target, row, rows = data, None, None
        if not colon or key not in KEYS or key in target or inner == []:
            return None
        inner = None
        if not rest:
            empty: list[Any] = []
            target[key] = empty
            if target is data:
                rows = empty
            else:
                inner = empty
            continue
        value = _scalar(rest[1:]) if rest[0] == " " else None
        if value is None:
            return None
        target[key] = value
    return data if inner != [] and [] not in data.values() else None


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


class Lines(Mapping[str, int]):
    """Line of each key by its dotted path (`title`, `events.0.count`, `body`), found only when asked for."""

    __slots__ = ("_body", "_front", "_known", "_start")

    def __init__(self, front: str, start: int, body: int) -> None:
        self._front = front
        self._start = start
        self._body = body
        self._known: dict[str, int] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Lines, (self._front, self._start, self._body)

    def _lines(self) -> dict[str, int]:
        if self._known is None:
            plain = _by_line(self._front) is not None
            found = _plain_lines(self._front) if plain else _node_lines(compose(self._front), "")
            self._known = {"body": self._body} | {path: line + self._start for path, line in found}
        return self._known

    def __getitem__(self, path: str) -> int:
        return self._lines()[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines())

    def __len__(self) -> int:
        return len(self._lines())

    def nearest(self, path: str) -> int:
        """Line of `path` or, where that key is not in the file, of the nearest one above it."""
        while path:
            if path in self._lines():
                return self._lines()[path]
            path = path.rpartition(".")[0]
        return self._start


def compose(front: str) -> yaml.Node | None:
    """The tree of nodes with their places; None for an empty or a broken text."""
    try:
        return yaml.compose(front, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return None


def _plain_lines(text: str) -> Iterator[tuple[str, int]]:
    """The same as `_node_lines`, for front matter that can be read by line."""
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


def _node_lines(node: yaml.Node | None, above: str) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            path = f"{above}{key.value}"
            yield path, key.start_mark.line
            yield from _node_lines(value, path + ".")
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            path = f"{above}{index}"
            yield path, value.start_mark.line
            yield from _node_lines(value, path + ".")
