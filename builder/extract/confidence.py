"""How sure a claim is, from what its reading rests on."""

from __future__ import annotations

import math

from .story import Draft

Features = tuple[tuple[str, float], ...]

SURE = {
    "clause": 1.0,
    "place": 0.6,
    "person": 0.8,
    "own": 0.6,
    "pronoun": 0.6,
    "speaker": 0.5,
    "story": 0.3,
    "near": 0.1,
    "guess": 0.0,
    "owner": 0.8,
    "host": 0.6,
    "": 0.0,
}


def features(draft: Draft) -> Features:
    """The reading as numbers."""
    thing = draft.hit.thing
    return (
        ("actor", SURE.get(draft.said, 0.3)),
        ("target", SURE.get(draft.aimed, 0.3)),
        ("done", float(draft.status == "done")),
        ("strong", float(thing is not None and thing.strong)),
        ("counted", float(draft.count is not None)),
        ("dated", float(draft.dated == "clause")),
        ("told again", float(len(draft.joined))),
        ("nominal", float(draft.hit.voice == "nominal")),
        ("inherits", float(draft.hit.inherits)),
        ("pronoun", float(thing is not None and thing.grade == "pronoun")),
        ("title", float(draft.title)),
    )


def confidence(found: Features) -> float:
    """A probability from the features."""
    f = dict(found)
    score = (
        -1.2
        + 1.8 * f["actor"]
        + 1.5 * f["target"]
        + 0.6 * f["strong"]
        + 0.5 * f["counted"]
        + 0.4 * f["dated"]
        + 0.4 * min(f["told again"], 2)
        - 0.4 * f["inherits"]
        - 0.6 * f["pronoun"]
        - 0.6 * (1 - f["done"])
    )
    return round(1 / (1 + math.exp(-score)), 2)
