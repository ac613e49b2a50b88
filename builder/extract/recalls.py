"""One's own ambassador or staff called home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from . import lexicon
from .arguments import owners
from .clause import BE, Act, by_agent, group, objects, phrase_at, skip, subject
from .directives import Order, order
from .expulsion import people
from .hits import Family, Hit
from .reporting import hit
from .scene import Agent, Scene, Thing
from .story import Story

NOUNS: Final = frozenset({"recall", "withdrawal", "recalling", "return"})


def recalled(scene: Scene) -> Iterator[Hit]:
    """One's own ambassador or staff called home."""
    for i in scene.where(lexicon.verbs("recall"), NOUNS, lexicon.verbs("summon")):
        for verb in lexicon.verbs("recall").get(scene.words[i], ()):
            if scene.words[i] == "recall" and scene.word(i - 1) in ("'s", "'"):
                break
            act = group(scene, i, verb)
            hits = list(_recalled(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in NOUNS:
            yield from _recall_noun(scene, i)
        yield from _summoned(scene, i)
    for i in scene.where(lexicon.verbs("return"), BE):
        for verb in lexicon.verbs("return").get(scene.words[i], ()):
            act = group(scene, i, verb)
            if scene.is_phrase(skip(scene, i + 1), verb.rest):
                yield from _returns(scene, act, skip(scene, i + 1) + len(verb.rest))
                break
        if scene.words[i] in BE and (end := phrase_at(scene, i + 1, "way_home")):
            yield from _returns(scene, group(scene, i, lexicon.Verb("be", (), frozenset({"base"}))), end)
    yield from _stays_away(scene)


def _home(scene: Scene, hit: Hit) -> bool:
    """Whether "come home", "come back" is what was told."""
    return scene.word(hit.last - 2) == "come" and scene.word(hit.last - 1) in ("home", "back")


OWN_WAY: Final = frozenset(["order", "tell", "send", "remove", "ask", "instruct", "take", "repatriate", "withdraw"])


def own(hit: Hit, scene: Scene, story: Story) -> Hit:
    """The hit, as a recall where a state sends its own people off: "ordered Ana Prado home", "removed its envoys"."""
    thing, agent = hit.thing, hit.agent
    if hit.type != "expulsion" or hit.voice != "active" or thing is None or hit.counterpart is not None:
        return hit
    verb = hit.rule.split()[0]
    if verb not in OWN_WAY or not isinstance(agent, Agent) or not agent.actors:
        return hit
    if thing.own in ("its", "their", "his", "her") and thing.grade != "pronoun":
        return replace(hit, type="recall") if verb in ("remove", "repatriate", "order") else hit
    known = thing.owners or thing.names or thing.own in ("him", "her") and _home(scene, hit)
    theirs, _ = owners(thing, scene, story, ()) if known else ((), "")
    return replace(hit, type="recall") if agent.actors == theirs else hit


RETOLD: Final = frozenset(["that", "as", "by", "how"])
LOOSE: Final = frozenset(["remove", "pull", "take", "evacuate", "fly", "order", "tell", "fetch", "get", "lift", "yank"])
FERRYING: Final = frozenset(["fly", "take", "bring", "get", "evacuate", "lift", "whisk", "ferry"])
WEAK: Final = frozenset(["withdraw", "remove", "pull", "bring", "take", "call", "evacuate", "get", "lift"])


def _recalled(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    if act.passive:
        yield from _was_recalled(scene, act, people(subject(scene, act.first)))
        return
    k = start + len(rest) if rest and scene.is_phrase(start, rest) else start
    things = [t for t in objects(scene, k, 3) if people(t)]
    if not things:
        if act.bare and "part" in act.verb.tense:
            yield from _was_recalled(scene, act, _bare_subject(scene, act))
        return
    if rest and k == start and not _rest_behind(scene, things, rest):
        return
    if not _own_people(act, things[0]):
        return
    given = _asked_of(scene, act)
    if given is not None:
        yield from _told_to(scene, act, given, things, max(k, things[-1].last))
        return
    for thing in things[:4]:
        yield hit("recall", "recalled", act, max(k, thing.last), thing, subject(scene, act.first), "active")


def _asked_of(scene: Scene, act: Act) -> Order | None:
    """Who demands it of another state: "demanded that Vilnius recall its envoy", "told Chad to close and withdraw"."""
    given = order(scene, act)
    if given is None or not isinstance(given.told, Agent) or not isinstance(given.giver, Agent):
        return None
    return given if given.giver.actors and set(given.giver.actors).isdisjoint(given.told.actors) else None


def _told_to(scene: Scene, act: Act, given: Order, things: list[Thing], last: int) -> Iterator[Hit]:
    """What another state is told to do with its envoys, where no rule of orders reads it."""
    if "to" in act.auxiliaries:
        return
    for thing in things[:1]:
        voice = "passive" if given.act.passive else "active"
        yield replace(
            hit("expulsion", "told to withdraw", given.act, last, thing, given.giver, voice, counterpart=given.told),
            first=act.i,
        )


def _rest_behind(scene: Scene, things: list[Thing], rest: lexicon.Phrase) -> bool:
    """Whether the particle stands behind the people: "called the ambassador in Lima back"."""
    last = things[-1].last
    reach = min(last + 3, scene.last)
    for j in range(last, min(last + 5, scene.last)):
        if scene.words[j] in ("in", "to", "at") and scene.mention_at.get(j + 1):
            reach = scene.mention_at[j + 1].last + 2
    return any(scene.is_phrase(j, rest) for j in range(things[0].first, min(reach, scene.last)))


def _own_people(act: Act, thing: Thing) -> bool:
    """Whether the object can be people called home, and not others taken or pulled somewhere."""
    rest = act.verb.rest
    if act.verb.base in LOOSE and not thing.own and not thing.definite and not thing.owners:
        return False
    if act.verb.base in FERRYING and thing.grade == "name":
        return False
    if act.verb.base in WEAK and not (
        thing.strong or thing.own or thing.grade in ("elided", "pronoun", "name") and (rest or thing.grade == "name")
    ):
        return False
    return thing.grade != "pronoun" or bool(rest and rest[-1] in ("home", "back"))


def _was_recalled(scene: Scene, act: Act, thing: Thing | None) -> Iterator[Hit]:
    """ "the ambassador was called home", "its own envoy withdrawn"."""
    rest, near = act.verb.rest, skip(scene, act.i + 1)
    homeward = bool(rest and rest[-1] in ("home", "back"))
    if thing is None or not (
        thing.strong or thing.grade in ("name", "elided") or thing.own or thing.owners and homeward
    ):
        return
    alone = act.verb.base == "recall" and thing.own in ("he", "she") and scene.word(act.i + 1) not in RETOLD
    if thing.own in ("they", "them", "those", "he", "she") and not (homeward or alone):
        return
    if rest and not scene.is_phrase(near, rest) or act.verb.base in LOOSE and not rest:
        return
    yield hit("recall", "recalled", act, near + len(rest), thing, by_agent(scene, near), "passive")


def _bare_subject(scene: Scene, act: Act) -> Thing | None:
    """The own people directly before a participle without "was": "its ambassador recalled for consultations"."""
    if scene.word(act.first - 1) == ",":
        noun = people(scene.thing_at.get(act.first - 2) or subject(scene, act.first - 1))
        thing = noun if noun is not None and noun.grade in ("chief", "envoy", "name") else None
    else:
        thing = people(scene.thing_at.get(act.first - 1))
        thing = thing if thing is not None and thing.last == act.first else None
    if thing is None or thing.grade == "pronoun" or not (thing.own or thing.owners):
        return None
    following = scene.word(skip(scene, act.i + 1 + len(act.verb.rest)))
    calm = following in ("for", "from", "in", "to", "by", "until", "on", "and", "after", "without", ",", ".", ";", "")
    return thing if calm else None


def _summoned(scene: Scene, i: int) -> Iterator[Hit]:
    """ "called its envoy to Lima for consultations", "was ordered to Brasilia to report"."""
    for verb in lexicon.verbs("summon").get(scene.words[i], ()):
        act = group(scene, i, verb)
        things = [people(subject(scene, act.first))] if act.passive else objects(scene, i + 1, 2)
        thing = people(things[0]) if things else None
        k = skip(scene, i + 1) if act.passive else thing.last if thing else 0
        for to in range(k, min(k + 5, scene.last)):
            if thing is not None and scene.words[to] == "to" and _seat(scene, to) and _consults(scene, to):
                agent = by_agent(scene, i + 1) if act.passive else subject(scene, act.first)
                voice = "passive" if act.passive else "active"
                yield hit("recall", "called to the capital", act, to, thing, agent, voice)
                return


def _seat(scene: Scene, to: int) -> bool:
    """Whether a capital stands behind "to"."""
    mention = scene.mention_at.get(to + 1)
    return mention is not None and mention.form in ("capital", "seat", "government")


def _consults(scene: Scene, k: int) -> bool:
    """Whether talks at home are named behind a token."""
    return any(phrase_at(scene, j, "consultations") for j in range(k, min(k + 10, scene.last)))


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
                doer = subject(scene, verb) if verb >= 0 else None
                agent = doer if isinstance(doer, Agent) else None
            yield Hit("recall", "recall of", i, things[0].last, things[0], agent, i, i, (), "nominal")


def _returns(scene: Scene, act: Act, end: int) -> Iterator[Hit]:
    """ "the Saudi ambassador returns for consultations", "Monrovia's are on their way home"."""
    thing = people(subject(scene, act.first))
    if thing is None or not (thing.strong or thing.grade == "elided" or thing.own in ("its", "own")):
        return
    if "not" in act.auxiliaries:
        return
    if scene.words[act.i].endswith("ing") and act.bare and not _consults(scene, act.i):
        return
    came = "had" in act.auxiliaries and act.verb.base == "come"
    going = came or {"will", "would", "to", "must", "is"} & set(act.auxiliaries) or scene.words[act.i] in BE
    if not _consults(scene, act.i) and not going:
        return
    if scene.word(end) in ("to", "from") and not came and not _consults(scene, act.i):
        return
    yield hit("recall", "returns", act, end, thing, None, "passive")


AWAY: Final = frozenset(["return", "returning", "go", "going", "come", "coming", "back", "sent", "replaced"])


def _stays_away(scene: Scene) -> Iterator[Hit]:
    """ "the ambassador will not return to his post", "will not be sent back"."""
    for i in range(scene.first, scene.last - 3):
        if scene.words[i] not in ("will", "would", "is", "are") or scene.words[i + 1] not in ("not", "n't"):
            continue
        k = i + 2 + (scene.word(i + 2) in ("be", "now"))
        if (
            scene.word(k) not in AWAY
            or scene.word(k) in ("go", "going", "come", "coming")
            and scene.word(k + 1) != "back"
        ):
            continue
        thing = people(subject(scene, i))
        if thing is not None and (thing.strong or thing.grade in ("elided", "name")) and not thing.plural:
            act = group(scene, i, lexicon.Verb("will", (), frozenset({"base"})))
            yield hit("recall", "will not return", act, k + 1, thing, None, "passive")


def ordered_home(told: Hit, scene: Scene) -> Hit:
    """An order to leave as a recall, where it is one's own government that calls: "the envoy was ordered home"."""
    words = scene.words[told.first : told.last + 1]
    thing = told.thing
    if told.type != "expulsion" or "home" not in words or not words[0].startswith("order"):
        return told
    if thing is None or thing.plural or thing.grade == "pronoun" and thing.own != "who":
        return told
    unsaid = told.agent is None and told.voice in ("passive", "people")
    return replace(told, type="recall", rule="ordered home", left=()) if unsaid else told


FAMILIES: tuple[tuple[str, Family], ...] = (("recalled", recalled),)
"""The rules in the order in which they speak."""
