"""An assembly that remembers the last one gives what a fresh one gives."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.chronicle import EventOverride, Memory, assemble
from builder.model.annotated import Annotated
from builder.model.claim import Claim
from builder.model.site import Site

CLAIMS = st.builds(
    Claim,
    st.sampled_from(["expulsion", "closure"]),
    st.sampled_from(["russia", "poland"]),
    st.sampled_from(["russia", "poland"]),
    st.just(""),
    st.sampled_from(["done", "done", "prospective"]),
    st.none() | st.sampled_from([4, 9, 10]),
    date=st.sampled_from([None, "2018", "2018-03", "2018-03-26", "2018-03-28"]),
    reason=st.sampled_from([None, "retaliation"]),
)
EDITS = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["claims", "published", "gone", "join", "count", "nothing"]), CLAIMS),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CLAIMS, max_size=3), min_size=6, max_size=6), EDITS)
def test_remembering_changes_nothing(rows: list[list[Claim]], edits: list[tuple[int, str, Claim]]) -> None:
    articles = {
        n: Annotated(
            f"a{n}",
            published=f"2018-03-{26 + n % 4}",
            events=tuple(replace(claim, id=f"c{n}-{m}") for m, claim in enumerate(some)),
        )
        for n, some in enumerate(rows)
    }
    files: dict[str, EventOverride] = {}
    memory = Memory()
    for n, what, claim in [(0, "nothing", CLAIM), *edits]:
        _edit(articles, files, n, what, claim)
        fresh = assemble(Site(), articles.values(), files.values())
        remembered = assemble(Site(), articles.values(), [replace(file) for file in files.values()], memory=memory)
        assert remembered == fresh
        assert list(remembered[0].events) == list(fresh[0].events)


CLAIM = Claim("expulsion", "russia", "poland")


def _edit(articles: dict[int, Annotated], files: dict[str, EventOverride], n: int, what: str, claim: Claim) -> None:
    article = articles.get(n)
    if article is None:
        return
    if what == "gone":
        del articles[n]
    elif what == "claims":
        articles[n] = replace(article, events=(replace(claim, id=f"c{n}-9"), *article.events[1:]))
    elif what == "published":
        articles[n] = replace(article, published="2018-04-01")
    elif article.events and what in ("join", "count"):
        id_ = article.events[0].id
        others = tuple(each.id for other in articles.values() for each in other.events[:1] if each.id != id_)
        values = {"count": 7} if what == "count" else {}
        files[id_] = EventOverride(id_, f"content/events/{id_}.md", others[: what == "join"], values=values)


def test_an_event_that_did_not_change_is_the_same_object() -> None:
    articles = [
        Annotated(f"a{n}", published="2018-03-27", events=(replace(CLAIM, id=f"c{n}", date=f"20{n:02}-01-01"),))
        for n in range(10, 15)
    ]
    memory = Memory()
    before = assemble(Site(), articles, memory=memory)[0].events
    articles[2] = replace(articles[2], events=(replace(articles[2].events[0], count=3),))
    after = assemble(Site(), articles, memory=memory)[0].events
    assert [id_ for id_ in after if after[id_] is not before[id_]] == ["c12"]
