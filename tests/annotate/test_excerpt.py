"""Of an excerpt, nothing but the sentences that carry evidence."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from readings import articles, readings

from builder.annotate.excerpt import excerpt, sentence
from builder.model.article import Article
from builder.model.claim import Claim
from builder.model.reading import FoundClaim, Mention, Reading
from builder.model.text import Span

TEXT = (
    "Talks began early. France expelled four envoys on Monday. It was cold.\n\n"
    'Nobody spoke to the press. "They must go," a minister said. Chad answered in kind! The end.'
)


def spans(*words: str) -> list[Span]:
    return [Span(TEXT.index(word), TEXT.index(word) + len(word)) for word in words]


def found(trigger: str) -> FoundClaim:
    return FoundClaim(Claim("expulsion", "france", "chad"), *spans(trigger, trigger))


def test_runs_of_sentences_become_paragraphs_and_places_move_with_them() -> None:
    france, minister, answered = (found(words) for words in ("expelled four", "must go", "answered in kind"))
    mentions = tuple(Mention("france", span) for span in spans("France", "Talks"))
    article, reading = excerpt(Article("a", "T", TEXT), Reading((france, minister, answered), mentions))
    assert article.text == (
        'France expelled four envoys on Monday.\n\n"They must go," a minister said. Chad answered in kind!'
    )
    triggers = [claim.trigger.of(article.text) for claim in reading.claims if claim.trigger]
    assert triggers == ["expelled four", "must go", "answered in kind"]
    assert [mention.span.of(article.text) for mention in reading.mentions] == ["France"]


def test_an_article_without_a_claim_leaves_nothing() -> None:
    assert excerpt(Article("a", "T", TEXT), Reading())[0].text == ""


def test_the_sentence_of_some_words() -> None:
    assert sentence(TEXT, "four envoys") == "France expelled four envoys on Monday."
    assert sentence(TEXT, "Monday. It was") == "France expelled four envoys on Monday. It was cold."
    assert sentence(TEXT, "elsewhere") == ""


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_words_behind_a_claim_are_kept_and_stay_the_same_words(data: st.DataObject) -> None:
    article = data.draw(articles())
    reading = data.draw(readings(article.text))
    short, moved = excerpt(article, reading)
    assert short.dropped == ()
    assert len(short.text) <= len(article.text)
    for before, after in zip(reading.claims, moved.claims, strict=True):
        if before.trigger and after.trigger:
            assert after.trigger.of(short.text) == before.trigger.of(article.text)
        if before.trigger and before.trigger.of(article.text).strip() and "\n" not in before.trigger.of(article.text):
            assert before.trigger.of(article.text).strip() in short.text
    if not any(claim.trigger or claim.evidence or claim.spans for claim in reading.claims):
        assert not short.text or any(one.span for one in reading.aggregates)
