"""Faults of one article that its file alone does not show to a parser: rules, in order, each a small function."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Container, Iterator

from builder.errors import Problem, Severity
from builder.model import dates
from builder.model.annotated import Annotated
from builder.model.claim import Claim

from . import scan, targets
from .fields import CLAIM

Rule = Callable[[Annotated, Container[str]], Iterator[Problem]]
"""From an article and the ids of all claims of the chronicle to what is wrong."""

_MOST = 1000
"""People: a larger number has not been seen in a single measure of this kind."""
_ANNOTATION = re.compile(r"(?<!\\)\((?:actor|event):")
_HTML = re.compile(r"(?<![\\`])<(?:!--|/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>)")
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\Z")
_SAME = ("type", "status", "actor", "target", "count", "cap_from", "cap_to", "people", "role", "date", "deadline")


def check(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    """Everything that is wrong with an article that could be read; `claims` are the ids of the whole chronicle."""
    for rule in RULES:
        yield from rule(article, claims)


def _fault(
    article: Annotated,
    key: str,
    found: str,
    expected: str,
    hint: str,
    code: str,
    severity: Severity = "error",
) -> Problem:
    line = article.lines.get(key) or article.lines.get(key.rpartition(".")[0], 1)
    return Problem(article.path, line, found, expected, hint, severity, code)


def _in_body(article: Annotated, at: int, found: str, expected: str, hint: str, code: str) -> Problem:
    """A fault at a character of the body."""
    line = article.lines.get("body", 1) + article.body.count("\n", 0, at)
    return Problem(article.path, line, found, expected, hint, "error", code)


def _each(article: Annotated) -> Iterator[tuple[str, Claim]]:
    for index, claim in enumerate(article.events):
        yield f"events.{index}", claim


def _sides(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    for key, claim in _each(article):
        if claim.actor and claim.actor == claim.target:
            found = f"actor and target both {claim.actor}"
            yield _fault(article, f"{key}.target", found, "two actors", "correct one of them", "actor-is-target")
        missing = [side for side in ("actor", "target") if not getattr(claim, side)]
        if missing and claim.confidence is None:
            found = f"a claim without {' and '.join(missing)}"
            yield _fault(article, key, found, "both", "add it", "no-actor", "warning")


def _times(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    for key, claim in _each(article):
        if claim.date and claim.deadline and dates.latest(claim.deadline) < dates.earliest(claim.date):
            found = f"deadline {claim.deadline} before date {claim.date}"
            yield _fault(
                article, f"{key}.deadline", found, "a later day", "correct one of them", "deadline-before-date"
            )
        known = claim.status == "done" and claim.date and article.published
        if known and dates.earliest(claim.date or "") > dates.latest(article.published or ""):
            found = f"date {claim.date} after publication on {article.published}"
            hint = "correct it, or say `status: prospective`"
            yield _fault(article, f"{key}.date", found, "an earlier day", hint, "date-after-publication", "warning")


def _numbers(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    for key, claim in _each(article):
        if claim.count is not None and not 0 < claim.count <= _MOST:
            hint = "correct it if it is not so"
            yield _fault(article, f"{key}.count", f"count {claim.count}", f"1 to {_MOST}", hint, "odd-count", "warning")
        if claim.cap_from is not None and claim.cap_to is not None and claim.cap_to >= claim.cap_from:
            found = f"a cap from {claim.cap_from} to {claim.cap_to}"
            yield _fault(
                article, f"{key}.cap_to", found, "fewer than before", "exchange or correct them", "odd-cap", "warning"
            )


def _twice(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    if len(article.events) < 2:
        return
    said: dict[tuple[object, ...], int] = {}
    ids: dict[str, int] = {}
    for index, claim in enumerate(article.events):
        other = said.setdefault(tuple(getattr(claim, name) for name in _SAME), index)
        if other != index:
            line = article.lines.get(f"events.{other}", 0)
            found = f"a claim that says the same as the one in line {line}"
            yield _fault(article, f"events.{index}", found, "", "delete one of them", "same-claim", "warning")
        if ids.setdefault(claim.id, index) != index:
            found = f"id {claim.id} for the second time in this article"
            hint = "give it another, or take the line `id:` out"
            yield _fault(article, f"events.{index}.id", found, "an id of its own", hint, "duplicate-id")


def _evidence(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    words = ""
    rows = [(f"events.{index}", claim.evidence) for index, claim in enumerate(article.events)]
    rows += [(f"aggregates.{index}", total.evidence) for index, total in enumerate(article.aggregates)]
    for key, evidence in rows:
        if not evidence or evidence in article.text or evidence in article.title:
            continue
        words = words or " ".join(f"{article.title}\n{article.text}".split())
        if " ".join(evidence.split()) not in words:
            shown = evidence if len(evidence) < 60 else evidence[:57] + "..."
            hint = "copy the clause from the text as it stands there"
            yield _fault(
                article, f"{key}.evidence", f"evidence {shown!r}", "words of the article", hint, "evidence-not-in-text"
            )


def _links(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    for one in article.annotations:
        for claim in one.claims:
            if claim not in claims:
                hint = "correct the id, or take the link off its words"
                at = max(0, article.body.find(claim))
                yield _in_body(article, at, f"a link to claim {claim}", "the id of a claim", hint, "unknown-claim")
        if one.field and one.field not in CLAIM:
            at = max(0, article.body.find(f"/{one.field}"))
            expected = next(iter(difflib.get_close_matches(one.field, CLAIM, 1)), "the name of a field")
            hint = "correct what stands after the id"
            yield _in_body(article, at, f"a link to the field {one.field!r}", expected, hint, "unknown-field")


def _balance(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    meant = len(_ANNOTATION.findall(article.body))
    if meant == len({one.span for one in article.annotations}):
        return
    at = 0
    for block in re.split(r"(\n\n+)", article.body):
        if len(_ANNOTATION.findall(block)) != _understood(block):
            strays = [one.start() for one in _ANNOTATION.finditer(block) if not _is_link(block, one.start())]
            for place in strays or [0]:
                yield _cut_short(article, at + place)
        at += len(block)


def _cut_short(article: Annotated, at: int) -> Problem:
    shown = article.body[max(0, at - 20) : at + 20].replace("\n", " ")
    expected = "[words](actor:ID), [words](event:ID) or [words](event:ID/FIELD)"
    hint = "check the brackets and what stands in them"
    return _in_body(article, at, f"an annotation cut short: {shown!r}", expected, hint, "bad-annotation")


def _understood(body: str) -> int:
    """Links of a piece of Markdown that are annotations of some words."""
    return sum(1 for span, target in scan.links(body)[1] if span.start < span.end and targets.parse(target))


def _is_link(block: str, at: int) -> bool:
    """Whether the bracket at `at` closes an annotation in its plain form."""
    found = re.match(r"\(([^()\s]*)\)", block[at:])
    return (
        block[at - 1 : at] == "]" and block[at - 2 : at] != "[]" and found is not None and bool(targets.parse(found[1]))
    )


def _html(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    if "<" not in article.body:
        return
    for found in _HTML.finditer(article.body):
        hint = "take it out, or write \\< if a reader should see it"
        yield _in_body(article, found.start(), f"HTML {found[0][:40]!r}", "Markdown", hint, "html-in-text")


def _conflict(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    found = _CONFLICT.search(article.body)
    if found:
        hint = "keep one of the two versions and take the three marks out"
        yield _in_body(article, found.start(), "an open conflict of Git", "one version", hint, "merge-conflict")


def _folder(article: Annotated, claims: Container[str]) -> Iterator[Problem]:
    folder, _, name = article.path.rpartition("/")
    wanted = dates.year_of(article.published) or "undated"
    if folder.rpartition("/")[2] != wanted and "published" in article.lines:
        hint = f"move it: git mv {article.path} content/articles/{wanted}/{name}"
        found = f"an article published {article.published or 'on an unknown date'} in {folder}/"
        yield _fault(article, "published", found, f"content/articles/{wanted}/", hint, "wrong-folder", "warning")
    if not _FILE_NAME.match(article.slug):
        hint = "rename it; the name is the article's address"
        yield _fault(article, "", f"the file name {name!r}", "letters, digits and hyphens", hint, "bad-file-name")


RULES: tuple[Rule, ...] = (
    _folder,
    _sides,
    _times,
    _numbers,
    _twice,
    _evidence,
    _links,
    _balance,
    _html,
    _conflict,
)
"""In the order in which they are asked."""
