"""Kinds of values that stand in front matter and configuration: how each is read and what it should be.

Files are read as strings only (`model.yaml`); a kind turns the string into the value or says that it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from builder.model import dates
from builder.model.claim import COUNT_KINDS, MEASURE_TYPES, STATUSES

_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]*\Z")
_NUMBER: Final = re.compile(r"[0-9]{1,9}\Z")
_ADDRESS: Final = re.compile(r"https?://\S+\Z")
_SHARE: Final = re.compile(r"(?:0(?:\.[0-9]+)?|1(?:\.0+)?)\Z")


class KindError(ValueError):
    """The text is no value of this kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value."""

    expected: str
    """What should stand there, for a message: `a date`."""
    read: Callable[[Any], Any]
    """Strings, lists and dicts of a YAML file -> the value; raises KindError."""
    schema: Mapping[str, object]
    """The same as JSON Schema, for editors."""
    code: str = "wrong-type"
    """Short name of the fault for machines."""


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise KindError
    return value.strip()


def _exact(value: Any) -> str:
    if not isinstance(value, str):
        raise KindError
    return value


def _matching(fits: Callable[[str], object]) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        text = _text(value)
        if not fits(text):
            raise KindError
        return text

    return read


def _number(value: Any) -> int:
    return int(_matching(_NUMBER.match)(value))


def _share(value: Any) -> float:
    return float(_matching(_SHARE.match)(value))


def _addresses(value: Any) -> tuple[str, ...]:
    return tuple(_matching(_ADDRESS.match)(item) for item in _texts(value))


def _flag(value: Any) -> bool:
    text = _text(value)
    if text not in ("true", "false"):
        raise KindError
    return text == "true"


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise KindError
    return tuple(_text(item) for item in value)


def _ids(value: Any) -> tuple[str, ...]:
    return tuple(_matching(_ID.match)(item) for item in _texts(value))


def _answers(value: Any) -> tuple[str, ...]:
    return () if value == "none" else _ids(value)


def _rights_by_outlet(value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise KindError
    return {name: one_of("full", "excerpt").read(rights) for name, rights in value.items()}


def one_of(*choices: str) -> Kind:
    """One of a few words."""
    return Kind(
        "one of " + ", ".join(choices),
        _matching(choices.__contains__),
        {"type": "string", "enum": [*choices]},
        "bad-word",
    )


TEXT = Kind("a text", _text, {"type": "string"})
EXACT = Kind("a text", _exact, {"type": "string"})
NUMBER = Kind("a whole number", _number, {"type": "integer", "minimum": 0}, "bad-number")
FLAG = Kind("true or false", _flag, {"type": "boolean"})
DATE = Kind(
    "a date as 2018, 2018-03 or 2018-03-27",
    _matching(dates.is_date),
    {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    "bad-date",
)
ADDRESS = Kind(
    "an address that starts with http:// or https://",
    _matching(_ADDRESS.match),
    {"type": "string", "pattern": "^https?://"},
    "bad-address",
)
ADDRESSES = Kind(
    "a list of addresses that start with http:// or https://",
    _addresses,
    {"type": "array", "items": {"type": "string", "pattern": "^https?://"}},
    "bad-address",
)
SHARE = Kind("a number from 0 to 1", _share, {"type": "number", "minimum": 0, "maximum": 1}, "bad-number")
ID = Kind("an id as russia or sergey-lavrov", _matching(_ID.match), {"type": "string"}, "bad-id")
IDS = Kind("a list of ids", _ids, {"type": "array", "items": {"type": "string"}}, "bad-id")
TEXTS = Kind("a list of texts", _texts, {"type": "array", "items": {"type": "string"}})
ANSWERS = Kind(
    "a list of event ids, or none",
    _answers,
    {"anyOf": [{"const": "none"}, {"type": "array", "items": {"type": "string"}}]},
    "bad-id",
)
OUTLETS = Kind(
    "names of outlets, each with full or excerpt",
    _rights_by_outlet,
    {"type": "object", "additionalProperties": {"enum": ["full", "excerpt"]}},
)
TYPE = one_of(*MEASURE_TYPES)
STATUS = one_of(*STATUSES)
COUNT_KIND = one_of(*COUNT_KINDS)
ACTOR_KIND = one_of("state", "organisation", "person")


@dataclass(frozen=True, slots=True)
class Key:
    """One key that a file may hold."""

    kind: Kind
    """What its value is."""
    says: str
    """What it means, in one sentence."""
    nullable: bool = False
    """Whether an empty value is allowed and means "not known"."""


def schema(keys: Mapping[str, Key], title: str) -> dict[str, object]:
    """JSON Schema of a file with these keys."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _property(key) for name, key in keys.items()},
    }


def _property(key: Key) -> dict[str, object]:
    if not key.nullable:
        return {"description": key.says, **key.kind.schema}
    return {"description": key.says, "anyOf": [{"type": "null"}, dict(key.kind.schema)]}
