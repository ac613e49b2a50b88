"""Sentences by rule: a bar marks where one begins."""

from __future__ import annotations

import pytest

from builder.language.pipeline import blank
from builder.language.sentences import starts

CASES = """
|Mr. Brown left on Monday. |Mrs. Brown stayed.
|The U.S. State Department named him on Nov. 1 and on Oct. 31.
|Viktor N. Kochukov, a senior political officer, was told to go. |Lt. Col. A. B. Roe was not.
|He returned from the U.S. |The embassy said nothing.
|The U.N. Security Council met at 5 p.m. London time. |Russia was absent.
|"They must leave!" he said. |"All of them." |The order took effect at once.
|It cited clause No. 5 of the treaty. |Was that enough? |No. |It gave 1.5 per cent.
|Ambassador J. Edgar Poe and Dr. K. Lind of Acme Inc. were ordered out.
|The Soviet Union (U.S.S.R.) replied in kind.[2] |Two went home.
|They waited... |"Then it was over," she said.
|It spoke of Hun Sen. |He left on Nov. 2. |Sen. Roe stayed.
|15 June. Two envoys were told to go. |They left on 17 June. |Others stayed.
|- 22 Feb. Two envoys were told to go.
|1. Close the consulate. |2. Recall the envoy.
|Six left by train etc. |But two remained.
""".strip().splitlines()


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_begins_where_the_bar_stands(case: str) -> None:
    text = case.replace("|", "")
    found = starts(text)
    marked = "".join(("|" if place in found else "") + sign for place, sign in enumerate(text))
    assert marked == case


def test_a_line_end_ends_a_sentence() -> None:
    text = "Moscow expels two\n\nMOSCOW — two diplomats\nleft. \n"
    assert [text[place:].split()[0] for place in starts(text)] == ["Moscow", "MOSCOW", "left."]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0", "...", '"', "a.", ". .", "[1]"])
def test_a_text_with_next_to_nothing(text: str) -> None:
    assert bool(starts(text)) == bool(text.strip())
    assert "".join(sent.text_with_ws for sent in blank()(text).sents) == text


def test_the_tokens_carry_the_sentences() -> None:
    doc = blank()("  The U.S. answered.  Mr. Roe\u00a0left.\n\nTwo stayed.")
    assert [sent.text.strip() for sent in doc.sents] == ["The U.S. answered.", "Mr. Roe\u00a0left.", "Two stayed."]
