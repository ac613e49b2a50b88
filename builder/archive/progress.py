"""How far a run over an archive has come."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Part = Literal["look", "compare", "read"]


@dataclass(slots=True)
class Progress:
    """Counts of one run; `tell` is called after each article."""

    tell: Callable[[Progress], None] = lambda progress: None
    """Hears of each step."""
    part: Part = "look"
    """What is being done."""
    seen: int = 0
    """Articles that came out of the archive."""
    size: int = 0
    """Their bytes."""
    passed: int = 0
    """Of these, those in which no word speaks of a measure."""
    known: int = 0
    """Those that an earlier run examined."""
    examined: int = 0
    """Those that this run parsed."""
    copies: int = 0
    """Those that tell a story once more without anything new."""
    versions: int = 0
    """Those that tell it with another number or with far more."""
    total: int = 0
    """Articles to be read in this run."""
    read: int = 0
    """Articles that were read."""
    nothing: int = 0
    """Of these, those in which no measure was found."""
    failed: int = 0
    """Articles set aside."""
    started: float = field(default_factory=time.monotonic)
    """When the present part began, seconds."""

    def begin(self, part: Part, total: int = 0) -> None:
        """The next part begins."""
        self.part, self.total, self.started = part, total, time.monotonic()
        self.tell(self)

    def step(self) -> None:
        """Something was done."""
        self.tell(self)

    @property
    def rate(self) -> float:
        """Articles a second in the present part."""
        done = self.seen if self.part == "look" else self.read
        return done / max(1e-6, time.monotonic() - self.started)

    @property
    def left(self) -> float | None:
        """Seconds until the articles are read; None while it cannot be known."""
        return (self.total - self.read) / self.rate if self.part == "read" and self.read else None
