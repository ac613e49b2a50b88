"""`chronicle build`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .common import bar, leave, print_problems, root_option

if TYPE_CHECKING:
    from builder.explaining import Explained
    from builder.publish.clock import Stage
    from builder.publish.write import Written
    from builder.workshop import Built, Search

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
@click.option(
    "--search/--no-search",
    default=None,
    show_default="with it up to 2,000 events",
    help="Make the index of the search too; needs Pagefind.",
)
@click.option("--verify", is_flag=True, help="Follow every link inside the built site.")
@click.option("--profile", is_flag=True, help="Say where the time went, stage by stage.")
@click.option("--explain", metavar="PAGE", default=None, help="Say what a page is made from and what of it changed.")
def run(
    root: Path,
    output: Path | None,
    base_url: str | None,
    clean: bool,
    workers: int | None,
    data: bool | None,
    search: bool | None,
    verify: bool,
    profile: bool,
    explain: str | None,
) -> None:
    """Make the site from content/ and layouts/.

    The same input gives the same bytes. Articles with a fault are left out and named; the exit code is then 1.

    \b
    Example:
      chronicle build --output /tmp/site --base-url https://example.org
      chronicle build --explain /actors/russia/
    """
    from builder import flow
    from builder.workshop import Options

    site = output or root / "site"
    mode: Search = "auto" if search is None else "yes" if search else "no"
    with bar("files", "made") as watch:
        options = Options(base_url, data, mode, workers, watch)
        built = flow.build(root, site, options, clean=clean)
    code = print_problems(built.problems)
    click.echo(outcome(built))
    if built.no_search:
        click.echo(built.no_search, err=True)
    if profile:
        print_stages(built.stages)
    if explain:
        print_explained(flow.explain(root, site, options, explain), built.changed)
    if verify:
        code |= print_problems(flow.verify(root, site, base_url))
    leave(code)


def outcome(built: Built) -> str:
    """What a build did and why, in a line."""
    written = built.written
    said = f"{written.files} files, {written.changed} written, {written.removed} removed"
    if built.changed is None:
        return f"{said}: all made, as nothing was known of an earlier build"
    if not built.changed:
        return said if not written.made else f"{said}; made again {_made(written)}: a commit was made"
    names = ", ".join(built.changed[:3]) + (f" and {len(built.changed) - 3} more" if len(built.changed) > 3 else "")
    return f"{said}; made again {_made(written)}: {names} changed"


def _made(written: Written) -> str:
    return ", ".join(f"{many} of {name}" for name, many in written.why[:4]) or "nothing"


def print_stages(stages: Sequence[Stage]) -> None:
    """A table of stages with their times."""
    click.echo(f"{'stage':<24}{'seconds':>9}{'of processors':>15}")
    for name, seconds, processor in (
        *stages,
        ("all", sum(s.seconds for s in stages), sum(s.processor for s in stages)),
    ):
        click.echo(f"{name:<24}{seconds:>9.3f}{processor:>15.3f}")


def print_explained(explained: Explained, changed: Sequence[str] | None) -> None:
    """What a page is made from; files that changed since the build before are marked."""
    click.echo(f"{explained.file} is made from (* changed since the build before):")
    for name, files in explained.parts:
        click.echo(f"  {name}")
        for file in files:
            click.echo(f"  {'*' if changed is None or file in changed else ' '}   {file}")
