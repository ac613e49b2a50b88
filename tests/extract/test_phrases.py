"""Role, reason and what is answered: short phrases."""

from __future__ import annotations

import pytest

from builder.extract import read
from builder.model.article import Article
from builder.model.claim import Claim

ROLES = {
    "Chad expelled three Sudanese military attaches.": "military attaches",
    "Chad expelled Sudan's ambassador.": "ambassador",
    "Chad expelled two employees of the Sudanese embassy.": "employees of the embassy",
    "Chad closed the Sudanese consulate general.": "consulate general",
    "Chad expelled two Sudanese diplomats. Kenya expelled four Sudanese.": "diplomats",
    "Chad broke off diplomatic relations with Sudan.": None,
}
REASONS = {
    "Chad expelled a Sudanese diplomat over the killing of a trader.": "killing of a trader",
    "Chad expelled a Sudanese diplomat for meddling in its elections, officials said.": "meddling in its elections",
    "Accusing him of bribery, Chad expelled a Sudanese diplomat.": "bribery",
    "Chad expelled a Sudanese diplomat. He was suspected of arms smuggling.": "arms smuggling",
    "Chad expelled a Sudanese diplomat on Monday after the storming of its embassy.": "storming of its embassy",
    "Chad expelled a Sudanese envoy for conduct incompatible with his status.": "conduct incompatible with his status",
    "Chad expelled a Sudanese diplomat in solidarity with Kenya.": "solidarity with Kenya",
    "Chad expelled a Sudanese diplomat. The ministry spoke of espionage.": "espionage",
    "Chad recalled its ambassador to Sudan for consultations.": None,
    "Chad gave a Sudanese diplomat two days to leave over the weekend.": None,
    "Chad expelled a Sudanese diplomat on Monday.": None,
}
ANSWERS = {
    "Sudan expelled four diplomats from Chad on Monday. Chad retaliated by expelling two Sudanese attaches.": (
        "Sudan's expulsion of 4 diplomats"
    ),
    "Chad expelled two Sudanese diplomats on Tuesday in response to Sudan's expulsion of four Chadian diplomats.": (
        "Sudan's expulsion of 4 diplomats"
    ),
    "Sudan expelled two Chadian diplomats on Monday. On Tuesday Chad expelled two Sudanese diplomats.": (
        "Sudan's expulsion of 2 diplomats"
    ),
    "Sudan expelled two Chadian diplomats on Monday. On Tuesday Chad expelled nine Sudanese diplomats.": None,
    "Chad expelled two Sudanese diplomats on Tuesday in response to a flood.": None,
}


def claims(text: str) -> tuple[Claim, ...]:
    return tuple(found.claim for found in read(Article("case", "", text, "1994-05-18")).claims)


@pytest.mark.parametrize("text", ROLES)
def test_role(text: str) -> None:
    assert claims(text)[-1].role == ROLES[text]


@pytest.mark.parametrize("text", REASONS)
def test_reason(text: str) -> None:
    (claim,) = claims(text)
    assert claim.reason == REASONS[text]


@pytest.mark.parametrize("text", ANSWERS)
def test_what_is_answered(text: str) -> None:
    (answer,) = (claim for claim in claims(text) if claim.actor == "chad")
    assert answer.in_response_to == ANSWERS[text]
