"""Which words of an article lead to an actor."""

from __future__ import annotations

import itertools

from builder.extract import read
from builder.model.article import Article

TEXT = (
    "Foreign Minister Sergey Lavrov of Russia said on Monday that Poland had expelled two Russian diplomats. "
    "Both countries called the affair closed. A Russian-born teacher in Warsaw wrote to Mr Lavrov."
)


def marks() -> list[tuple[str, str]]:
    reading = read(Article("one.txt", "Poland expels two Russians", TEXT, "2020-02-04"))
    spans = [mention.span for mention in reading.mentions]
    assert spans == sorted(spans)
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(spans))
    return [(mention.span.of(TEXT), mention.actor) for mention in reading.mentions]


def test_a_person_with_an_office_is_no_state() -> None:
    assert ("Sergey Lavrov", "sergey-lavrov") in marks()
    assert ("Lavrov", "sergey-lavrov") in marks()


def test_states_are_marked_and_groups_and_compounds_are_not() -> None:
    found = marks()
    assert ("Poland", "poland") in found
    assert ("Russian", "russia") in found
    assert "Both countries" not in [words for words, _ in found]
    assert TEXT.count("Russian") == 2
    assert [words for words, _ in found].count("Russian") == 1
