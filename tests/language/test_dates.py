"""Times in sentences: `cases/dates.txt`."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_cases import Case, cases

from builder.language.dates import Moment, find_moments, resolve_term
from builder.language.doc import parse
from builder.language.narrative import read_moments
from builder.model.dates import is_date


def shown(moment: Moment) -> str:
    """A time as the cases have it."""
    if moment.kind in {"term", "period"}:
        length = f"{moment.days} days" if moment.days is not None else f"{moment.months} months"
        return f"{moment.words} = {moment.kind} {length}"
    flags = ["deadline"] if moment.deadline else ["start"] if moment.start else ["future"] if moment.future else []
    flags += ["relative"] if moment.relative else []
    flags += ["since"] if moment.kind == "since" else []
    return " ".join([moment.words, "=", moment.value or "unknown", *flags])


@pytest.mark.parametrize("case", cases("dates.txt"), ids=str)
def test_every_time_is_found_and_dated_as_far_as_the_words_go(case: Case) -> None:
    found = read_moments(parse(case.text), case.settings["published"] or None)
    assert [shown(moment) for moments in found for moment in moments] == list(case.expected)


@pytest.mark.parametrize(
    ("words", "announced", "ends"),
    [
        ("within 48 hours", "2018-03-27", "2018-03-29"),
        ("within 36 hours", "2018-03-27", "2018-03-29"),
        ("within a week", "2018-03-27", "2018-04-03"),
        ("within a month", "2018-01-31", "2018-02-28"),
        ("within 10 days", "2018-03", None),
        ("within 10 days", None, None),
    ],
)
def test_a_term_ends_so_long_after_a_known_day(words: str, announced: str | None, ends: str | None) -> None:
    text = parse(f"They must leave {words}.")
    (term,) = find_moments(text, 0, len(text.tokens), "2018-03-29")
    assert resolve_term(announced, term) == ends


PHRASES = [
    "on Tuesday",
    "last week",
    "next month",
    "in March",
    "on March 27",
    "two weeks ago",
    "by Friday",
    "yesterday",
    "last summer",
    "on the 29th",
    "the next day",
    "at the weekend",
    "earlier this year",
    "from November 1",
]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(PHRASES),
    st.dates(datetime.date(1946, 1, 1), datetime.date(2030, 12, 31)),
    st.sampled_from([4, 7, 10]),
)
def test_no_day_is_made_from_a_month_nor_a_month_from_a_year(phrase: str, published: datetime.date, known: int) -> None:
    text = parse(f"They were expelled {phrase}.")
    day = published.isoformat()[:known]
    for moment in find_moments(text, 0, len(text.tokens), day):
        assert moment.value is None or is_date(moment.value)
        if phrase in {"on Tuesday", "yesterday", "by Friday", "last week"} and moment.value:
            assert len(moment.value) <= known


@settings(max_examples=40, deadline=None)
@given(st.dates(datetime.date(1946, 1, 1), datetime.date(2030, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_latest_one_up_to_the_publication(published: datetime.date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    text = parse(f"The ministry said so on {name}.")
    (moment,) = find_moments(text, 0, len(text.tokens), published.isoformat())
    found = datetime.date.fromisoformat(moment.value or "")
    assert found.weekday() == weekday
    assert 0 <= (published - found).days < 7
