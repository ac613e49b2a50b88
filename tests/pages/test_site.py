"""What holds for every page of a site: links, safety, titles, structured data."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import lxml.etree
import lxml.html
import pytest

from .conftest import LAYOUTS

Trees = Mapping[str, lxml.html.HtmlElement]


def test_every_kind_of_page_is_there(site: Mapping[str, bytes]) -> None:
    wanted = {
        "/", "/events/aaaa01/", "/events/bbbb01/", "/articles/eight-sent-home/", "/actors/borduria/", "/years/2019/",
        "/years/undated/", "/between/borduria-syldavia/", "/corrections/", "/data/", "/about/", "/search/", "/feed.xml",
        "/actors/borduria/feed.xml", "/sitemap.xml", "/robots.txt", "/404.html", "/_redirects", "/years/", "/actors/",
        "/between/", "/articles/",
    }  # fmt: skip
    assert wanted <= set(site)


def test_links_and_fragments_lead_somewhere(site: Mapping[str, bytes], trees: Trees) -> None:
    ids = {address: {e.get("id") for e in tree.iter() if e.get("id")} for address, tree in trees.items()}
    dead = []
    for address, tree in trees.items():
        for element in tree.iter("a"):
            href = element.get("href") or ""
            if href.startswith(("http:", "https:")):
                continue
            path, _, fragment = href.partition("#")
            path = path.partition("?")[0] or address
            if path not in site or (fragment and fragment not in ids.get(path, set())):
                dead.append((address, href))
    # Data files are written by another stage.
    assert [row for row in dead if not row[1].startswith("/data/")] == []


def test_nothing_that_the_security_policy_forbids(trees: Trees) -> None:
    for address, tree in trees.items():
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert element.tag != "style", address
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")], address
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert (element.get("src") or "").startswith("/static/"), address
                assert not element.text, address


def test_hostile_titles_stay_text(site: Mapping[str, bytes]) -> None:
    page = site["/articles/later-count/"].decode()
    assert "alert(1)" in page
    assert "<script>alert" not in page
    assert "&lt;spies&gt;" in site["/articles/eight-sent-home/"].decode()


def test_ids_are_unique_and_headings_single(trees: Trees) -> None:
    for address, tree in trees.items():
        twice = [id_ for id_, n in Counter(e.get("id") for e in tree.iter() if e.get("id")).items() if n > 1]
        assert twice == [], address
        assert len(tree.findall(".//h1")) == 1, address


def test_titles_and_descriptions(trees: Trees) -> None:
    pages = {address: tree for address, tree in trees.items() if tree.findtext(".//title") != "Moved"}
    titles = Counter(tree.findtext(".//title") for tree in pages.values())
    assert [title for title, n in titles.items() if n > 1] == []
    for address, tree in pages.items():
        (description,) = tree.xpath("//meta[@name='description']/@content")
        assert description.strip(), address


def test_structured_data_is_json(trees: Trees) -> None:
    found = {
        address: [json.loads(script.text or "") for script in tree.xpath("//script[@type='application/ld+json']")]
        for address, tree in trees.items()
    }
    (event,) = found["/events/aaaa01/"]
    assert event["startDate"] == "2019-03-04"
    assert event["organizer"]["name"] == "Borduria"
    assert found["/data/"][0]["@type"] == "Dataset"


def test_every_page_says_how_to_cite_edit_and_report(trees: Trees) -> None:
    for address, tree in trees.items():
        if tree.findtext(".//title") == "Moved":
            continue
        assert tree.xpath("//footer//*[contains(@class, 'cite')]"), address
        assert tree.xpath("//footer//a[text()='Report an error']"), address
        assert tree.xpath("//footer//a[@href='/data/']"), address
    (edit,) = trees["/articles/eight-sent-home/"].xpath("//footer//a[text()='Edit this page']/@href")
    assert edit == "https://files.example/edit/content/articles/2019/eight-sent-home.md"


@pytest.mark.parametrize("address", ["/feed.xml", "/actors/syldavia/feed.xml"])
def test_feeds_are_atom(site: Mapping[str, bytes], address: str) -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    feed = lxml.etree.fromstring(site[address])
    assert feed.findtext(f"{atom}id")
    assert feed.findtext(f"{atom}author/{atom}name") == "The Small Chronicle"
    entries = feed.findall(f"{atom}entry")
    assert entries
    updated = [entry.findtext(f"{atom}updated") for entry in entries]
    assert all(moment and moment.endswith("Z") for moment in updated)
    assert feed.findtext(f"{atom}updated") == max(updated)
    assert len({entry.findtext(f"{atom}id") for entry in entries}) == len(entries)


def test_sitemap_names_the_pages_for_readers(site: Mapping[str, bytes]) -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = lxml.etree.fromstring(site["/sitemap.xml"]).xpath("//s:loc/text()", namespaces=spaces)
    assert "https://chronicle.example/events/aaaa01/" in found
    assert "https://chronicle.example/events/bbbb01/" not in found
    assert "https://chronicle.example/404.html" not in found


def test_what_was_joined_redirects(site: Mapping[str, bytes], trees: Trees) -> None:
    assert trees["/events/bbbb01/"].xpath("//a/@href") == ["/events/aaaa01/"]
    assert "/events/bbbb01/ /events/aaaa01/ 301" in site["/_redirects"].decode()


def test_every_page_of_the_search_bears_the_word_that_stands_for_all(trees: Trees) -> None:
    script = (LAYOUTS / "static" / "search.js").read_text()
    word = script.partition('EVERY = "')[2].partition('"')[0]
    mark = f'//*[@data-pagefind-meta="every:{word}"]'
    searched = {address for address, tree in trees.items() if tree.xpath("//*[@data-pagefind-body]")}
    assert {address.split("/")[1] for address in searched} == {"events", "articles", "actors"}
    assert {address for address, tree in trees.items() if tree.xpath(mark)} == searched
