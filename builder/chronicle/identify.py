"""Claims of several articles about one measure become one event.

Claims meet only within a block: one actor, one target. So an edit touches its own blocks and nothing else, and the work
grows with the claims. Within a block those with the most precise dates come first and the vague ones are laid to them;
of several events that fit, the best by `likeness` is taken, then the one told first. The result does not depend on the
order in which articles are read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from builder.chronicle.eras import Era
from builder.chronicle.likeness import TELLING_FROM, Group, Item, likeness

KIN: Final = (("expulsion", "reduction"), ("suspension", "severance"))
"""Types that two articles may give to one measure."""

Block = tuple[str, str]
"""Actor and target, as they existed at the time."""


def blocks(items: Iterable[Item], era: Era) -> dict[Block, list[Item]]:
    """Claims by who takes the measure against whom, as the two existed at its date."""
    found: defaultdict[Block, list[Item]] = defaultdict(list)
    for item in items:
        claim = item.said.claim
        found[era(claim.actor, claim.date), era(claim.target, claim.date)].append(item)
    return found


def groups(block: Block, items: list[Item]) -> list[list[Item]]:
    """Claims of one block -> one list an event, in their order. Claims without actor or target stay alone."""
    if len(items) == 1 or not all(block):
        return [[item] for item in items]
    kinds: defaultdict[tuple[str, str], list[Item]] = defaultdict(list)
    for item in items:
        kinds[item.said.claim.type, item.said.claim.status].append(item)
    found = {kind: _groups(members) for kind, members in kinds.items()}
    if len(found) > 1:
        _meet_kin(found)
    return [sorted(group.items) if len(group.items) > 1 else group.items for some in found.values() for group in some]


def _groups(items: list[Item]) -> list[Group]:
    """Claims of one type and status -> groups."""
    if len(items) == 1:
        return [Group(items[0])]
    done: list[Group] = []
    by_year: defaultdict[str, list[Group]] = defaultdict(list)
    for item in sorted(items, key=_precise_first):
        years = _years(item)
        best = _best((group for year in years for group in by_year[year]), item)
        if best is None:
            best = Group(item)
            done.append(best)
            by_year[_years(item)[0]].append(best)
        else:
            best.add(item)
    return done


def _precise_first(item: Item) -> tuple[int, tuple[str, str, int]]:
    return -len(item.said.claim.date or ""), item.order


def _years(item: Item) -> tuple[str, ...]:
    """Years in which its event can lie: its own first."""
    date = item.said.claim.date or item.published
    year = date[:4]
    if len(date) == 10 and date[5:7] not in ("01", "12") and item.said.claim.date:
        return (year,)
    return (year, str(int(year) - 1), str(int(year) + 1))


def _best(some: Iterable[Group], item: Item) -> Group | None:
    best: Group | None = None
    points = 0.0
    for group in some:
        alike = likeness(group, item)
        if alike is None:
            continue
        if best is None or alike > points or (alike == points and group.items[0].order < best.items[0].order):
            best, points = group, alike
    return best


def _meet_kin(found: dict[tuple[str, str], list[Group]]) -> None:
    """Join groups of kindred types which different articles tell of one measure."""
    for first, second in KIN:
        for status in ("done", "prospective"):
            here, there = found.get((first, status), []), found.get((second, status), [])
            for group in list(there):
                twin = next((other for other in here if _twins(other, group)), None)
                if twin:
                    there.remove(group)
                    for item in group.items:
                        twin.add(item)


def _twins(one: Group, other: Group) -> bool:
    size = min(len(one.date), len(other.date))
    if one.articles & other.articles or not size or one.date[:size] != other.date[:size]:
        return False
    same = max((count for count, _ in one.counts & other.counts), default=0)
    if size < 7:
        return same >= TELLING_FROM
    kinds = {item.said.claim.type for group in (one, other) for item in group.items}
    return kinds <= {"suspension", "severance"} or same > 1
