"""The same story told again: copies, shortened versions and updates, found by MinHash.

A copy carries no new voice: it becomes another place of the first. A version in which a number changed is a story of
its own, and both are kept. Sketches are made one by one, in any process; placing them is the work of one `Stories`.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any, Literal

from builder.errors import Problem, SourceError
from builder.model.article import Article

from .selection import may_report

_SHINGLE = 4
"""Words in a row that are compared as one."""
_LEAD = 60
"""Words of the lead: shortened versions keep it."""
_SAME = 0.72
"""Share of the shorter text's shingles from which on two texts are one story."""
_PARAGRAPH = 100
"""Characters; numbers in shorter ones count only where they speak of a measure."""
_BANDS = (12, 4)
"""Bands and rows: texts of which 3 in 5 shingles are the same are compared 4 times in 5, of 4 in 5 nearly always."""
_UNSIGNED = "I"
_FULLER = 1.2
"""A text that is so much longer than the one it repeats is a version of its own: a copy would lose the rest."""
_PERMUTATIONS = 48
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
    whole: bytes
    """MinHash of all shingles, 32 bits a value."""
    lead: bytes
    """MinHash of the lead's shingles."""
    shingles: bytes
    """Hashes of the shingles, 32 bits each, sorted."""
    numbers: str
    """JSON: word -> the numbers right before it or one word before, but for lines such as `3 comments`."""

    def packed(self) -> bytes:
        """As bytes, for a ledger."""
        parts = (self.whole, self.lead, self.shingles, self.numbers.encode())
        return struct.pack("<5I", self.words, *map(len, parts)) + b"".join(parts)

    @classmethod
    def unpacked(cls, data: bytes) -> Sketch:
        """The sketch that `packed` made these bytes of."""
        words, *sizes = struct.unpack_from("<5I", data)
        ends = list(accumulate(sizes, initial=20))
        whole, lead, shingles, numbers = (data[start:end] for start, end in pairwise(ends))
        return cls(words, whole, lead, shingles, numbers.decode())


Relation = Literal["new", "copy", "version"]


@dataclass(frozen=True, slots=True)
class Placed:
    """How an article stands to those that were placed before it."""

    relation: Relation
    """A story of its own; a copy or shortened version of an earlier one; a version with another number or far more."""
    of: int | None = None
    """Number of that earlier one; None for a new story."""


def sketch(article: Article) -> Sketch:
    """The sketch of an article's text. Raises SourceError where datasketch is not installed."""
    words = _WORD.findall(article.text.casefold())
    whole = sorted(set(_shingles(words)))
    lead = sorted(set(_shingles(words[:_LEAD])))
    parts = article.text.split("\n\n")
    telling = (part for part in parts if len(part) >= _PARAGRAPH or may_report(part.encode()))
    numbers = json.dumps(_numbers(_WORD.findall("\n".join(telling).casefold())), ensure_ascii=False)
    return Sketch(len(words), _signature(whole), _signature(lead), array(_UNSIGNED, whole).tobytes(), numbers)


class Stories:
    """Stories in the order in which they were placed; the order alone decides which one is the first."""

    def __init__(self) -> None:
        lsh = _datasketch().MinHashLSH
        self._whole = lsh(params=_BANDS, num_perm=_PERMUTATIONS)
        self._leads = lsh(params=_BANDS, num_perm=_PERMUTATIONS)
        self._kept: dict[int, Sketch] = {}

    def place(self, number: int, sketch: Sketch) -> Placed:
        """How the article of this number stands to the earlier ones; unless it is a copy it is kept for later ones."""
        placed = self._compared(sketch)
        if placed.relation != "copy":
            self.keep(number, sketch)
        return placed

    def keep(self, number: int, sketch: Sketch) -> None:
        """Remember an article that was placed in an earlier run."""
        self._kept[number] = sketch
        self._whole.insert(number, _minhash(sketch.whole), check_duplication=False)
        self._leads.insert(number, _minhash(sketch.lead), check_duplication=False)

    def _compared(self, sketch: Sketch) -> Placed:
        likely = {*self._whole.query(_minhash(sketch.whole)), *self._leads.query(_minhash(sketch.lead))}
        version = None
        for number in sorted(likely):
            other = self._kept[number]
            if not _is_same_story(sketch, other):
                continue
            fuller = sketch.words > _FULLER * other.words
            if not fuller and not _numbers_differ(sketch.numbers, other.numbers):
                return Placed("copy", number)
            version = number if version is None else version
        return Placed("new") if version is None else Placed("version", version)


def _is_same_story(one: Sketch, other: Sketch) -> bool:
    mine, theirs = set(array(_UNSIGNED, one.shingles)), array(_UNSIGNED, other.shingles)
    shorter = min(len(mine), len(theirs))
    return shorter > 0 and len(mine.intersection(theirs)) >= _SAME * shorter


def _numbers_differ(mine: str, theirs: str) -> bool:
    """Whether before one word both have a number that the other lacks: `23 diplomats`, `25 diplomats`.

    Numbers that only one of them has are no difference: a shortened version has fewer.
    """
    if mine == theirs:
        return False
    one, other = ({word: set(found) for word, found in json.loads(text).items()} for text in (mine, theirs))
    return any(one[word] - other[word] and other[word] - one[word] for word in one.keys() & other.keys())


def _shingles(words: list[str]) -> Iterator[int]:
    """Hashes of the runs of words; of a text that is shorter than one, of all its words."""
    for i in range(max(1, len(words) - _SHINGLE + 1)):
        yield zlib.crc32(" ".join(words[i : i + _SHINGLE]).encode())


def _numbers(words: list[str]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for i, word in enumerate(words):
        number = word if word.isdecimal() else _NUMBERS.get(word)
        if number:
            for following in words[i + 1 : i + 3]:
                found.setdefault(following, set()).add(number)
    return {word: sorted(numbers) for word, numbers in sorted(found.items())}


def _signature(shingles: list[int]) -> bytes:
    minhash = _datasketch().MinHash(num_perm=_PERMUTATIONS, hashfunc=int, permutations=_permutations(), scheme=_SCHEME)
    minhash.update_batch(shingles)
    return array(_UNSIGNED, map(int, minhash.hashvalues)).tobytes()


def _minhash(signature: bytes) -> Any:
    return _datasketch().MinHash(
        num_perm=_PERMUTATIONS, hashvalues=array(_UNSIGNED, signature), permutations=_permutations(), scheme=_SCHEME
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
