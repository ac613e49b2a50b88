"""Long lists: split into pages on which every row stands once and from which every link leads somewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import lxml.html
import pytest

from builder.model.actor import Actor
from builder.model.chronicle import Chronicle, Correction
from builder.pages import pages, paging
from builder.pages.marks import ASK, FULL, heap, heap_unit
from builder.publish.render import environment, render_page

from .conftest import LAYOUTS
from .small import ACTORS, EVENTS, LONG, SHORT, chronicle

MANY = 7


def large() -> Chronicle:
    """The small chronicle with more of everything."""
    base = chronicle()
    event = EVENTS["aaaa01"]
    events = dict(EVENTS)
    claims = list(LONG.events)
    for n in range(MANY):
        claim = replace(event.claims[0].claim, id=f"cccc{n:02}")
        claims.append(claim)
        said = replace(event.claims[0], claim=claim)
        more = replace(
            event, id=claim.id, date=f"2019-{n + 1:02}-05", claims=(said,), answers=(), answered_by=(), aliases=()
        )
        events[more.id] = more
    people = {f"person-{n}": Actor(f"person-{n}", f"Person {n}", "person", country="borduria") for n in range(MANY)}
    articles = {f"later-{n}": replace(SHORT, slug=f"later-{n}", events=(), annotations=()) for n in range(MANY)}
    corrections = tuple(Correction(LONG.slug, "", "title", f"was {n}", f"is {n}") for n in range(MANY))
    return replace(
        base,
        events=dict(sorted(events.items(), key=lambda item: item[1].date or "9999")),
        actors=dict(sorted({**ACTORS, **people}.items())),
        articles={**base.articles, **articles, LONG.slug: replace(LONG, events=tuple(claims))},
        corrections=corrections,
    )


@pytest.fixture(scope="module")
def trees() -> Mapping[str, lxml.html.HtmlElement]:
    """Address -> page, of the larger chronicle with two rows a page."""
    templates = environment(LAYOUTS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paging, "SIZE", 2)
        made = {page.address: render_page(page, templates, LAYOUTS) for page in pages(large())}
    return {
        address: lxml.html.document_fromstring(content.decode())
        for address, content in made.items()
        if address.endswith(("/", ".html"))
    }


def _is_further(address: str, list_: str) -> bool:
    return address.startswith(list_) and address[len(list_) : -1].isdigit()


def _rows(trees: Mapping[str, lxml.html.HtmlElement], list_: str, path: str) -> Counter[str]:
    """What stands in the rows of all pages of a list."""
    mine = [tree for address, tree in trees.items() if address == list_ or _is_further(address, list_)]
    assert len(mine) > 2
    return Counter(row.text_content() for tree in mine for row in tree.xpath(path))


def test_links_and_fragments_of_paged_lists_lead_somewhere(trees: Mapping[str, lxml.html.HtmlElement]) -> None:
    ids = {address: {e.get("id") for e in tree.iter() if e.get("id")} for address, tree in trees.items()}
    dead = []
    for address, tree in trees.items():
        for element in tree.iter("a"):
            path, _, fragment = (element.get("href") or "").partition("#")
            path = path.partition("?")[0] or address
            if (
                path.startswith("/")
                and path.endswith("/")
                and (path not in ids or fragment and fragment not in ids[path])
            ):
                dead.append((address, element.get("href")))
    assert dead == []


@pytest.mark.parametrize(
    ("address", "path", "many"),
    [
        ("/years/2019/", "//section[@id='events']//ol[@class='rows']/li", MANY + 2),
        ("/corrections/", "//ol[@class='register']/li", MANY),
        ("/actors/", "//ul[@class='columns']/li", MANY + 1),
        ("/articles/", "//ol[@class='rows']/li", MANY + 2),
    ],
)
def test_every_row_stands_on_one_page(
    trees: Mapping[str, lxml.html.HtmlElement], address: str, path: str, many: int
) -> None:
    rows = _rows(trees, address, path)
    assert rows.total() == many


def test_the_balance_of_a_year_counts_all_of_its_measures(trees: Mapping[str, lxml.html.HtmlElement]) -> None:
    pages = [tree for address, tree in trees.items() if address.startswith("/between/borduria-syldavia/")]
    said = {row.text_content() for tree in pages for row in tree.xpath("//p[@class='balance'][contains(., '2019')]")}
    assert len(pages) > 2
    assert len(said) == 1


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, ["1", "2", "3", "…", "50", "…", "100", "…", "150", "…", "200"]),
        (100, ["1", "…", "50", "…", "98", "99", "100", "101", "102", "…", "150", "…", "200"]),
        (200, ["1", "…", "50", "…", "100", "…", "150", "…", "198", "199", "200"]),
    ],
)
def test_of_many_pages_some_have_a_link(number: int, shown: list[str]) -> None:
    pager = paging.pager("/articles/", 200 * paging.SIZE, number)
    assert [label for label, _, _ in pager.links] == shown
    assert [label for label, _, here in pager.links if here] == [str(number)]


def test_of_a_few_pages_each_has_a_link() -> None:
    pager = paging.pager("/articles/", 3 * paging.SIZE, 2)
    assert [href for _, href, _ in pager.links] == ["/articles/", "/articles/2/", "/articles/3/"]
    assert paging.pager("/articles/", paging.SIZE, 1).links == ()


def test_heaps_of_tens_of_thousands_share_squares() -> None:
    assert heap_unit(10_000) == 1
    assert heap(3, 1).count(FULL) == 3
    unit = heap_unit(1_091_448)
    assert heap(1_091_448, 20, unit).count(FULL) in range(400, 1001)
    assert heap(1_091_448, 20, unit).count(ASK) == 1
