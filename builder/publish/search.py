"""The index of the search page, made by Pagefind from the finished pages, a shelf at a time.

Pagefind names its files by their content, and its filters come out in another order each time: two indexes of the same
pages answer alike, but are not the same bytes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from builder.errors import OutputError, Problem

from .pool import processors
from .shelves import Shelf

LARGE: Final = 2000
"""Events above which a build leaves out what costs more than an edit should, unless it is asked for: the files below
/data/ and this index."""
FOLDER: Final = "pagefind"
"""Where the index lies in the site."""
LIST: Final = "shelves.json"
"""What tells the search page, and the next build, which shelves there are."""
NO_SEARCH: Final = "no search: pagefind is not installed, `pip install 'chronicle-of-expulsions[search]'` brings it"
TOO_MANY: Final = "no search: the chronicle is large and its index takes long; --search makes it"
_UNUSED: Final = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
"""Files that Pagefind adds for search pages of its own; ours needs none of them."""


def installed() -> str:
    """What tells one installation of Pagefind from another; empty where there is none."""
    found = find_spec("pagefind")
    if found is None or not found.origin:
        return ""
    stat = Path(found.origin).stat()
    return f"{stat.st_mtime_ns}"


def index(site: Path, scratch: Path, shelves: Sequence[Shelf], made_from: Mapping[str, bytes], maker: str) -> int:
    """Make the index of each shelf whose pages changed; how many that were.

    `made_from` holds by file what tells one page from another; `maker` is what `installed` says. What was there stays
    until all that is new is whole. Raises OutputError where Pagefind fails.
    """
    digests = {shelf.name: shelf.digest(made_from, maker) for shelf in shelves}
    known = {row["name"]: row["digest"] for row in _listed(site) if (site / FOLDER / row["name"]).is_dir()}
    stale = [shelf for shelf in shelves if known.get(shelf.name) != digests[shelf.name]]
    shutil.rmtree(scratch, ignore_errors=True)
    with ThreadPoolExecutor(processors()) as several:
        list(several.map(lambda shelf: _made(site, scratch, shelf), stale))
    rows = [
        {"name": one.name, "first": one.first, "last": one.last, "pages": len(one.files), "digest": digests[one.name]}
        for one in shelves
    ]
    _put(site / FOLDER, scratch, stale, rows)
    shutil.rmtree(scratch, ignore_errors=True)
    return len(stale)


def _made(site: Path, scratch: Path, shelf: Shelf) -> None:
    """The index of one shelf, in `scratch`: Pagefind reads a folder that holds nothing but its pages."""
    pages, made = scratch / f"pages-{shelf.name}", scratch / shelf.name
    for file in shelf.files:
        (pages / file).parent.mkdir(parents=True)
        try:
            os.link(site / file, pages / file)
        except OSError:  # on another disk, or one that knows no links
            shutil.copyfile(site / file, pages / file)
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(made), "--quiet"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    shutil.rmtree(pages)
    if ran.returncode or not (made / "pagefind.js").exists():
        said = (ran.stderr or ran.stdout).strip().splitlines()
        hint = "--no-search builds the site without it"
        raise OutputError(
            Problem(str(site / FOLDER), 0, f"Pagefind failed: {said[-1] if said else 'no word'}", hint=hint)
        )
    for path in made.iterdir():
        if path.name.startswith(_UNUSED):
            path.unlink()


def _put(folder: Path, scratch: Path, stale: Sequence[Shelf], rows: Sequence[Mapping[str, Any]]) -> None:
    """Put what was made in its place and list it; a list that is there speaks of whole shelves only."""
    folder.mkdir(exist_ok=True)
    if stale:
        (folder / LIST).unlink(missing_ok=True)
    for shelf in stale:
        shutil.rmtree(folder / shelf.name, ignore_errors=True)
        shutil.move(scratch / shelf.name, folder / shelf.name)
    names = {row["name"] for row in rows}
    for path in folder.iterdir():
        if path.name not in names and path.name != LIST:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    new = folder / f".{LIST}"
    new.write_text(json.dumps(rows), "utf-8")
    new.replace(folder / LIST)


def _listed(site: Path) -> list[dict[str, Any]]:
    """The shelves of the index that is there; none where its list is not whole."""
    try:
        rows: list[dict[str, Any]] = json.loads((site / FOLDER / LIST).read_bytes())
    except (OSError, ValueError):
        return []
    return rows


def present(site: Path) -> bool:
    """Whether there is an index."""
    return (site / FOLDER / LIST).exists()


def remove(site: Path) -> None:
    """Remove the index, if there is one."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
