"""Dates, datelines, stamps and the table of furniture, each alone."""

from __future__ import annotations

import pytest

from builder.sources.boilerplate import clean, rules
from builder.sources.dateline import dateline_of
from builder.sources.datestamp import is_datestamp, stamp_date
from builder.sources.published import date_in, date_in_url, stated_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018-03-27T10:00:00Z", "2018-03-27"),
        ("20180327", "2018-03-27"),
        ("27th of March, 2018", "2018-03-27"),
        ("Mar. 27, 2018", "2018-03-27"),
        ("December 05,2024", "2024-12-05"),
        ("27.03.2018", "2018-03-27"),
        ("03.04.2018", "2018-04-03"),
        ("27/03/2018", "2018-03-27"),
        ("03/04/2018", "2018"),
        ("04/04/2018", "2018-04-04"),
        ("March 2018", "2018-03"),
        ("2018", "2018"),
        ("31 February 2018", None),
        ("Feb. 10", None),
        ("flight 2018 of March", None),
    ],
)
def test_dates_are_never_more_precise_than_they_are(text: str, date: str | None) -> None:
    assert stated_date(text) == date


def test_a_year_alone_within_a_text_is_no_date() -> None:
    assert date_in("the spring of 2018") is None


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://a.example/2018/03/27/story", "2018-03-27"),
        ("https://a.example/world/2018-03-27-story.html", "2018-03-27"),
        ("https://a.example/2018/mar/27/story", "2018-03-27"),
        ("https://a.example/news/20180327/x", "2018-03-27"),
        ("https://2018.example/03/27", None),
        ("https://a.example/article/20189999", None),
    ],
)
def test_dates_in_addresses(url: str, date: str | None) -> None:
    assert date_in_url(url) == date


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("MOSCOW — The ministry", "Moscow"),
        ("PODGORICA (AFP) — The ministry", "Podgorica"),
        ("OTTAWA, Feb. 10 - The ministry", "Ottawa"),
        ("RIYADH, Aug 6, 2018 – The ministry", "Riyadh"),
        ("HOUSTON, Texas -- The ministry", "Houston"),
        ("PORT-AU-PRINCE, Haiti — The ministry", "Port-Au-Prince"),
        ("SAO PAULO/QUITO - The ministry", "Sao Paulo/Quito"),
        ("THE HAGUE, February 18. The ministry", "The Hague"),
        ("DAKAR: The ministry", "Dakar"),
        ("New Delhi: The ministry", "New Delhi"),
        ("Prague -- The ministry", "Prague"),
        ("PARIS", "Paris"),
        ("UPDATE: The ministry", None),
        ("ANALYSIS — The ministry", None),
        ("Background: The ministry", None),
        ("The ministry - it said - was closed", None),
        ("Details: They were given two days", None),
    ],
)
def test_datelines(head: str, place: str | None) -> None:
    assert dateline_of(head) == place


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Monday, September 15, 2008", "2008-09-15"),
        ("20.46 15 Nov 2023", "2023-11-15"),
        ("Oslo | Updated: 30-03-2022 20:30 IST | Created: 29-03-2022 20:30 IST", "2022-03-29"),
        ("Page last updated at 11:03 GMT, Thursday, 26 April 2007 12:03 UK", "2007-04-26"),
        ("Put online Oct. 6, 2005", None),
    ],
)
def test_stamps(line: str, date: str | None) -> None:
    assert is_datestamp(line)
    assert stamp_date(line)[0] == date


@pytest.mark.parametrize(
    "line",
    [
        "They left on 26 April 2007.",
        "15 June 2012: the envoy goes home and the embassy is shut",
        "Two ministers met on 26 April 2007",
        "Monday, at noon",
    ],
)
def test_sentences_with_a_date_are_no_stamps(line: str) -> None:
    assert not is_datestamp(line)


def test_every_rule_of_furniture_takes_something() -> None:
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names))
    assert all(rule.pattern.groups == 0 for rule in rules())
    assert not any(rule.fits("The three diplomats were told to leave within a week.") for rule in rules())


def test_nothing_is_lost_between_kept_and_dropped() -> None:
    paragraphs = [
        "News",
        "Chad expelled two envoys, the ministry said on Monday evening.",
        "Share this",
        "More words here.",
    ]
    kept, dropped = clean(paragraphs)
    assert sorted(kept + [piece.text for piece in dropped]) == sorted(paragraphs)
    assert [piece.reason for piece in dropped] == ["section", "sharing"]
