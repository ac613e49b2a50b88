"""The ledger: what it gives back, and what it does with one of another version or a broken one."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from builder.archive.ledger import Ledger
from builder.errors import OutputError
from builder.model.article import Article, Dropped
from builder.sources.duplicates import Placed, sketch

ARTICLE = Article(
    "a.jsonl#3",
    "Chad closes its embassy — “for ever”",
    "Chad closed its embassy in Lima on Monday.\n\nNobody was there.",
    published="2020-02-03",
    url="https://day.example/3",
    sources=("https://day.example/a", "https://day.example/b"),
    also=("https://other.example/3",),
    rights="excerpt",
    dropped=(Dropped("Share this", "sharing"),),
    attention=("Look at it.",),
)


def test_an_article_comes_back_as_it_was(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.sqlite")
    ledger.add(ARTICLE.source, b"1", ARTICLE, sketch(ARTICLE))
    assert list(ledger.to_read()) == []
    ((position, found),) = ledger.sketches(placed=False)
    assert found == sketch(ARTICLE)
    ledger.place(position, Placed("new"))
    ledger.close()
    again = Ledger(tmp_path / "l.sqlite")
    ((entry),) = again.to_read()
    assert entry.article == ARTICLE
    assert again.knows(ARTICLE.source, b"1")
    assert not again.knows(ARTICLE.source, b"2")
    again.close()


def test_copies_bring_their_addresses_and_the_article_is_read_again(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "l.sqlite")
    for number, url in enumerate(("https://day.example/3", "https://day.example/3", "https://far.example/9")):
        one = Article(f"a.jsonl#{number}", ARTICLE.title, ARTICLE.text, url=url)
        ledger.add(one.source, b"", one, sketch(one))
    ledger.place(1, Placed("new"))
    ledger.mark(1, "done")
    assert list(ledger.to_read()) == []
    ledger.place(2, Placed("copy", 1))
    ledger.place(3, Placed("copy", 1))
    (entry,) = ledger.to_read()
    assert entry.article.also == ("https://far.example/9",)
    ledger.close()


def test_a_ledger_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    base = sqlite3.connect(tmp_path / "l.sqlite")
    base.executescript("create table member (nonsense text); insert into member values ('x'); pragma user_version = 99")
    base.close()
    ledger = Ledger(tmp_path / "l.sqlite")
    assert ledger.count() == {"versions": 0}
    ledger.close()


def test_a_file_that_is_no_ledger_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "l.sqlite").write_text("just words, and many of them, so that it is no database at all" * 20)
    with pytest.raises(OutputError, match="delete it"):
        Ledger(tmp_path / "l.sqlite")
