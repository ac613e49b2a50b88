"""`chronicle ingest`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.errors import Problem

from .common import print_problems, root_option

if TYPE_CHECKING:
    from builder.ingesting import Ingested


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@root_option
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="CSV or YAML file that gives, by file name, what the articles lack.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes; as many as there are processors.")
@click.option(
    "--archive", is_flag=True, help="Keep only what reports a measure, each story once; go on where it stopped."
)
@click.option(
    "--scheduler", metavar="ADDRESS", help="Dask scheduler that shares the work, or local; takes PATHs for an archive."
)
def run(
    paths: tuple[str, ...],
    root: Path,
    metadata: Path | None,
    dry_run: bool,
    workers: int | None,
    archive: bool,
    scheduler: str | None,
) -> None:
    """Read articles and write them down, annotated, in content/.

    PATH is a file, a folder with all below it, or - for standard input: text, HTML, JSON lines, WARC, ZIP. An
    article that is already there is brought up to date; what an editor changed in it stays. One line an article says
    what was found.

    \b
    Example:
      chronicle ingest articles/ --metadata articles.csv
      chronicle ingest --archive news.jsonl.gz crawl.warc.gz
    """
    if archive or scheduler:
        from . import archives

        sys.exit(archives.ingest(root, paths, metadata, dry_run, workers, scheduler, _waiting, _line))
    from builder import flow

    problems: list[Problem] = []
    rows: list[Ingested] = []
    results = flow.ingest(root, paths, metadata, dry_run=dry_run, workers=workers, waiting=_waiting)
    for one in results:
        if isinstance(one, Problem):
            problems.append(one)
        else:
            rows.append(one)
            click.echo(_line(one))
    code = print_problems(problems)
    click.echo(_summary(rows, dry_run))
    sys.exit(code)


def _waiting() -> None:
    click.echo("another ingest is at work on this chronicle; waiting for it to end", err=True)


def _line(one: Ingested) -> str:
    article = one.stored.article
    proposals = sum(edit.held for edit in article.edits)
    held = f", {proposals} held back" if proposals else ""
    found = f"{len(article.events)} claims{held}"
    place = one.stored.path or article.slug
    return f"{one.stored.state:<10} {article.published or 'undated':<10}  {found:<12}  {place}"


def _summary(rows: list[Ingested], dry_run: bool) -> str:
    states = [row.stored.state for row in rows]
    counted = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    claims = sum(len(row.stored.article.events) for row in rows)
    said = f"{len(rows)} articles" + (f" ({counted})" if counted else "") + f", {claims} claims"
    return said + (": nothing was written" if dry_run else "")
