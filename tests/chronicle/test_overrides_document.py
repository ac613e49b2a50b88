"""docs/overrides.md: every example is read without a fault, every key is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.chronicle import ACTOR_KEYS, EVENT_KEYS, SITE_KEYS, read_actor, read_event, read_site

TEXT = (Path(__file__).parents[2] / "docs" / "overrides.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml (\w+)\n(.*?)```", TEXT, re.DOTALL)
READERS = {"event": read_event, "actor": read_actor, "site": read_site}


@pytest.mark.parametrize(("kind", "example"), EXAMPLES)
def test_examples_are_read(kind: str, example: str) -> None:
    read, problems = READERS[kind](example.encode(), f"content/{kind}s/3f2a91.md")
    assert problems == []
    assert read != READERS[kind](b"---\n---\n", f"content/{kind}s/3f2a91.md")[0]


@pytest.mark.parametrize("keys", [EVENT_KEYS, ACTOR_KEYS, SITE_KEYS], ids=["event", "actor", "site"])
def test_every_key_is_told(keys: dict[str, object]) -> None:
    rows = " ".join(line for line in TEXT.splitlines() if line.startswith("| `"))
    assert [key for key in keys if f"`{key}`" not in rows] == []
