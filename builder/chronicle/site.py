"""`content/chronicle.yaml` -> Site, `content/evaluation.json` -> figures."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from builder.chronicle.front import read_yaml
from builder.errors import Problem
from builder.model.evaluation import Evaluation, from_json
from builder.model.kinds import ADDRESS, FLAG, OUTLETS, TEXT, Key
from builder.model.site import Site

SITE_KEYS: Final = {
    "title": Key(TEXT, "Name of the chronicle."),
    "description": Key(TEXT, "One or two sentences on what it is."),
    "base_url": Key(ADDRESS, "Where it is published."),
    "language": Key(TEXT, "Language of the pages, BCP 47: en, en-GB."),
    "licence": Key(TEXT, "Licence of the data."),
    "licence_url": Key(ADDRESS, "Where that licence can be read."),
    "publisher": Key(TEXT, "Who answers for it."),
    "repository": Key(ADDRESS, "Address at which a reader sees the files."),
    "edit_url": Key(ADDRESS, "Address that opens a file for editing; {path} stands for the file."),
    "issue_url": Key(ADDRESS, "Address at which an error can be reported; {path} may stand for the file."),
    "version": Key(TEXT, "Version of the data."),
    "admin": Key(FLAG, "Whether the form for editors is built under /admin/."),
    "outlets": Key(OUTLETS, "Rights by outlet, where an article does not say."),
}
"""Keys of `content/chronicle.yaml`."""


def read_site(data: bytes, path: str = "content/chronicle.yaml") -> tuple[Site, list[Problem]]:
    """The site's own title page; what is wrong is left at its default and named in the Problems."""
    front = read_yaml(data, path, SITE_KEYS)
    values = front.values
    if "base_url" in values:
        values["base_url"] = values["base_url"].rstrip("/")
    if "outlets" in values:
        values["outlets"] = MappingProxyType(values["outlets"])
    return Site(**values), front.problems


def read_evaluations(
    data: bytes, path: str = "content/evaluation.json"
) -> tuple[tuple[Evaluation, ...], list[Problem]]:
    """The figures that `chronicle evaluate --json` wrote; none and a Problem where the file is another."""
    try:
        return from_json(data), []
    except ValueError:
        expected = "the file that `chronicle evaluate --json` writes"
        return (), [Problem(path, 0, "no figures", expected, "write it again or delete it", code="bad-evaluation")]
