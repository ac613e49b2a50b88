"""The header of a text file: lines `key: value` up to the first blank line."""

from __future__ import annotations

import re

from .facts import KEYS, Stated

_KEY = re.compile(r"\s{0,3}(?P<key>[A-Za-z][A-Za-z_-]{0,30})\s*:(?:\s+(?P<value>.*)|\s*)$")
_ITEM = re.compile(r"\s*-\s+(?P<value>\S.*)$")


def split(text: str) -> tuple[list[Stated], str, int]:
    """Rows of the header, the rest of the text, and the line at which a header breaks off without a blank line.

    Text that begins with a known key has a header; "Warning: this text is old" is no known key and so no header.
    The line is 0 where the header ends as it should.
    """
    lines = text.splitlines()
    start = next((i for i, line in enumerate(lines) if line.strip()), 0)
    fenced = bool(lines) and lines[start].strip() == "---"
    rows: list[Stated] = []
    number = start + fenced
    while number < len(lines):
        line = lines[number]
        if not line.strip() or (fenced and line.strip() == "---"):
            number += 1
            break
        if not _take(line, number + 1, rows):
            break
        number += 1
    else:
        number = len(lines)
    broken = number < len(lines) and bool(lines[number - 1].strip()) and lines[number - 1].strip() != "---"
    if not _is_header(rows, broken):
        return [], text, 0
    return rows, "\n".join(lines[number:]), number + 1 if broken else 0


def _take(line: str, number: int, rows: list[Stated]) -> bool:
    """Adds what a line of a header says to `rows`; False where it is no line of a header."""
    item = _ITEM.match(line)
    if item and rows and rows[-1].key == "sources":
        rows[-1] = Stated("sources", (*rows[-1].values, item["value"]), rows[-1].line)
        return True
    found = _KEY.match(line)
    if not found or (not rows and found["key"].lower() not in KEYS):
        return False
    value = (found["value"] or "").strip()
    key = found["key"].lower()
    rows.append(Stated(key, tuple(_items(value)) if key == "sources" else (value,), number))
    return True


def _items(value: str) -> list[str]:
    return [item for item in re.split(r"[\s,]+", value.strip("[]")) if item]


def _is_header(rows: list[Stated], broken: bool) -> bool:
    """Known keys up to a blank line, or enough of them to be sure without one."""
    known = [row.key for row in rows if row.key in KEYS]
    return bool(known) and (not broken or len(known) >= 2 or known[0] == "title")
