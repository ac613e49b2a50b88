"""From the form of a time to its date: one function a kind of form."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Final

from builder.language import reckoning
from builder.language.forms import Form
from builder.language.reckoning import Reference
from builder.model.dates import precision


def resolve(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None = None) -> str | None:
    """Date that a form gives; None where it cannot be known.

    `context` is the time which "that year" refers to, `local` the last one named in the same sentence, `ahead` whether
    the clause speaks of what is to come."""
    return _KINDS[form.kind](form, reference, context, ahead, local)


def _date(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    year = form.year or _year_of(form.which, reference, context) or _older_year(form, reference, local)
    if year is None:
        return _without_year(form, reference, ahead)
    if form.month is None:
        return f"{year:04d}"
    return reckoning.day(year, form.month, form.day) if form.day else reckoning.month(year, form.month)


def _year_of(which: str, reference: Reference, context: str | None) -> int | None:
    """Year of "March last year", "March of that year"."""
    if not which.endswith(" year"):
        return None
    step = {"that": 0, "following": 1, "previous": -1}.get(which.split()[0])
    if step is not None:
        return int(context[:4]) + step if context else None
    if reference.year is None:
        return None
    return reference.year + {"last": -1, "next": 1}.get(which.split()[0], 0)


def _older_year(form: Form, reference: Reference, local: str | None) -> int | None:
    """The year of an earlier time which the sentence or paragraph tells of, where that lies before the year of the
    reference; the tale goes on, so a month that came before in the year is the next year's."""
    if (
        not local
        or form.which
        or form.month is None
        or (reference.year is not None and int(local[:4]) >= reference.year)
    ):
        return None
    year = int(local[:4])
    back = precision(local) != "year" and form.month < int(local[5:7])
    following = reckoning.month(year + 1, form.month)
    return year + (back and (reference.date is None or following <= reference.date[:7]))


def _without_year(form: Form, reference: Reference, ahead: bool) -> str | None:
    if form.month is None:
        return None
    if form.day:
        return reference.named_day(form.month, form.day, ahead or form.which == "next", form.weekday)
    found = reference.named_month(form.month, ahead or form.which == "next")
    if form.which == "this" and reference.year:
        return reckoning.month(reference.year, form.month)
    if found and reference.date and found == reference.date[:7] and form.which in {"last", "next"}:
        return f"{int(found[:4]) + (1 if form.which == 'next' else -1):04d}{found[4:]}"
    return found


def _weekday(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if form.weekday is None:
        return None
    if form.which == "that week":
        return Reference(context).weekday_of_week(form.weekday, 0)
    if form.which.endswith(" week"):
        return reference.weekday_of_week(form.weekday, {"last": -1, "next": 1}.get(form.which.split()[0], 0))
    if form.which in {"previous", "following"}:
        base = Reference(context)
        return base.weekday(form.weekday, ahead=form.which == "following", same=False) if base.day else base.near()
    if form.which == "that" and context:
        return Reference(context).weekday(form.weekday)
    if form.which in {"last", "next"}:
        return reference.weekday(form.weekday, ahead=form.which == "next", same=False)
    return reference.weekday(form.weekday, ahead)


def _days(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    return reference.days(form.number or 0)


def _unit(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    step = {"last": -1, "this": 0, "next": 1}.get(form.which, 0)
    match form.unit:
        case "weekend":
            return reference.weekend(ahead=ahead or step > 0)
        case "week":
            return reference.week(step)
        case "month":
            return reference.months(step)
        case "year":
            return reference.years(step)
    return None


def _season(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if form.which in {"previous", "following", "that"}:
        step = {"previous": "last", "following": "next", "that": "this"}[form.which]
        return Reference(context).season(form.unit, step)
    return reference.season(form.unit, form.which or ("next" if ahead else ""))


def _ago(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if form.number is None:
        return (reference.about(-6, -2) or reference.near()) if form.unit == "day" else None
    match form.unit:
        case "hour":
            return reference.days(0) if abs(form.number) < 7 else reference.days(-round(form.number / 24))
        case "day":
            return reference.days(-form.number)
        case "week":
            day = reference.days(-7 * form.number)
            return day[:7] if day else None
        case "month":
            return reference.months(-form.number)
        case "year" if form.part == "month":
            return reference.months(-12 * form.number)
        case "year":
            return reference.years(-form.number)
    return None


def _shift(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if form.which == "clause":
        return _moved(local, form.unit, form.number) if local and precision(local) == "day" else None
    base = resolve(form.base, reference, context, ahead, local) if form.base else context
    if base is None and form.unit != "day" and form.number is not None and form.number < 0:
        base = reference.date
    return _moved(base, form.unit, form.number)


def _moved(base: str | None, unit: str, number: int | None) -> str | None:
    """The time so many units from another one, with no more than its precision."""
    if base is None:
        return None
    at = Reference(base)
    if unit == "year":
        return at.years(number) if number is not None else None
    if precision(base) == "year" or (number is None and unit in {"hour", "minute"}):
        return base
    if unit == "month":
        return at.months(number) if number is not None else None
    if unit == "minute":
        return base
    if number is None or at.day is None:
        return at.near()
    if unit == "week":
        day = at.days(7 * number)
        return day[:7] if day else None
    return at.days(number) if unit == "day" else at.days(round(number / 24)) if unit == "hour" else None


def _same(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if context is None:
        return None
    return context[: {"year": 4, "month": 7, "week": 7}.get(form.unit, 10)]


def _numbered(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    if form.which == "that" and context:
        local = context
    local = None if local and precision(local) == "year" else local
    base = Reference(local or reference.date)
    if not base.date or precision(base.date) == "year" or not form.day:
        return None
    year, month = int(base.date[:4]), int(base.date[5:7])
    here = reckoning.day(year, month, form.day)
    if not base.day or local or not here:
        return here
    step = (here < base.date) if ahead else -(here > base.date)
    moved = reckoning.shift_months(datetime.date(year, month, 1), step)
    return reckoning.day(moved.year, moved.month, form.day)


def _unknown(form: Form, reference: Reference, context: str | None, ahead: bool, local: str | None) -> str | None:
    return None


_KINDS: Final[dict[str, Callable[[Form, Reference, str | None, bool, str | None], str | None]]] = {
    "date": _date,
    "weekday": _weekday,
    "days": _days,
    "unit": _unit,
    "season": _season,
    "ago": _ago,
    "shift": _shift,
    "same": _same,
    "numbered": _numbered,
    "length": _unknown,
    "unknown": _unknown,
}
