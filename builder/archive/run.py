"""One run over an archive: look, compare, read, write. Each part goes on where a stopped run left it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from builder import ingesting
from builder.annotate.files import lock
from builder.errors import Problem
from builder.ingesting import Ingested
from builder.model.article import Article
from builder.model.reading import Reading
from builder.model.site import Site
from builder.sources import Member, Metadata, members
from builder.sources.duplicates import Stories

from .crew import Crew, Failed
from .examine import Candidate, Examined, candidate, examine
from .ledger import Entry, Ledger
from .progress import Progress

_SAVE = 200
"""Results after which the ledger is made to last."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do."""

    root: Path
    """Folder of the chronicle."""
    paths: tuple[str | Path, ...]
    """What to read."""
    metadata: Metadata
    """What the articles lack."""
    site: Site
    """What the chronicle says of itself."""
    reader: Callable[[Article], Reading]
    """Reads one article; a function that workers can import."""
    dry_run: bool = False
    """Write nothing, remember nothing."""


def ingest_archive(
    order: Order, crew: Crew, watch: Progress, waiting: Callable[[], None]
) -> Iterator[Ingested | Problem]:
    """Write the articles of an archive that report a measure, one for each story; a Problem for all that is wrong."""
    cache = order.root / ".cache"
    with ExitStack() as stack:
        if not order.dry_run:
            stack.enter_context(lock(cache / "archive.lock", waiting))
        ledger = Ledger(None if order.dry_run else cache / "archive.sqlite")
        stack.callback(ledger.close)
        yield from order.metadata.problems
        yield from _look(order, ledger, crew, watch)
        watch.begin("compare")
        compare(ledger, watch)
        watch.begin("read", ledger.count().get("placed", 0))
        yield from _write(order, ledger, _read(ledger, crew, order.reader, watch), waiting)
        if not order.dry_run:
            _list(ledger, cache / "without-measure.txt")
        for source, reason in ledger.rows("aside"):
            yield Problem(source, 0, f"an article set aside: {reason}", code="set-aside")


def compare(ledger: Ledger, watch: Progress) -> None:
    """Finds copies and versions among the new articles and those of earlier runs.

    The longest is placed first, so that shortened versions follow the whole one whatever the order of the archive.
    """
    stories = Stories()
    for position, sketch in ledger.sketches(placed=True):
        stories.keep(position, sketch)
    for position, sketch in ledger.sketches(placed=False):
        placed = stories.place(position, sketch)
        watch.copies += placed.relation == "copy"
        watch.versions += placed.relation == "version"
        ledger.place(position, placed)
    ledger.save()


def _list(ledger: Ledger, path: Path) -> None:
    """Lists the articles that were read and report nothing."""
    with path.open("w", encoding="utf-8") as listing:
        listing.writelines(f"{source}\n" for source, _ in ledger.rows("nothing"))


def _look(order: Order, ledger: Ledger, crew: Crew, watch: Progress) -> Iterator[Problem]:
    """Parses and sketches what can report a measure; what cannot is counted, and listed beside the ledger."""
    under_way: deque[Candidate] = deque()
    problems: deque[Problem] = deque()
    path = Path(os.devnull) if order.dry_run else order.root / ".cache" / "passed-over.txt"
    with path.open("w", encoding="utf-8") as listing:

        def candidates() -> Iterator[Candidate]:
            for item in members(order.paths):
                if isinstance(item, Problem):
                    problems.append(item)
                elif one := _new(item, order.metadata, ledger, watch, listing):
                    under_way.append(one)
                    yield one

        for done, result in enumerate(crew.map(examine, candidates()), 1):
            problems.extend(_remember(ledger, under_way.popleft(), result, watch))
            while problems:
                yield problems.popleft()
            if done % _SAVE == 0:
                ledger.save()
    yield from problems
    ledger.save()


def _new(member: Member, metadata: Metadata, ledger: Ledger, watch: Progress, listing: TextIO) -> Candidate | None:
    """The member as a candidate, unless it cannot report a measure or was examined before."""
    watch.seen += 1
    watch.size += len(member.data)
    watch.step()
    key = metadata.key_of(member.source) or metadata.key_of(member.name)
    one = candidate(member, metadata.rows[key] if key else None)
    if one is None:
        watch.passed += 1
        listing.write(f"{member.source}\n")
    elif ledger.knows(member.source, one.digest):
        watch.known += 1
        return None
    return one


def _remember(ledger: Ledger, one: Candidate, result: Examined | Failed, watch: Progress) -> Iterable[Problem]:
    """Enters what parsing gave; what was wrong is not entered, so that the next run says it again."""
    watch.examined += 1
    if isinstance(result, Failed):
        watch.failed += 1
        ledger.set_aside(one.member.source, one.digest, result.reason)
        return ()
    if result.article and result.sketch:
        ledger.add(one.member.source, one.digest, result.article, result.sketch)
    elif not any(problem.severity == "error" for problem in result.problems):
        watch.nothing += 1
        ledger.set_aside(one.member.source, one.digest, "no word of a measure in its text", "nothing")
    return result.problems


def _read(
    ledger: Ledger, crew: Crew, reader: Callable[[Article], Reading], watch: Progress
) -> Iterator[tuple[Entry, Reading]]:
    """Reads one article of each story that is not written yet; those in which nothing is found are only counted."""
    under_way: deque[Entry] = deque()

    def articles() -> Iterator[Article]:
        for entry in ledger.to_read():
            under_way.append(entry)
            yield entry.article

    for done, result in enumerate(crew.map(reader, articles()), 1):
        entry = under_way.popleft()
        watch.read += 1
        if isinstance(result, Failed):
            watch.failed += 1
            ledger.mark(entry.position, "aside", result.reason)
        elif result.claims or result.aggregates:
            yield entry, result
        else:
            watch.nothing += 1
            ledger.mark(entry.position, "nothing")
        watch.step()
        if done % _SAVE == 0:
            ledger.save()


def _write(
    order: Order, ledger: Ledger, found: Iterable[tuple[Entry, Reading]], waiting: Callable[[], None]
) -> Iterator[Ingested | Problem]:
    """Writes the articles into `content/`, and into the ledger that they are written."""
    in_hand: dict[str, int] = {}

    def readings() -> Iterator[tuple[Article, Reading]]:
        for entry, reading in found:
            in_hand[entry.article.source] = entry.position
            yield entry.article, reading

    for one in ingesting.ingest(order.root, readings(), order.site, dry_run=order.dry_run, waiting=waiting):
        if isinstance(one, Ingested) and one.source in in_hand:
            ledger.mark(in_hand.pop(one.source), "done")
        yield one
