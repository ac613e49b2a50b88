"""What a build remembers: trusted only when it is whole and ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.publish import scan
from builder.publish.state import SHARES, Cache, Head, share_of

ARTICLES = {"content/articles/2020/a.md": "read", "content/articles/2020/b.md": "read too"}


def saved(tmp_path: Path, program: str = "program") -> Cache:
    tmp_path.mkdir(exist_ok=True)
    cache = Cache(tmp_path)
    head = Head(program, ("out",), "marks", 5, {"content/a.md": ((1, 2, 3), b"x")})
    head.problems, head.files = (("a", 1, "f", "", "", "error", ""),), 7
    shares: list[dict[str, str]] = [{} for _ in range(SHARES)]
    for path, read in ARTICLES.items():
        shares[share_of(path)][path] = f"{read} by {program}"
    head.parsed = tuple(cache.save_share(n, share) for n, share in enumerate(shares))
    cache.save(head, {"index.html": program.encode()})
    return cache


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    cache = saved(tmp_path)
    head = cache.head()
    assert (head.program, head.options, head.files) == ("program", ("out",), 7)
    assert head.sources == {"content/a.md": ((1, 2, 3), b"x")}
    assert cache.parsed(head) == {path: f"{read} by program" for path, read in ARTICLES.items()}
    assert cache.pages(head) == {"index.html": b"program"}


@pytest.mark.parametrize("name", ["head", "parsed", "pages"])
@pytest.mark.parametrize("harm", ["cut", "flip", "empty", "gone", "foreign"])
def test_a_broken_part_is_not_trusted(tmp_path: Path, name: str, harm: str) -> None:
    cache = saved(tmp_path)
    path = next(tmp_path.glob(f"{name}*"))
    content = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        flipped = content[:-1] + bytes([content[-1] ^ 1])
        path.write_bytes({"cut": content[:-3], "flip": flipped, "empty": b"", "foreign": b"something else"}[harm])
    head = cache.head()
    loaded = {"head": head.program or None, "parsed": cache.parsed(head), "pages": cache.pages(head)}
    assert loaded[name] is None


def test_parts_of_different_builds_are_not_mixed(tmp_path: Path) -> None:
    cache = saved(tmp_path)
    old = cache.head()
    saved(tmp_path, "another")
    assert cache.parsed(old) is None
    assert cache.pages(old) is None


def test_a_folder_is_ours_once_a_build_into_it_was_begun(tmp_path: Path) -> None:
    cache = saved(tmp_path / "cache")
    assert not cache.began(tmp_path / "site")
    cache.begin(tmp_path / "site")
    assert cache.began(tmp_path / "site")
    assert not cache.began(tmp_path / "other")


def test_files_are_found_with_machine_copies_and_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("content/articles/2020/b.md", "content/articles/2020/a.md", "content/.machine/a.md", "content/.git/x"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = scan.files(tmp_path, ("content", "nothing"))
    assert list(found) == ["content/.machine/a.md", "content/articles/2020/a.md", "content/articles/2020/b.md"]


def test_only_what_may_have_changed_is_read() -> None:
    found = {
        "a": (1_000, 5, 1),
        "b": (2_000, 5, 2),
        "c": (1_000, 6, 3),
        "new": (1, 1, 4),
        "late": (90_000_000_000, 5, 5),
    }
    known = {name: ((1_000 if name == "b" else stamp[0], stamp[1], stamp[2]), b"") for name, stamp in found.items()}
    del known["new"]
    assert scan.unread(found, known, 90_000_000_001) == ["b", "new", "late"]
