"""What a pipeline gets right on annotated documents, and how fast it reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import process_time

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1; the text is read raw, so a fault of the tokenizer counts as a fault."""

    tags: float
    """Words with the right Penn Treebank tag."""
    unlabelled: float
    """Words, without punctuation, with the right head."""
    labelled: float
    """Words, without punctuation, with the right head and relation."""
    sentences: float
    """F1 of whole sentences."""
    names: dict[str, tuple[float, float, float]]
    """Precision, recall and F1 of exact names by label; empty where the documents mark none."""


def score(nlp: Language, documents: Sequence[Doc]) -> Scores:
    """Reads the documents' text with `nlp` and compares."""
    read = nlp.pipe(gold.text for gold in documents)
    examples = [Example(doc, gold) for doc, gold in zip(read, documents, strict=True)]
    found = Scorer(nlp).score(examples) | Scorer.score_spans(examples, "sents", has_annotation=_parted)
    marked = {span.label_ for gold in documents for span in gold.ents}
    kinds = found.get("ents_per_type") or {}
    return Scores(
        tags=found.get("tag_acc") or 0.0,
        unlabelled=found.get("dep_uas") or 0.0,
        labelled=found.get("dep_las") or 0.0,
        sentences=found.get("sents_f") or 0.0,
        names={
            label: (kinds[label]["p"], kinds[label]["r"], kinds[label]["f"]) for label in sorted(marked & kinds.keys())
        },
    )


def _parted(doc: Doc) -> bool:
    return doc.has_annotation("SENT_START")


def speed(nlp: Language, texts: Sequence[str], rounds: int = 3) -> float:
    """Tokens a second of processor time, the best of some rounds."""
    best = 0.0
    for _ in range(rounds):
        begun = process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts))
        best = max(best, tokens / (process_time() - begun))
    return best
