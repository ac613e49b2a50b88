"""`chronicle build`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from .common import print_problems, root_option

_Command = TypeVar("_Command", bound=Callable[..., Any])


def output_option(command: _Command) -> _Command:
    """`--output DIR`: where the site is written."""
    return click.option(
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=None,
        show_default="site/ in the root",
        help="Folder that the site is written to.",
    )(command)


@click.command()
@root_option
@output_option
@click.option("--base-url", default=None, help="Where the site is published; instead of what chronicle.yaml says.")
@click.option("--clean", is_flag=True, help="Forget what earlier builds left and make everything again.")
@click.option("--workers", type=click.IntRange(1), default=None, help="Processes; as many as there are processors.")
@click.option(
    "--data/--no-data",
    default=None,
    show_default="with them up to 2,000 events",
    help="Make the files below /data/ too.",
)
@click.option("--verify", is_flag=True, help="Follow every link inside the built site.")
def run(
    root: Path,
    output: Path | None,
    base_url: str | None,
    clean: bool,
    workers: int | None,
    data: bool | None,
    verify: bool,
) -> None:
    """Make the site from content/ and layouts/.

    The same input gives the same bytes. Articles with a fault are left out and named; the exit code is then 1.

    \b
    Example:
      chronicle build --output /tmp/site --base-url https://example.org
    """
    from builder import flow

    built = flow.build(root, output or root / "site", base_url=base_url, clean=clean, workers=workers, data=data)
    code = print_problems(built.problems)
    click.echo(f"{built.written.files} files, {built.written.changed} written, {built.written.removed} removed")
    if verify:
        code |= print_problems(flow.verify(output or root / "site", built.site))
    sys.exit(code)
