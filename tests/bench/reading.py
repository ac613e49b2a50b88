"""How fast articles are read: words a second, seconds to the first result, and whether memory stays as it is.

    python tests/bench/reading.py ARTICLES --articles 2000
    python tests/bench/reading.py ARTICLES --articles 20000

The texts of a folder are read again and again until there were so many, by one process. Seconds of the processor tell
more than those of the clock where the machine has other work, but other work lengthens both. The time to the first
result is that of `chronicle extract` on the longest text, with Python's start: the least of five.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path

from builder.errors import Problem
from builder.extract import read
from builder.sources import read_articles

ROOT = Path(__file__).parent.parent.parent
STARTS = 5


def first_result(path: Path) -> tuple[float, float]:
    """Seconds from the start of `chronicle extract` to its first line, and those of the processor until its end."""
    start = time.monotonic()
    command = [sys.executable, "-c", "from builder.cli import main; main()", "extract", str(path)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    assert child.stdout is not None
    line = child.stdout.readline()
    took = time.monotonic() - start
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if not line or child.returncode:
        raise RuntimeError(f"{path} was not read")
    return took, used.ru_utime + used.ru_stime


def memory() -> float:
    """What this process holds, MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Read, and print a line for each tenth."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", type=Path)
    given.add_argument("--articles", type=int, default=2000)
    asked = given.parse_args()
    articles = [one for one in read_articles([asked.folder]) if not isinstance(one, Problem)]
    if not articles:
        given.error(f"{asked.folder} holds no articles")
    longest = max(asked.folder.rglob("*.txt"), key=lambda path: path.stat().st_size)
    first = min(first_result(longest) for _ in range(STARTS))
    say(f"{len(articles)} texts; load {os.getloadavg()[0]:.1f}")
    say(f"the first result after {first[0]:.2f} s, {first[1]:.2f} of processor")
    step = max(1, asked.articles // 10)
    all_words, all_seconds = 0, 0.0
    words, processor, clock = 0, time.process_time(), time.monotonic()
    say("articles  words a second of processor  of the clock  MB held")
    for done, article in enumerate(islice(cycle(articles), asked.articles), 1):
        read(article)
        words += len(article.text.split())
        if done % step == 0:
            used, took = time.process_time() - processor, time.monotonic() - clock
            say(f"{done:8,}  {words / used:27,.0f}  {words / took:12,.0f}  {memory():7,.0f}")
            all_words, all_seconds = all_words + words, all_seconds + used
            words, processor, clock = 0, time.process_time(), time.monotonic()
    say(f"{all_words:,} words, {all_words / all_seconds:,.0f} a second of processor")


def say(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
