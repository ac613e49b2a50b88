"""Annotations that may overlap -> links that do not.

Markdown has no nested links. Of two that overlap the shorter is written and the longer is cut around it; words that
carry several things become one link that leads to all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable

from builder.model.annotated import Annotation
from builder.model.text import Span

from . import targets
from .escape import Link, paragraphs
from .targets import Target

_WORD = re.compile(r"[^\W_]+")
_LONG = re.compile(r"[^\W\d_]{4}")
_MENTIONED = frozenset({"actor", "target"})
"""Fields that a mention of the actor shows as well."""

_Groups = dict[Span, list[Target]]


def resolve(text: str, annotations: Iterable[Annotation]) -> list[Link]:
    """Links for a text, in its order: none overlaps another, crosses a paragraph or starts or ends with a blank."""
    wanted = _together(text, annotations)
    placed: list[Span] = []
    found: _Groups = {}
    for span in sorted(wanted, key=lambda one: (one.end - one.start, one.start)):
        inside = _inside(placed, span)
        pieces = [span] if not inside else [] if wanted[span][0].actor else _pieces(text, span, inside)
        if not pieces and not wanted[span][0].actor:
            _join(found, inside, wanted[span])
        for piece in pieces:
            insort(placed, piece)
            found[piece] = wanted[span]
    return [Link(span, targets.form(found[span])) for span in placed]


def _together(text: str, annotations: Iterable[Annotation]) -> _Groups:
    """What leads somewhere, by place; a mention gives way to a measure in the same words."""
    borders = list(paragraphs(text))
    starts = [border.start for border in borders]
    groups: _Groups = {}
    for one in annotations:
        for span in _within(text, one.span, borders, starts):
            groups.setdefault(span, []).append(Target(one.actor, one.claims, one.field))
    return {span: _settled(group) for span, group in groups.items()}


def _within(text: str, span: Span, borders: list[Span], starts: list[int]) -> list[Span]:
    """The part of a place in each paragraph, without blanks at its ends."""
    found = []
    first = max(0, bisect_left(starts, span.start + 1) - 1)
    for border in borders[first:]:
        if border.start >= span.end:
            break
        start, end = max(span.start, border.start), min(span.end, border.end)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if start < end:
            found.append(Span(start, end))
    return found


def _settled(group: list[Target]) -> list[Target]:
    mentions = [one for one in group if one.actor]
    if not mentions:
        return group
    measures = [one for one in group if one.claims and one.field not in _MENTIONED]
    return measures or mentions[:1]


def _inside(placed: list[Span], span: Span) -> list[Span]:
    """Those of the placed that share a character with `span`, in order."""
    at = bisect_left(placed, Span(span.start, span.start))
    first = at - 1 if at and placed[at - 1].end > span.start else at
    last = first
    while last < len(placed) and placed[last].start < span.end:
        last += 1
    return placed[first:last]


def _pieces(text: str, span: Span, inside: list[Span]) -> list[Span]:
    """What is left of `span` around those inside it: pieces with a word of weight, else the longest."""
    edges = [span.start, *(edge for one in inside for edge in (one.start, one.end)), span.end]
    pieces = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        words = list(_WORD.finditer(text, start, max(start, end)))
        if words:
            pieces.append(Span(words[0].start(), words[-1].end()))
    weighty = [piece for piece in pieces if _LONG.search(piece.of(text))]
    return weighty or sorted(pieces, key=lambda piece: piece.start - piece.end)[:1]


def _join(found: _Groups, inside: list[Span], wanted: list[Target]) -> None:
    """Nothing of a place is left: the longest link within it leads to what it was for as well."""
    measures = [span for span in inside if not found[span][0].actor]
    span = max(measures or inside, key=lambda one: one.end - one.start)
    found[span] = [*found[span], *wanted] if measures else wanted
