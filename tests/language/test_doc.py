"""Tokens, sentences, paragraphs and quotations: `cases/doc.txt`."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_cases import Case, cases

from builder.language.doc import parse


@pytest.mark.parametrize("case", cases("doc.txt"), ids=str)
def test_sentences_and_what_is_quoted(case: Case) -> None:
    text = parse(case.text)
    found = [text.words(s.first, s.last) + (" = quoted" if s.quoted else "") for s in text.sentences]
    assert found == list(case.expected)


def test_paragraphs_hold_their_sentences() -> None:
    text = parse("One left. Two stayed.\n\nThree came\nFour went.")
    assert [(p.first, p.last) for p in text.paragraphs] == [(0, 2), (2, 3), (3, 4)]
    assert [s.paragraph for s in text.sentences] == [0, 0, 1, 2]


def test_quotations_are_token_ranges() -> None:
    text = parse('They called it "a hostile act" and left.')
    ((first, last),) = text.sentences[0].quotes
    assert text.words(first, last) == '"a hostile act"'


def test_nothing_gives_nothing() -> None:
    for content in ("", "   ", "\n\n"):
        text = parse(content)
        assert (text.tokens, text.sentences, text.paragraphs) == ((), (), ())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab.A \n\"“”'’?!-—1é\u200b\u202e😀<>[]()", max_size=80))
def test_every_word_stands_where_its_place_says(content: str) -> None:
    text = parse(content)
    assert all(content[t.start : t.end] == t.text for t in text.tokens)
    assert all(text.token_at(t.start) == t.i for t in text.tokens)
    assert [i for s in text.sentences for i in range(s.first, s.last)] == list(range(len(text.tokens)))
    assert all(text.sentence_of(t.i).first <= t.i < text.sentence_of(t.i).last for t in text.tokens)
    assert "".join(content.split()) == "".join("".join(t.text for t in text.tokens).split())
