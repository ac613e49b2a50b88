"""`chronicle check`."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from builder.errors import Problem

from .common import root_option


@click.command()
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Lines to read, one JSON array, or annotations of GitHub Actions.",
)
def run(root: Path, form: str) -> None:
    """Say every fault of content/ at once.

    Each as file:line: what was found, what was expected, how to mend it. An error ends in exit code 1, a warning does
    not.

    \b
    Example:
      chronicle check --format github
    """
    from builder import flow

    many = errors = 0
    for problem in flow.check(root):
        if form == "json":
            click.echo(("," if many else "[") + json.dumps(asdict(problem), ensure_ascii=False))
        else:
            click.echo(str(problem) if form == "text" else _command(problem))
        many += 1
        errors += problem.severity == "error"
    if form == "json":
        click.echo("]" if many else "[]")
    elif form == "text":
        click.echo(f"{errors} errors, {many - errors} warnings" if many else "no faults", err=True)
    sys.exit(1 if errors else 0)


def _command(problem: Problem) -> str:
    """A workflow command, which GitHub shows beside the line."""
    place = f"file={_escaped(problem.path)}" + (f",line={problem.line}" if problem.line else "")
    message = ", ".join(part for part in (problem.found, problem.expected and f"expected {problem.expected}") if part)
    message += f" ({problem.hint})" if problem.hint else ""
    return f"::{problem.severity} {place},title={problem.code or 'fault'}::{_escaped(message, '')}"


def _escaped(text: str, more: str = ":,") -> str:
    for char in "%\r\n" + more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text
