"""The whole pipeline on one screen: one function a command, one call a stage.

Stages are imported where they are used, so that building the site never loads what only reading needs.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from builder.errors import ChronicleError, Problem

if TYPE_CHECKING:
    from builder.archive.progress import Progress
    from builder.explaining import Explained
    from builder.ingesting import Ingested
    from builder.model.site import Site
    from builder.publish.export import Exported
    from builder.reviewing import Item
    from builder.trial import Trial
    from builder.workshop import Built, Options


def ingest(
    root: Path,
    paths: Sequence[str | Path],
    metadata: Path | None = None,
    *,
    dry_run: bool = False,
    workers: int | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Iterator[Ingested | Problem]:
    """Read articles and write them, annotated, into `content/`; what an editor changed there stays.

    `waiting` is called where another run must end first. Raises SourceError, OutputError.
    """
    from builder import ingesting
    from builder.readings import readings

    site, problems = read_site_of(root)
    yield from problems
    yield from ingesting.ingest(root, readings(paths, metadata, workers), site, dry_run=dry_run, waiting=waiting)


def ingest_archive(
    root: Path,
    paths: Sequence[str | Path],
    metadata: Path | None = None,
    *,
    watch: Progress,
    dry_run: bool = False,
    workers: int | None = None,
    scheduler: str | None = None,
    waiting: Callable[[], None] = lambda: None,
) -> Iterator[Ingested | Problem]:
    """Write the articles of an archive that report a measure, one for each story; a run that was stopped goes on.

    `scheduler`: address of a Dask scheduler, or `local`. Raises SourceError, OutputError.
    """
    from builder.archive import crew, run
    from builder.extract import read
    from builder.sources import Metadata, load_metadata

    site, problems = read_site_of(root)
    yield from problems
    table = load_metadata(metadata) if metadata else Metadata()
    order = run.Order(root, tuple(paths), table, site, read, dry_run)
    with crew.crew(workers, scheduler) as workforce:
        yield from run.ingest_archive(order, workforce, watch, waiting)


def extract(
    paths: Sequence[str | Path], metadata: Path | None = None, *, explain: bool = False
) -> Iterator[str | Problem]:
    """Read articles: one line of JSON for each, or what explains its reading; a Problem for what cannot be read.

    Raises SourceError where the metadata cannot be read.
    """
    from builder.extract import explain as explaining
    from builder.extract import jsonl, read
    from builder.sources import load_metadata, read_articles

    for article in read_articles(paths, load_metadata(metadata) if metadata else None):
        if isinstance(article, Problem):
            yield article
            continue
        reading = read(article, explain=explain)
        if explain:
            yield from explaining.lines(article, reading)
        else:
            yield jsonl.row(article, reading)


def check(root: Path) -> Iterator[Problem]:
    """Every fault of `content/`, file by file as they are read, then those between files."""
    from builder import checking

    return checking.faults(root)


def review(root: Path, below: float, watch: Callable[[int, int], None] = lambda done, all_: None) -> list[Item]:
    """What wants an editor's eye, most doubtful first; `below` is the confidence under which a claim does.

    `watch` hears how many of how many articles are read.
    """
    from builder import reviewing

    return reviewing.review(root, below, watch)


def accept(root: Path, name: str) -> list[str]:
    """Take over what the machine proposes for a claim or an article; what was changed. Raises ChronicleError."""
    from builder import reviewing

    return reviewing.accept(root, name)


def schema(kind: str) -> dict[str, object]:
    """JSON Schema of a file of `content/`: `article`, `event`, `actor` or `site`."""
    from builder.annotate.schema import article_schema
    from builder.chronicle import actor_schema, event_schema, site_schema

    return {"article": article_schema, "event": event_schema, "actor": actor_schema, "site": site_schema}[kind]()


def read_site_of(root: Path) -> tuple[Site, list[Problem]]:
    """What `content/chronicle.yaml` says, and what is wrong with it; all defaults where there is none."""
    from builder.chronicle import read_site

    path = root / "content" / "chronicle.yaml"
    return read_site(path.read_bytes() if path.exists() else b"")


def build(root: Path, output: Path, options: Options, *, clean: bool = False) -> Built:
    """Make the site of the chronicle at `root` in `output`.

    Articles that cannot be read are left out and named. Raises LayoutError, OutputError.
    """
    from builder.workshop import Workshop

    workshop = Workshop(root, output, options)
    return replace(workshop.build(clean=clean), workshop=workshop)


def explain(root: Path, output: Path, options: Options, place: str) -> Explained:
    """What a page or file of the site, given by its address or path, is made from. Raises OutputError for another."""
    from builder.explaining import explain as explain_page
    from builder.workshop import Workshop

    return explain_page(Workshop(root, output, options).making(), output, place)


def serve(
    root: Path,
    output: Path,
    *,
    host: str,
    port: int,
    ready: Callable[[str], None],
    built: Callable[[Built | Problem, float], None],
) -> None:
    """Build, serve and rebuild until interrupted; `built` hears of each build. Raises OutputError."""
    from builder.publish.serve import serve as serve_site
    from builder.workshop import Options, Workshop

    workshop = Workshop(root, output, Options(search="later"))

    def rebuild() -> Sequence[Problem]:
        started = time.perf_counter()
        try:
            done: Built | Problem = workshop.build()
        except ChronicleError as fault:
            done = fault.problem
        built(done, time.perf_counter() - started)
        problems = (done,) if isinstance(done, Problem) else done.problems
        return [problem for problem in problems if problem.severity == "error"]

    serve_site(output, [root / "content", root / "layouts"], rebuild, host, port, ready)


def verify(root: Path, output: Path, base_url: str | None = None) -> list[Problem]:
    """Every link inside the built site that leads nowhere."""
    from builder.publish.links import broken_links

    return broken_links(output, base_url or read_site_of(root)[0].base_url)


def evaluate(gold: Path, *, metadata: Path | None = None, root: Path | None = None) -> Trial:
    """Compare what the reader finds in the texts of a gold folder, or what the chronicle at `root` publishes.

    Raises SourceError where the folder holds no gold.
    """
    from builder import trial

    return trial.of_publication(gold, root) if root else trial.of_reading(gold, metadata)


def export(root: Path, output: Path, formats: Sequence[str], *, base_url: str | None = None) -> Exported:
    """Write the data of the chronicle at `root` as files in `output`.

    Articles that cannot be read are left out and named. Raises OutputError where the folder cannot be written.
    """
    from builder.publish import data
    from builder.publish.export import write
    from builder.workshop import Options, Workshop

    chronicle, problems = Workshop(root, root / "site", Options(base_url)).chronicle()
    return write(output, data.Dataset(chronicle), data.names(formats), problems)
