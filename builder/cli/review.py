"""`chronicle review`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import bar, root_option

if TYPE_CHECKING:
    from builder.reviewing import Item

_KINDS = ("proposal", "actor", "confidence", "disagreement", "attention", "person", "date")


@click.command()
@root_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only these; may be given again.")
@click.option("--actor", default="", help="Only what is about this actor id.")
@click.option("--year", default="", help="Only what happened or was published in this year.")
@click.option(
    "--below", type=click.FloatRange(0, 1), default=0.8, show_default=True, help="Confidence that wants no look."
)
@click.option("--limit", type=click.IntRange(1), default=None, help="Only the first so many.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For whom."
)
@click.option("--accept", "accepted", default="", metavar="ID", help="Take over what the machine proposes for ID.")
def run(
    root: Path,
    kinds: tuple[str, ...],
    actor: str,
    year: str,
    below: float,
    limit: int | None,
    form: str,
    accepted: str,
) -> None:
    """List what wants an editor's eye, most doubtful first.

    Each with the file and line to edit, the claim, and the sentence it was read from: proposals of the machine that an
    editor's change holds back, unknown actors, low confidence, articles that disagree, open dates. `checked: true`
    takes a claim out of the list.

    \b
    Example:
      chronicle review --kind confidence --year 2018
    """
    from builder import flow

    if accepted:
        for line in flow.accept(root, accepted):
            click.echo(line)
        return
    with bar("articles", "read") as watch:
        found = flow.review(root, below, watch)
    items = [
        item
        for item in found
        if (not kinds or item.kind in kinds) and (not actor or actor in item.actors) and (not year or item.year == year)
    ]
    shown = items[:limit]
    if form == "json":
        click.echo(json.dumps([asdict(item) for item in shown], ensure_ascii=False, indent=2))
        return
    for item in shown:
        click.echo(_text(item))
    click.echo(f"{len(items)} to look at" + (f", {len(shown)} shown" if len(shown) < len(items) else ""), err=True)


def _text(item: Item) -> str:
    lines = [f"{item.path}:{item.line}: {item.kind}: {item.said}"]
    if item.reading:
        lines.append(f"    {item.reading}" + (f"  ({item.id})" if item.id else ""))
    elif item.kind == "proposal":
        lines.append(f"    ({item.id})")
    if item.sentence:
        lines.append(f"    “{item.sentence}”")
    return "\n".join(lines)
