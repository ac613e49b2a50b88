"""Where the time of a build goes."""

from __future__ import annotations

import os
import time
from typing import NamedTuple


class Stage(NamedTuple):
    """One part of the work."""

    name: str
    seconds: float
    """By the clock on the wall."""
    processor: float
    """Of processors, in all processes that have ended, seconds."""


class Clock:
    """Tells the time from stage to stage."""

    def __init__(self) -> None:
        self._stages: list[Stage] = []
        self._at = _now()

    def stage(self, name: str) -> None:
        """The time since the last call went into this; stages of one name are added up."""
        before, self._at = self._at, _now()
        self._stages.append(Stage(name, self._at[0] - before[0], self._at[1] - before[1]))

    @property
    def stages(self) -> tuple[Stage, ...]:
        """All so far."""
        return tuple(self._stages)


def _now() -> tuple[float, float]:
    used = os.times()
    return time.perf_counter(), used.user + used.system + used.children_user + used.children_system
