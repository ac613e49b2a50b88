"""Crews: order, faults, a worker that is killed, an item that kills; for processes and for Dask alike."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.archive.cluster import Cluster
from builder.archive.crew import Crew, Failed
from builder.archive.workers import Workers


def square(number: int) -> int:
    time.sleep((number * 7 % 5) / 1000)
    return number * number


def refuse(number: int) -> int:
    if number % 10 == 3:
        raise ValueError(f"no {number}")
    return number


def die(number: int) -> int:
    if number == 17:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


class DieOnce:
    """Dies of one item, but only the first time."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, number: int) -> int:
        if number == 30 and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number


def slow_at_first(number: int) -> int:
    time.sleep(0.4 if number in (0, 200) else 0)
    return number


def sleep(number: int) -> int:
    time.sleep(60 if number == 2 else 0)
    return number


@pytest.fixture(params=["one process", "two processes"])
def crew(request: pytest.FixtureRequest) -> Iterator[Crew]:
    yield Workers(1 if request.param == "one process" else 2, size=4)


def test_results_come_in_the_order_of_the_items(crew: Crew) -> None:
    assert list(crew.map(square, range(100))) == [number * number for number in range(100)]
    assert list(crew.map(square, [])) == []


def test_an_item_that_fails_is_set_aside_with_its_reason(crew: Crew) -> None:
    results = list(crew.map(refuse, range(20)))
    assert results[3] == Failed("ValueError: no 3")
    assert results[13] == Failed("ValueError: no 13")
    assert [result for result in results if not isinstance(result, Failed)] == [n for n in range(20) if n % 10 != 3]


def test_an_item_that_kills_is_set_aside_and_the_rest_is_done(crew: Crew) -> None:
    results = list(crew.map(die, range(40)))
    assert results[17] == Failed("the process that read it ended with SIGKILL, 2 times")
    assert results[:17] + results[18:] == [n for n in range(40) if n != 17]


def test_a_killed_workers_work_is_done_again(crew: Crew, tmp_path: Path) -> None:
    assert list(crew.map(DieOnce(tmp_path / "mark"), range(60))) == list(range(60))
    assert (tmp_path / "mark").exists()


def test_an_item_that_never_ends_is_set_aside() -> None:
    results = list(Workers(2, size=1, patience=0.5).map(sleep, range(4)))
    assert isinstance(results[2], Failed)
    assert [results[0], results[1], results[3]] == [0, 1, 3]


def test_one_slow_item_does_not_end_the_work(crew: Crew) -> None:
    assert list(crew.map(slow_at_first, range(400))) == list(range(400))


def test_items_are_taken_as_they_are_needed(crew: Crew) -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield number

    results = crew.map(square, items())
    next(results)
    assert taken < 200
    results.close()  # type: ignore[attr-defined]


def test_a_cluster_does_the_same(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    cluster = Cluster(None, 2, size=4)
    try:
        assert list(cluster.map(square, range(40))) == list(Workers(2).map(square, range(40)))
        assert list(cluster.map(refuse, range(20))) == list(Workers(2).map(refuse, range(20)))
        assert list(cluster.map(DieOnce(tmp_path / "mark"), range(40))) == list(range(40))
        results = list(cluster.map(die, range(24)))
        assert isinstance(results[17], Failed)
        assert results[:17] + results[18:] == [n for n in range(24) if n != 17]
    finally:
        cluster.close()
