"""Input files -> `Article`.

`read_articles` goes through files, folders and archives one article at a time; what cannot be read comes out as a
Problem in its place, and the rest is read. What a file says of itself counts before `--metadata`, which fills in what
it lacks. Its two halves stand alone for runs over archives: `members` opens, `read_member` reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from builder.errors import Problem
from builder.model.article import Article

from . import objects, text, web
from .decode import NoTextError
from .draft import Draft, Facts
from .finish import finish
from .members import Member, members
from .metadata import Metadata, load_metadata

__all__ = ["Facts", "Member", "Metadata", "load_metadata", "members", "read_articles", "read_member"]


def read_articles(paths: Iterable[str | Path], metadata: Metadata | None = None) -> Iterator[Article | Problem]:
    """Each article below `paths` in order, and a Problem for all that is wrong; `-` is standard input."""
    metadata = metadata or Metadata()
    yield from metadata.problems
    used: set[str] = set()
    for member in members(paths):
        if isinstance(member, Problem):
            yield member
            continue
        key = metadata.key_of(member.source) or metadata.key_of(member.name)
        used.update([key] if key else [])
        yield from read_member(member, metadata.rows[key] if key else None)
    yield from metadata.unused(used)


def read_member(member: Member, given: Facts | None = None) -> Iterator[Article | Problem]:
    """The article in a member, after what is wrong with its metadata; or the Problem for which there is none.

    `given` fills in what it does not say of itself.
    """
    path, line = member.place
    try:
        draft, problems = _draft(member)
        yield from problems
        yield finish(draft, given or Facts())
    except NoTextError as fault:
        yield Problem(path, line, str(fault), "the text of an article", code="no-text")
    except objects.NoObjectError as fault:
        yield Problem(path, line, str(fault), "an object with title and text", "it was left out", code="bad-line")


def _draft(member: Member) -> tuple[Draft, list[Problem]]:
    if member.kind == "object":
        return objects.read(member.data, *member.place)
    if member.kind == "text":
        return text.read(member.data, member.source)
    draft, problems = web.read(member.data, member.source, member.charset)
    return replace(draft, facts=draft.facts.or_else(Facts(url=member.url)), captured=member.captured), problems
