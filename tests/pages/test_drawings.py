"""Unit charts: as many squares as people, and colours that can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.model.chronicle import Chronicle, Event
from builder.pages import Index
from builder.pages.drawing import columns, drawing, lines
from builder.pages.marks import marks, unit_for
from builder.pages.mirror import mirror, tally

from .small import ACTORS, SITE

STYLE = Path(__file__).parents[2] / "layouts" / "static" / "style.css"


def _index(counts: dict[str, tuple[int | None, ...]]) -> Index:
    events = {}
    for year, numbers in counts.items():
        for n, count in enumerate(numbers):
            id_ = f"{year}-{n}"
            target = ("syldavia", "united-islands")[n % 2]
            events[id_] = Event(id_, "expulsion", "done", "borduria", target, (), count=count, date=year)
    return Index(Chronicle(SITE, actors=ACTORS, events=events))


def _squares(svg: str, pattern: str) -> float:
    """Squares of a pattern: the area that it fills over the area of one."""
    pitch = float(re.findall(rf'<pattern id="{pattern}"[^>]*? width="([\d.]+)"', svg)[0])
    area = 0.0
    for path in re.findall(rf'fill="url\(#{pattern}\)" d="([^"]+)"', svg):
        area += sum(float(w) * float(h) for w, h in re.findall(r"h([\d.]+)v([\d.]+)h-", path))
    return area / pitch**2


def test_as_many_squares_as_people() -> None:
    index = _index({"1990": (7, 3), "1992": (41, 2, 30), "2001": (1,)})
    svg = str(columns(drawing(index, index.events), "t", "d", "g"))
    assert _squares(svg, "g0") == pytest.approx(79, rel=0.01)
    assert _squares(svg, "g1") == pytest.approx(5, rel=0.01)


def test_every_year_from_the_first_to_the_last_has_its_place() -> None:
    figures = drawing(_index({"1990": (7,), "2001": (1,)}), ("1990-0", "2001-0"))
    assert [year.year for year in figures.years] == [str(year) for year in range(1990, 2002)]
    assert "1991–2000 no expulsion" in lines(figures)


def test_an_unknown_number_is_no_square_but_said() -> None:
    index = _index({"1990": (None, 4)})
    figures = drawing(index, index.events)
    assert (figures.years[0].total, figures.years[0].unknown) == (4, 1)
    assert "1990: 4 expelled, 1 without a number" in columns(figures, "t", "d", "g")
    assert lines(figures).count("⍰") == 1


def test_a_crowd_is_drawn_by_tens() -> None:
    index = _index({"1990": (90_000,)})
    figures = drawing(index, index.events)
    assert figures.unit == 100
    assert _squares(str(columns(figures, "t", "d", "g")), "g0") == pytest.approx(900, rel=0.01)


def test_given_above_and_received_below() -> None:
    index = _index({"1990": (12, 9)})
    assert tally(index, "borduria", index.events).years == (("1990", 21, 0, 0, 0),)
    figures = tally(index, "syldavia", index.events)
    assert figures.years == (("1990", 0, 12, 0, 0),)
    assert _squares(str(mirror(figures, "Syldavia")), "mo") == pytest.approx(12, rel=0.01)


def test_nothing_known_draws_nothing() -> None:
    index = _index({})
    assert columns(drawing(index, ()), "t", "d", "g") == ""
    assert mirror(tally(index, "syldavia", ()), "Syldavia") == ""


@pytest.mark.parametrize(
    ("count", "kind", "status", "row"),
    [
        (3, "exact", "done", "■■■"),
        (2, "about", "done", "▩▩"),
        (2, "exact", "prospective", "□□"),
        (None, None, "done", "⍰"),
        (1012, "exact", "done", "▣" * 101 + "■■"),
    ],
)
def test_marks(count: int | None, kind: str | None, status: str, row: str) -> None:
    event = Event("x", "expulsion", status, "a", "b", (), count=count, count_kind=kind)  # type: ignore[arg-type]
    assert re.sub("<.*?>", "", marks(event)) == row


def test_units_are_round() -> None:
    assert [unit_for(most, 40) for most in (0, 40, 41, 90, 201, 401)] == [1, 1, 2, 5, 10, 20]


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(scheme: int) -> None:
    pairs = re.findall(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", STYLE.read_text("utf-8"))
    colours = {name: both[scheme] for name, *both in pairs}

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((_luminance(colours[one]), _luminance(colours[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    assert contrast("ink", "paper") >= 12
    for name in ("muted", "link", "signal"):
        for ground in ("paper", "wash"):
            assert contrast(name, ground) >= 4.5, (name, ground)
    for name in ("third", "fourth"):
        assert contrast(name, "paper") >= 3, name
    assert contrast("ink", "marker") >= 4.5
