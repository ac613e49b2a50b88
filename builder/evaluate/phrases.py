"""How near the phrases of the reading come to those of the gold, which no two readers word alike: by shared words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from builder.evaluate.gold import PHRASES
from builder.evaluate.match import Match
from builder.model.evaluation import Overlap

_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "from",
        "and",
        "or",
        "its",
        "their",
        "his",
        "her",
    ]
)
"""Words that say nothing of what a phrase is about."""


def overlap(one: str, other: str) -> float:
    """F1 of the words that two phrases share, small words left out; 0 where either is empty."""
    mine, theirs = _words(one), _words(other)
    shared = (mine & theirs).total()
    return 2 * shared / (mine.total() + theirs.total()) if shared else 0.0


def of_phrases(matches: Sequence[Match]) -> dict[str, Overlap]:
    """Each phrase over the claims whose core is right."""
    return {name: _of(name, matches) for name in PHRASES}


def _of(name: str, matches: Sequence[Match]) -> Overlap:
    pairs = [(match.gold.phrases.get(name, ""), getattr(match.claim, name) or "") for match in matches]
    return Overlap(
        sum(overlap(gold, found) for gold, found in pairs),
        sum(bool(found) for _, found in pairs),
        sum(bool(gold) for gold, _ in pairs),
    )


def _words(phrase: str) -> Counter[str]:
    return Counter(word for word in _WORD.findall(phrase.casefold()) if word not in _SMALL)
