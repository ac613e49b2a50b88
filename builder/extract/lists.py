"""Ellipsis and lists: states with their numbers under a verb that stands only once, and "did the same"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .expulsion import people
from .hits import Hit
from .scene import Agent, Scene, Thing

CARRIERS: Final = lexicon.wordset("lists_carriers")
NOT_LISTED: Final = frozenset({"pronoun", "people", "name"})


def numbered(scene: Scene, base: Hit) -> Iterator[Hit]:
    """ "... four each, the Czech Republic and Lithuania three each": an actor, at most a carrier verb, a number."""
    for agent in scene.agents:
        if (
            not agent.actors
            or agent.oblique
            and agent.oblique not in ("by",)
            or agent.kind in ("name", "pronoun", "bare", "own")
        ):
            continue
        if agent.owner and agent.kind == "body":
            continue
        inside = scene.thing_at.get(agent.first)
        if inside is not None and inside.kind == "people":
            continue
        thing = _number_after(scene, agent) or _number_before(scene, agent)
        if thing is None:
            continue
        if base.voice == "loss" or base.rule in ("loses", "demanded of"):
            yield Hit(
                "expulsion",
                "loses",
                thing.first,
                thing.last,
                replace(thing, owners=agent.actors, own=""),
                None,
                agent.last,
                agent.last,
                (),
                "loss",
            )
            continue
        yield Hit(
            "expulsion",
            "list with numbers",
            thing.first,
            thing.last,
            thing,
            agent,
            agent.last,
            agent.last,
            (),
            "active",
            inherits=True,
        )


def _number_after(scene: Scene, agent: Agent) -> Thing | None:
    k = agent.last
    steps = 0
    while k < scene.last and steps <= 4:
        thing = scene.thing_at.get(k)
        if thing is not None and thing.first == k and thing.kind == "people":
            bare = "," not in scene.words[agent.last : k] or thing.grade == "number"
            if scene.words[thing.head] == "both" or thing.own in ("its", "their"):
                return None
            if bare and people(thing) and thing.count is not None and thing.grade not in NOT_LISTED:
                return thing
            return None
        if scene.moment_at.get(k):
            k = scene.moment_at[k].last
            continue
        if scene.word(k) == "," and scene.word(agent.first - 1) not in (";", "and", ","):
            return None
        if scene.words[k] not in CARRIERS | {
            "(",
            ",",
            "was",
            "next",
            "both",
            "just",
            "only",
            "even",
            "then",
            "about",
            "—",
            "-",
            "–",
            ":",
            "out",
        }:
            return None
        k += 1
        steps += 1
    return None


def _number_before(scene: Scene, agent: Agent) -> Thing | None:
    """The number in "two each Australia, Albania and Denmark"."""
    if scene.word(agent.first - 1) not in ("each", "apiece") or scene.word(agent.first - 1) == "the":
        return None
    thing = scene.thing_at.get(agent.first - 2) or scene.thing_at.get(agent.first - 1)
    return thing if thing is not None and thing.grade == "number" else None


REMOVED = frozenset(["expelled", "removed", "expulsions", "expulsion", "ousted", "ejected", "sent", "removals"])


def from_states(scene: Scene) -> Iterator[Hit]:
    """ "40 Russians from Germany and 30 from Italy", in a sentence that speaks of expulsions."""
    if not REMOVED & set(scene.words[scene.first : scene.last]):
        return
    for thing in scene.things:
        k = thing.last
        if (
            thing.kind != "people"
            or not thing.count
            or thing.grade not in ("number", "nation", "envoy")
            or scene.word(k) not in ("from", "by")
        ):
            continue
        if scene.word(k + 1) == "the":
            k += 1
        mention = scene.mention_at.get(k + 1)
        if (
            mention is not None
            and not mention.possessive
            and mention.form in ("name", "official", "abbreviation")
            and mention.actor not in thing.owners
        ):
            agent = Agent(mention.first, mention.last, (mention.actor,), "state")
            yield Hit(
                "expulsion",
                "so many from",
                thing.first,
                mention.last,
                thing,
                agent,
                thing.first,
                thing.first,
                (),
                "nominal",
                inherits=True,
            )


def labelled(scene: Scene, hit: Hit) -> Hit:
    """The hit with the state that stands as a label before its sentence: "Kuwait: the Lebanese envoy was expelled"."""
    if hit.agent is not None or hit.type != "expulsion" or hit.thing is None or not hit.thing.owners:
        return hit
    label = next((a for a in scene.agents if a.first == scene.first and scene.word(a.last) == ":"), None)
    if label is None or not label.actors or set(label.actors) & set(hit.thing.owners):
        return hit
    return replace(hit, agent=label, voice="active")


def headline(scene: Scene) -> Iterator[Hit]:
    """List style: "Estonia - One diplomat out"."""
    for thing in scene.things:
        if (
            people(thing)
            and thing.count
            and scene.word(thing.last) in ("out", "expelled", "home")
            and scene.word(thing.first - 1) in ("-", "–", "—", ":")
        ):
            agent = next((a for a in scene.agents if a.last == thing.first - 1 and a.actors), None)
            if agent is not None:
                yield Hit(
                    "expulsion",
                    "list style",
                    thing.last,
                    thing.last + 1,
                    thing,
                    agent,
                    thing.last,
                    thing.last,
                    (),
                    "active",
                    inherits=not thing.owners,
                )
