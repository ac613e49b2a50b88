"""Missions closed, by order or by their owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import Act, by_agent, group, looks_verbal, objects, phrase_at, subject
from .directives import order
from .expulsion import people
from .hits import Family, Hit
from .reporting import hit, near_thing, of_kind
from .scene import Agent, Scene, Thing


def consent(scene: Scene) -> Iterator[Hit]:
    """Consent for a mission withdrawn: "withdrew its agreement to the consulate"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in CONSENT:
            continue
        things = (
            [t for t in objects(scene, i + 2, 7, kinds=("mission",)) if t.kind == "mission"]
            if scene.word(i + 1) in ("for", "to", "of")
            else []
        )
        if not things:
            continue
        for j in range(max(scene.first, i - 6), min(things[-1].last + 7, scene.last)):
            for verb in lexicon.verbs("withdraw").get(scene.words[j], ()):
                act = group(scene, j, verb)
                agent = by_agent(scene, j + 1) if act.passive else subject(scene, act.first)
                yield hit(
                    "closure",
                    "consent withdrawn",
                    act,
                    things[-1].last,
                    things[0],
                    agent,
                    "passive" if act.passive else "active",
                )
                return


LOSING = frozenset({"lose", "loses", "lost", "losing"})
CONSENT = lexicon.wordset("closures_consent")


def closed(scene: Scene) -> Iterator[Hit]:
    """`close`, `shut` a mission; a mission "must close", "is to be shut", "loses its consulate"."""
    verbs, itself = lexicon.verbs("close", "give_up"), lexicon.verbs("close_itself")
    for i in scene.where(verbs, itself, lexicon.words("measures", "closing"), LOSING, {"flag"}):
        for verb in verbs.get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = [] if _for_a_day(scene, i) else list(_ordered(scene, act) or _closed(scene, act))
            hits = [found for found in hits if not _gives_up(verb) or _is_left(found, act)]
            if hits:
                yield from hits
                break
        if scene.words[i] in lexicon.words("measures", "closing"):
            yield from _closing(scene, i)
        if scene.words[i] in LOSING:
            yield from _lost(scene, i)
        if scene.words[i] == "flag":
            yield from _flag(scene, i)
        for verb in itself.get(scene.words[i], ()):
            if scene.is_phrase(i + 1, verb.rest):
                yield from _closes_itself(scene, group(scene, i, verb))


LOWERED = frozenset(
    ["lowered", "lowers", "lower", "struck", "hauled", "taken", "came", "comes", "come", "pulled", "took", "lowering"]
)


def _flag(scene: Scene, i: int) -> Iterator[Hit]:
    """ "lowered the flag at its embassy in La Paz", "the flag over the consulate came down"."""
    verb = next((j for j in range(max(scene.first, i - 4), min(i + 8, scene.last)) if scene.words[j] in LOWERED), -1)
    post = next((t for t in scene.things if t.kind == "mission" and 0 <= t.first - i <= 6), None)
    if verb < 0 or post is None or {"half", "mast"} & set(scene.words[i : i + 8]):
        return
    act = group(scene, verb, lexicon.Verb("lower", (), frozenset({"past", "part"})))
    agent = subject(scene, act.first) if verb < i and not act.passive else None
    yield hit("closure", "lowers the flag", act, post.last, post, agent, "active" if agent else "people")


def _closes_itself(scene: Scene, act: Act) -> Iterator[Hit]:
    """ "the embassy closed its doors", "the bureau would be no more", "the consulate must pack up"."""
    post = _post(of_kind(subject(scene, act.first), "mission"))
    if post is not None:
        yield hit("closure", "closes", act, act.i + 1 + len(act.verb.rest), post, None, "people")


def _post(thing: Thing | None) -> Thing | None:
    """The mission, where the word means a post here: "office" and "mission" need an owner or a place."""
    if thing is None or thing.kind != "mission" or thing.negated:
        return None
    return thing


def _gives_up(verb: lexicon.Verb) -> bool:
    """Whether the verb says that a post is left: "gave up its consulate", "withdrew its embassy"."""
    return " ".join((verb.base, *verb.rest)) in lexicon.entries("measures", "give_up")


def _is_left(found: Hit, act: Act) -> bool:
    """Whether a post stands as the object of giving up: an embassy or a consulate, one's own."""
    thing = found.thing
    if thing is None or found.voice == "people" or thing.first <= act.i:
        return False
    return bool(lexicon.words("measures", "posts") & set(thing.noun.lower().split())) and not thing.count


def _for_a_day(scene: Scene, i: int) -> bool:
    """Whether it is closed as any office is: on Sundays, for a holiday, for repairs."""
    return any(phrase_at(scene, j, "daily") for j in range(i + 1, min(i + 9, scene.last)))


def _ordered(scene: Scene, act: Act) -> list[Hit]:
    """ "told Chile to close its consulate", "the embassy was given a week to close"."""
    given = None if act.passive else order(scene, act)
    if given is None:
        return []
    rest = act.verb.rest
    start = act.i + 1 + (len(rest) if scene.is_phrase(act.i + 1, rest) else 0)
    found = objects(scene, start, 3, kinds=("mission", "people"))
    posts = [t for t in found if t.kind == "mission"] or _elliptic_posts(scene, start)
    split = rest and start == act.i + 1
    if split and not (posts and scene.is_phrase(posts[-1].last, rest)):
        return []
    if not posts and isinstance(given.told, Thing) and act.verb.base in ("close", "shut"):
        posts = [given.told]
    voice = "passive" if given.act.passive else "active"
    return [
        hit("closure", "told to close", given.act, post.last, post, given.giver, voice, counterpart=given.told)
        for post in posts
    ]


