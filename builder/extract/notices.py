"""Orders to leave as nouns: "received orders to leave", "marching orders for two envoys"; "asked that one leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import Noun, by_agent, group, leave_at, objects, phrase_at, skip, subject
from .expulsion import bare, make, own_subject, owner, passive_people, people
from .hits import Family, Hit, left_place
from .scene import Agent, Scene, Thing

ASKING: Final = lexicon.wordset("notices_asking")
GOING: Final = frozenset({"for", "to", "reached", "on", "against"})


def noticed(scene: Scene) -> Iterator[Hit]:
    """`notice`, `orders` and the like, with those who get them."""
    for i in scene.where(lexicon.by_first("measures", "notice_strong"), lexicon.by_first("measures", "notice")):
        if end := phrase_at(scene, i, "notice_strong"):
            yield from _given(scene, i, end) or _for(scene, i, end)
        elif end := phrase_at(scene, i, "notice"):
            goes = leave_at(scene, end + 1) if scene.word(end) == "to" else _must(scene, end)
            yield from goes and (_given(scene, i, goes) or _sent(scene, i, goes)) or _for_to(scene, i, end)


def _must(scene: Scene, k: int) -> int:
    """End of "that he must leave", "giving him two days" behind a notice; 0 where nothing like it stands there."""
    if scene.word(k) == "that" and scene.word(k + 1) in ("he", "she", "they"):
        return leave_at(scene, k + 3) if scene.word(k + 2) in ("must", "should") else 0
    return 0


def _given(scene: Scene, i: int, end: int) -> list[Hit]:
    """ "were handed notice to leave", "got his marching orders", "served the consul with notice to quit"."""
    for k in range(i - 1, max(scene.first, i - 14) - 1, -1):
        if scene.words[k] in (";", ":", "."):
            break
        for verb in lexicon.verbs("receive").get(scene.words[k], ()):
            found = people(subject(scene, group(scene, k, verb).first))
            if found and i - k <= 4:
                act = bare(scene, k, *verb.tense)
                return list(make(act, "got notice", end, [found], None, "people", left=left_place(scene, end)))
        for verb in lexicon.verbs("hand").get(scene.words[k], ()):
            act = group(scene, k, verb)
            passive = passive_people(scene, act)
            if act.passive and passive and i - k <= 5:
                doer = by_agent(scene, k + 1)
                return list(make(act, "given notice", end, passive, doer, "passive", left=left_place(scene, end)))
            things = [] if act.passive else [t for t in objects(scene, k + 1, 1) if people(t)]
            if things and things[-1].last <= i <= things[-1].last + 3:
                agent = own_subject(scene, act)
                return list(make(act, "given notice", end, things, agent, "active", left=left_place(scene, end)))
    return []


def _nominal(scene: Scene, i: int, end: int, things: list[Thing], rule: str) -> list[Hit]:
    agent = by_agent(scene, things[-1].last, 6) or owner(scene, i) or _ordering(scene, i)
    last = max(end, things[-1].last)
    return [
        Hit("expulsion", rule, i, last, thing, agent, i, i, (), "nominal", left=left_place(scene, end))
        for thing in things
    ]


def _ordering(scene: Scene, i: int) -> Noun | None:
    """Who "signed an order", "gave the order", "issued instructions"."""
    for k in range(i - 1, max(scene.first, i - 5) - 1, -1):
        for verb in lexicon.verbs("issue").get(scene.words[k], ()):
            act = group(scene, k, verb)
            return by_agent(scene, k + 1) if act.passive else subject(scene, act.first)
    return None


def _strong(things: list[Thing]) -> list[Thing]:
    return [t for t in things if people(t) and t.grade not in ("people", "pronoun")]


def _for(scene: Scene, i: int, end: int) -> list[Hit]:
    """ "marching orders for two envoys"."""
    things = _strong(objects(scene, end + 1, 0)) if scene.word(end) in ("for", "to") else []
    return _nominal(scene, i, end, things, "notice for") if things else []


def _sent(scene: Scene, i: int, end: int) -> list[Hit]:
    """ "orders to leave Chile went out to two envoys"."""
    for k in range(end, min(end + 9, scene.last)):
        if scene.words[k] in GOING and (things := _strong(objects(scene, k + 1, 0))):
            return _nominal(scene, i, end, things, "notice sent")
        if scene.words[k] in (",", ";", "and", "but"):
            break
    return []


def _for_to(scene: Scene, i: int, end: int) -> list[Hit]:
    """ "an order for two envoys to leave"."""
    if scene.word(end) not in ("for", "to"):
        return []
    things = _strong(objects(scene, end + 1, 0))
    k = things[-1].last if things else 0
    if not things or scene.word(k) != "to" or not (goes := leave_at(scene, k + 1)):
        return []
    return _nominal(scene, i, goes, things, "order for")


def asked_that(scene: Scene) -> Iterator[Hit]:
    """ "ordered that two envoys leave", "asked that a member of the embassy be withdrawn"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in ASKING:
            continue
        k = skip(scene, i + 1)
        if scene.word(k) not in ("that", "for"):
            continue
        things = [t for t in objects(scene, k + 1, 1) if people(t)]
        j = things[-1].last if things else 0
        j += scene.word(j) == "to" if scene.word(k) == "for" else 0
        end = leave_at(scene, j) if things and (scene.word(k) == "that" or scene.word(j - 1) == "to") else 0
        if end:
            act = bare(scene, i, "past")
            doer = subject(scene, act.first)
            if isinstance(doer, Agent) and doer.kind != "name" or not scene.words[i].startswith("demand"):
                yield from make(act, "asked that", end, things, doer, "active", left=left_place(scene, end))


