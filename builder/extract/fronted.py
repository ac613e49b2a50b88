"""Participles before their people, and people who are "out": "Expelled: two attaches", "..., two attaches out"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import lexicon
from .clause import BE, BREAKS, by_agent, objects, skip, subject
from .expulsion import bare, make, people
from .hits import Family, Hit, left_place
from .scene import Agent, Scene, Thing

REACH: Final = 24
"""Words between a participle and the colon before its people."""
OPENING: Final = frozenset({",", ":", ";", "-", "–", "—", "and"})
CLOSING: Final = frozenset({"", ".", ",", ";", "by", "within", "in", "after", "over", "for", "from"})
ALSO: Final = frozenset({"also", "likewise", "too", "first", "then", "next"})


def participles(scene: Scene) -> Iterator[Hit]:
    """ "Expelled from Chile on Monday: two attaches", "Also thrown out was the Libyan consul"."""
    i = scene.first
    while scene.word(i) in ALSO:
        i += 1
    for verb in lexicon.verbs("expel", "expel_particle").get(scene.word(i), ()):
        end = i + 1 + len(verb.rest)
        if "part" not in verb.tense or not scene.is_phrase(i + 1, verb.rest):
            continue
        things = _named(scene, end)
        if things:
            act = bare(scene, i, "part")
            rule, last, left = " ".join((verb.base, *verb.rest)), things[-1].last, left_place(scene, end)
            yield from make(act, rule, last, things, by_agent(scene, end), "passive", left=left)
        return


def _named(scene: Scene, end: int) -> list[Thing]:
    """The people behind a colon, or behind "was" and "were" right after the participle."""
    if scene.word(skip(scene, end)) in BE:
        return [t for t in objects(scene, skip(scene, end) + 1, 1) if people(t)]
    for k in range(end, min(end + REACH, scene.last)):
        if scene.words[k] in BREAKS:
            return []
        if scene.words[k] == ":":
            return [t for t in objects(scene, k + 1, 0) if people(t) and (t.strong or t.owners)]
    return []


def out(scene: Scene) -> Iterator[Hit]:
    """ "Moscow retaliates, two German diplomats out": the verb is left out."""
    for thing in scene.things:
        counted = people(thing) is not None and bool(thing.count or thing.grade == "chief") and bool(thing.owners)
        if not counted or scene.word(thing.last) != "out" or scene.word(thing.last + 1) not in CLOSING:
            continue
        if thing.first == scene.first or scene.word(thing.first - 1) in OPENING - {"and"}:
            yield from make(bare(scene, thing.last), "out", thing.last + 1, [thing], None, "people")


SWAPPED: Final = frozenset({"traded", "swapped", "exchanged", "trade", "swap", "exchange"})


def swapped(scene: Scene) -> Iterator[Hit]:
    """ "Chile and Peru traded expulsions": each acts on the other."""
    for i in scene.where(SWAPPED):
        k = i + 1 + (scene.word(i + 1) in ("diplomatic", "mutual", "tit-for-tat"))
        if scene.words[i] not in SWAPPED or scene.word(k) not in ("expulsions", "ejections"):
            continue
        act = bare(scene, i, "past")
        both = subject(scene, act.first)
        if isinstance(both, Agent) and len(both.actors) == 2 and not act.auxiliaries:
            envoys = Thing("people", k, k + 1, k, "envoy", True, owners=both.actors)
            yield from make(act, "swapped", k + 1, [envoys], both, "active")


FAMILIES: tuple[tuple[str, Family], ...] = (("participles", participles), ("out", out), ("swapped", swapped))
"""The rules in the order in which they speak."""
