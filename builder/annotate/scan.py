"""A Markdown body -> plain text and annotations, fast for what machines and most editors write.

One pass with one expression. What it does not know for certain (nested emphasis, references, indented code, ...) goes
to `markdown`, the full parser; tests hold the two equal.
"""

from __future__ import annotations

import re

from builder.model.annotated import Annotation
from builder.model.text import Span

from . import markdown, targets
from .escape import Link
from .targets import SCHEMES

_OPENS_BLOCK = re.compile(r"[#>~=`+_-]|\*(?!\*?[A-Za-z0-9])|[0-9]{1,9}[.)](?:[ \t]|\Z)")
"""A line that may be more than words of a paragraph."""

_MARK = re.compile(r"[\\\[\]`*_&<!]")
_PUNCTUATION = r"[!-/:-@\[-`{-~]"
_WORDS = rf"(?:[^\[\]\\`*_&<\n]|\\{_PUNCTUATION})*"

_TOKEN = re.compile(
    rf"\\({_PUNCTUATION})"  # 1 an escaped character
    rf"|\[({_WORDS})\]\(([a-z]+:[A-Za-z0-9][A-Za-z0-9,;/_.-]*)\)"  # 2, 3 an annotation
    rf'|\[({_WORDS})\]\((?:https?:/)?/[^\s()<>\\"`]*(?: "[^"\\&`]*")?\)'  # 4 an ordinary link
    r"|&#([0-9]{1,5});"  # 5 a blank as an entity
    r"|(?<!`)`([^`\n]+)`(?!`)"  # 6 code
    r"|(?<![^\s(])(\*{1,2})([A-Za-z0-9](?:[^\[\]\\`*_&<!\n]*[A-Za-z0-9])?)\7(?![\w*])"  # 7, 8 emphasis
    r"|(?<= )\*(?= )|(?<=[^\W_])_(?=[^\W_])|&(?!#?\w+;)|<(?=[\s=])|\\"  # marks that stand for themselves
    r"|\[[^\[\]\\`*_&<!\n]*\](?![(\[:])|!(?!\[)"
)
"""What a mark can begin, as long as nothing else is meant; any other mark is for the full parser."""


def read(body: str) -> tuple[str, tuple[Annotation, ...]]:
    """Plain text of a body and the annotations in it, in order of the text."""
    text, marked = links(body)
    found = []
    for span, target in marked:
        if span.start < span.end:
            found += [Annotation(span, *one) for one in targets.parse(target)]
    found.sort(key=_place)
    return text, tuple(found)


def links(body: str) -> tuple[str, list[Link]]:
    """Plain text of a body, and the links in it whose address has an annotation's scheme."""
    return scan(body) or markdown.read(body)


def _place(annotation: Annotation) -> tuple[int, int]:
    return annotation.span.start, annotation.span.end


def scan(body: str) -> tuple[str, list[Link]] | None:
    """Text and links of a body that this module reads for certain; None for another."""
    if "]:" in body or "\r" in body or "\0" in body:  # a reference definition, line endings to settle
        return None
    blocks: list[str] = []
    links: list[Link] = []
    at = 0
    for block in body.split("\n\n"):
        lines = _lines(block.strip("\n"))
        if lines is None:
            return None
        for line in lines:
            words = _inline(line, at, links)
            if words is None:
                return None
            if words:
                blocks.append(words)
                at += len(words) + 2
    return "\n\n".join(blocks), links


def _lines(block: str) -> list[str] | None:
    """The inline content of a block: of a paragraph, a heading, a quote of one line, each item of a list."""
    if block[:1].isalpha() and "\n" not in block and not block[-1].isspace() and block[-1] != "\\":
        return [block]  # most blocks are such
    lines = block.split("\n") if block else []
    if any(not line or line[0].isspace() or line[-1].isspace() or line[-1] == "\\" for line in lines):
        return None  # indentation, a break at a line's end
    if not any(map(_OPENS_BLOCK.match, lines)):
        return [" ".join(lines)] if lines else lines
    if all(line.startswith("- ") for line in lines):
        lines = [line[2:] for line in lines]
    elif len(lines) > 1:
        return None
    elif block.startswith("> "):
        lines = [block[2:]]
    else:
        level = len(block) - len(block.lstrip("#"))
        lines = [block[level + 1 :]]
        if not 0 < level < 7 or block[level : level + 1] != " " or "#" in lines[0]:
            return None
    if any(not line or line[0].isspace() or _OPENS_BLOCK.match(line) for line in lines):
        return None
    return lines


def _inline(line: str, at: int, links: list[Link]) -> str | None:
    """The words of a line whose first stands at `at` in the text; its links are added to `links`."""
    parts: list[str] = []
    done = size = after = 0
    while mark := _MARK.search(line, after):
        token = _TOKEN.match(line, mark.start())
        if token is None:
            return None
        after = token.end()
        kind = token.lastindex
        if kind is None:
            continue
        if kind == 3 and "\\" not in token[2] and token[3].startswith(SCHEMES):
            words: str | None = token[2]
        else:
            words = _words(token, kind)
        if words is None:
            return None
        start = token.start()
        if start > done:
            parts.append(line[done:start])
            size += start - done
        if kind == 3:
            links.append(Link(Span(at + size, at + size + len(words)), token[3]))
        parts.append(words)
        size += len(words)
        done = after
    if not parts:
        return line
    parts.append(line[done:])
    return "".join(parts)


def _words(token: re.Match[str], kind: int) -> str | None:
    """What a reader sees of a token; None where only the full parser knows."""
    if kind == 3:
        return _unescaped(token[2]) if token[3].startswith(SCHEMES) else None
    if kind == 4:
        return _unescaped(token[4])
    if kind == 1 or kind == 8:
        return token[kind]
    if kind == 5:
        blank = chr(int(token[5]))
        return blank if blank.isspace() and blank not in "\x0b\x1c\x1d\x1e\x1f\x85" else None
    if kind == 6 and token[6][0] != " " and token[6][-1] != " ":
        return token[6]
    return None


def _unescaped(words: str) -> str:
    return re.sub(r"\\(.)", r"\1", words) if "\\" in words else words
