"""Who and whom, where the clause does not say it: the speaker, the place, the other side of what was told before."""

from __future__ import annotations

from typing import Final

from . import lexicon
from .hits import Hit
from .scene import Agent, Scene
from .story import Story

SAYING: Final = lexicon.wordset("arguments_saying")


def before(scene: Scene, place: int, without: tuple[str, ...], *, doing: bool = False) -> tuple[str, ...]:
    """The actors named as subject before a token of the sentence, the nearest first; `doing`: none who is spoken to."""
    for agent in reversed(scene.agents):
        if (
            agent.last <= place
            and agent.actors
            and not agent.oblique
            and not agent.owner
            and not set(agent.actors) & set(without)
            and not (doing and _spoken_to(scene, agent))
        ):
            return agent.actors
    for agent in reversed(scene.agents):
        if agent.last <= place and agent.actors and agent.owner and not set(agent.actors) & set(without):
            return agent.actors
    return ()


SPOKEN_TO: Final = lexicon.wordset("guesses_spoken_to")


def _spoken_to(scene: Scene, agent: Agent) -> bool:
    """Whether somebody is told, accused or called something: "Karachi told Kabul that it ..."."""
    k = agent.first - 1
    return scene.word(k - (scene.word(k) == "the")) in SPOKEN_TO


def speakers(scene: Scene, without: tuple[str, ...]) -> tuple[str, ...]:
    """The actors named as subject anywhere in the sentence."""
    for agent in scene.agents:
        if agent.actors and not agent.oblique and not agent.owner and not set(agent.actors) & set(without):
            thing = scene.thing_at.get(agent.first)
            if thing is None or thing.kind != "people" or thing.grade in ("name", "banned"):
                return agent.actors
    return ()


def guess_target(hit: Hit, scene: Scene, story: Story, actors: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    thing = hit.thing
    if thing is not None and thing.grade == "number" and thing.definite and thing.count:
        whole = next(
            (
                d
                for d in story.drafts
                if d.count and d.count >= (thing.count or 0) and d.hit.voice != "nominal" and d.target not in actors
            ),
            None,
        )
        if whole is not None:
            return (whole.target,), "story"
    if thing is not None and thing.grade == "number":
        earlier = [t for t in scene.things if t.last <= thing.first and t.kind == "people" and t.owners]
        if earlier and len(earlier[-1].owners) == 1 and earlier[-1].owners[0] not in actors:
            return earlier[-1].owners, "near"
    if (
        thing is not None
        and thing.grade in ("name", "number")
        and len(story.drafts) > 1
        and actors
        and (common := story.common_target(actors))
    ):
        return (common,), "story"
    last = next(
        (d for d in reversed(story.drafts) if d.hit.voice != "nominal" and d.scene is not scene or d.scene is scene),
        None,
    )
    if last is not None and thing is not None and thing.grade == "pronoun" and thing.plural:
        together = tuple(dict.fromkeys(d.target for d in story.drafts if d.hit is last.hit and d.target not in actors))
        if len(together) > 1:
            return together, "story"
    if last is not None:
        if last.target and last.target not in actors:
            return (last.target,), "story"
        if last.actor and last.actor not in actors:
            return (last.actor,), "story"
    for actor in actors:
        if other := story.counterpart(actor) or story.likely_target(actor):
            return (other,), "story"
    for mention in scene.mentions:
        if (
            mention.actor not in actors
            and not mention.compound
            and mention.form in ("adjective", "person", "people", "name")
            and not mention.dateline
        ):
            return (mention.actor,), "near"
    for actor in actors:
        if other := story.other(actor):
            return (other,), "guess"
    return (), ""


def guess_actor(hit: Hit, scene: Scene, story: Story, targets: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    target = targets[0] if targets else ""
    if {"russia", "soviet-union"} & set(targets):
        targets = (*targets, "russia", "soviet-union")
    spoken = speakers(scene, targets)
    known = story.actor_against(target) if target else ""
    if hit.voice == "loss" or hit.rule in ("loses", "demanded of", "on the list", "among those named"):
        running = story.drafts[-1].actor if story.drafts and story.drafts[-1].hit.voice in ("loss", "active") else ""
        last = next(
            (a for a in (*story.lead, running, *(d.actor for d in reversed(story.drafts))) if a and a not in targets),
            "",
        )
        if last:
            return (last,), "story"
    paired = any((actor, target) in story.prior for actor in spoken)
    if known not in spoken and not paired and not says(scene, spoken) and (known or story.likely_actor(target)):
        spoken = ()
    if spoken:
        return (known,) if known in spoken else spoken, "speaker"
    seats = tuple(
        m.actor
        for m in scene.mentions
        if m.locative and m.form in ("capital", "seat") and m.first < hit.first and m.actor not in targets
    )
    if seats and any(d.actor == seats[-1] for d in story.drafts):
        return seats[-1:], "place"
    likely = story.likely_actor(target)
    if known and not (likely and (known, target) not in story.prior):
        return (known,), "story"
    if likely:
        return (likely,), "story"
    if known:
        return (known,), "story"
    places = tuple(
        m.actor for m in scene.mentions if m.locative and m.actor not in targets and not m.compound and not m.dateline
    )
    if places:
        return places[:1], "place"
    other = story.counterpart(target) if target else ""
    if other:
        return (other,), "story"
    if common := story.common_actor(targets):
        return (common,), "story"
    for actor in (*story.subject, *reversed(story.recent)):
        if actor not in targets:
            return (actor,), "guess"
    return (), ""


def says(scene: Scene, actors: tuple[str, ...]) -> bool:
    """Whether one of the actors announces or says something in the sentence."""
    for agent in scene.agents:
        if set(agent.actors) & set(actors) and SAYING & {
            *scene.words[agent.last : agent.last + 6],
            *scene.words[max(scene.first, agent.first - 2) : agent.first],
        }:
            return True
    return False
