"""Ids of claims: short hashes of the article and the words around the trigger, never of a value."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterable

from builder.model.text import Span

_WORD = re.compile(r"[^\W_]+")
_AROUND = 3
"""Words on each side of the trigger that count: enough to tell two triggers apart, few enough to outlive an edit."""
_SHORTEST = 6
"""Hex digits of an id, where those are free."""


def shortened(key: str, taken: Container[str]) -> str:
    """The first digits of the key's hash that are not taken, six or more."""
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    for length in range(_SHORTEST, len(digest)):
        if digest[:length] not in taken:
            return digest[:length]
    return digest


class Either:
    """Ids of one collection or the other."""

    def __init__(self, *collections: Container[str]) -> None:
        self._collections = collections

    def __contains__(self, new: object) -> bool:
        return any(new in taken for taken in self._collections)


def around(text: str, span: Span) -> str:
    """The words at a place and a few on each side, in lower case."""
    before = _WORD.findall(text[max(0, span.start - 120) : span.start])[-_AROUND:]
    after = _WORD.findall(text[span.end : span.end + 120])[:_AROUND]
    return " ".join([*before, *_WORD.findall(span.of(text)), *after]).casefold()


def derived(slug: str, evidence: Iterable[str | None]) -> list[str]:
    """Ids for claims that an editor wrote without one, in order: from the article and the words of the evidence.

    Two with the same words are told apart by their order.
    """
    given: list[str] = []
    for words in evidence:
        key = " ".join(_WORD.findall(words or "")).casefold()
        given.append(shortened(f"{slug}\neditor\n{key}", given))
    return given
