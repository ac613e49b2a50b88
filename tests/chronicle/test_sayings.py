"""Where an article says that a measure answers another, around the claim rather than in it."""

from __future__ import annotations

import pytest

from builder import vocabulary
from builder.chronicle.sayings import sayings
from builder.model.annotated import Annotated
from builder.model.chronicle import Said
from builder.model.claim import Claim

CASES = [
    ("same sentence", "", "Moscow [expelled five Poles], answering the removal of three Russians.", True),
    ("cue before", "", "In retaliation, [Moscow expelled five Poles] on Friday.", True),
    ("by", "", "London replied by [sending home five Poles].", True),
    ("the next sentence", "", "[Moscow expelled five Poles]. The order answers a step taken in Warsaw.", True),
    ("a comparison", "", "[Moscow expelled five Poles], two more than Warsaw had removed.", True),
    ("another sentence", "", "[Moscow expelled five Poles]. Warsaw said that it would answer in kind.", False),
    ("what is answered", "", "Warsaw acted in answer to the [removal of five Poles] last week.", False),
    ("only speaking", "", "[Moscow expelled five Poles], and the minister replied that he was sorry.", False),
    ("not given", "", "[Moscow expelled five Poles] and may respond by closing a consulate.", False),
    ("the other answers", "", "[Moscow expelled five Poles], and Warsaw retaliated at once.", False),
    (
        "an adjective is no side",
        "",
        "Moscow summoned the envoy, a Warsawian, and [expelled five Poles] in reply.",
        True,
    ),
    ("another paragraph", "", "[Moscow expelled five Poles].\n\nIt was matched by nobody.", False),
    ("the title", "Moscow retaliates against Poland", "[Five Poles must go].", True),
    ("the first sentence", "", "Russia retaliated on Friday. The list is short. [Five Poles must go].", True),
    ("the other side's title", "Warsaw retaliates against Moscow", "[Five Poles must go].", False),
    ("the end", "", "[Five Poles must go]. One. Two. Three. Four. Chad retaliated against Mali.", False),
]


@pytest.mark.parametrize(("title", "marked", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_words_around_a_claim(title: str, marked: str, expected: bool) -> None:
    evidence = marked[marked.index("[") + 1 : marked.index("]")]
    claim = Claim("expulsion", "russia", "poland", "c", date="2021-04-23", evidence=evidence)
    text = marked.replace("[", "").replace("]", "")
    article = Annotated("a", title=title, text=text, published="2021-04-24", events=(claim,))
    found = sayings([Said(claim, "a", 0)], {"a": article}, vocabulary.actors())
    assert [saying.loose for saying in found] == [True] * expected
    assert all(saying.words for saying in found)


@pytest.mark.parametrize("date", ["2020", "2021-03", "2021-04-02", None])
def test_the_head_speaks_of_the_news_only(date: str | None) -> None:
    claim = Claim("expulsion", "russia", "poland", "c", date=date, evidence="Five Poles left")
    article = Annotated(
        "a", title="Moscow retaliates", text="Five Poles left.", published="2021-04-24", events=(claim,)
    )
    assert sayings([Said(claim, "a", 0)], {"a": article}, vocabulary.actors()) == []
