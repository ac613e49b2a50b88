"""Links inside the built site."""

from __future__ import annotations

from pathlib import Path

from builder.publish.links import broken_links


def site(tmp_path: Path, **pages: str) -> Path:
    for name, body in pages.items():
        folder = tmp_path / ("" if name == "home" else name)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"<!doctype html><title>x</title><body>{body}")
    return tmp_path


def test_whole_links_are_silent(tmp_path: Path) -> None:
    home = (
        '<a href="/about/#method">a</a> <a href="about/">b</a> <a href="https://example.org/x">out</a>'
        '<a href="#here" id=here>c</a>'
    )
    assert broken_links(site(tmp_path, home=home, about='<p id="method"><a href="../">up</a>')) == []


def test_missing_file_place_and_picture_are_named_with_their_line(tmp_path: Path) -> None:
    home = '\n<a href="/gone/">a</a>\n<a href="/about/#lost">b</a>\n<img src="/static/no.svg">'
    problems = broken_links(site(tmp_path, home=home, about="<p>here"))
    assert [(p.line, p.hint) for p in problems] == [
        (2, "no file gone/index.html"),
        (3, "no place #lost in about/index.html"),
        (4, "no file static/no.svg"),
    ]


def test_own_absolute_addresses_are_followed(tmp_path: Path) -> None:
    home = '<a href="https://our.example/about/">a</a><a href="https://our.example/nothing/">b</a>'
    problems = broken_links(site(tmp_path, home=home, about="<p>here"), "https://our.example")
    assert [p.hint for p in problems] == ["no file nothing/index.html"]
