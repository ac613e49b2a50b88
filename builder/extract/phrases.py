"""Rows of words and slots as the tables of turns of phrase have them, and which of them a sentence can hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Generic, TypeVar

from . import lexicon
from .clause import BE, GET, HAVE, MODAL
from .scene import Scene

SLOTS: Final = frozenset(["P", "A", "M", "R", "C", "H", "T", "N", "N-", "..", "$"])
"""What can stand in a row beside words; `constructions` says what each is."""
OWN: Final = "his|her|its|their|our|my|your|the"
"""What `D` stands for."""
COMMON: Final = BE | HAVE | GET | MODAL | lexicon.wordset("constructions_common")
"""Words that stand in any sentence and tell nothing."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a row."""

    slot: str = ""
    """One of SLOTS; empty for words."""
    words: frozenset[str] = frozenset()
    optional: bool = False


def element(part: str) -> Element:
    """One place of a row as the table has it."""
    optional = part.startswith("[") and part.endswith("]")
    part = part[1:-1] if optional else part
    if part in SLOTS:
        return Element(part, optional=optional)
    forms: set[str] = set()
    for word in "|".join(OWN if word == "D" else word for word in part.split("|")).split("|"):
        forms.update(lexicon.verb_forms(word[:-1]) if word.endswith("~") else [word])
    if "be~" in part:
        forms.update(("is", "are", "was", "were", "been", "being"))
    return Element(words=frozenset(forms), optional=optional)


@dataclass(frozen=True, eq=False)
class Phrase:
    """Elements one after the other; the first is of words."""

    elements: tuple[Element, ...]

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """The words of which one must stand in a sentence."""
        return tuple(one.words for one in self.elements if one.words and not one.optional)

    @cached_property
    def telling(self) -> frozenset[str]:
        """Those that tell most: the first that are not common, else those with which it begins."""
        return next((words for words in self.needs if not words & COMMON), self.elements[0].words)


Row = TypeVar("Row", bound=Phrase)


@dataclass(frozen=True, eq=False)
class Lookup(Generic[Row]):
    """The rows of a table."""

    rows: tuple[Row, ...]
    """In the order in which they are tried."""

    @cached_property
    def telling(self) -> Mapping[str, tuple[tuple[int, Row], ...]]:
        """Word -> the rows that it can tell, with their place in the order."""
        found: dict[str, list[tuple[int, Row]]] = {}
        for place, row in enumerate(self.rows):
            for word in row.telling:
                found.setdefault(word, []).append((place, row))
        return {word: tuple(each) for word, each in found.items()}

    def places(self, scene: Scene) -> list[tuple[int, list[Row]]]:
        """Each token at which rows can begin, with those whose words all stand in the sentence."""
        if id(self) not in scene.places:
            scene.places[id(self)] = list(self._places(scene))
        return scene.places[id(self)]

    def _places(self, scene: Scene) -> Iterator[tuple[int, list[Row]]]:
        near = {place: row for word in scene.present for place, row in self.telling.get(word, ())}
        held = [row for _, row in sorted(near.items()) if not any(need.isdisjoint(scene.present) for need in row.needs)]
        for i in scene.where(*(row.elements[0].words for row in held)):
            yield i, [row for row in held if scene.words[i] in row.elements[0].words]
