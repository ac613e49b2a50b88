"""The tables of `phrases.yaml`, checked and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from builder.errors import VocabularyError
from builder.model.claim import COUNT_KINDS, MEASURE_TYPES, STATUSES
from builder.model.yaml import parse


@dataclass(frozen=True, slots=True)
class Verb:
    """Forms of the verb of one measure."""

    done: str
    """`expelled`."""
    plan: str
    """After "threatened or planned to": `expel`."""
    passive: str
    """`were expelled`."""
    passive_one: str
    """`was expelled`."""


@dataclass(frozen=True, slots=True)
class TypeWords:
    """How a type of measure is called."""

    noun: str
    """`Expulsion`."""
    plural: str
    """`Expulsions`."""
    about: str
    """One sentence that says what it is."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Everything in `phrases.yaml`."""

    types: Mapping[str, TypeWords]
    verbs: Mapping[str, Verb]
    statuses: Mapping[str, str]
    people: Mapping[str, str]
    """Plural noun that names people -> its singular."""
    single: frozenset[str]
    """Offices that one person holds."""
    vague: frozenset[str]
    """Roles that say no more than that people were expelled."""
    fields: Mapping[str, str]
    """Field of a claim -> its label."""
    count_kinds: Mapping[str, str]
    continues: Mapping[str, str]
    """Actor id of a state -> the state that it goes on as."""


@cache
def phrases() -> Phrases:
    """The tables, read once. Raises VocabularyError where one does not cover what it must."""
    path = Path(__file__).with_name("phrases.yaml")
    raw = parse(path.read_text(encoding="utf-8"))
    for table, expected in (("types", MEASURE_TYPES), ("verbs", MEASURE_TYPES), ("statuses", STATUSES)):
        if tuple(raw[table]) != expected:
            raise VocabularyError(f"{path.name}: {table} must be {', '.join(expected)}")
    if tuple(raw["count_kinds"]) != COUNT_KINDS:
        raise VocabularyError(f"{path.name}: count_kinds must be {', '.join(COUNT_KINDS)}")
    return Phrases(
        types={name: TypeWords(**row) for name, row in raw["types"].items()},
        verbs={name: Verb(**row) for name, row in raw["verbs"].items()},
        statuses=raw["statuses"],
        people=raw["people"],
        single=frozenset(raw["single"]),
        vague=frozenset(raw["vague"]),
        fields=raw["fields"],
        count_kinds=raw["count_kinds"],
        continues=raw["continues"],
    )
