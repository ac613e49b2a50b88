"""The times of an article, each read with what was told before: "that year", "the next day", "today" of a dateline."""

from __future__ import annotations

from typing import Final

from builder.language import reckoning
from builder.language.dates import Moment, find_moments, tells
from builder.language.doc import Text

_DASHES: Final = frozenset({"-", "—", "–", "--"})
_HEADS: Final = 3
"""Paragraphs in which a dateline may stand; titles and notices come before it."""
_LATE: Final = 4
"""Days after which a report is no longer printed as news."""


def read_moments(text: Text, published: str | None) -> tuple[tuple[Moment, ...], ...]:
    """The times of every sentence, each read with what the sentences before it tell; from the day of the dateline
    where the article has one: "BONN, Feb. 3 -" printed on the fourth calls the third today."""
    published = dateline_day(text, published) or published
    found: list[tuple[Moment, ...]] = []
    context = narrative = latest = day = None
    paragraph = day_paragraph = told_paragraph = told_at = day_at = -1
    for sentence in text.sentences:
        if sentence.paragraph != paragraph:
            paragraph, narrative = sentence.paragraph, None if published else latest
        overtaken = told_at > day_at and told_paragraph == sentence.paragraph and len(context or "") < 10
        moments = find_moments(
            text, sentence.first, sentence.last, published, context, narrative, None if overtaken else day
        )
        found.append(moments)
        told = [moment.value for moment in moments if moment.value and tells(moment)]
        if told:
            context, told_at, told_paragraph = told[-1], sentence.i, paragraph
        narrative = next((value for value in reversed(told) if len(value) > 4), narrative)
        days = [moment for moment in moments if tells(moment) and len(moment.value or "") == 10]
        main = [moment for moment in days if not _had(text, moment)]
        if main or (days and day_paragraph != paragraph):
            day, day_at, day_paragraph = (main or days)[-1].value, sentence.i, paragraph
        latest = max([latest or "", *(value[:4] for value in told)]) or None
    return tuple(found)


def dateline_day(text: Text, published: str | None) -> str | None:
    """The day in the head of a report, where it is one of the last before the publication."""
    if not published or len(published) != 10:
        return None
    for sentence in text.sentences:
        if sentence.paragraph > _HEADS:
            break
        tokens = text.tokens[sentence.first : min(sentence.first + 14, sentence.last)]
        dash = next((k for k, token in enumerate(tokens) if token.text in _DASHES), 0)
        if not dash or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
            continue
        days = [m.value for m in find_moments(text, sentence.first, sentence.first + dash, published) if m.value]
        if len(days) == 1 and len(days[0]) == 10 and 0 <= reckoning.days_between(days[0], published) <= _LATE:
            return days[0]
    return None


def _had(text: Text, moment: Moment) -> bool:
    """Whether the clause tells what had happened before the rest: "Montenegro had expelled one on March 28"."""
    return any(token.lower == "had" for token in text.tokens[max(0, moment.first - 8) : moment.first])
