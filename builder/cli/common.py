"""Options that several commands share, and the printing of problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from builder.errors import Problem

_Command = TypeVar("_Command", bound=Callable[..., Any])


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
