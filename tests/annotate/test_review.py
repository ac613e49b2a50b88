"""`chronicle review`: what wants an eye, and proposals taken over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from test_ingest import HERE, TEXT, article, run

from builder.annotate import parse
from builder.errors import ChronicleError
from builder.reviewing import accept, review


def edited(root: Path, *changes: tuple[str, str]) -> None:
    file = root / "content" / HERE
    text = file.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text)


def claims(root: Path) -> Any:
    return parse((root / "content" / HERE).read_bytes())[0].events


def kinds(root: Path) -> list[str]:
    return [item.kind for item in review(root, 0.9)]


def test_a_doubtful_claim_is_listed_with_its_sentence_until_it_is_checked(tmp_path: Path) -> None:
    run(tmp_path, article())
    items = review(tmp_path, 0.9)
    assert [item.kind for item in items] == ["date", "confidence"]
    doubtful = items[1]
    assert (doubtful.path, doubtful.line) == (f"content/{HERE}", 6)
    assert doubtful.reading == "expulsion, france -> chad, 4"
    assert doubtful.sentence == "France expelled four envoys of Chad on Monday."
    assert doubtful.actors == ("france", "chad")
    assert doubtful.year == "2018"
    edited(tmp_path, ("  confidence: 0.8\n", "  confidence: 0.8\n  checked: true\n"))
    assert kinds(tmp_path) == []


def test_a_corrected_value_is_no_proposal_until_the_machine_changes_its_mind(tmp_path: Path) -> None:
    run(tmp_path, article())
    edited(tmp_path, ("count: 4", "count: 5"))
    run(tmp_path, article())
    assert "proposal" not in kinds(tmp_path)
    run(tmp_path, article(), count=6)
    proposal = review(tmp_path, 0.9)[0]
    assert (proposal.kind, proposal.said) == ("proposal", "count: 6 instead of 5")
    assert claims(tmp_path)[0].count == 5
    said = accept(tmp_path, proposal.id)
    assert said == [f"content/{HERE}: count: 6 instead of 5"]
    assert claims(tmp_path)[0].count == 6
    assert "proposal" not in kinds(tmp_path)
    run(tmp_path, article(), count=7)
    assert claims(tmp_path)[0].count == 7


def test_a_reading_that_contradicts_a_checked_claim_is_a_proposal(tmp_path: Path) -> None:
    run(tmp_path, article())
    edited(tmp_path, ("  confidence: 0.8\n", "  confidence: 0.8\n  checked: true  # by me\n"))
    run(tmp_path, article(), count=9)
    assert kinds(tmp_path) == ["proposal"]
    assert claims(tmp_path)[0].count == 4
    accept(tmp_path, claims(tmp_path)[0].id)
    assert claims(tmp_path)[0].count == 9
    assert claims(tmp_path)[0].checked
    assert "# by me" in (tmp_path / "content" / HERE).read_text()


def test_a_checked_claim_that_is_no_longer_found_can_be_let_go(tmp_path: Path) -> None:
    run(tmp_path, article())
    edited(tmp_path, ("  confidence: 0.8\n", "  confidence: 0.8\n  checked: true\n"))
    id_ = claims(tmp_path)[0].id
    run(tmp_path, article(text=TEXT.replace("expelled", "received")))
    assert next(item.said for item in review(tmp_path, 0.9)) == "the machine no longer finds this claim"
    assert [claim.id for claim in claims(tmp_path)] == [id_]
    accept(tmp_path, id_)
    assert claims(tmp_path) == ()


def test_fields_and_text_of_an_article_are_accepted_by_its_name(tmp_path: Path) -> None:
    run(tmp_path, article())
    edited(tmp_path, ("title: France expels four", "title: Mine"), ("The talks", "The *talks*"))
    run(tmp_path, article(title="Theirs", text=TEXT + " More."))
    assert {item.said for item in review(tmp_path, 0)} >= {"title: Theirs", "the article's text is another now"}
    accept(tmp_path, "france-expels-chadians")
    text = (tmp_path / "content" / HERE).read_text()
    assert "title: Theirs\n" in text
    assert text.endswith("More.\n")
    assert "*talks*" not in text


def test_what_is_no_proposal_is_said(tmp_path: Path) -> None:
    run(tmp_path, article())
    with pytest.raises(ChronicleError, match="no proposal for 'abc'"):
        accept(tmp_path, "abc")


def test_the_list_can_be_narrowed_and_read_by_programs(chronicle: Any, tmp_path: Path) -> None:
    run(tmp_path, article())
    shown = json.loads(chronicle("review", "--root", tmp_path, "--format", "json", "--below", "0.9").out)
    assert [row["kind"] for row in shown] == ["date", "confidence"]
    for words, count in (
        (["--kind", "date"], 1),
        (["--actor", "chad"], 2),
        (["--actor", "russia"], 0),
        (["--year", "2018"], 2),
        (["--year", "2019"], 0),
        (["--limit", "1"], 1),
    ):
        ran = chronicle("review", "--root", tmp_path, "--format", "json", "--below", "0.9", *words)
        assert len(json.loads(ran.out)) == count
    text = chronicle("review", "--root", tmp_path, "--kind", "date").out
    assert text.startswith(f"content/{HERE}:6: date: no date is known\n    expulsion, france -> chad, 4  (")
