"""Files and what is read from them, side by side: `cases/*.txt`.

A case is a name after `===`, the file after `--- its name`, perhaps a row of metadata after `--- metadata`, and after
`--- read` the article: its fields, what was dropped and why, what an editor should see, then its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.model.article import Article
from builder.sources import load_metadata, read_articles

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[tuple[str, str, str, str, str]]:
    for path in sorted(CASES.glob("*.txt")):
        for block in re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            name, _, rest = block.partition("\n")
            parts = re.split(r"^--- (.*)\n", rest, flags=re.MULTILINE)
            sections = dict(zip(parts[1::2], parts[2::2], strict=True))
            file = next(key for key in sections if key not in ("metadata", "read"))
            content = sections[file].removesuffix("\n")
            yield f"{path.stem}: {name}", file, content, sections.get("metadata", ""), sections.get("read", "").strip()


@pytest.mark.parametrize(
    ("file", "content", "metadata", "expected"), [c[1:] for c in cases()], ids=[c[0] for c in cases()]
)
def test_case(tmp_path: Path, file: str, content: str, metadata: str, expected: str) -> None:
    (tmp_path / file).write_text(content, "utf-8")
    table = tmp_path / "metadata.yaml"
    table.write_text(f"{file}:\n" + "".join(f"  {line}\n" for line in metadata.splitlines()) if metadata else "{}\n")
    read = read_articles([tmp_path / file], load_metadata(table))
    assert "\n".join(shown(item, tmp_path) for item in read) == expected


def shown(item: Article | Problem, folder: Path) -> str:
    if isinstance(item, Problem):
        return f"problem: {item}".replace(f"{folder}/", "")
    names = ("title", "published", "outlet", "dateline", "url", "author", "language")
    lines = [f"{name}: {value}" for name in names if (value := getattr(item, name))]
    lines += [f"source: {value}" for value in item.sources]
    lines += ["rights: excerpt"] if item.rights == "excerpt" else []
    lines += [f"dropped as {piece.reason}: {piece.text}" for piece in item.dropped]
    lines += [f"attention: {said}" for said in item.attention]
    return "\n".join([*lines, "", item.text])
