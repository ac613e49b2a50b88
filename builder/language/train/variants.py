"""Altered copies of training sentences, for what the treebanks hold too little of: foreign names and headlines.

Each was measured by itself; the card says what it brought.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random

from builder.language.train.names import LABELS, Name, likely_people, names
from builder.language.train.treebank import Sentence

SEED = 20
HEADLINES = 0.06
"""Share of the sentences which are repeated as a headline."""
HEADLINE_WORDS = range(4, 25)
"""Length of a sentence that can pass for one."""
_SMALL = "a an and as at but by for from in into its nor of off on or over per so than that the to up via with"
SMALL = frozenset(_SMALL.split())
"""Words that keep their small letter in a headline."""


def variants(sentences: Iterable[Sentence], *, named: bool) -> Iterator[Sentence]:
    """Altered copies of some sentences, with their annotation, each a text of its own; always the same ones.

    A sentence that names a person comes once more with an invented name, a share of all in the capitals of a headline.
    `named` says whether the source marks names."""
    known = list(sentences)
    chance = Random(SEED)
    find = names if named else likely_people
    people = [[name for name in find(sentence.words) if name.label == LABELS["person"]] for sentence in known]
    parts = sorted({known[i].words[place].form for i, found in enumerate(people) for place in _parts(known[i], found)})
    for sentence, found in zip(known, people, strict=True):
        if found:
            yield _renamed(sentence, _parts(sentence, found), parts, chance)
        if len(sentence.words) in HEADLINE_WORDS and chance.random() < HEADLINES:
            yield _headline(sentence)


def _parts(sentence: Sentence, people: list[Name]) -> list[int]:
    """Where the parts of these names stand that are more than initials and signs."""
    places = [place for name in people for place in range(name.start, name.end)]
    return [place for place in places if len(form := sentence.words[place].form) > 2 and form.isalpha()]


def _renamed(sentence: Sentence, places: list[int], parts: list[str], chance: Random) -> Sentence:
    """The sentence with these words blended from two known parts of names, so that only place and shape tell."""
    words = list(sentence.words)
    for place in places:
        first, second = chance.choice(parts), chance.choice(parts)
        blend = first[: (len(first) + 1) // 2] + second[len(second) // 2 :].lower()
        words[place] = replace(words[place], form=blend.upper() if words[place].form.isupper() else blend)
    return Sentence(tuple(words), opens_document=True, opens_paragraph=True)


def _headline(sentence: Sentence) -> Sentence:
    """The sentence with a capital on all but small words and what hangs on the word before."""
    words = [
        word if index and _stays_small(word.form) else replace(word, form=word.form[:1].upper() + word.form[1:])
        for index, word in enumerate(sentence.words)
    ]
    return Sentence(tuple(words), opens_document=True, opens_paragraph=True)


def _stays_small(form: str) -> bool:
    return form.lower() in SMALL or form.startswith(("'", "’", "n't", "n’t"))
