"""An article's text as tokens, sentences and paragraphs, each with its place.

Every range in this package is half-open: `first` is the first token, `last` one past the last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Final

from builder.language import sentences as rules
from builder.language.pipeline import blank


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign, cut as spaCy cuts English: `Russia` `'s`, `Moscow` `-` `based`, `48` `-` `hour`, `U.S.`"""

    text: str
    """As it stands."""
    lower: str
    """In small letters, with a straight apostrophe."""
    start: int
    """First character in the article's text."""
    end: int
    """One past its last character."""
    i: int
    """Index in `Text.tokens`."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, headline or line of a list."""

    first: int
    """Its first token."""
    last: int
    """One past its last token."""
    start: int
    """Its first character."""
    end: int
    """One past its last character, without blanks."""
    paragraph: int
    """Index in `Text.paragraphs`."""
    i: int = 0
    """Index in `Text.sentences`."""
    quotes: tuple[tuple[int, int], ...] = ()
    """Token ranges of it that stand between quotation marks, marks included; a quotation may go on over sentences."""

    @property
    def quoted(self) -> bool:
        """Whether all its words stand between quotation marks."""
        return any(first <= self.first and self.last <= last for first, last in self.quotes)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the article."""

    first: int
    """Its first sentence, index in `Text.sentences`."""
    last: int
    """One past its last sentence."""
    start: int
    """Its first character."""
    end: int
    """One past its last character."""


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed article."""

    text: str
    """The text itself; all places are offsets into it."""
    tokens: tuple[Token, ...]
    """Its words and signs; blanks and line ends are no tokens."""
    sentences: tuple[Sentence, ...]
    """In order; they cover all tokens."""
    paragraphs: tuple[Paragraph, ...]
    """In order; they cover all sentences."""
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to before token `last`; empty for an empty range."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if first < last else ""

    def token_at(self, place: int) -> int:
        """Index of the token at the character `place`, or of the next one after it; the number of tokens at the end."""
        at = bisect_right(self._starts, place) - 1
        return at if at >= 0 and place < self.tokens[at].end else at + 1

    def sentence_of(self, token: int) -> Sentence:
        """The sentence in which the token with this index stands."""
        return self.sentences[bisect_right(self.sentences, token, key=lambda s: s.first) - 1]


def parse(text: str) -> Text:
    """Tokens, sentences and paragraphs of a cleaned text.

    Nothing in a text can make this slow: a line is read in pieces of some thousand characters, a sentence ends after
    some hundred words, and a "word" that goes on for a hundred characters is not shown to spaCy."""
    tokens: list[Token] = []
    begins: list[int] = []
    for start, end in _pieces(text):
        piece = text[start:end]
        for word, place in _cut(piece):
            at = start + place
            tokens.append(Token(word, word.lower().replace("’", "'"), at, at + len(word), len(tokens)))
        glued = (join.end() for join in _GLUED.finditer(piece))
        begins.extend(start + place for place in sorted({*rules.starts(piece), *glued}))
    starts = tuple(token.start for token in tokens)
    sentences = tuple(_sentences(text, tokens, begins, starts))
    return Text(text, tuple(tokens), sentences, tuple(_paragraphs(sentences)), starts)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of characters: lines, the very long ones cut between words where they have any."""
    for line in _LINE.finditer(text):
        start = line.start()
        while line.end() - start > _LONGEST_PIECE:
            cut = text.rfind(" ", start + _LONGEST_PIECE // 2, start + _LONGEST_PIECE) + 1 or start + _LONGEST_PIECE
            yield start, cut
            start = cut
        yield start, line.end()


def _cut(piece: str) -> Iterator[tuple[str, int]]:
    """The words and signs of a piece, each with its place; spaCy takes minutes for ten thousand brackets in a row."""
    place = 0
    for run in _LONG_WORD.finditer(piece):
        yield from _cut_by_spacy(piece[place : run.start()], place)
        yield from ((part[0], part.start()) for part in _PARTS.finditer(piece, run.start(), run.end()))
        place = run.end()
    yield from _cut_by_spacy(piece[place:], place)


def _cut_by_spacy(piece: str, offset: int) -> Iterator[tuple[str, int]]:
    if piece:
        yield from ((token.text, offset + token.idx) for token in blank().tokenizer(piece) if not token.is_space)


def _sentences(text: str, tokens: Sequence[Token], begins: Sequence[int], starts: Sequence[int]) -> Iterator[Sentence]:
    """The sentences with their paragraphs and quotations."""
    borders = _borders([bisect_right(starts, place - 1) for place in begins], len(tokens))
    quotes = _quotations(text, tokens)
    paragraph = seen = 0
    for i, (first, last) in enumerate(pairwise(borders)):
        start, end = tokens[first].start, tokens[last - 1].end
        if i and "\n" in text[tokens[first - 1].end : start]:
            paragraph += 1
        while seen < len(quotes) and quotes[seen][1] <= first:
            seen += 1
        yield Sentence(first, last, start, end, paragraph, i, tuple(_within(quotes, seen, first, last)))


def _within(quotes: Sequence[tuple[int, int]], seen: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The quotations from the one numbered `seen` on, as far as they lie between two tokens."""
    for a, b in islice(quotes, seen, None):
        if a >= last:
            return
        yield max(a, first), min(b, last)


def _borders(begins: Iterable[int], end: int) -> list[int]:
    """First tokens of the sentences and the number of tokens, no sentence longer than it may be."""
    plain = [*dict.fromkeys(begin for begin in begins if begin < end), end]
    cut = [at for first, last in pairwise(plain) for at in range(first, last, _LONGEST_SENTENCE)]
    return [*cut, end]


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[Paragraph]:
    first = 0
    for i, sentence in enumerate(sentences):
        if i + 1 == len(sentences) or sentences[i + 1].paragraph != sentence.paragraph:
            yield Paragraph(first, i + 1, sentences[first].start, sentence.end)
            first = i + 1


def _quotations(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Token ranges between double quotation marks; one that is not closed ends with its line."""
    found: list[tuple[int, int]] = []
    opened = -1
    for token in tokens:
        if opened >= 0 and "\n" in text[tokens[token.i - 1].end : token.start]:
            found.append((opened, token.i))
            opened = -1
        if opened < 0 and token.text in _OPENING:
            opened = token.i
        elif opened >= 0 and token.text in _CLOSING:
            found.append((opened, token.i + 1))
            opened = -1
    if opened >= 0:
        found.append((opened, len(tokens)))
    return found


_LINE: Final = re.compile(r"[^\n]+")
_LONG_WORD: Final = re.compile(r"\S{120,}")
_PARTS: Final = re.compile(r"\w{1,100}|[^\w\s]{1,100}")
_GLUED: Final = re.compile(r"[a-z]{3}[.!?](?=[A-Z][a-z]* [a-z])")
"""A stop without a blank behind it, as badly joined pages have it."""
_LONGEST_PIECE: Final = 8000
"""Characters of a line that are looked at in one go."""
_LONGEST_SENTENCE: Final = 400
"""Tokens."""
_OPENING: Final = frozenset({'"', "“", "«", "„", "``"})
_CLOSING: Final = frozenset({'"', "”", "»", "“", "''"})
