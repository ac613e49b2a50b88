"""The weights of the confidence: learned, held out by article, reported."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from builder.extract.confidence import WEIGHTS, confidence
from builder.model.yaml import parse
from builder.weighing import pairs
from builder.weighing.confidence import Sample, calibrated, held_out, learn, report, samples, table


def known(count: int = 400) -> list[Sample]:
    """Claims of which four in five with the mark are right, and one in five without."""
    chance = random.Random(5)
    made = []
    for n in range(count):
        marked = n % 2 == 0
        right = chance.random() < (0.8 if marked else 0.2)
        made.append(Sample(f"article-{n // 4}", (("marked", float(marked)), ("noise", chance.random())), right))
    return made


def test_the_weights_find_what_tells() -> None:
    marked, noise, _ = learn(known(), ["marked", "noise"])
    assert marked > 1.5
    assert abs(noise) < 0.8


def test_held_out_confidence_is_calibrated() -> None:
    claims = known()
    sure = held_out(claims, ["marked", "noise"])
    high = [claim.right for claim, each in zip(claims, sure, strict=True) if each > 0.5]
    assert sum(high) / len(high) == pytest.approx(0.8, abs=0.08)
    lines = list(report(claims, sure))
    assert lines[0].startswith("400 claims")
    assert sum(int(line.split(": ")[1].split()[0]) for line in lines[1:]) == 400


def test_confidence_is_set_right_by_texts_apart() -> None:
    """Weights of texts on which four in five marked claims are right, set right by texts on which half are."""
    names = ["marked", "noise"]
    weights = learn(known(), names)
    chance = random.Random(7)
    apart = [Sample(f"apart-{n}", (("marked", 1.0), ("noise", chance.random())), n % 2 == 0) for n in range(200)]
    before = 1 / (1 + np.exp(-table(apart, names) @ weights))
    after = 1 / (1 + np.exp(-table(apart, names) @ calibrated(weights, apart, names)))
    assert before.mean() > 0.75
    assert after.mean() == pytest.approx(0.5, abs=0.03)


def test_a_gold_folder_gives_samples(tmp_path: Path) -> None:
    text = "title: Expulsions\npublished: 2020-02-03\n\nFrance expelled four Chadian diplomats on Monday.\n"
    event = {"type": "expulsion", "status": "done", "actor": "FR", "target": "TD", "count": 4, "date": "2020-02-03"}
    (tmp_path / "one.txt").write_text(text)
    (tmp_path / "one.json").write_text(json.dumps({"published": "2020-02-03", "events": [event], "aggregates": []}))
    (tmp_path / "two.txt").write_text(text)
    (tmp_path / "two.json").write_text(json.dumps({"published": "2020-02-03", "events": [], "aggregates": []}))
    assert [(Path(sample.article).name, sample.right) for sample in samples(tmp_path)] == [
        ("one", True),
        ("two", False),
    ]


def test_pairs_are_learned_from_the_gold(tmp_path: Path) -> None:
    for n in range(12):
        actor, other = ("FR", "CL") if n % 2 else ("CL", "FR")
        nation = {"FR": ("France", "French"), "CL": ("Chile", "Chilean")}
        text = f"{nation[actor][0]} is angry with {nation[other][0]}. The consul was expelled on Monday."
        event = {"type": "expulsion", "status": "done", "actor": actor, "target": other, "evidence": text}
        (tmp_path / f"{n}.txt").write_text(f"title: News\npublished: 2020-02-03\n\n{text}\n")
        (tmp_path / f"{n}.json").write_text(json.dumps({"published": "2020-02-03", "events": [event]}))
    known = list(pairs.samples(tmp_path))
    assert len(known) == 12
    assert pairs.held_out(known) == 1.0
    assert pairs.learn(known)["a last subject"] > 0


def test_the_shipped_weights_are_a_model_with_figures() -> None:
    text = WEIGHTS.read_text()
    assert "Held out by article" in text
    assert "bias" in parse(text)["weights"]
    sure = confidence((("actor from=clause", 1.0), ("target from=clause", 1.0), ("counted", 1.0)))
    doubtful = confidence((("actor from=weights", 1.0), ("target from=guess", 1.0), ("prospective", 1.0)))
    assert doubtful < 0.6 < 0.8 < sure
