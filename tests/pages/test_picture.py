"""Open Graph pictures are PNG files that show what they should."""

from __future__ import annotations

import struct
import zlib

import pytest

from builder.pages.letters import known, measure
from builder.pages.picture import DARK, HEIGHT, SIGNAL, WIDTH, draw


def _pixels(png: bytes) -> list[bytes]:
    """Rows of places in the palette; checks the chunks on the way."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(name + content)
        data += content if name == b"IDAT" else b""
        at += length + 12
    raw = zlib.decompress(data)
    line = WIDTH // 2 + 1
    assert len(raw) == HEIGHT * line
    rows = [raw[y * line + 1 : (y + 1) * line] for y in range(HEIGHT)]
    return [bytes(half for byte in row for half in (byte >> 4, byte & 15)) for row in rows]


def _squares(rows: list[bytes], colour: int, top: int) -> int:
    """Squares of a colour below `top`: their upper left corners."""
    found = 0
    for y in range(top, HEIGHT):
        for x in range(1, WIDTH):
            if rows[y][x] == colour and rows[y][x - 1] != colour and rows[y - 1][x] != colour:
                found += 1
    return found


@pytest.mark.parametrize(("given", "received"), [(3, 2), (120, 0), (301, 77)])
def test_one_square_a_person(given: int, received: int) -> None:
    rows = _pixels(draw("Title", "Borduria", "figures", ((given, SIGNAL), (received, DARK))))
    assert _squares(rows, SIGNAL, 170) == given
    assert _squares(rows, DARK, 170) == received


def test_a_crowd_stays_in_the_picture() -> None:
    rows = _pixels(draw("Title", "1999", "figures", ((250_000, SIGNAL),)))
    assert 500 < _squares(rows, SIGNAL, 170) < 2500
    assert set(rows[-1]) == {0}


def test_words_change_the_picture() -> None:
    assert draw("A", "Borduria", "x", ()) != draw("A", "Syldavia", "x", ())


def test_every_letter_is_drawn_or_replaced() -> None:
    assert known("Türkiye ệ 北", 46) == "Türkiye e ?"
    assert measure("WW", 46) == 2 * measure("W", 46) > 0


def test_a_name_of_any_length_is_drawn() -> None:
    _pixels(draw("T" * 300, "W" * 300, "x" * 300, ((1, SIGNAL),)))
