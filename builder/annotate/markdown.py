"""Any Markdown body -> plain text and links, by the full CommonMark parser.

Slower than `scan`, and what `scan` must agree with.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.model.text import Span

from .escape import Link
from .targets import SCHEMES

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@lru_cache(maxsize=1)
def dialect() -> MarkdownIt:
    """The parser of the dialect: CommonMark, HTML shown as text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False})


def read(body: str) -> tuple[str, list[Link]]:
    """The text a reader sees, blocks separated by an empty line, and its annotations with their places."""
    blocks: list[str] = []
    links: list[Link] = []
    at = 0
    for token in dialect().parse(body):
        if token.type == "inline":
            words, inside = _inline(token.children or [], at)
            links += inside
        elif token.type in ("fence", "code_block"):
            words = token.content.rstrip("\n")
        else:
            continue
        if words:
            blocks.append(words)
            at += len(words) + 2
    return "\n\n".join(blocks), links


def _inline(tokens: list[Token], at: int) -> tuple[str, list[Link]]:
    parts: list[str] = []
    links: list[Link] = []
    opened: list[tuple[int, str]] = []
    for token in tokens:
        if token.type == "link_open":
            opened.append((at, unquote(str(token.attrGet("href") or ""))))
        elif token.type == "link_close":
            start, href = opened.pop()
            if href.startswith(SCHEMES):
                links.append(Link(Span(start, at), href))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
            at += 1
        elif token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
            at += len(token.content)
    return "".join(parts), links
