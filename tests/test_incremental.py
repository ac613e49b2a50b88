"""Building what changed gives, byte for byte and file for file, what a clean build gives."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.workshop import Workshop

CHOSEN = sorted((ROOT / "content" / "articles").rglob("*.md"))[::7][:9]
"""Some of the committed articles."""

EDITS = st.sampled_from(
    [
        "count",
        "title",
        "target",
        "sentence",
        "delete",
        "add",
        "rename",
        "checked",
        "profile",
        "join",
        "unjoin",
        "layout",
        "site",
    ]
)
STEPS = st.lists(st.lists(st.tuples(EDITS, st.integers(0, 8)), min_size=1, max_size=3), min_size=1, max_size=4)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def start(root: Path) -> None:
    shutil.copytree(ROOT / "layouts", root / "layouts")
    for path in CHOSEN[:6]:
        place(root, path)
    (root / "content" / "chronicle.yaml").write_text("title: Test\nbase_url: https://chronicle.example\n")


def place(root: Path, path: Path) -> None:
    target = root / path.relative_to(ROOT)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def change(root: Path, edit: str, n: int) -> None:
    """One edit as an editor or a machine would make it."""
    articles = sorted((root / "content" / "articles").rglob("*.md"))
    path = articles[n % len(articles)] if articles else None
    swaps = {
        "count": ("\n  count: ", f"\n  count: {n + 1}"),
        "title": ("\ntitle: ", "\ntitle: Another title, "),
        "target": ("\n  target: russia", "\n  target: france"),
        "checked": ("\n  type: ", "\n  checked: true\n  type: "),
    }
    if edit in swaps and path:
        path.write_text(path.read_text().replace(*swaps[edit], 1))
    elif edit == "sentence" and path:
        path.write_text(path.read_text() + f"\nOne more sentence, number {n}.\n")
    elif edit == "delete" and path:
        path.unlink()
    elif edit == "add":
        place(root, CHOSEN[n % len(CHOSEN)])
    elif edit == "rename" and path:
        path.rename(path.with_name(f"renamed-{n}-{path.name}"))
    elif edit == "profile":
        target = root / "content" / "actors" / "russia.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"---\nnote: number {n}\n---\n\nA profile, number {n}.\n")
    elif edit == "join":
        join(root, n)
    elif edit == "unjoin":
        shutil.rmtree(root / "content" / "events", ignore_errors=True)
    elif edit == "layout":
        names = sorted((root / "layouts").glob("*.html"))
        layout = names[n % len(names)]
        layout.write_text(layout.read_text() + f"<!-- {n} -->\n")
    elif edit == "site":
        (root / "content" / "chronicle.yaml").write_text(f"title: Test {n}\nbase_url: https://chronicle.example\n")


def join(root: Path, n: int) -> None:
    ids = []
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        ids += [
            line.removeprefix("- id: ").strip("'\"")
            for line in path.read_text().splitlines()
            if line.startswith("- id: ")
        ]
    if len(ids) > n + 1:
        target = root / "content" / "events" / f"{ids[n]}.md"
        target.parent.mkdir(exist_ok=True)
        target.write_text(f"---\ncount: {n + 40}\nnote: counted again\n---\n\nThe story of it.\n")


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS, st.booleans())
def test_incremental_equals_clean(steps: list[list[tuple[str, int]]], in_memory: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        start(root)
        workshop = Workshop(root, root / "site")
        workshop.build(workers=1)
        for edits in steps:
            for edit, n in edits:
                change(root, edit, n)
            if not in_memory:
                workshop = Workshop(root, root / "site")
            workshop.build(workers=1)
            clean = root / "clean"
            shutil.rmtree(clean, ignore_errors=True)
            other = Path(shutil.copytree(root, root / "copy", ignore=shutil.ignore_patterns("site", ".cache", "copy")))
            Workshop(other, clean).build(clean=True, workers=1)
            shutil.rmtree(other)
            assert tree(root / "site") == tree(clean)
            assert folders(root / "site") == folders(clean)


def test_nothing_changed_makes_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    first = Workshop(tmp_path, tmp_path / "site").build(workers=1).written
    second = Workshop(tmp_path, tmp_path / "site").build(workers=1).written
    assert first.changed == first.files > 50
    assert (second.files, second.made, second.changed, second.removed) == (first.files, 0, 0, 0)


def test_one_correction_makes_few_pages(tmp_path: Path) -> None:
    start(tmp_path)
    files = Workshop(tmp_path, tmp_path / "site").build(workers=1).written.files
    change(tmp_path, "sentence", 0)
    written = Workshop(tmp_path, tmp_path / "site").build(workers=1).written
    assert 0 < written.changed <= written.made < files / 2


def test_a_file_that_another_hand_put_into_the_site_is_removed(tmp_path: Path) -> None:
    start(tmp_path)
    Workshop(tmp_path, tmp_path / "site").build(workers=1)
    before = tree(tmp_path / "site")
    (tmp_path / "site" / "stray.html").write_text("stray")
    shutil.rmtree(tmp_path / "site" / "about")
    Workshop(tmp_path, tmp_path / "site").build(workers=1)
    assert tree(tmp_path / "site") == before


def test_killed_at_any_moment_the_next_build_is_right(tmp_path: Path) -> None:
    start(tmp_path)
    Workshop(tmp_path, tmp_path / "right").build(clean=True, workers=1)
    right = tree(tmp_path / "right")
    shutil.rmtree(tmp_path / ".cache")
    program = "import sys; from builder.cli import main; main()"
    command = [sys.executable, "-c", program, "build", "--root", str(tmp_path), "--workers", "1"]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    for n in range(6):
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as build:
            time.sleep(0.25 + 0.08 * n)
            build.send_signal(signal.SIGKILL)
    Workshop(tmp_path, tmp_path / "site").build(workers=1)
    assert tree(tmp_path / "site") == right
