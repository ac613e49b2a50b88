"""The whole training in order: treebank -> documents -> spaCy's own training -> scores -> package data."""

from __future__ import annotations

import shutil
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TextIO

from spacy import util
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train as run
from spacy.vocab import Vocab

from builder.errors import FormatError, Problem
from builder.language.pipeline import MODEL, assemble
from builder.language.train.card import Measured, card, describe
from builder.language.train.documents import LENGTHS, document, stretches
from builder.language.train.scores import score, speed
from builder.language.train.treebank import digest, read
from builder.language.train.variants import variants

CONFIG: Final = Path(__file__).parent / "train.cfg"
TRAIN: Final = ("ewt-train", "gum-train")
DEV: Final = ("ewt-dev", "gum-news-dev")
TEST: Final = ("ewt-test",)
SUFFIX: Final = ".conllu.gz"
NAMED: Final = "gum"
"""Files whose name begins so mark names."""
PARAGRAPHS: Final = (6,)
"""Sentences of one document when a pipeline is scored."""


def train(data: Path, output: Path = MODEL, *, steps: int | None = None, progress: TextIO | None = None) -> Path:
    """Trains on the treebank files in `data`, writes the pipeline to `output`, replacing it; returns its card.

    `steps` overrides the configuration, for a quick look; `progress` receives spaCy's table of losses and scores.
    Raises FormatError where a file is missing or is no CoNLL-U."""
    files = _treebank(data)
    digests = {path.name: digest(path) for path in files.values()}
    with TemporaryDirectory() as folder:
        trained = _fit(files, Path(folder), steps, progress or StringIO())
        _settle(trained, digests, output)
    return write_card(data, output)


def write_card(data: Path, output: Path = MODEL) -> Path:
    """Scores the pipeline in `output` on the treebank files in `data` and writes its card, whose path it returns."""
    measured = _measure(output, _treebank(data))
    path = output / "README.md"
    path.write_text(card(assemble(output).meta, measured, output), encoding="utf-8")
    return path


def documents(vocab: Vocab, path: Path, lengths: tuple[int, ...], *, varied: bool = False) -> list[Doc]:
    """One treebank file as documents of so many sentences each, with the altered copies behind them where `varied`."""
    named = path.name.startswith(NAMED)
    sentences = list(read(path))
    groups = list(stretches(sentences, lengths))
    if varied:
        groups += [[copy] for copy in variants(sentences, named=named)]
    return [document(vocab, group, named=named) for group in groups]


def _treebank(data: Path) -> dict[str, Path]:
    """The treebank files by name. Raises FormatError where one is missing."""
    files = {name: data / f"{name}{SUFFIX}" for name in (*TRAIN, *DEV, *TEST)}
    missing = [path.name for path in files.values() if not path.is_file()]
    if missing:
        raise FormatError(Problem("", 0, f"no {', '.join(missing)}", "the treebank files in the folder named"))
    return files


def _fit(files: dict[str, Path], folder: Path, steps: int | None, progress: TextIO) -> Language:
    """The pipeline after the last step, with averaged weights."""
    vocab = Vocab()
    for corpus, names in (("train", TRAIN), ("dev", DEV)):
        docs = [doc for name in names for doc in documents(vocab, files[name], LENGTHS, varied=corpus == "train")]
        DocBin(docs=docs, attrs=["TAG", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]).to_disk(
            folder / f"{corpus}.spacy"
        )
    overrides: dict[str, object] = {f"paths.{corpus}": str(folder / f"{corpus}.spacy") for corpus in ("train", "dev")}
    if steps is not None:
        overrides |= {"training.max_steps": steps, "training.eval_frequency": steps}
    config = util.load_config(CONFIG, overrides=overrides, interpolate=False)
    run(init_nlp(config), folder, stdout=progress, stderr=progress)
    return util.load_model_from_path(folder / "model-last")


def _settle(nlp: Language, digests: dict[str, str], output: Path) -> None:
    """Writes the pipeline with what it was made from, but without the paths and the words of this training."""
    nlp.config["paths"].update({"train": None, "dev": None})
    nlp.meta.update(describe(digests))
    nlp.meta.pop("performance", None)
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    labels = {label for labels in nlp.pipe_labels.values() for label in labels}
    StringStore(sorted(labels | {"ROOT", "dep"})).to_disk(output / "vocab" / "strings.json")


def _measure(output: Path, files: dict[str, Path]) -> Measured:
    """Scores of what was written, with sentences by rule, as the program reads, and by the parser."""
    nlp = assemble(output)
    alone = util.load_model_from_path(output)
    gold = {name: documents(nlp.vocab, files[name], PARAGRAPHS) for name in (*DEV, *TEST)}
    return Measured(
        scores={name: score(nlp, docs) for name, docs in gold.items()},
        by_parser={name: score(alone, docs) for name, docs in gold.items()},
        speed=speed(nlp, [doc.text for doc in gold[DEV[1]]] * 4),
    )
