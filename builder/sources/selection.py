"""The cheap look at raw bytes: whether an article can report a measure at all, before anything is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from builder.errors import VocabularyError
from builder.model import yaml

from .decode import NoTextError, decode


@dataclass(frozen=True, slots=True)
class Stems:
    """The table `selection.yaml` as bytes."""

    alone: tuple[bytes, ...]
    """Each is enough."""
    beside: Mapping[bytes, tuple[bytes, ...]]
    """Stem -> those of which one must stand in the same text."""


def may_report(data: bytes) -> bool:
    """Whether the bytes of a text, page or JSON object can report a measure. What cannot be decoded may."""
    if b"\0" in data[:256]:
        try:
            data = decode(data).text.encode("utf-8", "replace")
        except NoTextError:
            return True
    text = data.lower()
    table = stems()
    for stem in table.alone:  # a plain loop: twice as fast as any()
        if stem in text:
            return True
    return any(stem in text and any(other in text for other in others) for stem, others in table.beside.items())


@lru_cache(maxsize=1)
def stems() -> Stems:
    """The table. Raises VocabularyError where it is unsound."""
    table = yaml.parse(resources.files(__package__).joinpath("selection.yaml").read_text("utf-8"))
    words = [*table["alone"], *table["beside"], *(word for row in table["beside"].values() for word in row)]
    if any(word != word.lower() or not word.strip() for word in words):
        raise VocabularyError("selection.yaml: stems stand in small letters")
    beside = {stem.encode(): tuple(word.encode() for word in row) for stem, row in table["beside"].items()}
    return Stems(tuple(stem.encode() for stem in table["alone"]), beside)
