"""From a value to the words that carry it, and from the words to the event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import lxml.html

from builder.model.annotated import Annotated
from builder.pages import Index
from builder.pages.prose import blocks, story

from .small import LONG, at, chronicle

Trees = Mapping[str, lxml.html.HtmlElement]
INDEX = Index(chronicle())


def _html(article: Annotated) -> str:
    return "".join(block.html for block in blocks(INDEX, article))


def test_a_value_leads_to_its_words(trees: Trees) -> None:
    (row,) = trees["/events/aaaa01/"].xpath("//tr[@id='v-count']")
    assert row.xpath("./td[1]/text()") == ["8"]
    assert "“eight”" in row.text_content()
    assert row.xpath(".//a/@href") == ["/articles/eight-sent-home/#e-aaaa01-count"]
    (words,) = trees["/articles/eight-sent-home/"].xpath("//*[@id='e-aaaa01-count']")
    assert words.text == "eight"
    assert words.get("href") == "/events/aaaa01/#v-count"


def test_what_another_article_says_stands_below(trees: Trees) -> None:
    (row,) = trees["/events/aaaa01/"].xpath("//tr[@id='v-count']/following-sibling::tr[1]")
    assert row.xpath("./td[1]/text()") == ["9"]
    assert row.xpath(".//a/@href") == ["/articles/later-count/#c-bbbb01"]


def test_the_text_is_all_there() -> None:
    assert lxml.html.fromstring(f"<div>{_html(LONG)}</div>").text_content() == LONG.text.replace("\n\n", "")


def test_markdown_and_plain_text_give_the_same() -> None:
    body = (
        "[Borduria](actor:borduria) [ordered out](event:aaaa01) [eight](event:aaaa01/count) "
        "[Syldavian](actor:syldavia) diplomats on Monday & gave them [a week](event:aaaa01/deadline).\n\n"
        "Foreign minister [Anna Kovar](actor:anna-kovar) spoke of \\<spies>. Syldavia "
        "[expelled](event:aaaa02) six Bordurians in reply.\n"
    )
    plain = _html(replace(LONG, body=body))
    marked = _html(replace(LONG, body=body + "\n*End.*\n"))
    assert marked == plain + "<p><em>End.</em></p>"


def test_only_safe_links_survive_in_markdown() -> None:
    html = story(INDEX, "*a* [b](javascript:alert) [c](https://ok.example) <b>d</b> ![e](https://x.example/e.png)")
    assert 'href="https://ok.example"' in html
    assert 'href="javascript' not in html
    assert "<b>" not in html
    assert "<img" not in html


def test_excerpts_show_only_sentences_with_a_measure() -> None:
    html = _html(replace(LONG, rights="excerpt"))
    assert "ordered out" in html
    assert "six Bordurians" in html
    assert "Foreign minister" not in html


def test_several_claims_in_one_phrase_each_have_their_place() -> None:
    article = replace(LONG, annotations=(at("ordered out", claims=("aaaa01", "aaaa02")),))
    tree = lxml.html.fromstring(f"<div>{_html(article)}</div>")
    assert [e.get("id") for e in tree.iter() if e.get("id")] == ["e-aaaa01", "e-aaaa02"]


def test_links_to_what_is_not_there_stay_words() -> None:
    article = replace(
        LONG, annotations=(at("Borduria", actor="nowhere"), at("eight", claims=("ffffff",), field="count"))
    )
    assert "<a" not in _html(article)


def test_a_card_stands_beside_its_paragraph(trees: Trees) -> None:
    tree = trees["/articles/eight-sent-home/"]
    parts = tree.xpath("//div[@class='part']")
    assert [part.xpath(".//details/@id") for part in parts] == [["c-aaaa01"], ["c-aaaa02"]]
    assert "checked by an editor" in parts[1].text_content()


def test_stated_total_against_parts(trees: Trees) -> None:
    (line,) = trees["/articles/eight-sent-home/"].xpath("//*[@id='total-0']")
    assert "has 8 of 20, 1 of 3 states; 12 are missing" in " ".join(line.text_content().split())
