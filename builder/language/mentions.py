"""Words that name an actor: states, organisations and what stands for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.language.doc import Text


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor."""

    first: int
    """Its first token, without "the"."""
    last: int
    """One past its last token, without "'s"."""
    actor: str
    """Actor id."""
    form: str
    """`name` `official` `adjective` `person` `people` `capital` `seat` `government` `abbreviation` `leader` as the
    vocabulary has them, or `generic` ("the alliance", "the kingdom", resolved from what was named before)."""
    possessive: bool = False
    """Followed by "'s" or "'"."""
    locative: bool = False
    """Named as a place: after in, at, from, to, near ... ("in Moscow"); an agent or owner otherwise."""
    accredited: bool = False
    """Named as the one to whom somebody is sent: "mission to NATO", "ambassador to the EU", "envoy in Paris"."""
    place: bool = False
    """Part of the name of a place or body that is no actor: "NATO headquarters", "UN Security Council"."""
    compound: bool = False
    """Part of a compound: "Russian-born", "U.S.-led", "Moscow-based"; no actor."""
    group: tuple[str, ...] = ()
    """For "both countries", "the two sides", "the Baltic states": the actors meant; `actor` is the first."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was named before, oldest first."""

    recent: tuple[ActorMention, ...] = ()
    """Mentions of the sentences before, the last twelve at most."""

    def after(self, mentions: Iterable[ActorMention]) -> Memory:
        """The memory once a sentence with these mentions was read."""
        return Memory((*self.recent, *mentions)[-12:])


def find_mentions(
    text: Text, first: int, last: int, published: str | None, memory: Memory | None = None
) -> tuple[ActorMention, ...]:
    """The actors named between two tokens, in order, without overlap. The date of publication decides between a state
    and its successor; `memory` resolves "the alliance", "the kingdom", "both countries"."""
    return ()
