"""An article's text as tokens, sentences and paragraphs, each with its place.

Every range in this package is half-open: `first` is the first token, `last` one past the last.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

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
    """Tokens, sentences and paragraphs of a cleaned text."""
    doc = blank().make_doc(text)
    kept = [(token.text, token.idx) for token in doc if not token.is_space]
    tokens = tuple(
        Token(word, word.lower().replace("’", "'"), start, start + len(word), i) for i, (word, start) in enumerate(kept)
    )
    starts = tuple(token.start for token in tokens)
    sentences = tuple(_sentences(text, tokens, starts))
    return Text(text, tokens, sentences, tuple(_paragraphs(sentences)), starts)


def _sentences(text: str, tokens: tuple[Token, ...], starts: tuple[int, ...]) -> Iterator[Sentence]:
    """The sentences with their paragraphs and quotations."""
    begins = [bisect_right(starts, place - 1) for place in rules.starts(text)]
    borders = [*dict.fromkeys(begin for begin in begins if begin < len(tokens)), len(tokens)]
    quotes = _quotations(text, tokens)
    paragraph = 0
    for i, (first, last) in enumerate(zip(borders, borders[1:], strict=False)):
        start, end = tokens[first].start, tokens[last - 1].end
        if i and "\n" in text[tokens[first - 1].end : start]:
            paragraph += 1
        inside = tuple((max(a, first), min(b, last)) for a, b in quotes if a < last and first < b)
        yield Sentence(first, last, start, end, paragraph, i, inside)


def _paragraphs(sentences: tuple[Sentence, ...]) -> Iterator[Paragraph]:
    first = 0
    for i, sentence in enumerate(sentences):
        if i + 1 == len(sentences) or sentences[i + 1].paragraph != sentence.paragraph:
            yield Paragraph(first, i + 1, sentences[first].start, sentence.end)
            first = i + 1


def _quotations(text: str, tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
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


_OPENING = frozenset({'"', "“", "«", "„", "``"})
_CLOSING = frozenset({'"', "”", "»", "“", "''"})
