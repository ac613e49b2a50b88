"""Which claim of the reading is which measure of the gold, and in what they agree.

The core is type, status, actor and target. Of several matches with an equal core, those that agree in most fields go
first. An optional measure of the gold counts neither when it is missed nor when it is found; it takes up one claim of
its type, status and actor.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from builder.evaluate.gold import GoldEvent, Options
from builder.model.claim import Claim

Code = Callable[[str], str | None]
"""Actor id -> code in capitals; None for no actor."""

POSTS: Final = frozenset({"closure", "recall", "suspension", "severance"})
"""Types of which one post or one ambassador may be counted as 1 or not at all."""


def _count(gold: GoldEvent, claim: Claim) -> bool:
    if gold.type[0] in POSTS:
        return (claim.count or 1) in [count or 1 for count in gold.count]
    return claim.count in gold.count


def _caps(gold: GoldEvent, claim: Claim) -> bool:
    return claim.cap_from in gold.cap_from and claim.cap_to in gold.cap_to


def _same_date(options: Options, date: str | None) -> bool:
    """Equal at the precision of the gold, or nothing on both sides."""
    return any(date[: len(each)] == each if each and date else not each and not date for each in options)


def _surnames(people: Iterable[str]) -> set[str]:
    return {name.split()[-1].casefold() for name in people if name.strip()}


FIELDS: Final[Mapping[str, Callable[[GoldEvent, Claim], bool]]] = {
    "count": _count,
    "caps": _caps,
    "date": lambda gold, claim: _same_date(gold.date, claim.date),
    "deadline": lambda gold, claim: _same_date(gold.deadline, claim.deadline),
    "people": lambda gold, claim: _surnames(gold.people) == _surnames(claim.people),
}
"""Fields compared over the claims whose core is right, and when they agree."""

STRICT: Final = ("count", "caps", "date")
"""Fields that must agree for a strict match."""

STATED: Final[Mapping[str, tuple[Callable[[GoldEvent], bool], Callable[[Claim], bool]]]] = {
    "count": (lambda gold: gold.count[0] is not None, lambda claim: claim.count is not None),
    "caps": (
        lambda gold: (gold.cap_from[0], gold.cap_to[0]) != (None, None),
        lambda claim: (claim.cap_from, claim.cap_to) != (None, None),
    ),
    "date": (lambda gold: bool(gold.date[0]), lambda claim: bool(claim.date)),
    "deadline": (lambda gold: bool(gold.deadline[0]), lambda claim: bool(claim.deadline)),
    "people": (lambda gold: bool(gold.people), lambda claim: bool(claim.people)),
}
"""Whether gold and claim state a field at all."""


@dataclass(frozen=True, slots=True)
class Match:
    """A claim whose core is that of a measure of the gold."""

    gold: GoldEvent
    claim: Claim
    wrong: tuple[str, ...]
    """Fields in which they differ."""

    @property
    def strict(self) -> bool:
        """Whether count, caps and date agree too."""
        return not set(self.wrong) & set(STRICT)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One article's claims against its gold."""

    stem: str
    published: str | None
    read: bool
    """Whether the article was read at all."""
    matched: tuple[Match, ...]
    spare: tuple[Match, ...]
    """Matches with optional measures, which count nowhere."""
    missed: tuple[GoldEvent, ...]
    extra: tuple[Claim, ...]
    expected: int
    """Measures of the gold, optional ones included."""
    found: int
    """Claims read."""


def compare(
    stem: str, published: str | None, gold: Sequence[GoldEvent], claims: Sequence[Claim] | None, code: Code
) -> Comparison:
    """Match the claims of an article; `claims` is None where it was not read."""
    pairs = sorted(_candidates(gold, claims or (), code), reverse=True)
    used_gold: set[int] = set()
    used_claims: set[int] = set()
    matches: list[Match] = []
    for _, _, i, j in pairs:
        if -i not in used_gold and -j not in used_claims:
            used_gold.add(-i)
            used_claims.add(-j)
            matches.append(_match(gold[-i], (claims or ())[-j]))
    return Comparison(
        stem=stem,
        published=published,
        read=claims is not None,
        matched=tuple(match for match in matches if not match.gold.optional),
        spare=tuple(match for match in matches if match.gold.optional),
        missed=tuple(each for n, each in enumerate(gold) if n not in used_gold and not each.optional),
        extra=tuple(each for n, each in enumerate(claims or ()) if n not in used_claims),
        expected=len(gold),
        found=len(claims or ()),
    )


def _candidates(gold: Sequence[GoldEvent], claims: Sequence[Claim], code: Code) -> Iterable[tuple[bool, int, int, int]]:
    """Every pair with an equal core: obligatory first, then by agreement, then in order of the gold and the text."""
    for i, each in enumerate(gold):
        for j, claim in enumerate(claims):
            if _same_core(each, claim, code):
                agreed = [name for name, same in FIELDS.items() if same(each, claim)]
                yield not each.optional, sum(2 if name in STRICT else 1 for name in agreed), -i, -j


def _same_core(gold: GoldEvent, claim: Claim, code: Code) -> bool:
    if claim.type not in gold.type or claim.status not in gold.status or code(claim.actor) not in gold.actor:
        return False
    return gold.optional or code(claim.target) in gold.target


def _match(gold: GoldEvent, claim: Claim) -> Match:
    return Match(gold, claim, tuple(name for name, same in FIELDS.items() if not same(gold, claim)))
