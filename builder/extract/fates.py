"""People to whom happens what was told of others before: "her successor suffered the same fate", "two colleagues
followed", "it was the turn of the consul"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.model.claim import MeasureType

from . import lexicon
from .clause import group, subject
from .constructions import Match, ends, matched
from .expulsion import people
from .following import Row, rows
from .hits import Hit, left_place
from .scene import Scene, Thing

NEAR: Final = frozenset({"and followed", "the same for"})
"""Rules with everyday words, which need a measure just before."""
SINGLE: Final = frozenset({"chief", "envoy", "name"})


def fates(scene: Scene, running: MeasureType | None) -> Iterator[Hit]:
    """The people of a sentence to whom the same happens. `running`: the measure told just before, if any."""
    for i, found in rows().places(scene):
        for row in found:
            match = matched(scene, i + 1, row.elements[1:], Match(i + 1)) if row.kind == "people" else None
            if match is None or row.rule in NEAR and running is None:
                continue
            thing = _people(scene, i, row, match)
            if thing is not None:
                type_ = running if running is not None and row.rule == "and followed" else "expulsion"
                yield _made(scene, i, row, match.end, thing, type_)
                break


def _people(scene: Scene, i: int, row: Row, match: Match) -> Thing | None:
    """The people in the row's place, as subject or behind."""
    thing = people(match.thing)
    if row.subject:
        act = group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(("part", "base"))))
        thing = people(subject(scene, act.first)) if "not" not in act.auxiliaries else None
    if thing is None or thing.negated or row.rule != "the same fate" and thing.grade == "pronoun":
        return None
    return thing if row.rule != "the turn of" or thing.grade in SINGLE or thing.count else None


def _made(scene: Scene, i: int, row: Row, end: int, thing: Thing, type_: MeasureType) -> Hit:
    act = group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(("part", "base"))))
    return Hit(
        type_,
        row.rule,
        i,
        max(end, i + 1),
        replace(thing, more=True) if row.rule in NEAR else thing,
        None,
        i,
        act.first,
        act.auxiliaries,
        "passive",
        left=left_place(scene, end),
        inherits=True,
    )


def seconds(scene: Scene) -> Iterator[Hit]:
    """Others of the same measure with a time before them: "was expelled in May, and in June the consul"."""
    for base in scene.own_hits:
        if base.type not in ("expulsion", "recall") or base.thing is None or base.thing.kind != "people":
            continue
        for moment in scene.moments:
            thing = _behind(scene, moment.last)
            start = max(base.last, base.thing.last)
            taken = thing is None or any(h.thing is not None and h.thing.first == thing.first for h in scene.own_hits)
            if thing is None or taken or moment.deadline or moment.first < start or not _joins(scene, moment.first):
                continue
            owned = thing if thing.owners else replace(thing, owners=base.thing.owners, inner=base.thing.inner)
            yield replace(
                base,
                rule="and again",
                first=thing.first,
                last=thing.last,
                thing=replace(owned, more=True),
                verb=thing.first,
                group=thing.first,
                auxiliaries=(),
            )


def _behind(scene: Scene, k: int) -> Thing | None:
    """The people right behind a time, with whom the clause ends."""
    thing = people(scene.thing_at.get(k + (scene.word(k) == ",")))
    if thing is None or thing.first != k + (scene.word(k) == ",") or not ends(scene, thing.last):
        return None
    return thing if thing.grade in SINGLE or thing.count else None


def _joins(scene: Scene, k: int) -> bool:
    """Whether "and", a comma or the like leads to a time."""
    while scene.word(k - 1) in ("in", "on", "at", "a", "the"):
        k -= 1
    return scene.word(k - 1) in ("and", ",", ";", "then")
