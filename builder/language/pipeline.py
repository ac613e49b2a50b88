"""The two ways of reading a text: a fast look, and the trained pipeline of the package.

    blank()   tokens and sentences by rules
    load()    the same tokens and sentences, with fine tags, dependencies and names

Either takes a whole article, a paragraph or a sentence, and cuts the same words and sentences out of each; `load` is
many times slower, so give it only the sentences that matter, many at once: `load().pipe(texts)`. What its annotation
is worth as evidence stands in `model/README.md`. Importing this module imports spaCy, which `chronicle build` must not.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from builder.language.sentences import COMPONENT

MODEL: Final = Path(__file__).parent / "model"
"""The trained pipeline; made by `python -m builder.language.train`, described by the README.md in it."""


@cache
def load() -> Language:
    """The trained pipeline of the package, read once a process: `token.tag_` (Penn Treebank), `token.dep_` and
    `token.head` (Universal Dependencies), `doc.ents` (PERSON, ORG, PLACE), `doc.sents`.

    Raises OSError where the folder `MODEL` holds no pipeline."""
    return assemble(MODEL)


def assemble(model: Path) -> Language:
    """A trained pipeline in the folder `model` with the sentence rules in front. Raises OSError where there is none."""
    nlp = spacy.load(model)
    nlp.add_pipe(COMPONENT, first=True)
    return nlp


@cache
def blank() -> Language:
    """Tokens as `load` has them and the same sentences, without the trained part: hundreds of thousands of words/s."""
    nlp = spacy.blank("en")
    nlp.max_length = sys.maxsize  # spaCy's limit is for what a parser needs of memory
    nlp.add_pipe(COMPONENT)
    return nlp
