"""Relations broken off or suspended, and the work of missions suspended."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model.claim import MeasureType

from . import lexicon
from .clause import Act, by_agent, group, objects, skip, subject
from .hits import Family, Hit
from .reporting import hit, of_kind
from .scene import Scene, Thing

KINDS: tuple[tuple[str, MeasureType], ...] = (("sever", "severance"), ("suspend", "suspension"))


def broken(scene: Scene) -> Iterator[Hit]:
    """Relations broken off or suspended; a mission's work suspended."""
    for i in range(scene.first, scene.last):
        done = False
        for key, type_ in KINDS:
            for verb in lexicon.verbs(key).get(scene.words[i], ()):
                act = group(scene, i, verb)
                for found in _broken(scene, act, type_):
                    yield found
                    done = True
                if done:
                    break
            if done:
                break
        if not done and scene.words[i] in (
            "break",
            "rupture",
            "severance",
            "severing",
            "suspension",
            "breakoff",
            "freeze",
            "breaking",
        ):
            yield from _break_noun(scene, i)
    yield from _no_more(scene)


def _strong_relations(scene: Scene, thing: Thing) -> bool:
    words = scene.words[thing.first : thing.last]
    head = scene.words[thing.head]
    return (
        any(w in words for w in ("diplomatic", "formal", "official"))
        or head in ("relations", "ties")
        or head in ("links", "channels", "dealings", "engagement", "tie")
    )


