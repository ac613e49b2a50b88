"""One JSON object -> draft: an article as data sets hold it, a line each."""

from __future__ import annotations

import json
from typing import Any

from builder.errors import Problem

from . import web
from .characters import folded
from .decode import Decoded, decode
from .draft import Draft
from .facts import Stated, checked
from .paragraphs import paragraphs

_NAMES = {
    "title": ("title", "headline"),
    "published": (
        "published",
        "date",
        "date_publish",
        "date_published",
        "published_at",
        "publish_date",
        "publication_date",
    ),
    "outlet": ("outlet", "publisher", "publication", "site", "source_name", "domain", "source_domain"),
    "dateline": ("dateline",),
    "url": ("url", "link"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
    "sources": ("sources",),
    "rights": ("rights",),
}
"""Our key -> the names under which data sets of news have it, ours first; its other keys are passed over."""
_TEXTS = ("text", "maintext", "body", "content", "article", "article_text")


class NoObjectError(ValueError):
    """The line is no object that holds an article; the message says what was found."""


def read(data: bytes, path: str, line: int) -> tuple[Draft, list[Problem]]:
    """The draft in a line of a file, and what is wrong with its metadata.

    Raises NoObjectError where it is none, NoTextError where its text is none.
    """
    row, decoded = _parsed(data)
    attention = decoded.attention
    source = f"{path}#{line}"
    rows = [Stated(key, value, line) for key, names in _NAMES.items() if (value := _first(row, names))]
    facts, problems = checked(rows, path)
    problems += decoded.doubts(path, line)
    text = next((row[name] for name in _TEXTS if isinstance(row.get(name), str) and row[name].strip()), "")
    if text:
        return Draft(source, paragraphs(text), facts, False, attention=attention), problems
    page = row.get("html")
    if not isinstance(page, str) or not page.strip():
        raise NoObjectError("an object without text")
    draft, faults = web.read(page.encode("utf-8", "replace"), source)
    headline = folded(draft.facts.title or "")
    lines = tuple(line for i, line in enumerate(draft.paragraphs) if i > 2 or folded(line) != headline)
    merged = Draft(source, lines, facts.or_else(draft.facts), False, draft.dropped, attention + draft.attention)
    return merged, problems + faults


def _parsed(data: bytes) -> tuple[dict[str, Any], Decoded]:
    """The object, and what was guessed of its encoding; its text is not kept."""
    decoded = Decoded("")
    try:
        value = json.loads(data)
    except UnicodeDecodeError:
        decoded = decode(data)
        value = _loads(decoded.text)
    except (ValueError, RecursionError) as fault:
        raise NoObjectError(_no_json(fault)) from fault
    if not isinstance(value, dict):
        raise NoObjectError("JSON that is no object")
    return value, decoded


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise NoObjectError(_no_json(fault)) from fault


def _no_json(fault: Exception) -> str:
    if isinstance(fault, json.JSONDecodeError):
        return f"no JSON ({fault.msg.lower()} at column {fault.colno})"
    return "no JSON (too many levels)" if isinstance(fault, RecursionError) else f"no JSON ({str(fault)[:60]})"


def _first(row: dict[str, Any], names: tuple[str, ...]) -> tuple[str, ...]:
    """Values of the first of the names that holds any, as strings."""
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return (str(value),)
        if isinstance(value, list) and (texts := [item for item in value if isinstance(item, str) and item.strip()]):
            return tuple(texts) if name == "sources" else (", ".join(texts),)
    return ()
