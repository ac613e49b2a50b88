"""Front matter and configuration as editors write them -> values, with every fault named.

Pure: bytes in, values and Problems out; reading the files is the flow's part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.errors import Problem
from builder.model import yaml
from builder.model.kinds import Key, KindError

_TOP_KEY = re.compile(r"""["']?([^\s:#"'-][^:"']*?)["']?\s*:(?:\s|$)""")


@dataclass(slots=True)
class Front:
    """The values of one file."""

    path: str
    """File, relative to the root."""
    values: dict[str, Any] = field(default_factory=dict)
    """By key, read by the key's kind; None where the editor left the value empty and may."""
    body: str = ""
    """What follows the front matter, without empty lines at its ends."""
    lines: dict[str, int] = field(default_factory=dict)
    """Line of each key, from 1."""
    problems: list[Problem] = field(default_factory=list)
    """Everything that is wrong with the file."""

    def fault(self, key: str, found: str, expected: str, hint: str, code: str) -> None:
        """Note a fault at the line of `key`."""
        self.problems.append(Problem(self.path, self.lines.get(key, 1), found, expected, hint, code=code))


def read_front(data: bytes, path: str, keys: Mapping[str, Key]) -> Front:
    """A Markdown file with front matter; what is wrong is left out of the values and named in `problems`."""
    front = Front(path)
    lines = _decoded(data, front).split("\n")
    if not lines or lines[0].rstrip() != "---":
        front.fault(
            "", "no front matter", "a first line of ---", "put the keys between two lines of ---", "no-front-matter"
        )
        return front
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        front.fault("", "front matter without an end", "a second line of ---", "close it with ---", "no-front-matter")
        return front
    front.body = "\n".join(lines[end + 1 :]).strip("\n")
    _read(front, lines[1:end], 1, keys)
    return front


def read_yaml(data: bytes, path: str, keys: Mapping[str, Key]) -> Front:
    """A YAML file."""
    front = Front(path)
    _read(front, _decoded(data, front).split("\n"), 0, keys)
    return front


def _decoded(data: bytes, front: Front) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        hint = "save the file as UTF-8"
        front.problems.append(Problem(front.path, line, "bytes that are no UTF-8", "UTF-8 text", hint, code="encoding"))
        return ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read(front: Front, lines: list[str], offset: int, keys: Mapping[str, Key]) -> None:
    for number, line in enumerate(lines, offset + 1):
        if found := _TOP_KEY.match(line):
            front.lines.setdefault(found[1], number)
    try:
        rows = yaml.parse("\n".join(lines))
    except yaml.YamlError as fault:
        hint = "write each key once, as key: value"
        front.problems.append(Problem(front.path, fault.line + offset, fault.message, "YAML", hint, code="bad-yaml"))
        return
    if rows is None:
        return
    if not isinstance(rows, dict):
        front.fault("", "no keys", "key: value", "write each key once, as key: value", "bad-yaml")
        return
    for name, value in rows.items():
        _value(front, name, value, keys)


def _value(front: Front, name: str, value: Any, keys: Mapping[str, Key]) -> None:
    key = keys.get(name)
    if key is None:
        front.fault(name, f"the unknown field {name!r}", *_nearest(name, keys), "unknown-field")
        return
    if value is None:
        if key.nullable:
            front.values[name] = None
        return
    try:
        front.values[name] = key.kind.read(value)
    except KindError:
        shown = repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "..."
        front.fault(
            name, f"{name}: {shown}", key.kind.expected, "correct the value or leave the line out", key.kind.code
        )


def _nearest(name: str, known: Mapping[str, Key]) -> tuple[str, str]:
    """What was expected instead of an unknown field, and what to do."""
    import difflib

    close = difflib.get_close_matches(name, known, 1)
    if close:
        return close[0], f"write {close[0]!r} or take the line out"
    return "one of " + ", ".join(known), "take the line out"