def _broken(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    if act.bare and scene.word(act.i - 1) in (
        "a",
        "an",
        "the",
        "complete",
        "clean",
        "final",
        "formal",
        "full",
        "open",
        "total",
        "this",
        "its",
        "'s",
    ):
        return
    start, rest = act.i + 1, act.verb.rest
    weak = act.verb.base in ("end", "break", "cut", "cease", "stop", "terminate", "scrap") and not rest
    if (
        act.passive
        or act.bare
        and "part" in act.verb.tense
        and isinstance(scene.thing_at.get(act.first - 1), Thing)
        and scene.thing_at[act.first - 1].kind == "relations"
    ):
        noun = subject(scene, act.first) if act.passive else scene.thing_at.get(act.first - 1)
        thing = of_kind(noun, "relations")
        if (
            thing is not None
            and _strong_relations(scene, thing)
            and (not rest or scene.is_phrase(skip(scene, start), rest))
            and not trade(scene, thing)
        ):
            yield hit(
                type_,
                f"relations {type_}",
                act,
                start + len(rest),
                thing,
                by_agent(scene, start + len(rest)),
                "passive",
            )
            return
        if type_ == "suspension" and act.passive:
            j = next(
                (
                    j
                    for j in range(max(scene.first, act.first - 8), act.first)
                    if scene.words[j] in lexicon.words("measures", "suspend_object")
                ),
                -1,
            )
            mission = next(
                (
                    t
                    for t in scene.things
                    if t.kind == "mission" and j <= t.first < act.first or t.kind == "mission" and t.last in (j, j - 1)
                ),
                None,
            )
            if j >= 0 and mission is not None:
                yield hit("suspension", "work suspended", act, start, mission, by_agent(scene, start), "passive")
        return
    if act.passive:
        return
    k = start + len(rest) if rest and scene.is_phrase(start, rest) else start
    things = objects(scene, k, 4, kinds=("relations", "mission", "people"))
    relation = things[0] if things and things[0].kind == "relations" else None
    if (
        rest
        and k == start
        and not (relation and scene.is_phrase(skip(scene, relation.last), rest))
        and not (
            relation
            and any(scene.is_phrase(j, rest) for j in range(relation.first, min(relation.last + 4, scene.last)))
        )
    ):
        return
    if relation is not None and _strong_relations(scene, relation) and not trade(scene, relation):
        yield hit(
            type_, f"relations {type_}", act, max(k, relation.last), relation, subject(scene, act.first), "active"
        )
        return
    if type_ == "severance" and act.verb.base in ("break",) and scene.word(start) in ("with", "off", "in"):
        j = start
        while j < min(start + 6, scene.last) and scene.words[j] != "with":
            j += 1
        agent = (
            next((a for a in scene.agents if a.first in (j + 1, j + 2) and a.actors), None)
            if scene.word(j) == "with"
            else None
        )
        if agent is not None:
            yield hit(
                "severance",
                "breaks with",
                act,
                agent.last,
                None,
                subject(scene, act.first),
                "active",
                counterpart=agent,
            )
        return
    if type_ == "suspension" and not weak:
        j = next(
            (
                j
                for j in range(k, min(k + 4, scene.last))
                if scene.words[j] in lexicon.words("measures", "suspend_object")
            ),
            -1,
        )
        mission = things[0] if things and things[0].kind == "mission" else None
        if mission is None and j >= 0:
            mission = next((t for t in scene.things if t.kind == "mission" and 0 <= t.first - j <= 4), None)
        if mission is not None:
            yield hit("suspension", "work suspended", act, mission.last, mission, subject(scene, act.first), "active")
    if act.verb.base in ("suspend", "halt", "stop", "cease", "pause") and not things:
        mission = of_kind(subject(scene, act.first), "mission")
        j = next(
            (
                j
                for j in range(k, min(k + 4, scene.last))
                if scene.words[j] in lexicon.words("measures", "suspend_object") or scene.words[j] == "working"
            ),
            -1,
        )
        if mission is not None and j >= 0:
            yield hit("suspension", "work suspended", act, j + 1, mission, None, "people")


def trade(scene: Scene, thing: Thing) -> bool:
    """Relations of another kind: trade, economic, military, high-level contacts."""
    return any(
        w
        in (
            "trade",
            "economic",
            "military",
            "cultural",
            "commercial",
            "cooperation",
            "academic",
            "sporting",
            "business",
            "air",
            "rail",
            "transport",
        )
        for w in scene.words[max(scene.first, thing.first - 1) : thing.last]
    )


def _break_noun(scene: Scene, i: int) -> Iterator[Hit]:
    k = i + 1
    if scene.word(k) in ("of", "in", "off"):
        things = [t for t in objects(scene, k + 1, 2, kinds=("relations",)) if t.kind == "relations"]
        if things and _strong_relations(scene, things[0]) and not trade(scene, things[0]):
            owner = next((a for a in scene.agents if a.owner and a.last <= i and i - a.last <= 3), None)
            type_: MeasureType = "suspension" if scene.words[i] in ("suspension", "freeze") else "severance"
            yield Hit(
                type_,
                "break of relations",
                i,
                things[0].last,
                things[0],
                by_agent(scene, things[0].last, 8) or owner,
                i,
                i,
                (),
                "nominal",
            )


def _no_more(scene: Scene) -> Iterator[Hit]:
    """ "would have nothing more to do with", "relations were at an end", "no longer has relations with"."""
    for i in range(scene.first, scene.last):
        for phrase in (
            ("nothing", "more", "to", "do", "with"),
            ("no", "more", "relations", "with"),
            ("no", "longer", "has", "relations", "with"),
            ("no", "further", "relations", "with"),
        ):
            if scene.is_phrase(i, phrase):
                agent = next((a for a in scene.agents if 0 <= a.first - i - len(phrase) <= 1 and a.actors), None)
                if agent is not None:
                    act = group(scene, i, lexicon.Verb("have", (), frozenset({"base"})))
                    yield hit(
                        "severance",
                        "nothing more to do with",
                        act,
                        agent.last,
                        None,
                        subject(scene, act.first),
                        "active",
                        counterpart=agent,
                    )
        if scene.is_phrase(i, ("at", "an", "end")) or scene.is_phrase(i, ("no", "longer", "exist")):
            act = group(scene, i, lexicon.Verb("be", (), frozenset({"base"})))
            thing = of_kind(subject(scene, act.first), "relations")
            if thing is not None:
                yield hit("severance", "relations at an end", act, i + 3, thing, None, "passive")


FAMILIES: tuple[tuple[str, Family], ...] = (("broken", broken),)
"""The rules in the order in which they speak."""
