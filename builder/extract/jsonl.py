"""A reading as one JSON object: what `chronicle extract --format jsonl` prints."""

from __future__ import annotations

import json
from dataclasses import asdict

from builder import vocabulary
from builder.model.article import Article
from builder.model.reading import FoundClaim, Reading


def row(article: Article, reading: Reading) -> str:
    """`source`, `title`, `published`, `events` and `aggregates` of an article as one line of JSON."""
    aggregates = [
        {key: value for key, value in asdict(found.aggregate).items() if value is not None}
        for found in reading.aggregates
    ]
    return json.dumps(
        {
            "source": article.source,
            "title": article.title,
            "published": article.published,
            "events": [_event(found) for found in reading.claims],
            "aggregates": aggregates,
        },
        ensure_ascii=False,
    )


def _event(found: FoundClaim) -> dict[str, object]:
    """A claim's known fields, the codes of its actors, and the place of its evidence in the cleaned text."""
    claim = found.claim
    event: dict[str, object] = {
        key: value for key, value in asdict(claim).items() if value not in (None, "", ()) and key != "checked"
    }
    event["people"] = list(claim.people)
    event["actor_code"], event["target_code"] = _code(claim.actor), _code(claim.target)
    event["start"] = found.evidence.start if found.evidence else None
    event["end"] = found.evidence.end if found.evidence else None
    return event


def _code(actor: str) -> str:
    known = vocabulary.actors().get(actor)
    return known.code if known else actor
