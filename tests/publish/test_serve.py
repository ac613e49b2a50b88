"""The site on localhost: built, served, rebuilt on a change; faults are shown."""

from __future__ import annotations

import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.publish.serve import answer, fault_page, with_reload

ARTICLE = """---
title: {title}
published: 2020-02-03
events:
- type: expulsion
  actor: france
  target: chad
  count: 4
---

France expelled four envoys of Chad.
"""


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=5) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as fault:
        return fault.code, fault.read().decode()


def until(address: str, words: str, seconds: float = 10) -> str:
    end = time.monotonic() + seconds
    page = ""
    while time.monotonic() < end:
        page = get(address)[1]
        if words in page:
            return page
        time.sleep(0.05)
    raise AssertionError(f"{words!r} never came; the page was {page[:500]!r}")


@pytest.fixture
def served(root: Path) -> Iterator[tuple[Path, str]]:
    article = root / "content" / "articles" / "2020" / "four-envoys.md"
    article.parent.mkdir(parents=True)
    article.write_text(ARTICLE.format(title="The first title"))
    command = [
        sys.executable,
        "-c",
        "from builder.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--root",
        str(root),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        lines = iter(server.stdout.readline, "")
        line = next(line for line in lines if "http" in line)
        yield article, next(word for word in line.split() if word.startswith("http"))
        server.terminate()


def test_a_change_is_rebuilt_and_a_fault_shown_until_it_is_mended(served: tuple[Path, str]) -> None:
    article, address = served
    page = address + "articles/four-envoys/"
    assert "The first title" in until(page, "The first title")
    assert get(address + "nothing/here/")[0] == 404
    article.write_text(ARTICLE.format(title="The second title"))
    assert "/__reload.js" in until(page, "The second title")
    article.write_text(ARTICLE.format(title="[broken"))
    assert "content/articles/2020/four-envoys.md:3" in until(page, "A fault in the chronicle")
    article.write_text(ARTICLE.format(title="The third title"))
    until(page, "The third title")


def test_no_address_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    site = tmp_path / "site"
    site.mkdir()
    for address in ("/../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/./../secret.txt"):
        assert answer(site, address).status_code == 404


def test_the_fault_page_escapes_what_it_shows() -> None:
    page = fault_page([Problem("content/<b>.md", 3, "found <script>")])
    assert "&lt;b&gt;.md:3" in page
    assert "<script>" not in page.replace('<script src="/__reload.js" defer>', "")


@pytest.mark.parametrize("page", [b"<body>x</body></html>", b"no body at all"])
def test_the_reload_script_is_added_once(page: bytes) -> None:
    assert with_reload(page).count(b"/__reload.js") == 1
