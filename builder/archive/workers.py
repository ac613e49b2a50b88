"""A crew of processes on one machine. A process that dies is replaced, and its work is done again."""

from __future__ import annotations

import multiprocessing
import signal
import time
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from .crew import TRIES, Failed, Item, Result, chunks, work_on

_MISSING = object()
_AHEAD = 4
"""Chunks in memory for each worker."""


@dataclass(slots=True)
class _Task:
    """Items that are sent to a worker at once."""

    chunk: int
    """Number of their chunk."""
    first: int
    """Place of the first in it."""
    items: list[Any]
    """The items."""
    tries: int = 0
    """How often a worker died of it."""


@dataclass(slots=True)
class _Worker:
    """A process and what it has in hand."""

    process: BaseProcess
    """The process."""
    pipe: Connection
    """Our end of the pipe."""
    task: _Task | None = None
    """What it works on."""
    since: float = 0.0
    """When it was given that."""


@dataclass(slots=True)
class _State:
    """What is under way in one call of `map`."""

    waiting: deque[_Task] = field(default_factory=deque)
    """Tasks for the next free worker."""
    ended: bool = False
    """Whether all items were taken."""
    results: dict[int, list[Any]] = field(default_factory=dict)
    """Chunk -> its results so far, _MISSING where one is not there yet."""


class Workers:
    """Processes that work side by side."""

    def __init__(self, number: int, *, size: int = 16, patience: float = 300.0) -> None:
        """`size`: items sent at once; `patience`: seconds for one item, after which its worker is ended."""
        self._number = number
        self._size = size
        self._patience = patience
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if "fork" in methods else "spawn")

    def map(self, work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Failed]:
        """See `Crew.map`."""
        coming = enumerate(chunks(items, self._size))
        state = _State()
        crew = [self._start(work) for _ in range(self._number)]
        given = 0
        try:
            while True:
                self._hand_out(crew, coming, state)
                while given in state.results and _is_whole(state.results[given]):
                    yield from state.results.pop(given)
                    given += 1
                busy = [worker for worker in crew if worker.task]
                if busy:
                    self._collect(crew, busy, state, work)
                elif state.ended and not state.results and not state.waiting:
                    return
        finally:
            for worker in crew:
                _end(worker)

    def _hand_out(self, crew: list[_Worker], coming: Iterator[tuple[int, list[Any]]], state: _State) -> None:
        for worker in crew:
            if worker.task:
                continue
            if not state.waiting and len(state.results) < _AHEAD * self._number:
                number, chunk = next(coming, (0, []))
                state.ended = not chunk
                if chunk:
                    state.results[number] = [_MISSING] * len(chunk)
                    state.waiting.append(_Task(number, 0, chunk))
            if state.waiting:
                worker.task, worker.since = state.waiting.popleft(), time.monotonic()
                with suppress(OSError):  # where it is dead, `_collect` finds it so and replaces it
                    worker.pipe.send(worker.task.items)

    def _collect(self, crew: list[_Worker], busy: list[_Worker], state: _State, work: Callable[[Any], Any]) -> None:
        """Takes what has been done, and does again what a dead worker had in hand."""
        ready = wait([worker.pipe for worker in busy], timeout=1.0)
        for worker in busy:
            task = worker.task
            if task is None:
                continue
            if worker.pipe in ready:
                done = _received(worker)
            elif time.monotonic() - worker.since > self._patience * len(task.items):
                worker.process.kill()
                done = None
            else:
                continue
            worker.task = None
            if done is not None:
                state.results[task.chunk][task.first : task.first + len(done)] = done
                continue
            _again(task, _cause(worker), state)
            crew[crew.index(worker)] = self._start(work)
            _end(worker)

    def _start(self, work: Callable[[Any], Any]) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_run, args=(theirs, ours, work), daemon=True)
        with warnings.catch_warnings():
            # Python 3.12 warns of forking beside threads; the only ones here are numpy's, which expects to be forked
            warnings.simplefilter("ignore", DeprecationWarning)
            process.start()
        theirs.close()
        return _Worker(process, ours)


def _is_whole(results: list[Any]) -> bool:
    return all(result is not _MISSING for result in results)


def _again(task: _Task, cause: str, state: _State) -> None:
    """Puts back what a worker died of, item by item; one that it died of twice is set aside."""
    if len(task.items) > 1:
        singles = [_Task(task.chunk, task.first + i, [item]) for i, item in enumerate(task.items)]
        state.waiting.extendleft(reversed(singles))
    elif task.tries + 1 < TRIES:
        task.tries += 1
        state.waiting.appendleft(task)
    else:
        state.results[task.chunk][task.first] = Failed(cause)


def _cause(worker: _Worker) -> str:
    worker.process.join(5)
    code = worker.process.exitcode or 0
    name = signal.Signals(-code).name if code < 0 else f"code {code}"
    return f"the process that read it ended with {name}, {TRIES} times"


def _received(worker: _Worker) -> list[Any] | None:
    """The results of a worker; None where it died."""
    try:
        done: list[Any] = worker.pipe.recv()
    except (EOFError, OSError):
        return None
    return done


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.terminate()
    worker.process.join(5)


def _run(pipe: Connection, others: Connection, work: Callable[[Any], Any]) -> None:
    """What a worker does until its pipe is closed."""
    others.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            items = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(work_on(work, items))
