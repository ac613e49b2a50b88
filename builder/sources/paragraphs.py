"""Lines -> paragraphs: what was wrapped is joined, what was set apart stays apart.

A blank line always parts. Within a block, text files come in two kinds: wrapped at a fixed width, where a line goes
on in the next; or one line a paragraph. Which it is shows in the lengths of the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from .boilerplate import stands_alone
from .characters import one_line, plain

_WIDEST = 100
"""No terminal or newspaper column wraps wider, in characters."""
_NARROWEST = 40
"""Nor narrower; a block of short lines is a list."""
_ENDED = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
_ITEM = re.compile(r"[-*•–·▪]\s|\(?\d{1,3}[.)]\s|[#\[]")
_HYPHENATED = re.compile(r"[^\W\d_]{2,}-$")
_COMPOUND = re.compile(r"(?:^|[\W_])(?:non|self|ex|anti|pro|vice|tit|co|half|well|post|pre|so|semi|mid|multi)-$", re.I)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text, each one line without blanks at its ends."""
    blocks = [block for block in _blocks(plain(text).split("\n")) if block]
    wrapped = _is_wrapped(blocks)
    return tuple(
        joined for block in blocks for group in _groups(block, wrapped) if (joined := one_line(_joined(group)))
    )


def mended(parts: Sequence[str]) -> tuple[str, ...]:
    """`parts` with paragraphs joined that a stray blank line had cut in the middle of a sentence."""
    whole: list[str] = []
    for part in parts:
        if whole and len(whole[-1]) >= 80 and whole[-1][-1].isalnum() and part[:1].islower():
            whole[-1] = f"{whole[-1]} {part}"
        else:
            whole.append(part)
    return tuple(whole)


def _blocks(lines: Iterable[str]) -> Iterable[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip())
        else:
            yield block
            block = []
    yield block


def _is_wrapped(blocks: Sequence[Sequence[str]]) -> bool:
    """Whether the lines were cut at a fixed width: none is long, most are full, many stop in mid-sentence."""
    if any(len(line) > _WIDEST for block in blocks for line in block if len(block) > 1):
        return False
    inner = [line for block in blocks for line in block[:-1]]
    if not inner:
        return False
    width = max(map(len, inner))
    full = sum(len(line) >= 0.7 * width for line in inner)
    open_ended = sum(not _ENDED.search(line) for line in inner)
    return width >= _NARROWEST and full >= 0.6 * len(inner) and open_ended >= 0.4 * len(inner)


def _groups(block: Sequence[str], wrapped: bool) -> Iterable[list[str]]:
    width = max(map(len, block))
    group = [block[0]]
    for line in block[1:]:
        if _goes_on(group[-1], line, wrapped, width):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(line: str, following: str, wrapped: bool, width: int) -> bool:
    """Whether `following` continues the paragraph of `line`."""
    start = following.lstrip()
    if _ITEM.match(start) or (following[0].isspace() and not line[0].isspace()):
        return False
    ended = bool(_ENDED.search(line))
    if stands_alone(line) or (ended and stands_alone(start)):
        return False
    if start[0].islower() and not ended:
        return True
    if not wrapped:
        return False
    return len(line) >= 0.75 * width if ended else len(line) >= 0.5 * width


def _joined(lines: Sequence[str]) -> str:
    """One string of a paragraph's lines; a word that was divided at a line's end is made whole."""
    text = lines[0]
    for line in lines[1:]:
        start = line.lstrip()
        if _HYPHENATED.search(text) and start[:1].islower() and not _keeps_hyphen(text, start):
            text = text[:-1] + start
        elif text.endswith("-") and not text.endswith((" -", "--")):
            text += start
        else:
            text = f"{text} {start}"
    return text


def _keeps_hyphen(text: str, following: str) -> bool:
    """Whether the hyphen at the end of `text` is the word's own: `non-`, `tit-` before `for-tat`."""
    word = following.split(maxsplit=1)[0]
    return bool(_COMPOUND.search(text[-12:])) or "-" in word
