"""`chronicle ingest --archive`, as a user calls it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from conftest import Chronicle
from making import archive


def test_an_archive_is_ingested_and_told(chronicle: Chronicle, root: Path) -> None:
    made = list(archive(30, seed=7, share=0.4))
    path = root / "news.jsonl.gz"
    lines = [json.dumps(one.row) + "\n" for one in made]
    path.write_bytes(gzip.compress("".join([*lines, "{broken: expelled\n"]).encode()))
    ran = chronicle("ingest", "--archive", path, "--workers", "1", "--root", root)
    assert ran.code == 1
    assert f"{path}:31: found no JSON" in ran.err
    others = sum(one.relation == "other" for one in made)
    assert f"31 articles in the archive: {others} passed over" in ran.out
    articles = list((root / "content" / "articles").rglob("*.md"))
    assert len(articles) == sum(one.relation in ("new", "update") for one in made)
    again = chronicle("ingest", "--archive", path, "--workers", "1", "--root", root)
    assert again.code == 1
    assert "0 articles, 0 claims" in again.out


def test_a_scheduler_that_is_not_there_is_one_line(chronicle: Chronicle, root: Path) -> None:
    (root / "news.jsonl").write_text("{}\n")
    ran = chronicle("ingest", root / "news.jsonl", "--scheduler", "nonsense", "--root", root)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
