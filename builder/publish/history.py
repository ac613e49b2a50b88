"""Days of the last change of files, from the repository's history where there is one."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path


class History(Mapping[str, str]):
    """File, relative to the root, -> day of its last commit, ISO 8601; empty where there is no repository.

    Git is asked once, and only when a day is wanted.
    """

    def __init__(self, root: Path) -> None:
        self._root = root

    def __getitem__(self, path: str) -> str:
        return self._days[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._days)

    def __len__(self) -> int:
        return len(self._days)

    @cached_property
    def _days(self) -> dict[str, str]:
        command = [
            "git",
            "-c",
            "core.quotePath=false",
            "log",
            "--relative",
            "--format=%x00%cs",
            "--name-only",
            "--",
            "content",
        ]
        try:
            ran = subprocess.run(command, cwd=self._root, capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return {}  # no Git here, or no repository: corrections are shown without a day
        days: dict[str, str] = {}
        day = ""
        for line in ran.stdout.splitlines():
            if line.startswith("\0"):
                day = line[1:]
            elif line:
                days.setdefault(line, day)
        return days


def tip(root: Path) -> str:
    """What changes whenever a commit is made in the repository around the chronicle; empty where there is none."""
    for folder in (root.resolve(), *root.resolve().parents):
        git = folder / ".git"
        if git.is_file():  # a further working tree
            git = folder / git.read_text("utf-8").removeprefix("gitdir:").strip()
        if git.is_dir():
            return _tip_in(git)
    return ""


def _tip_in(git: Path) -> str:
    try:
        head = (git / "HEAD").read_text("utf-8").strip()
        shared = git / "commondir"
        common = git / shared.read_text("utf-8").strip() if shared.exists() else git
        branch = common / head.removeprefix("ref: ")
        if not head.startswith("ref: "):
            return head
        if branch.is_file():
            return branch.read_text("utf-8").strip()
        stat = (common / "packed-refs").stat()
    except OSError:
        return ""
    return f"{head} {stat.st_mtime_ns} {stat.st_size}"
