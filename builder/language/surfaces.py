"""The surface forms of the vocabulary, found in a text by their first letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from builder.language.doc import Text
from builder.language.tables import table
from builder.vocabulary import Naming, namings, nobody

NAMES: Final[dict[str, Any]] = table("media")
_KEY: Final = re.compile(r"[^\W_]+|\S")


@dataclass(frozen=True, slots=True)
class Surface:
    """A surface form where it stands."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    text: str
    """As it stands."""
    key: str
    """As the vocabulary spells it."""
    namings: tuple[Naming, ...]
    """What it can mean; empty for a name that is no actor."""

    @property
    def actor(self) -> bool:
        """Whether it can mean an actor."""
        return bool(self.namings)


def at(text: Text, i: int, last: int) -> Surface | None:
    """The longest surface form that begins at token `i` and ends before token `last`."""
    token = text.tokens[i]
    if token.text.islower() and token.text not in _small():
        return None
    key = _KEY.match(token.text)
    if key is None:
        return None
    for form, spelt, meanings in _index().get(key[0], ()):
        if text.text.startswith(form, token.start) and _ends(text.text, token.start + len(form)):
            end = text.token_at(token.start + len(form) - 1) + 1
            if end <= last:
                return Surface(i, end, form, spelt, meanings)
    return None


@cache
def _small() -> frozenset[str]:
    """First words of the few forms that begin with a small letter: "papal", "mainland China"."""
    return frozenset(key for key in _index() if key.islower())


def is_form(words: str) -> bool:
    """Whether the words, as written, are a surface form."""
    return words in namings()


def _ends(text: str, place: int) -> bool:
    """Whether a word ends there."""
    return place >= len(text) or not text[place].isalnum()


@cache
def _index() -> dict[str, tuple[tuple[str, str, tuple[Naming, ...]], ...]]:
    """First word -> the forms that begin with it, longest first: text, spelling of the vocabulary, meanings."""
    rows: dict[str, dict[str, tuple[str, tuple[Naming, ...]]]] = {}
    for form, spelt, meanings in _forms():
        key = _KEY.match(form)
        if key:
            rows.setdefault(key[0], {}).setdefault(form, (spelt, meanings))
    return {
        key: tuple(sorted(((form, *rest) for form, rest in each.items()), key=lambda row: -len(row[0])))
        for key, each in rows.items()
    }


def _forms() -> Iterator[tuple[str, str, tuple[Naming, ...]]]:
    """All forms, those that name nobody first; longer capitals and names also in capital letters, as datelines have
    them."""
    for name in (*NAMES["media"], *NAMES["names"], *NAMES["groups"], *nobody()):
        yield name, name, ()
    for spelt, meanings in namings().items():
        yield spelt, spelt, meanings
    for spelt, meanings in namings().items():
        if (
            len(spelt) > 3
            and spelt.upper() != spelt
            and any(m.form in {"name", "capital", "adjective"} for m in meanings)
        ):
            yield spelt.upper(), spelt, meanings
