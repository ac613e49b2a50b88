"""Open Graph pictures: a name, a figure and its squares, as PNG. Drawn here, so that nothing but Python is needed."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from builder.model.page import Page

from .index import UNDATED, Index
from .kinds import Kind, Record
from .letters import OVERHANG, Letter, known, letters, measure
from .marks import unit_for
from .rows import total

WIDTH, HEIGHT = 600, 315
MARGIN = 36
LARGE, SMALL = 46, 21
"""Sizes of letters that there are."""
PAPER, INK = (0xFA, 0xF7, 0xF1), (0x1D, 0x1B, 0x18)
SIGNAL, DARK = 8, 7
"""Places in the palette: the signal colour; ink. 0 to 7 lead from paper to ink."""
_RAMP = [tuple(p + (i - p) * step // 7 for p, i in zip(PAPER, INK, strict=True)) for step in range(8)]
PALETTE = bytes(value for colour in (*_RAMP, (0x9C, 0x1C, 0x1C)) for value in colour)
TOP = 176
"""Where the squares begin."""


class _Canvas:
    """Pixels, one byte each, as places in the palette."""

    def __init__(self, pixels: bytes = bytes(WIDTH * HEIGHT)) -> None:
        self._pixels = bytearray(pixels)

    def pixels(self) -> bytes:
        """All of them, row by row."""
        return bytes(self._pixels)

    def write(self, text: str, left: int, top: int, size: int) -> None:
        """Letters from left to right, cut at the margin."""
        x = left
        text = known(text, size)
        if left + measure(text, size) <= WIDTH - MARGIN // 2:
            for word in text.split(" "):
                x += self._put(_word(word, size), x, top) + letters()[size][" "].width
            return
        for letter in text:
            picture = letters()[size][letter]
            if x + picture.width > WIDTH - MARGIN // 2:
                break
            x += self._put(picture, x, top)

    def _put(self, picture: Letter, x: int, top: int) -> int:
        """Put a picture over what is there; its width."""
        pixels = self._pixels
        wide = picture.width + 2 * OVERHANG
        for y, row, ink in picture.rows:
            at = (top + y) * WIDTH + x - OVERHANG
            under = int.from_bytes(pixels[at : at + wide], "big")
            pixels[at : at + wide] = (ink | under).to_bytes(wide, "big") if under else row
        return picture.width

    def squares(self, many: int, left: int, top: int, pitch: int, across: int, colour: int) -> int:
        """Squares in rows; the top of the row below them."""
        side = max(1, pitch * 4 // 5)
        one = bytes([colour]) * side + bytes(pitch - side)
        while many > 0:
            row = one * min(many, across)
            for y in range(top, min(top + side, HEIGHT)):
                self._pixels[y * WIDTH + left : y * WIDTH + left + len(row)] = row
            many -= across
            top += pitch
        return top

    def png(self) -> bytes:
        """The picture's file: 16 colours, two pixels a byte."""
        even = int.from_bytes(self._pixels[0::2], "big")
        packed = (even << 4 | int.from_bytes(self._pixels[1::2], "big")).to_bytes(WIDTH * HEIGHT // 2, "big")
        line = WIDTH // 2
        raw = b"".join(b"\0" + packed[at : at + line] for at in range(0, len(packed), line))
        head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 4, 3, 0, 0, 0)
        chunks = ((b"IHDR", head), (b"PLTE", PALETTE), (b"IDAT", zlib.compress(raw, 2)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


@lru_cache(1000)
def _word(text: str, size: int) -> Letter:
    """A word as one picture, as the same words come again and again."""
    width = measure(text, size)
    rows: dict[int, int] = {}
    right = width
    for letter in text:
        picture = letters()[size][letter]
        right -= picture.width
        for y, _, ink in picture.rows:
            rows[y] = rows.get(y, 0) | ink << 8 * right
    return Letter(width, tuple((y, ink.to_bytes(width + 2 * OVERHANG, "big"), ink) for y, ink in sorted(rows.items())))


@cache
def _begun(over: str) -> bytes:
    """Pixels of what stands above every picture of a site: the mark and its title."""
    canvas = _Canvas()
    canvas.squares(1, MARGIN, MARGIN + 5, 17, 1, SIGNAL)
    canvas.write(over, MARGIN + 24, MARGIN - 3, SMALL)
    return canvas.pixels()


def draw(over: str, name: str, line: str, rows: Sequence[tuple[int, int]]) -> bytes:
    """A PNG: a small line above, a large name, a line of figures, and rows of squares (people, colour)."""
    canvas = _Canvas(_begun(over))
    size = LARGE if measure(known(name, LARGE), LARGE) <= WIDTH - 2 * MARGIN else SMALL
    canvas.write(name, MARGIN, MARGIN + 34 + (LARGE - size) // 2, size)
    canvas.write(line, MARGIN, MARGIN + 98, SMALL)
    people = sum(count for count, _ in rows)
    pitch, across = _grid(people)
    unit = unit_for(people, across * ((HEIGHT - TOP - 24) // pitch))
    top = TOP
    for count, colour in rows:
        top = canvas.squares(-(-count // unit), MARGIN, top, pitch, across, colour) + (pitch if count else 0)
    return canvas.png()


def _grid(people: int) -> tuple[int, int]:
    """Size of a square with its gap, and squares in a row: as large as fits."""
    for pitch in (14, 11, 9, 7):
        across = (WIDTH - 2 * MARGIN) // pitch
        if people <= across * ((HEIGHT - TOP - 24) // pitch - 2):
            return pitch, across
    return 6, (WIDTH - 2 * MARGIN) // 6


def _keys(index: Index) -> Iterable[str]:
    yield "home"
    yield from (year for year in index.by_year if year != UNDATED)
    yield from (f"actor-{id_}" for id_, actor in index.actors.items() if id_ in index.by_actor)


def _address(key: str) -> str:
    return f"/static/og/{key}.png"


def _inputs(index: Index, key: str) -> tuple[Record, ...]:
    if key == "home":
        return (("site", ""), ("list", "all"))
    if key.startswith("actor-"):
        id_ = key.removeprefix("actor-")
        return (("site", ""), ("actor", id_), ("list", f"actor/{id_}"))
    return (("site", ""), ("list", f"year/{key}"))


def _page(index: Index, key: str) -> Page:
    title = index.site.title
    if key.startswith("actor-"):
        id_ = key.removeprefix("actor-")
        events = index.by_actor[id_]
        did = total(index, [e for e in events if index.events[e].actor == id_])[0]
        got = total(index, [e for e in events if index.events[e].target == id_])[0]
        line = f"{did:,} people expelled by it, {got:,} of its own"
        content = draw(title, index.actor(id_).name, line, ((did, SIGNAL), (got, DARK)))
    elif key == "home":
        people = index.persons
        line = f"{people:,} people in {len(index.events):,} measures"
        content = draw("Who expelled whom", title, line, ((people, SIGNAL),))
    else:
        people = total(index, index.by_year[key])[0]
        line = f"{people:,} people expelled, {len(index.by_year[key]):,} measures"
        content = draw(title, key, line, ((people, SIGNAL),))
    return Page(_address(key), "", {"content": content})


KIND = Kind("picture", "", _keys, _address, _inputs, _page)
