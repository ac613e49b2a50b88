"""Persons named with an office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.language.doc import Text
from builder.language.mentions import ActorMention


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person's name in the text."""

    first: int
    """First token of the name itself."""
    last: int
    """One past its last token."""
    name: str
    """The name as it stands, without title and honorific."""
    office: str | None
    """Office or rank as it stands: `foreign minister`; None where none is named with it."""
    country: str | None
    """Actor id of whom the person serves, where the words near by say so."""
    start: int
    """First character of the name."""
    end: int
    """One past its last character."""
    honorific: str = ""
    """Mr, Mrs, Dr ... that stood before it."""


def find_people(text: Text, first: int, last: int, mentions: Iterable[ActorMention] = ()) -> tuple[FoundName, ...]:
    """The persons named between two tokens, in order; `mentions` are the actors named there, for their country."""
    return ()
