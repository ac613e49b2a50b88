"""The weights put the right pair first where the clause leaves a side open."""

from __future__ import annotations

from builder.extract import read
from builder.extract.ranking import PAIRS, Option, best, weigh
from builder.extract.reading import choices
from builder.model.article import Article
from builder.model.yaml import parse


def article(text: str, title: str = "") -> Article:
    return Article(title=title, text=text, published="2019-05-14", source="test.txt")


def test_a_place_beside_the_verb_is_no_actor() -> None:
    text = "Chile put out four Bolivian attaches on Monday.\n\nOne of them was told in Arica that he must go by Friday."
    claims = [found.claim for found in read(article(text, "Chile expels Bolivians")).claims]
    assert {(claim.actor, claim.target) for claim in claims} == {("chile", "bolivia")}


def test_what_was_on_offer_is_told_with_its_cues() -> None:
    text = "Chile is angry with Bolivia. The consul was expelled on Monday."
    found = choices(article(text))
    assert found
    offered = {(option.actor, option.target): option.cues for option in found[-1].options}
    assert set(offered) == {("chile", "bolivia"), ("bolivia", "chile")}
    assert "a last subject" in offered["chile", "bolivia"]
    assert "a last subject" not in offered["bolivia", "chile"]


def test_what_the_clause_says_outright_is_not_weighed() -> None:
    assert not choices(article("Chile expelled four Bolivian attaches on Monday."))


def test_the_greatest_weight_wins() -> None:
    options = [Option("a", "b", ("p ruled the other way round",)), Option("b", "a", ("p as ruled",))]
    assert best(options).actor == "b"
    assert weigh(("x", "y", "z"), {"x": 1.0, "y": -3.0}) == -2.0


def test_the_shipped_weights_tell_their_figures() -> None:
    text = PAIRS.read_text()
    assert "held out by article" in text
    assert len(parse(text)["weights"]) > 100
