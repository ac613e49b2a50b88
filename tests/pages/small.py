"""A small chronicle made by hand: two states that answer each other, an organisation, a threat, a total."""

from __future__ import annotations

from dataclasses import replace

from builder.model.actor import Actor
from builder.model.annotated import Annotated, Annotation
from builder.model.chronicle import Answer, Chronicle, Correction, Event, Said, Total, Value
from builder.model.claim import Aggregate, Claim, Person
from builder.model.site import Site
from builder.model.text import Span

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("borduria", "Borduria", "state", code="BO", adjective="Bordurian"),
        Actor("syldavia", "Syldavia", "state", code="SY", adjective="Syldavian", wikidata="Q1"),
        Actor("united-islands", "United Islands", "state", code="UI", with_article=True),
        Actor("lake-league", "Lake League", "organisation", code="LL", with_article=True),
        Actor("anna-kovar", "Anna Kovar", "person", office="foreign minister", country="borduria"),
    )
}
SITE = Site(
    "The Small Chronicle",
    "Who expelled whom.",
    "https://chronicle.example",
    edit_url="https://files.example/edit/{path}",
    issue_url="https://files.example/report?file={path}",
    version="3",
)
TEXT = (
    "Borduria ordered out eight Syldavian diplomats on Monday & gave them a week.\n\n"
    "Foreign minister Anna Kovar spoke of <spies>. Syldavia expelled six Bordurians in reply."
)


def at(words: str, text: str = TEXT, **marks: object) -> Annotation:
    """An annotation of the first place where the words stand."""
    start = text.index(words)
    return Annotation(Span(start, start + len(words)), **marks)  # type: ignore[arg-type]


FIRST = Claim(
    "expulsion", "borduria", "syldavia", "aaaa01", count=8, count_kind="exact", role="diplomats", date="2019-03-04",
    deadline="2019-03-11", reason="espionage", evidence="ordered out eight Syldavian diplomats", confidence=0.9,
)  # fmt: skip
REPLY = Claim(
    "expulsion", "syldavia", "borduria", "aaaa02", count=6, count_kind="exact", date="2019-03", confidence=0.8,
    evidence="expelled six Bordurians in reply", checked=True, note="Read against the original.",
)  # fmt: skip
AGAIN = replace(FIRST, id="bbbb01", count=9, date="2019", evidence=None, deadline=None, role=None)
THREAT = Claim("expulsion", "united-islands", "lake-league", "bbbb02", status="prospective", count=40, date="2021")
CLOSING = Claim("closure", "lake-league", "borduria", "bbbb03", role="office in Borduria", confidence=0.7)

LONG = Annotated(
    "eight-sent-home",
    "Eight sent home",
    TEXT,
    (
        at("Borduria", actor="borduria"),
        at("ordered out", claims=("aaaa01",)),
        at("eight", claims=("aaaa01",), field="count"),
        at("Syldavian", actor="syldavia"),
        at("a week", claims=("aaaa01",), field="deadline"),
        at("Anna Kovar", actor="anna-kovar"),
        at("expelled", claims=("aaaa02",)),
    ),
    published="2019-03-05",
    outlet="The Lake Post",
    url="https://lake.example/eight",
    people=(Person("anna-kovar", "Anna Kovar", "foreign minister", "borduria"),),
    aggregates=(Aggregate(20, "twenty in all", 3, target="syldavia"),),
    events=(FIRST, REPLY),
    path="content/articles/2019/eight-sent-home.md",
)
SHORT = Annotated(
    "later-count",
    "A later count </title><script>alert(1)</script>",
    "It was nine, they say now.",
    (),
    events=(AGAIN, THREAT, CLOSING),
    path="content/articles/undated/later-count.md",
)
ANSWER = Answer("aaaa02", "aaaa01", "stated", "aaaa02", "in reply")


def _event(claim: Claim, article: str, position: int, **more: object) -> Event:
    fields = {
        name: getattr(claim, name)
        for name in ("count", "count_kind", "role", "date", "deadline", "reason", "people", "in_response_to")
    }
    values = tuple(Value(n, v, (claim.id,), True) for n, v in fields.items() if v not in (None, ()))
    whole = {**fields, "claims": (Said(claim, article, position),), "values": values, **more}
    return Event(claim.id, claim.type, claim.status, claim.actor, claim.target, **whole)  # type: ignore[arg-type]


EVENTS = {
    "aaaa02": _event(REPLY, LONG.slug, 1, answers=(ANSWER,), checked=True),
    "aaaa01": _event(
        FIRST,
        LONG.slug,
        0,
        claims=(Said(FIRST, LONG.slug, 0), Said(AGAIN, SHORT.slug, 0)),
        answered_by=(ANSWER,),
        aliases=("bbbb01",),
        people=("Olga Brandt",),
    ),
    "bbbb02": _event(THREAT, SHORT.slug, 1),
    "bbbb03": _event(CLOSING, SHORT.slug, 2),
}
EVENTS["aaaa01"] = replace(EVENTS["aaaa01"], values=(*EVENTS["aaaa01"].values, Value("count", 9, ("bbbb01",), False)))


def chronicle() -> Chronicle:
    """The chronicle of these pieces."""
    return Chronicle(
        SITE,
        {article.slug: article for article in (LONG, SHORT)},
        ACTORS,
        EVENTS,
        (ANSWER,),
        (Total(LONG.slug, 0, 20, "twenty in all", 3, None, "syldavia", ("aaaa01",), 8, 0),),
        (Correction(LONG.slug, "aaaa01", "count", "7", "8", "Misread.", "2019-03-06"),),
        redirects={"/events/bbbb01/": "/events/aaaa01/"},
    )
