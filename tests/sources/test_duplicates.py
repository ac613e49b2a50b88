"""Copies, shortened versions and updates of one story, and other stories of the same kind."""

from __future__ import annotations

import pickle
import random

import pytest

from builder.model.article import Article
from builder.sources.duplicates import Placed, Stories, sketch

STORY = """\
Kenya told 23 diplomats of Chad on Monday to leave the country within a week, and closed an office in Mombasa.

The foreign ministry in Nairobi said that they had bought land near the harbour under the names of their drivers. It
showed reporters the papers, and a map on which the plots were marked in red.

Chad's ambassador was not among them. He told a radio station that he had been woken at four by the telephone, and that
nobody at his embassy owned as much as a garden.

Traders in Mombasa said that they had known of the plots for years. A harbour official, who has since been moved to the
lake, had sold them one by one to whoever paid.

The two countries have quarrelled before. In 1994 a dispute over a ship with cement went on until the ship sank."""

OTHER = """\
Kenya told 23 teachers of Chad on Monday that they could stay, after a court had looked into their papers.

The education ministry in Nairobi said that their schools had asked for them. Parents in Mombasa had written letters,
and so had a bishop, two members of parliament and the pupils of a class for carpenters.

The court spoke of a mistake by a clerk. None of the teachers had been told why they had been called there at all."""


def article(text: str) -> Article:
    return Article("a.txt", "A title", text)


def place(*texts: str) -> list[Placed]:
    stories = Stories()
    return [stories.place(number, sketch(article(text))) for number, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("again", "relation"),
    [
        (STORY, "copy"),
        ("NAIROBI (Agencies) — " + STORY + "\n\nCopyright of somebody.", "copy"),
        (STORY.upper(), "copy"),
        ("\n\n".join(STORY.split("\n\n")[:2]), "copy"),
        (STORY.replace("23 diplomats", "twenty diplomats"), "version"),
        (STORY.replace("23 diplomats", "25 diplomats") + "\n\nThe number was corrected at noon.", "version"),
        (
            STORY.replace("an office in Mombasa", "an office in the town of Mombasa").replace("in red", "in a red ink"),
            "copy",
        ),
        (OTHER, "new"),
        ("", "new"),
    ],
)
def test_a_story_told_again(again: str, relation: str) -> None:
    first, second = place(STORY, again)
    assert first == Placed("new")
    assert second == Placed(relation, 0 if relation != "new" else None)  # type: ignore[arg-type]


def test_a_number_in_words_is_the_same_number() -> None:
    assert place(STORY.replace("23", "12"), STORY.replace("23", "twelve"))[1].relation == "copy"


def test_a_text_that_adds_much_is_no_copy_of_the_short_one() -> None:
    assert place("\n\n".join(STORY.split("\n\n")[:2]), STORY) == [Placed("new"), Placed("version", 0)]


def test_a_copy_of_a_version_belongs_to_that_version() -> None:
    updated = STORY.replace("23 diplomats", "25 diplomats")
    assert place(STORY, updated, STORY, updated) == [
        Placed("new"),
        Placed("version", 0),
        Placed("copy", 0),
        Placed("copy", 1),
    ]


def test_empty_texts_are_not_one_story_with_others() -> None:
    assert [placed.relation for placed in place("Chad.", STORY, OTHER)] == ["new", "new", "new"]


def test_a_sketch_is_small_and_the_same_in_another_process() -> None:
    one = sketch(article(STORY))
    assert pickle.loads(pickle.dumps(one)) == one
    assert len(pickle.dumps(one)) < 6000


def test_stories_made_of_the_same_words_are_kept_apart() -> None:
    words = STORY.split()
    shuffler = random.Random(5)
    texts = [" ".join(shuffler.sample(words, len(words))) for _ in range(30)]
    assert {placed.relation for placed in place(*texts)} == {"new"}
