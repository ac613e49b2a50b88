"""People told to go: ordered, given a term, declared unwelcome, or simply "must leave"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from . import lexicon
from .clause import ADVERBS, BE, HAVE, Act, Noun, by_agent, group, leave_at, objects, phrase_at, skip, subject
from .expulsion import make, own_subject, passive_people, people, relative_object, with_before
from .hits import Family, Hit, left_place
from .scene import Agent, Scene, Thing

BORDERS = frozenset("; but and said says who after because which".split())
FETCH = frozenset("withdraw recall remove take bring pull call repatriate evacuate fly".split())
MILD = frozenset("will would shall is are was were".split())
OWN_HOME = frozenset({"come home", "return", "come back", "return home"})
HOMECOMINGS = frozenset(
    [
        "return",
        "come home",
        "go home",
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


def bare(scene: Scene, i: int, *tense: str) -> Act:
    """An act for a word that stands in no list."""
    return group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(tense or ("base",))))


def told(scene: Scene) -> Iterator[Hit]:
    """`tell`, `order`, `ask` somebody to leave."""
    for i in range(scene.first, scene.last):
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
    if found:
        k = skip(scene, start)
        end = _goes(scene, k) or _later(scene, k, 14)
        if end and not (scene.word(k) in ("home", "away", "out") and verb != "order"):
            if called_home(scene, k, end) and all(t.strong or t.own or t.names for t in found):
                host = by_agent(scene, start, 14)
                for thing in found:
                    yield Hit(
                        "recall", f"{verb} to come home", act.i, end, thing, host, act.i, act.first, act.auxiliaries, "passive"
                    )
                return
            yield from make(
                act, f"{verb} to leave", end, found, by_agent(scene, start, 14), "passive", left=left_place(scene, end)
            )
            return
    if act.passive:
        yield from _counterpart(scene, act)
        return
    things = objects(scene, start, 3)
    kept = [t for t in things if people(t)]
    if kept and not any(t.grade == "banned" for t in things):
        end = _object_goes(scene, kept, verb)
        if end:
            if called_home(scene, kept[-1].last, end) and kept[0].own and kept[0].grade != "pronoun":
                yield Hit("recall", f"{verb} to come home", act.i, end, kept[0], own_subject(scene, act), act.i, act.first, act.auxiliaries)
                return
            yield from make(
                act, f"{verb} to leave", end, kept, own_subject(scene, act), "active", left=left_place(scene, end)
            )
            return
    yield from _counterpart(scene, act)


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
    told_one = subject(scene, act.first) if act.passive else _next_agent(scene, act.i)
    if not isinstance(told_one, Agent) or not told_one.actors and told_one.kind != "pronoun":
        return
    k = skip(scene, act.i + 1 if act.passive else told_one.last)
    for j in range(k, min(k + 10, scene.last)):
        if scene.words[j] in BORDERS:
            return
        if scene.words[j] == "to":
            yield from _fetches(scene, act, told_one, j)
            return


def _next_agent(scene: Scene, i: int) -> Agent | None:
    return next((a for a in scene.agents if a.first in (i + 1, i + 2) and (a.actors or a.word == "it")), None)


def _closes(scene: Scene, act: Act, told_one: Agent, j: int) -> Iterator[Hit]:
    """"ordered the United States to close its consulate"."""
    if not any(verb for verb in lexicon.verbs("close").get(scene.word(j + 1), ()) if verb.base not in ("end", "lock")):
        return
    host = by_agent(scene, act.i + 1, 12) if act.passive else own_subject(scene, act)
    for thing in objects(scene, j + 2, 3, kinds=("mission",)):
        if thing.kind == "mission":
            yield Hit("closure", "told to close", j + 1, thing.last, thing, host, act.i, act.first, act.auxiliaries, "passive" if act.passive else "active", counterpart=told_one)


def _fetches(scene: Scene, act: Act, told_one: Agent, j: int) -> Iterator[Hit]:
    yield from _closes(scene, act, told_one, j)
    for verb in lexicon.verbs("recall", "expel").get(scene.word(j + 1), ()):
        if verb.base not in FETCH:
            continue
        start = j + 2 + (len(verb.rest) if scene.is_phrase(j + 2, verb.rest) else 0)
        things = [t for t in objects(scene, start, 3) if people(t) and t.grade != "pronoun"]
        if not things:
            continue
        host = by_agent(scene, act.i + 1, 12) if act.passive else own_subject(scene, act)
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


# terms


HAD = frozenset({"taken home", "removed", "recalled", "withdrawn", "expelled", "ousted", "taken back", "brought home", "sent home", "thrown out"})


UNBEARABLE = (("put", "up", "with"), ("tolerate",), ("accept",), ("host",), ("want",), ("welcome",), ("recognise",), ("recognize",))


def no_longer(scene: Scene) -> Iterator[Hit]:
    """"would no longer put up with the diplomats of Chile"."""
    for i in range(scene.first, scene.last):
        if scene.is_phrase(i, ("no", "longer")):
            for phrase in UNBEARABLE:
                if scene.is_phrase(i + 2, phrase):
                    end = i + 2 + len(phrase)
                    things = [t for t in objects(scene, end, 1) if people(t) and t.strong and (t.owners or t.own)]
                    act = bare(scene, i + 2)
                    yield from make(act, "no longer tolerated", end, things, subject(scene, act.first - 2), "active")


LISTING = frozenset("covers cover covered includes include included contains contained names named affects affected".split())
AMONG = (("among", "those"), ("on", "the", "list"), ("among", "them"), ("one", "of", "them"))


def on_list(scene: Scene) -> Iterator[Hit]:
    """"The list also covers representatives of Italy", "the American ambassador is among those named"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] in LISTING and "list" in scene.words[max(scene.first, i - 4) : i]:
            things = [t for t in objects(scene, i + 1, 1) if people(t) and t.owners]
            yield from make(bare(scene, i), "on the list", things[-1].last if things else i + 1, things, None, "passive", inherits=True)
        if scene.words[i] in BE and any(scene.is_phrase(i + 1, phrase) for phrase in AMONG[:2]):
            thing = people(subject(scene, i))
            if thing is not None and thing.grade in ("chief", "envoy") and thing.owners:
                yield from make(bare(scene, i), "among those named", i + 3, [thing], None, "passive", inherits=True)


