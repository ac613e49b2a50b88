"""Whatever the bytes are: an article in its right form or one Problem, and nothing of a text is lost unsaid."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.errors import Problem
from builder.model.article import Article
from builder.model.dates import is_date
from builder.sources import Member, read_articles, read_member
from builder.sources.boilerplate import clean
from builder.sources.paragraphs import paragraphs

MARKUP = ["title: ", "published: ", "---\n", "- ", "<script>", "](javascript:x)", "&amp;", "{", "}"]
UNSEEN = ["\n\n", "\n", "\r\n", "\u202e", "\u200b", "\ufeff", "\x00", "\t", "e\u0301", "\U0001f469\u200d\U0001f680"]
FURNITURE = [
    "By A. Lund",
    "6 May 2022",
    "Share this",
    "Related Articles",
    "(Photo: EFE)",
    "https://a.example/2018/03/27",
]
WORDS = ["Oslo — ", "é", "Norway expelled three envoys, the ministry said on Monday. ", "word "]
PIECES = st.sampled_from([*MARKUP, *UNSEEN, *FURNITURE, *WORDS])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=25).map("".join)
DATA = st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=300))
FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\u00a0\ud800-\udfff]")


def sound(article: Article) -> None:
    """Asserts the form that every later stage relies on."""
    assert article.text
    for part in article.text.split("\n\n"):
        assert part == part.strip()
        assert part
        assert "\n" not in part
        assert "  " not in part
    assert "\n" not in article.title
    assert not FORBIDDEN.search(article.text.replace("\n", " ") + article.title)
    assert article.published is None or is_date(article.published)
    assert article.url is None or article.url.startswith(("http://", "https://"))


@settings(max_examples=120, deadline=None)
@given(DATA, st.sampled_from(["text", "object"]))
def test_any_bytes_are_an_article_or_a_problem(data: bytes, kind: str) -> None:
    items = list(read_member(Member("a#1", kind, data)))  # type: ignore[arg-type]
    assert items
    last = items[-1]
    if isinstance(last, Article):
        sound(last)
    else:
        assert last.severity == "error"
    assert all(isinstance(item, Problem) for item in items[:-1])


@settings(max_examples=25, deadline=None)
@given(DATA)
def test_any_bytes_in_a_page(data: bytes) -> None:
    page = b"<html><body><article><p>Norway expelled three envoys on Monday, it said.</p><p>" + data + b"</p></article>"
    for item in read_member(Member("a", "page", page)):
        if isinstance(item, Article):
            sound(item)


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_nothing_is_lost_between_kept_and_dropped(text: str) -> None:
    parts = paragraphs(text)
    kept, dropped = clean(parts)
    assert sorted([*kept, *(piece.text for piece in dropped)]) == sorted(parts)
    assert all(piece.reason for piece in dropped)


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".warc", ".zip", ".txt.gz", ".jsonl.gz", ".warc.gz"])
@settings(max_examples=12, deadline=None)
@given(data=st.binary(max_size=200))
def test_rubbish_under_any_name_is_never_a_traceback(suffix: str, data: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a" + suffix)
        path.write_bytes(data)
        for item in read_articles([path]):
            assert isinstance(item, Article | Problem)
