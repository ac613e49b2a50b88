"""Who acts on whom, by the kind of measure: against somebody's people or posts, or with one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .arguments import Sides, actors_of, against, each_other, obliged, owners
from .guesses import guess_actor, guess_target, speakers
from .hits import Hit, left_place
from .scene import Scene, Thing
from .story import Story


def sides(hit: Hit, scene: Scene, story: Story) -> Sides:
    """The actors and targets of a measure."""
    both = each_other(hit, scene, story)
    if len(both) == 2:
        return both, both, "clause", "clause"
    if hit.type in ("recall",):
        return _recall(hit, scene, story)
    if hit.type in ("severance", "suspension"):
        return _relations(hit, scene, story)
    if hit.thing is not None and hit.thing.kind == "mission" and hit.type in ("closure",):
        return _closure(hit, scene, story)
    return against(hit, scene, story)


def _plans(hit: Hit, scene: Scene) -> bool:
    """Whether a state says what it will do with its own post: "Bolivia is to close its embassies"."""
    return bool({"is", "are"} & set(hit.auxiliaries)) and scene.words[hit.verb] in ("close", "shut", "shutter")


def _closure(hit: Hit, scene: Scene, story: Story) -> Sides:
    thing = hit.thing
    assert thing is not None
    actors = actors_of(hit.agent, scene, story)
    said = "clause" if actors else ""
    if obliged(hit) and not _plans(hit, scene):
        hit = replace(hit, agent=None, counterpart=hit.agent, voice="loss")
    if hit.counterpart is not None:
        loser = actors_of(hit.counterpart, scene, story)
        base = replace(hit, counterpart=None, thing=replace(thing, owners=loser or thing.owners, own=""))
        return against(base, scene, story)
    theirs, aimed = owners(thing, scene, story, () if thing.own else actors)
    if thing.own and thing.host and thing.host in actors and not thing.owners:
        theirs, aimed = guess_target(hit, scene, story, actors)
    elif thing.own and actors and hit.voice == "active" and thing.own in ("its", "their", "his", "her", "our"):
        theirs = actors
    if not theirs and actors and not thing.host:
        theirs, aimed = guess_target(hit, scene, story, actors)
    if not theirs and thing.host:
        theirs = actors if actors and thing.host not in actors else ()
    if actors and (set(actors) == set(theirs) or thing.host and thing.host not in actors and not theirs):
        host = thing.host or _host_near(scene, hit, actors) or story.counterpart(actors[0]) or story.other(actors[0])
        return actors, _stations(thing, host, actors), said, "host"
    if actors:
        return actors, theirs, said, aimed
    spoken = speakers(scene, ())
    if (
        theirs
        and thing.host
        and thing.host not in theirs
        and scene.word(thing.first - 1) != "and"
        and (thing.own or set(spoken) & set(theirs))
    ):
        return theirs, _stations(thing, thing.host, theirs), "owner", "host"
    if theirs and _shut_itself(hit, scene) and thing.host not in theirs:
        host = thing.host or _host_near(scene, hit, theirs) or story.counterpart(theirs[0]) or story.other(theirs[0])
        return theirs, (host,) if host else (), "owner", "host"
    if thing.host and thing.host not in theirs:
        return (thing.host,), theirs, "place", aimed
    return against(hit, scene, story)


TEMPORARY: Final = frozenset(["temporarily", "being", "notice"])
EMBASSIES: Final = frozenset(["embassy", "embassies", "commission", "legation"])


LEFT: Final = frozenset(["evacuated", "vacated", "abandoned", "emptied", "mothballed", "relocated"])
"""Said of posts that their own state gives up."""


def _shut_itself(hit: Hit, scene: Scene) -> bool:
    """Whether an embassy closes without anybody's order: "Peru's embassy in La Paz closed its doors"."""
    thing = hit.thing
    if thing is None or set(hit.auxiliaries) & {"must", "to", "should"}:
        return False
    if hit.voice != "people" and not (hit.voice == "passive" and scene.words[hit.first] in LEFT):
        return False
    said = " ".join(scene.words[hit.first - 1 : hit.last])
    if hit.agent is not None or said.startswith(("ordered", "told")) or "to be" in said:
        return False
    for_now = TEMPORARY & set(scene.words[hit.last : hit.last + 6])
    return bool(for_now or EMBASSIES & set(scene.words[thing.first : thing.last]) and thing.host)


