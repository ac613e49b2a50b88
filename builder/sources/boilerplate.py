"""Takes page furniture out of an article's paragraphs, by the rules of `furniture.yaml`, and keeps it aside.

It goes by the single paragraph and its place on the page. A paragraph of prose is never dropped for what stands
around it, only for what it says itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from builder.errors import VocabularyError
from builder.model import yaml
from builder.model.article import Dropped

from .datestamp import is_bare, is_datestamp

Where = Literal["head", "any", "tail"]
Takes = Literal["line", "links", "rest"]

_PROSE = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_ITEM = re.compile(r"[-*•–·▪#]|\d|[\[(]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of `furniture.yaml`."""

    name: str
    """The reason that is kept with what it took out."""
    where: Where
    """In which part of the page it holds."""
    longest: int
    """Longest paragraph that it may take, characters."""
    takes: Takes
    """What else goes with the paragraph."""
    pattern: re.Pattern[str]
    """What it looks for."""

    def fits(self, paragraph: str) -> bool:
        """Whether the paragraph is what this rule looks for, wherever it stands."""
        return len(paragraph) <= self.longest and bool(self.pattern.search(paragraph))


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules in their order. Raises VocabularyError where the table is unsound."""
    table = yaml.parse(resources.files(__package__).joinpath("furniture.yaml").read_text("utf-8"))
    return tuple(_rule(row) for row in table)


def clean(paragraphs: Sequence[str], dates_stay: bool = False) -> tuple[list[str], list[Dropped]]:
    """The paragraphs of the article, and what was taken out, each in order.

    `dates_stay`: a line that is only a day stays, as it may be the day of what is told.
    """
    reasons: list[str] = [_reason(paragraph, "any") for paragraph in paragraphs]
    _mark_head(paragraphs, reasons, dates_stay)
    _mark_followers(paragraphs, reasons)
    _mark_tail(paragraphs, reasons)
    _mark_repeated(paragraphs, reasons)
    kept = [paragraph for paragraph, reason in zip(paragraphs, reasons, strict=True) if not reason]
    dropped = [Dropped(p, reason) for p, reason in zip(paragraphs, reasons, strict=True) if reason]
    return kept, dropped


def furniture(paragraph: str) -> str:
    """Why `paragraph` at the head of a page is furniture; empty where it is not."""
    return "date" if is_datestamp(paragraph) else _reason(paragraph, "any") or _reason(paragraph, "head")


def stands_alone(line: str) -> bool:
    """Whether a single line is furniture wherever it stands, so that it is no part of a wrapped paragraph."""
    return bool(_reason(line, "any"))


def is_prose(paragraph: str) -> bool:
    """Whether it reads as sentences: of some length, and ended."""
    return len(paragraph) >= 60 and bool(_PROSE.search(paragraph))


def _mark_head(paragraphs: Sequence[str], reasons: list[str], dates_stay: bool) -> None:
    """Marks up to the second paragraph of prose."""
    prose = 0
    for i, paragraph in enumerate(paragraphs):
        if is_datestamp(paragraph):
            reasons[i] = "" if dates_stay and is_bare(paragraph) else "date"
        elif not reasons[i]:
            reasons[i] = _reason(paragraph, "head")
        if not reasons[i] and is_prose(paragraph):
            prose += 1
        if prose == 2:
            return


def _mark_tail(paragraphs: Sequence[str], reasons: list[str]) -> None:
    """Marks from the end up to the last paragraph that is the article's; loose words go only after furniture."""
    loose: list[int] = []
    for i in range(len(paragraphs) - 1, -1, -1):
        if not reasons[i]:
            reasons[i] = _reason(paragraphs[i], "tail")
        if reasons[i]:
            for j in loose:
                reasons[j] = "loose words"
            loose = []
        elif _is_loose(paragraphs[i]) and len(loose) < 12:
            loose.append(i)
        else:
            return


def _mark_followers(paragraphs: Sequence[str], reasons: list[str]) -> None:
    """Marks what goes with a marked paragraph: links below a heading, everything after the end."""
    total = sum(map(len, paragraphs)) or 1
    before = 0
    for i, paragraph in enumerate(paragraphs):
        before += len(paragraph)
        if before >= 0.6 * total and (end := _reason(paragraph, "tail", "rest")):
            reasons[i:] = [reasons[i] or end, *(reason or "after the end" for reason in reasons[i + 1 :])]
            return
        if reasons[i] and _reason(paragraph, "any", "links") == reasons[i]:
            _mark_links(paragraphs, reasons, i + 1)


def _mark_links(paragraphs: Sequence[str], reasons: list[str], start: int) -> None:
    """Marks the run of headlines below "Related stories": lines that are no sentences, up to the next prose."""
    end = start
    while end < len(paragraphs) and not (is_prose(paragraphs[end]) and not paragraphs[end].startswith(("- ", "• "))):
        end += 1
    if end < len(paragraphs) and end - start > 8:
        return
    for i in range(start, end):
        if len(paragraphs[i]) <= 200 and not _PROSE.search(paragraphs[i]):
            reasons[i] = reasons[i] or "related"


def _mark_repeated(paragraphs: Sequence[str], reasons: list[str]) -> None:
    seen: set[str] = set()
    for i, paragraph in enumerate(paragraphs):
        if not reasons[i] and len(paragraph) >= 60:
            if paragraph in seen:
                reasons[i] = "repeated"
            seen.add(paragraph)


def _is_loose(paragraph: str) -> bool:
    """A few words that are no sentence, no item of a list and hold no number."""
    return len(paragraph) <= 60 and not _PROSE.search(paragraph) and not re.search(r"\d", paragraph)


@lru_cache(maxsize=4096)
def _reason(paragraph: str, where: Where, takes: Takes | None = None) -> str:
    """Name of the first rule that fits; of those alone that take so much, where `takes` is given."""
    fitting = (rule for rule in rules() if rule.where == where and takes in (None, rule.takes) and rule.fits(paragraph))
    return next((rule.name for rule in fitting), "")


def _rule(row: Any) -> Rule:
    known: dict[str, Callable[[str], bool]] = {
        "where": ("head", "any", "tail").__contains__,
        "takes": ("line", "links", "rest").__contains__,
        "longest": str.isdigit,
    }
    row = {"takes": "line", **row}
    for key, sound in known.items():
        if not sound(row.get(key, "")):
            raise VocabularyError(f"furniture.yaml: the rule {row.get('name')!r} has an unsound {key!r}")
    lines = "|".join(re.escape(line).replace("'", "['’]") for line in row.get("lines", ()))
    forms = ([rf"^\W*(?:{lines})\W*$"] if lines else []) + list(row.get("patterns", ()))
    try:
        pattern = re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
    except re.error as fault:
        raise VocabularyError(f"furniture.yaml: the rule {row.get('name')!r}: {fault}") from fault
    return Rule(row["name"], row["where"], int(row["longest"]), row["takes"], pattern)
