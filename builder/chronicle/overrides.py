"""`content/events/<id>.md` and `content/actors/<id>.md`: what editors say over the machine.

An event's file joins or splits claims, corrects any field, says what it answers and tells its story; an actor's file
corrects or adds an actor, joins two spellings of one person and holds its profile. docs/overrides.md shows each task.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from builder.chronicle.front import Front, read_front
from builder.errors import Problem
from builder.model import kinds
from builder.model.kinds import Key

CLAIM_KEYS: Final = {
    "type": Key(kinds.TYPE, "Kind of measure."),
    "status": Key(kinds.STATUS, "Announced or carried out; or threatened, planned, expected."),
    "actor": Key(kinds.ID, "Who takes the measure, an actor id.", nullable=True),
    "target": Key(kinds.ID, "Whose people or mission it hits, an actor id.", nullable=True),
    "count": Key(kinds.NUMBER, "People, for a closure posts.", nullable=True),
    "count_kind": Key(kinds.COUNT_KIND, "How sure the number is.", nullable=True),
    "cap_from": Key(kinds.NUMBER, "Size of a mission before a reduction.", nullable=True),
    "cap_to": Key(kinds.NUMBER, "Size of a mission after a reduction.", nullable=True),
    "people": Key(kinds.TEXTS, "Names of those expelled.", nullable=True),
    "role": Key(kinds.TEXT, "What they are.", nullable=True),
    "date": Key(kinds.DATE, "When it was announced.", nullable=True),
    "deadline": Key(kinds.DATE, "By when they must leave or it takes effect.", nullable=True),
    "reason": Key(kinds.TEXT, "Why, in a short phrase.", nullable=True),
    "in_response_to": Key(kinds.TEXT, "What it answers, in a short phrase.", nullable=True),
}
"""Fields of an event that an editor can correct; an empty value says that it is not known."""

EVENT_KEYS: Final = {
    "joins": Key(kinds.IDS, "Ids of claims or events that are this event too."),
    "splits": Key(kinds.IDS, "Ids of claims that are not this event; together they become an event of their own."),
    **CLAIM_KEYS,
    "answers": Key(kinds.ANSWERS, "Ids of the events that it answers, or none; replaces what articles say."),
    "note": Key(kinds.TEXT, "Why it was corrected; shown on the page."),
    "withdrawn": Key(kinds.FLAG, "true takes the event out of the chronicle."),
}
"""Keys of `content/events/<id>.md`."""

ACTOR_KEYS: Final = {
    "name": Key(kinds.TEXT, "Common English name."),
    "kind": Key(kinds.ACTOR_KIND, "What it is; needed for an actor that nothing else declares."),
    "code": Key(kinds.TEXT, "ISO 3166-1 alpha-2 or an abbreviation."),
    "official": Key(kinds.TEXT, "Official name."),
    "adjective": Key(kinds.TEXT, "Adjective of a state: Russian."),
    "aliases": Key(kinds.TEXTS, "Other names."),
    "joined": Key(kinds.IDS, "Other ids that are this actor too; their addresses lead here."),
    "apart": Key(kinds.IDS, "Ids of persons of a like name who are somebody else."),
    "office": Key(kinds.TEXT, "Person: office or rank."),
    "country": Key(kinds.ID, "Person: actor id of the state or organisation served."),
    "seat": Key(kinds.TEXT, "Capital or seat."),
    "since": Key(kinds.DATE, "From when it exists."),
    "until": Key(kinds.DATE, "Until when it existed."),
    "wikidata": Key(kinds.TEXT, "Wikidata id."),
    "note": Key(kinds.TEXT, "Why it was corrected; shown on the page."),
}
"""Keys of `content/actors/<id>.md`."""


@dataclass(frozen=True, slots=True)
class EventOverride:
    """What an editor says about one event."""

    id: str
    """Name of the file: the id of any claim of the event."""
    path: str
    """File, relative to the root."""
    joins: tuple[str, ...] = ()
    """Claims or events that are this event too."""
    splits: tuple[str, ...] = ()
    """Claims that are not this event; together they become one of their own."""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Corrected fields; None says that the value is not known."""
    answers: tuple[str, ...] | None = None
    """What it answers; empty: nothing; None: the editor does not say."""
    note: str = ""
    """Why."""
    withdrawn: bool = False
    """Whether the event is not published."""
    story: str = ""
    """Markdown of the body."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Line of each key in the file."""


@dataclass(frozen=True, slots=True)
class ActorOverride:
    """What an editor says about one actor."""

    id: str
    """Name of the file: the actor's id."""
    path: str
    """File, relative to the root."""
    values: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """Corrected fields of the actor."""
    profile: str = ""
    """Markdown of the body."""
    lines: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Line of each key in the file."""


def read_event(data: bytes, path: str) -> tuple[EventOverride, list[Problem]]:
    """`content/events/<id>.md` -> what it says; faulty values are left out and named."""
    front = read_front(data, path, EVENT_KEYS)
    name = _name(front, "bad-event-name")
    values = {key: value for key, value in front.values.items() if key in CLAIM_KEYS}
    _sense(front, name)
    override = EventOverride(
        id=name,
        path=path,
        joins=front.values.get("joins", ()),
        splits=front.values.get("splits", ()),
        values=MappingProxyType(values),
        answers=front.values.get("answers"),
        note=front.values.get("note", ""),
        withdrawn=front.values.get("withdrawn", False),
        story=front.body,
        lines=MappingProxyType(front.lines),
    )
    return override, front.problems


def read_actor(data: bytes, path: str) -> tuple[ActorOverride, list[Problem]]:
    """`content/actors/<id>.md` -> what it says; faulty values are left out and named."""
    front = read_front(data, path, ACTOR_KEYS)
    name = _name(front, "bad-actor-name")
    if name in front.values.get("joined", ()):
        front.fault("joined", f"{name} joined to itself", "another actor's id", "take it out", "joined-to-itself")
    return ActorOverride(
        name, path, MappingProxyType(front.values), front.body, MappingProxyType(front.lines)
    ), front.problems


def _name(front: Front, code: str) -> str:
    """Id that the file's name gives."""
    name = front.path.rpartition("/")[2].removesuffix(".md")
    try:
        return str(kinds.ID.read(name))
    except kinds.KindError:
        front.fault("", f"the file name {name!r}", kinds.ID.expected, "rename the file", code)
        return name


def _sense(front: Front, name: str) -> None:
    """Faults that no single value shows."""
    values = front.values
    both = set(values.get("joins", ())) & set(values.get("splits", ()))
    for claim in sorted(both):
        front.fault(
            "splits", f"{claim} joined and split at once", "one of both", "take it out of one list", "bad-override"
        )
    if name in values.get("splits", ()):
        hint = "name the claims that are another event, or give the file the id of a claim that stays"
        front.fault("splits", f"the event's own id {name}", "ids of other claims", hint, "bad-override")
    if values.get("actor") and values.get("actor") == values.get("target"):
        front.fault(
            "target", f"actor and target both {values['actor']}", "two actors", "correct one", "actor-is-target"
        )
