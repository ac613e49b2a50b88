"""How well a claim fits to an event, field by field: the rules by which claims meet.

Each rule gives points, or None where the two cannot be one measure.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date as day_of
from typing import Final, NamedTuple

from builder.model.chronicle import Said
from builder.model.dates import may_be_same

NEAR_DAYS: Final = 3
"""Articles date one measure up to so many days apart: ordered, announced, reported."""
VAGUE_DAYS: Final = 100
"""A claim without a date tells of something at most so many days before its article."""
TELLING_FROM: Final = 8
"""Numbers from here on, where they agree, hold claims together that are dated somewhat apart."""
TELLING_DAYS: Final = 14
"""How far apart days may be that go with such a number."""
PRINT_DAYS: Final = 62
"""A claim dated by the month of its article may tell of a measure so many days before, if a large number agrees."""
THREAT_DAYS: Final = 14
"""Threats of one measure that are voiced or printed within so many days are one."""
CLOSE: Final = 0.8
"""Rival figures of one measure differ by no more than this ratio."""
RIVAL_FROM: Final = 10
"""Small numbers are seldom rival figures: three and four are two measures, 50 and 51 are one."""
SAME_DAY: Final = 1 / 3
"""On one day, even quite different numbers are one measure told in two ways."""
POSTS: Final = frozenset({"closure", "recall", "suspension", "severance"})
"""Types of which one post or one ambassador is counted as 1 or not at all."""

_NAME: Final = re.compile(r"[A-Z][\w'-]+")
_POST: Final = re.compile(r"embass|consul|mission|compound|council|cultural|information|liaison|trade", re.I)


class Item(NamedTuple):
    """A claim on its way into an event."""

    order: tuple[str, str, int]
    """Place among all claims: publication of the article, its slug, and the place in it."""
    said: Said
    """The claim and its article."""
    published: str
    """Day of publication; padded so that texts compare, `9999` where it is unknown."""


class Group:
    """Claims that were found to be one event, and what they say together."""

    __slots__ = ("articles", "caps", "counts", "date", "days", "items", "people", "places", "published", "roles")

    def __init__(self, item: Item) -> None:
        self.items: list[Item] = []
        self.articles: set[str] = set()
        self.days: set[str] = set()
        self.counts: set[tuple[int, str]] = set()
        self.caps: set[tuple[int | None, int | None]] = set()
        self.people: set[str] = set()
        self.places: set[str] = set()
        self.roles: set[str] = set()
        self.date = item.said.claim.date or ""
        """Most precise date: items come in order of precision, so it is the first one's."""
        self.published = item.published
        """First article's publication."""
        self.add(item)

    def add(self, item: Item) -> None:
        """Take a claim in."""
        claim = item.said.claim
        self.items.append(item)
        self.articles.add(item.said.article)
        self.published = min(self.published, item.published)
        if claim.date and len(claim.date) == 10:
            self.days.add(claim.date)
        if claim.count is not None:
            self.counts.add((claim.count, claim.count_kind or "exact"))
        if claim.cap_from is not None or claim.cap_to is not None:
            self.caps.add((claim.cap_from, claim.cap_to))
        self.people |= surnames(claim.people)
        self.places |= places(claim.role)
        self.roles |= posts(claim.role)


def surnames(people: tuple[str, ...]) -> frozenset[str]:
    """Last words of names, folded."""
    return frozenset(fold(name.split()[-1]) for name in people if name.strip())


def fold(text: str) -> str:
    """Lower case without marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def places(role: str | None) -> frozenset[str]:
    """Names in a role: the town of a consulate."""
    return frozenset(_NAME.findall(role)) if role else frozenset()


def posts(role: str | None) -> frozenset[str]:
    """Kinds of posts in a role: embassy, consulate."""
    return frozenset(found.casefold() for found in _POST.findall(role)) if role else frozenset()


def likeness(group: Group, item: Item) -> float | None:
    """Points for the claim being the group's event; None where it cannot be."""
    claim = item.said.claim
    counted = _count(group, item)
    alike_people = _people(group, item)
    certain = (counted is not None and counted > 1) or (alike_people or 0) > 0
    dated = _date(group, item, certain)
    if dated is None or alike_people is None:
        return None
    if counted is None:
        if dated < 3 or not _rival(group, item, SAME_DAY):
            return None
        counted = -1.0
    if item.said.article in group.articles and not _told_twice(group, item):
        return None
    caps = _caps(group, item)
    if caps is None or (claim.type == "closure" and not _same_post(group, item)):
        return None
    return dated + counted + alike_people + caps


def _date(group: Group, item: Item, certain: bool) -> float | None:
    date = item.said.claim.date or ""
    if not date or not group.date:
        return _undated(group, item, date)
    if item.said.claim.status == "prospective":
        return _threat(group.date, date)
    if group.days:
        return _against_days(group, item, date, certain)
    size = min(len(group.date), len(date))
    if group.date[:size] != date[:size]:
        return _month_of_print(group, item, date, certain)
    return 1.0 if size == 7 else 0.5


