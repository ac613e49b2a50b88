"""Hostile and broken input: one line each, exit code 1 where it is a fault, the rest goes on, nothing half-written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from conftest import Chronicle, Ran

HEAD = "title: France expels four Chadian envoys\npublished: 2020-02-03\n\n"
GOOD = HEAD + "France expelled four Chadian diplomats on Monday.\n"


def ingest(chronicle: Chronicle, root: Path, **files: bytes | str) -> Ran:
    """Ingest the files, beside a good one that must always arrive."""
    folder = root / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    ran = chronicle("ingest", folder, "--root", root)
    assert any("France expels four" in path.read_text() for path in (root / "content" / "articles").rglob("*.md"))
    return ran


def pages(root: Path) -> str:
    return "\n".join(path.read_text() for path in (root / "site").rglob("*.html"))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty__txt", b""),
        ("blank__txt", b" \n\n \n"),
        ("binary__txt", bytes(range(256)) * 40),
        ("picture__html", b"\x89PNG\r\n\x1a\n" + bytes(500)),
        ("nothing__html", b"<html><head><title>x</title></head><body></body></html>"),
    ],
)
def test_unreadable_is_one_line_and_code_one(chronicle: Chronicle, root: Path, name: str, content: bytes) -> None:
    ran = ingest(chronicle, root, **{name: content})
    assert ran.code == 1
    lines = [line for line in ran.err.splitlines() if name.replace("__", ".") in line]
    assert len(lines) == 1, ran.err
    assert len(list((root / "content" / "articles").rglob("*.md"))) == 1


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(chronicle: Chronicle, root: Path, encoding: str) -> None:
    text = "title: Café envoys\npublished: 2020-02-03\n\nFrance expelled two Chadian attachés, señor Núñez said.\n"
    assert ingest(chronicle, root, other__txt=text.encode(encoding)).code == 0
    assert "Núñez" in "".join(path.read_text() for path in (root / "content").rglob("*.md"))


def test_five_megabytes_in_one_line(chronicle: Chronicle, root: Path) -> None:
    assert ingest(chronicle, root, long__txt="A long line\n\n" + "word and " * 600_000).code == 0


def test_no_html_of_an_article_reaches_a_page(chronicle: Chronicle, root: Path) -> None:
    evil = "<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(2)>"
    head = f"title: {evil} Chad expels two French envoys\npublished: 2020-02-03\n\n"
    text = f"{head}{evil} Chad expelled two French diplomats {evil}.\n"
    assert ingest(chronicle, root, evil__txt=text).code == 0
    assert chronicle("build", "--root", root).code == 0
    made = pages(root)
    assert "&lt;script&gt;alert(1)" in made
    assert "<script>alert" not in made
    assert 'href="javascript' not in made
    assert "<img src=x" not in made


@pytest.mark.parametrize("title", ["../../etc", "x" * 400, "/etc/passwd", "CON", "...", "\u202egnp.exe"])
def test_titles_never_become_paths(chronicle: Chronicle, root: Path, title: str) -> None:
    text = f"title: {title}\npublished: 2020-02-03\n\nFrance expelled two Chadian diplomats.\n"
    assert ingest(chronicle, root, title__txt=text).code == 0
    written = [path for path in root.rglob("*.md") if ".machine" not in path.parts]
    assert len(written) == 2
    assert all(path.parent == root / "content" / "articles" / "2020" for path in written)
    assert all(len(path.name) < 120 for path in written)


def test_two_articles_with_one_title_and_date(chronicle: Chronicle, root: Path) -> None:
    other = GOOD.replace("four Chadian diplomats on Monday", "four Chadian diplomats, a minister said")
    assert ingest(chronicle, root, other__txt=other).code == 0
    assert len(list((root / "content" / "articles").rglob("*.md"))) == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title:", "title: [", "good.md:"),
        ("published:", "publisht:", "publisht"),
        ("actor: france", "actor: frence", "france"),
        ("(event:", "(event:ffffff", "ffffff"),
    ],
)
def test_an_editors_mistake_is_one_line_and_the_rest_is_built(
    chronicle: Chronicle, root: Path, old: str, new: str, said: str
) -> None:
    ingest(chronicle, root)
    path = next((root / "content" / "articles").rglob("*.md")).rename(
        root / "content" / "articles" / "2020" / "good.md"
    )
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    ran = chronicle("check", "--root", root)
    assert ran.code == 1
    assert said in ran.err + ran.out
    assert chronicle("build", "--root", root).code in (0, 1)
    assert (root / "site" / "index.html").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_unwritable_site_is_one_line(chronicle: Chronicle, root: Path) -> None:
    ingest(chronicle, root)
    (root / "site").mkdir(mode=0o500)
    ran = chronicle("build", "--root", root)
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_a_site_that_is_a_file_is_one_line(chronicle: Chronicle, root: Path) -> None:
    ingest(chronicle, root)
    (root / "site").write_text("not a folder")
    ran = chronicle("build", "--root", root)
    assert ran.code in (1, 2)
    assert "Traceback" not in ran.err
    assert (root / "site").read_text() == "not a folder"
