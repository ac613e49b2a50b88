"""What a web page says of itself: JSON-LD first, then OpenGraph, then the older meta tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from .characters import one_line
from .draft import Facts
from .facts import is_address, language_code
from .published import stated_date

_DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "article.published",
    "displaydate",
    "originalpublicationdate",
    "date",
)
"""Names of meta tags that hold the date of publication, the surest first."""
_OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "application-name",
)
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author", "parsely-author", "byl")
_UNSET = "1970-01-01T00:00"
"""What many systems write where they know no date."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself."""

    facts: Facts
    """Title, date, outlet and the like."""
    body: str
    """Text of the article in JSON-LD; empty where it holds none."""
    attention: tuple[str, ...]
    """What could not be read."""


def page_facts(tree: Any) -> PageFacts:
    """Facts of a parsed page (an lxml element)."""
    objects, broken = _linked_data(tree)
    story = next((item for item in objects if _is_story(item)), {})
    meta = _meta(tree)
    outlet = _name(story.get("publisher")) or _first(meta, _OUTLETS)
    facts = Facts(
        title=_title(tree, story, meta, outlet),
        published=_published(tree, story, meta),
        outlet=outlet,
        url=_url(tree, story, meta),
        author=_author(story, meta),
        language=_language(tree, story, meta),
    )
    return PageFacts(facts, _body(story), ("The page's JSON-LD could not be read.",) if broken else ())


def _linked_data(tree: Any) -> tuple[list[dict[str, Any]], bool]:
    """Every object of the page's JSON-LD, and whether a part of it was no JSON."""
    objects: list[dict[str, Any]] = []
    broken = False
    for script in tree.xpath('//script[contains(translate(@type, "JSONLD", "jsonld"), "ld+json")]'):
        source = re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$", "", script.text or "")
        value = _json(source)
        objects += _walk(value)
        broken = broken or (value is None and bool(source.strip()))
    return objects, broken


def _json(source: str) -> Any:
    """Value of a JSON text, also with the commas too many that pages like to have; None where it is no JSON."""
    for text in (source, re.sub(r",\s*([}\]])", r"\1", source)):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _walk(value.get(key))
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item)


def _is_story(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and re.search(r"(?:Article|BlogPosting|Report)$", name) for name in names)


def _meta(tree: Any) -> dict[str, str]:
    """Content of each meta tag by its name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        content = one_line(tag.get("content") or "")
        if content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], names: Iterable[str]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _text(value: Any) -> str:
    """A string of JSON-LD as plain text: entities resolved; empty for anything else."""
    return one_line(html.unescape(value)) if isinstance(value, str) else ""


def _name(value: Any) -> str | None:
    """Name of a person or organisation in one of the forms of JSON-LD."""
    if isinstance(value, list):
        names = [name for item in value if (name := _name(item))]
        return ", ".join(dict.fromkeys(names)) or None
    name = _text(value.get("name") if isinstance(value, dict) else value)
    return name if name and not is_address(name) else None


def _title(tree: Any, story: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    if title := _text(story.get("headline")) or _text(story.get("name")):
        return title
    heads = [one_line(head.text_content()) for head in tree.iter("h1")]
    page = one_line(" ".join(head.text_content() for head in tree.xpath("//head/title | //title[1]")[:1]))
    stated = _first(meta, ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title"))
    title = stated or (heads[0] if len(heads) == 1 and heads[0] else page)
    return _without_outlet(title, outlet) or None


def _without_outlet(title: str, outlet: str | None) -> str:
    """`NATO expels eight - The Daily` -> `NATO expels eight`, where the page names the outlet so."""
    parts = re.split(r"\s+[|–—-]\s+|\s+::\s+", title)
    if outlet and len(parts) > 1 and parts[-1].casefold() == outlet.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—-:")
    return title


def _published(tree: Any, story: dict[str, Any], meta: dict[str, str]) -> str | None:
    stated = [
        _text(story.get("datePublished")),
        _text(story.get("dateCreated")),
        *(meta.get(name, "") for name in _DATES),
    ]
    marked = tree.xpath('//time[@pubdate or contains(@itemprop, "datePublished")] | //*[@itemprop="datePublished"]')
    times = marked or (tree.xpath("//time[@datetime]") if len(tree.xpath("//time[@datetime]")) == 1 else [])
    stated += [time.get("datetime") or time.get("content") or time.text_content() for time in times]
    return next((date for text in stated if not text.startswith(_UNSET) and (date := stated_date(text))), None)


def _url(tree: Any, story: dict[str, Any], meta: dict[str, str]) -> str | None:
    links = [link.get("href") or "" for link in tree.xpath('//link[translate(@rel, "CANOIL", "canoil")="canonical"]')]
    whole = story.get("mainEntityOfPage")
    stated = [*links, meta.get("og:url", ""), _text(story.get("url")), _text(whole)]
    return next((url for url in map(str.strip, stated) if is_address(url)), None)


def _author(story: dict[str, Any], meta: dict[str, str]) -> str | None:
    name = _name(story.get("author")) or next(
        (meta[n] for n in _AUTHORS if n in meta and not is_address(meta[n])), None
    )
    return re.sub(r"(?i)^by\s+", "", name) if name else None


def _language(tree: Any, story: dict[str, Any], meta: dict[str, str]) -> str | None:
    page = tree.xpath("string(/html/@lang)") or tree.xpath("string(/html/@*[local-name()='lang'])")
    stated = [page, meta.get("og:locale", ""), _text(story.get("inLanguage")), meta.get("content-language", "")]
    return next((code for text in stated if (code := language_code(text))), None)


def _body(story: dict[str, Any]) -> str:
    """`articleBody` as lines of plain text."""
    body = story.get("articleBody") or story.get("text")
    if not isinstance(body, str):
        return ""
    body = (
        re.sub(r"(?i)<\s*(?:/p|br\s*/?|/div|/h\d|/li)\s*>", "\n", body)
        if re.search(r"</?(?:p|br|div)\b", body)
        else body
    )
    return html.unescape(re.sub(r"</?[a-zA-Z][^<>]{0,300}>", "", body))
