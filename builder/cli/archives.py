"""What `chronicle ingest` says of a run over an archive: how far it has come, and what became of everything."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.errors import Problem

from .common import print_problems

if TYPE_CHECKING:
    from builder.archive.progress import Progress
    from builder.ingesting import Ingested


def ingest(
    root: Path,
    paths: tuple[str, ...],
    metadata: Path | None,
    dry_run: bool,
    workers: int | None,
    scheduler: str | None,
    waiting: Callable[[], None],
    line: Callable[[Ingested], str],
) -> int:
    """Runs over an archive, says what it does, and gives the exit code."""
    from builder import flow
    from builder.archive.progress import Progress

    meter = Meter()
    watch = Progress(meter)
    code = claims = written = 0
    results = flow.ingest_archive(
        root, paths, metadata, watch=watch, dry_run=dry_run, workers=workers, scheduler=scheduler, waiting=waiting
    )
    for one in results:
        meter.end()
        if isinstance(one, Problem):
            code = max(code, print_problems([one]))
        else:
            written += 1
            claims += len(one.stored.article.events)
            click.echo(line(one))
    meter.end()
    click.echo(summary(watch))
    click.echo(f"{written:,} articles, {claims:,} claims" + (": nothing was written" if dry_run else ""))
    return code


class Meter:
    """Shows progress as one line that is written over, at most once a second; a line a minute where nobody looks on."""

    def __init__(self) -> None:
        self._seen = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, progress: Progress) -> None:
        """Say how far it is, where it is time."""
        now = time.monotonic()
        if now - self._last < (1.0 if self._seen else 60.0):
            return
        self._last = now
        click.echo(("\r\x1b[K" if self._seen else "") + said(progress), err=True, nl=not self._seen)

    def end(self) -> None:
        """Leave the line free for what comes next."""
        if self._seen and self._last:
            click.echo("\r\x1b[K", err=True, nl=False)


def said(progress: Progress) -> str:
    """One line on how far a run is."""
    if progress.part == "look":
        size = f"{progress.size / 1e6:,.0f} MB"
        kept = progress.seen - progress.passed
        return f"{progress.seen:,} articles, {size}, {progress.rate:,.0f} a second; {kept:,} may report a measure"
    if progress.part == "compare":
        return "comparing stories"
    left = "" if progress.left is None else f"; {_span(progress.left)} left"
    failed = f", {progress.failed:,} failed" if progress.failed else ""
    return f"{progress.read:,} of {progress.total:,} stories read, {progress.rate:,.1f} a second{failed}{left}"


def summary(progress: Progress) -> str:
    """What became of the articles of an archive."""
    return (
        f"{progress.seen:,} articles in the archive: {progress.passed:,} passed over (.cache/passed-over.txt), "
        f"{progress.known:,} known, {progress.copies:,} copies, {progress.versions:,} versions, "
        f"{progress.nothing:,} without a measure (.cache/without-measure.txt), {progress.failed:,} failed"
    )


def _span(seconds: float) -> str:
    minutes = round(seconds / 60)
    return (
        f"{minutes // 60} h {minutes % 60} min"
        if minutes >= 60
        else f"{minutes} min"
        if minutes
        else "less than a minute"
    )
