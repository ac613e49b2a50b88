"""The word lists of this package: YAML files in the folder `tables`, each read once."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

from builder.errors import Problem, VocabularyError
from builder.model import yaml


@cache
def table(name: str) -> Any:
    """Content of `tables/<name>.yaml`: dicts, lists and strings. Raises VocabularyError where it is no YAML."""
    place = f"builder/language/tables/{name}.yaml"
    text = (resources.files("builder.language") / "tables" / f"{name}.yaml").read_text(encoding="utf-8")
    try:
        return yaml.parse(text)
    except yaml.YamlError as fault:
        raise VocabularyError(Problem(place, fault.line, fault.message, "YAML")) from None


def words(text: str) -> frozenset[str]:
    """The words of a scalar that lists them, parted by blanks."""
    return frozenset(text.split())


def phrases(rows: dict[str, str]) -> dict[tuple[str, ...], str]:
    """Phrase, cut into words -> what the table gives for it, longest first."""
    cut = {tuple(phrase.split()): value for phrase, value in rows.items()}
    return dict(sorted(cut.items(), key=lambda row: -len(row[0])))
