"""Letters as small pictures, for the Open Graph pictures: drawn once from the site's own fonts, in two sizes."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

OVERHANG = 2
"""Pixels by which a letter's picture is wider than the letter, on each side."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter in one size."""

    width: int
    """Pixels to the next letter."""
    rows: tuple[tuple[int, bytes, int], ...]
    """Rows that have ink, from top to bottom: their place, their pixels from 0 to 7 with the overhang at both sides,
    and the same as one number."""


@cache
def letters() -> Mapping[int, Mapping[str, Letter]]:
    """Size in pixels -> letter -> its picture."""
    data = zlib.decompress(Path(__file__).with_name("letters.bin").read_bytes())
    found: dict[int, Mapping[str, Letter]] = {}
    at = 0
    while at < len(data):
        size, height, many = struct.unpack_from(">HHH", data, at)
        widths = list(struct.iter_unpack(">HB", data[at + 6 : at + 6 + 3 * many]))
        at += 6 + 3 * many
        of_size = {}
        for code, width in widths:
            length = -(-(width + 2 * OVERHANG) * height // 2)
            of_size[chr(code)] = Letter(width, _rows(data[at : at + length], width + 2 * OVERHANG, height))
            at += length
        found[size] = of_size
    return found


def _rows(packed: bytes, width: int, height: int) -> tuple[tuple[int, bytes, int], ...]:
    """Two pixels a byte, 0 to 15 -> rows of one pixel a byte, 0 to 7."""
    pixels = bytes(half >> 1 for byte in packed for half in (byte >> 4, byte & 15))
    rows = ((y, pixels[y * width : (y + 1) * width]) for y in range(height))
    return tuple((y, row, int.from_bytes(row, "big")) for y, row in rows if any(row))


def known(text: str, size: int) -> str:
    """The text in letters that there are: others lose their marks, or become a question mark."""
    there = letters()[size]
    found = []
    for letter in text:
        if letter in there:
            found.append(letter)
            continue
        plain = unicodedata.normalize("NFKD", letter)[0]
        found.append(plain if plain in there else "?")
    return "".join(found)


def measure(text: str, size: int) -> int:
    """Width in pixels."""
    there = letters()[size]
    return sum(there[letter].width for letter in text)
