"""`Annotated` -> the bytes of its file, in one fixed layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.model.annotated import Annotated

from .fields import MACHINE, ROW_KEYS
from .front import Data
from .scalars import date, scalar

_BARE = frozenset({"count", "cap_from", "cap_to", "actors_count", "confidence", "checked", "held"})
"""Fields whose value is a number or a truth value for every reader."""
_DATES = frozenset({"published", "date", "deadline", "since"})


def to_markdown(article: Annotated) -> str:
    """The file: front matter in the order of DESIGN, an empty line, the body."""
    lines = "".join(f"{line}\n" for line in front_lines(data(article)))
    body = article.body.strip("\n")
    return f"---\n{lines}---\n" + (f"\n{body}\n" if body else "")


def data(article: Annotated) -> Data:
    """The front matter as strings, lists and dicts; what is not known is left out."""
    found: Data = {}
    for name in MACHINE:
        value = getattr(article, name)
        if name == "published" and value is None:
            found[name] = "unknown"
        elif name in ROW_KEYS:
            if value:
                found[name] = [_row(name, row) for row in value]
        elif value:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def _row(name: str, row: object) -> Data:
    found: Data = {}
    for key in ROW_KEYS[name]:
        value = getattr(row, key)
        if isinstance(value, bool):
            if value:
                found[key] = "true"
        elif isinstance(value, tuple):
            if value:
                found[key] = list(value)
        elif value is not None and value != "":
            found[key] = number(value) if isinstance(value, float) else str(value)
    return found


def number(value: float) -> str:
    """A share as it is written: 0.96, 1, at most four digits."""
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def front_lines(values: Mapping[str, Any]) -> Iterator[str]:
    """The lines of front matter."""
    for name, value in values.items():
        if isinstance(value, list):
            yield f"{name}:"
            for item in value:
                yield from row_lines(item)
        else:
            yield f"{name}: {shown(name, value)}"


def row_lines(row: str | Mapping[str, Any]) -> Iterator[str]:
    """The lines of one item of a list."""
    if isinstance(row, str):
        yield f"- {scalar(row)}"
        return
    mark = "- "
    for name, value in row.items():
        if isinstance(value, list):
            yield f"{mark}{name}:"
            for item in value:
                yield f"  - {scalar(item)}"
        else:
            yield f"{mark}{name}: {shown(name, value)}"
        mark = "  "


def shown(name: str, value: str) -> str:
    """One value as it stands after its key."""
    if name in _BARE:
        return value
    return date(value) if name in _DATES else scalar(value)
