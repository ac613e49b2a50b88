"""Which pages there are, what each is made from, and that it is made from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.model.chronicle import Chronicle, Correction, Event
from builder.pages import KINDS, Index, record
from builder.publish.render import environment, render_page

from .conftest import LAYOUTS
from .small import ACTORS, ANSWER, EVENTS, LONG, SITE, chronicle

TEMPLATES = environment(LAYOUTS)


def _changes() -> Iterator[tuple[str, Chronicle]]:
    base = chronicle()
    event = EVENTS["aaaa01"]
    yield "count", replace(base, events={**EVENTS, "aaaa01": replace(event, count=80)})
    yield "year", replace(base, events={**EVENTS, "aaaa01": replace(event, date="2016-01-02")})
    yield "status", replace(base, events={**EVENTS, "aaaa01": replace(event, status="prospective")})
    yield "reason", replace(base, events={**EVENTS, "aaaa01": replace(event, reason="smuggling")})
    yield "target", replace(base, events={**EVENTS, "aaaa01": replace(event, target="lake-league")})
    yield "gone", replace(base, events={k: v for k, v in EVENTS.items() if k != "bbbb03"})
    unlinked = {**EVENTS, "aaaa01": replace(event, answered_by=()), "aaaa02": replace(EVENTS["aaaa02"], answers=())}
    yield "link", replace(base, events=unlinked, answers=())
    yield "name", replace(base, actors={**ACTORS, "syldavia": replace(ACTORS["syldavia"], name="New Syldavia")})
    yield "office", replace(base, actors={**ACTORS, "anna-kovar": replace(ACTORS["anna-kovar"], office="envoy")})
    yield "headline", replace(base, articles={**base.articles, LONG.slug: replace(LONG, title="Eight go")})
    yield "published", replace(base, articles={**base.articles, LONG.slug: replace(LONG, published="2019-03-09")})
    yield "no correction", replace(base, corrections=())
    yield "correction", replace(base, corrections=(Correction(LONG.slug, "", "title", "a", "b"),))
    yield "total", replace(base, totals=(replace(base.totals[0], found=9),))
    yield "site", replace(base, site=replace(SITE, title="Another"))
    yield "redirect", replace(base, redirects={})
    yield "answer", replace(base, events={**EVENTS, "aaaa02": replace(EVENTS["aaaa02"], answers=(ANSWER,), count=66)})


def _made(whole: Chronicle) -> dict[str, tuple[bytes, object]]:
    index = Index(whole)
    found = {}
    for kind in KINDS:
        for key in kind.keys(index):
            inputs = kind.inputs(index, key)
            made = render_page(kind.page(index, key), TEMPLATES, LAYOUTS)
            found[kind.address(key)] = (made, (inputs, tuple(record(index, *what) for what in inputs)))
    return found


BEFORE = _made(chronicle())


@pytest.mark.parametrize("name", [name for name, _ in _changes()])
def test_a_page_changes_only_with_what_it_names(name: str) -> None:
    after = _made(dict(_changes())[name])
    differing = [address for address in BEFORE if address in after and BEFORE[address][0] != after[address][0]]
    assert differing or set(BEFORE) != set(after)
    silent = [address for address in differing if BEFORE[address][1] == after[address][1]]
    assert silent == []


def test_an_edit_leaves_the_other_pages_alone() -> None:
    changed = replace(chronicle(), events={**EVENTS, "aaaa01": replace(EVENTS["aaaa01"], reason="smuggling")})
    after = _made(changed)
    touched = {address for address in BEFORE if BEFORE[address][1] != after[address][1]}
    assert "/events/aaaa01/" in touched
    assert not touched & {"/events/bbbb02/", "/years/2021/", "/actors/lake-league/"}


def test_addresses_are_those_of_the_pages() -> None:
    index = Index(chronicle())
    for kind in KINDS:
        for key in kind.keys(index):
            assert kind.page(index, key).address == kind.address(key)
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def _many(events: int) -> Index:
    made = {
        f"e{n}": Event(f"e{n}", "expulsion", "done", "borduria", "syldavia", (), count=1, date=f"{1971 + n % 50}-05-01")
        for n in range(events)
    }
    return Index(replace(chronicle(), events=dict(sorted(made.items(), key=lambda item: item[1].date or ""))))


def test_long_lists_are_split() -> None:
    index = _many(1200)
    by_name = {kind.name: kind for kind in KINDS}
    keys = [key for key in by_name["actor"].keys(index) if key.startswith("borduria")]
    assert keys == ["borduria", "borduria/2", "borduria/3", "borduria/4", "borduria/5"]
    made = [render_page(by_name["actor"].page(index, key), TEMPLATES, LAYOUTS).decode() for key in keys]
    shown = [line for page in made for line in page.split('<a href="/events/')[1:]]
    assert len(shown) == 1200
    assert 'aria-current="page">3</a>' in made[2]
    assert all(len(page) < 150_000 for page in made)


def test_the_index_of_a_large_chronicle_is_quick() -> None:
    import time

    whole = _many(20_000).chronicle
    started = time.perf_counter()
    Index(whole)
    assert time.perf_counter() - started < 1


def test_a_person_expelled_leads_to_the_event() -> None:
    olga = replace(ACTORS["anna-kovar"], id="olga-brandt", name="Olga Brandt")
    index = Index(replace(chronicle(), actors={**ACTORS, olga.id: olga}))
    kind = next(kind for kind in KINDS if kind.name == "actor")
    page = render_page(kind.page(index, "olga-brandt"), TEMPLATES, LAYOUTS).decode()
    assert '<a href="/events/aaaa01/">' in page
    assert ("list", "actor/olga-brandt") in kind.inputs(index, "olga-brandt")


def test_states_that_go_on_as_another_lead_to_each_other() -> None:
    actors = {
        id_: replace(ACTORS["borduria"], id=id_, name=id_.title()) for id_ in ("russia", "soviet-union", "france")
    }
    events = {
        id_: Event(id_, "expulsion", "done", "france", target, (), count=1, date=date)
        for id_, target, date in (("x1", "soviet-union", "1983"), ("x2", "russia", "2018"))
    }
    index = Index(replace(chronicle(), actors=actors, events=events))
    kind = next(kind for kind in KINDS if kind.name == "between")
    page = render_page(kind.page(index, "france-russia"), TEMPLATES, LAYOUTS).decode()
    assert 'href="/between/france-soviet-union/"' in page
