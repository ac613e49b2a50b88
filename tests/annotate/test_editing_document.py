"""docs/editing.md: each example is sound, and what it changes outlives the next reading."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from builder.annotate import parse
from builder.annotate.check import check
from builder.annotate.fields import ARTICLE
from builder.annotate.merge import merge
from builder.chronicle import read_event, read_site
from builder.cli.review import _KINDS as REVIEW_KINDS
from builder.flow import schema
from builder.reviewing import KINDS

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "editing.md").read_text("utf-8")
BEFORE = re.findall(r"```markdown before\n(.*?)```", TEXT, re.DOTALL)[0]
AFTER = dict(re.findall(r"```markdown after (\S+)\n(.*?)```", TEXT, re.DOTALL))


def test_every_task_is_there() -> None:
    assert set(AFTER) == {"correct-a-number", "mark-as-checked", "add-an-event", "take-a-claim-out", "add-a-person"}


@pytest.mark.parametrize("name", ["before", *AFTER])
def test_an_example_has_no_fault(name: str) -> None:
    path = "content/articles/2018/one.md"
    article, problems = parse(AFTER.get(name, BEFORE), path, "one")
    assert not problems
    assert not list(check(article, {claim.id for claim in article.events}))


@pytest.mark.parametrize("name", [*AFTER])
def test_an_edit_outlives_the_next_reading(name: str) -> None:
    machine, _ = parse(BEFORE, "", "one")
    again = replace(machine, title="Another title", events=(replace(machine.events[0], count=7, confidence=0.9),))
    first = merge(machine, AFTER[name], again)
    now, _ = parse(first.text, "content/articles/2018/one.md", "one")
    was, _ = parse(AFTER[name], "content/articles/2018/one.md", "one")
    assert now.title == "Another title"
    assert {claim.id for claim in now.events} == {claim.id for claim in was.events}
    assert now.people == was.people
    counts = {claim.id: claim.count for claim in now.events}
    untouched = name in ("add-an-event", "add-a-person")
    assert all(counts[claim.id] == (7 if untouched and claim.id == "3f2a91" else claim.count) for claim in was.events)
    held = [edit for edit in first.machine.edits if edit.held]
    assert bool(held) == (name in ("correct-a-number", "mark-as-checked"))
    assert merge(first.machine, first.text, again).text == first.text


def test_the_other_files_of_the_examples_are_sound() -> None:
    for kind, example in re.findall(r"```yaml (\w+)\n(.*?)```", TEXT, re.DOTALL):
        _, problems = (
            read_site(example.encode()) if kind == "site" else read_event(example.encode(), "content/events/3f2a91.md")
        )
        assert not problems


def test_kinds_of_review_are_told_and_offered() -> None:
    told = re.findall(r"^\| `(\w+)` \|", TEXT.partition("## What wants an eye")[2], re.MULTILINE)
    assert sorted(told) == sorted(KINDS) == sorted(REVIEW_KINDS)


@pytest.mark.parametrize("kind", ["article", "event", "actor", "site"])
def test_the_schema_in_docs_is_the_one_that_is_printed(kind: str) -> None:
    assert json.loads((ROOT / "docs" / "schema" / f"{kind}.schema.json").read_text("utf-8")) == schema(kind)


def test_the_schema_names_every_field_of_an_article() -> None:
    properties = schema("article")["properties"]
    assert isinstance(properties, dict)
    assert set(properties) == set(ARTICLE)
