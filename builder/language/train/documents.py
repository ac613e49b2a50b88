"""Sentences of a treebank -> spaCy documents as they will meet the pipeline.

A document is a stretch of a text with the spaces that it has there; training reads that text again with the tokenizer
of the pipeline, and spaCy carries the annotation over to its tokens. Paragraphs are parted by an empty line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import cycle

from spacy.tokens import Doc
from spacy.vocab import Vocab

from builder.language.train.names import Name, likely_people, names
from builder.language.train.treebank import Sentence, Word

LENGTHS = (1, 8, 1, 3, 1, 5)
"""Sentences of one document, in turn: headlines and single sentences are read alone, paragraphs as a whole."""

BREAK = Word("\n\n", "SPACE", "_SP", -1, "dep", False, "")
"""What parts paragraphs; like spaCy's own augmentation it hangs on the word before it."""


def stretches(sentences: Iterable[Sentence], lengths: Iterable[int]) -> Iterator[list[Sentence]]:
    """Sentences which follow each other in one text, as many together as `lengths` says in turn."""
    wanted = cycle(lengths)
    limit, group = next(wanted), list[Sentence]()
    for sentence in sentences:
        if group and (len(group) == limit or sentence.opens_document):
            yield group
            limit, group = next(wanted), []
        group.append(sentence)
    if group:
        yield group


def document(vocab: Vocab, sentences: list[Sentence], *, named: bool) -> Doc:
    """One annotated document. Where the source marks no names (`named` false), only full names of people
    are taken from it, and other proper nouns are left open for the recogniser."""
    words: list[Word] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    ents: list[str] = []
    for sentence in sentences:
        if words and sentence.opens_paragraph:
            words[-1] = _spaceless(words[-1])
            words.append(BREAK)
            heads.append(len(words) - 2)
            starts.append(False)
            ents.append("O")
        heads += [len(words) + word.head for word in sentence.words]
        starts += [index == 0 for index in range(len(sentence.words))]
        ents += _named(sentence) if named else _open(sentence)
        words += sentence.words
    return Doc(
        vocab,
        words=[word.form for word in words],
        spaces=[word.space_after for word in words],
        tags=[word.tag for word in words],
        heads=heads,
        deps=["ROOT" if word.relation == "root" else word.relation for word in words],
        sent_starts=starts,
        ents=ents,
    )


def _spaceless(word: Word) -> Word:
    return Word(word.form, word.coarse, word.tag, word.head, word.relation, False, word.brackets)


def _named(sentence: Sentence) -> list[str]:
    return _marked(["O"] * len(sentence.words), names(sentence.words))


def _open(sentence: Sentence) -> list[str]:
    """What is known of names in a sentence that marks none: full names of people, and that a word away from every
    proper noun is outside of names; the rest stays open."""
    proper = [word.coarse == "PROPN" for word in sentence.words]
    tags = ["" if any(proper[max(0, i - 1) : i + 2]) else "O" for i in range(len(proper))]
    return _marked(tags, likely_people(sentence.words))


def _marked(tags: list[str], found: list[Name]) -> list[str]:
    for name in found:
        tags[name.start] = f"B-{name.label}"
        tags[name.start + 1 : name.end] = [f"I-{name.label}"] * (name.end - name.start - 1)
    return tags
