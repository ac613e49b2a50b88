"""A claim found again keeps its id, though its sentence was edited or the reader reads it otherwise."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import replace

from builder.model.annotated import Annotated, Annotation
from builder.model.claim import Claim

from . import ids
from .compose import annotated

_WORD = re.compile(r"[^\W_]+")
_ENOUGH = 5.0
"""Likeness from which two claims are one: more than type and one actor, or the same words and a little."""
_SAME_WORDS = 0.6
"""Share of common words of the evidence from which two claims of different types may be one."""


def keep_ids(new: Annotated, known: Sequence[Claim], taken: Container[str] = frozenset()) -> Annotated:
    """The article with the ids of the `known` claims that it makes again; `taken` are ids of other articles.

    A claim that is new gets none of theirs, so that it cannot be mistaken for one that an editor deleted. Several of
    the known may have one id, where an editor has corrected what the machine read: either counts.
    """
    renamed = _renamed(new, known, taken)
    if all(old == fresh for old, fresh in renamed.items()):
        return new
    events = tuple(replace(claim, id=renamed[claim.id]) for claim in new.events)
    marks = [replace(one, claims=tuple(renamed.get(claim, claim) for claim in one.claims)) for one in new.annotations]
    return annotated(replace(new, events=events), marks)


def _renamed(new: Annotated, known: Sequence[Claim], taken: Container[str]) -> dict[str, str]:
    pairs = [
        (alike, -place, -index, claim.id, old.id)
        for place, claim in enumerate(new.events)
        for index, old in enumerate(known)
        if (alike := likeness(claim, old)) >= _ENOUGH
    ]
    renamed: dict[str, str] = {}
    for *_, fresh, old in sorted(pairs, reverse=True):
        if fresh not in renamed and old not in renamed.values():
            renamed[fresh] = old
    for claim in new.events:
        if claim.id not in renamed:
            used = ids.Either(taken, {*renamed.values(), *(old.id for old in known)})
            renamed[claim.id] = (
                claim.id if claim.id not in used else ids.shortened(f"{new.slug}\nnew\n{claim.id}", used)
            )
    return renamed


def likeness(one: Claim, other: Claim) -> float:
    """How much speaks for two claims of one article being the same: 0 nothing, 14 everything."""
    same_words = _overlap(one.evidence or "", other.evidence or "")
    if one.type != other.type and one.id != other.id and same_words < _SAME_WORDS:
        return 0.0
    return (
        3 * (one.id == other.id)
        + 2 * (one.type == other.type)
        + 2 * (one.actor == other.actor != "")
        + 2 * (one.target == other.target != "")
        + (one.count == other.count is not None)
        + (one.date == other.date is not None)
        + 3 * same_words
    )


def _overlap(one: str, other: str) -> float:
    """Share of words that two texts have in common, 0 to 1."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) / max(1, len(words | others))


def filtered(article: Annotated, claims: Container[str]) -> str:
    """The body without the annotations of claims that are not among `claims`."""
    marks: list[Annotation] = []
    for one in article.annotations:
        kept = tuple(claim for claim in one.claims if claim in claims)
        if one.actor or kept:
            marks.append(replace(one, claims=kept))
    return annotated(article, marks).body