def _out_of(scene: Scene, i: int) -> tuple[str, ...]:
    """The place in "out of Belgrade goes"."""
    k = next((k for k in range(i - 1, max(scene.first, i - 6) - 1, -1) if scene.words[k] == "out"), i)
    return left_place(scene, k + 1)


def had_removed(scene: Scene) -> Iterator[Hit]:
    """"Dhaka had the second secretary taken home"; "out of Belgrade goes the first secretary"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] in ("had", "have", "having", "has", "wants", "wanted"):
            things = [t for t in objects(scene, i + 1, 0) if people(t) and t.grade != "pronoun"]
            k = things[-1].last + (scene.word(things[-1].last) == ",") if things else 0
            if things and (" ".join(scene.words[k : k + 2]) in HAD or scene.word(k) in HAD):
                yield from make(bare(scene, i), "had removed", k + 1, things, subject(scene, i), "active")
        if scene.words[i] in ("goes", "go", "went") and "out" in scene.words[max(scene.first, i - 5) : i]:
            things = [t for t in objects(scene, i + 1, 1) if people(t)]
            if things:
                yield from make(bare(scene, i), "out goes", things[-1].last, things, None, "people", left=_out_of(scene, i))


def given(scene: Scene) -> Iterator[Hit]:
    """`give`, `allow` somebody 48 hours; "has a week to leave", "has until Friday"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("give").get(scene.words[i], ()):
            hits = list(_given(scene, group(scene, i, verb)))
            if hits:
                yield from hits
                break
        if scene.words[i] in ("have", "has", "had", "got", "gets", "get") and not scene.thing_at.get(i):
            end = _term(scene, skip(scene, i + 1))
            act = bare(scene, i)
            thing = people(subject(scene, act.first)) if end else None
            if (
                thing is not None
                and thing.grade not in ("people", "staff")
                or thing is not None
                and (thing.strong or _leaves(scene, end))
            ):
                yield from make(
                    act, "has a term", end, with_before(scene, thing), None, "people", left=left_place(scene, end)
                )


