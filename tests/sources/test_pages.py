"""Saved web pages, each with its own trap; the article in them is always the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import Problem
from builder.model.article import Article
from builder.sources import read_articles

PAGES = Path(__file__).parent / "pages"
TEXT = (PAGES / "article.txt").read_text("utf-8").strip()


def page(path: Path) -> Article:
    found = list(read_articles([path]))
    (article,) = [one for one in found if isinstance(one, Article)]
    doubts = [one for one in found if isinstance(one, Problem)]
    assert {(one.path, one.code) for one in doubts} <= {(str(path), "encoding")}
    assert bool(doubts) == any("encoding" in said for said in article.attention)
    return article


def test_text_that_stands_only_in_json_ld() -> None:
    article = page(PAGES / "jsonld_only.html")
    assert article.text == TEXT
    assert article.title == "Oslo expels three Belarusians & waits"
    assert (article.published, article.outlet, article.language) == ("2022-05-06", "Fjord Post", "en")
    assert article.author == "Kari Lund, Ola Berg"


def test_facts_that_stand_only_in_opengraph() -> None:
    article = page(PAGES / "og_only.html")
    assert article.text == TEXT
    assert (article.title, article.outlet, article.published) == ("Oslo expels three", "Fjord Post", "2022-05-06")
    assert article.url == "https://fjord.example/a/1"
    assert [piece.text for piece in article.dropped] == ["Follow us on Twitter"]


def test_a_page_laid_out_in_tables(tmp_path: Path) -> None:
    path = tmp_path / "old.htm"
    paragraphs = "".join(f"<P>{paragraph}" for paragraph in TEXT.split("\n\n"))
    path.write_bytes(
        "<HTML><HEAD><TITLE>Oslo expels three</TITLE></HEAD><BODY BGCOLOR=white><TABLE WIDTH=600><TR><TD>"
        '<A HREF="a.htm">News</A><BR><A HREF="b.htm">Sport</A></TD><TD><FONT SIZE=5>Oslo expels three</FONT>'
        f"<P>Friday, May 6, 1983{paragraphs}</TD></TR></TABLE></BODY></HTML>".encode("cp1252")
    )
    article = page(path)
    assert article.text == TEXT
    assert article.published == "1983-05-06"
    assert any("May 6, 1983" in said for said in article.attention)


@pytest.mark.parametrize(
    ("declared", "written"), [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("latin-1", "latin-1")]
)
def test_an_encoding_declared_wrongly_or_rightly(tmp_path: Path, declared: str, written: str) -> None:
    path = tmp_path / "page.html"
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT.split("\n\n"))
    path.write_bytes(
        f'<html><head><meta charset="{declared}"><title>Oslo expels three</title></head><body><article>'
        f"<h1>Oslo expels three</h1>{paragraphs}</article></body></html>".encode(written)
    )
    article = page(path)
    assert article.text == TEXT
    assert any("encoding" in said for said in article.attention) == (declared == "utf-8" and written != "utf-8")


def test_paywall_and_caption_are_not_the_article() -> None:
    article = page(PAGES / "paywall.html")
    assert article.text == TEXT
    assert article.author == "Kari Lund"
    assert ("caption", "The embassy in Oslo. Photo: NTB") in [(p.reason, p.text) for p in article.dropped]


def test_an_amp_page_with_a_comma_too_many() -> None:
    article = page(PAGES / "amp.html")
    assert article.text == TEXT
    assert (article.outlet, article.published) == ("Fjord Post", "2022-05-06")
    assert article.attention == ("The date of publication was read from the address.",)


def test_text_in_bare_divisions() -> None:
    assert page(PAGES / "divs.html").text == TEXT


def test_a_script_in_the_title_stays_words() -> None:
    article = page(PAGES / "title_script.html")
    assert article.title == "<script>alert(1)</script> ](javascript:alert(1)) Oslo"
    assert "<script>alert(2)</script> was found" in article.text


@pytest.mark.parametrize(
    "content", [None, b"<html><body></body></html>", b"<!-- nothing -->", b"<html>" + b"<div>" * 5000]
)
def test_a_page_without_text_is_one_problem(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(content if content is not None else (PAGES / "no_text.html").read_bytes())
    (read,) = read_articles([path])
    assert isinstance(read, Problem)
    assert read.path == str(path)
    assert read.severity == "error"
