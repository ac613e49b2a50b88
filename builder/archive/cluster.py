"""A crew of many machines through Dask. The scheduler repeats what was in the hands of a worker that died."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from builder.errors import ChronicleError, Problem

from .crew import TRIES, Failed, Item, Result, chunks, work_on

_AHEAD = 64
"""Chunks in memory at once."""


class Cluster:
    """Workers of a Dask scheduler; a local cluster of processes where no scheduler is named."""

    def __init__(self, scheduler: str | None, number: int, *, size: int = 16) -> None:
        """`scheduler`: its address, `tcp://...`; `number`: workers of a local cluster; `size`: items sent at once.

        Raises ChronicleError where Dask is not installed or the scheduler cannot be reached.
        """
        try:
            import dask
            import distributed
        except ImportError as fault:
            raise ChronicleError(Problem("", 0, "no Dask", "it for a cluster", "pip install '.[cluster]'")) from fault
        of: Any = distributed
        dask.config.set({"distributed.scheduler.allowed-failures": 1, "distributed.scheduler.worker-saturation": 1.0})
        local = {
            "n_workers": number,
            "threads_per_worker": 1,
            "dashboard_address": None,
            "silence_logs": logging.CRITICAL,
        }
        try:
            self._local = None if scheduler else of.LocalCluster(**local)
            self._client = of.Client(scheduler or self._local, timeout=20)
        except (OSError, ValueError) as fault:
            problem = Problem("", 0, f"no scheduler at {scheduler}", "one that runs", "start it with dask scheduler")
            raise ChronicleError(problem) from fault
        self._size = size

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failed]:
        """See `Crew.map`."""
        coming = chunks(items, self._size)
        flying: deque[tuple[list[Any], Any]] = deque()
        while True:
            while len(flying) < _AHEAD and (chunk := next(coming, None)):
                flying.append((chunk, self._client.submit(work_on, work, chunk, pure=False)))
            if not flying:
                return
            yield from self._results(work, *flying.popleft())

    def close(self) -> None:
        """Let the workers go; those of a scheduler that was named go on."""
        self._client.close()
        if self._local:
            self._local.close()

    def _results(self, work: Callable[[Any], Any], chunk: list[Any], future: Any) -> list[Any]:
        """Results of a chunk; where it killed its workers each item is tried alone, to find the one that does."""
        from distributed import KilledWorker

        try:
            done: list[Any] = future.result()
        except KilledWorker:
            return [self._alone(work, item) for item in chunk]
        return done

    def _alone(self, work: Callable[[Any], Any], item: Any) -> Any:
        """Result of one item by itself, so that no other is blamed for what it does to its worker."""
        from distributed import KilledWorker

        for _ in range(TRIES):
            try:
                return self._client.submit(work_on, work, [item], pure=False).result()[0]
            except KilledWorker:
                continue
        return Failed(f"the process that read it ended, {TRIES} times")