def _term(scene: Scene, k: int) -> int:
    """End of a term ("48 hours", "a week", "until May 3", "72") at a token; 0 where none stands there."""
    if scene.word(k) in (
        "just",
        "only",
        "the",
        "same",
        "another",
        "about",
        "until",
        "till",
    ) and not scene.moment_at.get(k):
        k += 1
    moment = scene.moment_at.get(k)
    if moment is not None and (moment.kind in ("term", "period") or moment.deadline):
        return moment.last
    number = scene.number_at.get(k)
    if number is None:
        return 0
    if (
        number.unit in ("hour", "day", "week")
        or number.value in (12, 24, 36, 48, 72, 96)
        and not scene.word(number.last).isalpha()
    ):
        last = number.last
        while scene.word(last) in ("hours", "hour", "days", "day", "weeks", "week", "'", "more"):
            last += 1
        return last
    return 0


def _term_near(scene: Scene, k: int) -> int:
    """End of the term that stands behind people, over "in the country", "here", "there"."""
    for j in range(k, min(k + 5, scene.last)):
        if end := _term(scene, skip(scene, j)):
            return end
        if scene.words[j] not in ("in", "the", "here", "there", "country", "city", "capital", ",", "each") and not scene.mention_at.get(j):
            return 0
    return 0


def _leaves(scene: Scene, k: int) -> bool:
    j = skip(scene, k)
    return scene.word(j) in ("to", "in") and bool(leave_at(scene, j + 1)) or scene.is_phrase(j, ("in", "which", "to"))


def _fit(scene: Scene, things: list[Thing], end: int) -> bool:
    """Whether people with a term before them are envoys who must go."""
    if any(t.grade == "banned" for t in things):
        return False
    return _leaves(scene, end) or any(
        t.strong or t.names or t.own or t.grade in ("pronoun", "name", "nation", "number", "elided") for t in things
    )


def _given(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    found = passive_people(scene, act)
    if found:
        end = _term(scene, skip(scene, start))
        if end and _fit(scene, found, end):
            yield from make(
                act, "given a term", end, found, by_agent(scene, start), "passive", left=left_place(scene, end)
            )
        return
    if act.passive:
        return
    posts = [t for t in objects(scene, start, 2, kinds=("mission", "people")) if t.kind == "mission"]
    if posts and (end := _term(scene, skip(scene, posts[-1].last))):
        yield Hit("closure", "given a term", act.i, end, posts[0], own_subject(scene, act), act.i, act.first, act.auxiliaries, "active")
        return
    things = [t for t in objects(scene, start, 2) if people(t)]
    if not things and _term(scene, skip(scene, start)) and (relative := relative_object(scene, act)):
        yield from make(act, "given a term", _term(scene, skip(scene, start)), [relative], own_subject(scene, act), "active")
        return
    if things:
        end = _term_near(scene, things[-1].last)
        if end and _fit(scene, things, end):
            yield from make(
                act, "given a term", end, things, own_subject(scene, act), "active", left=left_place(scene, end)
            )


# unwelcome


def declared(scene: Scene) -> Iterator[Hit]:
    """`declare`, `name` somebody persona non grata; "is now persona non grata", "no longer welcome"."""
    for k in range(scene.first, scene.last):
        end = phrase_at(scene, k, "unwelcome")
        if not end or phrase_at(scene, k - 1, "unwelcome") > k or phrase_at(scene, k - 2, "unwelcome") > k:
            continue
        hits = list(_declared(scene, k, end)) or list(_is_unwelcome(scene, k, end))
        yield from hits


def _declared(scene: Scene, k: int, end: int) -> Iterator[Hit]:
    for i in range(k - 1, max(scene.first, k - 45) - 1, -1):
        if scene.words[i] in (";", ":"):
            return
        for verb in lexicon.verbs("declare").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_declares(scene, act, k, end))
            if hits:
                yield from hits
                return


