"""How sure a claim is: logistic regression over the rules' features.

A claim counts as right where its core is in the gold. A square penalty, Newton's method; cross-validated by article,
so that none weighs its own claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from builder.evaluate import compare
from builder.extract import read
from builder.extract.confidence import WEIGHTS

from .texts import annotated, code

Matrix = NDArray[np.float64]

PENALTY = 2.0
"""Weight of the squares of the weights against the likelihood."""
FOLDS = 10
"""Parts of the cross-validation."""
HOLD = 1.0
"""How strongly the scaling by held texts is held to none."""
SEEN = 4
"""Claims that must have a feature for it to have a weight."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One claim of the reading and whether it is right."""

    article: str
    features: tuple[tuple[str, float], ...]
    right: bool


def samples(folder: Path) -> Iterator[Sample]:
    """The claims read from the texts of a gold folder; those that match what may be left out are not counted."""
    for name, article, gold in annotated(folder):
        found = read(article).claims
        claims = [each.claim for each in found]
        compared = compare(gold.stem, gold.published, gold.events, claims, code)
        spare = {id(match.claim) for match in compared.spare}
        right = {id(match.claim) for match in compared.matched}
        for each in found:
            if id(each.claim) not in spare:
                yield Sample(name, each.features, id(each.claim) in right)


def learn(known: Sequence[Sample], names: Sequence[str]) -> Matrix:
    """Weights of the names, the last one the bias."""
    given = table(known, names)
    right = np.array([sample.right for sample in known], dtype=float)
    weights = np.zeros(given.shape[1])
    penalty = np.full(given.shape[1], PENALTY)
    penalty[-1] = 1e-6
    for _ in range(30):
        sure = 1 / (1 + np.exp(-given @ weights))
        slope = given.T @ (right - sure) - penalty * weights
        bend = (given * (sure * (1 - sure))[:, None]).T @ given + np.diag(penalty)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def table(known: Sequence[Sample], names: Sequence[str]) -> Matrix:
    """Samples as rows, features as columns, a column of ones at the end."""
    place = {name: n for n, name in enumerate(names)}
    rows = np.zeros((len(known), len(names) + 1))
    rows[:, -1] = 1
    for row, sample in zip(rows, known, strict=True):
        for name, value in sample.features:
            if name in place:
                row[place[name]] = value
    return rows


def held_out(known: Sequence[Sample], names: Sequence[str]) -> Matrix:
    """For each claim the confidence by weights that its article had no part in."""
    articles = sorted({sample.article for sample in known})
    fold = {article: n % FOLDS for n, article in enumerate(articles)}
    sure = np.zeros(len(known))
    for part in range(FOLDS):
        others = [sample for sample in known if fold[sample.article] != part]
        mine = [n for n, sample in enumerate(known) if fold[sample.article] == part]
        if mine and others:
            weights = learn(others, names)
            sure[mine] = 1 / (1 + np.exp(-table([known[n] for n in mine], names) @ weights))
    return sure


def report(known: Sequence[Sample], sure: Matrix) -> Iterator[str]:
    """Calibration in ten bins and the mean square error, a line each."""
    right = np.array([sample.right for sample in known], dtype=float)
    yield f"{len(known)} claims, {right.mean():.3f} right; Brier score {((sure - right) ** 2).mean():.4f}"
    for low in range(10):
        inside = (sure >= low / 10) & ((sure < (low + 1) / 10) | (low == 9))
        if inside.any():
            share, said = right[inside].mean(), sure[inside].mean()
            yield f"{low / 10:.1f}-{(low + 1) / 10:.1f}: {int(inside.sum())} claims, {said:.2f} said, {share:.2f} right"


def calibrated(weights: Matrix, known: Sequence[Sample], names: Sequence[str]) -> Matrix:
    """The weights stretched and shifted so that they are as sure as they should be of texts that no rule was made on.

    Two numbers are learned from the claims of such texts: Platt's scaling.
    """
    score = table(known, names) @ weights
    given = np.column_stack([score, np.ones(len(score))])
    right = np.array([sample.right for sample in known], dtype=float)
    stretch = np.array([1.0, 0.0])
    for _ in range(50):
        sure = 1 / (1 + np.exp(-given @ stretch))
        slope = given.T @ (right - sure) - HOLD * (stretch - np.array([1.0, 0.0]))
        bend = (given * (sure * (1 - sure))[:, None]).T @ given + HOLD * np.eye(2)
        stretch += np.linalg.solve(bend, slope)
    found: Matrix = weights * stretch[0]
    found[-1] += stretch[1]
    return found


def train(folders: Sequence[Path], held: Sequence[Path]) -> list[str]:
    """Learn from the folders, set right by the held ones, and write the weights; the figures, a line each."""
    known = [sample for folder in folders for sample in samples(folder)]
    counted: dict[str, int] = {}
    for sample in known:
        for name, value in sample.features:
            counted[name] = counted.get(name, 0) + (value != 0)
    names = sorted(name for name, times in counted.items() if times >= SEEN)
    lines = ["Held out by article:", *report(known, held_out(known, names))]
    weights = learn(known, names)
    if held:
        apart = [sample for folder in held for sample in samples(folder)]
        weights = calibrated(weights, apart, names)
        sure = 1 / (1 + np.exp(-table(apart, names) @ weights))
        lines += ["Set right by texts that no rule was made on:", *report(apart, sure)]
    head = "".join(f"# {line}\n" for line in ("Made by `python -m builder.weighing`.", *lines))
    rows = [f"  bias: {weights[-1]:.4f}\n"]
    rows += [f"  {name}: {weight:.4f}\n" for name, weight in zip(names, weights, strict=False)]
    WEIGHTS.write_text(head + "weights:\n" + "".join(rows), "utf-8")
    return lines
