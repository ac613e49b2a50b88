"""The quick way through simple Markdown gives what the Markdown engine gives, byte for byte."""

from __future__ import annotations

import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.read import parse
from builder.model.chronicle import Chronicle
from builder.model.site import Site
from builder.pages.index import Index
from builder.pages.prose import _by_engine, _quickly

INDEX = Index(Chronicle(Site()))

QUICK = [
    "One line.",
    'Two\nlines & a <sign> \\*not stressed\\* “quoted” "so".'.replace("<sign>", "sign"),
    "## A heading\n\nText with *stress*, **more of it** and `code < here`.",
    "- one\n- two *stressed*\n- [three](https://chronicle.example/a_b?c=1#d)\n\nAfter it.",
    "> said in one line\n\n> and another",
    'A [link](https://chronicle.example/ "with a title") and (*stress*) in brackets.',
    "[France](actor:france) [told](event:a00001) [four](event:a00001/count,x) to leave.",
    "\n\nEmpty lines around.\n\n\n\nAnd between.\n",
    "Apostrophes’ and dashes – also. 5 > 4? No: 4 \\< 5.",
]
"""Bodies that the quick way must take."""
FOR_THE_ENGINE = [
    "a_b_c _stress_",
    "*a **b** c*",
    "in*word*",
    "**a*",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "1. one\n2. two",
    "- one\n\n- two",
    "- one\n  - two",
    "* one",
    "text\n- one",
    "Heading\n===",
    "Heading\n---",
    "```\ncode\n```",
    "    code",
    "<b>no HTML</b>",
    "&copy; &#169;",
    "![picture](https://chronicle.example/a.png)",
    "[a]\n\n[a]: https://chronicle.example/",
    "[bad](javascript:alert)",
    "[a [b](https://chronicle.example/)](https://chronicle.example/)",
    "line with a break  \nafter",
    "line with a break\\\nafter",
    "> one\n> two",
    "# Heading #",
    "***",
    "``a ` b``",
    "<https://chronicle.example/>",
    "[a](https://CHRONICLE.example/ä)",
    "[a](<https://chronicle.example/>)",
    "[a](https://chronicle.example/(b))",
    "tab\there",
    "[](actor:france)",
    "+ one",
    "1) one",
    "_ _ _",
    "a\u00a0*b*\u2028c",
]
LETTERS = "aé5 *_`[]()\\!#&<>\"|~='.,{^:-+\n\t\u00a0"
WORDS = (
    "word",
    " ",
    "\n\n",
    "**",
    "](actor:france)",
    "](event:a1/count)",
    "](https://chronicle.example/x_y)",
    "&amp;",
    "## ",
)
MORE = (
    ' "t")',
    "- ",
    "> ",
    "1. ",
    "  \n",
    "---",
    "[x](https://chronicle.example/)",
    "[Chad](actor:chad)",
    "*so*",
    "`so`",
)
PIECES = st.sampled_from([*LETTERS, *WORDS, *MORE])


@pytest.mark.parametrize("body", QUICK)
def test_simple_markdown_goes_the_quick_way_and_reads_the_same(body: str) -> None:
    assert _quickly(INDEX, body) == _by_engine(INDEX, body)


@pytest.mark.parametrize("body", FOR_THE_ENGINE)
def test_anything_else_is_left_to_the_engine_or_reads_the_same(body: str) -> None:
    for text in (body, f"Before.\n\n{body}\n\nAfter.", f"Before {body} after"):
        assert _quickly(INDEX, text) in (None, _by_engine(INDEX, text))


@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_whatever_goes_the_quick_way_reads_the_same(body: str) -> None:
    assert _quickly(INDEX, body) in (None, [], _by_engine(INDEX, body))


def test_every_article_reads_the_same_both_ways() -> None:
    quick = 0
    for path in sorted((ROOT / "content" / "articles").rglob("*.md")):
        body = parse(path.read_bytes(), str(path), path.stem)[0].body
        found = _quickly(INDEX, body)
        quick += found is not None
        assert found in (None, _by_engine(INDEX, body)), path
    assert quick
