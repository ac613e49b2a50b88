"""`python -m builder.language.train DATA`: trains the pipeline that the package ships."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.errors import ChronicleError
from builder.language.pipeline import MODEL
from builder.language.train.training import train, write_card


@click.command()
@click.argument("data", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=MODEL, help="Folder to write; it is replaced.")
@click.option("--steps", type=click.IntRange(min=1), help="Fewer or more steps than the configuration says.")
@click.option("--card", is_flag=True, help="Train nothing: score the pipeline that is there and write its card again.")
def main(data: Path, output: Path, steps: int | None, card: bool) -> None:
    """Trains on the treebank files in DATA (see the model card for which) and writes pipeline and card."""
    try:
        written = write_card(data, output) if card else train(data, output, steps=steps, progress=sys.stdout)
    except ChronicleError as error:
        raise click.ClickException(str(error)) from None
    click.echo(written.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
