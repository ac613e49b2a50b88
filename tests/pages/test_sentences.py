"""The sentence of an event, and how dates and numbers are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.model.chronicle import Event
from builder.pages import Index
from builder.pages.days import on, say, time, until
from builder.pages.sentence import dated, more, number

from .small import chronicle

CASES = Path(__file__).parent / "cases" / "sentences.txt"


def _cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(given, said.removeprefix("= ")) for given, said in zip(lines[::2], lines[1::2], strict=True)]


@pytest.mark.parametrize(("given", "said"), _cases())
def test_sentence(given: str, said: str) -> None:
    words = [word.strip() for word in given.split("|")]
    type_, status, actor, target, count, kind, role, cap_from, cap_to, date = words
    event = Event(
        "x1", type_, status, actor, target, (), count=int(count) if count else None, count_kind=kind or None,  # type: ignore[arg-type]
        role=role or None, cap_from=int(cap_from) if cap_from else None, cap_to=int(cap_to) if cap_to else None,
        date=date or None,
    )  # fmt: skip
    assert dated(Index(chronicle()), event) == said


def test_one_person_is_named() -> None:
    event = Event(
        "x1", "expulsion", "done", "borduria", "syldavia", (), count=1, role="consul", people=("Olga Brandt",)
    )
    assert dated(Index(chronicle()), event) == "Borduria expelled one Syldavian consul, Olga Brandt"


def test_the_term_and_the_reason() -> None:
    event = Event("x1", "expulsion", "done", "a", "b", (), deadline="2019-03", reason="espionage.")
    assert more(event) == "To leave by the end of March 2019. Reason given: espionage."


def test_dates_are_as_precise_as_they_are_known() -> None:
    assert [say(d) for d in ("2018", "2018-03", "2018-03-27")] == ["2018", "March 2018", "27 March 2018"]
    assert [on(d) for d in ("2018", "2018-03-07")] == ["In 2018", "On 7 March 2018"]
    assert until("2018") == "in the course of 2018"
    assert time("2018-03") == '<time datetime="2018-03">March 2018</time>'


def test_numbers_are_words_up_to_twelve() -> None:
    assert [number(n) for n in (1, 12, 13, 1234)] == ["one", "twelve", "13", "1,234"]
