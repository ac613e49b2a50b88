"""Totals over several states: people, states, whose total it is and whose people are counted."""

from __future__ import annotations

import pytest

from builder.extract import read
from builder.model.article import Article

CASES = {
    "In 1994 a total of 60 Sudanese diplomats were expelled by 12 countries.": (60, 12, None, "sudan"),
    "Chad and Kenya expelled 14 Sudanese diplomats between them.": (14, 2, None, "sudan"),
    "Chad expelled nine diplomats from four countries on Monday.": (9, None, "chad", None),
    "Chad said on Monday that 17 Western diplomats were no longer welcome.": (17, None, None, None),
    "Chad expelled six ambassadors on Monday.": (6, None, "chad", None),
    "African countries have expelled more than 80 Sudanese diplomats since March.": (80, None, None, "sudan"),
    "Chad expelled four Sudanese diplomats. The tally of expelled diplomats has now arrived at 55.": (
        55,
        None,
        None,
        "sudan",
    ),
}
NONE = (
    "Chad and Kenya expelled 14 Sudanese diplomats each.",
    "Chad expelled four Sudanese diplomats. For visas call, toll free, 0800 600 737.",
    "Chad expelled Sudan's ambassador and four of his colleagues.",
    "Chad cut the Sudanese embassy to a total of 20 diplomats.",
    "Chad expelled four Sudanese diplomats on Monday.",
)


@pytest.mark.parametrize("text", CASES)
def test_a_total_is_found(text: str) -> None:
    (found,) = read(Article("case", "", text, "1994-05-18")).aggregates
    total = found.aggregate
    assert (total.count, total.actors_count, total.actor, total.target) == CASES[text]
    assert found.span is not None
    assert text[found.span.start : found.span.end] == total.evidence


@pytest.mark.parametrize("text", NONE)
def test_no_total(text: str) -> None:
    assert read(Article("case", "", text, "1994-05-18")).aggregates == ()


def test_a_total_of_the_headline_has_no_place_in_the_text() -> None:
    (found,) = read(Article("case", "Chad and Kenya expel 14 Sudanese diplomats", "", "1994-05-18")).aggregates
    assert (found.aggregate.count, found.span) == (14, None)
