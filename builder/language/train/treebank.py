"""CoNLL-U files -> sentences: the columns that training needs, as published by Universal Dependencies."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.errors import FormatError, Problem

SPACE_AFTER_NO = "SpaceAfter=No"
ENTITY = "Entity="


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word of a sentence."""

    form: str
    """As it stands in the text; column 2."""
    coarse: str
    """Universal part of speech; column 4."""
    tag: str
    """Penn Treebank tag; column 5."""
    head: int
    """Index in the sentence, from 0, of the word that governs it; its own for the root; column 7."""
    relation: str
    """Universal relation to the head; column 8."""
    space_after: bool
    """Whether the text has a space after it; column 10, or that of the multiword token which it ends."""
    brackets: str
    """Entity brackets of GUM that open or close here, without `Entity=`; empty where there are none; column 10."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it begins."""

    words: tuple[Word, ...]
    opens_document: bool
    """Whether a new text begins here."""
    opens_paragraph: bool
    """Whether a new paragraph begins here; true for the first of a text."""


def read(path: Path) -> Iterator[Sentence]:
    """The sentences of one file, plain or gzipped.

    Raises FormatError, naming file and line, where a line has not ten columns or a head is no number."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from parse(lines, path.name)


def parse(lines: Iterable[str], name: str) -> Iterator[Sentence]:
    """The sentences of CoNLL-U lines; `name` is what an error calls them. Raises FormatError as `read` does."""
    block: list[list[str]] = []
    document = paragraph = True
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\n")
        if line.startswith("#"):
            document = document or line.startswith("# newdoc")
            paragraph = paragraph or line.startswith(("# newpar", "# newdoc"))
        elif line:
            block.append(_columns(line, name, number))
        elif block:
            yield Sentence(_words(block), document, paragraph)
            block, document, paragraph = [], False, False
    if block:
        yield Sentence(_words(block), document, paragraph)


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _columns(line: str, name: str, number: int) -> list[str]:
    columns = line.split("\t")
    if len(columns) != 10:
        raise FormatError(Problem(name, number, f"{len(columns)} columns", "10, parted by tabs, as CoNLL-U has them"))
    if columns[0].isdigit() and not columns[6].isdigit():
        raise FormatError(Problem(name, number, f"head {columns[6]!r}", "the number of a word, or 0 for the root"))
    return columns


def _words(block: list[list[str]]) -> tuple[Word, ...]:
    """The words of a block. A multiword token (`8-9`) says how its last word ends; an empty node (`8.1`) is none."""
    spaced_end: dict[int, bool] = {}
    words: list[Word] = []
    inside = 0
    for number, form, _, coarse, tag, _, head, relation, _, misc in block:
        notes = misc.split("|")
        if "-" in number:
            inside = int(number.split("-")[1])
            spaced_end[inside] = SPACE_AFTER_NO not in notes
        elif number.isdigit():
            own = int(number)
            space = spaced_end.get(own, own > inside and SPACE_AFTER_NO not in notes)
            brackets = next((note.removeprefix(ENTITY) for note in notes if note.startswith(ENTITY)), "")
            governor = int(head) - 1 if head != "0" else own - 1
            words.append(Word(form, coarse, tag, governor, relation, space, brackets))
    return tuple(words)
