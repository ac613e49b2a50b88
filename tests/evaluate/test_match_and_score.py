"""Claims against annotated articles: which belong together, and the figures that come of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from builder.errors import FormatError
from builder.evaluate import (
    Comparison,
    answers,
    as_a_whole,
    by_number,
    compare,
    identification,
    overlap,
    read_gold,
    score,
)
from builder.model.claim import Aggregate, Claim
from builder.model.evaluation import Bin, Evaluation, Rates, Score, from_json, to_json

EVENT = {"type": "expulsion", "status": "done", "actor": "PL", "target": "RU", "count": 4, "date": "2018-03-26"}
CLAIM = Claim("expulsion", "pl", "ru", "c", count=4, date="2018-03-26", confidence=0.95)


def code(actor: str) -> str | None:
    return actor.upper() or None


def compared(gold: list[dict[str, object]], claims: list[Claim] | None, stem: str = "a") -> Comparison:
    article = read_gold(json.dumps({"published": "2018-03-27", "events": gold}).encode(), "a.json", stem)
    return compare(stem, article.published, article.events, claims, code)


def test_a_claim_that_is_right() -> None:
    found = compared([EVENT], [CLAIM])
    assert [(match.wrong, match.strict) for match in found.matched] == [((), True)]
    assert (found.missed, found.extra) == ((), ())


@pytest.mark.parametrize(
    ("gold", "claim", "wrong"),
    [
        ({"count": [4, 5]}, {"count": 5}, ()),
        ({"count": None}, {"count": 5}, ("count",)),
        ({"type": "closure", "count": None}, {"type": "closure", "count": 1}, ()),
        ({"type": "closure", "count": 2}, {"type": "closure", "count": None}, ("count",)),
        ({"date": "2018-03"}, {"date": "2018-03-26"}, ()),
        ({"date": "2018-03-26"}, {"date": "2018-03"}, ("date",)),
        ({"date": ["2018-03", None]}, {"date": None}, ()),
        ({"date": None}, {}, ("date",)),
        ({"deadline": "2018-04-01"}, {}, ("deadline",)),
        ({"cap_to": [30, 20]}, {"cap_to": 20}, ()),
        ({"cap_from": 40}, {}, ("caps",)),
        ({"people": ["Sergei Popov"]}, {"people": ("S. Popov",)}, ()),
        ({"people": ["Sergei Popov"]}, {}, ("people",)),
    ],
)
def test_fields(gold: dict[str, object], claim: dict[str, object], wrong: tuple[str, ...]) -> None:
    (match,) = compared([{**EVENT, **gold}], [replace(CLAIM, **claim)]).matched  # type: ignore[arg-type]
    assert match.wrong == wrong


@pytest.mark.parametrize(
    ("gold", "claim"),
    [({"type": "recall"}, {}), ({"status": "prospective"}, {}), ({"actor": "LV"}, {}), ({"target": None}, {})],
)
def test_another_core_is_another_measure(gold: dict[str, object], claim: dict[str, object]) -> None:
    found = compared([{**EVENT, **gold}], [replace(CLAIM, **claim)])  # type: ignore[arg-type]
    assert (len(found.matched), len(found.missed), len(found.extra)) == (0, 1, 1)


def test_the_better_match_goes_first() -> None:
    claims = [replace(CLAIM, id="other", count=7, date="2017"), CLAIM]
    found = compared([EVENT, {**EVENT, "count": 7, "date": "2017"}], claims)
    assert [match.strict for match in found.matched] == [True, True]


def test_optional_measures_count_nowhere_and_take_up_one_claim() -> None:
    optional = {**EVENT, "optional": True, "target": "GB"}
    assert compared([optional], []).missed == ()
    found = compared([optional], [CLAIM, replace(CLAIM, id="d")])
    assert (len(found.matched), len(found.spare), len(found.extra)) == (0, 1, 1)


def figures() -> Evaluation:
    return score(
        "set",
        [
            compared([EVENT, {**EVENT, "actor": "LV"}], [CLAIM, replace(CLAIM, actor="ee", confidence=0.95)]),
            compared([{**EVENT, "count": 5}], [replace(CLAIM, confidence=0.42)], "b"),
            compared([], [], "c"),
            compared([], None, "d"),
        ],
    )


def test_figures() -> None:
    found = figures()
    assert (found.articles, found.core, found.strict) == (4, Score(2, 3, 3), Score(1, 3, 3))
    assert (found.without_events, found.left_empty) == (2, 1)
    assert found.mean_core_f1 == pytest.approx((0.5 + 1 + 1 + 1) / 4)
    assert found.fields["count"].stated == Score(1, 2, 2)
    assert found.fields["deadline"].share == 1.0
    assert (found.types["expulsion"].core, found.types["expulsion"].strict) == (Score(2, 3, 3), Score(1, 3, 3))
    assert found.types["expulsion"].fields["count"] == found.fields["count"]
    assert (found.types["recall"].core, found.types["recall"].strict) == (Score(), Score())
    assert found.calibration[9] == Bin(0.9, 1.0, 2, 1, 1, 0.95)
    assert found.calibration[4] == Bin(0.4, 0.5, 1, 1, 0, 0.42)


def test_totals_by_their_numbers() -> None:
    rows = [{"count": 144, "actors_count": 27, "target": "RU"}, {"count": 7, "actors_count": 1, "target": None}]
    gold = read_gold(json.dumps({"events": [], "aggregates": rows}).encode(), "a.json", "a").totals
    found = [Aggregate(144, "", 27, target="ru"), Aggregate(7, "", actor="ru", target="pl"), Aggregate(7, "")]
    pairs = [(gold, found), (gold[:1], [])]
    assert by_number(pairs) == Score(2, 3, 3)
    assert as_a_whole(pairs, code) == Score(1, 3, 3)


def test_phrases_by_the_words_they_share() -> None:
    assert overlap("the poisoning of Skripal", "Skripal poisoning") == 1.0
    assert overlap("two Russian diplomats", "diplomats") == pytest.approx(0.5)
    assert overlap("", "diplomats") == 0.0
    gold = {**EVENT, "role": "diplomats", "reason": None, "in_response_to": "fact-12"}
    found = score("set", [compared([gold], [replace(CLAIM, role="Russian diplomats", reason="spying")])])
    assert found.phrases["role"].f1 == pytest.approx(2 / 3)
    assert (found.phrases["reason"].found, found.phrases["reason"].gold) == (1, 0)
    assert found.phrases["in_response_to"].gold == 0


def test_figures_survive_their_file() -> None:
    found = replace(figures(), identification=Rates(1.0, 0.5), mean_core_f1=0.875)
    other = replace(found, name="other", answers=Rates(0.25, 1.0))
    assert from_json(to_json([found, other])) == (other, found)
    assert to_json(from_json(to_json([found]))) == to_json([found])


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"sets": [{}]}', '{"sets": 3}', '{"sets": [{"name": "x", "core": 1}]}']
)
def test_other_files_are_no_figures(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"events": [{}]}', b'{"events": 4}', b"\xff"])
def test_files_that_are_no_gold(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"a\.json: found no annotated article"):
        read_gold(data, "a.json", "a")


def test_facts_and_answers_over_the_whole_set() -> None:
    one = {**EVENT, "fact": "first"}
    reply = {**EVENT, "actor": "RU", "target": "PL", "fact": "second", "in_response_to": "first"}
    back = replace(CLAIM, actor="ru", target="pl")
    sets = [
        compared([one, reply], [replace(CLAIM, id="a0"), replace(back, id="a1")]),
        compared([one], [replace(CLAIM, id="b0")], "b"),
    ]
    assert identification(sets, [["a0", "b0"], ["a1"]]) == Rates(1.0, 1.0)
    assert identification(sets, [["a0"], ["b0"], ["a1"]]) == Rates(1.0, pytest.approx(2 / 3))
    events = {"a0": ["a0", "b0"], "a1": ["a1"]}
    assert answers(sets, events, [("a1", "a0")]) == Rates(1.0, 1.0)
    assert answers(sets, events, []) == Rates(1.0, 0.0)
    assert answers(sets, events, [("a0", "a1")]) == Rates(0.0, 0.0)
    assert identification([compared([EVENT], [CLAIM])], [["c"]]) is None
    assert answers([compared([one], [CLAIM])], {"c": ["c"]}, []) is None
