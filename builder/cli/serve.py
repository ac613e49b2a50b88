"""`chronicle serve`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.errors import Problem

from .build import outcome, output_option
from .common import print_problems, root_option

if TYPE_CHECKING:
    from builder.workshop import Built


@click.command()
@root_option
@output_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on.")
@click.option(
    "--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--open", "show", is_flag=True, help="Open the chronicle in a browser.")
def run(root: Path, output: Path | None, host: str, port: int, show: bool) -> None:
    """Build the site, serve it, rebuild and reload on a change.

    A fault in the content is shown in the browser and here; the server goes on.

    \b
    Example:
      chronicle serve --port 9000
    """
    from builder import flow

    def ready(address: str) -> None:
        click.echo(f"The chronicle is open at {address} (Ctrl+C ends it)")
        if show:
            click.launch(address)

    def built(done: Built | Problem, seconds: float) -> None:
        if isinstance(done, Problem):
            print_problems([done])
        else:
            print_problems(done.problems)
            click.echo(f"{outcome(done)}; {seconds:.2f} s")

    flow.serve(root, output or root / "site", host=host, port=port, ready=ready, built=built)
