"""Which value an event shows, and how stated totals stand beside their parts."""

from __future__ import annotations

from pathlib import Path

import pytest
from told import cases

from builder.chronicle import assemble
from builder.model.annotated import Annotated, Annotation
from builder.model.chronicle import Event, Total
from builder.model.claim import Aggregate, Claim
from builder.model.site import Site
from builder.model.text import Span

HERE = Path(__file__).parent / "cases"


def event(*claims: Claim) -> Event:
    articles = [
        Annotated(slug=f"a{n}", published=f"2018-04-{n:02}", events=(claim,)) for n, claim in enumerate(claims, 1)
    ]
    chronicle, problems = assemble(Site(), articles)
    assert problems == []
    (only,) = chronicle.events.values()
    return only


def claim(id_: str, **values: object) -> Claim:
    return Claim("expulsion", "poland", "russia", id_, **{"date": "2018-03-26", "confidence": 0.8, **values})  # type: ignore[arg-type]


def test_most_articles_win_and_the_other_stays() -> None:
    found = event(claim("a", count=12), claim("b", count=10), claim("c", count=10))
    assert found.count == 10
    assert [(v.value, v.claims, v.published) for v in found.values if v.field == "count"] == [
        (10, ("b", "c"), True),
        (12, ("a",), False),
    ]


def test_a_checked_claim_wins_over_many() -> None:
    found = event(claim("a", count=10), claim("b", count=10), claim("c", count=12, checked=True))
    assert (found.count, found.checked, found.confidence) == (12, True, 1.0)


def test_an_exact_number_before_about() -> None:
    found = event(claim("a", count=25, count_kind="about"), claim("b", count=27, count_kind="exact"))
    assert (found.count, found.count_kind) == (27, "exact")


def test_the_kind_belongs_to_its_number() -> None:
    found = event(
        claim("a", count=25, count_kind="about"),
        claim("b", count=25, count_kind="about"),
        claim("c", count=None, count_kind=None),
    )
    assert (found.count, found.count_kind) == (25, "about")


def test_the_day_before_the_month() -> None:
    assert event(claim("a", date="2018-03"), claim("b", date="2018-03-26")).date == "2018-03-26"


def test_the_surest_then_the_first() -> None:
    assert event(claim("a", role="envoys"), claim("b", role="attaches", confidence=0.9)).role == "attaches"
    assert event(claim("a", role="envoys"), claim("b", role="attaches")).role == "envoys"


def test_one_claim_is_shown_as_it_is() -> None:
    found = event(claim("a", count=4, cap_to=0, people=("A B",)))
    assert (found.cap_to, found.people, found.confidence) == (0, ("A B",), 0.8)
    assert {value.field for value in found.values} == {
        *("type", "status", "actor", "target", "count", "cap_to", "people", "date")
    }


@pytest.mark.parametrize("case", cases(HERE / "totals.txt"), ids=lambda case: case.title)
def test_totals_have_their_parts(case: object) -> None:
    chronicle, _ = assemble(Site(), case.articles())  # type: ignore[attr-defined]
    (total,) = chronicle.totals
    parts = {case.event[id_] for id_ in total.events}  # type: ignore[attr-defined]
    assert parts == {name for name in case.event.values() if name.startswith("part")}  # type: ignore[attr-defined]
    counts = [chronicle.events[id_].count for id_ in total.events]
    assert total.found == sum(count or 0 for count in counts)
    assert total.unnumbered == counts.count(None)


def test_actors_that_a_total_names_and_the_chronicle_lacks() -> None:
    text = "Poland, Latvia and Chad ordered out six Russians."
    marks = [("Poland", "poland"), ("Latvia", "latvia"), ("Chad", "chad"), ("Russians", "russia")]
    article = Annotated(
        slug="a",
        published="2018-03-27",
        text=text,
        annotations=tuple(
            Annotation(Span(text.index(word), text.index(word) + len(word)), actor=id_) for word, id_ in marks
        ),
        aggregates=(Aggregate(6, text, target="russia"),),
        events=(claim("p"), Claim("expulsion", "latvia", "russia", "l", date="2018-03-27")),
    )
    (total,) = assemble(Site(), [article])[0].totals
    assert isinstance(total, Total)
    assert (total.events, total.missing) == (("p", "l"), ("chad",))
