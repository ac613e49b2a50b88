"""What the last assembly found, so that the next one does only what changed.

Nothing here is trusted by name: an article counts as unchanged where it is the same object as before, a block where it
holds the same claims, an event where everything it is made of is equal. So the result is that of a fresh assembly; a
test holds both equal.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import is_
from typing import Any

from builder.chronicle.draft import Draft
from builder.chronicle.identify import Block, groups
from builder.chronicle.likeness import Item
from builder.chronicle.overrides import EventOverride
from builder.chronicle.values import publish
from builder.model.annotated import Annotated
from builder.model.chronicle import Event, Said, Value

Published = tuple[dict[str, Any], tuple[Value, ...]]
"""Values that an event shows, and all that its claims say."""


class Memory:
    """Results of one assembly for the next; keep one a chronicle."""

    def __init__(self) -> None:
        self._items: dict[str, tuple[Annotated, list[Item]]] = {}
        self._blocks: dict[Block, tuple[list[Item], list[list[Item]]]] = {}
        self._values: dict[str, tuple[list[Item], EventOverride | None, Published]] = {}
        self._events: dict[str, tuple[tuple[Any, ...], Event]] = {}
        self._next: tuple[dict[Any, Any], ...] = ({}, {}, {}, {})

    def items(self, article: Annotated, published: str) -> list[Item]:
        """The claims of an article on their way into events."""
        known = self._items.get(article.slug)
        if known is None or known[0] is not article:
            slug = article.slug
            rows = [
                Item((published, slug, n), Said(claim, slug, n), published) for n, claim in enumerate(article.events)
            ]
            known = article, rows
        self._next[0][article.slug] = known
        return known[1]

    def groups(self, block: Block, members: list[Item]) -> list[list[Item]]:
        """The claims of a block -> one list an event."""
        known = self._blocks.get(block)
        if known is None or not _same(known[0], members):
            known = members, groups(block, members)
        self._next[1][block] = known
        return known[1]

    def published(self, group: list[Item], claims: list[Said], editor: EventOverride | None) -> Published:
        """What an event shows; the dict is the caller's own."""
        id_ = claims[0].claim.id
        known = self._values.get(id_)
        if known is None or known[1] != editor or not _same(known[0], group):
            known = group, editor, publish(claims, editor.values if editor else {})
        self._next[2][id_] = known
        shown, values = known[2]
        return shown.copy(), values

    def event(self, draft: Draft) -> Event:
        """The finished event; the one of before where it is made of the same."""
        made_of = draft.made_of()
        known = self._events.get(draft.id)
        if known is None or known[0] != made_of:
            known = made_of, draft.event()
        self._next[3][draft.id] = known
        return known[1]

    def turn(self) -> None:
        """End an assembly: what it did not use is forgotten."""
        self._items, self._blocks, self._values, self._events = self._next
        self._next = ({}, {}, {}, {})


def _same(one: Sequence[Item], other: Sequence[Item]) -> bool:
    return len(one) == len(other) and all(map(is_, one, other))
