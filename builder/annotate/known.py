"""Which article of `content/` an input is: known again by address, by file name and words, by title and words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from builder.model.annotated import Annotated
from builder.model.article import Article

from .compose import file_name
from .escape import writable

_WORD = re.compile(r"[^\W_]+")
_SAME_FILE = 0.5
"""Share of common words from which two texts of one file name are versions of one article."""
_SAME_TITLE = 0.8
"""The same for two texts of one title and date under different file names."""


class Known:
    """The articles that are there."""

    def __init__(self, articles: Iterable[Annotated]) -> None:
        self._by_url: dict[str, Annotated] = {}
        self._by_name: dict[str, list[Annotated]] = {}
        self._by_title: dict[tuple[str, str | None], list[Annotated]] = {}
        for article in articles:
            self.add(article)

    def add(self, article: Annotated) -> None:
        """Know one more."""
        if article.url:
            self._by_url.setdefault(_address(article.url), article)
        for name in {article.slug.casefold(), _name(article.source or article.slug)}:
            self._by_name.setdefault(name, []).append(article)
        if article.title:
            self._by_title.setdefault((article.title, article.published), []).append(article)

    def find(self, article: Article) -> Annotated | None:
        """The machine copy of the same article as it was ingested before; None for a new one."""
        if article.url and (same := self._by_url.get(_address(article.url))):
            return same
        words = _words(article.text)
        named = [one for one in self._by_name.get(_name(article.source), []) if not _apart(one, article)]
        best = max(named, key=lambda one: _overlap(one, words), default=None)
        if best and (_overlap(best, words) >= _SAME_FILE or _same_place(best, article)):
            return best
        key = (" ".join(article.title.split()), article.published)
        titled = [one for one in self._by_title.get(key, []) if article.title and not _apart(one, article)]
        best = max(titled, key=lambda one: _overlap(one, words), default=None)
        return best if best and _overlap(best, words) >= _SAME_TITLE else None


def same_article(one: Annotated, other: Article) -> bool:
    """Whether two inputs of one run are one article: not just versions of each other, but one address or one text."""
    if one.url and other.url:
        return _address(one.url) == _address(other.url)
    return one.text == writable(other.text)


def _address(url: str) -> str:
    """An address without what does not tell two pages apart."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if parts.query else "")


def _name(source: str) -> str:
    """The file's name without its ending, with the number of a member in its archive."""
    name, mark, member = file_name(source).partition("#")
    return PurePosixPath(name).stem.casefold() + mark + member


def _apart(one: Annotated, other: Article) -> bool:
    """Two addresses are two articles, and so are two outlets."""
    return bool(
        (one.url and other.url and _address(one.url) != _address(other.url))
        or (one.outlet and other.outlet and one.outlet != other.outlet)
    )


def _same_place(one: Annotated, article: Article) -> bool:
    return one.source == file_name(article.source) and one.title == article.title != "" and article.source != "-"


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _overlap(one: Annotated, words: frozenset[str]) -> float:
    others = _words(one.text)
    return len(words & others) / len(words | others) if words | others else 1.0
