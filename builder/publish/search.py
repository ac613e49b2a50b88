"""The index of the search page, made by Pagefind from the finished pages.

Pagefind names its files by their content, and its filters come out in another order each time: two indexes of the same
pages answer alike, but are not the same bytes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from builder.errors import OutputError, Problem

LARGE: Final = 2000
"""Events above which a build leaves out what costs more than an edit should, unless it is asked for: the files below
/data/ and this index."""
FOLDER: Final = "pagefind"
"""Where the index lies in the site."""
NO_SEARCH: Final = "no search: pagefind is not installed, `pip install 'chronicle-of-expulsions[search]'` brings it"
TOO_MANY: Final = "no search: the chronicle is large and its index takes long; --search makes it"


def installed() -> str:
    """What tells one installation of Pagefind from another; empty where there is none."""
    found = find_spec("pagefind")
    if found is None or not found.origin:
        return ""
    stat = Path(found.origin).stat()
    return f"{stat.st_mtime_ns}"


def index(site: Path, scratch: Path) -> None:
    """Make the index of the pages in `site` anew; the old one stays until the new one is whole.

    Raises OutputError where Pagefind fails.
    """
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-path", str(scratch), "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode or not (scratch / "pagefind.js").exists():
        said = (ran.stderr or ran.stdout).strip().splitlines()
        hint = "--no-search builds the site without it"
        raise OutputError(
            Problem(str(site / FOLDER), 0, f"Pagefind failed: {said[-1] if said else 'no word'}", hint=hint)
        )
    remove(site)
    shutil.move(scratch, site / FOLDER)


def present(site: Path) -> bool:
    """Whether there is an index."""
    return (site / FOLDER / "pagefind-entry.json").exists()


def remove(site: Path) -> None:
    """Remove the index, if there is one."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
