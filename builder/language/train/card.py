"""The model card: what the pipeline was made from, what it gets right, how to use it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from builder.language.train.scores import Scores

LICENCE: Final = "CC BY-SA 4.0"
SOURCES: Final = (
    {
        "name": "UD English EWT",
        "files": "ewt-train, ewt-dev, ewt-test",
        "licence": "CC BY-SA 4.0",
        "url": "https://universaldependencies.org/treebanks/en_ewt/",
    },
    {
        "name": "GUM (Georgetown University Multilayer corpus; news, interview, biography, academic, travel, court)",
        "files": "gum-train, gum-news-dev",
        "licence": "annotations CC BY 4.0; texts CC BY 2.5, CC BY 4.0, CC BY-SA 3.0",
        "url": "https://universaldependencies.org/treebanks/en_gum/",
    },
)
LIBRARIES: Final = ("spacy", "thinc", "numpy")


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on the pipeline as written."""

    scores: dict[str, Scores]
    """By file, with sentences by rule."""
    by_parser: dict[str, Scores]
    """By file, where the parser is left to find the sentences."""
    speed: float
    """Tokens a second, one process, GUM news."""


def describe(digests: dict[str, str]) -> dict[str, Any]:
    """What the pipeline's own metadata say of its making; `digests` are the SHA-256 of the treebank files by name."""
    return {
        "name": "chronicle",
        "version": "1.0.0",
        "description": "Tags, dependencies and names of English news.",
        "license": LICENCE,
        "sources": [dict(source) for source in SOURCES],
        "treebank_sha256": digests,
        "made_with": {library: version(library) for library in LIBRARIES} | {"python": platform.python_version()},
    }


def size(folder: Path) -> int:
    """Bytes of a pipeline on disk, without its card."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and path.name != "README.md")


def card(meta: dict[str, Any], measured: Measured, folder: Path) -> str:
    """The card as Markdown, from the metadata of the pipeline in `folder` and what was measured on it."""
    template = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    scores = measured.scores
    return template.format(
        licence=meta["license"],
        sources="\n".join(f"- [{s['name']}]({s['url']}): {s['files']}; {s['licence']}" for s in meta["sources"]),
        digests="\n".join(f"| `{name}` | `{digest}` |" for name, digest in meta["treebank_sha256"].items()),
        made_with=", ".join(f"{library} {number}" for library, number in meta["made_with"].items()),
        scores="\n".join(
            _row([name, found_by], [s.tags, s.unlabelled, s.labelled, s.sentences])
            for name in scores
            for found_by, s in (("rule", scores[name]), ("parser", measured.by_parser[name]))
        ),
        names="\n".join(_row([name, label], list(s.names[label])) for name, s in scores.items() for label in s.names),
        speed=f"{round(measured.speed, -2):,.0f}",
        megabytes=f"{size(folder) / 1e6:.1f}",
    )


def _row(words: list[str], shares: list[float]) -> str:
    """A line of a table: words, then shares in percent."""
    return f"| {' | '.join(words + [f'{100 * share:.1f}' for share in shares])} |"
