"""Events of which articles say different things, found in one share of the chronicle after the other.

Claims can only meet in an event where the same two are concerned, so they are laid aside in files, by who acts against
whom, and memory holds one share of them at a time.
"""

from __future__ import annotations

import pickle
import tempfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import IO, Final

from builder import contents
from builder.chronicle import assemble
from builder.contents import Overrides
from builder.contradictions import families, named
from builder.model.annotated import Annotated
from builder.model.chronicle import Event
from builder.model.claim import Claim
from builder.model.dates import may_be_same

PER_SHARE: Final = 4000
"""Articles of a share, about."""
COMPARED: Final = frozenset({"type", "status", "actor", "target", "count", "date", "deadline", "cap_from", "cap_to"})
"""Fields in which a difference is one of fact, not of words."""
_DATES: Final = frozenset({"date", "deadline"})
"""Fields in which a coarser value does not contradict a finer one."""


class Shares:
    """The claims of all articles, laid aside; to be closed."""

    def __init__(self, overrides: Overrides, articles: int) -> None:
        self._overrides = overrides
        self._family = families(overrides)
        self._named = named(overrides)
        self._files: list[IO[bytes]] = [
            tempfile.TemporaryFile()  # noqa: SIM115 (`close` closes it)
            for _ in range(articles // PER_SHARE + 1)
        ]
        self._together: set[int] = set()
        """Shares with a claim that an editor may have joined with one of another share."""

    def close(self) -> None:
        """Give the files back."""
        for file in self._files:
            file.close()

    def add(self, article: Annotated) -> None:
        """Lay the claims of an article aside."""
        found: defaultdict[int, list[Claim]] = defaultdict(list)
        for claim in article.events:
            n = self._share(claim)
            found[n].append(claim)
            if claim.id in self._named:
                self._together.add(n)
        for n, claims in found.items():
            pickle.dump(contents.husk(article, claims, ()), self._files[n], protocol=5)

    def disagreements(self) -> Iterator[tuple[Event, Mapping[str, list[str]], str]]:
        """Events that no editor decided about, what differs by field, and the path of the first article."""
        said = self._overrides
        alone = ({n} for n in range(len(self._files)) if n not in self._together)
        for numbers in (self._together, *alone):
            chronicle, _ = assemble(said.site, self._husks(numbers), said.events, said.actors)
            for event in chronicle.events.values():
                apart = _apart(event)
                if apart and not event.checked and not event.path:
                    yield event, apart, chronicle.articles[event.claims[0].article].path

    def _share(self, claim: Claim) -> int:
        pair = f"{self._family.get(claim.actor, claim.actor)} {self._family.get(claim.target, claim.target)}"
        return zlib.crc32(pair.encode()) % len(self._files)

    def _husks(self, numbers: Iterable[int]) -> list[Annotated]:
        """Articles with those of their claims that lie in some shares."""
        found: dict[str, Annotated] = {}
        for n in numbers:
            for husk in _read(self._files[n]):
                other = found.get(husk.path)
                found[husk.path] = replace(other, events=other.events + husk.events) if other else husk
        return list(found.values())


def _read(file: IO[bytes]) -> Iterator[Annotated]:
    file.seek(0)
    while True:
        try:
            husk: Annotated = pickle.load(file)
        except EOFError:
            return
        yield husk


def _apart(event: Event) -> Mapping[str, list[str]]:
    """Fields of which its articles say different things."""
    fields: dict[str, list[str]] = {}
    for value in event.values:
        known = fields.setdefault(value.field, [])
        if not (value.field in _DATES and any(may_be_same(str(value.value), other) for other in known)):
            known.append(shown(value.value))
    return {name: values for name, values in fields.items() if len(values) > 1 and name in COMPARED}


def shown(value: object) -> str:
    """A value as a reader sees it."""
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "nothing" if value is None else str(value)
