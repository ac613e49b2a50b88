"""From words of time to dates: what "Tuesday", "last month" or "March 27" is, seen from the day of publication.

Every function gives a date as precise as both the words and the day of publication allow, or None.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from builder.model.dates import earliest, latest, precision

_DAY = datetime.timedelta(days=1)
_FAR = 250
"""Days: a date without a year which lies farther ahead than this is meant to be past, and the other way round."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}
"""First month of each season of three months; winter lies in two years and gives none."""


def common(low: datetime.date, high: datetime.date) -> str | None:
    """The most precise date that holds both days; None where they lie in two years."""
    if low == high:
        return low.isoformat()
    if low.year != high.year:
        return None
    return f"{low:%Y-%m}" if low.month == high.month else f"{low:%Y}"


def shift_months(date: datetime.date, months: int) -> datetime.date:
    """The day so many calendar months later or earlier; the month's last where it has no such day."""
    count = date.year * 12 + date.month - 1 + months
    first = datetime.date(count // 12, count % 12 + 1, 1)
    return min(first + _DAY * (date.day - 1), _month_end(first))


def month(year: int, number: int) -> str:
    """`2018-03`."""
    return f"{year:04d}-{number:02d}"


def day(year: int, number: int, of_month: int) -> str | None:
    """`2018-03-27`; None where the calendar has no such day."""
    try:
        return datetime.date(year, number, of_month).isoformat()
    except ValueError:
        return None


def end_of(date: str | None) -> str | None:
    """Last day of a month or year."""
    return latest(date).isoformat() if date else None


def days_between(one: str, other: str) -> int:
    """Days from one day to another."""
    return (datetime.date.fromisoformat(other) - datetime.date.fromisoformat(one)).days


def start_of(date: str) -> str:
    """First day of a month or year."""
    return earliest(date).isoformat()


def after(announced: str | None, days: int | None, months: int | None) -> str | None:
    """The day so long after a known day; None where the day is not known."""
    if not announced or precision(announced) != "day":
        return None
    date = datetime.date.fromisoformat(announced)
    if months:
        return shift_months(date, months).isoformat()
    return (date + _DAY * days).isoformat() if days is not None else None


@dataclass(frozen=True, slots=True)
class Reference:
    """The day from which words of time are reckoned, as far as it is known."""

    date: str | None
    """Day, month or year of publication; None where it is unknown."""

    @property
    def day(self) -> datetime.date | None:
        """The day itself, where it is known."""
        return datetime.date.fromisoformat(self.date) if self.date and precision(self.date) == "day" else None

    @property
    def year(self) -> int | None:
        """Its year."""
        return int(self.date[:4]) if self.date else None

    def near(self) -> str | None:
        """What is known of a day close to the reference: its month or year."""
        return self.date[:7] if self.date else None

    def days(self, offset: int) -> str | None:
        """The day so many days after; before, where it is negative."""
        return (self.day + _DAY * offset).isoformat() if self.day else (self.near() if abs(offset) < 8 else None)

    def about(self, low: int, high: int) -> str | None:
        """What is common to the days from `low` to `high` days after."""
        return common(self.day + _DAY * low, self.day + _DAY * high) if self.day else None

    def weekday(self, number: int, ahead: bool = False, same: bool = True, weeks: int = 0) -> str | None:
        """The latest such weekday, or with `ahead` the next one; the day itself only with `same`."""
        if not self.day:
            return self.near()
        back = (self.day.weekday() - number) % 7
        step = (7 - back) % 7 if ahead else -back
        if not step and not same:
            step = 7 if ahead else -7
        return (self.day + _DAY * (step + 7 * weeks)).isoformat()

    def weekday_of_week(self, number: int, weeks: int) -> str | None:
        """That weekday in the week so many weeks after this one; weeks begin on Monday."""
        if not self.day:
            return self.near() if not weeks else None
        return (self.day + _DAY * (number - self.day.weekday() + 7 * weeks)).isoformat()

    def week(self, weeks: int) -> str | None:
        """The month in which most working days of the week lie that is so many weeks after this one."""
        if not self.day:
            return self.near() if not weeks else None
        wednesday = self.day + _DAY * (2 - self.day.weekday() + 7 * weeks)
        return self.near() if weeks == 0 else f"{wednesday:%Y-%m}"

    def weekend(self, ahead: bool = False) -> str | None:
        """What is common to the Saturday and Sunday before the reference, or after it; the coming ones are its own."""
        if not self.day:
            return self.near()
        weekday = self.day.weekday()
        saturday = self.day - _DAY * ((weekday - 5) % 7) if not ahead else self.day + _DAY * ((5 - weekday) % 7)
        return common(saturday, saturday + _DAY)

    def months(self, offset: int) -> str | None:
        """The month so many months after."""
        if not self.date or precision(self.date) == "year":
            return None if offset else self.date
        moved = shift_months(earliest(self.date[:7]), offset)
        return month(moved.year, moved.month)

    def years(self, offset: int) -> str | None:
        """The year so many years after."""
        return f"{self.year + offset:04d}" if self.year else None

    def named_month(self, number: int, ahead: bool = False) -> str | None:
        """The latest month of that name not after the reference, or with `ahead` the first one not before it."""
        if not self.date or self.year is None:
            return None
        if precision(self.date) == "year":
            return month(self.year, number)
        here = int(self.date[5:7])
        if ahead:
            year = self.year + (number < here)
            return month(year - 1 if (number - here) % 12 * 30 > _FAR and number < here else year, number)
        return month(self.year - (number > here), number)

    def named_day(self, number: int, of_month: int, ahead: bool = False, weekday: int | None = None) -> str | None:
        """That day of the year nearest to the reference: before it, or with `ahead` after it; one that would lie far
        off is taken on the other side. A weekday named with it decides where it fits one year only."""
        if self.year is None or self.date is None:
            return None
        low, high = earliest(self.date), latest(self.date)
        years = [day(self.year + step, number, of_month) for step in (-1, 0, 1)]
        dates = [datetime.date.fromisoformat(date) for date in years if date]
        if weekday is not None:
            dates = [date for date in dates if date.weekday() == weekday] or dates
        before = [date for date in dates if date <= high]
        later = [date for date in dates if date >= low]
        if precision(self.date) == "year":
            return next((date.isoformat() for date in dates if date.year == self.year), None)
        if ahead:
            best = later[0] if later and (later[0] - low).days <= _FAR else next(iter(before[-1:] + later), None)
        else:
            best = before[-1] if before and (high - before[-1]).days <= 320 else next(iter(later + before), None)
            best = best if best and (not before or (best - high).days <= 45) else before[-1]
        return best.isoformat() if best else None

    def season(self, name: str, which: str = "") -> str | None:
        """Year of the season that is `last`, `this`, `next` or, without such a word, the latest that has begun; None
        for winter, which lies in two years."""
        first = _SEASONS.get(name)
        if first is None or self.year is None or self.date is None or precision(self.date) == "year":
            return None
        here = int(self.date[5:7])
        step = {"last": -(here < first + 3), "this": 0, "next": int(here >= first)}.get(which, -(here < first))
        return f"{self.year + step:04d}"


def _month_end(first: datetime.date) -> datetime.date:
    return latest(f"{first:%Y-%m}")
