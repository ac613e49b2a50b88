"""People given a term to leave: "gave the envoy 48 hours", "has until Friday"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import lexicon
from .clause import Act, by_agent, group, leave_at, objects, skip, subject
from .expulsion import bare, make, own_subject, passive_people, people, relative_object, with_before
from .hits import Family, Hit, left_place
from .informing import addressed
from .scene import Scene, Thing

DEEDS: Final = lexicon.wordset("terms_deeds")
UNITS: Final = frozenset({"hours", "hour", "days", "day", "weeks", "week", "fortnight", "month", "months"})
PERIODS: Final = frozenset({"period", "term", "time", "deadline", "notice", "grace", "delay", "limit", "span"})
ALIKE: Final = frozenset({"same", "similar", "identical", "reasonable", "short"})
ARTICLES: Final = ALIKE | {"the", "a", "an"}


HAS: Final = frozenset({"have", "has", "had", "got", "gets", "get"})


def given(scene: Scene) -> Iterator[Hit]:
    """`give`, `allow` somebody 48 hours; "has a week to leave", "has until Friday"."""
    for i in scene.where(lexicon.verbs("give"), HAS):
        for verb in lexicon.verbs("give").get(scene.words[i], ()):
            hits = list(_given(scene, group(scene, i, verb)))
            if hits:
                yield from hits
                break
        if scene.words[i] in HAS and not scene.thing_at.get(i):
            end = term(scene, skip(scene, i + 1))
            act = bare(scene, i)
            whom = addressed(scene, act.first - 1) or people(subject(scene, act.first))
            thing = whom if end and not other_deed(scene, end) else None
            if thing is not None and (
                thing.grade not in ("people", "staff")
                or thing.strong
                or thing.owners
                or thing.own
                or _leaves(scene, end)
            ):
                yield from make(
                    act, "has a term", end, with_before(scene, thing), None, "people", left=left_place(scene, end)
                )


def term(scene: Scene, k: int) -> int:
    """End of a term ("48 hours", "a week", "until May 3", "72") at a token; 0 where none stands there."""
    if scene.word(k) in (
        "just",
        "only",
        "the",
        "same",
        "another",
        "about",
        "until",
        "till",
    ) and not scene.moment_at.get(k):
        k += 1
    moment = scene.moment_at.get(k)
    if moment is not None and (moment.kind in ("term", "period") or moment.deadline):
        return moment.last
    number = scene.number_at.get(k)
    if number is None:
        return _period(scene, k)
    if (
        number.unit in ("hour", "day", "week", "month")
        or scene.word(number.last) in UNITS
        or scene.word(number.last) == "working"
        and scene.word(number.last + 1) in UNITS
        or number.value in (12, 24, 36, 48, 72, 96)
        and not scene.word(number.last).isalpha()
    ):
        last = number.last
        while scene.word(last) in UNITS | {"'", "more", "working"}:
            last += 1
        return last
    return 0


def _period(scene: Scene, k: int) -> int:
    """End of "the same period", "a reasonable time", "a fortnight" at a token; 0 where nothing like it stands there."""
    j = k
    while scene.word(j) in ARTICLES:
        j += 1
    if scene.word(j) == "deadline" and scene.word(j + 1) in ("of", "for"):
        return term(scene, j + 2) or (j + 1 if j > k else 0)
    if scene.word(j) in ("fortnight",) or scene.word(j) in PERIODS and ALIKE & set(scene.words[k:j]):
        return j + 1
    return 0


def _term_near(scene: Scene, k: int) -> int:
    """End of the term that stands behind people, over "in the country", "here", "there"."""
    for j in range(k, min(k + 5, scene.last)):
        if end := term(scene, skip(scene, j)):
            return end
        if scene.words[j] not in (
            "in",
            "the",
            "here",
            "there",
            "country",
            "city",
            "capital",
            ",",
            "each",
            "with",
            "only",
            "just",
            "both",
        ) and not scene.mention_at.get(j):
            return 0
    return 0


def _leaves(scene: Scene, k: int) -> bool:
    j = skip(scene, k)
    return scene.word(j) in ("to", "in") and bool(leave_at(scene, j + 1)) or scene.is_phrase(j, ("in", "which", "to"))


def other_deed(scene: Scene, k: int) -> bool:
    """Whether the term is one for something else than leaving: "48 hours to reply"."""
    j = skip(scene, k)
    return scene.word(j) == "to" and scene.word(j + 1) in DEEDS


def _fit(scene: Scene, things: list[Thing], end: int) -> bool:
    """Whether people with a term before them are envoys who must go."""
    if any(t.grade == "banned" for t in things) or other_deed(scene, end):
        return False
    return _leaves(scene, end) or any(
        t.strong or t.names or t.own or t.grade in ("pronoun", "name", "nation", "number", "elided") for t in things
    )


def _given(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    found = passive_people(scene, act)
    if found:
        end = _term_near(scene, start)
        if end and _fit(scene, found, end):
            yield from make(
                act, "given a term", end, found, by_agent(scene, start), "passive", left=left_place(scene, end)
            )
        return
    if act.passive:
        return
    posts = [t for t in objects(scene, start, 2, kinds=("mission", "people")) if t.kind == "mission"]
    if posts and (end := term(scene, skip(scene, posts[-1].last))):
        yield Hit(
            "closure",
            "given a term",
            act.i,
            end,
            posts[0],
            own_subject(scene, act),
            act.i,
            act.first,
            act.auxiliaries,
            "active",
        )
        return
    things = [t for t in objects(scene, start, 2) if people(t)]
    if not things and term(scene, skip(scene, start)) and (relative := relative_object(scene, act)):
        yield from make(
            act, "given a term", term(scene, skip(scene, start)), [relative], own_subject(scene, act), "active"
        )
        return
    if things:
        end = _term_near(scene, things[-1].last)
        if end and _fit(scene, things, end):
            yield from make(
                act, "given a term", end, things, own_subject(scene, act), "active", left=left_place(scene, end)
            )


def set_for(scene: Scene) -> Iterator[Hit]:
    """ "a week for the ambassador to leave", "48 hours for two envoys"; "two attaches, a fortnight to clear out"."""
    for i in range(scene.first, scene.last):
        end = term(scene, i) if i in scene.number_at or i in scene.moment_at or scene.words[i] == "a" else 0
        if not end:
            continue
        things = [t for t in objects(scene, end + 1, 0) if people(t)] if scene.word(end) == "for" else []
        k = things[-1].last if things else 0
        goes = leave_at(scene, k + 1) if things and scene.word(k) == "to" else 0
        if things and (goes or all(t.strong for t in things)) and not other_deed(scene, k):
            yield from make(
                bare(scene, i), "a term for", goes or k, things, None, "nominal", left=left_place(scene, goes or k)
            )
        before = people(scene.thing_at.get(i - 2)) if scene.word(i - 1) in (",", ":", "-", "–", "—") else None
        if before is not None and before.last == i - 1 and before.count and _leaves(scene, end):
            yield from make(bare(scene, i), "a term for", end, [before], None, "people")


FAMILIES: tuple[tuple[str, Family], ...] = (("given", given), ("set for", set_for))
"""The rules in the order in which they speak."""
