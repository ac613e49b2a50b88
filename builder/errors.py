"""What can go wrong, and how it is said.

ChronicleError              a fault that ends one piece of work
├── SourceError             an input file cannot be read as an article
├── FormatError             a file of `content/` cannot be read as what it should be
├── VocabularyError         a table of knowledge contradicts its schema
├── LayoutError             a template is missing or broken
└── OutputError             a file cannot be written

Each carries one Problem, which the command line prints as one line. Work that can go on collects Problems instead of
raising: bad input ends in a list of them, never in a traceback.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is, what was found, what was expected and how to mend it."""

    path: str
    """File as the user knows it, relative to the root where it lies below it; empty where there is none."""
    line: int
    """Line in that file, from 1; 0 where no line can be named."""
    found: str
    """What is there, in a few words."""
    expected: str = ""
    """What should be there."""
    hint: str = ""
    """What the user can do about it."""
    severity: Severity = "error"
    """An error ends in exit code 1; a warning does not."""
    code: str = ""
    """Short stable name of the kind of fault, for machines: `unknown-field`, `bad-date`."""

    def __str__(self) -> str:
        place = ":".join(part for part in (self.path, str(self.line) if self.line else "") if part)
        said = f"found {self.found}" if self.expected else self.found
        parts = [said, f"expected {self.expected}" if self.expected else "", self.hint]
        mark = "warning: " if self.severity == "warning" else ""
        return f"{place}: {mark}" * bool(place) + ("" if place else mark) + ", ".join(p for p in parts if p)


class ChronicleError(Exception):
    """A fault that ends one piece of work; `problem` says it in one line."""

    def __init__(self, problem: Problem | str) -> None:
        self.problem = problem if isinstance(problem, Problem) else Problem("", 0, problem)
        super().__init__(str(self.problem))


class SourceError(ChronicleError):
    """An input file cannot be read as an article."""


class FormatError(ChronicleError):
    """A file of `content/` cannot be read as what it should be."""


class VocabularyError(ChronicleError):
    """A table of knowledge contradicts its schema."""


class LayoutError(ChronicleError):
    """A template is missing or broken."""


class OutputError(ChronicleError):
    """A file cannot be written."""
