"""The command line: the only place that prints or exits.

One module a command, imported when it is called, so that `chronicle --help` answers at once. Exit codes: 0 done,
1 faults in the input, 2 wrong usage.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from builder import __version__
from builder.errors import ChronicleError

COMMANDS = {
    "ingest": "Read articles and write them down, annotated, in content/.",
    "extract": "Read articles and print what they say, one JSON object a line.",
    "build": "Make the site from content/ and layouts/.",
    "serve": "Build, serve on localhost, rebuild and reload on a change.",
    "check": "Say every fault of content/ at once.",
    "review": "List what wants an editor's eye, most doubtful first.",
    "export": "Write the data as CSV, JSON, SQLite and Parquet.",
    "evaluate": "Measure the reading against annotated articles.",
    "schema": "Print the JSON Schema of a front matter.",
}
"""Name -> the line that `chronicle --help` shows; the command itself is `run` in the module of that name."""


class _Lazy(click.Group):
    """Knows the commands by name and imports a command's module only when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"builder.cli.{cmd_name}").run
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="chronicle")
def group() -> None:
    """Read news articles for diplomatic measures and publish them as a chronicle.

    Exit codes: 0 done, 1 faults in the input, 2 wrong usage.

    \b
    Example:
      chronicle ingest articles/ && chronicle serve
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the command `chronicle`: a fault of the input is one line and exit code 1, never a traceback."""
    try:
        group(arguments, prog_name="chronicle", obj=arguments is None)
    except ChronicleError as fault:
        click.echo(str(fault.problem), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as fault:
        place = f"{fault.filename}: " if fault.filename else ""
        click.echo(f"{place}{(fault.strerror or str(fault)).lower()}", err=True)
        sys.exit(1)
