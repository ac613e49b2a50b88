"""The two halves of a file of `content/`: front matter and body.

Front matter is YAML of strings (`model.yaml`), read by line where it is plain (`plain`), by the full parser where not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import yaml

from builder.model.yaml import YamlError, parse

from . import plain

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
    data = plain.load(front)
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
            by_line = plain.load(self._front) is not None
            found = plain.lines(self._front) if by_line else _node_lines(compose(self._front), "")
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
