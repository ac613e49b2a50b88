"""Times named in a sentence, resolved against the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from builder.language.doc import Text

MomentKind = Literal["point", "term", "since", "period"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One time that a text names."""

    first: int
    """Its first token, the preposition included: "by", "within", "since"."""
    last: int
    """One past its last token."""
    value: str | None
    """`2018`, `2018-03` or `2018-03-27`; None where the words and the publication date do not give one."""
    kind: MomentKind = "point"
    """`point` when something happens; `term` a length of time to leave in ("within 48 hours"), whose end is found with
    `resolve_term`; `since` the beginning of a time that goes on; `period` a length of time that is no term."""
    deadline: bool = False
    """By then somebody must be gone: by, before, until, within, no later than, given."""
    days: int | None = None
    """Length of a term or period in days; None where it is counted in months."""
    months: int | None = None
    """Length in calendar months."""
    hours: int | None = None
    """Length in hours, where the words count hours."""
    future: bool = False
    """Resolved forward from the publication: next, by, from, will."""
    start: bool = False
    """From then on something takes effect: "from November 1", "as of Monday"."""
    words: str = ""
    """As it stands in the text."""


def find_moments(
    text: Text, first: int, last: int, published: str | None, context: str | None = None
) -> tuple[Moment, ...]:
    """The times named between two tokens, in order. `published` is the day of publication as far as known, `context`
    the date that "that year", "the next day" refer to. No value is more precise than the words."""
    return ()


def resolve_term(announced: str | None, term: Moment) -> str | None:
    """The day on which a term ends that begins on the day `announced`; None where that day or the length is unknown."""
    return None
