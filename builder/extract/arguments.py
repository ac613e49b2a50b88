"""Who acts on whom: the clause first, then the place that must be left, then what the article told before."""

from __future__ import annotations

from dataclasses import replace

from .guesses import before, guess_actor, guess_target, speakers
from .hits import Hit
from .scene import Agent, Scene, Thing
from .story import Story

Sides = tuple[tuple[str, ...], tuple[str, ...], str, str]
"""Actors, targets, and where each comes from."""


def each_other(hit: Hit, scene: Scene, story: Story) -> tuple[str, ...]:
    """Both sides of "each other's envoys", "four of the other's officials"."""
    thing = hit.thing
    if thing is None:
        return ()
    words = " ".join(scene.words[max(scene.first, thing.first - 3) : min(thing.last + 3, scene.last)])
    if (
        hit.rule != "swapped"
        and "each other" not in words
        and "one another" not in words
        and "of the other" not in words
        and "the other 's" not in words
    ):
        return ()
    named = actors_of(hit.agent, scene, story)
    if len(named) == 2:
        return named
    ranked = sorted(story.weights, key=lambda a: (-story.weights[a], a))
    return tuple(ranked[:2])


def actors_of(noun: Agent | Thing | None, scene: Scene, story: Story) -> tuple[str, ...]:
    """The actors that a noun phrase means."""
    if noun is None:
        return ()
    if isinstance(noun, Thing):
        if noun.owners:
            return noun.owners
        if noun.own and noun.grade == "pronoun" and noun.own in ("he", "she"):
            return (story.person,) if story.person else story.subject
        if noun.own == "they":
            return before(scene, noun.first, ()) or story.subject
        if noun.names:
            country = story.country_of(noun.names[0])
            return (country,) if country else ()
        if noun.own:
            return before(scene, noun.first, ()) or story.subject
        return before(scene, noun.first, ()) if noun.grade == "number" else ()
    if noun.actors:
        return noun.actors
    if noun.kind == "name":
        return before(scene, noun.first, ()) or story.subject
    if noun.word == "we" and (story.person or story.subject):
        return (story.person,) if story.person else story.subject
    if noun.kind == "pronoun":
        inside = before(scene, noun.first, (), doing=True)
        if noun.word in ("he", "she"):
            return inside or ((story.person,) if story.person else story.subject)
        return inside or story.subject
    return before(scene, noun.first, ()) or story.subject


