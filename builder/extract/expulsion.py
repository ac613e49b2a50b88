"""People expelled: by a verb, by a noun of action, by losing their accreditation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import ADVERBS, BE, HAVE, Act, Noun, by_agent, group, objects, skip, subject
from .hits import Family, Hit, left_place
from .scene import Agent, Scene, Thing

HITTABLE = ("chief", "envoy", "staff", "people", "name", "nation", "number", "pronoun", "elided")
LOOSE: Final = lexicon.wordset("expulsion_loose")


def people(noun: object) -> Thing | None:
    """The noun, where it is people that a measure can hit."""
    if isinstance(noun, Thing) and noun.kind == "people" and noun.grade in HITTABLE and not noun.negated:
        return noun
    return None


CLEAR: Final = frozenset({"expel", "eject", "oust", "banish", "tell", "order", "ask", "instruct", "request", "require"})
"""Verbs that hit people whatever stands as their object."""
CREWS: Final = frozenset({"embassy", "mission", "legation", "commission", "bureau", "nunciature"})
"""Missions that stand for the people in them where they are thrown out or told to go."""


def crew(noun: object) -> Thing | None:
    """The people that a measure can hit, or those of a whole embassy: "threw out the embassy"."""
    found = people(noun)
    if found is not None or not isinstance(noun, Thing) or noun.kind != "mission" or noun.plural or noun.negated:
        return found
    word = noun.noun.lower().split()[-1] if noun.noun else ""
    if word not in CREWS or noun.own in ("its", "their", "our"):
        return None
    return replace(noun, kind="people", grade="staff", plural=True, count=None, inner=noun)


def make(
    act: Act, rule: str, last: int, things: list[Thing], agent: Noun | None, voice: str, **more: object
) -> Iterator[Hit]:
    """One hit for each of the coordinated groups; those of one state are one group."""
    for thing in _summed(things):
        yield Hit("expulsion", rule, act.i, last, thing, agent, act.i, act.first, act.auxiliaries, voice, **more)  # type: ignore[arg-type]


def _summed(things: list[Thing]) -> list[Thing]:
    """The groups with those of one owner put together: "the consul in Lima and his deputy" are two."""
    found: list[Thing] = []
    for thing in things:
        last = found[-1] if found else None
        own = last is not None and last.owners == thing.owners and len(last.owners) == 1
        if last is None or not own or thing.grade == "name" or not (thing.strong or thing.own):
            found.append(thing)
            continue
        one, two = (t.count if t.count is not None else None if t.plural else 1 for t in (last, thing))
        count = one + two if one is not None and two is not None else None
        names = (*last.names, *thing.names)
        found[-1] = replace(last, last=thing.last, plural=True, count=count, names=names, parts=last.parts + 1)
    return found


def own_subject(scene: Scene, act: Act) -> Noun | None:
    """The subject of an active verb."""
    return subject(scene, act.first)


def passive_people(scene: Scene, act: Act) -> list[Thing]:
    """The people to which a passive or a participle belongs."""
    if act.passive:
        found = (crew if act.verb.rest or act.verb.base in CLEAR else people)(subject(scene, act.first))
        return with_before(scene, found) if found else []
    if not act.bare or "part" not in act.verb.tense:
        return []
    k = act.first - 1
    while scene.moment_at.get(k) or scene.word(k) in ADVERBS | {",", "whom", "that"} and k > scene.first:
        k -= 1
    thing = people(scene.thing_at.get(k))
    return [thing] if thing is not None and thing.last == k + 1 and thing.grade not in ("pronoun", "elided") else []


def with_before(scene: Scene, thing: Thing) -> list[Thing]:
    """A subject with the groups coordinated before it: "Three Slovaks, two Lithuanians and one Latvian must go"."""
    found = [thing]
    while True:
        k = found[0].first - 1
        while scene.word(k) in (",", "and") and found[0].first - k < 3:
            k -= 1
        before = scene.thing_at.get(k)
        if before is None or k == found[0].first - 1 or before.kind != "people" or before.last != k + 1:
            return found
        if not before.count or not found[0].count or before.grade == "banned" or not before.owners:
            return found
        found.insert(0, before)


def expelled(scene: Scene) -> Iterator[Hit]:
    """`expel`, `oust`, `throw out`, `send home`, `show the door`."""
    for i in scene.where(lexicon.verbs("expel", "expel_particle")):
        for verb in lexicon.verbs("expel", "expel_particle").get(scene.words[i], ()):
            hits = list(_expelled(scene, group(scene, i, verb)))
            if hits:
                yield from hits
                break


def _expelled(scene: Scene, act: Act) -> Iterator[Hit]:
    rest = act.verb.rest
    rule = " ".join((act.verb.base, *rest))
    covering = scene.thing_at.get(act.i)
    if not act.passive and covering is not None and covering.head > act.i and not rest:
        return
    found = passive_people(scene, act)
    start = act.i + 1
    near = skip(scene, start)
    if found and (not rest or scene.is_phrase(near, rest) or scene.is_phrase(start, rest)):
        last = (near if scene.is_phrase(near, rest) else start) + len(rest) if rest else start
        following = objects(scene, last, 2)
        loose = (
            not following
            or following[0].grade == "pronoun"
            or scene.word(last) in ("by", "from", "in", "last", "over", "after")
        )
        if act.passive or loose:
            if not weak(act, found):
                yield from make(act, rule, last, found, by_agent(scene, last), "passive", left=left_place(scene, last))
            return
    if act.passive:
        return
    if not rest or scene.is_phrase(start, rest):
        yield from _active(scene, act, rule, start + len(rest))
        return
    things = objects(scene, start, 3)
    if things:
        yield from _split(scene, act, rule, things)
    elif scene.is_phrase(near, rest):
        yield from _active(scene, act, rule, near + len(rest))


def _split(scene: Scene, act: Act, rule: str, things: list[Thing]) -> Iterator[Hit]:
    """With the particle behind the object: "threw four of them out"."""
    rest, end = act.verb.rest, things[-1].last
    if weak(act, things):
        return
    for k in (end, skip(scene, end), *range(act.i + 2, end)):
        if scene.is_phrase(k, rest):
            last = max(k + len(rest), end)
            yield from make(
                act, rule, last, things, own_subject(scene, act), "active", left=left_place(scene, k + len(rest))
            )
            return


def weak(act: Act, things: list[Thing]) -> bool:
    """Whether verb and object together are too weak to mean an expulsion ("removed them", "sent people out")."""
    grades = {thing.grade for thing in things}
    if "banned" in grades:
        return True
    if act.verb.base not in LOOSE or act.verb.rest in (("packing",), ("home",)):
        return False
    return grades <= {"pronoun", "people"} and not any(
        t.inner or t.owners or t.count and act.verb.base in ("remove", "send") for t in things
    )


def _active(scene: Scene, act: Act, rule: str, start: int) -> Iterator[Hit]:
    things = objects(scene, start, 4, kinds=("people", "mission"))
    if things and weak(act, things):
        return
    whole = act.verb.rest or act.verb.base == "expel"
    things = [t for thing in things if (t := crew(thing) if whole else people(thing))]
    if things and things[0].own in ("its", "their", "our") and act.verb.base == "remove":
        return
    if not things:
        relative = relative_object(scene, act)
        if relative is None:
            return
        things = [relative]
    yield from make(
        act, rule, start, things, own_subject(scene, act), "active", left=left_place(scene, things[-1].last)
    )


def relative_object(scene: Scene, act: Act) -> Thing | None:
    """The people in "the Russians (whom) it expelled last week"."""
    noun = subject(scene, act.first)
    if noun is None or people(noun):
        return None
    k = noun.first - 1
    while scene.word(k) in ("the", "whom", "that", "which", "who"):
        k -= 1
    thing = people(scene.thing_at.get(k))
    return thing if thing is not None and thing.last == k + 1 and scene.thing_at.get(noun.first) is not thing else None


def bare(scene: Scene, i: int, *tense: str) -> Act:
    """An act for a word that stands in no list."""
    return group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(tense or ("base",))))


# nouns of action

ASKED: Final = lexicon.wordset("expulsion_asked")


def nominal(scene: Scene) -> Iterator[Hit]:
    """`the expulsion of four attaches by Chad`, `Britain's removal of 23`, "demanded the departure of"."""
    for i in range(scene.first, scene.last):
        word = scene.words[i]
        strong = word in lexicon.words("measures", "removal")
        if strong or word in lexicon.words("measures", "departure") and _asked(scene, i):
            yield from _nominal(scene, i)
            yield from _listed(scene, i)


def _asked(scene: Scene, i: int) -> bool:
    """Whether "the departure of" hangs on a verb of demand."""
    for k in range(i - 1, max(scene.first, i - 7) - 1, -1):
        if scene.words[k] in ASKED:
            return True
        if scene.words[k] in (",", ";", "said"):
            break
    if scene.word(i - 1) == "whose":
        return bool(ASKED & set(scene.words[i + 1 : i + 8]))
    k = i + 1
    while scene.word(k) in ADVERBS | BE | HAVE | {"are", "each"} or scene.word(k).endswith("ly"):
        k += 1
    return scene.word(k) in ("demanded", "ordered", "requested", "sought")


def owner(scene: Scene, i: int) -> Agent | None:
    for agent in scene.agents:
        between = scene.words[agent.last : i]
        if agent.owner and 0 <= i - agent.last <= 4 and not {",", "and", "of", "in", "for"} & set(between):
            return agent
    return None


def _nominal(scene: Scene, i: int) -> Iterator[Hit]:
    k = i + 1
    moment = scene.moment_at.get(k)
    if moment is not None and scene.word(moment.last) == "of":
        k = moment.last
    if scene.word(k) == "from" and (left_place(scene, k + 1) or scene.word(k + 2) in ("country", "territory")):
        k = next((j for j in range(k + 1, min(k + 5, scene.last)) if scene.words[j] == "of"), k)
    things: list[Thing] = []
    if scene.word(k) in ("of", "from", "for") or scene.is_phrase(k, ("order", "for")):
        things = [t for t in objects(scene, k + (2 if scene.word(k) == "order" else 1), 3) if people(t)]
    if scene.words[i] in ("withdrawal", "recall") and any(t.own in ("its", "his", "their") for t in things):
        return
    before = people(
        scene.thing_at.get(i - 1) or (scene.thing_at.get(i - 2) if scene.word(i - 1) in ("'s", "'") else None)
    )
    pronoun = scene.word(i - 1)
    if pronoun == "whose":
        j = i - 2 - (scene.word(i - 2) == ",")
        before = people(scene.thing_at.get(j))
        following = next((a for a in scene.agents if a.first in (i + 1, i + 2)), None)
        if before is not None:
            yield from _nouns(i, [before], following, ())
        return
    if things:
        agent = by_agent(scene, things[-1].last, 12) or owner(scene, i)
        yield from _nouns(i, things, agent, left_place(scene, things[-1].last))
    elif before is not None and before.grade != "nation":
        yield from _nouns(i, [before], by_agent(scene, k, 6), left_place(scene, k))
    elif pronoun in ("his", "her", "their"):
        thing = Thing("people", i - 1, i, i - 1, "pronoun", pronoun == "their", own=pronoun, definite=True)
        yield from _nouns(i, [thing], by_agent(scene, k, 6), left_place(scene, k))


def _nouns(i: int, things: list[Thing], agent: Noun | None, left: tuple[str, ...]) -> Iterator[Hit]:
    for thing in things:
        yield Hit("expulsion", "nominal", i, i + 1, thing, agent, i, i, (), "nominal", left=left)


ANNOUNCING = frozenset(
    ["announced", "ordered", "made", "decided", "decreed", "reported", "declared", "carried", "imposed"]
)


def _listed(scene: Scene, i: int) -> Iterator[Hit]:
    """ "single expulsions were announced by Croatia and Finland", "one departure was demanded of Latvia"."""
    if scene.word(i + 1) == "of" or scene.word(i - 1) in ("the", "those", "these"):
        return
    number = scene.number_at.get(i - 1)
    if (
        scene.word(i - 1) in ("announced", "announces", "announcing", "ordered")
        and scene.words[i].endswith("s")
        and scene.word(i + 1) != "of"
    ):
        doer = subject(scene, i - 1)
        if isinstance(doer, Agent) and doer.actors:
            thing = Thing("people", i, i + 1, i, "number", True, each=True)
            yield Hit("expulsion", "announced expulsions", i, i + 1, thing, doer, i, i, (), "active", inherits=True)
            return
    if number is not None and scene.word(number.first - 1) in (
        "announced",
        "announces",
        "announce",
        "ordered",
        "orders",
        "decreed",
        "reported",
        "announcing",
    ):
        doer = subject(scene, number.first - 1)
        if isinstance(doer, Agent) and doer.actors:
            thing = Thing(
                "people",
                number.first,
                i + 1,
                i,
                "number",
                number.value != 1,
                count=number.value,
                each=True,
                counted=(number.first, number.last),
            )
            yield Hit("expulsion", "announced so many", i, i + 1, thing, doer, i, i, (), "active", inherits=True)
            return
    count = 1 if scene.word(i - 1) in ("single", "one", "individual") else number.value if number else None
    for agent in scene.agents:
        between = scene.words[i + 1 : agent.first]
        if not (0 < agent.first - i < 45 and agent.actors and agent.oblique in ("by", "of", "in")) or ";" in between:
            continue
        thing = Thing("people", i, i + 1, i, "number", count != 1, count=count, each=True)
        if agent.oblique in ("by", "in") and agent.oblique in between and ANNOUNCING & set(between):
            yield Hit("expulsion", "announced by", i, i + 1, thing, agent, i, i, (), "nominal", inherits=True)
        elif agent.oblique == "of" and "demanded" in between:
            yield Hit("expulsion", "demanded of", i, i + 1, thing, None, i, i, (), "nominal", counterpart=agent)


FAMILIES: tuple[tuple[str, Family], ...] = (("expelled", expelled), ("nominal", nominal))
"""The rules in the order in which they speak."""
