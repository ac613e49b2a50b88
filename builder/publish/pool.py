"""Work shared among processes that are copies of this one, so that nothing has to be sent to them."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from builder.errors import ChronicleError, Problem

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH = 400
"""Items below which one process is quicker than several."""
PER_CHUNK = 250
"""Items that a process takes at a time: small enough to share evenly, large enough to cost little talk."""

_task: Callable[[Sequence[Any]], Any] | None = None


def processors() -> int:
    """How many processes make sense here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_chunks(
    task: Callable[[Sequence[_Item]], _Result], items: Sequence[_Item], workers: int | None = None
) -> Iterator[_Result]:
    """`task` of each chunk of the items, in their order; in several processes where that is worth it.

    The processes are forks: `task` may be a closure over anything, only items and results are sent. Where the system
    cannot fork, and for little work, everything happens here. Raises ChronicleError where a process is killed.
    """
    workers = workers or processors()
    if workers == 1 or len(items) < WORTH or "fork" not in multiprocessing.get_all_start_methods():
        if items:
            yield task(items)
        return
    size = max(1, min(PER_CHUNK, len(items) // (workers * 4)))
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    global _task
    _task = task
    try:
        with ProcessPoolExecutor(min(workers, len(chunks)), context) as pool:
            yield from pool.map(_run, chunks)
    except BrokenProcessPool:
        raise ChronicleError(
            Problem("", 0, "a worker process was ended from outside", hint="is there memory enough? try --workers 1")
        ) from None
    finally:
        _task = None
        gc.unfreeze()


def _run(chunk: Sequence[Any]) -> Any:
    assert _task is not None
    return _task(chunk)
