"""`python -m builder.weighing GOLD...`: learn the weights, print their held-out figures, write them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from . import confidence, pairs


def main(folders: Sequence[str]) -> None:
    """Pairs first: the confidence is that of readings made with them."""
    paths = [Path(folder) for folder in folders]
    for part in (pairs, confidence):
        for line in part.train(paths):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
