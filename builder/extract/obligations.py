"""People who must go, in other words: "four must leave", "had him removed", "Ukraine loses 13"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .clause import BE, by_agent, leave_at, objects, skip, subject
from .expulsion import bare, make, people, with_before
from .hits import Family, Hit, left_place
from .informing import addressed
from .scene import Scene, Thing

NOT_GOING = frozenset({"ahead", "on", "into", "through", "their", "public", "without"})
MILD = frozenset(["will", "would", "shall", "is", "are", "was", "were"])
HOMECOMINGS = frozenset(
    [
        "return",
        "come home",
        "go home",
        "come back",
        "return home",
        "be recalled",
        "go back",
        "fly home",
        "be withdrawn",
        "pull out",
        "be back",
        "head home",
    ]
)


HAD = frozenset(
    {
        "taken home",
        "removed",
        "recalled",
        "withdrawn",
        "expelled",
        "ousted",
        "taken back",
        "brought home",
        "sent home",
        "thrown out",
    }
)


UNBEARABLE = (
    ("put", "up", "with"),
    ("tolerate",),
    ("accept",),
    ("host",),
    ("want",),
    ("welcome",),
    ("recognise",),
    ("recognize",),
)


def no_longer(scene: Scene) -> Iterator[Hit]:
    """ "would no longer put up with the diplomats of Chile"."""
    for i in scene.where({"no"}) if "longer" in scene.present else ():
        if scene.is_phrase(i, ("no", "longer")):
            for phrase in UNBEARABLE:
                if scene.is_phrase(i + 2, phrase):
                    end = i + 2 + len(phrase)
                    things = [t for t in objects(scene, end, 1) if people(t) and t.strong and (t.owners or t.own)]
                    act = bare(scene, i + 2)
                    yield from make(act, "no longer tolerated", end, things, subject(scene, act.first - 2), "active")


LISTING: Final = lexicon.wordset("obligations_listing")
AMONG = (("among", "those"), ("on", "the", "list"), ("among", "them"), ("one", "of", "them"))


def on_list(scene: Scene) -> Iterator[Hit]:
    """ "The list also covers representatives of Italy", "the American ambassador is among those named"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] in LISTING and "list" in scene.words[max(scene.first, i - 4) : i]:
            things = [t for t in objects(scene, i + 1, 1) if people(t) and t.owners]
            yield from make(
                bare(scene, i),
                "on the list",
                things[-1].last if things else i + 1,
                things,
                None,
                "passive",
                inherits=True,
            )
        if scene.words[i] in BE and any(scene.is_phrase(i + 1, phrase) for phrase in AMONG[:2]):
            thing = people(subject(scene, i))
            if thing is not None and thing.grade in ("chief", "envoy") and thing.owners:
                yield from make(bare(scene, i), "among those named", i + 3, [thing], None, "passive", inherits=True)


def _out_of(scene: Scene, i: int) -> tuple[str, ...]:
    """The place in "out of Belgrade goes"."""
    k = next((k for k in range(i - 1, max(scene.first, i - 6) - 1, -1) if scene.words[k] == "out"), i)
    return left_place(scene, k + 1)


