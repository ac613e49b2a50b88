"""`Article` and `Reading` <-> annotated Markdown: write, read, merge, check."""

from .compose import compose
from .read import UNREADABLE, parse
from .write import to_markdown

__all__ = ["UNREADABLE", "compose", "parse", "to_markdown"]
