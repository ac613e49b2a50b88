"""`chronicle extract`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.errors import Problem

from .common import print_problems, same_root_option


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@same_root_option
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV or YAML, by file name, with what the texts lack.",
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="Form of the output."
)
@click.option("--explain", is_flag=True, help="Show sentence by sentence what was recognised and which rule spoke.")
def run(paths: tuple[str, ...], metadata: Path | None, form: str, explain: bool) -> None:
    """Read articles and print what they say, one JSON object a line; nothing is written.

    PATH is a file, a folder or `-` for standard input.

    \b
    Example:
      chronicle extract articles/ --format jsonl > events.jsonl
    """
    from builder import flow

    problems = []
    for line in flow.extract(paths, metadata, explain=explain):
        if isinstance(line, Problem):
            problems.append(line)
        else:
            click.echo(line)
    sys.exit(print_problems(problems))
