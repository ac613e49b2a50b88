"""The same story told again: copies, shortened versions and updates, found by MinHash.

A copy carries no new voice: it becomes another place of the first. A version in which a number changed is a story of
its own, and both are kept. Sketches are made one by one, in any process; placing them is the work of one `Stories`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from builder.errors import Problem, SourceError
from builder.model.article import Article

_SHINGLE = 4
"""Words in a row that are compared as one."""
_LEAD = 60
"""Words of the lead: shortened versions keep it."""
_SAME = 0.72
"""Share of the shorter text's shingles from which on two texts are one story."""
_LIKELY = 0.4
"""Estimated likeness from which on two texts are compared."""
_PERMUTATIONS = 64
_SCHEME = "affine32"
_WORD = re.compile(r"\w+")
_UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_TENS = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(10 * value) for value, word in enumerate(re.findall(r"\w+", _TENS), 1)}
_NUMBERS |= {word: str(value) for value, word in enumerate(re.findall(r"\w+", _UNITS + " nineteen"), 2)}


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of an article is compared with others; small, and the same in every process."""

    words: int
    """Length of the text."""
    whole: tuple[int, ...]
    """MinHash of all shingles."""
    lead: tuple[int, ...]
    """MinHash of the lead's shingles."""
    shingles: frozenset[int]
    """Hashes of the shingles, 32 bits each."""
    numbers: Mapping[str, frozenset[str]]
    """Word -> the numbers that stand right before it or one word before: `diplomats` -> `23`."""


Relation = Literal["new", "copy", "version"]


@dataclass(frozen=True, slots=True)
class Placed:
    """How an article stands to those that were placed before it."""

    relation: Relation
    """A story of its own; a copy or shortened version of an earlier one; a version in which a number changed."""
    of: int | None = None
    """Number of that earlier one; None for a new story."""


def sketch(article: Article) -> Sketch:
    """The sketch of an article's text. Raises SourceError where datasketch is not installed."""
    words = _WORD.findall(article.text.casefold())
    whole = frozenset(_shingles(words))
    return Sketch(len(words), _signature(whole), _signature(set(_shingles(words[:_LEAD]))), whole, _numbers(words))


class Stories:
    """Stories in the order in which they were placed; the order alone decides which one is the first."""

    def __init__(self) -> None:
        lsh = _datasketch().MinHashLSH
        self._whole = lsh(threshold=_LIKELY, num_perm=_PERMUTATIONS)
        self._leads = lsh(threshold=_LIKELY, num_perm=_PERMUTATIONS)
        self._kept: dict[int, Sketch] = {}

    def place(self, number: int, sketch: Sketch) -> Placed:
        """How the article of this number stands to the earlier ones; unless it is a copy it is kept for later ones."""
        placed = self._compared(sketch)
        if placed.relation != "copy":
            self._kept[number] = sketch
            self._whole.insert(number, _minhash(sketch.whole), check_duplication=False)
            self._leads.insert(number, _minhash(sketch.lead), check_duplication=False)
        return placed

    def _compared(self, sketch: Sketch) -> Placed:
        likely = {*self._whole.query(_minhash(sketch.whole)), *self._leads.query(_minhash(sketch.lead))}
        version = None
        for number in sorted(likely):
            other = self._kept[number]
            if not _is_same_story(sketch, other):
                continue
            if not _numbers_differ(sketch.numbers, other.numbers):
                return Placed("copy", number)
            version = number if version is None else version
        return Placed("new") if version is None else Placed("version", version)


def _is_same_story(one: Sketch, other: Sketch) -> bool:
    shorter = min(len(one.shingles), len(other.shingles))
    return len(one.shingles & other.shingles) >= _SAME * shorter and shorter > 0


def _numbers_differ(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> bool:
    """Whether before one word both have a number that the other lacks: `23 diplomats`, `25 diplomats`.

    Numbers that only one of them has are no difference: a shortened version has fewer.
    """
    return any(one[word] - other[word] and other[word] - one[word] for word in one.keys() & other.keys())


def _shingles(words: list[str]) -> Iterator[int]:
    """Hashes of the runs of words; of a text that is shorter than one, of all its words."""
    for i in range(max(1, len(words) - _SHINGLE + 1)):
        yield zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode())


def _numbers(words: list[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for i, word in enumerate(words):
        number = word if word.isdecimal() else _NUMBERS.get(word)
        if number:
            for following in words[i + 1 : i + 3]:
                found.setdefault(following, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


def _signature(shingles: Iterable[int]) -> tuple[int, ...]:
    minhash = _datasketch().MinHash(num_perm=_PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme=_SCHEME)
    minhash.update_batch(list(shingles))
    return tuple(int(value) for value in minhash.hashvalues)


def _minhash(signature: tuple[int, ...]) -> Any:
    return _datasketch().MinHash(
        num_perm=_PERMUTATIONS, hashvalues=signature, permutations=_permutations(), scheme=_SCHEME
    )


@lru_cache(maxsize=1)
def _permutations() -> Any:
    return _datasketch().MinHash(num_perm=_PERMUTATIONS, seed=1, scheme=_SCHEME).permutations


@lru_cache(maxsize=1)
def _datasketch() -> Any:
    try:
        import datasketch
    except ImportError as fault:
        problem = Problem("", 0, "no datasketch", "it to find copies of a story", "pip install '.[archive]'")
        raise SourceError(problem) from fault
    return datasketch
