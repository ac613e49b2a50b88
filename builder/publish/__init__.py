"""Pages -> files in `site/`: render, write, search, serve."""

from __future__ import annotations

from .render import render, static_files
from .write import Written, write_site

__all__ = ["Written", "render", "static_files", "write_site"]
