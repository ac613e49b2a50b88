"""People taken home because another state asked for it: "at Chile's request", "on the orders of the junta"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import subject
from .expulsion import bare, make, people
from .hits import Family, Hit, left_place
from .scene import Agent, Scene

REQUEST: Final = lexicon.wordset("requests_nouns")
LED: Final = frozenset({"at", "on", "by", "under", "upon", "following", "after"})
WENT: Final = lexicon.wordset("requests_went")
HOMEWARD: Final = frozenset({"order home", "order to leave", "send home"})
HOME: Final = frozenset({"home", "out", "back", "away", "off"})


def asker(scene: Scene) -> Agent | None:
    """Whose request, behest or order a sentence names: "at Chile's request", "at the request of Chile"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in REQUEST:
            continue
        before = next((a for a in scene.agents if a.actors and a.owner and 0 <= i - a.last <= 2), None)
        if before is not None and set(scene.words[max(scene.first, before.first - 2) : before.first]) & LED:
            return before
        if scene.word(i - 1) in ("its", "their") and scene.word(i - 2) in LED:
            return next((a for a in scene.agents if a.actors and not a.oblique and not a.owner and a.last < i), None)
        led = scene.word(i - 1) in LED or scene.word(i - 1) in ("the", "express", "urgent") and scene.word(i - 2) in LED
        if led and scene.word(i + 1) == "of":
            return next((a for a in scene.agents if a.actors and a.oblique == "of" and 0 < a.first - i <= 4), None)
    return None


def _by_hosts(scene: Scene) -> bool:
    """Whether "at the request of their hosts" stands in a sentence, where the host is named elsewhere."""
    hosts = [i for i in range(scene.first + 3, scene.last) if scene.words[i] in ("hosts", "host")]
    return any(REQUEST & set(scene.words[max(scene.first, i - 4) : i]) for i in hosts)


def left(scene: Scene) -> Iterator[Hit]:
    """ "two attaches left London at the request of Chile"."""
    host = asker(scene)
    if host is None and not _by_hosts(scene):
        return
    for i in range(scene.first, scene.last):
        if scene.words[i] not in WENT:
            continue
        if scene.words[i] not in ("left", "departed", "quit", "returned") and scene.word(i + 1) not in HOME:
            continue
        act = bare(scene, i, "past")
        thing = people(subject(scene, act.first))
        if thing is not None and thing.grade != "pronoun" and (thing.strong or thing.owners or thing.names):
            voice = "active" if host is not None else "people"
            yield from make(act, "left at request", i + 1, [thing], host, voice, left=left_place(scene, i + 1))


def asked_for(scene: Scene, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, with recalls at another's request as what they are: expulsions."""
    if not any(hit.type == "recall" for hit in hits) or (host := asker(scene)) is None:
        return list(hits)
    return [_turned(hit, host) if hit.type == "recall" else hit for hit in hits]


def homeward(hit: Hit) -> Hit:
    """A recall where one's own envoy is ordered home from elsewhere: "ordered the ambassador home from London"."""
    actors = getattr(hit.agent, "actors", ())
    ordered = hit.type == "expulsion" and hit.voice == "active" and hit.rule in HOMEWARD
    if not ordered or not actors or not hit.left or set(hit.left) & set(actors) or hit.thing is None:
        return hit
    return replace(hit, type="recall", rule="ordered home") if set(hit.thing.owners) <= set(actors) else hit


def _turned(hit: Hit, host: Agent) -> Hit:
    own = getattr(hit.agent, "actors", ())
    if set(own) & set(host.actors) or hit.thing is None:
        return hit
    return replace(hit, type="expulsion", rule="at request", agent=host, counterpart=hit.agent, voice="active")


FAMILIES: tuple[tuple[str, Family], ...] = (("left", left),)
"""The rules in the order in which they speak."""
