"""One article's statement of one measure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

MeasureType = Literal["expulsion", "denial", "reduction", "closure", "suspension", "severance", "recall"]
Status = Literal["done", "prospective"]
CountKind = Literal["exact", "at-least", "about"]

MEASURE_TYPES: Final = ("expulsion", "denial", "reduction", "closure", "suspension", "severance", "recall")
STATUSES: Final = ("done", "prospective")
COUNT_KINDS: Final = ("exact", "at-least", "about")


@dataclass(frozen=True, slots=True)
class Claim:
    """One article's statement of one measure; a row of `events:` in its front matter."""

    type: MeasureType
    """Kind of measure; DESIGN: "Fields of a claim"."""
    actor: str
    """Actor id of who takes the measure; empty where the article does not say."""
    target: str
    """Actor id of whose people or mission it hits; empty where the article does not say."""
    id: str = ""
    """Short hash of the article and the words around the trigger: six hex digits or more; empty until it is given."""
    status: Status = "done"
    """Announced, ordered or carried out; or threatened, planned, expected."""
    count: int | None = None
    """People, for a closure posts."""
    count_kind: CountKind | None = None
    """How sure the number is; None where there is no count."""
    cap_from: int | None = None
    """Size of a mission before a reduction, people."""
    cap_to: int | None = None
    """Size of a mission after a reduction, people."""
    people: tuple[str, ...] = ()
    """Names of those expelled."""
    role: str | None = None
    """What they are: `military attaches`."""
    date: str | None = None
    """When it was announced."""
    deadline: str | None = None
    """By when they must leave or it takes effect."""
    reason: str | None = None
    """Short phrase."""
    in_response_to: str | None = None
    """Short phrase: what it answers."""
    evidence: str | None = None
    """The clause, as it stands in the article (or in its title)."""
    confidence: float | None = None
    """Probability from 0 to 1 that the claim is right; None for a claim an editor added."""
    checked: bool = False
    """An editor has confirmed the claim."""
    note: str | None = None
    """The editor's word on a correction."""


CLAIM_FIELDS: Final = (
    "id",
    "type",
    "status",
    "actor",
    "target",
    "count",
    "count_kind",
    "cap_from",
    "cap_to",
    "people",
    "role",
    "date",
    "deadline",
    "reason",
    "in_response_to",
    "evidence",
    "confidence",
    "checked",
    "note",
)
"""Fields in the order in which they are written."""


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A total over several states that an article states: "144 Russians by 27 countries"."""

    count: int
    """People in all."""
    evidence: str
    """The words that state it."""
    actors_count: int | None = None
    """Number of states that acted, where it is said."""
    actor: str | None = None
    """Actor id, where the total is one actor's over several targets."""
    target: str | None = None
    """Actor id of whose people are counted, where it is one."""
    type: MeasureType = "expulsion"
    """Kind of measure that is totalled."""
    since: str | None = None
    """Date from which it counts, where it is said."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person whom an article names with an office; a row of `people:` in its front matter."""

    id: str
    """Actor id, a slug of the name."""
    name: str
    """Name as the article spells it, in full."""
    office: str | None = None
    """Office or rank: `foreign minister`."""
    country: str | None = None
    """Actor id of the state or organisation that the person serves."""
