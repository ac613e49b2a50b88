"""What the reader found in one article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .claim import Aggregate, Claim, Person
from .text import Span

Place = Literal["text", "title"]


@dataclass(frozen=True, slots=True)
class FieldSpan:
    """The words that carry one value of a claim."""

    field: str
    """Name of the field: `count`, `deadline`, `people`."""
    span: Span
    """Where they stand in the cleaned text."""


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """A claim with the places of its words."""

    claim: Claim
    """The values; `id` is still empty."""
    trigger: Span | None
    """The words which report the measure, in the cleaned text; None where only the title does."""
    evidence: Span | None
    """The clause, in the cleaned text (`claim.evidence` is its words); None where it stands in the title."""
    spans: tuple[FieldSpan, ...] = ()
    """The words behind single values, in order of the text."""
    rule: str = ""
    """Name of the rule that spoke, for `--explain`."""
    features: tuple[tuple[str, float], ...] = ()
    """What the reading rests on, as numbers; the confidence is computed from them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor."""

    actor: str
    """Actor id."""
    span: Span
    """Where they stand in the cleaned text."""


@dataclass(frozen=True, slots=True)
class FoundAggregate:
    """A stated total with its place."""

    aggregate: Aggregate
    span: Span | None
    """Where the evidence stands in the cleaned text."""


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One step of the reading, for `--explain`."""

    sentence: Span
    """The sentence it belongs to."""
    kind: Literal["seen", "claim", "dropped", "merged"]
    """Something recognised, a claim made, a candidate dropped, two joined."""
    rule: str
    """Name of the rule."""
    said: str
    """What it found or why it dropped it, in plain words."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the reader found in one article."""

    claims: tuple[FoundClaim, ...] = ()
    """In order of the text."""
    mentions: tuple[Mention, ...] = ()
    """In order of the text; they do not overlap."""
    people: tuple[Person, ...] = ()
    """Persons named with an office, in order of first mention."""
    aggregates: tuple[FoundAggregate, ...] = ()
    """Totals over several states."""
    trace: tuple[TraceLine, ...] = ()
    """Filled only where it was asked for."""
