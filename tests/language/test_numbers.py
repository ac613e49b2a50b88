"""Numbers in sentences: `cases/numbers.txt`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentence_cases import Case, cases

from builder.language.doc import Text, parse
from builder.language.numbers import Number, find_numbers


def shown(text: Text, number: Number) -> str:
    """A number as the cases have it."""
    flags = [name for name in ("each", "ordinal", "more", "whole") if getattr(number, name)]
    kind = [number.kind] if number.kind != "exact" else []
    of = [f"of {number.of}"] if number.of else []
    high = [f"to {number.high}"] if number.high else []
    unit = [number.unit] if number.unit else []
    return " ".join([text.words(number.first, number.last), "=", str(number.value), *kind, *flags, *of, *high, *unit])


@pytest.mark.parametrize("case", cases("numbers.txt"), ids=str)
def test_every_number_that_counts_is_found_and_no_other(case: Case) -> None:
    text = parse(case.text)
    assert [shown(text, number) for number in find_numbers(text, 0, len(text.tokens))] == list(case.expected)


def test_places_are_those_of_the_whole_text() -> None:
    text = parse("Nine left. At least ten stayed.")
    second = text.sentences[1]
    (number,) = find_numbers(text, second.first, second.last)
    assert text.words(number.first, number.last) == "At least ten"
    assert text.words(*number.core) == "ten"


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 9999))
def test_a_number_in_digits_is_read_as_it_stands(value: int) -> None:
    text = parse(f"They expelled {value:,} diplomats.")
    assert [number.value for number in find_numbers(text, 0, len(text.tokens))] == [value]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "one",
                "two",
                "dozen",
                "hundred",
                "and",
                "-",
                "of",
                "its",
                "a",
                "to",
                "each",
                "more",
                "20",
                "at",
                "least",
                "third",
                ",",
                "March",
                "$",
                "per",
            ]
        ),
        max_size=12,
    )
)
def test_no_sequence_of_number_words_is_too_much(words: list[str]) -> None:
    text = parse(" ".join(words))
    found = find_numbers(text, 0, len(text.tokens))
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(number.value > 0 and number.first <= number.core[0] < number.core[1] <= number.last for number in found)
