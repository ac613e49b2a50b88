"""Building what changed gives, byte for byte and file for file, what a clean build gives."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import ROOT, Chronicle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.errors import OutputError
from builder.publish import pool, renew, search
from builder.workshop import Options, Workshop

ARTICLE = """---
title: {title}
published: {published}
outlet: {outlet}
rights: {rights}
people:
- id: ines-tavora
  name: Inês Távora
  office: spokeswoman
  country: portugal
events:
- id: {id}
  type: expulsion
  actor: {actor}
  target: {target}
  count: {count}
  date: {published}
  reason: {reason}
  evidence: {who} told {count} envoys of {whom} to leave
- id: {id}f
  type: closure
  status: prospective
  actor: {target}
  target: {actor}
  role: consulate
---

[{who}](actor:{actor}) [told](event:{id}) [{count}](event:{id}/count) envoys of [{whom}](actor:{target}) to leave.

The other side [may close](event:{id}f) a consulate, said [Inês Távora](actor:ines-tavora).
"""
PLAIN = Options(workers=1, data=False)
"""Data files follow all articles, and take longer than the rest of so small a site."""
TOLD = [
    ("a00001", "france", "russia", 4, "2018-03-26", "espionage", "Desk"),
    ("a00002", "russia", "france", 4, "2018-03-29", "retaliation", "Desk"),
    ("a00003", "france", "russia", 5, "2018-03-26", "espionage", "Wire"),
    ("a00004", "germany", "russia", 2, "2021-12-15", "a murder in a park", "Desk"),
    ("a00005", "russia", "germany", 2, "2021-12-20", "a symmetric answer to the expulsion of two", "Wire"),
    ("a00006", "chad", "germany", 1, "2023-04-07", "lack of courtesy", "Wire"),
    ("a00007", "germany", "chad", 1, "2023-04-11", "an answer to the expulsion", "Desk"),
    ("a00008", "nato", "russia", 8, "2021-10-06", "espionage", "Desk"),
    ("a00009", "peru", "mexico", 1, "2022-12-20", "interference", "Desk"),
]
"""Articles: id of the first claim, who, whom, how many, when, why, outlet."""


def article(n: int) -> str:
    """One of the articles as its file holds it."""
    id_, actor, target, count, published, reason, outlet = TOLD[n]
    return ARTICLE.format(
        id=id_, actor=actor, target=target, count=count, published=published, reason=reason, outlet=outlet,
        who=actor.title(), whom=target.title(), title=f"{actor.title()} and {target.title()}",
        rights="excerpt" if n == 5 else "full",
    )  # fmt: skip


EDITS = st.sampled_from(
    KINDS := [
        "count",
        "claim",
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
        "machine",
        "style",
    ]
)
STEPS = st.lists(st.lists(st.tuples(EDITS, st.integers(0, 8)), min_size=1, max_size=3), min_size=1, max_size=3)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


def start(root: Path) -> None:
    shutil.copytree(ROOT / "layouts", root / "layouts")
    for n in range(6):
        place(root, n)
    (root / "content" / "chronicle.yaml").write_text("title: Test\nbase_url: https://chronicle.example\n")


def place(root: Path, n: int) -> None:
    target = root / "content" / "articles" / TOLD[n][4][:4] / f"told-{n}.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(article(n))
    machine = root / "content" / ".machine" / f"told-{n}.md"
    machine.parent.mkdir(exist_ok=True)
    if n % 2:
        machine.write_text(article(n).replace("  count: ", "  count: 1"))


def change(root: Path, edit: str, n: int) -> None:
    """One edit as an editor or a machine would make it."""
    articles = sorted((root / "content" / "articles").rglob("*.md"))
    path = articles[n % len(articles)] if articles else None
    swaps = {
        "count": ("\n  count: ", f"\n  count: {n + 1}"),
        "title": ("\ntitle: ", "\ntitle: Another title, "),
        "target": ("\n  target: russia", "\n  target: france"),
        "checked": ("\n  type: ", "\n  checked: true\n  type: "),
        "claim": ("\nevents:\n", "\nevents:\n- type: recall\n  actor: peru\n  target: chad\n"),
    }
    if edit in swaps and path:
        path.write_text(path.read_text().replace(*swaps[edit], 1))
    elif edit == "sentence" and path:
        path.write_text(path.read_text() + f"\nOne more sentence, number {n}.\n")
    elif edit == "delete" and path:
        path.unlink()
    elif edit == "add":
        place(root, n % len(TOLD))
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
    elif edit == "machine" and path:
        (root / "content" / ".machine" / path.name).write_text(path.read_text().replace("\n  count: ", "\n  count: 7"))
    elif edit == "style":
        (root / "layouts" / "static" / f"more-{n}.css").write_text(f"/* {n} */\n")
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


def workshop_at(root: Path, output: str = "site") -> Workshop:
    return Workshop(root, root / output, PLAIN)


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS, st.booleans())
def test_incremental_equals_clean(steps: list[list[tuple[str, int]]], in_memory: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        start(root)
        workshop = workshop_at(root)
        workshop.build()
        for edits in steps:
            for edit, n in edits:
                change(root, edit, n)
            if not in_memory:
                workshop = workshop_at(root)
            workshop.build()
            assert_clean(root)


@pytest.mark.parametrize("edit", KINDS)
def test_each_kind_of_edit_equals_clean(edit: str, tmp_path: Path) -> None:
    start(tmp_path)
    workshop_at(tmp_path).build()
    change(tmp_path, edit, 1)
    workshop_at(tmp_path).build()
    assert_clean(tmp_path)


def assert_clean(root: Path) -> None:
    """The site is that of a clean build, byte for byte and file for file."""
    clean = root / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    other = Path(shutil.copytree(root, root / "copy", ignore=shutil.ignore_patterns("site", ".cache", "copy", "clean")))
    Workshop(other, clean, PLAIN).build(clean=True)
    shutil.rmtree(other)
    assert tree(root / "site") == tree(clean)
    assert folders(root / "site") == folders(clean)


def test_nothing_changed_makes_nothing(tmp_path: Path) -> None:
    start(tmp_path)
    first = workshop_at(tmp_path).build().written
    second = workshop_at(tmp_path).build().written
    assert first.changed == first.files > 50
    assert (second.files, second.made, second.changed, second.removed) == (first.files, 0, 0, 0)


def test_one_correction_makes_few_pages(tmp_path: Path) -> None:
    start(tmp_path)
    files = workshop_at(tmp_path).build().written.files
    change(tmp_path, "sentence", 0)
    written = workshop_at(tmp_path).build().written
    assert 0 < written.changed <= written.made < files / 2


def test_a_file_that_another_hand_put_into_the_site_is_removed(tmp_path: Path) -> None:
    start(tmp_path)
    workshop_at(tmp_path).build()
    before = tree(tmp_path / "site")
    (tmp_path / "site" / "stray.html").write_text("stray")
    shutil.rmtree(tmp_path / "site" / "about")
    workshop_at(tmp_path).build()
    assert tree(tmp_path / "site") == before


def test_killed_at_any_moment_the_next_build_is_right(tmp_path: Path) -> None:
    start(tmp_path)
    workshop_at(tmp_path, "right").build(clean=True)
    right = tree(tmp_path / "right")
    shutil.rmtree(tmp_path / ".cache")
    program = "import sys; from builder.cli import main; main()"
    command = [
        sys.executable,
        "-c",
        program,
        "build",
        "--root",
        str(tmp_path),
        "--workers",
        "2",
        "--no-search",
        "--no-data",
    ]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    for n in range(6):
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as build:
            time.sleep(0.25 + 0.08 * n)
            build.send_signal(signal.SIGKILL)
    workshop_at(tmp_path).build()
    assert tree(tmp_path / "site") == right


def test_the_data_follow_every_claim(tmp_path: Path) -> None:
    start(tmp_path)
    options = Options(workers=1)
    Workshop(tmp_path, tmp_path / "site", options).build()
    for edit in ("count", "join", "profile", "site", "delete"):
        change(tmp_path, edit, 1)
        Workshop(tmp_path, tmp_path / "site", options).build()
    assert (tmp_path / "site" / "data" / "events.csv").exists()
    Workshop(tmp_path, tmp_path / "right", options).build(clean=True)
    assert tree(tmp_path / "site") == tree(tmp_path / "right")


def test_several_processes_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(tmp_path)
    workshop_at(tmp_path).build()
    one = tree(tmp_path / "site")
    monkeypatch.setattr(pool, "WORTH", 2)
    in_chunks = partial(pool.in_chunks, worth=2, per_chunk=5)
    monkeypatch.setattr(renew, "in_chunks", in_chunks)
    Workshop(tmp_path, tmp_path / "three", Options(workers=3, data=False)).build(clean=True)
    assert tree(tmp_path / "three") == one


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Dear")
    with pytest.raises(OutputError, match="an empty folder"):
        workshop_at(tmp_path, "letters").build()
    assert tree(tmp_path / "letters") == {"dear.txt": b"Dear"}


def test_the_site_of_another_chronicle_is_replaced(tmp_path: Path) -> None:
    for name, count in (("one", 6), ("two", 2)):
        (tmp_path / name).mkdir()
        start(tmp_path / name)
        for path in sorted((tmp_path / name / "content" / "articles").rglob("*.md"))[count:]:
            path.unlink()
    Workshop(tmp_path / "one", tmp_path / "site", PLAIN).build()
    Workshop(tmp_path / "two", tmp_path / "site", PLAIN).build()
    Workshop(tmp_path / "two", tmp_path / "right", PLAIN).build(clean=True)
    assert tree(tmp_path / "site") == tree(tmp_path / "right")
    Workshop(tmp_path / "one", tmp_path / "site", PLAIN).build()
    workshop_at(tmp_path / "one").build(clean=True)
    assert tree(tmp_path / "site") == tree(tmp_path / "one" / "site")


def test_two_builds_at_once_wait_for_each_other(tmp_path: Path) -> None:
    start(tmp_path)
    program = "import sys; from builder.cli import main; main()"
    command = [sys.executable, "-c", program, "build", "--root", str(tmp_path), "--no-search", "--no-data"]
    builds = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [build.communicate()[0] for build in builds]
    assert [build.returncode for build in builds] == [0, 0]
    assert sorted(", 0 written" in out for out in said) == [False, True]
    workshop_at(tmp_path, "right").build(clean=True)
    assert tree(tmp_path / "site") == tree(tmp_path / "right")


def test_a_template_in_a_folder_or_named_by_a_value_is_followed(tmp_path: Path) -> None:
    start(tmp_path)
    parts = tmp_path / "layouts" / "parts"
    parts.mkdir()
    (parts / "note.html").write_text("first note")
    about = tmp_path / "layouts" / "about.html"
    text = about.read_text()
    for use in ('{% include "parts/note.html" %}', '{% set name = "parts/note.html" %}{% include name %}'):
        about.write_text(text.replace("{% block main %}", "{% block main %}" + use))
        workshop_at(tmp_path).build()
        (parts / "note.html").write_text("another note")
        workshop_at(tmp_path).build()
        assert "another note" in (tmp_path / "site" / "about" / "index.html").read_text()
        (parts / "note.html").write_text("first note")


def test_a_commit_brings_the_days_of_corrections(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ["-c", "user.name=Ed", "-c", "user.email=ed@chronicle.example"]
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    start(tmp_path)
    workshop_at(tmp_path).build()
    git("init", "--quiet")
    git("add", "content")
    git("commit", "--quiet", "-m", "Begin")
    workshop_at(tmp_path).build()
    workshop_at(tmp_path, "right").build(clean=True)
    assert tree(tmp_path / "site") == tree(tmp_path / "right")


def test_the_page_is_explained_and_the_time_told(chronicle: Chronicle, tmp_path: Path) -> None:
    start(tmp_path)
    assert "nothing was known" in chronicle("build", "--root", tmp_path, "--no-search").out
    change(tmp_path, "sentence", 0)
    ran = chronicle("build", "--root", tmp_path, "--no-search", "--profile", "--explain", "/events/a00001/")
    assert "content/articles/2018/told-0.md changed" in ran.out
    assert "events/a00001/index.html is made from" in ran.out
    assert "  *   content/articles/2018/told-0.md" in ran.out
    assert "      layouts/event.html" in ran.out
    assert "put together" in ran.out
    assert chronicle("build", "--root", tmp_path, "--no-search", "--explain", "/nothing/").code == 1


@pytest.mark.skipif(not search.installed(), reason="Pagefind is not installed")
def test_the_index_of_the_search_is_made_only_when_pages_changed(chronicle: Chronicle, tmp_path: Path) -> None:
    start(tmp_path)
    assert chronicle("build", "--root", tmp_path).code == 0
    (entry,) = (tmp_path / "site" / "pagefind").glob("*/pagefind-entry.json")
    first = entry.stat().st_ino
    (tmp_path / "layouts" / "static" / "more.css").write_text("/* more */")
    assert ", 1 written" in chronicle("build", "--root", tmp_path).out
    assert entry.stat().st_ino == first
    change(tmp_path, "title", 0)
    chronicle("build", "--root", tmp_path)
    (entry,) = (tmp_path / "site" / "pagefind").glob("*/pagefind-entry.json")
    assert entry.stat().st_ino != first
    chronicle("build", "--root", tmp_path, "--no-search")
    assert not entry.exists()
    assert ", 0 written" in chronicle("build", "--root", tmp_path).out
    assert entry.exists()
