"""Plain sentences with the claims that a careful reader takes from them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.extract import read
from builder.model.article import Article
from builder.model.claim import MEASURE_TYPES, Claim

CASES = [
    pytest.param(line, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
    if line.startswith("[")
]
FORM = re.compile(r"\[(?P<published>[\d-]+)\] (?P<text>.+) => (?P<claims>.+)")


def expected(words: str) -> dict[str, object]:
    """One claim of a case: what stands there must hold."""
    found: dict[str, object] = {"status": "done"}
    for word in words.split():
        if word in MEASURE_TYPES:
            found["type"] = word
        elif ">" in word:
            found["actor"], found["target"] = word.split(">")
        elif word == "prospective":
            found["status"] = word
        elif word.startswith("by:"):
            found["deadline"] = word[3:]
        elif word.startswith(("from:", "to:")):
            found[f"cap_{word.partition(':')[0]}"] = int(word.partition(":")[2])
        elif word.startswith("people:"):
            found["people"] = tuple(name.replace("_", " ") for name in word[7:].split("+") if name)
        elif re.fullmatch(r"\d{1,3}", word):
            found["count"] = int(word)
        else:
            found["date"] = word
    return found


def agrees(claim: Claim, wanted: dict[str, object]) -> bool:
    return all(getattr(claim, field) == value for field, value in wanted.items())


@pytest.mark.parametrize("line", CASES)
def test_case(line: str) -> None:
    case = FORM.fullmatch(line)
    assert case, f"not a case: {line}"
    claims = [found.claim for found in read(Article("case", "", case["text"], case["published"])).claims]
    wanted = [] if case["claims"] == "-" else [expected(words) for words in case["claims"].split("&")]
    for one in wanted:
        match = next((claim for claim in claims if agrees(claim, one)), None)
        assert match is not None, f"missing {one} among {claims}"
        claims.remove(match)
    assert not claims, f"too much: {claims}"


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 200
