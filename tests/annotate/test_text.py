"""Text to Markdown and back: nothing is lost, nothing is shown otherwise, nothing is escaped without need."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import articles, hostile, readings

from builder.annotate import compose, front, markdown, parse, plain, scan, to_markdown
from builder.annotate.escape import Link, paragraphs, writable
from builder.annotate.escape import to_markdown as as_body
from builder.model.text import Span
from builder.model.yaml import YamlError
from builder.model.yaml import parse as parse_yaml


@st.composite
def linked(draw: st.DrawFn) -> tuple[str, list[Link]]:
    """Hostile text with a link somewhere in some of its paragraphs."""
    text = writable(draw(hostile))
    links = []
    for place in paragraphs(text):
        if draw(st.booleans()):
            start = draw(st.integers(place.start, place.end - 1))
            links.append(Link(Span(start, draw(st.integers(start + 1, place.end))), "event:ab12cd/count"))
    return text, links


@settings(max_examples=250, deadline=None)
@given(linked())
def test_a_markdown_parser_shows_exactly_the_text(case: tuple[str, list[Link]]) -> None:
    text, links = case
    body = as_body(text, links)
    assert markdown.read(body) == (text, links)
    assert scan.links(body) == (text, links)


@settings(max_examples=400, deadline=None)
@given(hostile)
def test_what_the_scanner_reads_is_what_the_full_parser_reads(body: str) -> None:
    found = scan.scan(body)
    assert found is None or found == markdown.read(body)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_an_article_comes_back_character_for_character(data: st.DataObject) -> None:
    article = data.draw(articles())
    made = compose(article, data.draw(readings(article.text)), "slug")
    file = to_markdown(made)
    found, problems = parse(file.encode(), "content/.machine/slug.md", "slug")
    assert not problems
    assert found.text == writable(article.text)
    assert to_markdown(found) == file
    assert replace(found, path="", lines=made.lines) == made
    ids = [claim.id for claim in made.events]
    assert len(set(ids)) == len(ids)


_LINES = ["title: a", "events:", "- id: 3", "  count: 8", "  people:", "  - x", "rights: ", "#c", "  # c", "", "- a"]
_LINES += [
    "- count: 2",
    "also:",
    'title: "a\\\\"b"',
    "title: 'a''b'",
    "title: 'a'b'",
    "also: []",
    "title:",
    "  evidence: >",
]
_LINES += ["    abc", "title: |", "- title: x", "title: 2: 3", "title: a #b", "outlet: ~", "? a", "&a b", "<<: {}"]


@settings(max_examples=250, deadline=None)
@given(st.one_of(hostile, st.lists(st.one_of(st.sampled_from(_LINES), hostile), max_size=9).map("\n".join)))
def test_front_matter_read_by_line_is_what_the_full_parser_reads(text: str) -> None:
    found = plain.load(text)
    if found is not None:
        try:
            assert found == (parse_yaml(text) or {})
        except YamlError as fault:
            raise AssertionError(text) from fault


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The U.S. (2018) said so", "The U.S. (2018) said so"),
        ("1971 was a year", "1971 was a year"),
        ("1971. A year", "1971\\. A year"),
        ("[the] envoys", "[the] envoys"),
        ("a_b and AT&T", "a_b and AT&T"),
        ("5 * 3 < 4 = x", "5 * 3 < 4 = x"),
        ("- Mr. Roe", "\\- Mr. Roe"),
        ("-5 degrees", "-5 degrees"),
        ("# 1", "\\# 1"),
        ("#1", "#1"),
        ("---", "\\---"),
        ("&copy; & <b>", "\\&copy; & \\<b>"),
        ("*no*", "\\*no\\*"),
        ("    four", "&#32;   four"),
        ("(event:a)", "\\(event:a)"),
        ("wow![x](y)", "wow!\\[x\\](y)"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, body: str) -> None:
    assert as_body(text) == body
    assert markdown.read(body) == (text, [])


def test_a_body_written_by_hand_is_read_by_block() -> None:
    body = (
        '## A [head](actor:france)\n\nWords *in* **bold**, `code` and [a page](https://x.example "T").\n\n'
        "- one [two](event:ab12cd)\n- three\n\n> quoted [four](event:ab12cd/count)\n\n1. numbered *[x](actor:chad)*\n"
    )
    text, found = scan.read(body)
    assert text == "A head\n\nWords in bold, code and a page.\n\none two\n\nthree\n\nquoted four\n\nnumbered x"
    assert [one.span.of(text) for one in found] == ["head", "two", "four", "x"]


def test_five_megabytes_in_one_line() -> None:
    text = "word [and] *" * 430_000
    assert scan.read(as_body(text))[0] == text


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_lines_of_plain_front_matter_are_those_of_the_full_parser(data: st.DataObject) -> None:
    article = data.draw(articles())
    halves = front.split(to_markdown(compose(article, data.draw(readings(article.text)), "slug")))
    assert halves
    if plain.load(halves.front) is not None:
        found = dict(plain.lines(halves.front))
        assert found == dict(front._node_lines(front.compose(halves.front), ""))
