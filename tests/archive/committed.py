"""Paragraphs of the committed articles that report measures, with what they report: to be put together anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.annotate.read import parse

ARTICLES = Path(__file__).parent.parent.parent / "content" / "articles"

Told = tuple[str, str, str, int | None]
"""Type, actor, target and count of a claim."""


@dataclass(frozen=True)
class Passage:
    """One paragraph."""

    text: str
    published: str
    """Of its article, by which its days are read."""
    claims: tuple[Told, ...]
    """What its article says in it, as an editor corrected it."""

    def with_other_number(self, more: int) -> Passage:
        """The same with one number raised, as an update has it; itself where no count stands in digits."""
        for n, (type_, actor, target, count) in enumerate(self.claims):
            if count and count > 1 and len(re.findall(rf"(?<![\d,.]){count}(?![\d,.])", self.text)) == 1:
                text = re.sub(rf"(?<![\d,.]){count}(?![\d,.])", str(count + more), self.text)
                changed = (type_, actor, target, count + more)
                return Passage(text, self.published, (*self.claims[:n], changed, *self.claims[n + 1 :]))
        return self


@lru_cache(maxsize=1)
def passages() -> tuple[Passage, ...]:
    """Those of all committed articles, in order of their files."""
    found = []
    for path in sorted(ARTICLES.rglob("*.md")):
        article, _ = parse(path.read_bytes(), path.name, path.stem)
        for paragraph in article.text.split("\n\n"):
            said = tuple(
                (claim.type, claim.actor, claim.target, claim.count)
                for claim in article.events
                if claim.status == "done" and claim.evidence and claim.evidence in paragraph
            )
            if said and article.published and len(paragraph) > 150:
                found.append(Passage(paragraph, article.published, said))
    return tuple(found)
