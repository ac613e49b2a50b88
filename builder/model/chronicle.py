"""The chronicle as it is published: events made of claims, and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from .actor import Actor
from .annotated import Annotated
from .claim import Claim, MeasureType, Status
from .evaluation import Evaluation
from .site import Site


@dataclass(frozen=True, slots=True)
class Said:
    """A claim and the article that makes it."""

    claim: Claim
    """The claim as published: the editor's values where there are any."""
    article: str
    """Slug of the article."""
    position: int
    """Index of the claim in the article's `events`."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one field of an event, and who says so."""

    field: str
    """Name of the field."""
    value: str | int | tuple[str, ...]
    """The value itself."""
    claims: tuple[str, ...]
    """Ids of the claims that give it."""
    published: bool
    """Whether it is the one that the event shows first."""
    editor: bool = False
    """Set by `content/events/<id>.md`, not by an article."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One event answers another."""

    event: str
    """Id of the event that answers."""
    to: str
    """Id of the event that is answered."""
    how: Literal["stated", "editor"]
    """An article says so, or an editor does."""
    claim: str = ""
    """Id of the claim that says so."""
    words: str = ""
    """The phrase that says so."""


@dataclass(frozen=True, slots=True)
class Event:
    """The thing that happened, as the chronicle publishes it: one or more claims, from one or more articles."""

    id: str
    """Id of its first published claim."""
    type: MeasureType
    status: Status
    actor: str
    """Actor id; empty where no claim says it."""
    target: str
    """Actor id; empty where no claim says it."""
    claims: tuple[Said, ...]
    """Those that report it, in order of publication of their articles."""
    values: tuple[Value, ...] = ()
    """Every value of every field with who says it; of a field, the published one first."""
    count: int | None = None
    count_kind: str | None = None
    cap_from: int | None = None
    cap_to: int | None = None
    people: tuple[str, ...] = ()
    """Names of those expelled."""
    role: str | None = None
    date: str | None = None
    deadline: str | None = None
    reason: str | None = None
    in_response_to: str | None = None
    """Short phrase, where no event of the chronicle is meant or it is not known which."""
    aliases: tuple[str, ...] = ()
    """Ids of its other claims and of joined events; their addresses redirect here."""
    answers: tuple[Answer, ...] = ()
    """What it answers."""
    answered_by: tuple[Answer, ...] = ()
    """What answers it."""
    followed_by: str = ""
    """Of a threat or a plan: id of the first measure of its kind that followed within 90 days."""
    announced: tuple[str, ...] = ()
    """Ids of the threats and plans that it followed."""
    confidence: float = 1.0
    """Highest confidence of its claims; 1 where an editor checked one."""
    checked: bool = False
    """An editor confirmed one of its claims."""
    note: str = ""
    """The editor's word on a correction, from `content/events/<id>.md`."""
    story: str = ""
    """Markdown of `content/events/<id>.md`."""
    path: str = ""
    """File of its override, relative to the root; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Total:
    """A total that an article states, held beside what the chronicle has item by item."""

    article: str
    """Slug of the article that states it."""
    position: int
    """Index in the article's `aggregates`."""
    count: int
    """People, as stated."""
    evidence: str
    """The words that state it."""
    actors_count: int | None
    """Number of states, as stated."""
    actor: str | None
    target: str | None
    events: tuple[str, ...]
    """Ids of the events that are parts of it, as far as the chronicle has them."""
    found: int
    """People in those events."""
    unnumbered: int
    """Events among them without a number."""
    missing: tuple[str, ...] = ()
    """Ids of actors whom the words of the total name and of whom the chronicle has no such event."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the machine read and what the editor published."""

    article: str
    """Slug of the article; empty for an override of an event or actor."""
    claim: str
    """Id of the claim or event; empty where the article's own metadata were corrected."""
    field: str
    """Field that was corrected; `claim` where one was added or withdrawn, `text` for the body."""
    machine: str
    """What the machine read; empty where it read nothing."""
    editor: str
    """What the editor published; empty where it was withdrawn."""
    note: str = ""
    """Why."""
    date: str = ""
    """Day of the correction from the repository's history; empty elsewhere."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Everything that is published."""

    site: Site
    articles: Mapping[str, Annotated] = field(default_factory=lambda: MappingProxyType({}))
    """By slug, in order of publication."""
    actors: Mapping[str, Actor] = field(default_factory=lambda: MappingProxyType({}))
    """By id: those that an article or event names, and those with a file of their own."""
    events: Mapping[str, Event] = field(default_factory=lambda: MappingProxyType({}))
    """By id, in order of their dates; those without one last."""
    answers: tuple[Answer, ...] = ()
    """All links between events."""
    totals: tuple[Total, ...] = ()
    """Stated totals."""
    corrections: tuple[Correction, ...] = ()
    """Newest first."""
    evaluations: tuple[Evaluation, ...] = ()
    """How well the reading did, by set; `content/evaluation.json`."""
    redirects: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """Address of what was joined or renamed -> address that holds it now."""
