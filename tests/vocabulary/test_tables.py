"""Every row is held to its schema, and the tables to each other."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from builder.errors import VocabularyError
from builder.vocabulary import actors, table
from builder.vocabulary.tables import Words, words

from .schema import TABLES

UN_MEMBERS = """
    AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN
    CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT
    HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME
    MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU
    RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC
    VE VN VU WS YE ZA ZM ZW
"""
OBSERVERS_AND_OTHERS = ["VA", "PS", "XK", "TW"]
FORMER = {
    "soviet-union": "SU",
    "east-germany": "DD",
    "yugoslavia": "YU",
    "czechoslovakia": "CS",
    "serbia-and-montenegro": "CS",
    "north-yemen": "YE",
    "south-yemen": "YD",
    "north-vietnam": "VD",
    "south-vietnam": "VN",
    "rhodesia": "RH",
}


def rows() -> dict[str, dict[str, Any]]:
    """Rows of states and organisations by id."""
    return {**table("states")["states"], **table("organisations")["organisations"]}


@pytest.mark.parametrize("name", TABLES)
def test_each_row_holds_what_its_schema_allows(name: str) -> None:
    TABLES[name].model_validate(table(name))


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("states", {"states": {"Bad Id": {"name": "X", "code": "XX", "wikidata": "Q1"}}}),
        ("states", {"states": {"x": {"name": "X", "code": "XX", "wikidata": "1"}}}),
        ("states", {"states": {"x": {"name": "X", "code": "XX", "wikidata": "Q1", "capitol": ["Y"]}}}),
        ("states", {"states": {"x": {"name": "X", "code": "XX", "wikidata": "Q1", "capital": ["Y (until 19)"]}}}),
        ("states", {"states": {"x": {"name": "X", "code": "X", "wikidata": "Q1", "since": "2000", "until": "1999"}}}),
        ("ambiguous", {"rules": {"x": {"why": "w", "words": ["X"], "steps": [{"kind": "near", "then": "none"}]}}}),
    ],
)
def test_the_schema_refuses_a_broken_row(name: str, broken: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        TABLES[name].model_validate({**table(name), **broken})


def test_every_member_of_the_united_nations_is_there() -> None:
    members = UN_MEMBERS.split()
    assert len(members) == len(set(members)) == 193
    now = {row["code"] for row in table("states")["states"].values() if "until" not in row}
    assert not {*members, *OBSERVERS_AND_OTHERS} - now
    assert now - {*members, *OBSERVERS_AND_OTHERS} == {"CK", "NU", "EH"}


@pytest.mark.parametrize(("name", "code"), FORMER.items())
def test_former_states_bear_their_old_codes(name: str, code: str) -> None:
    row = rows()[name]
    assert row["code"] == code
    assert row["until"]


def test_wikidata_ids_are_given_once() -> None:
    counted = Counter(row["wikidata"] for row in rows().values() if "wikidata" in row)
    assert not [each for each, times in counted.items() if times > 1]


def test_a_code_has_one_bearer_at_a_time() -> None:
    for code, names in _bearers().items():
        spans = sorted((rows()[name].get("since", ""), rows()[name].get("until", "9999")) for name in names)
        later = [start for start, _ in spans[1:]]
        assert all(end < start for (_, end), start in zip(spans, later, strict=False)), (code, names)


def _bearers() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, row in rows().items():
        for code in {row["code"], *row.get("codes", ())}:
            found.setdefault(code, []).append(name)
    return found


def test_organisations_take_no_code_of_a_state() -> None:
    codes = {row["code"] for row in table("organisations")["organisations"].values()}
    assert {code for code in codes if len(code) < 3} == {"EU", "UN"}
    assert not codes & {row["code"] for row in table("states")["states"].values()}


def test_successors_and_predecessors_name_each_other() -> None:
    for name, row in rows().items():
        for other in row.get("successors", ()):
            assert name in rows()[other].get("predecessors", ()), f"{other} does not name {name}"
        for other in row.get("predecessors", ()):
            assert name in rows()[other].get("successors", ()), f"{other} does not name {name}"


def test_a_successor_begins_the_day_after() -> None:
    for name, row in rows().items():
        if not row.get("successors"):
            continue
        after = date.fromisoformat(row["until"]) + timedelta(days=1)
        begins = [rows()[other].get("since", "") for other in row["successors"]]
        existing = [each for each in begins if not each or date.fromisoformat(each) < after]
        assert after.isoformat() in begins or existing, f"nobody follows {name} on {after}"


def test_a_state_that_ended_says_who_followed() -> None:
    assert [n for n, r in rows().items() if "until" in r and not r.get("successors")] == [
        "comecon",
        "rio-group",
        "warsaw-pact",
        "western-european-union",
    ]


def test_singular_and_plural_stand_together() -> None:
    for name, row in table("states")["states"].items():
        assert ("person" in row) == ("people" in row), name
        assert "person" in row or name in ("holy-see", "united-arab-republic"), name


def test_each_state_has_what_articles_use() -> None:
    for name, row in table("states")["states"].items():
        assert "adjective" in row or name == "united-arab-republic", name
        assert "capital" in row or name == "sahrawi-arab-democratic-republic", name


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("Bonn", Words("Bonn")),
        ("Bonn (until 1999)", Words("Bonn", "", "1999")),
        ("Aden (since 2015)", Words("Aden", "2015", "")),
        ("Taliban (since 1996-09 until 2001-12)", Words("Taliban", "1996-09", "2001-12")),
        ("Congo (Kinshasa)", Words("Congo (Kinshasa)")),
    ],
)
def test_years_stand_in_brackets_behind_the_words(cell: str, read: Words) -> None:
    assert words(cell) == read


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(VocabularyError, match=r"nowhere\.yaml"):
        table("nowhere")


def test_actors_are_built_from_the_rows() -> None:
    soviet = actors()["soviet-union"]
    assert (soviet.code, soviet.kind, soviet.seat, soviet.adjective) == ("SU", "state", "Moscow", "Soviet")
    assert soviet.with_article
    assert soviet.successors[0] == "russia"
    assert actors()["nato"].kind == "organisation"
    assert actors()["nato"].seat == "Brussels"
