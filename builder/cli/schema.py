"""`chronicle schema`."""

from __future__ import annotations

import json

import click

from .common import same_root_option

KINDS = ("article", "event", "actor", "site")


@click.command()
@click.argument("kind", type=click.Choice(KINDS))
@same_root_option
def run(kind: str) -> None:
    """Print the JSON Schema of a front matter: article, event, actor, or of content/chronicle.yaml (site).

    Editors that know it complete keys and mark mistakes while one types; docs/editing.md says how to wire it.

    \b
    Example:
      chronicle schema article > article.schema.json
    """
    from builder import flow

    click.echo(json.dumps(flow.schema(kind), ensure_ascii=False, indent=2))
