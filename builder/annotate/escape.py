"""Plain text and the places of its annotations -> Markdown that shows exactly that text.

A paragraph is one line. Escaped is only what CommonMark (without HTML) would take for markup where it stands, so an
editor sees "U.S. (2018)", "1971" and "[sic] he said" as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from builder.model.text import Span


class Link(NamedTuple):
    """Words that become a Markdown link."""

    span: Span
    """Place in the text; links do not overlap and lie within one paragraph."""
    target: str
    """Address in round brackets."""


_UNWRITABLE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BORDER = re.compile(r"(?<=[^\n])\n\n(?=[^\n])")

_MARKUP = r"[\\`\[\]]|\*(?!(?<= \*) )|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|<(?![\s=])|\((?=(?:actor|event):)|([\n\r])"
_WITHIN_LINK = re.compile(f"()(?:{_MARKUP})")
_OUTSIDE = re.compile(r"(\[[^\[\]\\`*_&<!\n\r]*\](?=[^(\[:]))|(?:" + _MARKUP + ")")
"""First group: a pair of brackets that no parser takes for a link; the second: a line break within a paragraph."""

_BLOCK_START = re.compile(
    r"(?:#{1,6}(?=[ \t]|\Z)|>|[-+](?=[ \t]|\Z)|-(?=[ \t-]*\Z)|~~~)|([0-9]{1,9})(?=[.)](?:[ \t]|\Z))"
)


def writable(text: str) -> str:
    """`text` with each character that neither YAML nor HTML can hold (controls, lone surrogates) as U+FFFD.

    No character is added or taken away, so that places in the text stay right.
    """
    return _UNWRITABLE.sub("\ufffd", text)


def paragraphs(text: str) -> Iterator[Span]:
    """Places of the paragraphs: what one empty line separates."""
    start = 0
    for border in _BORDER.finditer(text):
        yield Span(start, border.start())
        start = border.end()
    if text:
        yield Span(start, len(text))


def to_markdown(text: str, links: Sequence[Link] = ()) -> str:
    """The body: `text` as Markdown, the words of each link in square brackets.

    `links` stand in order of the text, do not overlap, and none crosses the border of a paragraph.
    """
    lines = []
    rest = list(reversed(links))
    for place in paragraphs(text):
        inside = []
        while rest and rest[-1].span.start < place.end:
            inside.append(rest.pop())
        lines.append(_paragraph(text, place, inside))
    return "\n\n".join(lines)


def _paragraph(text: str, place: Span, links: Sequence[Link]) -> str:
    parts: list[str] = []
    at = place.start
    for link in links:
        before = _OUTSIDE.sub(_escaped, text[at : link.span.start])
        parts.append(before[:-1] + "\\!" if before.endswith("!") else before)
        parts.append(f"[{_WITHIN_LINK.sub(_escaped, link.span.of(text))}]({link.target})")
        at = link.span.end
    parts.append(_OUTSIDE.sub(_escaped, text[at : place.end]))
    return _edges("".join(parts))


def _escaped(found: re.Match[str]) -> str:
    if found[1]:
        return found[1]
    return f"&#{ord(found[2])};" if found[2] else "\\" + found[0]


def _edges(line: str) -> str:
    """Blanks at the ends as entities, and nothing at the start that opens a block."""
    if line[-1:].isspace() and len(line) > 1:
        line = f"{line[:-1]}&#{ord(line[-1])};"
    if line[:1].isspace():
        line = f"&#{ord(line[0])};{line[1:]}"
    opens = _BLOCK_START.match(line)
    if not opens:
        return line
    at = opens.end() if opens[1] else 0
    return f"{line[:at]}\\{line[at:]}"
