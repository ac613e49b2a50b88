"""How sure a claim is, from what its reading rests on.

A logistic model over the rules' own features; the weights are data, made by `python -m builder.weighing` from annotated
articles, and its figures stand at the head of their file.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from builder.model.yaml import parse

from .story import Draft

Features = tuple[tuple[str, float], ...]

WEIGHTS = Path(__file__).parent / "weights.yaml"
"""The shipped weights."""


def features(draft: Draft) -> Features:
    """The reading as numbers: what is named `this=that` is 1 where it holds, else left out."""
    thing = draft.hit.thing
    return (
        (f"type={draft.type}", 1.0),
        (f"rule={draft.hit.rule}", 1.0),
        (f"voice={draft.hit.voice}", 1.0),
        (f"actor from={draft.said or 'nothing'}", 1.0),
        (f"target from={draft.aimed or 'nothing'}", 1.0),
        (f"object={thing.grade if thing is not None else 'none'}", 1.0),
        (f"dated by={draft.dated or 'nothing'}", 1.0),
        ("prospective", float(draft.status != "done")),
        ("strong", float(thing is not None and thing.strong)),
        ("owned", float(thing is not None and bool(thing.owners))),
        ("counted", float(draft.count is not None)),
        ("told again", min(len(draft.joined), 3) / 3),
        ("inherits", float(draft.hit.inherits)),
        ("title", float(draft.title)),
        ("quoted", float(draft.scene.quoted(draft.hit.first))),
        ("late", min(draft.scene.sentence.i, 30) / 30),
        ("named", float(bool(draft.people))),
    )


def confidence(found: Features) -> float:
    """A probability from the features, two digits."""
    weights = _weights()
    score = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found)
    return round(1 / (1 + math.exp(-score)), 2)


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in parse(WEIGHTS.read_text("utf-8"))["weights"].items()}
