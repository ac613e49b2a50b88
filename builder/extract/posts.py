"""Measures that hit posts, relations and sizes: closure, suspension, severance, recall, reduction, denial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from builder.model.claim import MeasureType

from . import lexicon
from .clause import BE, HAVE, Act, acts, by_agent, group, looks_verbal, objects, phrase_at, skip, subject
from .expulsion import own_subject, passive_people, people
from .hits import Family, Hit
from .scene import Agent, Scene, Thing


def hit(
    type_: MeasureType,
    rule: str,
    act: Act,
    last: int,
    thing: Thing | None,
    agent: Agent | Thing | None,
    voice: str,
    **more: object,
) -> Hit:
    return Hit(type_, rule, act.i, last, thing, agent, act.i, act.first, act.auxiliaries, voice, **more)  # type: ignore[arg-type]


def of_kind(noun: object, kind: str) -> Thing | None:
    return noun if isinstance(noun, Thing) and noun.kind == kind and not noun.negated else None


def near_thing(scene: Scene, k: int, kind: str) -> Thing | None:
    """The thing of a kind that ends shortly before a token, over a relative or an adverb."""
    for j in range(k - 1, max(scene.first, k - 4) - 1, -1):
        thing = of_kind(scene.thing_at.get(j), kind)
        if thing is not None:
            return thing
    return None


def consent(scene: Scene) -> Iterator[Hit]:
    """Consent for a mission withdrawn: "withdrew its agreement to the consulate", "permission for a consulate is withdrawn"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in CONSENT:
            continue
        things = [t for t in objects(scene, i + 2, 3, kinds=("mission",)) if t.kind == "mission"] if scene.word(i + 1) in ("for", "to", "of") else []
        if not things:
            continue
        for j in range(max(scene.first, i - 6), min(things[-1].last + 5, scene.last)):
            for verb in lexicon.verbs("withdraw").get(scene.words[j], ()):
                act = group(scene, j, verb)
                agent = by_agent(scene, j + 1) if act.passive else subject(scene, act.first)
                yield hit("closure", "consent withdrawn", act, things[-1].last, things[0], agent, "passive" if act.passive else "active")
                return


CONSENT = frozenset("consent permission agreement licence license authorisation authorization approval permit".split())

# closure


def closed(scene: Scene) -> Iterator[Hit]:
    """`close`, `shut` a mission; a mission "must close", "is to be shut", "loses its consulate"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("close").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_closed(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in lexicon.words("measures", "closing"):
            yield from _closing(scene, i)
        if scene.words[i] in ("lose", "loses", "lost", "losing"):
            yield from _lost(scene, i)


def _post(thing: Thing | None) -> Thing | None:
    """The mission, where the word means a post here: "office" and "mission" need an owner or a place."""
    if thing is None or thing.kind != "mission" or thing.negated:
        return None
    return thing


def _closed(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    rest = act.verb.rest
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
        if t.kind == "mission"
    ]
    if not things:
        things = _elliptic_posts(scene, start)
    if rest and not (scene.is_phrase(start, rest) or things and scene.is_phrase(things[-1].last, rest)):
        return
    if things:
        if act.verb.base in ("vacate", "evacuate") and act.ing:
            return
        for thing in things:
            yield hit("closure", "closed", act, things[-1].last, thing, subject(scene, act.first), "active")
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
    if thing is None and act.infinitive:
        reach = range(act.first - 5, act.first + 1)
        told = next((t for t in reversed(scene.things) if t.kind == "mission" and t.last in reach), None)
        thing = _post(told)
        if thing is not None:
            yield hit("closure", "told to close", act, start, thing, subject(scene, thing.first), "active")
            return
    if thing is not None and scene.word(start) not in ("to", "for"):
        yield hit("closure", "closes", act, start, thing, by_agent(scene, start), "people")


def _elliptic_posts(scene: Scene, start: int) -> list[Thing]:
    """"the Polish one", "two": missions whose noun stands earlier in the sentence."""
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


def _lost(scene: Scene, i: int) -> Iterator[Hit]:
    """ "Latvia loses its consulates", "Ukraine loses 13 people": done by the other side."""
    act = group(scene, i, lexicon.Verb("lose", (), frozenset({"base", "s", "past"})))
    loser = subject(scene, act.first)
    if not isinstance(loser, Agent | Thing):
        return
    for thing in objects(scene, i + 1, 3, kinds=("mission", "people")):
        if thing.kind == "mission":
            yield hit("closure", "loses", act, thing.last, thing, None, "active", counterpart=loser)
        elif people(thing) and (thing.count and isinstance(loser, Agent) or thing.strong):
            yield hit("expulsion", "loses", act, thing.last, thing, None, "active", counterpart=loser)


# suspension and severance


def broken(scene: Scene) -> Iterator[Hit]:
    """Relations broken off or suspended; a mission's work suspended."""
    for i in range(scene.first, scene.last):
        done = False
        for key, type_ in (("sever", "severance"), ("suspend", "suspension")):
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
        or head in ("links", "channels", "dealings", "engagement")
    )


