"""The trace of a reading in plain words, sentence by sentence: the tool with which one improves the rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.model.article import Article
from builder.model.reading import Reading

MARKS = {"seen": "·", "claim": "+", "dropped": "-", "merged": "="}


def lines(article: Article, reading: Reading) -> Iterator[str]:
    """What was recognised in each sentence, which rule spoke and why a candidate was dropped; then the claims."""
    yield f"{article.source}: {article.title or 'without a title'} ({article.published or 'date unknown'})"
    for span, steps in groupby(reading.trace, key=lambda step: step.sentence):
        words = span.of(article.text) if span.start >= 0 else article.title
        yield f"\n  {words}"
        for step in steps:
            yield f"    {MARKS[step.kind]} {step.rule}: {step.said}"
    yield "\n  claims"
    for found in reading.claims:
        claim = found.claim
        count = "" if claim.count is None else f" {claim.count}"
        yield (
            f"    {claim.confidence:.2f} {claim.type} {claim.status}{count}: {claim.actor} -> {claim.target}, "
            f"{claim.date or 'no date'} [{found.rule}] {claim.evidence or ''}"
        )
