"""Relations broken off or suspended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.model.claim import MeasureType

from . import lexicon
from .clause import Act, Noun, by_agent, group, objects, skip, subject
from .hits import Family, Hit
from .reporting import hit, of_kind
from .scene import Agent, Scene, Thing

KINDS: Final[tuple[tuple[str, MeasureType], ...]] = (("sever", "severance"), ("suspend", "suspension"))
ARTICLES: Final = lexicon.wordset("relations_articles")
"""Words after which "break", "cut" or "freeze" is a noun."""
FORMAL: Final = frozenset(["diplomatic", "formal", "official", "consular"])
HEADS: Final = frozenset(["relations", "ties", "links", "channels", "dealings", "engagement", "tie"])
OF_OTHER_KINDS: Final = lexicon.wordset("relations_of_other_kinds")


def broken(scene: Scene) -> Iterator[Hit]:
    """Relations broken off or suspended, told by a verb or a noun."""
    for i in scene.where(lexicon.verbs("sever"), lexicon.verbs("suspend"), lexicon.verbs("sever_them"), NOUNS):
        hits = list(_by_verb(scene, i)) or list(_dropped(scene, i))
        yield from hits
        if not hits and scene.words[i] in NOUNS:
            yield from _break_noun(scene, i)
    yield from _no_more(scene)


def _by_verb(scene: Scene, i: int) -> Iterator[Hit]:
    for key, type_ in KINDS:
        for verb in lexicon.verbs(key).get(scene.words[i], ()):
            act = group(scene, i, verb)
            if act.bare and scene.word(i - 1) in ARTICLES or scene.word(i + 1) == "short":
                continue
            for found in (_were_broken, _breaks, _breaks_them, _breaks_with, _that_were_broken):
                hits = list(found(scene, act, type_))
                if hits:
                    yield from hits
                    return


def _dropped(scene: Scene, i: int) -> Iterator[Hit]:
    """ "gave them up", "renounced them": verbs that say it only of relations named before."""
    for verb in lexicon.verbs("sever_them").get(scene.words[i], ()):
        hits = list(_breaks_them(scene, group(scene, i, verb), "severance"))
        if hits:
            yield from hits
            return


def _strong_relations(scene: Scene, thing: Thing) -> bool:
    words = scene.words[thing.first : thing.last]
    return bool(FORMAL & set(words)) or scene.words[thing.head] in HEADS


def _meant(scene: Scene, thing: Thing | None) -> bool:
    return thing is not None and _strong_relations(scene, thing) and not trade(scene, thing)


def trade(scene: Scene, thing: Thing) -> bool:
    """Relations of another kind: trade, economic, military, high-level contacts."""
    words = set(scene.words[max(scene.first, thing.first - 1) : thing.last])
    return bool(OF_OTHER_KINDS & words) and not FORMAL & words


def _were_broken(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    """ "relations with Egypt were broken off by Morocco", "all ties cut"."""
    start, rest = act.i + 1, act.verb.rest
    thing: Thing | None = None
    if act.passive:
        thing = of_kind(subject(scene, act.first), "relations")
    elif act.bare and "part" in act.verb.tense:
        near = scene.thing_at.get(act.first - 1 - (scene.word(act.first - 1) == ","))
        closes = near is not None and not objects(scene, start, 1, kinds=("relations", "mission", "people"))
        thing = of_kind(near, "relations") if closes or near is not None and near.kind == "relations" else None
    if thing is None or not _meant(scene, thing) or rest and not scene.is_phrase(skip(scene, start), rest):
        return
    last = start + len(rest)
    yield hit(type_, f"relations {type_}", act, last, thing, by_agent(scene, last), "passive")


def _breaks(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    """ "Morocco broke off relations with Egypt"."""
    if act.passive:
        return
    start, rest = act.i + 1, act.verb.rest
    split = bool(rest) and not scene.is_phrase(start, rest)
    k = start if split else start + len(rest)
    things = objects(scene, k, 4, kinds=("relations", "mission", "people"))
    thing = things[0] if things and things[0].kind == "relations" else None
    if thing is None or not _meant(scene, thing):
        return
    reach = range(thing.first, min(thing.last + 4, scene.last))
    if split and not any(scene.is_phrase(j, rest) for j in (*reach, skip(scene, thing.last))):
        return
    yield hit(type_, f"relations {type_}", act, max(k, thing.last), thing, subject(scene, act.first), "active")


def _breaks_them(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    """ "it broke them off", "froze them", "broke off in January": relations named before."""
    start, rest = act.i + 1, act.verb.rest
    if act.passive or not _relations_before(scene, act.first):
        return
    them = scene.word(start) in ("them", "these")
    if them and (not rest or scene.is_phrase(start + 1, rest)):
        thing = Thing("relations", start, start + 1, start, "relations", True, definite=True)
        yield hit(
            type_, "relations named before", act, start + 1 + len(rest), thing, subject(scene, act.first), "active"
        )
    elif rest == ("off",) and scene.is_phrase(start, rest) and act.verb.base == "break":
        behind = scene.word(start + 1)
        if (
            behind in (",", ".", ";", "", "after", "because", "over")
            or scene.moment_at.get(start + 1)
            or behind == "in"
        ):
            yield hit(type_, "relations named before", act, start + 1, None, subject(scene, act.first), "active")


def _that_were_broken(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    """ "the ties that Baghdad cut in 1967", "the relations which Chile had broken off"."""
    agent = subject(scene, act.first)
    if act.passive or not isinstance(agent, Agent) or not agent.actors or agent.last != act.first:
        return
    k = agent.first - 1
    thing = of_kind(scene.thing_at.get(k - (scene.word(k) in ("that", "which"))), "relations")
    if thing is None or not _meant(scene, thing):
        return
    if act.verb.rest and not scene.is_phrase(act.i + 1, act.verb.rest):
        return
    last = act.i + 1 + len(act.verb.rest)
    other = next((a for a in scene.agents if a.last <= thing.first and a.actors and not a.owner), None)
    rest = tuple(a for a in other.actors if a not in agent.actors) if other is not None else ()
    told = replace(other, actors=rest) if other is not None and rest else None
    yield hit(type_, f"relations {type_}", act, last, thing, agent, "active", counterpart=told)


def _relations_before(scene: Scene, k: int, reach: int = 150) -> bool:
    """Whether relations were named in the words before a token, in this sentence or the ones before."""
    return bool({"relations", "ties"} & set(scene.words[max(0, k - reach) : k]))


def _breaks_with(scene: Scene, act: Act, type_: MeasureType) -> Iterator[Hit]:
    """ "broke with Egypt", "broke off completely with Egypt"."""
    start = act.i + 1
    if act.passive or act.verb.base != "break" or scene.word(start) not in ("with", "off", "in"):
        return
    k = next((j for j in range(start, min(start + 6, scene.last)) if scene.words[j] == "with"), -1)
    agent = next((a for a in scene.agents if k >= 0 and a.first in (k + 1, k + 2) and a.actors), None)
    if agent is None and k == start and scene.word(k + 1) in ("it", "them", "him") and _relations_before(scene, k):
        yield hit("severance", "breaks with", act, k + 2, None, subject(scene, act.first), "active")
    if agent is not None:
        noun = subject(scene, act.first)
        yield hit("severance", "breaks with", act, agent.last, None, noun, "active", counterpart=agent)


NOUNS: Final = frozenset(
    ["break", "rupture", "severance", "severing", "suspension", "breakoff", "freeze", "breaking", "breach", "cutting"]
)


def _break_noun(scene: Scene, i: int) -> Iterator[Hit]:
    """ "the break of relations with Egypt", "Morocco's break with Egypt", "the rupture between the two"."""
    type_: MeasureType = "suspension" if scene.words[i] in ("suspension", "freeze") else "severance"
    owner: Noun | None = next((a for a in scene.agents if a.owner and a.last <= i and i - a.last <= 3), None)
    k = skip(scene, i + 1, by=False)
    things = objects(scene, k + 1, 2, kinds=("relations",)) if scene.word(k) in ("of", "in", "off") else []
    if things and things[0].kind == "relations" and _meant(scene, things[0]):
        agent = by_agent(scene, things[0].last, 8) or owner
        yield _noun_hit(type_, i, things[0].last, things[0], agent)
    elif scene.words[i] in ("break", "rupture", "breach") and scene.word(i + 1) == "with":
        owner = owner or _intending(scene, i)
        if owner is None:
            return
        other = next((a for a in scene.agents if a.first in (i + 2, i + 3) and a.actors), None)
        if other is not None:
            yield _noun_hit(type_, i, other.last, None, owner, other)


def _intending(scene: Scene, i: int) -> Noun | None:
    """Who plans or announces a break: "Tehran is weighing a break with Canberra"."""
    k = i - 1
    while scene.word(k) in ARTICLES:
        k -= 1
    word = scene.word(k)
    if word not in lexicon.words("cues", "prospective") | {"announced", "announces", "ordered", "decided", "on"}:
        return None
    act = group(scene, k, lexicon.Verb(word, (), frozenset({"past", "s"})))
    noun = subject(scene, act.first)
    return noun if isinstance(noun, Agent) and noun.actors else None


def _noun_hit(
    type_: MeasureType, i: int, last: int, thing: Thing | None, agent: Noun | None, other: Agent | None = None
) -> Hit:
    return Hit(type_, "break of relations", i, last, thing, agent, i, i, (), "nominal", counterpart=other)


OVER: Final = (
    ("nothing", "more", "to", "do", "with"),
    ("no", "more", "to", "do", "with"),
    ("nothing", "to", "do", "with"),
    ("nothing", "further", "to", "do", "with"),
    ("no", "more", "relations", "with"),
    ("no", "longer", "has", "relations", "with"),
    ("no", "further", "relations", "with"),
)


def _no_more(scene: Scene) -> Iterator[Hit]:
    """ "would have nothing more to do with", "relations were at an end"."""
    if not NO_MORE & set(scene.words[scene.first : scene.last]):
        return
    for i in range(scene.first, scene.last):
        phrase = next((p for p in OVER if scene.is_phrase(i, p)), ())
        if phrase:
            agent = next((a for a in scene.agents if 0 <= a.first - i - len(phrase) <= 1 and a.actors), None)
            act = group(scene, i, lexicon.Verb("have", (), frozenset({"base"})))
            if agent is not None and (phrase[0] != "nothing" or "more" in phrase or "would" in scene.words[i - 3 : i]):
                noun = subject(scene, act.first)
                yield hit(
                    "severance", "nothing more to do with", act, agent.last, None, noun, "active", counterpart=agent
                )
        if scene.words[i] in ("has", "have", "had"):
            yield from _has_none(scene, i)
        if scene.is_phrase(i, ("at", "an", "end")) or scene.is_phrase(i, ("no", "longer", "exist")):
            act = group(scene, i, lexicon.Verb("be", (), frozenset({"base"})))
            thing = of_kind(subject(scene, act.first), "relations")
            if thing is not None:
                yield hit("severance", "relations at an end", act, i + 3, thing, None, "passive")


NO_MORE: Final = frozenset(["nothing", "no", "end", "has", "have", "had"])
"""Words of which one stands in each such sentence."""


def _has_none(scene: Scene, i: int) -> Iterator[Hit]:
    """ "has no more diplomatic relations with Egypt"."""
    thing = scene.thing_at.get(i + 1)
    if thing is None or thing.kind != "relations" or not thing.negated or not _strong_relations(scene, thing):
        return
    barred = scene.word(i - 1) in ("can", "could", "cannot", "will", "would")
    if barred or {"more", "longer"} & set(scene.words[thing.first : thing.last + 3]):
        act = group(scene, i, lexicon.Verb("have", (), frozenset({"base"})))
        noun = subject(scene, act.first)
        yield hit("severance", "no more relations", act, thing.last, replace(thing, negated=False), noun, "active")


FAMILIES: tuple[tuple[str, Family], ...] = (("broken", broken),)
"""The rules in the order in which they speak."""
