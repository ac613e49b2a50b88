"""Inputs read in several processes, in their order and a batch at a time."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from builder.errors import ChronicleError, Problem
from builder.extract import read
from builder.model.article import Article
from builder.model.reading import Reading
from builder.sources import load_metadata, read_articles

_BATCH = 256
"""Articles that are in memory at once."""
_WORTH = 32
"""Articles below which one process is quicker than several."""

Read = tuple[Article, Reading] | Problem


def readings(paths: Iterable[str | Path], metadata: Path | None = None, workers: int | None = None) -> Iterator[Read]:
    """Each article below `paths` with its reading, in order; a Problem in the place of what cannot be read.

    Raises SourceError where the metadata cannot be read.
    """
    articles = read_articles(paths, load_metadata(metadata) if metadata else None)
    while batch := list(islice(articles, _BATCH)):
        yield from _read_batch(batch, workers or _processors())


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _read_batch(batch: list[Article | Problem], workers: int) -> Iterator[Read]:
    if workers == 1 or len(batch) < _WORTH or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(_read, batch)
        return
    yield _read(batch[0])  # loads the pipeline, so that the forks have it
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_read, batch[1:], chunksize=8)
    except BrokenProcessPool:
        hint = "is there memory enough? try --workers 1"
        raise ChronicleError(Problem("", 0, "a worker process was ended from outside", hint=hint)) from None


def _read(one: Article | Problem) -> Read:
    return one if isinstance(one, Problem) else (one, read(one))
