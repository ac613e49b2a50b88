"""Where a claim and its values stand in an article: the fragments that pages point at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.model.annotated import Annotated


@dataclass(frozen=True, slots=True)
class Place:
    """Where a claim or one of its values stands in an article."""

    fragment: str
    """Fragment of the article's page: `e-3f2a91-count`."""
    words: str
    """The words themselves."""


def places(article: Annotated) -> Mapping[tuple[str, str], Place]:
    """Claim id and field (empty: the words which report the measure) -> the place of its first words."""
    found: dict[tuple[str, str], Place] = {}
    for note in article.annotations:
        for claim in note.claims:
            if (claim, note.field) not in found:
                found[(claim, note.field)] = Place(anchor(claim, note.field), note.span.of(article.text))
    return found


def anchor(claim: str, field: str = "") -> str:
    """Fragment at which a claim's words, or those of one value, stand."""
    return f"e-{claim}-{field}" if field else f"e-{claim}"
