"""Heads of state and government, foreign ministers and heads of organisations, and how articles call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .tables import table, words


@dataclass(frozen=True, slots=True)
class Leader:
    """One person in one office; who held it twice has one row or two."""

    name: str
    """Full name, as newspapers spell it most."""
    actor: str
    """Id of the state or organisation."""
    office: str
    """`president`, `prime-minister` (also chancellor, premier), `foreign-minister`, `leader`, `monarch` or `head`."""
    since: str
    """Year or month in which the first term of the row began."""
    until: str
    """Year or month in which the last term of the row ended; empty: in office."""
    forms: tuple[str, ...]
    """What stands for the person in running text: full names, the family name alone where it is rare enough."""
    titled: tuple[str, ...] = ()
    """Those of the forms that are a title and the family name: "President Bush"."""
    common: str = ""
    """The family name where it is too common to stand for the person, unless the article gives the full name."""


@cache
def leaders() -> tuple[Leader, ...]:
    """All leaders of the table, in its order."""
    return tuple(_leaders())


def _leaders() -> Iterator[Leader]:
    """Every cell of the table as a leader."""
    content = table("leaders")
    titled, titles = frozenset(content["titled"]), content["titles"]
    never = frozenset(content["never_alone"])
    for actor, offices in content["leaders"].items():
        first = actor in content["surname_first"]
        for office, cells in offices.items():
            for cell in cells:
                said = words(cell)
                names = said.text.split(" | ")
                title = titles[office]
                alone = _alone(names, titled, first)
                family = _family(names[0], first)
                behind = () if alone else tuple(f"{each} {family}" for each in title)
                forms = (*_full(names, title if first else []), *alone, *behind)
                common = "" if alone or first or family in never or family == names[0] else family
                yield Leader(names[0], actor, office, said.since, said.until, forms, behind, common)


def _full(names: list[str], titles: list[str]) -> list[str]:
    """The names of several words; behind titles too where the family name comes first, since "President Kim" does not
    end there."""
    full = [name for name in names if " " in name or name == names[0]]
    return full + [f"{title} {name}" for name in full for title in titles]


def _alone(names: list[str], titled: frozenset[str], surname_first: bool) -> tuple[str, ...]:
    """The single words that stand for the person; empty where none is rare enough."""
    given = tuple(name for name in names[1:] if " " not in name and name != "-")
    compound = any(names[0].endswith(f" {name}") for name in names[1:])
    family = _family(names[0], surname_first)
    if given or compound or "-" in names or family in titled or family == names[0]:
        return given
    return (family,)


def _family(name: str, surname_first: bool) -> str:
    """The family name, where it is one word."""
    return name.split()[0 if surname_first else -1]
