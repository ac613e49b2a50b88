"""Which characters an article may hold, and how lines become paragraphs of one line.

Words stay as they are, quotes and dashes too. Taken out is what no reader sees: control characters, marks that turn
the direction of writing (with which a text can show other words than it holds), zero-width characters and soft
hyphens; joiners stay, because they shape letters and emoji. Letters are composed (NFC), every kind of blank is one
space, every kind of line ending a newline.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDING = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064"
    "\u2066-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile("[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LAYOUT = re.compile(r"\s+")


def plain(text: str) -> str:
    """`text` with sound characters and newlines; blanks at the head of a line stay, as they may mean a paragraph."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_ENDING.sub("\n", text)))


def one_line(text: str) -> str:
    """`text` as one line: every run of blanks and line endings is one space."""
    return _LAYOUT.sub(" ", _BLANKS.sub(" ", plain(text))).strip()


def folded(text: str) -> str:
    """Letters and digits in small, for comparing headlines whatever their quotes and blanks."""
    return re.sub(r"[\W_]+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()
