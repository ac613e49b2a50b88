"""Heads of state and government, foreign ministers and heads of organisations, and how articles call them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from .tables import table, words


@dataclass(frozen=True, slots=True)
class Leader:
    """One term of one person in one office."""

    name: str
    """Full name, as newspapers spell it most."""
    actor: str
    """Id of the state or organisation."""
    office: str
    """`president`, `prime-minister` (also chancellor, premier), `foreign-minister`, `leader`, `monarch` or `head`."""
    since: str
    """Year or month in which the term began."""
    until: str
    """Year or month of its end; empty: in office."""
    forms: tuple[str, ...]
    """What stands for the person in running text: full names, the family name alone where it is rare enough, else
    behind a title."""


@cache
def leaders() -> tuple[Leader, ...]:
    """All leaders of the table, in its order."""
    return tuple(_leaders())


def _leaders() -> Iterator[Leader]:
    """Every cell of the table as a leader."""
    content = table("leaders")
    titled, titles = frozenset(content["titled"]), content["titles"]
    for actor, offices in content["leaders"].items():
        first = actor in content["surname_first"]
        for office, cells in offices.items():
            for cell in cells:
                said = words(cell)
                forms = _forms(said.text.split(" | "), titled, titles[office], first)
                yield Leader(forms[0], actor, office, said.since, said.until, forms)


def _forms(names: list[str], titled: frozenset[str], titles: list[str], surname_first: bool) -> tuple[str, ...]:
    """The full names, and the family name alone or behind a title; a family name of several words stands among the
    full names."""
    given = [name for name in names[1:] if " " not in name and name != "-"]
    full = [name for name in names if name != "-" and name not in given]
    family = names[0].split()[0 if surname_first else -1]
    compound = any(names[0].endswith(f" {name}") for name in full[1:])
    if given or (compound and "-" not in names):
        return (*full, *given)
    if "-" in names or family in titled:
        return (*full, *(f"{title} {family}" for title in titles))
    return (*full, family)