def owners(thing: Thing | None, scene: Scene, story: Story, actors: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Whose people or mission it is, and where that comes from."""
    if thing is None:
        return (), ""
    if thing.owners:
        return thing.owners, "clause"
    if thing.inner is not None and thing.inner.owners:
        return thing.inner.owners, "clause"
    staff = scene.thing_at.get(thing.last + 1) if scene.word(thing.last) == "of" else None
    if staff is not None and staff.kind == "people" and staff.owners:
        return staff.owners, "clause"
    for name in thing.names:
        if country := story.country_of(name):
            return (country,), "person"
    own = thing.own or (thing.inner.own if thing.inner else "")
    if own in ("his", "her") and thing.grade != "pronoun":
        chief = next(
            (
                t
                for t in reversed(scene.things)
                if t.last <= thing.first and t.kind == "people" and t.owners and not t.plural
            ),
            None,
        )
        if chief is not None and not set(chief.owners) & set(actors):
            return chief.owners, "own"
        if chief is None and (envoy := _envoy_before(thing, scene, story)) is not None:
            country = next(iter(envoy.owners), "") or next(iter(map(story.country_of, envoy.names)), "")
            return ((country,), "own") if country and country not in actors else ((), "")
    if own in ("he", "she", "him", "her", "his") and thing.grade == "pronoun":
        if story.envoy and story.envoy not in actors:
            return (story.envoy,), "person"
    elif own == "whose" and (whose := before_relative(thing, scene)):
        return whose, "clause"
    elif own and own not in ("they", "them", "those", "who"):
        cut = tuple(
            dict.fromkeys(
                d.target
                for d in story.drafts
                if d.scene is scene and d.type in ("severance", "suspension") and (d.actor in actors or not actors)
            )
        )
        if cut and own in ("its", "their", "whose", "his"):
            return cut, "own"
        many = next(
            (a for a in reversed(scene.agents) if own == "their" and a.last <= thing.first and len(a.actors) > 1), None
        )
        if many is not None and not set(many.actors) & set(actors):
            return many.actors, "own"
        found = before(scene, thing.first, actors)
        if found:
            return found, "own"
        rest = tuple(a for a in story.subject if a not in actors)
        if rest:
            return rest, "own"
    return (), ""


def _envoy_before(thing: Thing, scene: Scene, story: Story) -> Thing | None:
    """The envoy named last in the sentence before: "... Ana Prado. Ten of her diplomats"."""
    if any(agent.last <= thing.first and agent.actors for agent in scene.agents) or not scene.sentence.i:
        return None
    for noun in reversed(story.scenes[scene.sentence.i - 1].things if story.scenes else []):
        if noun.kind == "people" and noun.grade in ("chief", "envoy", "name") and not noun.plural:
            return noun
    return None


def before_relative(thing: Thing, scene: Scene) -> tuple[str, ...]:
    """The actors named right before ", whose ..."."""
    for k in range(thing.first - 1, max(scene.first, thing.first - 4) - 1, -1):
        mention = scene.mention_at.get(k)
        if mention is not None and not mention.compound:
            return mention.group or (mention.actor,)
    return ()


def obliged(hit: Hit) -> bool:
    """Whether the subject must do it to its own people or posts: "Poland must bring its staff down"."""
    thing = hit.thing
    if (
        hit.agent is None
        or hit.counterpart is not None
        or thing is None
        or hit.type == "expulsion"
        or hit.voice != "active"
    ):
        return False
    has_to = "to" in hit.auxiliaries and bool(set(hit.auxiliaries) & {"has", "have", "had", "is", "are", "was", "were"})
    return bool(thing.own or not thing.owners) and ("must" in hit.auxiliaries or has_to)


def against(hit: Hit, scene: Scene, story: Story) -> Sides:
    """Expulsion, denial, reduction, and closing somebody's post."""
    if obliged(hit):
        hit = replace(hit, agent=None, counterpart=hit.agent, voice="loss")
    thing = hit.thing
    actors = actors_of(hit.agent, scene, story)
    said = (
        "clause"
        if isinstance(hit.agent, Agent) and hit.agent.actors or isinstance(hit.agent, Thing) and hit.agent.owners
        else "pronoun"
        if actors
        else ""
    )
    if not actors and hit.rule == "so must" and story.drafts:
        actors, said = (story.drafts[-1].actor,), "story"
    targets, aimed = owners(thing, scene, story, actors)
    if (
        not actors
        and not targets
        and not hit.left
        and hit.counterpart is None
        and hit.voice in ("people", "passive")
        and story.drafts
    ):
        last = next((d for d in reversed(story.drafts) if d.hit.voice != "nominal"), story.drafts[-1])
        if (
            thing is not None
            and not thing.host
            and not (thing.inner and thing.inner.host)
            and not set(speakers(scene, ())) - {last.actor, last.target}
        ):
            return (last.actor,), (last.target,), "story", "story"
    if hit.counterpart is not None and not (targets and thing and thing.owners):
        told = actors_of(hit.counterpart, scene, story)
        targets, aimed = (told, "clause") if told else (targets, aimed)
    if not actors and not targets and hit.counterpart is None and (spoken := before(scene, hit.first, ())):
        actors, said = spoken, "speaker"
    if hit.left and not set(hit.left) & set(targets):
        places = hit.left
        if not actors or set(actors) & set(targets) or said == "pronoun":
            actors, said = places, "place"
    if not actors and thing is not None and thing.host and thing.host not in targets:
        actors, said = tuple(a for a in thing.hosts if a not in targets) or (thing.host,), "place"
    if not actors and thing is not None and thing.inner and thing.inner.host and thing.inner.host not in targets:
        actors, said = (thing.inner.host,), "place"
    if not targets:
        targets, aimed = guess_target(hit, scene, story, actors)
    if actors and set(actors) == set(targets) and said == "clause" and aimed in ("person", "own"):
        targets, aimed = guess_target(hit, scene, story, actors)
    if not actors or set(actors) == set(targets):
        actors, said = guess_actor(hit, scene, story, targets)
    return actors, targets, said, aimed
