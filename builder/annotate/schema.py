"""JSON Schema of an article's front matter, from the table of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.model.kinds import Key, schema

from .fields import AGGREGATE, ARTICLE, CLAIM, NEEDED, PERSON

_ROWS: Mapping[str, Mapping[str, Key]] = {"people": PERSON, "aggregates": AGGREGATE, "events": CLAIM}


def article_schema() -> dict[str, Any]:
    """Of the front matter of `content/articles/<year>/<slug>.md`."""
    found: dict[str, Any] = schema(ARTICLE, "An annotated article")
    found["required"] = ["published"]
    for name, keys in _ROWS.items():
        row = schema(keys, f"A row of {name}")
        row.pop("$schema")
        row["required"] = [*NEEDED[name], *(("actor", "target") if name == "events" else ())]
        found["properties"][name]["items"] = row
    return found