def and_staff(scene: Scene) -> Iterator[Hit]:
    """ "ordered two consulates to shut and their staff to depart"."""
    for thing in scene.things:
        k = thing.last
        theirs = people(thing) is not None and (thing.strong or thing.own in ("their", "its"))
        if not theirs or scene.word(thing.first - 1) != "and" or scene.word(k) != "to":
            continue
        end = leave_at(scene, k + 1)
        for i in range(thing.first - 2, max(scene.first, thing.first - 26) - 1, -1) if end else ():
            for verb in lexicon.verbs("tell").get(scene.words[i], ()):
                act = group(scene, i, verb)
                posts = next((t for t in scene.things if i < t.first < thing.first and t.kind == "mission"), None)
                if posts is None or act.passive:
                    continue
                owned = replace(thing, owners=thing.owners or posts.owners, own="" if posts.owners else thing.own)
                yield from make(act, "and staff", end, [owned], own_subject(scene, act), "active")
                return


LISTS: Final = frozenset({"list", "sheet", "paper", "roll", "page", "lists"})
BEARING: Final = frozenset({"with", "of", "bearing", "containing", "naming"})


def list_handed(scene: Scene) -> Iterator[Hit]:
    """ "handed the ambassador a list of fifteen names", "was given a sheet with five names on it"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in LISTS or scene.word(i + 1) not in BEARING:
            continue
        names = next((t for t in objects(scene, i + 2, 0) if people(t) and t.count), None)
        if names is None or scene.words[names.head] not in ("names", "name", "diplomats", "officials", "persons"):
            continue
        for k in range(i - 1, max(scene.first, i - 18) - 1, -1):
            for verb in lexicon.verbs("hand").get(scene.words[k], ()):
                act = group(scene, k, verb)
                told = passive_people(scene, act) if act.passive else objects(scene, k + 1, 1)
                if told and people(told[0]) and told[0].strong:
                    owned = replace(names, grade="envoy", owners=names.owners or told[0].owners, own="")
                    doer = by_agent(scene, k + 1) if act.passive else own_subject(scene, act)
                    yield from make(
                        act, "list handed", names.last, [owned], doer, "passive" if act.passive else "active"
                    )
                    return


FAMILIES: tuple[tuple[str, Family], ...] = (
    ("noticed", noticed),
    ("asked that", asked_that),
    ("and staff", and_staff),
    ("list handed", list_handed),
)
"""The rules in the order in which they speak."""