def _against_days(group: Group, item: Item, date: str, certain: bool) -> float | None:
    if date in group.days:
        return 3.0
    if len(date) == 10:
        reach = TELLING_DAYS if _telling(group, item) else NEAR_DAYS
        near = certain and any(_apart(day, date) <= reach for day in group.days)
        return 1.5 if near else None
    within = [day for day in group.days if day.startswith(date)]
    if any(day <= item.published or (certain and _apart(day, _day(item.published)) <= NEAR_DAYS) for day in within):
        return 1.0 if len(date) == 7 else 0.5
    return _month_of_print(group, item, date, certain)


def _month_of_print(group: Group, item: Item, date: str, certain: bool) -> float | None:
    """A measure without a day word is dated by the month of the article, though it may lie some weeks before."""
    if not certain or len(date) != 7 or not item.published.startswith(date) or group.date > item.published:
        return None
    reach = PRINT_DAYS if _telling(group, item) else NEAR_DAYS * 5
    return 0.3 if _apart(_day(group.date), _day(item.published)) <= reach else None


def _telling(group: Group, item: Item) -> bool:
    """Whether both give the same number, and one so large that it is seldom met twice."""
    count = item.said.claim.count or 0
    return count >= TELLING_FROM and (count, "exact") in group.counts


def _undated(group: Group, item: Item, date: str) -> float | None:
    """One of the two has no date: the measure lies shortly before the article that does not date it."""
    window = THREAT_DAYS if item.said.claim.status == "prospective" else VAGUE_DAYS
    one, other = date or item.published, group.date or group.published
    if one[:4] == "9999" or other[:4] == "9999":
        return 0.0 if not date and not group.date else None
    if len(other) < 7 or len(one) < 7:
        return None
    if group.date and other > item.published and item.said.claim.status == "done":
        return None
    return 0.2 if _apart(_day(one), _day(other)) <= window else None


def _threat(one: str, other: str) -> float | None:
    if len(one) < 10 or len(other) < 10:
        size = min(len(one), len(other))
        return 0.5 if one[:size] == other[:size] else None
    return 2.0 if _apart(one, other) <= THREAT_DAYS else None


def _day(date: str) -> str:
    """A day within `date`, padded dates included."""
    if len(date) == 10 and date[5:7] <= "12" and date[8:] <= "31":
        return date
    month = date[5:7] if date[5:7] and date[5:7] <= "12" else "06"
    return f"{date[:4]}-{month}-15"


def _apart(one: str, other: str) -> int:
    return abs((day_of.fromisoformat(one) - day_of.fromisoformat(other)).days)


def _count(group: Group, item: Item) -> float | None:
    claim = item.said.claim
    count, kind = claim.count, claim.count_kind or "exact"
    if claim.type in POSTS:
        counts = {value for value, _ in group.counts} or {1}
        return 2.0 if (count or 1) in counts else (0.0 if count is None or not group.counts else None)
    if count is None or not group.counts:
        return 0.0
    points = [_counts(count, kind, other, other_kind) for other, other_kind in group.counts]
    return max((p for p in points if p is not None), default=None)


def _counts(one: int, kind: str, other: int, other_kind: str) -> float | None:
    if one == other:
        return 2.0
    low, high = sorted((one, other))
    ratio = low / high if high else 1.0
    if "about" in (kind, other_kind) and ratio >= CLOSE:
        return 1.2
    lower_bound = one if kind == "at-least" else other if other_kind == "at-least" else None
    if lower_bound is not None and lower_bound == low and ratio >= CLOSE:
        return 1.2
    return 0.4 if low >= RIVAL_FROM and ratio >= CLOSE else None


def _rival(group: Group, item: Item, ratio: float) -> bool:
    count = item.said.claim.count or 0
    return any(min(count, other) >= ratio * max(count, other) for other, _ in group.counts)


def _told_twice(group: Group, item: Item) -> bool:
    """Two claims of one article are two measures, unless they give rival figures or parts of one of them."""
    claim = item.said.claim
    others = [i.said.claim for i in group.items if i.said.article == item.said.article]
    if claim.count is None or any(other.count is None for other in others):
        return False
    return all(
        may_be_same(other.date, claim.date)
        and other.count is not None
        and min(other.count, claim.count) >= RIVAL_FROM
        and min(other.count, claim.count) >= CLOSE * max(other.count, claim.count)
        for other in others
    )


def _people(group: Group, item: Item) -> float | None:
    names = surnames(item.said.claim.people)
    if not names or not group.people:
        return 0.0
    if names & group.people:
        return 3.0
    few = max(len(names), len(group.people)) <= 2 and (item.said.claim.count or 1) <= 2
    return None if few else 0.0


def _caps(group: Group, item: Item) -> float | None:
    claim = item.said.claim
    if not group.caps or (claim.cap_from is None and claim.cap_to is None):
        return 0.0
    for start, end in group.caps:
        if _differ(start, claim.cap_from) or _differ(end, claim.cap_to):
            return None
    return 2.0


def _differ(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and one != other


def _same_post(group: Group, item: Item) -> bool:
    role = item.said.claim.role
    named, kind = places(role), posts(role)
    if named and group.places and not named & group.places:
        return False
    return not (kind and group.roles and not kind & group.roles)
