"""Bytes -> text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from builder.errors import Problem

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_DECLARED = re.compile(rb"""(?:charset\s*=\s*|<\?xml[^>]{0,80}encoding\s*=\s*)["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)


class NoTextError(ValueError):
    """The bytes are no text; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what an editor should know about how it was read."""

    text: str
    """The characters, line endings as they stood, without a byte order mark."""
    attention: tuple[str, ...] = ()
    """What was guessed."""

    def doubts(self, path: str, line: int = 0) -> list[Problem]:
        """What was guessed, said of a place."""
        hint = "compare its accents and quotes with the original"
        return [
            Problem(path, line, note[0].lower() + note[1:-1], hint=hint, severity="warning", code="encoding")
            for note in self.attention
        ]


def decode(data: bytes, declared: str = "") -> Decoded:
    """Text of a file: by its mark, as UTF-8, as `declared`, else as Windows-1252 and saying so.

    Raises NoTextError where it is empty or binary.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data, encoding)
    _refuse_binary(data)
    if encoding := _bare_utf16(data):
        return Decoded(_whole(data, encoding), (f"The encoding was guessed as {encoding.upper()}.",))
    if b"\0" in data:
        raise NoTextError("a binary file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _one_byte(data, declared)


def declared_encoding(data: bytes) -> str:
    """What a web page says of its own encoding, lower case; empty where it says nothing."""
    found = _DECLARED.search(data[:4096])
    return found.group(1).decode("ascii").lower() if found else ""


def _refuse_binary(data: bytes) -> None:
    if not data.strip(b" \t\r\n\0"):
        raise NoTextError("an empty file")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise NoTextError(name)
    head = data[:65536].replace(b"\0", b"")
    if len(_CONTROL.findall(head)) * 20 > len(head):
        raise NoTextError("a binary file")


def _bare_utf16(data: bytes) -> str:
    """UTF-16 without a mark: Latin text has a zero in nearly every second byte; empty where it is not that."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else ""


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = _whole(data, encoding)
    if not text.strip():
        raise NoTextError("an empty file")
    broken = text.count("\ufffd")
    return Decoded(text, (f"{broken} characters could not be read.",) if broken else ())


def _whole(data: bytes, encoding: str) -> str:
    return data.decode(encoding, errors="replace")


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken places, where far more of it is sound; None where it is something else."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    sound = sum(1 for char in text if char > "\x7f") - broken
    if sound < 4 * broken:
        return None
    return Decoded(text, (f"{broken} characters could not be read.",))


def _one_byte(data: bytes, declared: str) -> Decoded:
    if declared and declared not in ("utf-8", "utf8"):
        try:
            return Decoded(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass  # what the page says of itself is wrong: guess, and say so below
    try:
        return Decoded(data.decode("cp1252"), ("The encoding was guessed as Windows-1252.",))
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), ("The encoding was guessed as Latin-1.",))
