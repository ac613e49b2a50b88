"""What `chronicle extract` prints: one JSON object an article, or the explanation of its reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.extract import run
from builder.extract import read
from builder.model.article import Article

ARTICLE = """title: Peru expels two Bolivian envoys
published: 2020-07-22

LIMA - Peru on Tuesday declared two Bolivian diplomats persona non grata and gave them 72 hours.

Bolivia closed its consulate in Lima the day after. Altogether 40 Bolivian diplomats were expelled by nine countries.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "peru.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_one_object_an_article(article: Path) -> None:
    result = CliRunner().invoke(run, [str(article)])
    assert result.exit_code == 0
    (line,) = result.stdout.splitlines()
    row = json.loads(line)
    assert (row["source"], row["title"]) == (str(article), "Peru expels two Bolivian envoys")
    assert row["published"] == "2020-07-22"
    event = row["events"][0]
    assert (event["type"], event["status"], event["actor_code"], event["target_code"]) == (
        "expulsion",
        "done",
        "PE",
        "BO",
    )
    assert (event["count"], event["date"], event["deadline"]) == (2, "2020-07-21", "2020-07-24")


def test_evidence_stands_where_the_row_says(article: Path) -> None:
    text = read_text(article)
    row = json.loads(CliRunner().invoke(run, [str(article)]).stdout)
    for event in row["events"]:
        assert text[event["start"] : event["end"]] == event["evidence"]


def read_text(path: Path) -> str:
    from builder.sources import read_articles

    (article,) = read_articles([path])
    assert isinstance(article, Article)
    return article.text


def test_metadata_fills_in_the_date(tmp_path: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text("Peru expels an envoy\n\nPeru expelled the Bolivian consul on Monday.\n", "utf-8")
    table = tmp_path / "metadata.csv"
    table.write_text("file,published\nbare.txt,2020-07-22\n", "utf-8")
    row = json.loads(CliRunner().invoke(run, [str(bare), "--metadata", str(table)]).stdout)
    assert row["events"][0]["date"] == "2020-07-20"


def test_explain_says_which_rule_spoke(article: Path) -> None:
    shown = CliRunner().invoke(run, [str(article), "--explain"]).stdout
    assert "declared unwelcome: expulsion done: peru -> bolivia" in shown
    assert "a total over several states" in shown


def test_a_missing_file_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    result = CliRunner().invoke(run, [str(tmp_path / "nothing.txt")])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_the_same_article_gives_the_same_reading() -> None:
    article = Article("a", "Peru expels two", "Peru expelled two Bolivian diplomats, and Chile one.", "2020-07-22")
    assert read(article, explain=True) == read(article, explain=True)
