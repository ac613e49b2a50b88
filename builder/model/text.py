"""Places in a text, and names made from it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article's cleaned text."""

    start: int
    """First character, from 0."""
    end: int
    """One past the last character."""

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


_LIGATURES = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o"}
    | {"ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "þ": "th", "Þ": "th", "ð": "d"}
)


def slug(text: str, limit: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens: safe as a file name and in an address.

    Letters lose their marks; what has no Latin form is left out. At most `limit` characters, cut between words where
    there is a border. Empty where nothing is left.
    """
    plain = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if len(name) <= limit:
        return name
    cut = name[: limit + 1].rfind("-")
    return name[: cut if cut > limit // 2 else limit].strip("-")
