"""What one page is made from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from builder.errors import OutputError, Problem
from builder.making import Making
from builder.publish.render import file_of


@dataclass(frozen=True, slots=True)
class Explained:
    """What one file of the site is made from."""

    file: str
    """Relative to the output folder."""
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    """A name for each thing, and the source files that it stands for; none where it stands for many."""


def explain(making: Making, output: Path, place: str) -> Explained:
    """The file of an address, or of a path below the output folder. Raises OutputError where the site has none."""
    files = making.wanted()
    below = os.path.relpath(Path(place).absolute(), output.absolute())
    address = file_of(urlsplit(place).path)
    tried = (place, below, f"{below}/index.html", address, f"{address}/index.html")
    file = next((one for one in tried if one in files), None)
    if file is None:
        hint = "give an address such as /actors/russia/, or a file of the site"
        raise OutputError(Problem(place, 0, "no page of the site", hint=hint))
    return Explained(file, tuple(making.sources(file)))
