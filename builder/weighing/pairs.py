"""Which pair of actors a measure is about: a linear model over the cues of `extract.ranking`.

For each measure whose sides were weighed, the pairs of the gold events of its type in its sentence are right, or the
only pair of that type in the article. Softmax over the pairs on offer, a square penalty, gradient steps by Adam.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.evaluate import GoldArticle
from builder.extract.ranking import PAIRS, Choice, Cues, weigh
from builder.extract.reading import choices
from builder.model.article import Article

from .texts import annotated, code

PENALTY = 15.0
"""Weight of the squares of the weights against the likelihood."""
FOLDS = 6
"""Parts of the cross-validation."""
SEEN = 4
"""Choices that must offer a cue for it to have a weight."""
STEPS = 400
"""Gradient steps."""
PACE = 0.05
"""Size of the first steps."""
TOLD = 0.005
"""Weights below this size are left out."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sample:
    """One measure: the cues of each pair on offer, and whether it is right."""

    article: str
    offered: tuple[Cues, ...]
    right: tuple[bool, ...]


def samples(folder: Path) -> Iterator[Sample]:
    """The choices in the texts of a gold folder of which the right one is known."""
    for name, article, gold in annotated(folder):
        for choice in choices(article):
            pairs = _right_pairs(choice, article, gold)
            right = tuple((code(option.actor), code(option.target)) in pairs for option in choice.options)
            if any(right):
                yield Sample(name, tuple(option.cues for option in choice.options), right)


def _right_pairs(choice: Choice, article: Article, gold: GoldArticle) -> set[tuple[str | None, str | None]]:
    alike = [event for event in gold.events if choice.type in event.type]
    told = [event for event in alike if _stands_in(event.evidence, choice.sentence)]
    closer = [event for event in told if choice.words in _plain(event.evidence)]
    events = closer or told
    if not events and len({(event.actor, event.target) for event in alike}) == 1:
        events = alike[:1]
    return {(actor, target) for event in events for actor in event.actor for target in event.target}


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.translate(QUOTES)).strip().casefold()


QUOTES = str.maketrans("“”‘’", "\"\"''")


def _stands_in(evidence: str, sentence: str) -> bool:
    quote, words = _plain(evidence), _plain(sentence)
    return bool(quote) and (quote in words or words in quote)


def learn(known: Sequence[Sample]) -> dict[str, float]:
    """Cue -> weight."""
    counted = Counter(cue for sample in known for cue in set().union(*map(set, sample.offered)))
    names = sorted(cue for cue, times in counted.items() if times >= SEEN)
    place = {cue: n for n, cue in enumerate(names)}
    rows = [[place[cue] for cue in cues if cue in place] for sample in known for cues in sample.offered]
    sizes = [len(sample.offered) for sample in known]
    cues = np.array([cue for row in rows for cue in row], dtype=int)
    option = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    choice = np.repeat(np.arange(len(known)), sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    right = np.array([each for sample in known for each in sample.right], dtype=float)
    weights, mean, spread = np.zeros(len(names)), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        score = np.bincount(option, weights[cues], len(rows))
        each = np.exp(score - np.maximum.reduceat(score, starts)[choice])
        said = each / np.add.reduceat(each, starts)[choice]
        wanted = each * right / np.add.reduceat(each * right, starts)[choice]
        slope = np.bincount(cues, (said - wanted)[option], len(names)) / len(known) + PENALTY * weights / len(known)
        mean = 0.9 * mean + 0.1 * slope
        spread = 0.99 * spread + 0.01 * slope * slope
        pace = PACE if step < 0.6 * STEPS else 0.3 * PACE
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return {name: float(weight) for name, weight in zip(names, weights, strict=True)}


def share_right(known: Sequence[Sample], weights: Weights) -> float:
    """Of the choices, those made right with the weights."""
    made = 0
    for sample in known:
        scores = [weigh(cues, weights) for cues in sample.offered]
        made += sample.right[scores.index(max(scores))]
    return made / len(known)


def held_out(known: Sequence[Sample]) -> float:
    """The share of choices made right by weights in which their articles had no part."""
    articles = sorted({sample.article for sample in known})
    fold = {article: n % FOLDS for n, article in enumerate(articles)}
    made = 0.0
    for part in range(FOLDS):
        mine = [sample for sample in known if fold[sample.article] == part]
        others = [sample for sample in known if fold[sample.article] != part]
        if mine and others:
            made += share_right(mine, learn(others)) * len(mine)
    return made / len(known)


def train(folders: Sequence[Path]) -> list[str]:
    """Learn from the folders and write the weights; the held-out figures, a line each."""
    known = [sample for folder in folders for sample in samples(folder)]
    rules = share_right(known, {"p as ruled": 1.0})
    lines = [
        f"{len(known)} measures whose actor and target were weighed",
        f"held out by article: {held_out(known):.3f} right; by the rules alone: {rules:.3f}",
    ]
    weights = learn(known)
    head = "".join(f"# {line}\n" for line in ("Made by `python -m builder.weighing`.", *lines))
    rows = [f"  {cue}: {weight:.3f}\n" for cue, weight in sorted(weights.items()) if abs(weight) > TOLD]
    PAIRS.write_text(head + "weights:\n" + "".join(rows), "utf-8")
    return lines