def _declares(scene: Scene, act: Act, k: int, end: int) -> Iterator[Hit]:
    found = passive_people(scene, act) if k - act.i <= 9 else []
    things = [] if act.passive else [t for t in objects(scene, act.i + 1, 3) if people(t)]
    if (
        things
        and things[-1].last <= k
        and not any(scene.words[j] in BORDERS - {"and", "who", "which"} for j in range(things[-1].last, k))
    ):
        yield from make(act, "declared unwelcome", end, things, own_subject(scene, act), "active")
    elif found:
        yield from make(act, "declared unwelcome", end, found, by_agent(scene, act.i + 1), "passive")
    elif not act.passive and k - act.i <= 5 and (after := [t for t in objects(scene, end, 1) if people(t)]):
        yield from make(act, "declared unwelcome", end, after, own_subject(scene, act), "active")


def _is_unwelcome(scene: Scene, k: int, end: int) -> Iterator[Hit]:
    i = k - 1
    while scene.word(i) in ADVERBS | {'"', "“", "``", "a", "an", "'"}:
        i -= 1
    if scene.word(i) in BE or scene.word(i) in ("become", "became"):
        act = bare(scene, i)
        thing = people(subject(scene, act.first))
        if thing is not None:
            yield from make(act, "is unwelcome", end, with_before(scene, thing), None, "people")
        return
    thing = people(scene.thing_at.get(i)) or people(scene.thing_at.get(i - 1) if scene.word(i) == "," else None)
    if thing is not None and thing.grade != "pronoun":
        yield from make(bare(scene, k), "is unwelcome", end, [thing], None, "people")


# obligations


def must_go(scene: Scene) -> Iterator[Hit]:
    """People as subject: "four must go", "had to leave Moscow", "is to quit"."""
    for i in range(scene.first, scene.last):
        k = _obliged(scene, i)
        end = leave_at(scene, k) if k else 0
        if not end or scene.word(end) in ("ahead", "on", "up", "into", "through", "their", "with", "public", "without"):
            continue
        act = bare(scene, i)
        thing = people(subject(scene, act.first))
        if thing is not None and _can_go(scene, thing, scene.words[i] in MILD, " ".join(scene.words[k:end])):
            if scene.words[k:end] in (["stop", "working"], ["cease", "work"]) and thing.count and not thing.names:
                yield Hit("reduction", "must stop working", i, end, thing, None, i, act.first, act.auxiliaries, "people", count=thing.count, left=left_place(scene, end))
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
    if word in ("must", "should", "will", "would", "shall"):
        return i + 2 if scene.word(i + 1) in ("also", "now", "each") else i + 1
    return 0


def _can_go(scene: Scene, thing: Thing, mild: bool, goes: str) -> bool:
    if thing.grade == "banned" or scene.words[thing.head] in ("posts", "positions", "slots", "post", "position") or scene.word(thing.first - 1) == "how" or scene.word(thing.first) == "many":
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
    ("told", told),
    ("had removed", had_removed),
    ("on the list", on_list),
    ("no longer", no_longer),
    ("given", given),
    ("declared", declared),
    ("lost", lost),
    ("must go", must_go),
)
"""The rules in the order in which they speak."""

_: tuple[object, ...] = (HAVE, Noun)
