"""Options that several commands share, and the printing of problems."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from builder.errors import Problem

_Command = TypeVar("_Command", bound=Callable[..., Any])
SILENT = 1.0
"""Work that takes less, in seconds, says nothing on its way."""


def root_option(command: _Command) -> _Command:
    """`--root DIR`: the folder that holds content/, layouts/, site/ and .cache/."""
    return click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path(),
        show_default="this folder",
        help="Folder that holds content/ and layouts/.",
    )(command)


def same_root_option(command: _Command) -> _Command:
    """`--root DIR` for a command that reads nothing of a chronicle, so that all commands can be called alike."""
    return click.option(
        "--root",
        type=click.Path(file_okay=False, path_type=Path),
        expose_value=False,
        help="Folder that holds content/ and layouts/; makes no difference here.",
    )(command)


def leave(code: int) -> NoReturn:
    """End the command; where the process is there for nothing else, without taking what it holds apart piece by piece,
    which takes longer than an edit where that is a large chronicle."""
    if click.get_current_context().find_root().obj:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def print_problems(problems: Iterable[Problem]) -> int:
    """Print each problem as one line on standard error; 1 where one is an error, else 0."""
    code = 0
    for problem in sorted(problems):
        click.echo(str(problem), err=True)
        if problem.severity == "error":
            code = 1
    return code


@contextmanager
def bar(what: str, done_to: str) -> Iterator[Callable[[int, int], None]]:
    """Tells how far long work is: a bar in a terminal, elsewhere a line for each quarter. `bar("files", "made")`."""
    started = time.monotonic()
    told = 0
    shown = 0.0

    def watch(done: int, all_: int) -> None:
        nonlocal told, shown
        now = time.monotonic()
        if now - started < SILENT:
            return
        if sys.stderr.isatty():
            if now - shown > 0.1:
                shown = now
                filled = 30 * done // all_
                click.echo(f"\r{'█' * filled}{'░' * (30 - filled)} {done:,} of {all_:,} {what}", nl=False, err=True)
        elif (quarter := 4 * done // all_) > told:
            told = quarter
            click.echo(f"{done:,} of {all_:,} {what} {done_to}", err=True)

    try:
        yield watch
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
