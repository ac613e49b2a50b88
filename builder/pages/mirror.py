"""What an actor gave and received, by year: above and below one line."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from .index import UNDATED, Index, counts
from .marks import ASK, bar, unit_for

WIDTH = 1128.0
HEIGHT = 150.0
"""Height that the taller side should not pass by much."""
SQUARES = 700
"""Squares of the largest year on one side."""
LINE = 60
"""Squares of the longest line on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Sides:
    """People by year: `given`, `received`, and expulsions without a number on each side."""

    years: tuple[tuple[str, int, int, int, int], ...]
    """Year, given, received, unnumbered given, unnumbered received; UNDATED last."""
    unit: int
    """People a square."""

    @property
    def known(self) -> tuple[tuple[str, int, int, int, int], ...]:
        """Those with a year."""
        return tuple(row for row in self.years if row[0] != UNDATED)


def tally(index: Index, actor: str, events: Iterable[str]) -> Sides:
    """The figures of one actor."""
    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    open_given: Counter[str] = Counter()
    open_received: Counter[str] = Counter()
    for id_ in events:
        event = index.events[id_]
        if not counts(event):
            continue
        year = event.date[:4] if event.date else UNDATED
        for own, known, unknown in ((event.actor, given, open_given), (event.target, received, open_received)):
            if own == actor and event.count is None:
                unknown[year] += 1
            elif own == actor:
                known[year] += event.count or 0
    years = sorted({*given, *received, *open_given, *open_received})
    rows = tuple((year, given[year], received[year], open_given[year], open_received[year]) for year in years)
    most = max((max(row[1], row[2]) for row in rows), default=0)
    return Sides(rows, unit_for(most, SQUARES))


def mirror(figures: Sides, name: str) -> Markup:
    """The drawing: every year from the first to the last, given upwards, received downwards."""
    known = {row[0]: row for row in figures.known}
    if not known:
        return Markup("")
    first, last = int(min(known)), int(max(known))
    many = last - first + 1
    step = min(WIDTH / many, 56.0)
    most = max(math.ceil(max(row[1], row[2]) / figures.unit) for row in known.values()) or 1
    across = max(1, min(12, math.ceil(math.sqrt(most * max(step - 3, 1) / HEIGHT))))
    pitch = round(min(max(step - 3, 1) / across, 9.0), 2)
    up = math.ceil(max(math.ceil(row[1] / figures.unit) for row in known.values()) / across) * pitch
    down = math.ceil(max(math.ceil(row[2] / figures.unit) for row in known.values()) / across) * pitch
    base = round(up + 18, 1)
    width, height = round(max(step * many, 120.0), 1), round(base + down + 40, 1)
    found = [
        _year(row, (int(year) - first) * step, step, across, pitch, base, height, figures.unit)
        for year, row in known.items()
    ]
    side = round(pitch * 0.78, 2)
    return Markup(
        f'<svg class="mirror" viewBox="0 0 {width} {height}" width="{width:.0f}" height="{height:.0f}" role="group"'
        f' aria-labelledby="mi-t mi-d"><title id="mi-t">Expulsions by and of {escape(name)}, by year</title>'
        f'<desc id="mi-d">Squares above the line: people whom it expelled. Squares below: its own people sent home. '
        f"The table below has the figures.</desc>"
        f'<defs><pattern id="mi" width="{pitch}" height="{pitch}" patternUnits="userSpaceOnUse">'
        f'<path class="t0" d="M0 0h{side}v{side}h-{side}z"/></pattern>'
        f'<pattern id="mo" width="{pitch}" height="{pitch}" patternUnits="userSpaceOnUse">'
        f'<path class="t1" d="M0 0h{side}v{side}h-{side}z"/></pattern></defs>'
        f'<path class="axis" d="M0 {base}H{width}"/>{"".join(found)}{_labels(first, last, step, height)}</svg>'
    )


def _year(
    row: tuple[str, int, int, int, int],
    left: float,
    step: float,
    across: int,
    pitch: float,
    base: float,
    height: float,
    unit: int,
) -> str:
    year, given, received, open_given, open_received = row
    x = round(left, 2)
    above = _block(math.ceil(given / unit), across, pitch)
    below = _block(math.ceil(received / unit), across, pitch)
    parts = []
    if above:
        parts.append(f'<g transform="matrix(1 0 0 -1 {x} {base - 2:.2f})"><path fill="url(#mi)" d="{above}"/></g>')
    if below:
        parts.append(f'<g transform="translate({x} {base + 3:.2f})"><path fill="url(#mo)" d="{below}"/></g>')
    if open_given and not given:
        parts.append(f'<text class="n" x="{x}" y="{base - 5:.1f}">?</text>')
    if open_received and not received:
        parts.append(f'<text class="n" x="{x}" y="{base + 14:.1f}">?</text>')
    said = f"{year}: expelled {given:,}, lost {received:,}"
    return (
        f'<a href="/years/{year}/"><title>{said}</title>{"".join(parts)}'
        f'<path class="hit" d="M{x} 0h{step:.2f}v{height:.1f}h-{step:.2f}z"/></a>'
    )


def _block(squares: int, across: int, pitch: float) -> str:
    whole, rest = divmod(squares, across)
    w, h, r = round(across * pitch, 2), round(whole * pitch, 2), round(rest * pitch, 2)
    path = f"M0 0h{w:g}v{h:g}h-{w:g}z" if whole else ""
    return path + (f"M0 {h:g}h{r:g}v{pitch:g}h-{r:g}z" if rest else "")


def _labels(first: int, last: int, step: float, height: float) -> str:
    every = 1 if step > 40 else 5 if step > 12 else 10
    found = []
    for year in range(first, last + 1):
        if year in (first, last) or year % every == 0:
            near_end = year not in (first, last) and ((last - year) * step < 40 or (year - first) * step < 40)
            if not near_end:
                x = round((year - first) * step, 1)
                found.append(f'<text class="y" x="{x}" y="{height - 6:.1f}">{year}</text>')
    return f'<g aria-hidden="true">{"".join(found)}</g>'


def mirror_lines(figures: Sides) -> Markup:
    """The same for narrow screens: years downwards, given left, received right."""
    unit = lines_unit(figures)
    found = []
    for year, given, received, open_given, open_received in figures.known:
        left, right = bar(given, unit) + ASK * open_given, bar(received, unit) + ASK * open_received
        found.append(
            f'<li><span class="g"><i class="m" aria-hidden="true">{left}</i> {given:,}</span>'
            f'<a href="/years/{year}/">{year}</a>'
            f'<span class="r">{received:,} <i class="m" aria-hidden="true">{right}</i></span></li>'
        )
    return Markup(f'<ol class="mirror-lines">{"".join(found)}</ol>')


def lines_unit(figures: Sides) -> int:
    """People a square in `mirror_lines`."""
    return unit_for(max((max(row[1], row[2]) for row in figures.known), default=0), LINE)
