"""Work done by several processes or machines: results in the order of the items, whatever happens to a worker."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

TRIES = 2
"""So often an item is tried before it is set aside."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be worked on."""

    reason: str
    """Why, in a few words."""


class Crew(Protocol):
    """Those who do the work."""

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failed]:
        """`work` of each item, in their order; Failed in the place of one that failed twice.

        Items are taken as they are needed, a bounded number ahead of the results.
        """


@contextmanager
def crew(number: int | None, scheduler: str | None) -> Iterator[Crew]:
    """A crew of `number` processes (as many as processors), or that of a Dask scheduler: its address, or `local`.

    Raises ChronicleError where there is no such scheduler.
    """
    number = number or processors()
    if scheduler is None:
        from .workers import Workers

        yield Workers(number)
        return
    from .cluster import Cluster

    cluster = Cluster(None if scheduler == "local" else scheduler, number)
    try:
        yield cluster
    finally:
        cluster.close()


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def chunks(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def work_on(work: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
    """`work` of each item, tried twice; runs in the worker."""
    return [_tried(work, item) for item in items]


def _tried(work: Callable[[Any], Any], item: Any) -> Any:
    for _ in range(TRIES):
        try:
            return work(item)
        except Exception as fault:  # an article must not end the run, whatever is wrong with it
            failed = Failed(f"{type(fault).__name__}: {str(fault)[:200]}")
    return failed
