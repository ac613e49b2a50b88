"""Paths, folders, standard input, encodings: what is read, what is passed over, what is said."""

from __future__ import annotations

import io
import os
import time
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.model.article import Article
from builder.sources import read_articles

BODY = "title: Café envoys\npublished: 2020-02-03\n\nChad expelled two French attachés, señor Núñez said.\n"


def articles(*paths: Path | str) -> list[Article]:
    return [item for item in read_articles(paths) if isinstance(item, Article)]


def problems(*paths: Path | str) -> list[Problem]:
    return [item for item in read_articles(paths) if isinstance(item, Problem)]


def test_a_folder_is_read_in_order_without_what_is_hidden_or_of_another_kind(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt", "c.json", "d.TXT"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY, "utf-8")
    read = list(read_articles([tmp_path]))
    assert [item.source for item in read if isinstance(item, Article)] == [
        str(tmp_path / name) for name in ("b.txt", "d.TXT", "a/z.txt")
    ]
    assert len(read) == 3


def test_what_is_named_and_cannot_be_read_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(BODY, "utf-8")
    (tmp_path / "odd.xyz").write_text(BODY, "utf-8")
    (tmp_path / "empty").mkdir()
    paths = [tmp_path / name for name in ("none.txt", "odd.xyz", "empty", "good.txt")]
    found = problems(*paths)
    assert [problem.code for problem in found] == ["no-file", "unknown-kind", "no-articles"]
    assert all(problem.severity == "error" for problem in found)
    assert len(articles(*paths)) == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "an empty file"),
        (b" \r\n\t\n", "an empty file"),
        (b"\xff\xfe", "an empty file"),
        (bytes(range(256)) * 40, "a binary file"),
        (b"%PDF-1.7 and words", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
        (b"words with a \0 zero", "a binary file"),
    ],
)
def test_no_text_is_one_problem(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "x.txt").write_bytes(content)
    (problem,) = read_articles([tmp_path / "x.txt"])
    assert isinstance(problem, Problem)
    assert problem.found == said


@pytest.mark.parametrize(
    ("encoding", "guessed"),
    [("utf-8", 0), ("utf-8-sig", 0), ("utf-16", 0), ("utf-32", 0), ("latin-1", 1), ("utf-16-le", 1), ("utf-16-be", 1)],
)
def test_encodings_are_known_or_guessed_and_said(tmp_path: Path, encoding: str, guessed: int) -> None:
    (tmp_path / "x.txt").write_bytes(BODY.encode(encoding))
    (article,) = articles(tmp_path / "x.txt")
    assert article.title == "Café envoys"
    assert "attachés, señor Núñez" in article.text
    assert len(article.attention) == guessed


def test_a_few_broken_characters_do_not_make_it_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_bytes(BODY.encode() + b"\xc3")
    (article,) = articles(tmp_path / "x.txt")
    assert article.title == "Café envoys"
    assert article.attention == ("1 characters could not be read.",)


def test_five_megabytes_in_one_line_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("A long line\n\n" + "word and (word " * 350_000)
    start = time.perf_counter()
    (article,) = articles(tmp_path / "x.txt")
    assert len(article.text) > 5_000_000
    assert time.perf_counter() - start < 3


def test_many_short_lines_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(
        "A list\n\n" + "".join(f"| a | b | {i} c\n" for i in range(10_000)) + "The end of it was near, they said.\n"
    )
    start = time.perf_counter()
    articles(tmp_path / "x.txt")
    assert time.perf_counter() - start < 8


@pytest.mark.parametrize("content", [BODY.encode(), b"<!doctype html><html><body><article><p>" + BODY.encode() * 9])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    class Stdin:
        buffer = io.BytesIO(content)

    monkeypatch.setattr("sys.stdin", Stdin)
    (article,) = articles("-")
    assert article.source == "-"
    assert "Núñez" in article.text


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_an_unreadable_file_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(BODY)
    (tmp_path / "x.txt").chmod(0)
    (problem,) = problems(tmp_path / "x.txt")
    assert "cannot be read" in problem.found


def test_a_device_is_no_article() -> None:
    (problem,) = problems("/dev/null")
    assert problem.severity == "error"


def test_a_title_of_any_length_is_kept(tmp_path: Path) -> None:
    title = "../../etc " + "x" * 400
    (tmp_path / "x.txt").write_text(f"title: {title}\n\nChad expelled two French attaches.\n")
    (article,) = articles(tmp_path / "x.txt")
    assert article.title == title
