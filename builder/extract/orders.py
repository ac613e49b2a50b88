"""People told to go: ordered, asked, made to leave; their government told to withdraw them."""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon
from .clause import Act, by_agent, group, leave_at, objects, skip, subject
from .expulsion import CLEAR, crew, make, own_subject, passive_people, people, relative_object
from .hits import Family, Hit, left_place
from .scene import Agent, Scene, Thing

LAND = frozenset({"country", "island", "islands", "kingdom", "republic", "territory", "capital", "soil"})
BORDERS = frozenset([";", "but", "and", "said", "says", "who", "after", "because", "which"])
FETCH = frozenset(["withdraw", "recall", "remove", "take", "bring", "pull", "call", "repatriate", "evacuate", "fly"])


def told(scene: Scene) -> Iterator[Hit]:
    """`tell`, `order`, `ask` somebody to leave."""
    for i in scene.where(lexicon.verbs("tell")):
        for verb in lexicon.verbs("tell").get(scene.words[i], ()):
            hits = list(_told(scene, group(scene, i, verb)))
            if hits:
                yield from hits
                break


def _goes(scene: Scene, k: int) -> int:
    """End of "to leave", "that he must go", "out of the country" at a token; 0 where nothing like it stands there."""
    word = scene.word(k)
    if word == "to":
        return leave_at(scene, k + 1)
    if word in ("that", "they", "he", "she"):
        for i in range(k, min(k + 6, scene.last)):
            if scene.words[i] in ("must", "had", "have", "has", "should"):
                return leave_at(scene, i + 2 if scene.word(i + 1) == "to" else i + 1)
            if scene.is_phrase(i, ("time", "was", "up")):
                return i + 3
    if word in ("from", "off") and (scene.word(k + 2) in LAND or left_place(scene, k + 1)):
        return k + 1
    return k + 1 if word in ("out", "home", "away") else 0


def _later(scene: Scene, k: int, reach: int) -> int:
    """End of a "to leave" further on in the clause."""
    for j in range(k, min(k + reach, scene.last)):
        if scene.words[j] in BORDERS | {"that"} and scene.words[j] not in ("and", "which"):
            return 0
        if scene.words[j] == "to" and (end := leave_at(scene, j + 1)):
            return end
    return 0


def _told(scene: Scene, act: Act) -> Iterator[Hit]:
    verb, start = act.verb.base, act.i + 1
    found = passive_people(scene, act)
    found = [t for t in found if not _own_people(t, verb)]
    if found:
        k = skip(scene, start)
        end = _goes(scene, k) or _later(scene, k, 14)
        if end and not (scene.word(k) in ("home", "away", "out") and verb != "order"):
            if called_home(scene, k, end) and all(t.strong or t.own or t.names for t in found):
                host = by_agent(scene, start, 14)
                for thing in found:
                    yield Hit(
                        "recall",
                        f"{verb} to come home",
                        act.i,
                        end,
                        thing,
                        host,
                        act.i,
                        act.first,
                        act.auxiliaries,
                        "passive",
                    )
                return
            yield from make(
                act, f"{verb} to leave", end, found, by_agent(scene, start, 14), "passive", left=left_place(scene, end)
            )
            return
    if act.passive:
        yield from _counterpart(scene, act)
        return
    relative = _relative(scene, act)
    if relative is not None:
        yield from relative
        return
    things = objects(scene, start, 3, kinds=("people", "mission") if verb in CLEAR else ("people",))
    kept = [t for thing in things if (t := crew(thing) if verb in CLEAR else people(thing))]
    if not things and _goes(scene, skip(scene, start)) and (whom := relative_object(scene, act)) is not None:
        end = _goes(scene, skip(scene, start))
        yield from make(
            act, f"{verb} to leave", end, [whom], own_subject(scene, act), "active", left=left_place(scene, end)
        )
        return
    kept = [t for t in kept if not _own_people(t, verb)]
    if kept and not any(t.grade == "banned" for t in things):
        end = _object_goes(scene, kept, verb)
        if end:
            leaving = called_home(scene, kept[-1].last, end) or kept[0].own in ("its", "their") and _abroad(scene, end)
            leaving = leaving and bool(kept[0].own) or _own_post(scene, end)
            if leaving and kept[0].grade != "pronoun":
                yield Hit(
                    "recall",
                    f"{verb} to come home",
                    act.i,
                    end,
                    kept[0],
                    own_subject(scene, act),
                    act.i,
                    act.first,
                    act.auxiliaries,
                )
                return
            yield from make(
                act, f"{verb} to leave", end, kept, own_subject(scene, act), "active", left=left_place(scene, end)
            )
            return
    yield from _counterpart(scene, act)


def _relative(scene: Scene, act: Act) -> Iterator[Hit] | None:
    """ "the envoy whom Chile asked to leave", "the two it had ordered out"."""
    k = skip(scene, act.i + 1)
    end = _goes(scene, k)
    whom = relative_object(scene, act) if end else None
    if whom is None or scene.word(k) in ("home", "away", "out") and act.verb.base != "order":
        return None
    rule = f"{act.verb.base} to leave"
    return make(act, rule, end, [whom], own_subject(scene, act), "active", left=left_place(scene, end))


