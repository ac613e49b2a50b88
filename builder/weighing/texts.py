"""The texts of a gold folder with what is known of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from builder import vocabulary
from builder.errors import Problem
from builder.evaluate import GoldArticle, read_gold
from builder.model.article import Article
from builder.sources import load_metadata, read_articles


def annotated(folder: Path) -> Iterator[tuple[str, Article, GoldArticle]]:
    """Name, text and gold of each article of a folder. Raises FormatError where a gold file is none."""
    sheet = folder / "metadata.csv"
    known = load_metadata(sheet) if sheet.exists() else None
    texts = [path for path in sorted(folder.glob("*.txt")) if path.with_suffix(".json").exists()]
    for article in read_articles(texts, known):
        if isinstance(article, Problem):
            continue
        stem = Path(article.source).stem
        path = folder / f"{stem}.json"
        yield f"{folder.name}/{stem}", article, read_gold(path.read_bytes(), str(path), stem)


def code(actor: str) -> str | None:
    """The code by which gold names an actor."""
    known = vocabulary.actors().get(actor)
    return known.code.upper() if known else actor.upper() or None
