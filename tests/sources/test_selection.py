"""The cheap look: nothing that can report a measure is missed, most of the rest is passed over, and it is quick."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from builder.sources.selection import may_report
from builder.vocabulary import table

CONTENT = Path(__file__).parents[2] / "content" / "articles"
MEASURES = [
    "Chad's ambassador must be gone by Friday.",
    "PARIS ORDERS THREE DIPLOMATS OUT",
    "The embassy will be closed.",
    "Two members of the consulate were told to pack.",
    "Peru has severed its ties.",
    "Peru has broken off relations with Chile.",
    "They were declared personae non gratae.",
    "The alliance withdrew the accreditation of eight Russians.",
    "Chad's chargé d'affaires flew home on Monday.",
    "Russia's mission in Brussels was told to shrink; four people will leave.",
    "Three Russians were expelled as spies.",
    "After the expulsions of May nobody was left.",
    "The high commissioner of Fiji was sent home: the High Commission stays open.",
    "The delegation was recalled.",
    "In April the foreign secretary ordered out five Chadians on similar grounds.",
    "It is the largest group since 1971, when the government sent home 105 Chadian officials.",
    "Nineteen members of Chad's mission to the bloc were told that they are unwelcome.",
    "A military attache was recalled.",
]
OTHERS = [
    "The striker scored twice and the match ended in a draw.",
    "Shares fell on Monday after the bank cut its forecast for the year.",
    "The mission to Mars will start in June, engineers said.",
    "A court found him guilty on all counts and sent him to prison.",
    "She attached the note to the door and took the bus.",
    "The pupils were sent home early because of the storm.",
]


@pytest.mark.parametrize("text", MEASURES)
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "utf-16"])
def test_measures_are_seen(text: str, encoding: str) -> None:
    assert may_report(text.encode(encoding))


@pytest.mark.parametrize("text", OTHERS)
def test_other_news_is_passed_over(text: str) -> None:
    assert not may_report(text.encode())


def test_words_of_the_vocabulary_for_missions_and_their_chiefs_are_seen() -> None:
    names = [name for key in ("mission", "chief") for name in table("roles")[key].replace("/", ",").split(",")]
    whole = [
        name.strip() for name in names if any(part in name for part in ("embass", "consul", "ambassad", "legation"))
    ]
    assert len(whole) > 20
    assert all(may_report(name.encode()) for name in whole)


def test_every_article_of_the_chronicle_is_seen() -> None:
    articles = sorted(CONTENT.rglob("*.md"))
    missed = [path.name for path in articles if not may_report(_title_and_body(path))]
    assert not missed


def _title_and_body(path: Path) -> bytes:
    head, _, body = path.read_bytes().partition(b"\n---\n")
    return next(line for line in head.splitlines() if line.startswith(b"title:")) + b"\n" + body


def test_a_hundred_megabytes_a_second_are_within_reach() -> None:
    texts = [(" ".join(OTHERS[:5]) * 14).encode() + str(n).encode() for n in range(500)]
    start = time.process_time()
    assert not any(may_report(text) for text in texts)
    assert sum(map(len, texts)) / (time.process_time() - start) > 25e6  # a quarter, as the machine may be busy
