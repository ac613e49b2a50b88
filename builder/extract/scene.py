"""One sentence with all that was recognised in it, and the nouns that a measure can hit."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from builder.language.dates import Moment
from builder.language.doc import Sentence, Text
from builder.language.mentions import ActorMention
from builder.language.numbers import Number
from builder.language.people import FoundName
from builder.model.claim import CountKind

if TYPE_CHECKING:
    from .hits import Hit


_DIPLOMATIC = re.compile(r"\b(?:diplomatic|consular|embassy|consulate|legation)\b", re.IGNORECASE)
"""Words that make staff that of a mission."""


@dataclass(frozen=True, slots=True)
class Thing:
    """People, a mission or relations: what stands in the place of a measure's object."""

    kind: str
    """`people` `mission` `relations`."""
    first: int
    """First token, determiner and number included."""
    last: int
    """One past the last token, "of the embassy" and names in apposition included."""
    head: int
    """The noun, name or number on which it rests."""
    grade: str
    """List of roles.yaml, or `name` `nation` `number` `pronoun`."""
    plural: bool = False
    owners: tuple[str, ...] = ()
    """Actor ids whose people or mission it is; several for "diplomats of Chile and Peru"."""
    own: str = ""
    """`its`, `their`, `his` ...: it belongs to somebody named elsewhere."""
    host: str = ""
    """Actor id of the state or organisation in which it stands or to which it is sent."""
    hosts: tuple[str, ...] = ()
    """All of them, where the envoys or posts stand in several states: "the ambassadors in Kuwait and Jordan"."""
    count: int | None = None
    count_kind: CountKind = "exact"
    of: int | None = None
    """M in "N of M"."""
    each: bool = False
    more: bool = False
    names: tuple[str, ...] = ()
    """Persons named in it."""
    definite: bool = False
    """With "the", "those", a possessive."""
    negated: bool = False
    """"no diplomats"."""
    inner: Thing | None = None
    """The mission at which the people are."""
    noun: str = ""
    """The words of the noun with what stands before it, for the role."""
    counted: tuple[int, int] | None = None
    """Token range of the number."""
    parts: int = 1
    """Of how many coordinated groups it was put together."""

    @property
    def strong(self) -> bool:
        """Whether the words alone say that these are envoys."""
        if self.kind == "people" and (
            self.inner is not None or self.grade == "staff" and _DIPLOMATIC.search(self.noun)
        ):
            return True
        return self.grade in ("chief", "envoy")


@dataclass(frozen=True, slots=True)
class Agent:
    """Words that can name who acts."""

    first: int
    last: int
    actors: tuple[str, ...]
    """Actor ids; empty for a pronoun or a bare "the government"."""
    kind: str
    """`state` `capital` `body` `name` `pronoun` `bare` `speaker`."""
    oblique: str = ""
    """The preposition before it; empty where it can be a subject."""
    word: str = ""
    """The pronoun or the noun of the body."""
    owner: bool = False
    """With a possessive: "Britain's" before a noun of action."""


@dataclass
class Scene:
    """One sentence, its parts and their lookups by token."""

    text: Text
    sentence: Sentence
    words: Sequence[str]
    """All tokens of the article, small and without accents."""
    mentions: tuple[ActorMention, ...] = ()
    numbers: tuple[Number, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[FoundName, ...] = ()
    headline: bool = False
    """Whether it is the article's title."""
    things: list[Thing] = field(default_factory=list)
    agents: list[Agent] = field(default_factory=list)
    own_hits: list[Hit] = field(default_factory=list)
    """The measures that its own words tell."""
    hits: list[Hit] = field(default_factory=list)
    """The measures found in it."""
    places: dict[int, list[tuple[int, list[Any]]]] = field(default_factory=dict)
    """What a table of phrases found in it, by the table's identity."""

    @cached_property
    def first(self) -> int:
        return self.sentence.first

    @cached_property
    def last(self) -> int:
        return self.sentence.last

    @cached_property
    def mention_at(self) -> dict[int, ActorMention]:
        """Token -> the mention that covers it."""
        return {i: m for m in self.mentions for i in range(m.first, m.last)}

    @cached_property
    def number_at(self) -> dict[int, Number]:
        return {i: n for n in self.numbers if not n.ordinal for i in range(n.first, n.last)}

    @cached_property
    def moment_at(self) -> dict[int, Moment]:
        return {i: m for m in self.moments for i in range(m.first, m.last)}

    @cached_property
    def thing_at(self) -> dict[int, Thing]:
        """Token -> the widest thing that covers it."""
        return {i: t for t in sorted(self.things, key=lambda t: t.last - t.first) for i in range(t.first, t.last)}

    @cached_property
    def agent_at(self) -> dict[int, Agent]:
        return {i: a for a in sorted(self.agents, key=lambda a: a.last - a.first) for i in range(a.first, a.last)}

    @cached_property
    def present(self) -> frozenset[str]:
        """The words of the sentence."""
        return frozenset(self.words[self.first : self.last])

    def where(self, *wanted: Container[str]) -> list[int]:
        """The tokens whose words stand in one of the lists or tables."""
        found = {word for each in wanted for word in self.present if word in each}
        return [i for i in range(self.first, self.last) if self.words[i] in found] if found else []

    def word(self, i: int) -> str:
        """The token, small; empty beyond the sentence."""
        return self.words[i] if self.first <= i < self.last else ""

    def is_phrase(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether the phrase stands at token `i` of this sentence."""
        if phrase and (i >= self.last or self.words[i] != phrase[0]):
            return False
        end = i + len(phrase)
        if end > self.last or phrase and self.words[i] != phrase[0]:  # for most tokens that is all
            return False
        return tuple(self.words[i:end]) == phrase

    def quoted(self, i: int) -> bool:
        """Whether the token stands between quotation marks."""
        return any(a <= i < b for a, b in self.sentence.quotes)
