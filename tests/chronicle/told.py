"""Claims in plain text, one a line, for the cases below `cases/`.

    # title of the case
    2018-03-26 wire  | expulsion poland > russia | count 4 | date 2018-03-26 | = one
    2018-03-28 paper | expulsion poland > russia | count 4 | date 2018-03    | = one -> two

Publication and article, type, actor and target, fields, then `=` the event that it is expected in and `->` the event
that it is expected to answer. `unknown` is no date of publication, `?` no actor, `total` an aggregate.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from builder.model.annotated import Annotated
from builder.model.claim import Aggregate, Claim

NUMBERS = {"count", "cap_from", "cap_to", "actors_count"}


@dataclass
class Case:
    """One case: what is told, and what is expected."""

    title: str
    claims: defaultdict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    """By article."""
    totals: defaultdict[str, list[Aggregate]] = field(default_factory=lambda: defaultdict(list))
    published: dict[str, str | None] = field(default_factory=dict)
    event: dict[str, str] = field(default_factory=dict)
    """Claim id -> expected event."""
    answers: set[tuple[str, str]] = field(default_factory=set)
    """Expected links between events."""

    def articles(self) -> list[Annotated]:
        """The articles that tell it."""
        return [
            Annotated(
                slug=slug,
                published=published,
                events=tuple(self.claims[slug]),
                aggregates=tuple(self.totals[slug]),
                path=f"content/articles/{slug}.md",
            )
            for slug, published in self.published.items()
        ]


def cases(path: Path) -> list[Case]:
    """Every case of a file."""
    found: list[Case] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found.append(Case(line[2:]))
        elif line.strip():
            _tell(found[-1], [part.strip() for part in line.split("|")])
    return found


def _tell(case: Case, parts: list[str]) -> None:
    published, slug = parts[0].split()
    case.published[slug] = None if published == "unknown" else published
    values: dict[str, object] = {}
    for part in parts[2:]:
        key, _, value = part.partition(" ")
        if key == "=":
            continue
        if key in NUMBERS:
            values[key] = int(value)
        elif key == "people":
            values[key] = tuple(value.split(", "))
        else:
            values[key] = value
    if parts[1].startswith("total"):
        case.totals[slug].append(Aggregate(evidence="a total", **values))  # type: ignore[arg-type]
        return
    kind, sides = parts[1].split(maxsplit=1)
    actor, target = (side.strip().replace("?", "") for side in sides.split(">"))
    id_ = f"{slug}-{len(case.claims[slug])}"
    case.claims[slug].append(Claim(kind, actor, target, id_, **values))  # type: ignore[arg-type]
    expected = parts[-1].removeprefix("= ").split(" -> ")
    case.event[id_] = expected[0]
    case.answers |= {(expected[0], to) for to in expected[1:]}
