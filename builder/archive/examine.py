"""The first look at the members of an archive: what can report a measure is parsed and sketched."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from builder.errors import Problem
from builder.model.article import Article
from builder.sources import Facts, Member, read_member
from builder.sources.duplicates import Sketch, sketch
from builder.sources.selection import may_report


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member that the cheap look let pass."""

    member: Member
    """Its bytes."""
    given: Facts | None
    """What `--metadata` says of it."""
    digest: bytes
    """Tells its bytes and facts from others."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What parsing a candidate gave."""

    article: Article | None
    """The article; None where there is none, or where its text without the page around it reports nothing."""
    sketch: Sketch | None
    """Its sketch; None without an article."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it."""


def candidate(member: Member, given: Facts | None) -> Candidate | None:
    """The member as a candidate, where it can report a measure."""
    if not may_report(member.data):
        return None
    digest = hashlib.blake2b(member.data, digest_size=12)
    digest.update(repr((given, member.url, member.captured)).encode())
    return Candidate(member, given, digest.digest())


def examine(candidate: Candidate) -> Examined:
    """Parses a candidate; runs in a worker."""
    article: Article | None = None
    problems: list[Problem] = []
    for item in read_member(candidate.member, candidate.given):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            article = item
    if article is None or not may_report(f"{article.title}\n{article.text}".encode()):
        return Examined(None, None, tuple(problems))
    return Examined(article, sketch(article), tuple(problems))
