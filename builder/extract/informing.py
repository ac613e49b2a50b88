"""Who "he" and "they" are in what an envoy is told: "informed the consul that he had a week to pack"."""

from __future__ import annotations

from dataclasses import replace

from . import lexicon
from .clause import Noun, by_agent, group, objects, subject
from .expulsion import people
from .hits import Hit
from .scene import Agent, Scene, Thing
from .stepping import ADVERBS

SINGLE = frozenset({"he", "she", "his", "her"})
MANY = frozenset({"they", "their", "them"})
OBJECTS = frozenset({"them", "him", "her"})
BETWEEN = frozenset({",", '"', "“", "``", "''"}) | ADVERBS


def informed(scene: Scene, hit: Hit) -> Hit:
    """The hit with the people told in the place of a pronoun, and who told them as the one who acts."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or thing.grade != "pronoun" or hit.agent is not None:
        return hit
    if thing.own not in SINGLE | MANY or not (found := _told(scene, thing)):
        return hit
    whom, host = found
    if whom.host and isinstance(host, Agent) and not host.actors:
        host = None
    return replace(hit, thing=whom, agent=host, voice="active" if host is not None else hit.voice)


def _told(scene: Scene, pronoun: Thing) -> tuple[Thing, Noun | None] | None:
    """Those to whom something is told right before a pronoun, and who tells it."""
    k = pronoun.first - 1
    if scene.word(k) == "that":
        k -= 1
    while scene.word(k) in BETWEEN or scene.moment_at.get(k):
        k -= 1
    whom = people(scene.thing_at.get(k))
    if whom is not None and whom.grade != "pronoun" and _agrees(whom, pronoun):
        for i in range(whom.first - 1, max(scene.first, whom.first - 4) - 1, -1):
            for verb in lexicon.verbs("inform").get(scene.words[i], ()):
                act = group(scene, i, verb)
                return None if act.passive else (whom, subject(scene, act.first))
    for i in range(k, max(scene.first, k - 8) - 1, -1):
        for verb in lexicon.verbs("inform").get(scene.words[i], ()):
            act = group(scene, i, verb)
            told = people(subject(scene, act.first)) if act.passive else None
            if told is not None and told.grade != "pronoun" and _agrees(told, pronoun):
                return told, by_agent(scene, i + 1)
    return None


def _agrees(whom: Thing, pronoun: Thing) -> bool:
    return whom.plural == (pronoun.own in MANY)


def spelled_out(scene: Scene, hit: Hit) -> Hit:
    """The hit with the people of the sentence whom "them" means: "accused two attaches and gave them a day"."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or thing.grade != "pronoun":
        return hit
    if thing.own not in OBJECTS and (thing.own not in SINGLE | MANY or hit.agent is not None):
        return hit
    for before in sorted(scene.things, key=lambda t: -t.first):
        if before.last > min(hit.first, thing.first) or people(before) is None or before is hit.agent:
            continue
        if before.plural == (thing.own in MANY) and (before.strong or before.grade == "nation" and before.count):
            return replace(hit, thing=before)
    return hit


def addressed(scene: Scene, you: int) -> Thing | None:
    """Whom "you" means: the people told in the same sentence: "You have a week to go," he told the consul."""
    if scene.word(you) != "you":
        return None
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("inform").get(scene.words[i], ()):
            told = [t for t in objects(scene, i + 1, 1) if people(t) and t.grade != "pronoun"]
            if told and not group(scene, i, verb).passive:
                return told[0]
    return None