def _broken(scene: Scene, act: Act, type_: str) -> Iterator[Hit]:
    if act.bare and scene.word(act.i - 1) in ("a", "an", "the", "complete", "clean", "final", "formal", "full", "open", "total", "this", "its", "'s"):
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
            )  # type: ignore[arg-type]
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
    if rest and k == start and not (relation and scene.is_phrase(skip(scene, relation.last), rest)):
        if not (
            relation
            and any(scene.is_phrase(j, rest) for j in range(relation.first, min(relation.last + 4, scene.last)))
        ):
            return
    if relation is not None and _strong_relations(scene, relation) and not trade(scene, relation):
        yield hit(
            type_, f"relations {type_}", act, max(k, relation.last), relation, subject(scene, act.first), "active"
        )  # type: ignore[arg-type]
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


# recall


def recalled(scene: Scene) -> Iterator[Hit]:
    """One's own ambassador or staff called home."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("recall").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_recalled(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in ("recall", "withdrawal", "recalling", "return"):
            yield from _recall_noun(scene, i)
    for i in range(scene.first, scene.last):
        end = phrase_at(scene, i, "return") or (i + 1 if scene.words[i] in ("returns", "returning", "returned") else 0)
        if end:
            yield from _returns(scene, i, end)


def _envoys(thing: Thing | None) -> Thing | None:
    thing = people(thing)
    return (
        thing
        if thing is not None and (thing.strong or thing.own or thing.grade in ("name", "staff", "elided", "pronoun"))
        else None
    )


def _recalled(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    loose = act.verb.base in ("remove", "pull", "take", "evacuate", "fly", "order", "tell", "fetch")
    if act.passive:
        thing = people(subject(scene, act.first))
        near = skip(scene, start)
        if (
            thing is not None
            and (thing.strong or thing.grade in ("name", "elided") or thing.own == "who")
            and (not rest or scene.is_phrase(near, rest))
            and not (loose and not rest)
        ):
            yield hit("recall", "recalled", act, near + len(rest), thing, by_agent(scene, near), "passive")
        return
    k = start + len(rest) if rest and scene.is_phrase(start, rest) else start
    things = [t for t in objects(scene, k, 3) if people(t)]
    if not things and rest and k == start:
        return
    if rest and k == start:
        inside = any(scene.is_phrase(j, rest) for j in range(things[0].first, min(things[-1].last + 3, scene.last)))
        if not inside:
            return
    if not things:
        return
    thing = things[0]
    if loose and not thing.own and not thing.definite and not thing.owners:
        return
    if act.verb.base in ("withdraw", "remove", "pull", "bring", "take", "call", "evacuate") and not (
        thing.strong or thing.own or thing.grade in ("elided", "pronoun") and rest
    ):
        return
    if thing.grade == "pronoun" and not (rest and rest[-1] in ("home", "back")):
        return
    for thing in things[:4]:
        yield hit("recall", "recalled", act, max(k, thing.last), thing, subject(scene, act.first), "active")


def _recall_noun(scene: Scene, i: int) -> Iterator[Hit]:
    k = i + 1
    if scene.word(k) == "of" and scene.words[i] != "return":
        things = [t for t in objects(scene, k + 1, 2) if people(t) and t.strong]
        if things:
            owner = next((a for a in scene.agents if a.owner and a.last <= i and i - a.last <= 4), None)
            agent = owner
            if agent is None and scene.word(i - 1) in ("the", "immediate"):
                verb = next(
                    (
                        j
                        for j in range(i - 1, max(scene.first, i - 5), -1)
                        if scene.words[j]
                        in ("orders", "ordered", "announced", "announces", "decided", "ordering", "decides")
                    ),
                    -1,
                )
                agent = subject(scene, verb) if verb >= 0 else None
                agent = agent if isinstance(agent, Agent) else None
            yield Hit("recall", "recall of", i, things[0].last, things[0], agent, i, i, (), "nominal")


def _returns(scene: Scene, i: int, end: int) -> Iterator[Hit]:
    """ "the Saudi ambassador returns for consultations", "Monrovia's are on their way home"."""
    act = group(scene, i, lexicon.Verb("return", (), frozenset({"base", "s", "ing"})))
    thing = people(subject(scene, act.first))
    if thing is None or not (thing.strong or thing.grade in ("elided",)):
        return
    consult = any(
        scene.words[j] in ("consultation", "consultations", "home") for j in range(i, min(end + 5, scene.last))
    )
    if (
        not consult
        and scene.words[i] not in ("be",)
        and not (set(act.auxiliaries) & {"will", "would", "to", "must", "is"})
    ):
        return
    if scene.word(end) in ("to", "from") and not consult:
        return
    yield hit("recall", "returns", act, end, thing, None, "passive")


# reduction


def reduced(scene: Scene) -> Iterator[Hit]:
    """`cut`, `cap`, `halve` the size of a mission; ceilings; "from 30 to 20"; "no more than"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("reduce", "reduced").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_reduced(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in lexicon.words("measures", "cap") and scene.word(i - 1) != "to":
            yield from _ceiling(scene, i)
        if (
            scene.is_phrase(i, ("no", "more", "than"))
            or scene.is_phrase(i, ("only",))
            and scene.word(i - 1) in ("keep", "have", "retain")
        ):
            yield from _no_more_than(scene, i)


def caps(scene: Scene, start: int, end: int) -> tuple[int | None, int | None]:
    """ "from 30 to 20", "to 20", "down from 20", "at 205" between two tokens."""
    low = high = None
    for number in scene.numbers:
        if not start <= number.first < end or number.unit and number.unit not in ("person", "post") or number.ordinal:
            continue
        word = scene.word(number.first - 1)
        if word in ("from", "above", "now", "currently") and high is None:
            high = number.value
        elif (
            (word in ("to", "at", "than", "only", "be", "keep", "allow", "allows", "limit", "into") or word == "of" and scene.word(number.first - 2) in lexicon.words("measures", "cap") | {"total"})
            and low is None
            or number.first - 1 >= start
            and scene.word(number.first - 2) == "to"
            and low is None
        ):
            low = number.value
    return high, low


def _sized(scene: Scene, k: int, gap: int = 7) -> Thing | None:
    """The people or the mission behind a verb of cutting, with a word for its size."""
    for j in range(k, min(k + gap, scene.last)):
        thing = next(
            (
                t
                for t in scene.things
                if t.first <= j < t.last
                and t.kind in ("mission", "people")
                and t.grade not in ("number", "pronoun", "banned")
            ),
            None,
        )
        if thing is not None:
            return thing
        if scene.words[j] in BE | HAVE | {";", "that", "after", "and"}:
            return None
    return None


def _clause_end(scene: Scene, k: int) -> int:
    for j in range(k, scene.last):
        if (
            scene.words[j] in (";", ":")
            or scene.words[j] == ","
            and scene.word(j + 1) in ("while", "but", "who", "which")
            and not scene.number_at.get(j + 2)
        ):
            return j
    return scene.last


_NOUNS_TOO = frozenset("limit limits cut cuts cap caps freeze drop fall decrease".split())


def _reduced(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    if scene.words[act.i] in _NOUNS_TOO and not act.passive and (scene.word(act.i - 1) in ("the", "a", "an", "its", "his", "their", "new", "'s", "this", "of", "first", "no") or scene.mention_at.get(act.i - 1) and scene.mention_at[act.i - 1].form == "adjective"):
        return
    if (
        rest
        and not scene.is_phrase(start, rest)
        and not any(scene.is_phrase(j, rest) for j in range(start, min(start + 7, scene.last)))
    ):
        return
    end = _clause_end(scene, start)
    high, low = caps(scene, start, end)
    sizes = lexicon.words("measures", "size")
    if act.passive or act.verb.base in ("shrink", "fall", "drop", "come", "go", "decrease"):
        thing = subject(scene, act.first)
        window = scene.words[max(scene.first, act.first - 9) : act.first]
        if (
            isinstance(thing, Thing)
            and (
                thing.kind == "mission"
                or thing.kind == "people"
                and (low is not None or high is not None)
                and thing.grade != "pronoun"
            )
            and (any(w in sizes for w in window) or low is not None)
        ):
            yield hit(
                "reduction",
                "reduced",
                act,
                start + len(rest),
                thing,
                by_agent(scene, start),
                "passive",
                cap_from=high,
                cap_to=low,
            )
        elif any(w in ("ceiling", "cap", "quota", "limit") for w in window) and (low is not None or high is not None):
            yield hit(
                "reduction",
                "reduced",
                act,
                start,
                _sized(scene, max(scene.first, act.first - 9), 9),
                by_agent(scene, start),
                "passive",
                cap_from=high,
                cap_to=low,
            )
        return
    thing = _sized(scene, start + len(rest))
    if thing is None:
        return
    window = scene.words[start : thing.last]
    if thing.kind == "people" and (thing.grade in ("chief",) and low is None or not any(w in sizes for w in window)):
        return
    if (
        thing.kind == "mission"
        and act.verb.base in ("drop", "freeze", "lower", "cut", "limit", "restrict", "curb")
        and low is None
        and not any(w in sizes for w in scene.words[start : thing.last])
    ):
        return
    count = (
        thing.count
        if thing.kind == "people"
        and low is None
        and not act.verb.base in ("limit", "cap", "restrict")
        and scene.word(thing.first - 1) == "by"
        else None
    )
    if act.verb.base in ("limit", "cap", "restrict") and low is None:
        low = thing.count
    yield hit(
        "reduction",
        "reduces",
        act,
        thing.last,
        thing,
        subject(scene, act.first),
        "active",
        cap_from=high,
        cap_to=low,
        count=count,
    )


def _ceiling(scene: Scene, i: int) -> Iterator[Hit]:
    """ "set a ceiling of 30", "the ceiling would fall from 30 to 20"."""
    if any(w in lexicon.verbs("reduce", "reduced") for w in scene.words[i + 1 : min(i + 9, scene.last)]) or any(
        w in lexicon.verbs("reduce") for w in scene.words[max(scene.first, i - 3) : i]
    ):
        return
    end = _clause_end(scene, i)
    high, low = caps(scene, i, end)
    if low is None and high is None and not (scene.word(i - 1) == "a" and scene.word(i + 1) == "on"):
        return
    act = group(scene, i, lexicon.Verb("cap", (), frozenset({"base"})))
    verb = next(
        (
            j
            for j in range(i - 1, max(scene.first, i - 4) - 1, -1)
            if scene.words[j]
            in ("set", "sets", "impose", "imposed", "imposes", "put", "fixed", "introduced", "introduce", "setting")
        ),
        -1,
    )
    agent = subject(scene, verb) if verb >= 0 else None
    yield hit(
        "reduction",
        "ceiling",
        act,
        i + 1,
        _sized(scene, i + 1, 12),
        agent,
        "active" if agent else "passive",
        cap_from=high,
        cap_to=low,
    )


def _no_more_than(scene: Scene, i: int) -> Iterator[Hit]:
    number = next((n for n in scene.numbers if i <= n.first <= i + 3 or n.first <= i < n.last), None)
    if number is None or number.unit:
        return
    after = scene.thing_at.get(number.last) or scene.thing_at.get(number.last - 1)
    if after is None or after.kind not in ("people", "mission") or after.grade in ("banned", "people", "nation"):
        return
    high, _ = caps(scene, number.last, scene.last)
    act = group(scene, i, lexicon.Verb("have", (), frozenset({"base"})))
    yield Hit(
        "reduction",
        "no more than",
        i,
        number.last,
        after,
        None,
        i,
        i,
        act.auxiliaries,
        "passive",
        cap_from=high,
        cap_to=number.value,
    )


# denial


def denied(scene: Scene) -> Iterator[Hit]:
    """Accreditation, visas or agreement refused; "will not be accepted"; "would not be let in again"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("deny").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_denied(scene, act))
            if hits:
                yield from hits
                break
        for phrase in (
            ("let", "in", "again"),
            ("allowed", "back"),
            ("let", "back"),
            ("be", "accepted"),
            ("allowed", "to", "return"),
            ("from", "returning"),
            ("be", "admitted"),
            ("accept", "the", "credentials"),
            ("allowed", "in"),
        ):
            if scene.is_phrase(i, phrase):
                yield from _kept_out(scene, i, i + len(phrase))


def _visa(scene: Scene, k: int, gap: int) -> tuple[int, int]:
    for j in range(k, min(k + gap, scene.last)):
        end = phrase_at(scene, j, "deny_object")
        if end:
            return j, end
        if scene.words[j] in BE | {";", "that", "because"}:
            return 0, 0
    return 0, 0


def _denied(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    if act.passive:
        j = next(
            (j for j in range(max(scene.first, act.first - 8), act.first) if phrase_at(scene, j, "deny_object")), -1
        )
        noun = people(subject(scene, act.first))
        if j < 0 and noun is not None:
            k, end = _visa(scene, start, 4)
            if k and (noun.strong or noun.grade in ("nation", "number", "name")):
                yield hit("denial", "visa refused", act, end, noun, by_agent(scene, end), "passive")
            return
        if j >= 0:
            thing = next((t for t in scene.things if j <= t.first < act.first and people(t)), None)
            number = next((n.value for n in scene.numbers if j - 4 <= n.first <= j and not n.unit), None)
            if thing is not None or number is not None or scene.words[j].startswith(("accred", "agr")):
                yield hit(
                    "denial",
                    "accreditation refused",
                    act,
                    start,
                    thing,
                    by_agent(scene, start),
                    "passive",
                    count=number,
                )
        return
    things = [t for t in objects(scene, start, 2) if people(t)]
    k, end = _visa(scene, start, 12)
    if not k:
        return
    number = next((n.value for n in scene.numbers if k - 4 <= n.first <= k and not n.unit), None)
    after = (
        next((t for t in objects(scene, end + 1, 3) if people(t)), None)
        if scene.word(end) in ("for", "to", "of")
        else None
    )
    thing = (things[0] if things and things[0].first < k else None) or after
    mission = next((t for t in scene.things if t.kind == "mission" and start <= t.first < start + 3), None)
    if (
        thing is None
        and mission is None
        and number is None
        and not scene.words[k].startswith(("agr", "accred", "credent", "nomin", "applic"))
    ):
        return
    if scene.words[k].startswith(("visa", "entry")) and not (thing and (thing.strong or thing.own)):
        return
    yield hit(
        "denial",
        "refuses accreditation",
        act,
        end,
        thing or mission,
        subject(scene, act.first),
        "active",
        count=number if thing is None or thing.count is None else None,
    )


def _kept_out(scene: Scene, i: int, end: int) -> Iterator[Hit]:
    act = group(scene, i, lexicon.Verb("let", (), frozenset({"base", "part"})))
    negated = any(
        w in ("not", "n't", "never", "no", "nor", "barred", "banned", "refused", "refuse")
        for w in scene.words[max(scene.first, i - 8) : i + 1]
    )
    if not negated:
        return
    if scene.words[i] == "from":
        verb = next(
            (
                j
                for j in range(i - 1, max(scene.first, i - 8), -1)
                if scene.words[j] in ("barred", "banned", "prevented", "bars", "bans")
            ),
            -1,
        )
        if verb < 0:
            return
        things = [t for t in objects(scene, verb + 1, 2) if people(t)]
        passive = group(scene, verb, lexicon.Verb("bar", (), frozenset({"past", "part"})))
        if passive.passive:
            thing = people(subject(scene, passive.first))
            if thing is not None:
                yield hit("denial", "kept out", passive, end, thing, by_agent(scene, end), "passive")
        elif things:
            yield hit("denial", "kept out", passive, end, things[0], subject(scene, passive.first), "active")
        return
    thing = people(subject(scene, act.first))
    if thing is not None and (thing.strong or thing.count or thing.names) and thing.grade != "pronoun":
        yield hit("denial", "kept out", act, end, thing, by_agent(scene, end), "passive")


FAMILIES: tuple[tuple[str, Family], ...] = (
    ("consent", consent),
    ("closed", closed),
    ("broken", broken),
    ("recalled", recalled),
    ("reduced", reduced),
    ("denied", denied),
)
"""The rules in the order in which they speak."""

_ = passive_people
