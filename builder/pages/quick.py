"""Markdown that most articles are written in, turned into HTML by two regular expressions instead of the full engine.

Paragraphs, headings, plain lists and one-line quotes, with links, emphasis, code and escapes where these are simple.
Whatever might be anything else is left to the engine (`prose`); a test holds both equal, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

Relink = Callable[[str, str], str | None]
"""Destination of a link and its words as HTML -> what stands for an annotation; None for an ordinary link."""

_PUNCTUATION: Final = r"[!-/:-@\[-`{-~]"
_INLINE: Final = re.compile(
    r"([^\\\[*`]+)"  # 1 the text between, in which nothing can begin
    rf"|\\({_PUNCTUATION})"  # 2 an escaped character
    rf"|\[((?:[^\[\]\\`*_<>&!\n]|\\{_PUNCTUATION})+)\]"
    r"\(((?:actor|event):[a-z0-9,/_-]+|https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[A-Za-z0-9._~/+=,:@$?#-]*)?)"
    r"(?: \"([^\"\\&\n]*)\")?\)"  # 3 words, 4 destination, 5 title of a link
    r"|(?<![^\s(])(\*\*?)([A-Za-z0-9](?:[^*_`\[\]<>&\\\n]*[A-Za-z0-9])?)\6(?![^\s.,;:!?)])"  # 6 stars, 7 words
    r"|(?<!`)`([^`\s](?:[^`\n]*[^`\s])?)`(?!`)"  # 8 code
)
"""What a text is made of; where it finds nothing, only the engine knows what is meant."""
_not_plain: Final = re.compile(r"[\]_<|~&!>\"]").search
"""What may mean something in the text between, or is written otherwise in HTML; most text has nothing of it."""
_MEANS: Final = re.compile(r"[\]_<|~]|&[#\w]+;|!\Z")
_OPENS: Final = re.compile(
    r"\s|#|>|[-+*](?:\s|\Z)|\d{1,9}[.)](?:\s|\Z)|=|-|```|~~~|<|\||_|\*[ \t]*\*[ \t]*\*|\[[^\]]*\]:|\Z", re.MULTILINE
)
"""A line that opens, or may open, another block than a paragraph."""
_UNUSUAL: Final = re.compile(r"^[^\S\n]|(?:[^\S\n]|\\)$|[\t\r\f\v\x1c-\x1e\x85\u2028\u2029]", re.MULTILINE)
_BLANKS: Final = "\t\v\f\r\x1c\x1d\x1e\x1f"
"""White space of ASCII beside the space and the end of a line."""
_HEADING: Final = re.compile(r"(#{1,6}) ([^\n]*[^\s#])\Z")
_ESCAPED: Final = re.compile(rf"\\({_PUNCTUATION})")
_special: Final = re.compile(r"[&<>\"]").search
_HTML: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


class _NotPlainError(Exception):
    """Something that only the engine reads for certain."""


def blocks(body: str, relink: Relink, begin: Callable[[], None]) -> list[str] | None:
    """The blocks of a body as HTML; None for a body that only the engine reads for certain.

    `begin` is called before each block.
    """
    body = body.strip("\n")
    if _unusual(body):
        return None
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    found = []
    listed = False
    try:
        for block in body.split("\n\n"):
            begin()
            item = block.startswith("- ")
            if item and listed:
                return None
            listed = item
            found.append(_block(block, relink))
    except _NotPlainError:
        return None
    return found


def _unusual(body: str) -> bool:
    """Whether a line begins or ends with white space or a backslash, or holds white space of a rarer kind."""
    if not any(map(body.__contains__, _BLANKS)) if body.isascii() else body.replace("\n", "").isprintable():
        # The only white space is the space.
        return " \n" in body or "\n " in body or "\\\n" in body or body[:1] == " " or body[-1:] in (" ", "\\")
    return _UNUSUAL.search(body) is not None


def _block(block: str, relink: Relink) -> str:
    if block.startswith("- "):
        items = [f"<li>{_line(item, relink)}</li>" for item in _items(block)]
        return "\n".join(["<ul>", *items, "</ul>"])
    if block.startswith("> ") and "\n" not in block:
        return f"<blockquote>\n<p>{_line(block[2:], relink)}</p>\n</blockquote>"
    heading = _HEADING.match(block) if block[:1] == "#" else None
    if heading:
        level = len(heading[1])
        return f"<h{level}>{_line(heading[2], relink)}</h{level}>"
    if "\n" in block:
        if any(map(_OPENS.match, block.split("\n"))):
            raise _NotPlainError
        return f"<p>{_inline(block, relink)}</p>"
    return f"<p>{_line(block, relink)}</p>"


def _items(block: str) -> Iterator[str]:
    for line in block.split("\n"):
        if not line.startswith("- "):
            raise _NotPlainError
        yield line[2:]


def _line(text: str, relink: Relink) -> str:
    """The text of a block of one line."""
    if not text[:1].isalpha() and _OPENS.match(text):
        raise _NotPlainError
    return _inline(text, relink)


def _inline(text: str, relink: Relink) -> str:
    parts = []
    at = 0
    for found in _INLINE.finditer(text):
        if found.start() != at:
            raise _NotPlainError
        at = found.end()
        kind = found.lastindex
        if kind == 1:
            parts.append(_plain(found[1]))
        elif kind == 4 or kind == 5:
            parts.append(_link(found[3], found[4], found[5], relink))
        elif kind == 7:
            tag = "em" if len(found[6]) == 1 else "strong"
            parts.append(f"<{tag}>{_html(found[7])}</{tag}>")
        elif kind == 8:
            parts.append(f"<code>{_html(found[8])}</code>")
        else:
            parts.append(_html(found[2]))
    if at != len(text):
        raise _NotPlainError
    return "".join(parts)


def _html(text: str) -> str:
    return text.translate(_HTML) if _special(text) else text


def _plain(text: str) -> str:
    if not _not_plain(text):
        return text
    if _MEANS.search(text):
        raise _NotPlainError
    return text.translate(_HTML)


def _link(words: str, to: str, title: str | None, relink: Relink) -> str:
    shown = _html(_ESCAPED.sub(r"\1", words) if "\\" in words else words)
    marked = relink(to, shown)
    if marked is not None:
        return marked
    said = f' title="{_html(title)}"' if title else ""
    return f'<a href="{to}"{said}>{shown}</a>'
