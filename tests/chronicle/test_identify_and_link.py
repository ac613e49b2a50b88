"""Which claims meet in one event and which events answer each other: the cases of `cases/`, side by side."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from told import Case, cases

from builder.chronicle import assemble
from builder.model.chronicle import Chronicle
from builder.model.site import Site

HERE = Path(__file__).parent / "cases"
IDENTIFY = cases(HERE / "identify.txt")
LINK = cases(HERE / "link.txt")
FOLLOW = cases(HERE / "follow.txt")


def made(case: Case) -> Chronicle:
    chronicle, problems = assemble(Site(), case.articles())
    assert problems == []
    return chronicle


def by_claims(chronicle: Chronicle) -> set[frozenset[str]]:
    return {frozenset(said.claim.id for said in event.claims) for event in chronicle.events.values()}


@pytest.mark.parametrize("case", [*IDENTIFY, *LINK], ids=lambda case: case.title)
def test_claims_meet(case: Case) -> None:
    expected = {
        frozenset(claim for claim, event in case.event.items() if event == name) for name in set(case.event.values())
    }
    assert by_claims(made(case)) == expected


@pytest.mark.parametrize("case", LINK, ids=lambda case: case.title)
def test_events_answer(case: Case) -> None:
    chronicle = made(case)
    found = {(case.event[answer.event], case.event[answer.to]) for answer in chronicle.answers}
    assert found == case.answers
    for answer in chronicle.answers:
        assert answer.how == "stated"
        assert answer.words
        assert answer in chronicle.events[answer.event].answers
        assert answer in chronicle.events[answer.to].answered_by


@pytest.mark.parametrize("case", FOLLOW, ids=lambda case: case.title)
def test_threats_are_followed(case: Case) -> None:
    events = made(case).events
    found = {(case.event[id_], case.event[event.followed_by]) for id_, event in events.items() if event.followed_by}
    assert found == case.answers
    assert all(event.id in events[event.followed_by].announced for event in events.values() if event.followed_by)


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_reading_does_not_matter(seed: int) -> None:
    """All cases in one chronicle, each under articles of its own, shuffled."""
    articles = [article for case in IDENTIFY + LINK for article in Case.articles(renamed(case))]
    plain, _ = assemble(Site(), articles)
    random.Random(seed).shuffle(articles)
    shuffled, _ = assemble(Site(), articles)
    assert list(plain.events.items()) == list(shuffled.events.items())
    assert plain == shuffled


def renamed(case: Case) -> Case:
    """The case with articles named after it, so that several cases can stand in one chronicle."""
    from dataclasses import replace

    name = str(abs(sum(ord(c) * n for n, c in enumerate(case.title, 1))))
    other = Case(case.title)
    for slug, published in case.published.items():
        other.published[f"{slug}-{name}"] = published
        other.claims[f"{slug}-{name}"] = [replace(claim, id=f"{claim.id}-{name}") for claim in case.claims[slug]]
    return other


def test_an_event_is_known_by_its_first_published_claim() -> None:
    case = IDENTIFY[1]
    chronicle = made(case)
    assert list(chronicle.events) == ["wire-0"]
    assert chronicle.events["wire-0"].aliases == ("review-0", "almanac-0")
    assert chronicle.redirects == {
        "/events/review-0/": "/events/wire-0/",
        "/events/almanac-0/": "/events/wire-0/",
    }


def test_the_phrase_becomes_the_link() -> None:
    chronicle = made(LINK[0])
    assert chronicle.events["wire-0"].in_response_to is None
    assert any(value.field == "in_response_to" for value in chronicle.events["wire-0"].values)
    assert made(LINK[2]).events["wire-0"].in_response_to == "the poisoning in Salisbury"