def _stations(thing: Thing | None, host: str, actors: tuple[str, ...]) -> tuple[str, ...]:
    """The states in which the people or posts stand: all those of a list, or the one that was found."""
    listed = tuple(a for a in thing.hosts if a not in actors) if thing is not None and thing.plural else ()
    if len(listed) > 1 and host in listed:
        return listed
    return (host,) if host else ()


def _facing(actors: tuple[str, ...], scene: Scene, story: Story) -> bool:
    """Whether two actors act on each other: "both recalled their ambassadors"."""
    if {"both", "each"} & set(scene.words[scene.first : scene.last]):
        return all(draft.target in actors for draft in story.drafts[-3:])
    ranked = sorted(story.weights, key=lambda actor: -story.weights[actor])[:2]
    alone = set(ranked) == set(actors) and all(m.actor in actors for m in scene.mentions if not m.group)
    return story.counterpart(actors[0]) == actors[1] or not story.drafts and alone


def _pair(story: Story) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The two sides told of last, or most spoken of."""
    if story.drafts:
        return (story.drafts[-1].actor,), (story.drafts[-1].target,)
    first = story.subject[:1]
    other = story.other(first[0]) if first else ""
    return first, (other,) if other else ()


def _host_near(scene: Scene, hit: Hit, actors: tuple[str, ...]) -> str:
    """The state whose capital or name stands as a place near the words."""
    places = [
        m
        for m in scene.mentions
        if (m.locative or m.accredited) and m.actor not in actors and not m.compound and not m.dateline
    ]
    places = [m for m in places if -6 <= m.first - hit.first <= 14]
    places.sort(key=lambda m: (m.first < hit.first, abs(m.first - hit.first)))
    return places[0].actor if places else ""


def _recall(hit: Hit, scene: Scene, story: Story) -> Sides:
    thing = hit.thing
    actors = actors_of(hit.agent, scene, story)
    said = "clause" if actors else ""
    if thing is not None and thing.own == "its" and getattr(hit.agent, "grade", "") in ("pronoun", "name"):
        actors = speakers(scene, ()) or actors
    mine, _ = owners(thing, scene, story, ())
    if thing is not None and thing.own and actors and thing.grade != "pronoun":
        mine = actors
    behind = hit.last
    while scene.word(behind) in ("back", "home"):
        behind += 1
    away = left_place(scene, behind, 8)
    if not actors:
        actors, said = mine, "owner"
    if not actors and story.subject:
        actors, said = tuple(a for a in story.subject if a not in away), "story"
    if mine and actors and not set(mine) & set(actors):
        if thing is not None and thing.grade != "elided" and thing.owners:
            return actors, mine, said, "foreign"
        actors = mine
    if len(actors) == 2 and thing is not None and thing.own and not thing.host and _facing(actors, scene, story):
        return actors, actors, said, "own"
    hosts = next((a for a in scene.agents if thing and thing.plural and 0 <= a.first - thing.last <= 2), None)
    if hosts is not None and hosts.oblique in ("in", "to", "from") and len(hosts.actors) > 1:
        return actors, tuple(a for a in hosts.actors if a not in actors), said, "clause"
    host = (thing.host if thing is not None else "") or ""
    if not host and thing is not None and thing.inner is not None:
        host = thing.inner.host
    if host in actors:
        host = ""
    place = [a for a in away if a not in actors]
    place += [a for a in _beside(scene, place[-1] if place else host) if a not in (*actors, *place)]
    aimed = "clause" if host or place else "story"
    wave = next(
        (
            d.target
            for d in reversed(story.drafts)
            if d.type == "recall" and d.actor not in actors and d.target not in actors
        ),
        "",
    )
    if not host and not place and wave and story.scenes_since(wave) and not _host_near(scene, hit, actors):
        host, aimed = wave, "story"
    target = (
        host
        or (place[0] if place else "")
        or _host_near(scene, hit, actors)
        or next((other for a in actors if (other := story.counterpart(a)) and other not in actors), "")
    )
    if not target:
        named = (m.actor for m in scene.mentions if not m.compound and not m.dateline and m.actor not in actors)
        here = (d.target for d in reversed(story.drafts) if d.scene is scene and d.target not in actors)
        others = (story.other(a) for a in actors)
        target = next(here, "") or next((other for other in others if other and other not in actors), "")
        target = target or next(named, "")
        aimed = "guess"
    if not target and len(actors) == 2:
        return actors, actors, said, "own"
    several = tuple(dict.fromkeys([*([host] if host else []), *place]))
    if thing is not None and thing.plural and len(several) > 1:
        return actors, several, said, aimed
    return actors, _stations(thing, target, actors), said, aimed


def _beside(scene: Scene, actor: str) -> list[str]:
    """The actors coordinated with a place: "from Warsaw and Vilnius", "in Paris, Rome and Madrid"."""
    found: list[str] = []
    last = -1
    for mention in scene.mentions:
        if last < 0:
            last = mention.last if actor and mention.actor == actor and mention.locative else last
        elif tuple(scene.words[last : mention.first]) in ((",",), ("and",), (",", "and"), ("and", "in")):
            found.append(mention.actor)
            last = mention.last
        else:
            break
    return found


def _possessed(hit: Hit, scene: Scene, actor: str) -> bool:
    """Whether the relations that are over are an actor's with another: "Britain's links with Damascus"."""
    thing = hit.thing
    if thing is None or hit.rule not in ("relations at an end", "relations are over"):
        return False
    return any(m.possessive and m.actor == actor and thing.first <= m.first < thing.head for m in scene.mentions)