def had_removed(scene: Scene) -> Iterator[Hit]:
    """ "Dhaka had the second secretary taken home"; "out of Belgrade goes the first secretary"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] in ("had", "have", "having", "has", "wants", "wanted", "saw", "sees", "see", "seen"):
            things = [t for t in objects(scene, i + 1, 0) if people(t) and t.grade != "pronoun"]
            k = things[-1].last + (scene.word(things[-1].last) == ",") if things else 0
            suffers = scene.words[i].startswith("s") or bool(things) and _own_people(things[0])
            if things and suffers and not scene.words[i].startswith("w") and (end := _ousted(scene, k)):
                yield from _suffered(scene, i, things, end)
                continue
            if things and (" ".join(scene.words[k : k + 2]) in HAD or scene.word(k) in HAD):
                yield from make(bare(scene, i), "had removed", k + 1, things, subject(scene, i), "active")
        if scene.words[i] in ("goes", "go", "went") and "out" in scene.words[max(scene.first, i - 5) : i]:
            things = [t for t in objects(scene, i + 1, 1) if people(t)]
            if things:
                yield from make(
                    bare(scene, i), "out goes", things[-1].last, things, None, "people", left=_out_of(scene, i)
                )


def _ousted(scene: Scene, k: int) -> int:
    """End of a participle of expulsion at a token; 0 where none stands there."""
    for verb in lexicon.verbs("expel", "expel_particle").get(scene.word(k), ()):
        if "part" in verb.tense and scene.is_phrase(k + 1, verb.rest):
            return k + 1 + len(verb.rest)
    return 0


def _own_people(thing: Thing) -> bool:
    return thing.own in ("its", "their") and bool(thing.count or thing.of)


def _suffered(scene: Scene, i: int, things: list[Thing], end: int) -> Iterator[Hit]:
    """ "saw five of its own diplomats expelled by Chile": the subject is hit."""
    act = bare(scene, i)
    whose = subject(scene, act.first)
    host = by_agent(scene, end, 6)
    for thing in things:
        hit = next(make(act, "saw expelled", end, [thing], host, "loss", left=left_place(scene, end)))
        yield replace(hit, counterpart=whose, thing=replace(thing, own=""))


def must_go(scene: Scene) -> Iterator[Hit]:
    """People as subject: "four must go", "had to leave Moscow", "is to quit"."""
    for i in range(scene.first, scene.last):
        k = _obliged(scene, i)
        end = leave_at(scene, k) if k else 0
        timed = scene.word(end) == "on" and (scene.moment_at.get(end + 1) or scene.is_phrase(end + 1, ("the", "same")))
        if not end or end - k == 1 and scene.word(end) in ("with", "up") or scene.word(end) in NOT_GOING and not timed:
            continue
        if scene.words[i] in ("need", "needs") and "long" in scene.words[max(scene.first, i - 4) : i]:
            continue
        if scene.words[k] == "have" and scene.words[i] in ("must", "should", "would", "will", "shall"):
            continue
        act = bare(scene, i)
        thing = addressed(scene, act.first - 1) or _headed(scene, i) or people(subject(scene, act.first))
        if thing is not None and _can_go(scene, thing, scene.words[i] in MILD, " ".join(scene.words[k:end])):
            if scene.words[k:end] in (["stop", "working"], ["cease", "work"]) and thing.count and not thing.names:
                yield Hit(
                    "reduction",
                    "must stop working",
                    i,
                    end,
                    thing,
                    None,
                    i,
                    act.first,
                    act.auxiliaries,
                    "people",
                    count=thing.count,
                    left=left_place(scene, end),
                )
                continue
            yield from make(act, "must go", end, with_before(scene, thing), None, "people", left=left_place(scene, end))


def _obliged(scene: Scene, i: int) -> int:
    """The token behind "must", "have to", "is to" at a token; 0 where nothing like it stands there."""
    word = scene.words[i]
    if (
        word in ("have", "has", "had", "having", "is", "are", "was", "were", "need", "needs")
        and scene.word(i + 1) == "to"
    ):
        return i + 2
    if word in ("will", "would") and scene.is_phrase(i + 1, ("have", "to")):
        return i + 3
    if word == "to" and _headed(scene, i) is not None:
        return i + 1
    if word in ("must", "should", "will", "would", "shall") and scene.word(i + 1) not in ("not", "n't", "never"):
        return i + 2 if scene.word(i + 1) in ("also", "now", "each") else i + 1
    return 0


def _headed(scene: Scene, i: int) -> Thing | None:
    """The people before "to" where the verb is left out: "Four envoys to leave Oslo"."""
    thing = people(scene.thing_at.get(i - 1)) if scene.words[i] == "to" else None
    opens = thing is not None and (thing.first == scene.first or scene.word(thing.first - 1) in (":", "-", "–", "—"))
    return thing if opens and thing is not None and thing.last == i and (thing.strong or thing.owners) else None


def _can_go(scene: Scene, thing: Thing, mild: bool, goes: str) -> bool:
    if (
        thing.grade == "banned"
        or scene.words[thing.head] in ("posts", "positions", "slots", "post", "position")
        or scene.word(thing.first - 1) == "how"
        or scene.word(thing.first) == "many"
    ):
        return False
    if mild:
        if goes in HOMECOMINGS or thing.grade == "pronoun" or thing.own in ("its", "our"):
            return False
        return bool(thing.count or thing.strong or thing.names)
    if thing.grade == "people":
        return bool(
            thing.owners
            or thing.own
            or thing.inner
            or thing.count
            or scene.word(thing.first) in ("the", "those", "all")
        )
    return True


def lost(scene: Scene) -> Iterator[Hit]:
    """ "Ukraine loses 13 people", "Italy and Spain are to withdraw two each", "Britain would have to shed 50 staff"."""
    for agent in scene.agents:
        if not agent.actors or agent.oblique or agent.owner or agent.kind == "name":
            continue
        k = skip(scene, agent.last)
        first = k
        if scene.word(k) in ("lose", "loses", "lost", "losing"):
            k += 1
        else:
            k = _must_withdraw(scene, k)
        thing = (
            next((t for t in scene.things if t.kind == "people" and t.first <= k < t.last and t.count), None)
            if k
            else None
        )
        if thing is not None and thing.grade != "banned" and not set(thing.owners) - set(agent.actors):
            yield Hit(
                "expulsion",
                "loses",
                first,
                k,
                replace(thing, owners=agent.actors, own=""),
                None,
                first,
                first,
                (),
                "loss",
            )


def _must_withdraw(scene: Scene, k: int) -> int:
    """The token behind "must withdraw", "is to recall", "was told to remove"; 0 where nothing like it stands there."""
    if scene.word(k) not in ("must", "are", "is", "has", "have", "had", "was", "were", "would", "will"):
        return 0
    j = k + 1
    while scene.word(j) in ("to", "have", "had", "be"):
        j += 1
    if scene.word(k) != "must" and j == k + 1:
        return 0
    if scene.word(j) not in ("withdraw", "recall", "remove", "shed", "lose", "pull"):
        return 0
    j += 1
    while scene.word(j) in ("home", "out", "back", "also", "only", "just"):
        j += 1
    return j


FAMILIES: tuple[tuple[str, Family], ...] = (
    ("had removed", had_removed),
    ("on the list", on_list),
    ("no longer", no_longer),
    ("lost", lost),
    ("must go", must_go),
)
"""The rules in the order in which they speak."""
