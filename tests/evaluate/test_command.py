"""`chronicle evaluate` as a user calls it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from conftest import Chronicle

from builder.model.evaluation import from_json

GOLD = {
    "published": "2018-03-27",
    "events": [
        {"type": "expulsion", "status": "done", "actor": "PL", "target": "RU", "count": 4, "date": "2018-03-26"},
        {"type": "closure", "status": "done", "actor": "LV", "target": "RU", "count": None, "date": None},
    ],
}
TEXT = "title: Poland acts\npublished: 2018-03-27\n\nPoland expelled four Russian diplomats on Monday.\n"
ARTICLE = """---
title: Poland acts
published: 2018-03-27
events:
- id: a1
  type: expulsion
  actor: poland
  target: russia
  count: 5
  date: 2018-03-26
  confidence: 0.7
---

Poland expelled four Russian diplomats on Monday.
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.json").write_text(json.dumps(GOLD))
    (folder / "one.txt").write_text(TEXT)
    return folder


@pytest.fixture
def published(root: Path) -> Path:
    folder = root / "content" / "articles" / "2018"
    folder.mkdir(parents=True)
    (folder / "poland-acts.md").write_text(ARTICLE)
    machine = root / "content" / ".machine"
    machine.mkdir()
    (machine / "poland-acts.md").write_text(ARTICLE.replace("---\ntitle", "---\nsource: texts/one.txt\ntitle", 1))
    return root


def test_what_is_published(chronicle: Chronicle, gold: Path, published: Path) -> None:
    figures = published / "content" / "evaluation.json"
    ran = chronicle("evaluate", gold, "--root", published, "--published", "--errors", "--json", figures)
    assert ran.code == 0, ran.err
    assert "all         core           1.000   0.500   0.667" in ran.out
    assert "            strict         0.000   0.000   0.000" in ran.out
    assert "expulsion   core           1.000   1.000   1.000" in ran.out
    assert "            count          0.000   0.000   0.000   right in 0.000" in ran.out
    assert "wrong   count" in ran.out
    assert "missed  closure, done, LV, RU" in ran.out
    (found,) = from_json(figures.read_bytes())
    assert (found.name, found.core.right, found.core.gold) == ("gold", 1, 2)


def test_figures_of_other_sets_stay(chronicle: Chronicle, gold: Path, published: Path) -> None:
    figures = published / "figures.json"

    def evaluate(name: str) -> list[str]:
        folder = gold.with_name(name)
        if not folder.exists():
            shutil.copytree(gold, folder)
        chronicle("evaluate", folder, "--root", published, "--published", "--json", figures)
        return [each.name for each in from_json(figures.read_bytes())]

    assert evaluate("later") == ["later"]
    assert evaluate("earlier") == ["earlier", "later"]
    before = figures.read_bytes()
    assert evaluate("later") == ["earlier", "later"]
    assert figures.read_bytes() == before


def test_another_file_is_not_overwritten(chronicle: Chronicle, gold: Path, published: Path) -> None:
    figures = published / "notes.json"
    figures.write_text('{"mine": 1}')
    ran = chronicle("evaluate", gold, "--root", published, "--published", "--json", figures)
    assert ran.code == 1
    assert "notes.json: found another file, expected figures of an evaluation" in ran.err
    assert figures.read_text() == '{"mine": 1}'


def test_a_folder_without_gold(chronicle: Chronicle, tmp_path: Path) -> None:
    ran = chronicle("evaluate", tmp_path)
    assert (ran.code, len(ran.err.splitlines())) == (1, 1)
    assert "found no gold, expected NAME.json beside NAME.txt" in ran.err


def test_broken_gold_is_named_and_the_rest_compared(chronicle: Chronicle, gold: Path, published: Path) -> None:
    (gold / "two.json").write_text("{")
    ran = chronicle("evaluate", gold, "--root", published, "--published")
    assert ran.code == 1
    assert "two.json: found no annotated article" in ran.err
    assert "gold: 1 articles, 2 measures, 1 claims" in ran.out


def test_a_folder_that_is_not_there(chronicle: Chronicle, tmp_path: Path) -> None:
    assert chronicle("evaluate", tmp_path / "nothing").code == 2