def _relations(hit: Hit, scene: Scene, story: Story) -> Sides:
    thing = hit.thing
    actors = actors_of(hit.agent, scene, story)
    said = "clause" if actors else ""
    told = actors_of(hit.counterpart, scene, story)
    if thing is not None and thing.kind == "mission":
        mine, _ = owners(thing, scene, story, ())
        if not actors and mine:
            host = thing.host if thing.host not in mine else ""
            other = host or _host_near(scene, hit, mine) or story.counterpart(mine[0]) or story.other(mine[0])
            return mine, (other,) if other else (), "owner", "host"
        return _closure(hit, scene, story)
    named = told or (thing.owners if thing is not None else ())
    targets = tuple(a for a in named if a not in actors)
    mutual = thing is not None and "with" not in scene.words[thing.first : thing.last]
    if not actors and len(targets) >= 2 and not told and mutual:
        spoken = speakers(scene, ())
        actors = tuple(a for a in targets if a in spoken)[:1] or targets[:1]
        targets = tuple(a for a in targets if a not in actors)
    elif not actors and len(targets) == 2 and not told and _possessed(hit, scene, targets[0]):
        actors, targets, said = targets[:1], targets[1:], "owner"
    if not targets and actors:
        following = [a for a in scene.agents if a.oblique == "with" and a.actors and not set(a.actors) & set(actors)]
        targets = following[0].actors if following else ()
        if not targets:
            near = _host_near(scene, hit, actors)
            inside = next(
                (
                    m.actor
                    for m in reversed(scene.mentions)
                    if m.actor not in actors and not m.compound and m.first < hit.first
                ),
                "",
            )
            other = inside if hit.voice == "active" and inside and not story.counterpart(actors[0]) else ""
            other = other or story.counterpart(actors[0]) or near or story.other(actors[0])
            return actors, (other,) if other else (), said, "story"
    if not actors and not targets:
        return (*_pair(story), "story", "story")
    if not actors:
        actors, said = guess_actor(hit, scene, story, targets)
    return actors, targets, said, "clause"
