"""Whether every link inside the built site leads somewhere: to a file, and to a place in it where it names one."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from builder.errors import Problem

REFERENCES = (
    ("a", "href"),
    ("link", "href"),
    ("area", "href"),
    ("img", "src"),
    ("script", "src"),
    ("source", "srcset"),
)
"""Elements and attributes that lead to another file."""


@dataclass(frozen=True, slots=True)
class _Leads:
    """What one page leads to and what can be led to in it."""

    places: frozenset[str]
    """Ids of the page."""
    links: tuple[tuple[str, int], ...]
    """Each reference as it stands, with its line."""


def broken_links(site: Path, base_url: str = "") -> list[Problem]:
    """Every reference inside the site that leads nowhere; `base_url` marks absolute addresses that are our own."""
    pages = {path.relative_to(site).as_posix(): _leads(path) for path in sorted(site.rglob("*.html"))}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    return sorted(
        Problem(str(site / name), line, f"a link to {link}", "a page of the site", why, code="broken-link")
        for name, page in pages.items()
        for link, line in page.links
        for why in _faults(name, link, base_url, pages, files)
    )


def _leads(path: Path) -> _Leads:
    tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
    root = tree.getroot()
    if root is None:
        return _Leads(frozenset(), ())
    places = frozenset(str(value) for value in root.xpath("//@id | //a/@name"))
    return _Leads(places, tuple(_references(root)))


def _references(root: etree._Element) -> Iterator[tuple[str, int]]:
    for tag, attribute in REFERENCES:
        for element in root.iter(tag):
            value = element.get(attribute)
            if value:
                for part in value.split(",") if attribute == "srcset" else [value]:
                    yield part.strip().split(" ")[0], _line(element)


def _faults(name: str, link: str, base_url: str, pages: dict[str, _Leads], files: set[str]) -> Iterator[str]:
    own = base_url and (link == base_url or link.startswith(base_url + "/"))
    address = urlsplit(link[len(base_url) :] or "/" if own else link)
    if address.scheme or address.netloc:
        return
    target = _file(name, unquote(address.path))
    if target not in files:
        yield f"no file {target}"
    elif address.fragment and target in pages and unquote(address.fragment) not in pages[target].places | {"top"}:
        yield f"no place #{address.fragment} in {target}"


def _file(name: str, path: str) -> str:
    if not path:
        return name
    target = posixpath.normpath(posixpath.join(posixpath.dirname("/" + name), path)).lstrip("/")
    if path.endswith("/") or not target or target == ".":
        return posixpath.join(target, "index.html").lstrip("./")
    return target


def _line(element: etree._Element) -> int:
    return element.sourceline if isinstance(element.sourceline, int) else 0
