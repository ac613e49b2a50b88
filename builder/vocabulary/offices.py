"""Offices, diplomatic ranks, and the nouns for people of a mission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from .names import spellings
from .tables import table


@dataclass(frozen=True, slots=True)
class Office:
    """One way to write an office or rank."""

    name: str
    """The office as the table names it: `chargé d'affaires`."""
    of: Literal["mission", "government", "organisation", "other"]
    """Whom one with this office serves: a mission abroad, a government at home, an organisation, something else."""
    plural: bool
    """Whether this form means several people; of forms for both, the singular."""


@cache
def offices() -> Mapping[str, Office]:
    """Every form of every office in small letters, with and without accents -> the office."""
    found: dict[str, Office] = {}
    for name, row in table("offices")["offices"].items():
        for text in (name, *row.get("also", ())):
            for spelling in spellings(text):
                found.setdefault(spelling.lower(), Office(name, row["of"], plural=False))
                found.setdefault(f"{spelling.lower()}s", Office(name, row["of"], plural=True))
        for spelling in spellings(row["plural"]):
            found[spelling.lower()] = Office(name, row["of"], plural=True)
    return MappingProxyType(found)


@cache
def staff() -> Mapping[str, bool]:
    """Noun for people of a mission, singular and plural -> whether the word alone says that a state sent them."""
    rows = table("offices")["staff"].items()
    return MappingProxyType({form: "sent" in row for name, row in rows for form in (name, row["plural"])})