def _own_post(scene: Scene, end: int) -> bool:
    """Whether people are told to leave the mission of the state which tells them: "staff out of its embassy"."""
    post = scene.thing_at.get(end + 1) if scene.word(end) == "of" else scene.thing_at.get(end)
    return post is not None and post.kind == "mission" and post.own in ("its", "their")


def _abroad(scene: Scene, end: int) -> bool:
    """Whether a place to leave is named, so that "its diplomats" are those of the state which tells them."""
    return bool(left_place(scene, end))


URGED = frozenset(["urge", "ask", "press", "advise", "invite", "push", "want", "request"])
ADVICE = frozenset({"advise", "urge", "invite"})


def _own_people(thing: Thing, verb: str) -> bool:
    """Whether somebody's own people are told to get out, or travellers advised to: no measure against anybody."""
    if verb in ADVICE and not (thing.strong or thing.names or thing.owners):
        return True
    return thing.grade == "people" and thing.own in ("its", "their", "our") and thing.count is None


OWN_HOME = frozenset({"come home", "return", "come back", "return home"})


def called_home(scene: Scene, k: int, end: int) -> bool:
    """Whether "to return" is said by one's own government: "told to come home", not "told to go home"."""
    return any(" ".join(scene.words[j:end]) in OWN_HOME for j in range(k, end))


def _object_goes(scene: Scene, kept: list[Thing], verb: str) -> int:
    """End of what the people behind the verb are told, where it is to go."""
    k = skip(scene, kept[-1].last)
    end = _goes(scene, k) or _later(scene, k, 16)
    if scene.word(k) in ("out", "home", "away") and verb not in ("order", "want"):
        end = 0
    if not end and verb in ("make", "want", "have", "bid"):
        end = leave_at(scene, k) or (
            k + 1 if scene.word(k) in ("out", "gone", "withdrawn", "recalled", "removed") else 0
        )
    if not end and verb == "order" and any(scene.word(j) in ("out", "home") for j in range(kept[0].first, k)):
        end = k
    return end


def _counterpart(scene: Scene, act: Act) -> Iterator[Hit]:
    """ "told Moscow to withdraw 25 members of its mission", "Canada has been told to take home 41 of its diplomats"."""
    told_one = subject(scene, act.first) if act.passive else _next_agent(scene, act.i) or _next_post(scene, act.i)
    if isinstance(told_one, Thing):
        if told_one.kind != "mission" or not told_one.owners:
            return
    elif told_one is None or not told_one.actors and told_one.kind != "pronoun":
        return
    k = skip(scene, act.i + 1 if act.passive else told_one.last)
    for j in range(k, min(k + 10, scene.last)):
        if scene.words[j] in BORDERS - {"and"}:
            return
        if scene.words[j] == "to":
            hits = list(_fetches(scene, act, told_one, j))
            yield from hits
            if hits:
                return


def _next_post(scene: Scene, i: int) -> Thing | None:
    return next((t for t in objects(scene, i + 1, 1, kinds=("mission",)) if t.owners), None)


def _next_agent(scene: Scene, i: int) -> Agent | None:
    return next((a for a in scene.agents if a.first in (i + 1, i + 2) and (a.actors or a.word == "it")), None)


def _particle(scene: Scene, k: int, last: int, rest: lexicon.Phrase) -> bool:
    """Whether the particle of a verb stands before, in or shortly behind its object."""
    return any(scene.is_phrase(j, rest) for j in range(k, min(last + 4, scene.last)))


def _fetches(scene: Scene, act: Act, told_one: Agent | Thing, j: int) -> Iterator[Hit]:
    for verb in lexicon.verbs("recall", "expel").get(scene.word(j + 1), ()):
        if verb.base not in FETCH or verb.base in ("bring", "call", "fly") and not verb.rest:
            continue
        start = j + 2 + (len(verb.rest) if scene.is_phrase(j + 2, verb.rest) else 0)
        things = [t for t in objects(scene, start, 3) if people(t) and t.grade != "pronoun"]
        if not things or verb.rest and not _particle(scene, j + 2, things[-1].last, verb.rest):
            continue
        host = by_agent(scene, act.i + 1, 12) if act.passive else own_subject(scene, act)
        if host is None and not act.passive and act.verb.base in URGED and things[0].own and not things[0].count:
            yield Hit("recall", "urged to recall", j + 1, things[-1].last, things[0], told_one, j + 1, j, ("to",))
            return
        for thing in things:
            smaller = (
                thing.of is not None
                or not thing.names
                and bool(thing.own)
                and bool(thing.count)
                and verb.base in ("take", "bring")
            )
            yield Hit(
                "reduction" if smaller else "expulsion",
                "told to withdraw",
                j + 1,
                things[-1].last,
                thing,
                host,
                act.i,
                act.first,
                act.auxiliaries,
                "passive" if act.passive else "active",
                counterpart=told_one,
                cap_from=thing.of if smaller else None,
            )
        return


FAMILIES: tuple[tuple[str, Family], ...] = (("told", told),)
"""The rules in the order in which they speak."""
