"""One event a measure: what an article tells twice becomes one, its parts are joined to their whole."""

from __future__ import annotations

from typing import Final

from builder.model.dates import earliest, may_be_same

from .story import Draft


def merged(drafts: list[Draft]) -> list[Draft]:
    """The drafts with those joined that tell of one measure, in order of the text."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.title, d.scene.sentence.i, d.hit.first)):
        match = next((other for other in kept if same(other, draft)), None)
        if match is None:
            if draft.title and any(_told_by(other, draft) for other in kept):
                continue
            kept.append(draft)
        else:
            _join(match, draft)
    kept = [draft for draft in kept if not _came_true(draft, kept)]
    return sorted(kept, key=lambda d: (not d.title, d.scene.sentence.i, d.hit.first))


ENDINGS = ("severance", "suspension")


def _came_true(draft: Draft, kept: list[Draft]) -> bool:
    """Whether a planned end of relations is told as done elsewhere in the article."""
    if draft.status != "prospective" or draft.type not in ENDINGS:
        return False
    return any(
        other.status == "done" and other.type in ENDINGS and (other.actor, other.target) == (draft.actor, draft.target)
        for other in kept
    )


def _told_by(other: Draft, title: Draft) -> bool:
    """Whether a measure of the text is the one of the headline."""
    alike = other.type == title.type or {other.type, title.type} <= {"expulsion", "reduction", "denial", "recall"}
    if other.date and title.date and abs((earliest(other.date) - earliest(title.date)).days) > 45:
        return False
    return alike and (other.actor == title.actor or other.target == title.target)


NEARER: Final = 4.0
"""By how much a time must stand nearer to a second report of a measure to be taken for that of the first."""


def same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell of one measure."""
    if (one.type, one.actor, one.target) != (other.type, other.actor, other.target):
        return False
    if (
        one.type == "closure"
        and one.count != other.count
        and (one.aimed == "host") != (other.aimed == "host")
        and not (one.title or other.title)
    ):
        return False
    unmeasured = one.type == "reduction" and (_unmeasured(one) or _unmeasured(other))
    if unmeasured and one.status == other.status and one.date and other.date and _near(one, other):
        return True
    if one.background != other.background and one.count != other.count and not (one.title or other.title):
        return False
    if one.status != other.status:
        return _same_people(one, other) and bool(one.people and other.people)
    if one.status == other.status and _same_people(one, other) and _near(one, other) and one.type == "expulsion":
        return True
    if _sure(one) and _sure(other) and not may_be_same(one.date, other.date):
        return False
    if other.hit.thing is not None and other.hit.thing.more and not other.title and not one.title:
        return False
    if one.people and other.people and not _shares_name(one, other):
        return bool(one.count and other.count and one.count == other.count and one.count != len(one.people))
    if one.count is not None and other.count is not None and one.count != other.count:
        return _part(one, other)
    if _sure(one) != _sure(other) and not may_be_same(one.date, other.date):
        return (
            one.count == other.count
            and one.count is not None
            and _near(one, other)
            or other.hit.thing is not None
            and other.hit.thing.grade in ("pronoun", "name")
        )
    return not ((one.cap_to or other.cap_to) and one.cap_to and other.cap_to and one.cap_to != other.cap_to)


def _unmeasured(draft: Draft) -> bool:
    """Whether a cut is spoken of without its size, as of something told before."""
    return draft.count is None and draft.cap_from is None and draft.cap_to is None


def _near(one: Draft, other: Draft) -> bool:
    """Whether two dates lie within a few weeks."""
    if not one.date or not other.date:
        return True
    return abs((earliest(one.date) - earliest(other.date)).days) <= 45


def _sure(draft: Draft) -> bool:
    return draft.dated in ("clause", "announced")


def _same_people(one: Draft, other: Draft) -> bool:
    return bool(set(one.people) & set(other.people))


def _shares_name(one: Draft, other: Draft) -> bool:
    return bool({n.split()[-1] for n in one.people} & {n.split()[-1] for n in other.people})


def _part(one: Draft, other: Draft) -> bool:
    """Whether the smaller number is a part of the larger: "105 ... 90 of them", within the same passage."""
    small, large = sorted((one, other), key=lambda d: d.count or 0)
    near = abs(one.scene.sentence.i - other.scene.sentence.i) <= 3
    thing = small.hit.thing
    if thing is None or not near or small.hit.type != "expulsion":
        return False
    if thing.more:
        return False
    return (
        thing.grade in ("number", "pronoun", "name", "chief")
        and thing.definite
        or thing.grade in ("number",)
        and small.scene.sentence.i >= large.scene.sentence.i
        and not _sure(small)
    )


def _join(one: Draft, other: Draft) -> None:
    """Take over what the first does not have."""
    one.joined.append(other)
    if one.count is None or other.count is not None and other.count > one.count and _part(one, other):
        one.count, one.count_kind = other.count or one.count, other.count_kind
    one.cap_from = one.cap_from or other.cap_from
    one.cap_to = one.cap_to or other.cap_to
    one.people = tuple(
        dict.fromkeys(
            (*one.people, *(n for n in other.people if n.split()[-1] not in {p.split()[-1] for p in one.people}))
        )
    )
    if (
        _sure(other)
        and (not _sure(one) or not may_be_same(one.date, other.date) and other.far + NEARER < one.far)
        or other.date
        and (not one.date or len(other.date) > len(one.date) and may_be_same(one.date, other.date))
    ):
        one.date, one.dated, one.moment, one.far = other.date, other.dated, other.moment, other.far
    one.deadline = one.deadline or other.deadline
    one.term = one.term or other.term
    one.reason = one.reason or other.reason
    one.response = one.response or other.response
