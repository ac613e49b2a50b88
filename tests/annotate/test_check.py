"""Each broken site in broken/ says what is wrong with it: files, then what `chronicle check` prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder.checking import faults

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(BROKEN.glob("*.txt"))


def laid_out(case: str, root: Path) -> str:
    """Write the files of a case below `root`; what is expected."""
    parts = re.split(r"^=== (.+)\n", case, flags=re.MULTILINE)[1:]
    expected = ""
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        if name == "expected":
            expected = text
            continue
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return expected


@pytest.mark.parametrize("path", CASES, ids=[path.stem for path in CASES])
def test_a_broken_site_is_told_what_is_wrong(path: Path, tmp_path: Path) -> None:
    expected = laid_out(path.read_text("utf-8"), tmp_path)
    assert "".join(f"{problem}\n" for problem in faults(tmp_path)) == expected


def test_every_broken_site_has_a_fault_and_the_sound_one_none() -> None:
    silent = [path.stem for path in CASES if path.read_text("utf-8").endswith("=== expected\n")]
    assert silent == ["sound"]


def test_every_fault_says_its_line_code_and_cure(tmp_path: Path) -> None:
    for path in CASES:
        laid_out(path.read_text("utf-8"), root := tmp_path / path.stem)
        for problem in faults(root):
            assert problem.code
            assert problem.hint or problem.expected
            assert problem.path.startswith("content/")


def test_errors_and_warnings_are_told_apart(chronicle, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    laid_out((BROKEN / "no-machine-copy.txt").read_text("utf-8"), tmp_path)
    assert chronicle("check", "--root", tmp_path).code == 0
    laid_out((BROKEN / "html-in-text.txt").read_text("utf-8"), tmp_path)
    ran = chronicle("check", "--root", tmp_path, "--format", "json")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert {row["severity"] for row in found} == {"error"}
    assert found[0]["path"] == "content/articles/2018/one.md"
    assert found[0]["line"] == 14


def test_github_shows_a_fault_at_its_line(chronicle, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    laid_out((BROKEN / "actor-is-target.txt").read_text("utf-8"), tmp_path)
    ran = chronicle("check", "--root", tmp_path, "--format", "github")
    place = "file=content/articles/2018/one.md,line=9,title=actor-is-target"
    assert ran.out == f"::error {place}::actor and target both france, expected two actors (correct one of them)\n"


def test_files_that_are_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "articles" / "2018"
    folder.mkdir(parents=True)
    (folder / "binary.md").write_bytes(bytes(range(256)))
    (folder / "wide.md").write_bytes("---\ntitle: é\n---\n".encode("utf-16"))
    (folder / "empty.md").write_bytes(b"")
    assert [(one.path.rpartition("/")[2], one.code) for one in faults(tmp_path)] == [
        ("binary.md", "encoding"),
        ("empty.md", "no-front-matter"),
        ("wide.md", "encoding"),
    ]
