"""`chronicle ingest --archive` over a made archive: whether results are equal, how fast they come, and what is true.

    python tests/bench/archives.py FOLDER --size 200000 --share 0.02

The archive is made in FOLDER by `tests/archive/making.py`, as lines of JSON and as a packed web archive. Each crew
reads it into a chronicle of its own; of some a worker is killed in the middle, by SIGKILL.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from speed import family, held

from builder.annotate.read import parse
from builder.model.annotated import Annotated

MAKING = Path(__file__).parent.parent / "archive" / "making.py"
CREWS: tuple[tuple[str, str, tuple[str, ...], bool], ...] = (
    ("1 process", "lines.jsonl", ("--workers", "1"), False),
    ("2 processes", "lines.jsonl", ("--workers", "2"), False),
    ("2 processes, one killed", "lines.jsonl", ("--workers", "2"), True),
    ("Dask of 2, one killed", "lines.jsonl", ("--workers", "2", "--scheduler", "local"), True),
    ("WARC, 2 processes, one killed", "pages.warc.gz", ("--workers", "2"), True),
)
"""Name, archive, arguments, whether a worker is killed."""


@dataclass(frozen=True)
class Ran:
    """One run."""

    wall: float
    """Seconds."""
    cpu: float
    """Of processors, of all processes that ended in good order, seconds."""
    memory: int
    """Most of all processes together at one time, MiB."""
    largest: int
    """Most of a single process, MiB."""
    killed: str
    """When a worker was killed, in words."""


def run(root: Path, archive: Path, arguments: tuple[str, ...], *, kill: bool, stories: int) -> Ran:
    """Ingest the archive into a chronicle; where wanted a worker is killed once a third of the stories is written."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    command = [sys.executable, "-c", "from builder.cli import main; main()", "ingest", "--archive", str(archive)]
    start, killed, all_, largest = time.monotonic(), "", 0, 0
    with (root / "said.txt").open("wb") as said:
        child = subprocess.Popen([*command, "--root", str(root), *arguments], stdout=said, stderr=subprocess.STDOUT)
        while True:
            sizes = {id_: held(id_) for id_ in family(child.pid)}
            if not any(sizes.values()):
                break
            all_, largest = max(all_, sum(sizes.values())), max(largest, *sizes.values())
            if kill and not killed and (done := _written(root)) > stories // 3:
                victim = _worker(child.pid)
                if victim:
                    os.kill(victim, signal.SIGKILL)
                    killed = f"after {done:,} articles"
            time.sleep(0.2)
        _, status, used = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError((root / "said.txt").read_text()[-500:])
    return Ran(time.monotonic() - start, used.ru_utime + used.ru_stime, all_ // 1024, largest // 1024, killed)


def _written(root: Path) -> int:
    folder = root / "content" / ".machine"
    return sum(1 for _ in os.scandir(folder)) if folder.is_dir() else 0


def _worker(parent: int) -> int:
    """The descendant that used most of the processor; 0 where there is none."""
    used = {id_: _ticks(id_) for id_ in family(parent) if id_ != parent}
    return max(used, key=lambda id_: used[id_], default=0)


def _ticks(id_: int) -> int:
    try:
        fields = Path(f"/proc/{id_}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(fields[11]) + int(fields[12])


def digest(folder: Path) -> str:
    """Of all files below a folder, names and bytes."""
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found.update(f"{path.relative_to(folder)}\0{len(content)}\0".encode() + content)
    return found.hexdigest()[:16]


def articles(root: Path) -> Iterator[Annotated]:
    """The articles that were written."""
    for path in sorted((root / "content" / "articles").rglob("*.md")):
        yield parse(path.read_bytes(), path.name, path.stem)[0]


def against(root: Path, truth: Path) -> Iterator[str]:
    """Rows of a table: what was found against what is true."""
    true = {row["url"]: row for row in map(json.loads, truth.read_text("utf-8").splitlines())}
    rows = list(true.values())
    passed = {int(line.rpartition("#")[2]) - 1 for line in (root / ".cache" / "passed-over.txt").read_text().split()}
    said: Counter[tuple[str, bool]] = Counter()
    for row in rows:
        kind = row["relation"] if row["relation"] in ("other", "near") else "measure"
        said[kind, row["number"] in passed] += 1
    for kind, name, right in (
        ("measure", "articles about measures that the cheap look lets pass", False),
        ("other", "others that it passes over", True),
        ("near", "others in words of measures that it lets pass, to be read", False),
    ):
        yield f"| {name} | {said[kind, right]:,} of {said[kind, True] + said[kind, False]:,} |"
    yield from _stories(true, _places(root / ".cache" / "archive.sqlite"))
    claims: dict[str, Counter[tuple[object, ...]]] = {
        url: Counter((c.type, c.actor, c.target, c.count) for c in article.events if c.status == "done")
        for article in articles(root)
        for url in (article.url or "", *article.also)
    }
    yield from _claims(true, claims)


def _places(ledger: Path) -> dict[str, int]:
    """Address of each examined article -> the story it was taken for."""
    base = sqlite3.connect(ledger)
    rows = base.execute("select position, url, relation, story from member where url is not null").fetchall()
    base.close()
    return {url: story if relation == "copy" else position for position, url, relation, story in rows}


def _stories(true: Mapping[str, dict[str, object]], place: Mapping[str, int]) -> Iterator[str]:
    first = {row["number"]: url for url, row in true.items() if row["relation"] == "new"}
    found: Counter[tuple[str, bool]] = Counter()
    for url, row in true.items():
        if row["relation"] in ("copy", "short", "update"):
            with_first = place.get(url, -1) == place.get(first[row["story"]], -2)
            found["update" if row["relation"] == "update" else "copy", with_first] += 1
    for kind, name, right in (
        ("copy", "copies and shortened versions joined to their story", True),
        ("update", "versions with another number kept apart", False),
    ):
        yield f"| {name} | {found[kind, right]:,} of {found[kind, True] + found[kind, False]:,} |"
    told: dict[int, set[object]] = {}
    for url, n in place.items():
        told.setdefault(n, set()).add(true[url]["story"] if url in true else None)
    yield f"| articles in which two stories were taken for one | {sum(len(some) > 1 for some in told.values()):,} |"


def _claims(true: Mapping[str, dict[str, object]], claims: Mapping[str, Counter[tuple[object, ...]]]) -> Iterator[str]:
    found: Counter[tuple[str, str]] = Counter()
    for url, row in true.items():
        if row["relation"] == "near":
            found["near", "read"] += url in claims
            found["near", "all"] += 1
        if row["relation"] not in ("new", "update"):
            continue
        told = row["claims"]
        assert isinstance(told, list)
        wanted = Counter(map(tuple, told))
        here = claims.get(url, Counter())
        kind = "ours" if len(told) == 1 else "committed"
        found[kind, "wanted"] += wanted.total()
        found[kind, "right"] += (wanted & here).total()
        found[kind, "said"] += here.total()
    for kind, name in (("ours", "made sentences"), ("committed", "committed paragraphs")):
        yield (
            f"| claims of {name} with the right type, actor, target and count | {found[kind, 'right']:,} of "
            f"{found[kind, 'wanted']:,}; {found[kind, 'said']:,} said |"
        )
    yield f"| others in words of measures that were written | {found['near', 'read']:,} of {found['near', 'all']:,} |"


def main() -> None:
    """Make, read, compare and print."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("folder", type=Path)
    words.add_argument("--size", type=int, default=200_000)
    words.add_argument("--share", type=float, default=0.02, help="of articles about measures")
    words.add_argument("--crews", default="", help="numbers of crews, from 1; all where none are given")
    given = words.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    truth = given.folder / "truth.jsonl"
    for name in ("lines.jsonl", "pages.warc.gz"):
        if not (given.folder / name).exists():
            making = [sys.executable, str(MAKING), str(given.size), str(given.folder / name), str(truth)]
            subprocess.run([*making, "--share", str(given.share)], check=True)
    rows = list(map(json.loads, truth.read_text("utf-8").splitlines()))
    stories = sum(row["relation"] in ("new", "update") for row in rows)
    numbers = [int(n) for n in given.crews.split(",") if n] or range(1, len(CREWS) + 1)
    say("| crew | seconds | of processors | MiB, all | MiB, largest | killed | articles | words a second | content/ |")
    say("|---|---:|---:|---:|---:|---|---:|---:|---|")
    for n in numbers:
        name, archive, arguments, kill = CREWS[n - 1]
        root = given.folder / f"crew-{n}"
        ran = run(root, given.folder / archive, arguments, kill=kill, stories=stories)
        read = [len(article.text.split()) for article in articles(root)]
        say(
            f"| {name} | {ran.wall:,.0f} | {ran.cpu:,.0f} | {ran.memory:,} | {ran.largest:,} | {ran.killed} |"
            f" {len(read):,} | {sum(read) / ran.cpu:,.0f} | {digest(root / 'content')} |"
        )
    for n in numbers:
        say(f"\n{CREWS[n - 1][0]}\n")
        for line in against(given.folder / f"crew-{n}", truth):
            say(line)


def say(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
