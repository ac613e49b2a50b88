"""Persons in sentences: `cases/people.txt`."""

from __future__ import annotations

import pytest
from sentence_cases import Case, cases

from builder.language.doc import parse
from builder.language.mentions import find_mentions
from builder.language.people import FoundName, find_people


def shown(person: FoundName) -> str:
    """A person as the cases have it."""
    told = (person.office, person.country, person.honorific, person.witness)
    return f"{person.name} = {', '.join(each for each in told if each)}"


def read(content: str) -> list[FoundName]:
    """The persons of a text, each sentence knowing those before it."""
    text = parse(content)
    found: list[FoundName] = []
    for clause in content.split("; "):
        first = text.token_at(content.index(clause))
        last = text.token_at(content.index(clause) + len(clause))
        mentions = find_mentions(text, first, last, None)
        found.extend(find_people(text, first, last, mentions, found))
    return found


@pytest.mark.parametrize("case", cases("people.txt"), ids=str)
def test_persons_are_found_with_office_and_state(case: Case) -> None:
    assert [shown(person) for person in read(case.text)] == list(case.expected)


def test_the_place_is_that_of_the_name_alone() -> None:
    content = "President Ana Quiroga said so."
    (person,) = read(content)
    assert content[person.start : person.end] == "Ana Quiroga"
