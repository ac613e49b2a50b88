"""`rights: excerpt`: of an article that may not be published whole, only the sentences that carry evidence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from builder.model.article import Article
from builder.model.reading import FoundClaim, Reading
from builder.model.text import Span

from .escape import paragraphs

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")


def excerpt(article: Article, reading: Reading) -> tuple[Article, Reading]:
    """The article with nothing of its text but the sentences in which a claim or a total stands, and the reading with
    its places moved; each run of sentences is a paragraph. Page furniture is left out.

    Where an abbreviation looks like the end of a sentence, less is kept rather than more, but never less than the words
    themselves.
    """
    kept = _joined(sorted(_sentences(article.text, _evidence(reading))), article.text)
    moved = _Moved(kept)
    text = "\n\n".join(place.of(article.text).strip() for place in kept)
    claims = tuple(_moved_claim(found, moved) for found in reading.claims)
    return replace(article, text=text, dropped=()), replace(
        reading,
        claims=claims,
        mentions=tuple(replace(one, span=span) for one in reading.mentions if (span := moved.to(one.span))),
        aggregates=tuple(replace(one, span=one.span and moved.to(one.span)) for one in reading.aggregates),
        trace=(),
    )


def sentence(text: str, words: str) -> str:
    """The sentence or sentences of a text that hold some words; empty where they do not stand in it."""
    at = text.find(words) if words else -1
    if at < 0:
        return ""
    place = Span(at, at + len(words))
    return " ".join(one.of(text).strip() for one in _sentences(text, iter([place])))


def _evidence(reading: Reading) -> Iterator[Span]:
    for found in reading.claims:
        yield from (place for place in (found.trigger, found.evidence) if place)
        yield from (one.span for one in found.spans)
    yield from (one.span for one in reading.aggregates if one.span)


def _sentences(text: str, places: Iterator[Span]) -> Iterator[Span]:
    """The sentences, to the ends of their paragraph, that hold each place."""
    borders = [border for paragraph in paragraphs(text) for border in _borders(text, paragraph)]
    starts = [border.start for border in borders]
    for place in places:
        first = max(0, bisect_right(starts, place.start) - 1)
        for border in borders[first:]:
            if border.start >= place.end:
                break
            if border.overlaps(place):
                yield border


def _borders(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for end in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        yield Span(start, end.end())
        start = end.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _joined(places: list[Span], text: str) -> list[Span]:
    """Sentences that follow each other as one place, without blanks at its ends."""
    runs: list[Span] = []
    for place in places:
        if runs and place.start <= runs[-1].end:
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, place.end))
        else:
            runs.append(place)
    return [_trimmed(run, text) for run in runs]


def _trimmed(place: Span, text: str) -> Span:
    words = place.of(text)
    start = place.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))


class _Moved:
    """Where a place of the whole text is in the excerpt."""

    def __init__(self, kept: list[Span]) -> None:
        self._kept = kept
        self._starts = [place.start for place in kept]
        self._shifts: list[int] = []
        at = 0
        for place in kept:
            self._shifts.append(at - place.start)
            at += place.end - place.start + 2

    def to(self, span: Span) -> Span | None:
        """The place in the excerpt; None for one that is not within it."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or span.end > self._kept[at].end:
            return None
        return Span(span.start + self._shifts[at], span.end + self._shifts[at])


def _moved_claim(found: FoundClaim, moved: _Moved) -> FoundClaim:
    return replace(
        found,
        trigger=found.trigger and moved.to(found.trigger),
        evidence=found.evidence and moved.to(found.evidence),
        spans=tuple(replace(one, span=span) for one in found.spans if (span := moved.to(one.span))),
    )
