"""The great drawing: years side by side, one square a person, told apart by who was expelled.

Each year's squares are a few rectangles filled with a pattern, so the drawing costs a few bytes a year however many
people it shows. The same figures stand in a table, and on a narrow screen as lines of squares, years downwards.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from .index import UNDATED, Index, counts
from .marks import ASK, unit_for
from .phrases import phrases

WIDTH = 1128
"""Width of the drawing in its own units: pixels where the screen is wide enough."""
HEIGHT = 500
"""Height that the tallest column should not pass by much."""
LINES = 4000
"""Squares of all lines together on a narrow screen."""
GROUPS = 3
"""Groups with a pattern of their own; all others share one."""


@dataclass(frozen=True, slots=True)
class Group:
    """People who are drawn alike."""

    name: str
    """As the legend says it: `Russia, before 1992 the Soviet Union`."""
    actors: frozenset[str]
    """Actor ids; empty for all others."""
    people: int
    """How many there are in all."""


@dataclass(frozen=True, slots=True)
class Year:
    """One column."""

    year: str
    people: tuple[int, ...]
    """People by group, in order of the groups."""
    unknown: int
    """Expulsions of that year without a number."""

    @property
    def total(self) -> int:
        """People of the year."""
        return sum(self.people)


@dataclass(frozen=True, slots=True)
class Drawing:
    """What home and actor pages draw."""

    groups: tuple[Group, ...]
    years: tuple[Year, ...]
    """Every year from the first to the last, those without an expulsion too."""
    undated: Year
    """Expulsions without a date; not drawn, but said."""
    unit: int
    """People a square."""


def drawing(index: Index, events: Iterable[str], side: Callable[[str, str], str] | None = None) -> Drawing:
    """Figures of the expulsions among `events`; `side(actor, target)` names whose people are told apart."""
    tally: dict[str, Counter[str]] = {}
    unknown: Counter[str] = Counter()
    everyone: Counter[str] = Counter()
    for id_ in events:
        event = index.events[id_]
        if not counts(event):
            continue
        year = event.date[:4] if event.date else UNDATED
        if event.count is None:
            unknown[year] += 1
            tally.setdefault(year, Counter())
            continue
        whom = _family(side(event.actor, event.target) if side else event.target)
        tally.setdefault(year, Counter())[whom] += event.count
        everyone[whom] += event.count
    groups = _groups(index, everyone)
    place = {actor: i for i, group in enumerate(groups) for actor in group.actors}

    def column(year: str) -> Year:
        people = [0] * len(groups)
        for whom, count in tally.get(year, Counter()).items():
            people[place.get(whom, len(groups) - 1)] += count
        return Year(year, tuple(people), unknown[year])

    known = sorted(year for year in tally if year != UNDATED)
    span = [f"{year:04}" for year in range(int(known[0]), int(known[-1]) + 1)] if known else []
    years = tuple(map(column, span))
    most = max((year.total for year in years), default=0)
    unit = 10 ** max(0, math.ceil(math.log10(most / 1500))) if most > 1500 else 1
    return Drawing(groups, years, column(UNDATED), unit)


def _family(actor: str) -> str:
    """States that go on as one another are drawn as one."""
    continues = phrases().continues
    return next((now for now, before in continues.items() if before == actor), actor)


def _groups(index: Index, everyone: Mapping[str, int]) -> tuple[Group, ...]:
    ranked = sorted((actor for actor in everyone if actor), key=lambda actor: (-everyone[actor], actor))
    groups = []
    for actor in ranked[:GROUPS]:
        before = phrases().continues.get(actor, "")
        name = index.actor(actor).name
        both = before in index.actors
        said = f"{name} (before, the {index.actor(before).name})" if both else name
        groups.append(Group(said, frozenset({actor}), everyone[actor]))
    rest = sum(everyone.values()) - sum(group.people for group in groups)
    return (*groups, Group("all others", frozenset(), rest)) if rest or not groups else tuple(groups)


def room(figures: Drawing) -> int:
    """Share of the drawing's height, in tenths, that is empty above its left two thirds: words may stand there."""
    left = figures.years[: len(figures.years) * 2 // 3]
    most = max((year.total for year in figures.years), default=0)
    return 10 - math.ceil(10 * max((year.total for year in left), default=0) / most) if most else 0


def legend(index: Index, figures: Drawing) -> list[tuple[str, Markup, int, int]]:
    """Each group's texture, name, people, and number of its texture."""
    found = []
    for i, group in enumerate(figures.groups):
        known = [id_ for id_ in group.actors if id_ in index.actors]
        name = Markup(f'<a href="/actors/{known[0]}/">{escape(group.name)}</a>') if known else escape(group.name)
        found.append((TEXTURES[i], name, group.people, i))
    return found


def columns(figures: Drawing, title: str, description: str, name: str, link: str = "/years/{}/") -> Markup:
    """The drawing with years side by side. `name` makes its ids; `link` is where a year leads."""
    years = figures.years
    if not years:
        return Markup("")
    step = min(WIDTH / len(years), 44.0)
    most = max(math.ceil(year.total / figures.unit) for year in years) or 1
    across = max(1, min(10, math.ceil(math.sqrt(most * (step - 2) / HEIGHT))))
    pitch = round(min((step - 3) / across, 9.0), 2)
    base = round(math.ceil(most / across) * pitch + 26, 1)
    high = math.ceil(base + 24)
    body = [_column(year, i * step, step, across, pitch, base, figures.unit, link) for i, year in enumerate(years)]
    labels = _labels(years, step, base, figures.unit, across, pitch)
    width = round(step * len(years), 1)
    patterns = "".join(_pattern(f"{name}{i}", i, pitch) for i in range(len(figures.groups)))
    text = "".join(body).replace("url(#p", f"url(#{name}")
    return Markup(
        f'<svg class="great" viewBox="0 0 {width} {high}" width="{width:.0f}" height="{high}" role="group"'
        f' aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(title)}</title>'
        f'<desc id="{name}-d">{escape(description)}</desc><defs>{patterns}</defs>'
        f'<path class="axis" d="M0 {base + 1}H{width}"/>{text}{labels}</svg>'
    )


def _pattern(id_: str, texture: int, pitch: float) -> str:
    """One square of a texture: whole, two bars, two pillars, a small square in the middle."""
    side = round(pitch * 0.78, 2)
    third = round(side * 0.38, 2)
    far = round(side - third, 2)
    shapes = (
        f'<path d="M0 0h{side}v{side}h-{side}z"/>',
        f'<path d="M0 0h{side}v{third}h-{side}zM0 {far}h{side}v{third}h-{side}z"/>',
        f'<path d="M0 0h{third}v{side}h-{third}zM{far} 0h{third}v{side}h-{third}z"/>',
        f'<path d="M{side * 0.15:.2f} {side * 0.15:.2f}h{side * 0.7:.2f}v{side * 0.7:.2f}h-{side * 0.7:.2f}z"/>',
    )
    return (
        f'<pattern id="{id_}" class="t{texture}" width="{pitch}" height="{pitch}" patternUnits="userSpaceOnUse">'
        f"{shapes[texture]}</pattern>"
    )


def _column(year: Year, left: float, step: float, across: int, pitch: float, base: float, unit: int, link: str) -> str:
    """One year: its squares from the base line up, the groups one upon the other, in one link."""
    if not year.total and not year.unknown:
        return ""
    said = f"{year.year}: {year.total:,} expelled" + (f", {year.unknown} without a number" if year.unknown else "")
    parts = []
    done = 0
    for group, people in enumerate(year.people):
        squares = math.ceil(people / unit)
        parts.append(_block(done, squares, across, pitch, f"url(#p{group})"))
        done += squares
    x = round(left, 2)
    return (
        f'<a href="{link.format(year.year)}"><title>{said}</title>'
        f'<g transform="matrix(1 0 0 -1 {x} {base})">{"".join(parts)}</g>'
        f'<path class="hit" d="M{x} 0h{step:.2f}v{base}h-{step:.2f}z"/></a>'
    )


def _block(start: int, squares: int, across: int, pitch: float, fill: str) -> str:
    """Squares number `start` to `start + squares`, filling rows from the left, from the base line up."""
    if not squares:
        return ""
    end = start + squares
    moves = []
    row = start // across
    while row * across < end:
        first = max(start, row * across) - row * across
        whole = 0
        if first == 0:
            whole = (end - row * across) // across
        if whole:
            moves.append(_box(0, row, across, whole, pitch))
            row += whole
            continue
        last = min(end, (row + 1) * across) - row * across
        moves.append(_box(first, row, last - first, 1, pitch))
        row += 1
    return f'<path fill="{fill}" d="{"".join(moves)}"/>'


def _box(column: int, row: int, wide: int, high: int, pitch: float) -> str:
    x, y, w, h = (round(n * pitch, 2) for n in (column, row, wide, high))
    return f"M{x:g} {y:g}h{w:g}v{h:g}h{-w:g}z"


def _labels(years: Sequence[Year], step: float, base: float, unit: int, across: int, pitch: float) -> str:
    """Decades below the line, and the figure above the columns that stand out."""
    found = []
    for i, year in enumerate(years):
        x = round(i * step, 1)
        last = i == len(years) - 1
        if i == 0 or last or (year.year.endswith("0") and min(i, len(years) - 1 - i) * step >= 40):
            anchor = ' text-anchor="end"' if last and i else ""
            at = round(x + across * pitch, 1) if last and i else x
            found.append(f'<text class="y" x="{at}" y="{base + 18:.1f}"{anchor}>{year.year}</text>')
        if year.unknown and not year.total:
            found.append(f'<text class="n" x="{x}" y="{base - 4:.1f}">?</text>')
        if year.total:
            near = [other.total for other in years[max(0, i - 2) : i + 3]]
            if year.total == max(near) and year.total >= 12 * unit:
                top = base - math.ceil(math.ceil(year.total / unit) / across) * pitch - 6
                found.append(f'<text class="n" x="{x}" y="{top:.1f}">{year.total:,}</text>')
    return f'<g aria-hidden="true">{"".join(found)}</g>'


TEXTURES = ("■", "▤", "▥", "▪")
"""Squares of the groups as text, in the order of the patterns."""


def lines_unit(figures: Drawing) -> int:
    """People a square in `lines`: all years together stay readable on a narrow screen."""
    return max(figures.unit, unit_for(sum(year.total for year in figures.years), LINES))


def lines(figures: Drawing, link: str = "/years/{}/") -> Markup:
    """The same with years downwards, as lines of text: for narrow screens."""
    unit = lines_unit(figures)
    found = []
    gap: list[str] = []
    for year in figures.years:
        if not year.total and not year.unknown:
            gap.append(year.year)
            continue
        if gap:
            found.append(f'<li class="gap">{gap[0] if len(gap) == 1 else f"{gap[0]}–{gap[-1]}"} no expulsion</li>')
            gap = []
        squares = "".join(
            f'<b class="t{i}">{TEXTURES[i] * math.ceil(n / unit)}</b>' for i, n in enumerate(year.people) if n
        )
        squares += ASK * math.ceil(year.unknown / unit)
        found.append(
            f'<li><a href="{link.format(year.year)}">{year.year}</a> <span>{year.total:,}</span>'
            f'<i class="m" aria-hidden="true">{squares}</i></li>'
        )
    return Markup(f'<ol class="lines">{"".join(found)}</ol>')
