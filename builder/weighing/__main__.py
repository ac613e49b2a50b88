"""`python -m builder.weighing GOLD... [--held GOLD...]`: learn the weights, print their figures, write them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from . import confidence, pairs


def main(arguments: Sequence[str] | None = None) -> None:
    """Pairs first: the confidence is that of readings made with them."""
    parser = argparse.ArgumentParser(prog="python -m builder.weighing", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="folder of annotated articles to learn from")
    parser.add_argument("--held", nargs="*", type=Path, default=[], help="folders that no rule was made on")
    given = parser.parse_args(arguments)
    for line in (*pairs.train(given.gold), *confidence.train(given.gold, given.held)):
        print(line)


if __name__ == "__main__":
    main()
