"""Work shared among processes that are copies of this one, so that nothing has to be sent to them."""

from __future__ import annotations

import gc
import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any, BinaryIO, NamedTuple, NoReturn, TypeVar

from builder.errors import ChronicleError, Problem

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

WORTH = 400
"""Items below which one process is quicker than several."""
PER_CHUNK = 100
"""Items that a process takes at a time: small enough to share evenly and to tell how far it is."""
MOST_CHUNKS = 10_000
"""Chunks a process at most: their numbers must fit into a pipe."""
_NUMBER = struct.Struct("<I")

Watch = Callable[[int, int], None]
"""Told how many of how many items are done."""


class _Copy(NamedTuple):
    """A process that works beside this one."""

    id: int
    results: BinaryIO
    """Where its results can be read once it is done."""


def processors() -> int:
    """How many processes make sense here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_chunks(
    task: Callable[[Sequence[_Item]], _Result],
    items: Sequence[_Item],
    workers: int | None = None,
    *,
    per_chunk: int = PER_CHUNK,
    worth: int = WORTH,
    watch: Watch = lambda done, all_: None,
    meanwhile: Callable[[], None] = lambda: None,
) -> list[_Result]:
    """`task` of each chunk of the items, in their order; in several processes where that is worth it.

    The processes are forks, this one works along with them, once it has done what `meanwhile` is: `task` may be a
    closure over anything, only results are sent. Where the system cannot fork, where other threads run, and for little
    work, everything happens here. Raises what `task` raises, and ChronicleError where a process is killed.
    """
    many = workers or processors()
    if many < 2 or len(items) < worth or not hasattr(os, "fork") or threading.active_count() > 1:
        many = 1
    per_chunk = max(per_chunk, len(items) // (many * MOST_CHUNKS) + 1)
    chunks = [items[at : at + per_chunk] for at in range(0, len(items), per_chunk)]
    many = min(many, len(chunks)) or 1
    gc.freeze()
    turns = [_turns(range(len(chunks) * n // many, len(chunks) * (n + 1) // many)) for n in range(many)]
    copies: list[_Copy] = []
    try:
        copies += [_fork(task, chunks, turns[n:] + turns[:n]) for n in range(1, many)]
        meanwhile()
        found = _work(task, chunks, turns, lambda done: watch(min(done * many * per_chunk, len(items)), len(items)))
        for copy in copies:
            found |= _results(copy)
    finally:
        for copy in copies:
            _end(copy)
        for turn in turns:
            os.close(turn)
        gc.unfreeze()
    watch(len(items), len(items))
    return [found[n] for n in range(len(chunks))]


def _turns(numbers: Iterable[int]) -> int:
    """A pipe that holds the numbers of chunks: whoever reads one does that chunk. Its end for reading."""
    reading, writing = os.pipe()
    os.write(writing, b"".join(map(_NUMBER.pack, numbers)))
    os.close(writing)
    return reading


def _work(
    task: Callable[[Any], Any], chunks: Sequence[Any], turns: Sequence[int], tell: Callable[[int], None]
) -> dict[int, Any]:
    """Chunks whose turn it is: first those of this process, which so has folders of its own to write into, then what
    the others have left."""
    done = {}
    for turn in turns:
        while number := os.read(turn, _NUMBER.size):
            (n,) = _NUMBER.unpack(number)
            done[n] = task(chunks[n])
            tell(len(done))
    return done


def _fork(task: Callable[[Any], Any], chunks: Sequence[Any], turns: Sequence[int]) -> _Copy:
    reading, writing = os.pipe()
    id_ = os.fork()
    if not id_:
        os.close(reading)
        _be_copy(task, chunks, turns, writing)
    os.close(writing)
    return _Copy(id_, os.fdopen(reading, "rb"))


def _be_copy(task: Callable[[Any], Any], chunks: Sequence[Any], turns: Sequence[int], writing: int) -> NoReturn:
    """The life of a copy: it works, sends what came of it, and ends without tidying up what is not its own."""
    gc.disable()
    try:
        try:
            answer = pickle.dumps((True, _work(task, chunks, turns, lambda done: None)), protocol=5)
        except Exception as fault:
            answer = pickle.dumps((False, fault), protocol=5)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(answer)
    finally:
        os._exit(0)


def _results(copy: _Copy) -> dict[int, Any]:
    answer = copy.results.read()
    if not answer:
        raise ChronicleError(
            Problem("", 0, "a worker process was ended from outside", hint="is there memory enough? try --workers 1")
        )
    fine, found = pickle.loads(answer)
    if not fine:
        raise found
    return dict(found)


def _end(copy: _Copy) -> None:
    """A copy that is done ends by itself; one that is not, because the work failed elsewhere, is ended."""
    copy.results.close()
    done, _ = os.waitpid(copy.id, os.WNOHANG)
    if not done:
        os.kill(copy.id, signal.SIGKILL)
        os.waitpid(copy.id, 0)
