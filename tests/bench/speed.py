"""How fast a chronicle is built, beside Hugo with a page an event, in one run: cold, nothing changed, one edit.

usage: python tests/bench/speed.py CORPORA [--generator GEN] [--hugo HUGO] [--sizes 1000,10000] [--rounds 3] [--write]

CORPORA holds a folder for each size with `chronicle/` (an annotated corpus) and `hugo-full/` (the same for Hugo); where
one is missing, `python GEN SIZE CORPORA` is asked to write it. Both tools work in turns, so that whatever else the
machine does falls on both; figures are medians. Memory is the most that all processes of a build held at one time,
pages that they share counted once for each share. With --write the table goes into docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCUMENT = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"
PHASES = ("cold", "nothing changed", "one edit")


@dataclass(frozen=True)
class Run:
    """One process and those that it started."""

    wall: float
    """Seconds."""
    cpu: float
    """Of processors, seconds."""
    memory: int
    """Most at one time, MiB."""


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command to its end. Raises RuntimeError where it fails."""
    most = [0]
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        watcher = threading.Thread(target=_watch_memory, args=(child.pid, most), daemon=True)
        watcher.start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        watcher.join()
        if child.returncode:
            said.seek(0)
            raise RuntimeError(f"{command[0]} failed: {said.read()[-500:].decode(errors='replace')}")
    return Run(wall, used.ru_utime + used.ru_stime, max(most[0], used.ru_maxrss) // 1024)


def _watch_memory(id_: int, most: list[int]) -> None:
    while True:
        start = time.monotonic()
        now = sum(map(held, family(id_)))
        if not now:
            return
        most[0] = max(most[0], now)
        time.sleep(max(0.05, 20 * (time.monotonic() - start)))  # looking halts what is looked at


def family(id_: int) -> Iterator[int]:
    """A process and all that it and its threads started."""
    yield id_
    with suppress(OSError):
        for task in Path(f"/proc/{id_}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def held(id_: int) -> int:
    """Proportional share of memory of a process, KiB; nothing once it has ended."""
    try:
        found = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{id_}/smaps_rollup").read_text(), re.MULTILINE)
    except OSError:
        return 0
    return int(found[1]) if found else 0


def edited(path: Path, round_: int) -> Callable[[], None]:
    """Correct a number and add a sentence; what takes it back."""
    text = path.read_text("utf-8")
    new = re.sub(r"(?m)^( *count: )\d+", rf"\g<1>{4000 + round_}", text, count=1)
    path.write_text(f"{new}\nOne more sentence, written in round {round_}.\n", "utf-8")
    return lambda: path.write_text(text, "utf-8") and None


def rounds(corpus: Path, hugo: str, many: int, scratch: Path) -> dict[str, list[Run]]:
    """Runs by name: `hugo`, and each phase of ours."""
    found: defaultdict[str, list[Run]] = defaultdict(list)
    chronicle, site = corpus / "chronicle", scratch / "site"
    if not (chronicle / "layouts").exists():
        (chronicle / "layouts").symlink_to(ROOT / "layouts")
    ours = [sys.executable, "-c", "from builder.cli import main; main()", "build", "--output", str(site), "--no-search"]
    articles = sorted((chronicle / "content" / "articles").rglob("*.md"))
    for n in range(many):
        shutil.rmtree(scratch / "hugo", ignore_errors=True)
        found["hugo"].append(measure([hugo, "--quiet", "-d", str(scratch / "hugo")], corpus / "hugo-full"))
        shutil.rmtree(site, ignore_errors=True)
        shutil.rmtree(chronicle / ".cache", ignore_errors=True)
        for phase in PHASES:
            undo = edited(articles[len(articles) // 2], n) if phase == "one edit" else None
            try:
                found[phase].append(measure(ours, chronicle))
            finally:
                if undo:
                    undo()
    return found


def files(folder: Path) -> str:
    """How many files, and how many megabytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return f"{len(sizes):,} files, {sum(sizes) / 1e6:,.0f} MB"


def rows(size: int, found: dict[str, list[Run]], scratch: Path) -> list[str]:
    """Rows of the table for one size."""
    peer = {part: statistics.median(getattr(run, part) for run in found["hugo"]) for part in ("wall", "cpu", "memory")}
    lines = [
        f"| {size:,} | Hugo | {peer['wall']:.2f} | {peer['cpu']:.2f} | 1 | 1 | {peer['memory']:,.0f} |"
        f" {files(scratch / 'hugo')} |"
    ]
    for phase in PHASES:
        one = {
            part: statistics.median(getattr(run, part) for run in found[phase]) for part in ("wall", "cpu", "memory")
        }
        wall = statistics.median(a.wall / b.wall for a, b in zip(found[phase], found["hugo"], strict=True))
        cpu = statistics.median(a.cpu / b.cpu for a, b in zip(found[phase], found["hugo"], strict=True))
        size_of = files(scratch / "site") if phase == "cold" else ""
        lines.append(
            f"| | {phase} | {one['wall']:.2f} | {one['cpu']:.2f} | {wall:.3f} | {cpu:.3f} | {one['memory']:,.0f} |"
            f" {size_of} |"
        )
    return lines


def main() -> None:
    """Measure, print the table, and write it where that is wanted."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("corpora", type=Path)
    words.add_argument("--generator")
    words.add_argument("--hugo", default="hugo")
    words.add_argument("--sizes", default="1000,10000")
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--write", action="store_true")
    given = words.parse_args()
    load = os.getloadavg()[0]
    head = "| articles | build | seconds | of processors | to Hugo | of processors to Hugo | MiB | written |"
    table = [head, "|---:|---|---:|---:|---:|---:|---:|---|"]
    for size in map(int, given.sizes.split(",")):
        corpus = given.corpora.resolve() / str(size)
        if not corpus.is_dir():
            subprocess.run([sys.executable, given.generator, str(size), str(given.corpora)], check=True)
        with tempfile.TemporaryDirectory() as folder:
            table += rows(size, rounds(corpus, given.hugo, given.rounds, Path(folder)), Path(folder))
    processors = len(os.sched_getaffinity(0))
    note = f"{time.strftime('%Y-%m-%d')}, {processors} processors, {given.rounds} rounds; load at the start {load:.1f}."
    text = "\n".join([*table, "", note, ""])
    sys.stdout.write(text)
    if given.write:
        before, _, rest = DOCUMENT.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        DOCUMENT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
