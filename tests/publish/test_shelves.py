"""The search on shelves: which pages stand together, and which indexes are made again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.publish import search, shelves
from builder.publish.shelves import Shelf


def _pages(**years: int) -> list[tuple[str, str]]:
    return [(f"events/{year}-{n}/index.html", year.strip("y")) for year, many in years.items() for n in range(many)]


def _said(some: list[Shelf]) -> list[tuple[str, int]]:
    return [(shelf.name, len(shelf.files)) for shelf in some]


@pytest.fixture(autouse=True)
def four_a_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "MOST", 4)


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ({}, []),
        ({"y": 2}, [("undated", 2)]),
        ({"y2018": 2, "y2020": 1, "y": 1}, [("2018-2020", 4)]),
        ({"y2018": 2, "y2019": 2, "y2020": 1}, [("2020", 1), ("2018-2019", 4)]),
        ({"y1971": 1, "y2018": 9, "y2020": 1, "y": 1}, [("undated", 1), ("2020", 1), ("2018", 9), ("1971", 1)]),
    ],
)
def test_pages_are_divided_by_time(years: dict[str, int], expected: list[tuple[str, int]]) -> None:
    assert _said(shelves.shelves(_pages(**years))) == expected


def test_the_order_in_which_pages_come_makes_no_difference() -> None:
    pages = _pages(y2018=3, y2019=3, y2020=3)
    assert shelves.shelves(pages) == shelves.shelves(reversed(pages))


def test_a_page_that_changed_changes_its_shelf_only() -> None:
    before = shelves.shelves(_pages(y2018=3, y2019=3))
    made = {file: b"1" for shelf in before for file in shelf.files}
    after = made | {before[0].files[1]: b"2"}
    assert [shelf.digest(made, "m") == shelf.digest(after, "m") for shelf in before] == [False, True]
    assert [shelf.digest(made, "m") == shelf.digest(made, "n") for shelf in before] == [False, False]


def _site(root: Path, pages: list[tuple[str, str]]) -> None:
    for file, year in pages:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        text = f"<html lang=en><body data-pagefind-body><h1>Measure of {year or 'no year'}</h1></body></html>"
        (root / file).write_text(text)


@pytest.mark.skipif(not search.installed(), reason="Pagefind is not installed")
def test_only_the_index_of_a_changed_shelf_is_made(tmp_path: Path) -> None:
    site, scratch = tmp_path / "site", tmp_path / "scratch"
    pages = _pages(y2018=3, y2019=3, y=1)
    _site(site, pages)
    made = {file: b"1" for file, _ in pages}
    assert search.index(site, scratch, shelves.shelves(pages), made, "m") == 3
    entries = {path.parent.name: path.stat().st_ino for path in (site / "pagefind").glob("*/pagefind-entry.json")}
    assert set(entries) == {"undated", "2018", "2019"}
    assert search.index(site, scratch, shelves.shelves(pages), made, "m") == 0
    assert search.index(site, scratch, shelves.shelves(pages), made | {pages[0][0]: b"2"}, "m") == 1
    after = {path.parent.name: path.stat().st_ino for path in (site / "pagefind").glob("*/pagefind-entry.json")}
    assert {name for name in entries if entries[name] != after[name]} == {"2018"}
    assert [row["name"] for row in json.loads((site / "pagefind" / search.LIST).read_text())] == [
        "undated",
        "2019",
        "2018",
    ]
    assert search.index(site, scratch, shelves.shelves(pages[:3]), made | {pages[0][0]: b"2"}, "m") == 0
    assert [path.name for path in (site / "pagefind").iterdir() if path.is_dir()] == ["2018"]
    assert not list((site / "pagefind").glob("*/pagefind-ui*"))
    assert not scratch.exists()


@pytest.mark.skipif(not search.installed(), reason="Pagefind is not installed")
def test_an_index_whose_list_is_lost_is_made_again(tmp_path: Path) -> None:
    pages = _pages(y2018=2)
    site = tmp_path / "site"
    _site(site, pages)
    made = dict.fromkeys((file for file, _ in pages), b"1")
    search.index(site, tmp_path / "s", shelves.shelves(pages), made, "m")
    (site / "pagefind" / search.LIST).write_text("[{")
    assert search.index(site, tmp_path / "s", shelves.shelves(pages), made, "m") == 1
