"""Strategies: hostile text, articles, readings of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from builder.annotate import compose
from builder.model.annotated import Annotated
from builder.model.article import Article, Dropped
from builder.model.claim import MEASURE_TYPES, Aggregate, Claim, Person
from builder.model.reading import FieldSpan, FoundAggregate, FoundClaim, Mention, Reading
from builder.model.text import Span

_PIECES = [
    *"ab1 \t\n\r[]()*_`\\<>&#;!-+.=~:/|\"'{},?@%",
    *("\n\n", "&amp;", "&#65;", "&copy;", "actor:x", "](event:a/count)", "](javascript:alert(1))", "<script>", "</p>"),
    *(
        "https://x.example",
        "<a@b.example>",
        "    ",
        "\n    ",
        "---",
        "===",
        "~~~",
        "```",
        "1. ",
        "# ",
        "- ",
        "> ",
        "[a]: b",
    ),
    *("\u00a0", "\u2028", "\x85", "\u200f", "\u200b", "\ufeff", "\ud800", "\0", "é", "😀", "NO", "null", ": ", " #"),
    *("U.S. (2018)", "1971", "[sic] he", "word", "word ", "embassy"),
]
hostile = st.one_of(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join), st.text(max_size=30))
"""Text that looks like markup, or like YAML, or like nothing."""

_maybe = st.one_of(st.none(), hostile)
_dates = st.sampled_from([None, "2018", "2018-03", "2018-03-27"])
_actors = st.sampled_from(["russia", "united-kingdom", "nato", ""])


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text)))
    return Span(start, draw(st.integers(start, len(text))))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    return Claim(
        draw(st.sampled_from(MEASURE_TYPES)),
        draw(_actors),
        draw(_actors),
        count=draw(st.one_of(st.none(), st.integers(0, 800))),
        people=tuple(draw(st.lists(hostile, max_size=2))),
        role=draw(_maybe),
        date=draw(_dates),
        evidence=draw(_maybe),
        confidence=draw(st.sampled_from([None, 0.0, 0.5, 0.96, 1.0])),
    )


@st.composite
def found_claims(draw: st.DrawFn, text: str) -> FoundClaim:
    fields = st.builds(FieldSpan, st.sampled_from(["count", "date", "actor"]), spans(text))
    trigger = draw(st.one_of(st.none(), spans(text)))
    return FoundClaim(draw(claims()), trigger, None, tuple(draw(st.lists(fields, max_size=2))))


@st.composite
def readings(draw: st.DrawFn, text: str) -> Reading:
    totals = st.builds(Aggregate, st.integers(0, 300), hostile)
    return Reading(
        tuple(draw(st.lists(found_claims(text), max_size=3))),
        tuple(draw(st.lists(st.builds(Mention, st.sampled_from(["russia", "nato"]), spans(text)), max_size=2))),
        tuple(draw(st.lists(st.just(Person("ann-lee", "Ann Lee", "envoy", "nato")), max_size=1))),
        tuple(FoundAggregate(one, None) for one in draw(st.lists(totals, max_size=1))),
    )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    return Article(
        draw(hostile),
        draw(hostile),
        draw(hostile),
        published=draw(_dates),
        outlet=draw(_maybe),
        url=draw(st.one_of(_maybe, st.just("https://news.example/1"))),
        sources=tuple(draw(st.lists(st.one_of(hostile, st.just("https://news.example/2")), max_size=2))),
        dropped=tuple(Dropped(words, "caption") for words in draw(st.lists(hostile, max_size=2))),
        attention=tuple(draw(st.lists(hostile, max_size=2))),
    )


TEXT = (
    "Arland expelled eight envoys of Borland on Monday.\n\n"
    "Borland [the larger] answered: it sent home nine, * and closed a post.\n\nThe talks go on."
)
"""A plain article for the tests of merging."""
_TRIGGERS = ["expelled", "sent home", "closed a post", "answered", "talks"]


@st.composite
def annotated_articles(draw: st.DrawFn, text: str = TEXT, slug: str = "one") -> Annotated:
    """A machine's annotated article about always the same text."""
    found = []
    for trigger in draw(st.lists(st.sampled_from(_TRIGGERS), unique=True, max_size=4)):
        start = text.find(trigger)
        if start < 0:
            continue
        claim = Claim(
            draw(st.sampled_from(["expulsion", "closure"])),
            draw(st.sampled_from(["arland", "borland"])),
            draw(st.sampled_from(["arland", "borland", ""])),
            count=draw(st.sampled_from([None, 8, 9])),
            people=tuple(draw(st.sampled_from([(), ("Ann Lee",), ("Ann Lee", "Bob Roe")]))),
            date=draw(st.sampled_from([None, "2018", "2018-03-26"])),
            reason=draw(st.sampled_from([None, "spying: again", "# none"])),
            evidence=text[max(0, start - 10) : start + 20].strip(),
            confidence=draw(st.sampled_from([0.5, 0.9])),
        )
        found.append(FoundClaim(claim, Span(start, start + len(trigger)), None))
    article = Article(
        "one.txt",
        draw(st.sampled_from(["A title", "Another: title", ""])),
        text,
        published=draw(_dates),
        dateline=draw(st.sampled_from([None, "Arville", "NO"])),
        sources=tuple(draw(st.lists(st.sampled_from([f"https://s.example/{n}" for n in "abc"]), unique=True))),
        attention=tuple(draw(st.lists(st.sampled_from(["look here", "date: guessed"]), unique=True))),
    )
    mentions = (Mention("arland", Span(0, 6)),)
    people = tuple(draw(st.sampled_from([(), (Person("ann-lee", "Ann Lee", draw(st.sampled_from([None, "envoy"]))),)])))
    made = compose(article, Reading(tuple(found), mentions, people), slug)
    return replace(made, path="")
