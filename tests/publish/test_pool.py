"""Work shared among processes: what one raises, and what one that is killed means."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence

import pytest

from builder.errors import ChronicleError, OutputError
from builder.publish import pool


def test_what_a_process_raises_is_raised_here() -> None:
    def task(numbers: Sequence[int]) -> int:
        if 7 in numbers:
            raise OutputError("seven")
        return sum(numbers)

    assert pool.in_chunks(task, range(7), 2, per_chunk=2, worth=2) == [1, 5, 9, 6]
    with pytest.raises(OutputError, match="seven"):
        pool.in_chunks(task, range(8), 2, per_chunk=2, worth=2)


def test_a_worker_that_is_killed_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    monkeypatch.setattr(pool.threading, "active_count", lambda: 1)  # others may be left of another test's cluster

    def task(numbers: Sequence[int]) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.2)  # else all is done here before the copy has begun
        return 0

    with pytest.raises(ChronicleError, match="ended from outside"):
        pool.in_chunks(task, range(8), 2, per_chunk=2, worth=2)
