"""`chronicle export`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .common import print_problems, root_option


@click.command()
@root_option
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    show_default="export/ in the root",
    help="Folder that the files are written to.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["csv", "json", "sqlite", "parquet"]),
    multiple=True,
    show_default="all of them",
    help="Write only this; may be given several times.",
)
@click.option("--base-url", default=None, help="Where the site is published; instead of what chronicle.yaml says.")
def run(root: Path, output: Path | None, formats: tuple[str, ...], base_url: str | None) -> None:
    """Write the data as CSV, JSON, SQLite and Parquet.

    The tables are events, claims, articles, actors and links; datapackage.json beside the CSV files says what each
    column holds. Parquet needs the extra `data`; without it the rest is written.

    \b
    Example:
      chronicle export --output data --format csv --format sqlite
    """
    from builder import flow
    from builder.publish import data

    wanted = formats or data.FORMATS
    exported = flow.export(root, output or root / "export", wanted, base_url=base_url)
    for name, size in exported.files:
        click.echo(f"{size:>12,}  {name}")
    if "parquet" in wanted and not data.can_parquet():
        click.echo(data.NO_PARQUET, err=True)
    sys.exit(print_problems(exported.problems))
