"""Reading of the tables: one cached parse a file, and the small notation of their cells."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from builder.errors import Problem, VocabularyError
from builder.model.yaml import YamlError, parse

_YEARS = re.compile(r"(?P<words>.*?)(?: \((?:since (?P<since>[\d-]+))?(?: ?until (?P<until>[\d-]+))?\))?")


class Words(NamedTuple):
    """One cell of a table: words, and the years in which they meant what the row says."""

    text: str
    """The words as written in running text."""
    since: str = ""
    """Year or date of the first day; empty: no limit."""
    until: str = ""
    """Year or date of the last day; empty: no limit."""


@cache
def table(name: str) -> Any:
    """Content of `<name>.yaml` of this package: dicts, lists and strings. It is shared, so leave it as it is.

    Raises VocabularyError where there is no such table or it is no YAML.
    """
    path = f"{name}.yaml"
    try:
        return parse((files(__package__) / path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise VocabularyError(Problem(path, 0, "no such table", "one of builder/vocabulary/*.yaml")) from None
    except YamlError as fault:
        raise VocabularyError(Problem(path, fault.line, fault.message, "a table in YAML")) from None


def words(cell: str) -> Words:
    """The words of a cell and their years: `Bonn (until 1999)`, `Zaire (since 1971-10-27 until 1997-05-17)`."""
    found = _YEARS.fullmatch(cell)
    if found is None or not cell.endswith(")"):
        return Words(cell)
    return Words(found["words"], found["since"] or "", found["until"] or "")
