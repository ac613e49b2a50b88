"""What each page was made from, in sixteen bytes: equal digests make equal pages.

An article stands for the bytes of its file, an event for its published values, the files of its claims and of its
override; everything else for the record itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from operator import attrgetter

from builder.model.chronicle import Event

from . import record
from .index import Index, _row_record
from .kinds import Kind, Record

_COMPARED = tuple(
    part.name for part in fields(Event) if part.name not in ("claims", "values", "answers", "answered_by")
)
_scalars = attrgetter(*_COMPARED)


class Digests:
    """Digests of records and pages of one chronicle, each computed once."""

    def __init__(self, index: Index, files: Mapping[str, bytes], layouts: Mapping[str, bytes]) -> None:
        self._index = index
        self._files = files
        """Digest of each source file by its path."""
        self._layouts = layouts
        """Digest of each template with all that it includes, by its name."""
        self._known: dict[Record, bytes] = {}
        self._rows: dict[str, bytes] = {}

    def page(self, kind: Kind, key: str) -> bytes:
        """Everything that the page of a key is made from."""
        known = self._known
        parts = [self._layouts.get(kind.layout, b""), f"{kind.name}\0{key}".encode()]
        for what in kind.inputs(self._index, key):
            found = known.get(what)
            if found is None:
                # With its name: something renamed is equal to what it was, and is linked by another address.
                found = known[what] = f"{what[0]}/{what[1]} ".encode() + self._record(what)
            parts.append(found)
        return _short(b"\0".join(parts))

    def sources(self, what: Record) -> Iterator[str]:
        """Source files that a record stands for, as far as it stands for single ones."""
        kind, key = what
        if kind == "event" and (event := self._index.events.get(key)):
            yield from (self._index.articles[said.article].path for said in event.claims)
            if event.path:
                yield event.path
        elif kind in ("article", "headline") and key in self._index.articles:
            yield self._index.articles[key].path
        elif kind == "actor" and f"content/actors/{key}.md" in self._files:
            yield f"content/actors/{key}.md"
        elif kind == "site":
            yield "content/chronicle.yaml"
        elif kind == "list":
            members = self._index.members(key) if key else self._index.events
            yield from dict.fromkeys(path for id_ in members for path in self.sources(("event", id_)))

    def _record(self, what: Record) -> bytes:
        special = _SPECIAL.get(what[0])
        if special is not None:
            return special(self, what[1])
        return _short(repr(record(self._index, *what)).encode())

    def _event(self, key: str) -> bytes:
        event = self._index.events.get(key)
        if event is None:
            return b"-"
        parts = [repr(_scalars(event)).encode()]
        for said in event.claims:
            parts += (f"{said.claim.id} {said.position} ".encode(), self._article(said.article))
        if event.answers or event.answered_by:
            parts.append(repr((event.answers, event.answered_by)).encode())
        if event.path:
            parts.append(self._files.get(event.path, b"-"))
        return _short(b"\0".join(parts))

    def _article(self, key: str) -> bytes:
        article = self._index.articles.get(key)
        return f"{key} ".encode() + (self._files.get(article.path, b"?") if article else b"-")

    def _list(self, key: str) -> bytes:
        if not self._rows:
            self._rows = {id_: _short(repr(_row_record(event)).encode()) for id_, event in self._index.events.items()}
        rows = self._rows
        members = rows if key in ("", "all") else self._index.members(key)
        return _short(b"".join([rows[id_] for id_ in members]))

    def _corrections(self, key: str) -> bytes:
        return self._plain("corrections", key, not key or key in self._index.corrections_of)

    def _totals(self, key: str) -> bytes:
        index = self._index
        return self._plain("totals", key, not key or key in index.totals_of or key in index.totals_in)

    def _totals_of_event(self, key: str) -> bytes:
        return self._plain("totals-of-event", key, key in self._index.totals_with)

    def _plain(self, kind: str, key: str, some: bool) -> bytes:
        """Of the many that are empty nothing is looked up."""
        return _short(repr(record(self._index, kind, key)).encode()) if some else b"-"


_SPECIAL: Mapping[str, Callable[[Digests, str], bytes]] = {
    "event": Digests._event,
    "article": Digests._article,
    "list": Digests._list,
    "corrections": Digests._corrections,
    "totals": Digests._totals,
    "totals-of-event": Digests._totals_of_event,
}


def _short(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).digest()
