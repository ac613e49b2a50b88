"""Offices and the nouns for people of a mission."""

from __future__ import annotations

import pytest

from builder.vocabulary import Office, offices, staff


@pytest.mark.parametrize(
    ("form", "office"),
    [
        ("ambassador", Office("ambassador", "mission", plural=False)),
        ("ambassadors", Office("ambassador", "mission", plural=True)),
        ("chargé d'affaires", Office("chargé d'affaires", "mission", plural=False)),
        ("charge d’affaires", Office("chargé d'affaires", "mission", plural=False)),
        ("charges d'affaires", Office("chargé d'affaires", "mission", plural=True)),
        ("consuls general", Office("consul general", "mission", plural=True)),
        ("attaches", Office("attaché", "mission", plural=True)),
        ("military attaché", Office("military attaché", "mission", plural=False)),
        ("foreign secretary", Office("foreign minister", "government", plural=False)),
        ("spokeswomen", Office("spokeswoman", "government", plural=True)),
        ("secretary-general", Office("secretary general", "organisation", plural=False)),
    ],
)
def test_each_form_leads_to_its_office(form: str, office: Office) -> None:
    assert offices()[form] == office


def test_singular_and_plural_stand_together() -> None:
    both = {(office.name, office.plural) for office in offices().values()}
    assert {name for name, plural in both if plural} == {name for name, plural in both if not plural}


def test_forms_are_in_small_letters() -> None:
    assert all(form == form.lower() for form in offices())


def test_some_nouns_say_that_a_state_sent_them() -> None:
    assert staff()["diplomats"]
    assert staff()["spies"]
    assert not staff()["drivers"]
    assert not staff()["people"]
