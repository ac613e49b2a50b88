"""The chronicle as a whole: what editors say over the machine, what contradicts itself, what was corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.chronicle import EventOverride, assemble, read_actor, read_event
from builder.evaluate import b_cubed, links
from builder.model.annotated import Annotated, Annotation
from builder.model.chronicle import Chronicle
from builder.model.claim import MEASURE_TYPES, Claim
from builder.model.site import Site
from builder.model.text import Span


def claim(id_: str, day: str = "2018-03-26", count: int | None = 4, **values: object) -> Claim:
    return Claim("expulsion", "poland", "russia", id_, date=day, count=count, **values)  # type: ignore[arg-type]


def article(slug: str, *claims: Claim, published: str | None = "2018-03-28") -> Annotated:
    lines = {f"events.{n}": 10 + n for n in range(len(claims))}
    return Annotated(slug=slug, published=published, events=claims, path=f"content/articles/{slug}.md", lines=lines)


def event(id_: str, front: str, body: str = "") -> EventOverride:
    override, problems = read_event(f"---\n{front}\n---\n{body}".encode(), f"content/events/{id_}.md")
    assert problems == []
    return override


TWO = (article("a", claim("a1")), article("b", claim("b1"), claim("b2", "2021-04-15", 3)))


def made(*files: EventOverride, articles: tuple[Annotated, ...] = TWO) -> Chronicle:
    chronicle, problems = assemble(Site(), articles, files)
    assert problems == []
    return chronicle


def claims_of(chronicle: Chronicle) -> dict[str, list[str]]:
    return {id_: [said.claim.id for said in found.claims] for id_, found in chronicle.events.items()}


def test_without_files_the_machine_decides() -> None:
    assert claims_of(made()) == {"a1": ["a1", "b1"], "b2": ["b2"]}


def test_an_editor_splits() -> None:
    assert claims_of(made(event("a1", "splits: [b1]"))) == {"a1": ["a1"], "b1": ["b1"], "b2": ["b2"]}
    assert "/events/b1/" not in made(event("a1", "splits: [b1]")).redirects


def test_an_editor_joins_by_any_id_of_an_event() -> None:
    chronicle = made(event("b1", "joins: [b2]"))
    assert claims_of(chronicle) == {"a1": ["a1", "b1", "b2"]}
    assert chronicle.redirects["/events/b2/"] == "/events/a1/"
    assert chronicle.events["a1"].path == "content/events/b1.md"


def test_a_split_before_a_join() -> None:
    assert claims_of(made(event("a1", "splits: [b1]"), event("b2", "joins: [b1]"))) == {
        "a1": ["a1"],
        "b1": ["b1", "b2"],
    }


def test_an_editor_corrects_and_clears() -> None:
    files = event("a1", "count: 5\nactor: latvia\ndate:\nnote: By the ministry's list.", "How it came.")
    found = made(files).events["a1"]
    assert (found.count, found.count_kind, found.actor, found.date) == (5, "exact", "latvia", None)
    assert (found.note, found.story) == ("By the ministry's list.", "How it came.")
    assert [(v.value, v.editor, v.published, v.claims) for v in found.values if v.field == "count"] == [
        (5, True, True, ()),
        (4, False, False, ("a1", "b1")),
    ]
    assert [(v.value, v.published) for v in found.values if v.field == "date"] == [("2018-03-26", False)]


def test_an_editor_withdraws() -> None:
    chronicle = made(event("a1", "withdrawn: true\nnote: It never happened."))
    assert claims_of(chronicle) == {"b2": ["b2"]}
    (correction,) = chronicle.corrections
    assert (correction.claim, correction.field, correction.editor) == ("a1", "claim", "")
    assert correction.machine == "expulsion, poland - russia, 4, 2018-03-26"
    assert correction.note == "It never happened."


def test_an_editor_links_and_unlinks() -> None:
    reply = Claim("expulsion", "russia", "poland", "r1", date="2018-03-30", reason="retaliation")
    articles = (*TWO, article("c", reply))
    assert [answer.to for answer in made(articles=articles).answers] == ["a1"]
    assert made(event("r1", "answers: none"), articles=articles).answers == ()
    (answer,) = made(event("r1", "answers: [b2]"), articles=articles).answers
    assert (answer.event, answer.to, answer.how) == ("r1", "b2", "editor")


WRONG = [
    (event("zz", "note: x"), "a correction of the event zz"),
    (event("a1", "joins: [zz]"), "joins: zz"),
    (event("a1", "splits: [zz]"), "splits: zz"),
    (event("a1", "answers: [zz]"), "answers: zz"),
    (event("a1", "answers: [b1]"), "answers: b1"),
]


@pytest.mark.parametrize(("file", "said"), WRONG, ids=[said for _, said in WRONG])
def test_files_that_lead_nowhere(file: EventOverride, said: str) -> None:
    chronicle, problems = assemble(Site(), TWO, [file])
    assert [said in str(problem) for problem in problems] == [True]
    assert problems[0].path == file.path
    assert set(claims_of(chronicle)) == {"a1", "b2"}


def test_two_files_for_one_event() -> None:
    _, problems = assemble(Site(), TWO, [event("a1", "count: 5"), event("b1", "count: 6")])
    assert ["a second correction of one event" in str(problem) for problem in problems] == [True]


def test_unknown_actors_are_named_and_published_under_their_id() -> None:
    strange = Annotated(
        slug="a",
        path="content/articles/a.md",
        events=(Claim("expulsion", "polnad", "russia", "a1"),),
        lines={"events.0": 7, "events.0.actor": 9, "body": 20},
        annotations=(Annotation(Span(0, 4), actor="atlantis"),),
    )
    chronicle, problems = assemble(Site(), [strange])
    assert sorted(map(str, problems)) == [
        "content/articles/a.md:20: found the unknown actor 'atlantis', expected the id of an actor, "
        "declare it in content/actors/atlantis.md with name and kind",
        "content/articles/a.md:9: found the unknown actor 'polnad', expected poland, "
        "declare it in content/actors/polnad.md with name and kind",
    ]
    assert chronicle.actors["polnad"].name == "polnad"


def test_an_actor_file_declares_one() -> None:
    file, _ = read_actor(b"---\nname: Atlantis\nkind: state\n---\nSunk.\n", "content/actors/atlantis.md")
    chronicle, problems = assemble(Site(), [article("a", Claim("expulsion", "atlantis", "russia", "a1"))], (), [file])
    assert problems == []
    assert (chronicle.actors["atlantis"].kind, chronicle.actors["atlantis"].profile) == ("state", "Sunk.")


def test_an_actor_file_that_declares_too_little() -> None:
    file, _ = read_actor(b"---\nname: Atlantis\n---\n", "content/actors/atlantis.md")
    _, problems = assemble(Site(), [], (), [file])
    assert ["expected its name and kind" in str(problem) for problem in problems] == [True]


def test_claims_without_an_id_get_one_and_duplicates_are_named() -> None:
    articles = (article("a", claim("")), article("b", claim("x")), article("c", claim("x", "2022-03-01")))
    chronicle, problems = assemble(Site(), articles)
    assert [problem.code for problem in problems] == ["duplicate-id"]
    assert problems[0].path == "content/articles/c.md"
    ids = [each.id for found in chronicle.articles.values() for each in found.events]
    assert len(set(ids)) == 3
    assert all(ids)
    assert {said.claim.id for found in chronicle.events.values() for said in found.claims} == set(ids)


def test_one_id_twice_in_an_article() -> None:
    chronicle, problems = assemble(Site(), [article("a", claim("x"), claim("x", "2022-03-01", 7))])
    assert [problem.code for problem in problems] == ["duplicate-id"]
    assert sorted(found.count or 0 for found in chronicle.events.values()) == [4, 7]


def test_one_address_twice() -> None:
    other = replace(
        article("a", claim("y", "2022-03-01", 7)), path="content/articles/2022/a.md", published="2022-03-02"
    )
    chronicle, problems = assemble(Site(), [other, article("a", claim("x"))])
    assert [(problem.code, problem.path) for problem in problems] == [("address-taken", other.path)]
    assert list(chronicle.events) == ["x"]


def test_corrections_beside_the_machine_copy() -> None:
    machine = replace(TWO[1], title="Read", text="One.\n\nTwo.", events=(claim("b1", count=5), claim("gone", "2019")))
    edited = replace(
        TWO[1],
        title="Published",
        text="One.\n\nTwo!",
        events=(claim("b1", note="By the list."), claim("b2", "2021-04-15", 3)),
    )
    day = {edited.path: "2024-05-06"}
    chronicle, _ = assemble(Site(), [TWO[0], edited], machines={"b": machine}, dates=day)
    said = {(c.claim, c.field): (c.machine, c.editor, c.note) for c in chronicle.corrections}
    assert said == {
        ("", "title"): ("Read", "Published", ""),
        ("b1", "count"): ("5", "4", "By the list."),
        ("b2", "claim"): ("", "expulsion, poland - russia, 3, 2021-04-15", ""),
        ("gone", "claim"): ("expulsion, poland - russia, 4, 2019", "", ""),
        ("", "text"): ("Two.", "Two!", ""),
    }
    assert {c.date for c in chronicle.corrections} == {"2024-05-06"}


def test_what_nobody_touched_is_no_correction() -> None:
    machine = replace(TWO[1], events=tuple(replace(c, confidence=0.5) for c in TWO[1].events))
    edited = replace(TWO[1], events=tuple(replace(c, checked=True) for c in TWO[1].events))
    assert assemble(Site(), [edited], machines={"b": machine})[0].corrections == ()


def test_corrections_of_events_and_actors() -> None:
    actor, _ = read_actor(b"---\nname: Polska\nnote: As they say.\n---\n", "content/actors/poland.md")
    days = {"content/events/a1.md": "2024-01-02", "content/actors/poland.md": "2024-01-03"}
    chronicle, _ = assemble(Site(), TWO, [event("a1", "count: 5\nnote: Why.")], [actor], dates=days)
    assert [(c.claim, c.field, c.machine, c.editor, c.note, c.date) for c in chronicle.corrections] == [
        ("poland", "name", "Poland", "Polska", "As they say.", "2024-01-03"),
        ("a1", "count", "4", "5", "Why.", "2024-01-02"),
    ]


def test_events_stand_in_order_of_their_dates() -> None:
    articles = (
        article("a", claim("late", "2020-01-01"), claim("early", "1999")),
        article("b", claim("none", "", None)),
    )
    articles = (articles[0], article("b", replace(articles[1].events[0], date=None, status="prospective")))
    assert list(made(articles=articles).events) == ["early", "late", "none"]


CLAIMS = st.builds(
    Claim,
    st.sampled_from(MEASURE_TYPES),
    st.sampled_from(["russia", "poland", "soviet-union", ""]),
    st.sampled_from(["russia", "poland", "united-states", ""]),
    st.just(""),
    st.sampled_from(["done", "prospective"]),
    st.none() | st.integers(0, 60),
    date=st.sampled_from(
        [None, "1985", "1991", "2018", "2018-03", "2018-03-26", "2018-03-28", "2018-12-31", "2019-01"]
    ),
    reason=st.sampled_from([None, "retaliation"]),
)
PUBLISHED = st.sampled_from([None, "2018", "2018-03", "2018-03-27", "2019-01-01", "2018-01-01"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PUBLISHED, st.lists(CLAIMS, max_size=4)), max_size=5))
def test_every_claim_is_in_one_event_and_every_address_leads_somewhere(
    rows: list[tuple[str | None, list[Claim]]],
) -> None:
    articles = []
    for n, (published, some) in enumerate(rows):
        numbered = [replace(each, id=f"c{n}-{m}") for m, each in enumerate(some)]
        articles.append(article(f"a{n}", *numbered, published=published))
    chronicle, problems = assemble(Site(), articles)
    assert problems == []
    ids = sorted(said.claim.id for found in chronicle.events.values() for said in found.claims)
    assert ids == sorted(each.id for one in articles for each in one.events)
    for old, new in chronicle.redirects.items():
        assert old not in chronicle.redirects.values()
        assert new.split("/")[2] in chronicle.events
    for answer in chronicle.answers:
        assert answer.event != answer.to
        assert {answer.event, answer.to} <= set(chronicle.events)
    backwards, _ = assemble(Site(), reversed(articles))
    assert backwards == chronicle


def test_the_measures_of_identification() -> None:
    truth = {"a": "x", "b": "x", "c": "y"}
    assert b_cubed([["a", "b"], ["c", "unknown"]], truth).f1 == 1.0
    one = b_cubed([["a", "b", "c"]], truth)
    assert (round(one.precision, 3), one.recall) == (0.556, 1.0)
    apart = b_cubed([["a"], ["b"], ["c"]], truth)
    assert (apart.precision, round(apart.recall, 3)) == (1.0, 0.667)
    linked = links([("a", "b"), ("c", "d")], [("a", "b")])
    assert (linked.precision, linked.recall) == (0.5, 1.0)


IDS = st.sampled_from([f"c{n}" for n in range(8)] + ["nowhere"])
OVERRIDES = st.builds(
    EventOverride,
    IDS,
    st.just(""),
    st.lists(IDS, max_size=3).map(tuple),
    st.lists(IDS, max_size=3).map(tuple),
    answers=st.none() | st.lists(IDS, max_size=2).map(tuple),
    withdrawn=st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(st.lists(CLAIMS, min_size=8, max_size=8), st.lists(OVERRIDES, max_size=4, unique_by=lambda file: file.id))
def test_editors_may_join_and_split_as_they_like(some: list[Claim], files: list[EventOverride]) -> None:
    """No claim is lost or doubled, whatever the files say; withdrawn ones are named as corrections."""
    files = [replace(file, path=f"content/events/{n}.md") for n, file in enumerate(files)]
    articles = [article(f"a{n}", replace(each, id=f"c{n}")) for n, each in enumerate(some)]
    chronicle, _ = assemble(Site(), articles, files)
    ids = [said.claim.id for found in chronicle.events.values() for said in found.claims]
    assert len(ids) == len(set(ids))
    if not any(file.withdrawn for file in files):
        assert sorted(ids) == sorted(f"c{n}" for n in range(8))
    gone = {correction.claim for correction in chronicle.corrections if correction.field == "claim"}
    assert bool(gone) == (len(ids) < 8)
    for found in chronicle.events.values():
        assert found.id == found.claims[0].claim.id
        assert set(found.aliases) == {said.claim.id for said in found.claims[1:]}
    assert assemble(Site(), reversed(articles), reversed(files))[0] == chronicle