def _closed(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    rest = act.verb.rest
    if scene.words[act.i] == "close" and scene.word(act.i - 1) in ("as", "so", "very", "too", "how", "a", "the"):
        return
    if (
        act.verb.base in ("lock", "seal", "end", "abolish")
        and not act.passive
        and not objects(scene, start, 2, kinds=("mission",))
    ):
        return
    if act.passive:
        thing = _post(of_kind(subject(scene, act.first), "mission"))
        if thing is None:
            noun = subject(scene, act.first)
            k = noun.first - 1 if noun else act.first
            thing = None if noun else near_thing(scene, k, "mission")
        if thing is not None:
            yield hit("closure", "closed", act, start, thing, by_agent(scene, start), "passive")
        return
    things = [
        t
        for t in objects(
            scene, start + (len(rest) if scene.is_phrase(start, rest) else 0), 3, kinds=("mission", "people")
        )
        if t.kind == "mission" or scene.words[t.head] in ("post", "posts") and (t.own or t.owners)
    ]
    things = [replace(t, kind="mission") for t in things]
    if not things:
        things = _elliptic_posts(scene, start)
    if rest and not (scene.is_phrase(start, rest) or things and scene.is_phrase(things[-1].last, rest)):
        return
    if things:
        posts = lexicon.words("measures", "posts")
        if act.verb.base in ("vacate", "evacuate") and (act.ing or not posts & set(things[0].noun.lower().split())):
            return
        for thing in things:
            yield hit("closure", "closed", act, things[-1].last, thing, subject(scene, act.first), "active")
        return
    if act.bare and "part" in act.verb.tense and scene.word(act.first - 1) == "ordered":
        ordering = group(scene, act.first - 1, lexicon.Verb("order", (), frozenset({"part"})))
        post = _post(of_kind(subject(scene, ordering.first), "mission")) if ordering.passive else None
        if post is not None:
            yield hit("closure", "ordered shut", ordering, start, post, by_agent(scene, start), "passive")
            return
    ordered = near_thing(scene, act.first, "mission") if act.bare and "part" in act.verb.tense else None
    if ordered is not None and ordered.last >= act.first - 1 and looks_verbal(scene, ordered.first - 1):
        yield hit("closure", "had closed", act, start, ordered, subject(scene, ordered.first), "active")
        return
    noun = subject(scene, act.first)
    thing = _post(of_kind(noun, "mission"))
    if thing is None and act.bare and "part" in act.verb.tense:
        thing = _post(near_thing(scene, act.first, "mission"))
        if thing is not None and (scene.word(act.first - 1) in ("had", "have") or thing.last >= act.first - 1):
            agent = subject(scene, thing.first) if looks_verbal(scene, thing.first - 1) else None
            yield hit("closure", "had closed", act, start, thing, agent, "active" if agent else "passive")
            return
    lasting = scene.word(start) != "for" or scene.word(start + 1) in ("the", "good", "now", "ever")
    if thing is not None and scene.word(start) != "to" and lasting and act.verb.base not in ("evacuate", "vacate"):
        yield hit("closure", "closes", act, start, thing, by_agent(scene, start), "people")


def _elliptic_posts(scene: Scene, start: int) -> list[Thing]:
    """ "the Polish one", "two": missions whose noun stands earlier in the sentence."""
    if not any(t.kind == "mission" and t.last <= start for t in scene.things):
        return []
    found = objects(scene, start, 1)
    if not found or found[0].grade not in ("nation", "number") or scene.words[found[-1].last - 1] in ("people",):
        return []
    return [replace(found[0], kind="mission", plural=bool(found[0].count and found[0].count > 1))]


def _closing(scene: Scene, i: int) -> Iterator[Hit]:
    if scene.words[i] in ("closing", "shutting") and scene.word(i - 1) not in ("the", "of", "'s", "for", "a"):
        return
    owner = next((a for a in scene.agents if a.owner and a.last <= i and i - a.last <= 2), None)
    k = i + 1
    if scene.word(k) == "of" or scene.word(k) == "order":
        things = objects(scene, k + 1, 3, kinds=("mission",))
        for thing in things:
            if thing.kind == "mission":
                yield Hit(
                    "closure",
                    "closure of",
                    i,
                    thing.last,
                    thing,
                    by_agent(scene, thing.last, 8) or owner,
                    i,
                    i,
                    (),
                    "nominal",
                )


HOUSES: Final = frozenset(["residence", "residency", "villa", "estate", "compound"])
"""Houses that are no posts."""


def _lost(scene: Scene, i: int) -> Iterator[Hit]:
    """ "Latvia loses its consulates", "Ukraine loses 13 people": done by the other side."""
    act = group(scene, i, lexicon.Verb("lose", (), frozenset({"base", "s", "past"})))
    loser = subject(scene, act.first)
    if not isinstance(loser, Agent | Thing):
        return
    for thing in objects(scene, i + 1, 3, kinds=("mission", "people")):
        if thing.kind == "mission" and not HOUSES & set(scene.words[thing.first : thing.last]):
            yield hit("closure", "loses", act, thing.last, thing, None, "active", counterpart=loser)
        elif people(thing) and (thing.count and isinstance(loser, Agent) or thing.strong):
            yield hit("expulsion", "loses", act, thing.last, thing, None, "active", counterpart=loser)


FAMILIES: tuple[tuple[str, Family], ...] = (("consent", consent), ("closed", closed))
"""The rules in the order in which they speak."""
