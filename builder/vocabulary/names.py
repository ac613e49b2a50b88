"""Surface forms: how an article writes an actor, and what each form can mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args

from .actors import Row, actors, rows
from .leaders import leaders
from .tables import table, words

Form = Literal[
    "name", "official", "adjective", "person", "people", "capital", "seat", "government", "abbreviation", "leader"
]

FORMS: Final = get_args(Form)
_COLUMNS: Final[tuple[tuple[str, Form], ...]] = (
    ("official", "official"),
    ("aliases", "name"),
    ("abbreviations", "abbreviation"),
    ("adjective", "adjective"),
    ("person", "person"),
    ("people", "people"),
    ("capital", "capital"),
    ("by_seat", "seat"),
    ("government", "government"),
)
"""Column of a row -> the form that its words are."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One meaning of one surface form."""

    actor: str
    """Id of the actor."""
    form: Form
    """What the words are: `person` is a noun for one of its people (Russian, Briton), `people` the plural (Russians,
    British), `government` stands for its government (Kremlin, Downing Street), `leader` is one of its leaders."""
    since: str = ""
    """Year or date from which the words mean it; empty: no limit."""
    until: str = ""
    """Year or date of the last day on which they mean it; empty: no limit."""
    decides: str = ""
    """Name of the rule in `ambiguous.yaml` that chooses among several meanings; empty where there is only one."""


def _cells(row: Row) -> Iterator[tuple[str, Form]]:
    """Every cell of a row that is a surface form."""
    yield row["name"], "name"
    for column, form in _COLUMNS:
        cell = row.get(column, ())
        for each in (cell,) if isinstance(cell, str) else cell:
            yield each, form


def spellings(text: str) -> tuple[str, ...]:
    """The words as written, without accents, and each with the typographic apostrophe."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    both = dict.fromkeys((text, plain))
    return (*both, *(each.replace("'", "’") for each in both if "'" in each))


def _stated() -> Iterator[tuple[str, Naming]]:
    """Every surface form of the tables of actors and leaders, with each meaning."""
    for name, _, row in rows():
        for cell, form in _cells(row):
            said = words(cell)
            naming = Naming(name, form, said.since, said.until)
            for text in spellings(said.text):
                yield text, naming


@cache
def namings() -> Mapping[str, tuple[Naming, ...]]:
    """Surface form as written in running text, without "the" -> what it can mean.

    Forms with several actors carry in `decides` the rule that chooses. Case matters: "US" is a state, "us" is not.
    """
    found: dict[str, dict[Naming, None]] = {}
    for text, naming in _stated():
        found.setdefault(text, {})[naming] = None
    for text, meanings in _leading().items():
        if text not in found and text not in nobody():
            found[text] = meanings
    decides = _deciding()
    return MappingProxyType({text: _decided(tuple(each), decides.get(text, "")) for text, each in found.items()})


def _leading() -> dict[str, dict[Naming, None]]:
    """Every surface form of a leader. Words that only one state's leaders bear mean it from the first one's first year
    on, also once they are out of office; words that leaders of several states bear follow the years of their terms."""
    terms: dict[str, list[Naming]] = {}
    for leader in leaders():
        for form in leader.forms:
            rule = "family-names" if " " not in form else "titled-names" if form in leader.titled else ""
            for text in spellings(form):
                naming = Naming(leader.actor, "leader", leader.since, leader.until, rule)
                terms.setdefault(text, []).append(naming)
    for leader in leaders():
        for text in spellings(leader.common) if leader.common else ():
            if text not in terms or terms[text][0].decides == "common-names":
                naming = Naming(leader.actor, "leader", leader.since, leader.until, "common-names")
                terms.setdefault(text, []).append(naming)
    return {text: _lasting(each) for text, each in terms.items()}


def _lasting(terms: list[Naming]) -> dict[Naming, None]:
    """The meanings of one form: each term, with a rule, or the one state from the first year on."""
    if len({naming.actor for naming in terms}) > 1:
        return {replace(naming, decides=naming.decides or "by-date"): None for naming in terms}
    first = min(terms, key=lambda naming: naming.since)
    return {replace(first, until=""): None}


def _deciding() -> dict[str, str]:
    """Surface form -> name of the rule that decides it."""
    stated = ((text, rule) for rule, row in table("ambiguous")["rules"].items() for text in row["words"])
    return {spelling: rule for text, rule in stated for spelling in spellings(text)}


@cache
def nobody() -> frozenset[str]:
    """Phrases that hold the name of an actor and name none: "Latin American", "Vienna Convention". Longer wins."""
    return frozenset(spelling for text in table("ambiguous")["nobody"] for spelling in spellings(text))


@cache
def generics() -> Mapping[str, tuple[str, ...]]:
    """Common noun -> ids of the actors that an article may call by it after naming them: "the alliance", "the kingdom".

    Lower case but for names within ("West African bloc").
    """
    found: dict[str, list[str]] = {}
    for name, _, row in rows():
        for noun in (*row.get("generic", ()), *row.get("form", ())):
            found.setdefault(noun, []).append(name)
    return MappingProxyType({noun: tuple(each) for noun, each in found.items()})


def _decided(meanings: tuple[Naming, ...], rule: str) -> tuple[Naming, ...]:
    """Several actors: each meaning with the rule that chooses and the years of its actor, former states first."""
    if len({naming.actor for naming in meanings}) == 1:
        return tuple(replace(naming, decides=rule) for naming in meanings) if rule else meanings
    dated = [_dated(replace(naming, decides=rule or naming.decides)) for naming in meanings]
    return tuple(sorted(dated, key=lambda naming: naming.until or "9999"))


def _dated(naming: Naming) -> Naming:
    """The meaning with the years of its words, else those of its actor."""
    actor = actors()[naming.actor]
    return replace(naming, since=naming.since or actor.since, until=naming.until or actor.until)
