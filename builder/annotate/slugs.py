"""Names of articles: from the file where it speaks, else from date and title; safe, and one article's own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container
from pathlib import PurePosixPath

from builder.model.article import Article
from builder.model.text import slug

_LIMIT = 80
_WORD = re.compile(r"[a-z]{3,}")
_HASH = re.compile(r"(?=[a-z]*[0-9])[0-9a-f]{8,}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|index)\Z")
"""Names that some file system or web server keeps for itself."""
_FILLERS = frozenset({"article", "copy", "document", "download", "draft", "file", "html", "index", "new", "news"})
_FILLERS |= {"page", "print", "story", "text", "the", "txt", "untitled", "www"}


def choose(article: Article, used: Container[str]) -> str:
    """A slug that no other article has; `used` holds theirs in lower case."""
    name = _speaking(article.source) or _from_title(article) or _fallback(article)
    if _RESERVED.match(name):
        name = f"{name}-article"
    if name not in used:
        return name
    return next(new for number in range(2, 1_000_000) if (new := f"{name[: _LIMIT - 8]}-{number}") not in used)


def _speaking(source: str) -> str:
    """The file's name, where it has two words that say something; empty where it is `page-3` or a hash."""
    name, _, member = source.partition("#")
    stem = slug(PurePosixPath(name.replace("\\", "/")).stem, _LIMIT)
    if member or "://" in source or any(_HASH.fullmatch(part) for part in stem.split("-")):
        return ""
    return stem if len(set(_WORD.findall(stem)) - _FILLERS) >= 2 else ""


def _from_title(article: Article) -> str:
    title = slug(article.title, _LIMIT - 11)
    return f"{article.published}-{title}" if article.published and title else title


def _fallback(article: Article) -> str:
    key = f"{article.source}\n{article.title}\n{article.text}"
    return f"{article.published or 'article'}-{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:8]}"
