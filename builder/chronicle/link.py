"""Events that answer each other, where an article says that they do.

Where it says so is found by `sayings`. What is answered is then looked for among the measures of the other side against
this one: reported by the same article rather than elsewhere, of the same type, of the number that the words name, the
latest before. What no article and no editor links stays unlinked.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from builder.chronicle.draft import Draft
from builder.chronicle.sayings import Saying, own_words, sayings
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Answer
from builder.model.dates import earliest, latest

WITHIN_DAYS: Final = 130
"""An answer follows within so many days, unless the article tells of both."""
TOLD_WITHIN_DAYS: Final = 250
"""The same where the article tells of both."""

LETTERS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
"""Numbers in letters, each at its own place."""

_DIGITS: Final = re.compile(r"\b\d{1,4}\b")
_WORD: Final = re.compile(r"[a-z]+")
_KIN: Final = ({"expulsion", "reduction"}, {"severance", "suspension"})


Sides = defaultdict[tuple[str, str], defaultdict[str, list[Draft]]]
"""Measures that were carried out, by actor and target, then by year; an empty year where it is not known."""


def link(
    drafts: Iterable[Draft], named: Mapping[str, Draft], articles: Mapping[str, Annotated], actors: Mapping[str, Actor]
) -> list[tuple[Draft, str]]:
    """Give each event what it answers and what answers it.

    `named` holds every event by each of its ids, `articles` each article by its slug, `actors` those that have
    names. Returns events whose editor names an answered event that is not there, with that name.
    """
    some = list(drafts)
    sides: Sides = defaultdict(lambda: defaultdict(list))
    for draft in some:
        shown = draft.shown
        if shown["status"] == "done" and "actor" in shown and "target" in shown:
            sides[shown["actor"], shown["target"]][shown.get("date", "")[:4]].append(draft)
    lost: list[tuple[Draft, str]] = []
    concerned = [d for d in some if d.links is not None or (d.shown.get("target"), d.shown.get("actor")) in sides]
    for draft in sorted(concerned, key=_in_time):
        if draft.links is not None:
            lost += _by_editor(draft, named)
        elif other_side := _other_side(draft, sides, articles):
            _by_articles(draft, other_side, articles, actors)
    return lost


def _in_time(draft: Draft) -> tuple[str, str]:
    return draft.shown.get("date", "9999"), draft.id


def _other_side(draft: Draft, sides: Sides, articles: Mapping[str, Annotated]) -> list[Draft]:
    """Measures of the target against the actor in the same year, the year before, or without a date."""
    shown = draft.shown
    years = sides[shown["target"], shown["actor"]]
    date = shown.get("date") or articles[draft.claims[0].article].published
    if not date:
        return [other for some in years.values() for other in some]
    wanted = (date[:4], str(int(date[:4]) - 1), "")
    return [other for year in wanted for other in years.get(year, ())]


def _by_editor(draft: Draft, named: Mapping[str, Draft]) -> Iterator[tuple[Draft, str]]:
    for id_ in draft.links or ():
        answered = named.get(id_)
        if answered is None or answered is draft:
            yield draft, id_
        else:
            _join(draft, answered, Answer(draft.id, answered.id, "editor"))


def _by_articles(
    draft: Draft, other_side: Sequence[Draft], articles: Mapping[str, Annotated], actors: Mapping[str, Actor]
) -> None:
    says = sayings(draft.claims, articles, actors)
    best: tuple[float, str, Draft, Saying] | None = None
    for saying in says:
        for other in other_side:
            points = _points(draft, other, saying, articles)
            if points is not None and (best is None or (points, best[1]) > (best[0], other.id)):
                best = points, other.id, other, saying
    if best:
        _, _, answered, saying = best
        _join(draft, answered, Answer(draft.id, answered.id, "stated", saying.claim, saying.words))


def _join(draft: Draft, answered: Draft, answer: Answer) -> None:
    draft.answers.append(answer)
    answered.answered_by.append(answer)


def _points(draft: Draft, other: Draft, saying: Saying, articles: Mapping[str, Annotated]) -> float | None:
    """How likely it is that `other` is what is answered; None where it cannot be."""
    if other is draft or any(answer.to == draft.id for answer in other.answers):
        return None
    place = next((said.position for said in other.claims if said.article == saying.article), None)
    if place is not None and place > saying.position and _same_day(draft, other) and _speaks(other):
        return None
    if saying.loose and not _surely_before(draft, other, place, saying, articles):
        return None
    days = _days_before(draft, other, saying)
    if days is None or days > (WITHIN_DAYS if place is None else TOLD_WITHIN_DAYS):
        return None
    mine, theirs = draft.shown["type"], other.shown["type"]
    points = -days / 30 if place is None else 3.0 - days / 30 - abs(place - saying.position) / 10
    points += 1.5 if mine == theirs else 0.75 if any({mine, theirs} <= kin for kin in _KIN) else 0.0
    points -= len(other.shown.get("date", "")) == 4
    count = other.shown.get("count")
    if count is not None:
        points += 2.0 * (count in _numbers(saying.words)) + 0.5 * (count == draft.shown.get("count"))
    return points


def _told(draft: Draft, articles: Mapping[str, Annotated]) -> Iterator[str]:
    """Days on which articles told of an event."""
    for said in draft.claims:
        published = articles[said.article].published
        if published and len(published) == 10:
            yield published


def _numbers(words: str) -> set[int]:
    """Numbers that the words name, in digits or up to twenty in letters."""
    found = {int(digits) for digits in _DIGITS.findall(words)}
    return found | {LETTERS.index(word) for word in _WORD.findall(words.lower()) if word in LETTERS}


def _surely_before(
    draft: Draft, other: Draft, place: int | None, saying: Saying, articles: Mapping[str, Annotated]
) -> bool:
    """Words around a claim may speak of the other measure: it must come before by its date or by its place."""
    mine, theirs = draft.shown.get("date"), other.shown.get("date")
    if mine and saying.published and saying.published.startswith(mine):
        mine = saying.published
    if mine and len(mine) == 10 and any(told < mine for told in _told(other, articles)):
        return True
    if mine and theirs and latest(theirs) < earliest(mine):
        return True
    return place is not None and place < saying.position


def _same_day(one: Draft, other: Draft) -> bool:
    return "date" in one.shown and one.shown["date"] == other.shown.get("date")


def _speaks(draft: Draft) -> bool:
    """Whether a claim of the event says that it answers something."""
    return any(own_words(said.claim) for said in draft.claims)


def _days_before(draft: Draft, other: Draft, saying: Saying) -> int | None:
    """Days from the answered event to the answer, at least; None where it cannot have come before.

    A threat without a date was voiced when it was printed. Any other event without a date can only be placed by the
    article that tells of both.
    """
    mine, theirs = draft.shown.get("date"), other.shown.get("date")
    if not mine and draft.shown["status"] == "prospective":
        mine = saying.published
    if not mine or not theirs:
        return 0 if any(said.article == saying.article for said in other.claims) else None
    if earliest(theirs) > latest(mine):
        return None
    first = latest(theirs) if len(mine) < 10 or len(theirs) < 10 else earliest(theirs)
    return max(0, (earliest(mine) - first).days)
