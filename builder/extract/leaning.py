"""Measures that lean on the one told before: "and so must the consul", "and two in June", "picked three in answer"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import BE, HAVE, MODAL, Noun, group, objects, skip, subject
from .expulsion import people
from .hits import Hit
from .scene import Agent, Scene, Thing

ALIKE: Final = re.compile(
    r"\b(?:same|equal|identical|like|similar|corresponding|matching) numbers?\b|(?<!twice )\bas many\b"
)
PASSIVE: Final = frozenset({"passive", "people", "loss"})
TOO: Final = frozenset({"too", "also", "likewise"})
PICKED: Final = frozenset({"nation", "number"})


def leaning(scene: Scene, found: Sequence[Hit], running: Hit | None) -> Iterator[Hit]:
    """The hits of a sentence that go on with an expulsion of the same sentence or the one before."""
    here = [hit for hit in found if hit.type == "expulsion"]
    for base in here:
        yield from _again(scene, base, [hit for hit in here if hit is not base])
    told = [*here] if here or found else [running]
    passive = next((hit for hit in told if hit is not None and hit.voice in PASSIVE), None)
    if passive is not None:
        yield from _so(scene, passive)
    if running is not None and not here:
        yield from _picked(scene)
    if running is not None or here:
        yield from _followed(scene)


def _so(scene: Scene, base: Hit) -> Iterator[Hit]:
    """ "and so must the consul of Peru", "as was the Libyan consul"; "the consul was, too"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in BE | HAVE | MODAL:
            continue
        thing: Thing | None = None
        if scene.word(i - 1) in ("so", "as"):
            things = [t for t in objects(scene, i + 1, 0) if people(t)]
            thing = things[0] if things else None
        elif scene.word(i + 1) in TOO or scene.word(i + 1) == "," and scene.word(i + 2) in TOO:
            last = i + 2 + (scene.word(i + 1) == ",")
            thing = people(subject(scene, i)) if scene.word(last) in ("", ".", ",", ";") else None
        if thing is not None and thing.grade not in ("people", "pronoun"):
            more = replace(thing, more=True)
            yield Hit("expulsion", "so must", i, thing.last, more, base.agent, i, i, (), "passive", left=base.left)


def _followed(scene: Scene) -> Iterator[Hit]:
    """ "two of his colleagues followed on Saturday"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in ("followed", "follow", "follows"):
            continue
        k = skip(scene, i + 1)
        ends = scene.word(k) in ("", ".", ",", ";", "and", "later", "soon") or scene.moment_at.get(i + 1) or k > i + 1
        act = group(scene, i, lexicon.Verb("follow", (), frozenset({"past"})))
        thing = people(subject(scene, act.first)) if ends else None
        colleagues = thing is not None and thing.grade == "people" and thing.count and thing.own
        if thing is not None and (colleagues or thing.grade not in ("pronoun", "people", "name", "elided")):
            more = replace(thing, more=True)
            auxiliaries = act.auxiliaries
            yield Hit("expulsion", "followed", i, i + 1, more, None, i, act.first, auxiliaries, "people", inherits=True)


def _again(scene: Scene, base: Hit, others: Sequence[Hit]) -> Iterator[Hit]:
    """ "expelled three in May and two in June": a second number with a time of its own."""
    whole = people(base.thing)
    if whole is None or not scene.moments or not any(m.first < base.last + 6 for m in scene.moments):
        return
    for i in range(max(base.last, whole.last), scene.last):
        thing = scene.thing_at.get(i) or _another(scene, i)
        if thing is None or thing.first != i or not _counted(thing) or not _joined(scene, i, whole.last):
            continue
        k = skip(scene, thing.last)
        timed = any(thing.last <= m.first <= k or m.last == i for m in scene.moments)
        if timed and not any(o.thing is not None and o.thing.first <= i < o.thing.last for o in others):
            owned = thing if thing.owners else replace(thing, owners=whole.owners, own=whole.own, inner=whole.inner)
            owned = replace(owned, more=True)
            yield replace(
                base, rule="and again", first=i, last=thing.last, thing=owned, verb=i, group=i, auxiliaries=()
            )


def _another(scene: Scene, i: int) -> Thing | None:
    """ "another" alone, for one more."""
    if (
        scene.words[i] != "another"
        or not scene.moment_at.get(skip(scene, i + 1, by=False))
        and scene.word(i + 1) != "in"
    ):
        return None
    return Thing("people", i, i + 1, i, "number", count=1, more=True)


def _counted(thing: Thing) -> bool:
    return thing.kind == "people" and bool(thing.count) and thing.grade in ("number", "nation", "envoy", "name")


def _joined(scene: Scene, i: int, start: int) -> bool:
    """Whether "and" or a comma stands before the number, with a time between it and the first one."""
    k = i - 1
    while scene.word(k) in ("a", "further", "another", "of", "in", "on") or scene.moment_at.get(k):
        k -= 1
    return scene.word(k) in ("and", ",") and any(start <= m.first < k for m in scene.moments)


def _officials(scene: Scene, noun: Noun | None) -> Agent | None:
    """Who acts where it is a state, or its officials: "officials in Bangkok found"."""
    if isinstance(noun, Agent):
        return noun if noun.actors else None
    if noun is None or scene.words[noun.head] not in ("officials", "official") or not (noun.host or noun.owners):
        return None
    return Agent(noun.first, noun.last, noun.owners or (noun.host,), "body")


def _picked(scene: Scene) -> Iterator[Hit]:
    """ "Zagreb picked the adviser Petar Lukic", told as an answer."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("pick").get(scene.words[i], ()):
            act = group(scene, i, verb)
            doer = _officials(scene, subject(scene, act.first))
            if act.passive or doer is None:
                continue
            things = [
                t for t in objects(scene, i + 1, 0) if people(t) and (t.strong or t.grade in ("nation", "number"))
            ]
            if things and not set(doer.actors) & set(things[0].owners) and not things[0].negated:
                last = things[-1].last
                yield Hit(
                    "expulsion",
                    "picked",
                    i,
                    last,
                    things[0],
                    doer,
                    i,
                    act.first,
                    act.auxiliaries,
                    "active",
                    inherits=not things[0].owners,
                )


def alike(scene: Scene, thing: Thing) -> bool:
    """Whether the people are said to be as many as those before: "the same number of Kenyans", "as many"."""
    words = " ".join(scene.words[max(scene.first, thing.first - 3) : min(thing.head + 3, scene.last)])
    return thing.count is None and thing.plural and ALIKE.search(words) is not None
