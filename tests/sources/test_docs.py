"""`docs/sources.md` names every ending, every key and every name that a data set may use."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.sources.facts import KEYS
from builder.sources.files import ENDINGS

DOCS = (Path(__file__).parents[2] / "docs" / "sources.md").read_text("utf-8")


@pytest.mark.parametrize("word", [*ENDINGS, *KEYS])
def test_every_ending_and_key_is_documented(word: str) -> None:
    assert f"`{word}`" in DOCS or f"\n    {word}:" in DOCS
