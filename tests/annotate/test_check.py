"""Each broken site in broken/ says what is wrong with it: files, then what `chronicle check` prints."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from builder import contents
from builder.annotate import parse
from builder.checking import faults
from builder.chronicle import assemble
from builder.errors import Problem

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


APART = """\
=== content/articles/1983/first.md
---
title: Four sent home
published: 1983-04-06
people:
- id: ivan-petrov
  name: Ivan Petrov
  office: Consul
  country: russia
events:
- id: aaaaaa
  type: expulsion
  status: done
  actor: france
  target: russia
  count: 4
  date: 1983-04-05
  evidence: four were sent home
---

In Paris four were sent home.
=== content/articles/1983/second.md
---
title: Four sent home
published: 1983-04-07
people:
- id: iwan-petrow
  name: Iwan Petrow
  office: Ambassador
  country: chad
events:
- id: bbbbbb
  type: expulsion
  status: done
  actor: france
  target: soviet-union
  count: 4
  date: 1983-04-05
  evidence: four were sent home
- id: cccccc
  type: expulsion
  status: done
  actor: atlantis
  target: france
  evidence: Atlantis answered
---

In Paris four were sent home. [Atlantis](actor:atlantis) answered, and so did [Lemuria](actor:lemuria).
=== content/articles/1983/third.md
---
title: Nothing new
published: 1983-04-08
---

Of [Atlantis](actor:atlantis) and [its answer](event:cccccc) nothing was heard, nor of [another](event:dddddd).
=== content/events/aaaaaa.md
---
reason: spying
answers:
- cccccc
- eeeeee
note: Both.
---
=== content/events/bbbbbb.md
---
count: 5
note: Once more.
---
=== expected
"""
"""Contradictions between files which none of them shows by itself."""


def _between(root: Path) -> set[Problem]:
    """What contradicts itself in a chronicle that is held in memory whole."""
    said = contents.overrides(root)
    read = [
        parse((root / path).read_bytes(), path, Path(path).stem)[0] for path in contents.paths(root, contents.ARTICLES)
    ]
    return set(assemble(said.site, read, said.events, said.actors)[1])


@pytest.mark.parametrize("case", [APART, *(path.read_text("utf-8") for path in CASES)])
def test_nothing_is_missed_because_texts_are_not_kept(case: str, tmp_path: Path) -> None:
    laid_out(case, tmp_path)
    found, between = set(map(_key, faults(tmp_path))), set(map(_key, _between(tmp_path)))
    assert between <= found
    only_between = {"unknown-event", "unknown-actor", "same-person", "bad-override"}
    assert {key for key in found - between if key[0] in only_between} == {
        _key(one) for one in contents.overrides(tmp_path).problems if one.code in only_between
    }


def _key(problem: Problem) -> tuple[str, str, int, str]:
    return problem.code, problem.path, problem.line, problem.found


def test_what_contradicts_itself_between_files(tmp_path: Path) -> None:
    laid_out(APART, tmp_path)
    found = {one.code for one in faults(tmp_path)}
    assert found >= {"unknown-claim", "unknown-actor", "unknown-event", "bad-override", "same-person"}


def test_faults_are_said_while_the_rest_is_still_to_be_read(tmp_path: Path) -> None:
    laid_out((BROKEN / "html-in-text.txt").read_text("utf-8"), tmp_path)
    last = tmp_path / "content" / "articles" / "2018" / "two.md"
    last.write_bytes((last.parent / "one.md").read_bytes())
    found = faults(tmp_path)
    assert next(found).code == "html-in-text"
    last.write_text("no front matter")
    assert "no-front-matter" in {one.code for one in found}


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
