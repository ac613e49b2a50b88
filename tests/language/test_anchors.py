"""Which time is the day of a deed: `cases/anchors.txt`, the deeds in brackets."""

from __future__ import annotations

import re

import pytest
from sentence_cases import Case, cases

from builder.language.anchors import Anchor, Timeline
from builder.language.doc import parse
from builder.language.narrative import read_moments


def shown(anchor: Anchor) -> str:
    """An anchor as the cases have it."""
    return " ".join(each for each in (anchor.value, anchor.how) if each)


def read(content: str, published: str | None) -> list[Anchor]:
    """The anchor of each deed."""
    text = parse(re.sub(r"[\[\]]", "", content))
    timeline = Timeline(text, read_moments(text, published), published)
    found = []
    for k, deed in enumerate(re.finditer(r"\[(.+?)\]", content)):
        first = text.token_at(deed.start() - 2 * k)
        found.append(timeline.at(first, first + len(deed[1].split())))
    return found


@pytest.mark.parametrize("case", cases("anchors.txt"), ids=str)
def test_a_deed_has_the_day_that_the_article_gives_it(case: Case) -> None:
    assert [shown(anchor) for anchor in read(case.text, case.settings["published"] or None)] == list(case.expected)


def test_the_words_behind_a_day_are_known() -> None:
    (anchor,) = read("The ministry [expelled] four envoys on Tuesday.", "2018-03-29")
    assert anchor.moment is not None
    assert anchor.moment.words == "Tuesday"
