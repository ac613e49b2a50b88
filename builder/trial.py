"""Reading or publication put to the test: the texts of a gold folder are read, or `content/` is, and compared.

The work between the stages that `chronicle evaluate` needs; the comparison itself is in `builder.evaluate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder import evaluate, vocabulary
from builder.chronicle import assemble
from builder.errors import FormatError, Problem, SourceError
from builder.evaluate import Comparison, GoldArticle
from builder.model.annotated import Annotated
from builder.model.claim import Claim
from builder.model.evaluation import Evaluation
from builder.model.site import Site

TEXTS = (".txt", ".html", ".htm")
"""Endings of a text beside its gold."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A set of articles compared."""

    evaluation: Evaluation
    comparisons: tuple[Comparison, ...]
    problems: tuple[Problem, ...]
    """What could not be read."""


def of_reading(folder: Path, metadata: Path | None = None) -> Trial:
    """Read the texts that stand in a gold folder and compare. Raises SourceError where there is no gold."""
    gold, problems = _gold(folder)
    found, faults = _read(folder, gold, metadata)
    return _compared(folder.name, gold, found, [*problems, *faults])


def of_publication(folder: Path, root: Path) -> Trial:
    """Compare what `content/` publishes. Raises SourceError where there is no gold.

    An article belongs to the gold that was read from a file of the same name, else to that of its own name.
    """
    gold, problems = _gold(folder)
    articles, faults = _published(root, gold)
    return _compared(folder.name, gold, articles, [*problems, *faults])


def _gold(folder: Path) -> tuple[dict[str, GoldArticle], list[Problem]]:
    gold: dict[str, GoldArticle] = {}
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.json")):
        try:
            gold[path.stem] = evaluate.read_gold(path.read_bytes(), str(path), path.stem)
        except FormatError as fault:
            problems.append(fault.problem)
    if not gold and not problems:
        raise SourceError(Problem(str(folder), 0, "no gold", "NAME.json beside NAME.txt", code="no-gold"))
    return gold, problems


def _read(
    folder: Path, gold: Mapping[str, GoldArticle], metadata: Path | None
) -> tuple[dict[str, Annotated], list[Problem]]:
    from builder.extract import read
    from builder.sources import load_metadata, read_articles

    paths = [path for path in sorted(folder.iterdir()) if path.suffix in TEXTS and path.stem in gold]
    found: dict[str, Annotated] = {}
    problems: list[Problem] = []
    for article in read_articles(paths, load_metadata(metadata) if metadata else None):
        if isinstance(article, Problem):
            problems.append(article)
            continue
        stem = Path(article.source).stem
        reading = read(article)
        claims = [replace(each.claim, id=f"{stem}/{n}") for n, each in enumerate(reading.claims)]
        totals = [each.aggregate for each in reading.aggregates]
        found[stem] = Annotated(
            stem,
            title=article.title,
            text=article.text,
            published=article.published,
            events=tuple(claims),
            aggregates=tuple(totals),
        )
    return found, problems


def _published(root: Path, gold: Mapping[str, GoldArticle]) -> tuple[dict[str, Annotated], list[Problem]]:
    from builder.annotate.read import parse

    sources = {}
    for path in sorted((root / "content" / ".machine").glob("*.md")):
        machine, _ = parse(path.read_bytes(), path.relative_to(root).as_posix(), path.stem)
        sources[path.stem] = Path((machine.source or path.stem).partition("#")[0]).stem
    found: dict[str, Annotated] = {}
    problems: list[Problem] = []
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        article, faults = parse(path.read_bytes(), path.relative_to(root).as_posix(), path.stem)
        problems += faults
        stem = sources.get(path.stem, path.stem)
        if stem in gold:
            found[stem] = article
        elif path.stem in gold:
            found[path.stem] = article
    return found, problems


def _compared(
    name: str, gold: Mapping[str, GoldArticle], found: Mapping[str, Annotated], problems: Iterable[Problem]
) -> Trial:
    comparisons = [
        evaluate.compare(stem, each.published, each.events, _claims(found.get(stem)), _code)
        for stem, each in gold.items()
    ]
    totals = [(each.totals, found[stem].aggregates) for stem, each in gold.items() if stem in found]
    chronicle, _ = assemble(Site(), found.values())
    events = {event.id: [said.claim.id for said in event.claims] for event in chronicle.events.values()}
    links = [(answer.event, answer.to) for answer in chronicle.answers]
    evaluation = replace(
        evaluate.score(name, comparisons),
        totals=evaluate.by_number(totals),
        whole_totals=evaluate.as_a_whole(totals, _code),
        identification=evaluate.identification(comparisons, events.values()),
        answers=evaluate.answers(comparisons, events, links),
    )
    return Trial(evaluation, tuple(comparisons), tuple(problems))


def _claims(article: Annotated | None) -> tuple[Claim, ...] | None:
    return article.events if article else None


def _code(actor: str) -> str | None:
    """Code of an actor; the id itself where the vocabulary does not know it."""
    if not actor:
        return None
    known = vocabulary.actors().get(actor)
    return (known.code if known else actor).upper()
