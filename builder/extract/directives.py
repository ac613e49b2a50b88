"""Who is told by whom to do it: "ordered Chile to close", "was given 72 hours to vacate", "demanded that it shut"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeGuard

from . import lexicon
from .clause import HAVE, Act, Noun, by_agent, group, looks_verbal, subject
from .scene import Agent, Scene

DEMANDS: Final = lexicon.wordset("directives_demands")
TERM_WORDS: Final = lexicon.wordset("directives_term")


@dataclass(frozen=True, slots=True)
class Order:
    """An order to do what a verb says."""

    giver: Noun | None
    """Who orders; None where the sentence does not say it."""
    told: Noun
    """A state, or one of its missions."""
    act: Act
    """The verb of ordering, which decides the status."""


def order(scene: Scene, act: Act) -> Order | None:
    """The order on which a verb hangs; None where it is done of one's own will."""
    said = [word for word in act.auxiliaries if word not in ("not", "never")]
    if said and said[-1] == "to":
        return _infinitive(scene, _to(scene, act))
    if not said and "base" in act.verb.tense and (to := _shared_to(scene, act)):
        return _infinitive(scene, to)
    return _clause(scene, act)


def _shared_to(scene: Scene, act: Act) -> int:
    """The "to" of the infinitive before "and": "told Chad to close its embassy and withdraw its staff"; 0 for none."""
    if scene.word(act.first - 1) != "and":
        return 0
    for k in range(act.first - 2, max(scene.first, act.first - 14), -1):
        if scene.words[k] == "to" and looks_verbal(scene, k + 1):
            return k
        if scene.words[k] in (",", ";", ":", "that"):
            return 0
    return 0


def _to(scene: Scene, act: Act) -> int:
    """The token of the "to" before an infinitive."""
    k = act.i - 1
    while k > scene.first and scene.words[k] != "to":
        k -= 1
    return k


def _infinitive(scene: Scene, to: int) -> Order | None:
    """ "told Chile to", "was ordered by Peru to", "gave Chile 72 hours to", "has until Friday to"."""
    k = _over_term(scene, to - 1)
    word = scene.word(k)
    for verb in lexicon.verbs("tell", "give").get(word, ()):
        told_by = group(scene, k, verb)
        if told_by.passive and not verb.rest:
            told = subject(scene, told_by.first)
            return Order(by_agent(scene, k + 1, 12), told, told_by) if _can_obey(told) else None
    if word in HAVE | {"got", "gets"} and k < to - 1:
        holds = group(scene, k, lexicon.Verb("have", (), frozenset({"base"})))
        told = subject(scene, holds.first)
        return Order(None, told, holds) if _can_obey(told) else None
    return _told(scene, k)


def _over_term(scene: Scene, k: int) -> int:
    """The token before a term, a day, an adverb or "by Peru", looking to the left."""
    start = k
    while k > scene.first:
        agent = scene.agent_at.get(k)
        if agent is not None and agent.oblique == "by" and agent.last == k + 1:
            k = agent.first - 1
            while scene.word(k) in ("by", "the"):
                k -= 1
        elif (
            scene.word(k - 1) in ("in", "at") and scene.text.tokens[k].text[:1].isupper() and not scene.thing_at.get(k)
        ):
            k -= 2
        elif (
            scene.moment_at.get(k)
            or scene.number_at.get(k)
            and k != start
            or scene.words[k] in TERM_WORDS
            or scene.words[k].endswith("ly")
        ):
            k -= 1
        else:
            break
    return k


def _told(scene: Scene, k: int) -> Order | None:
    """The noun that ends at a token as the object of a verb of ordering or giving."""
    told: Noun | None = scene.thing_at.get(k)
    if not _can_obey(told):
        agent = scene.agent_at.get(k)
        told = agent if agent is not None and not agent.owner else None
    if not _can_obey(told) or told.last != k + 1:
        return None
    j = told.first - 1
    while scene.word(j) in ("the", "both"):
        j -= 1
    for verb in lexicon.verbs("tell", "give").get(scene.word(j), ()):
        telling = group(scene, j, verb)
        if not telling.passive and not verb.rest:
            return Order(subject(scene, telling.first), told, telling)
    return None


def _clause(scene: Scene, act: Act) -> Order | None:
    """ "demanded that Chile (must) close", "ordered that the embassy be closed"."""
    told = subject(scene, act.first)
    if not _can_obey(told):
        return None
    k = told.first - 1
    while scene.word(k) in ("the", "both"):
        k -= 1
    if scene.word(k) != "that" or scene.word(k - 1) not in DEMANDS:
        return None
    demand = group(scene, k - 1, lexicon.Verb(scene.word(k - 1), (), frozenset({"past", "s"})))
    giver = subject(scene, demand.first)
    if not isinstance(giver, Agent) or not giver.actors and giver.kind not in ("pronoun", "bare"):
        return None
    return Order(giver, told, demand)


def _can_obey(noun: Noun | None) -> TypeGuard[Noun]:
    """Whether the noun is a state, its government, its envoy or a mission."""
    if isinstance(noun, Agent):
        return bool(noun.actors) or noun.word in ("it", "they", "which")
    if noun is None or noun.kind == "mission":
        return noun is not None
    return noun.kind == "people" and noun.grade != "banned" and noun.own not in ("its", "their", "his", "her")
