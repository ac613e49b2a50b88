"""Text files: a header of `key: value` lines or none, then paragraphs."""

from __future__ import annotations

from builder.errors import Problem

from . import header
from .characters import plain
from .decode import decode
from .draft import Draft
from .facts import checked
from .paragraphs import paragraphs


def read(data: bytes, source: str) -> tuple[Draft, list[Problem]]:
    """The draft in a text file, and what is wrong in its header.

    Raises NoTextError where the bytes are no text.
    """
    decoded = decode(data)
    rows, body, broken = header.split(plain(decoded.text))
    facts, problems = checked(rows, source)
    problems += decoded.doubts(source)
    if broken:
        problems.append(
            Problem(source, broken, "text right after the header", "an empty line", "the header ends here", "warning")
        )
    return Draft(source, paragraphs(body), facts, not facts.title, attention=decoded.attention), problems
