"""Reads the cases of `cases/`: a sentence, and below it, indented, everything that is to be found in it.

A line `# key value` holds for the cases after it, until the next one of the same key; `# key` alone ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Case:
    """One sentence or a few, and what is found there."""

    text: str
    expected: tuple[str, ...]
    settings: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text[:60]


def cases(name: str) -> list[Case]:
    """The cases of one file, at least one."""
    found = list(_read((Path(__file__).parent / "cases" / name).read_text(encoding="utf-8")))
    assert found, f"no case in {name}"
    return found


def _read(content: str) -> Iterator[Case]:
    settings: dict[str, str] = {}
    text, expected = "", []
    for line in [*content.splitlines(), "# end"]:
        if line.startswith("    "):
            expected.append(line.strip())
            continue
        if text:
            yield Case(text, tuple(expected), dict(settings))
            text, expected = "", []
        if line.startswith("# "):
            key, _, value = line[2:].partition(" ")
            settings[key] = value
        elif line.strip():
            text = line
