"""States, organisations and persons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["state", "organisation", "person"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the chronicle: from the vocabulary, from an article's `people:` or from `content/actors/`."""

    id: str
    """Slug of the common English name: `russia`, `nato`, `sergey-lavrov`."""
    name: str
    """Common English name."""
    kind: ActorKind
    """State, organisation or person."""
    code: str = ""
    """ISO 3166-1 alpha-2, SU, YU, DD ...; NATO, EU, UN; empty for a person."""
    official: str = ""
    """Official name."""
    adjective: str = ""
    """`Russian`; empty where there is none."""
    with_article: bool = False
    """Whether the name stands with "the" in a sentence: the United States."""
    since: str = ""
    """Year or date from which it exists, where that matters; empty: before 1945."""
    until: str = ""
    """Year or date of its last day; empty: still exists."""
    successors: tuple[str, ...] = ()
    """Actor ids of those that followed it."""
    predecessors: tuple[str, ...] = ()
    """Actor ids of those that it followed."""
    wikidata: str = ""
    """Wikidata id: Q159."""
    seat: str = ""
    """Capital or seat."""
    office: str = ""
    """Person: office or rank."""
    country: str = ""
    """Person: actor id of the state or organisation served."""
    aliases: tuple[str, ...] = ()
    """Other names that an editor or the articles gave."""
    joined: tuple[str, ...] = ()
    """Other ids that were joined into this one; their addresses redirect here."""
    profile: str = ""
    """Markdown of `content/actors/<id>.md`."""
    note: str = ""
    """The editor's word on a correction."""
    path: str = ""
    """File of its correction, relative to the root; empty where there is none."""
