"""Makes the fonts in layouts/static/fonts/ and the letters of the pictures in builder/pages/letters.bin.

Wanted once, and again only when a face or its letters change. Needs `pip install fonttools brotli pillow` and, in the
folder that is given, `npm install source-serif@4.5.1 source-sans@3.52.0` (both under the SIL Open Font Licence, which
stands beside the fonts; the reserved name is theirs, so ours are called Chronicle).

usage: python tools/fonts.py FOLDER_WITH_NODE_MODULES
"""

from __future__ import annotations

import shutil
import struct
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from PIL import Image, ImageDraw, ImageFont

ROOT = Path(__file__).parent.parent
FONTS = ROOT / "layouts" / "static" / "fonts"
LETTERS = ROOT / "builder" / "pages" / "letters.bin"
SERIF, ITALIC, SANS = (
    "source-serif/VAR/SourceSerif4Variable-Roman.ttf",
    "source-serif/VAR/SourceSerif4Variable-Italic.ttf",
    "source-sans/VF/SourceSans3VF-Upright.ttf",
)
LATIN = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), 0x192, *range(0x218, 0x21C), 0x1E9E, 0x2C6, 0x2DA, 0x2DC,
    *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2020, 0x2021, 0x2022, 0x2026, 0x2030, 0x2032, 0x2033, 0x2039,
    0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), *range(0x2196, 0x219A), 0x2212, 0x2264, 0x2265,
    0x2248, 0xFB01, 0xFB02,
)  # fmt: skip
FACES = {
    "serif": (SERIF, {"opsz": 14, "wght": 400}, "kern liga onum lnum tnum pnum mark ccmp locl"),
    "serif-italic": (ITALIC, {"opsz": 14, "wght": 400}, "kern liga onum lnum tnum pnum mark ccmp locl"),
    "display": (SERIF, {"opsz": 44, "wght": 480}, "kern liga onum lnum pnum"),
    "sans": (SANS, {"wght": (400, 650)}, "kern liga onum lnum tnum pnum mark ccmp locl"),
}
"""Name -> source, place on its axes, OpenType features that are kept."""
PICTURE_LETTERS = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ"
    + "ĆćČčŁłŃńŚśŞşŠšŽžŹźŻżŐőŰűĀāĒēĪīŪūĞğİı–—‘’“”…·"
)
SIDE, LEFT, BASE = 760, 70, -20
"""The mark in its own font: side, left and lower edge, of 1000 units."""


def face(modules: Path, name: str) -> None:
    """One face: its place on the axes, its letters, as WOFF2."""
    source, place, features = FACES[name]
    placed = BytesIO()
    instancer.instantiateVariableFont(TTFont(modules / source), place).save(placed)
    font = TTFont(placed)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=features.split(), name_IDs=[0, 13, 14])
    chosen = subset.Subsetter(options)
    chosen.populate(unicodes=LATIN)
    chosen.subset(font)
    subset.save_font(font, str(FONTS / f"{name}.woff2"), options)


Box = tuple[float, float, float, float]


def _draw(*boxes: Box, hole: Box | None = None) -> Callable[[], object]:
    def glyph() -> object:
        pen = TTGlyphPen(None)
        for box in (*boxes, *([hole] if hole else [])):
            x0, y0, x1, y1 = (round(edge) for edge in box)
            points = [(x0, y0), (x0, y1), (x1, y1), (x1, y0)]
            if box is hole:
                points.reverse()
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        return pen.glyph()

    return glyph


def _inside(margin: float) -> Box:
    return (LEFT + margin, BASE + margin, LEFT + SIDE - margin, BASE + SIDE - margin)


def marks() -> None:
    """The font of the marks: one square a person, and what else a square can say."""
    all_, hole, third, bar = _inside(0), _inside(110), SIDE / 3, SIDE * 0.38
    x0, y0, x1, y1 = all_
    middle = LEFT + SIDE / 2
    chequers = [
        (x0 + i * third, y0 + j * third, x0 + (i + 1) * third, y0 + (j + 1) * third)
        for i in range(3)
        for j in range(3)
        if (i + j) % 2 == 0
    ]
    question = [
        (middle + dx0, low, middle + dx1, high)
        for dx0, low, dx1, high in (
            (-150, 470, 150, 560), (60, 360, 150, 560), (-45, 330, 150, 400), (-45, 240, 45, 400), (-45, 120, 45, 205),
        )
    ]  # fmt: skip
    shapes = {
        ".notdef": (0, _draw(all_, hole=hole)),
        "space": (0x20, _draw()),
        "full": (0x25A0, _draw(all_)),
        "outline": (0x25A1, _draw(all_, hole=hole)),
        "ten": (0x25A3, _draw(all_, _inside(220), hole=hole)),
        "bars": (0x25A4, _draw((x0, y0, x1, y0 + bar), (x0, y1 - bar, x1, y1))),
        "pillars": (0x25A5, _draw((x0, y0, x0 + bar, y1), (x1 - bar, y0, x1, y1))),
        "half": (0x25A9, _draw(*chequers)),
        "small": (0x25AA, _draw(_inside(SIDE * 0.2))),
        "ask": (0x2370, _draw(all_, *question, hole=hole)),
    }
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(shapes))
    font.setupCharacterMap({code: name for name, (code, _) in shapes.items() if code})
    font.setupGlyf({name: glyph() for name, (_, glyph) in shapes.items()})
    font.setupHorizontalMetrics({name: (300 if name == "space" else 900, LEFT) for name in shapes})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable({"familyName": "Chronicle Marks", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.font.flavor = "woff2"
    font.save(FONTS / "marks.woff2")


def letters(work: Path) -> None:
    """Letters of the Open Graph pictures, 16 levels, two pixels a byte; read by builder/pages/letters.py."""
    made = b""
    for name, size in (("display", 46), ("serif", 21)):
        font = TTFont(FONTS / f"{name}.woff2")
        font.flavor = None
        font.save(work / f"{name}.ttf")
        drawn = ImageFont.truetype(str(work / f"{name}.ttf"), size)
        height = sum(drawn.getmetrics())
        widths, pixels = b"", b""
        for letter in PICTURE_LETTERS:
            width = max(1, round(drawn.getlength(letter)))
            picture = Image.new("L", (width + 4, height), 0)
            ImageDraw.Draw(picture).text((2, 0), letter, font=drawn, fill=255)
            levels = picture.tobytes() + b"\0"
            widths += struct.pack(">HB", ord(letter), width)
            count = (width + 4) * height
            pixels += bytes((levels[i] >> 4) << 4 | levels[i + 1] >> 4 for i in range(0, count, 2))
        made += struct.pack(">HHH", size, height, len(PICTURE_LETTERS)) + widths + pixels
    LETTERS.write_bytes(zlib.compress(made, 9))


def main() -> None:
    folder = Path(sys.argv[1])
    modules = folder / "node_modules"
    for name in FACES:
        face(modules, name)
    marks()
    letters(folder)
    shutil.copy(modules / "source-serif" / "LICENSE.md", FONTS / "OFL-serif.txt")
    shutil.copy(modules / "source-sans" / "LICENSE.md", FONTS / "OFL-sans.txt")
    size = sum(path.stat().st_size for path in FONTS.glob("*.woff2"))
    sys.stdout.write(f"{size / 1024:.0f} KB of fonts\n")


if __name__ == "__main__":
    main()
