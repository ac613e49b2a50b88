"""Turns of phrase from a table: `constructions.yaml` says which words around people, posts or relations are a measure.

A row is a row of elements, matched from left to right; adverbs and times between them are passed over.

    P be~ on the next|first plane [home]     people as subject
    A show~ P the exit                       an actor as subject, the people as object

`P` `M` `R`: people, a mission, relations. `A`: who acts. `C`: the other side, where nothing is said of relations.
`N`: the number left. `N-`: how many go.
`H`: home, or the capital of those who are to go there. `T`: a term ("48 hours"). `D`: a possessive. `word|word`: any of
them. `verb~`: any form of a verb. `[...]`: may be missing. `..`: up to four words. `$`: the clause ends there. The
letter before the first word is its subject, found over relatives and insertions as for any verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from builder import vocabulary
from builder.model.claim import MeasureType

from . import lexicon
from .clause import BREAKS, Act, by_agent, group, skip, subject
from .directives import Order, order
from .expulsion import people
from .hits import Family, Hit, left_place
from .phrases import COMMON, Element, Lookup, Phrase, element
from .reductions import caps
from .scene import Agent, Scene, Thing
from .terms import other_deed, term

SUBJECTS: Final = frozenset("PAMRC")
KINDS: Final = {"P": "people", "M": "mission", "R": "relations"}
GAP: Final = 4
"""Words that `..` may pass."""
VAGUE: Final = frozenset(["people", "staff"])
"""Grades of people who must be counted, owned or named to be meant."""


@dataclass(frozen=True, eq=False)
class Row(Phrase):
    """One turn of phrase."""

    type: MeasureType
    rule: str
    subject: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where a row ends, and what stands in its slots."""

    end: int
    thing: Thing | None = None
    agent: Agent | None = None
    other: Agent | None = None
    left: int | None = None
    gone: int | None = None
    home: str = ""
    """The state to whose capital they are to go."""


@cache
def rows() -> Lookup[Row]:
    """The rows of the table, longer ones first."""
    lines = [
        _row(type_, rule, line.split())
        for type_, rules in vocabulary.table("constructions").items()
        for rule, lines in rules.items()
        for line in lines
    ]
    return Lookup(tuple(sorted(lines, key=lambda row: -len(row.elements))))


@cache
def cues() -> frozenset[str]:
    """Words of which one stands in each sentence that a row can read."""
    return frozenset(rows().telling) - COMMON


def _row(type_: MeasureType, rule: str, parts: list[str]) -> Row:
    first = parts[0] if parts[0] in SUBJECTS else ""
    return Row(tuple(element(part) for part in parts[bool(first) :]), type_, rule, first)


def told(scene: Scene) -> Iterator[Hit]:
    """The measures that rows of the table find in a sentence."""
    for i, found in rows().places(scene):
        for row in found:
            hit = _hit(scene, i, row)
            if hit is not None:
                yield hit
                break


def _hit(scene: Scene, i: int, row: Row) -> Hit | None:
    match = matched(scene, i + 1, row.elements[1:], Match(i + 1))
    if match is None:
        return None
    act = group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(("part", "base"))))
    if row.subject and act.bare and scene.word(i - 1) in ARTICLES:
        return None
    given = order(scene, act) if row.subject in ("M", "C") else None
    if given is not None:
        return _ordered(scene, row, match, given)
    before = subject(scene, act.first) if row.subject else None
    if row.subject in KINDS:
        thing = before if isinstance(before, Thing) and before.kind == KINDS[row.subject] else None
        if thing is None or not _meant(thing) or row.type == "denial" and not _refusable(scene, thing):
            return None
        return _of_subject(scene, row, act, match, thing)
    if row.subject == "C":
        if not isinstance(before, Agent) or not before.actors and before.word not in ("it", "they"):
            return None
        if {"itself", "themselves"} & set(scene.words[before.last : i]):
            return _made(scene, row, act, match, match.thing, before, "active")
        return _made(scene, row, act, replace(match, other=before), match.thing, None, "passive")
    if match.other is None and (match.thing is None or not _meant(match.thing)):
        return None
    if row.type == "denial" and not _refusable(scene, match.thing):
        return None
    if row.subject == "A" and (before is None or before is match.thing):
        return None
    if row.type == "recall" and not _own_people(before, match):
        return None
    agent = before or match.agent or _owner(scene, i)
    voice = "active" if row.subject else "nominal"
    return _made(scene, row, act, match, match.thing, agent, voice)


def _ordered(scene: Scene, row: Row, match: Match, given: Order) -> Hit:
    """What a state or a mission is told to do: "ordered the embassy to make do with ten"."""
    other = given.told if isinstance(given.told, Agent) else None
    thing = match.thing if isinstance(given.told, Agent) else given.told
    return _made(scene, row, given.act, replace(match, other=other), thing, given.giver, "active")


def _of_subject(scene: Scene, row: Row, act: Act, match: Match, thing: Thing) -> Hit | None:
    """People, posts or relations as subject; who acts may stand behind "by"."""
    if match.home and thing.owners and match.home not in thing.owners:
        return None
    if row.type == "recall" and match.agent is not None and not set(thing.owners) & set(match.agent.actors):
        return None
    if match.home and not thing.owners:
        thing = replace(thing, owners=(match.home,))
    if row.type == "recall" and match.thing is not None and match.thing.kind == "mission" and not thing.owners:
        thing = replace(thing, inner=match.thing, owners=match.thing.owners, host=thing.host or match.thing.host)
    agent = match.agent or by_agent(scene, match.end, 6)
    if row.type == "expulsion" and people(thing) is None:
        return None
    voice = "passive" if agent is not None or row.type != "expulsion" else "people"
    return _made(scene, row, act, match, thing, agent, voice)


def _made(
    scene: Scene, row: Row, act: Act, match: Match, thing: Thing | None, agent: Agent | Thing | None, voice: str
) -> Hit:
    return Hit(
        row.type,
        row.rule,
        act.i,
        match.end,
        thing,
        agent,
        act.i,
        act.first,
        act.auxiliaries,
        voice,
        counterpart=match.other,
        left=left_place(scene, match.end) if row.type == "expulsion" else (),
        cap_from=caps(scene, match.end, scene.last)[0] if match.left is not None else None,
        cap_to=match.left,
        count=match.gone,
    )


def _own_people(agent: Agent | Thing | None, match: Match) -> bool:
    """Whether those sent for are the sender's own, as far as the words say it."""
    owners = match.thing.owners if match.thing is not None else ()
    if match.home:
        return isinstance(agent, Agent) and match.home in (agent.actors or (match.home,))
    return not owners or isinstance(agent, Agent) and (not agent.actors or bool(set(owners) & set(agent.actors)))


def _owner(scene: Scene, i: int) -> Agent | None:
    """Whose refusal it is: "Mali's refusal of visas"."""
    return next((a for a in scene.agents if a.owner and a.actors and 0 <= i - a.last <= 2), None)


def _refusable(scene: Scene, thing: Thing | None) -> bool:
    """Whether it is envoys, and not something of theirs, that are refused."""
    envoys = thing is not None and (thing.strong or thing.grade == "elided" or bool(thing.names))
    return thing is not None and envoys and scene.word(thing.last) not in ("'s", "'")


def _meant(thing: Thing) -> bool:
    if thing.negated or thing.grade == "banned":
        return False
    held = thing.owners or thing.own or thing.inner or thing.names or thing.count or thing.definite
    return thing.grade not in VAGUE or bool(held)


def matched(scene: Scene, k: int, elements: tuple[Element, ...], so_far: Match) -> Match | None:
    """The rest of a row from a token on; None where it does not stand there."""
    if not elements:
        return so_far
    element, rest = elements[0], elements[1:]
    if element.slot == "$":
        return so_far if ends(scene, k) else None
    if element.slot == "..":
        for gap in range(GAP + 1):
            if any(scene.word(j) in BREAKS for j in range(k, k + gap)):
                return None
            found = matched(scene, k + gap, rest, so_far)
            if found is not None:
                return found
        return None
    for start in dict.fromkeys((k, skip(scene, k, by=False), k + (scene.word(k) == ","))):
        step = _step(scene, start, element, so_far)
        found = matched(scene, step.end, rest, step) if step is not None else None
        if found is not None:
            return found
    return matched(scene, k, rest, so_far) if element.optional else None


def _step(scene: Scene, k: int, element: Element, so_far: Match) -> Match | None:
    """One element at a token."""
    if k >= scene.last:
        return None
    if element.words:
        return replace(so_far, end=k + 1) if scene.words[k] in element.words else None
    if element.slot in KINDS:
        kind = KINDS[element.slot]
        thing = next((t for t in scene.things if t.kind == kind and t.first <= k <= t.first + 1 < t.last + 1), None)
        if thing is None:
            return _post_before(scene, k, so_far) if element.slot == "M" else None
        return replace(so_far, end=thing.last, thing=thing)
    if element.slot in ("N", "N-"):
        number = scene.number_at.get(k)
        if number is None or number.unit and number.unit not in ("person", "post"):
            return None
        thing = scene.thing_at.get(k)
        held = so_far.thing or (thing if thing is not None and thing.kind == "people" else None)
        left, gone = (number.value, None) if element.slot == "N" else (None, number.value)
        return replace(so_far, end=number.last, thing=held, left=left, gone=gone)
    if element.slot == "H":
        return _home(scene, k, so_far)
    if element.slot == "T":
        end = term(scene, k + 1 if scene.word(k) in BEFORE_TERMS else k)
        return replace(so_far, end=end) if end and not other_deed(scene, end) else None
    start = k + (scene.word(k) == "the")
    agent = scene.agent_at.get(start) or _elided(scene.thing_at.get(start))
    if agent is None or not agent.actors or not agent.first <= k + 1:
        return None
    found = replace(so_far, end=agent.last)
    return replace(found, agent=agent) if element.slot == "A" else replace(found, other=agent)


def _elided(thing: Thing | None) -> Agent | None:
    """The state whose envoy is meant, where no more than its name stands: "so was Ireland's"."""
    if thing is None or thing.grade != "elided":
        return None
    return Agent(thing.first, thing.last, thing.owners, "state", owner=True)


def ends(scene: Scene, k: int) -> bool:
    """Whether a clause ends at a token, or behind the times and adverbs that stand there."""
    k = skip(scene, k, by=False)
    while scene.moment_at.get(k) or scene.moment_at.get(k + 1):
        k += 1
    word = scene.word(k)
    return not word or not word[0].isalnum() and word not in ("'s", "'") or word in ENDING


ENDING: Final = lexicon.wordset("constructions_ending")
ARTICLES: Final = lexicon.wordset("relations_articles")
"""Words after which "break" or "close" is a noun."""


def _post_before(scene: Scene, k: int, so_far: Match) -> Match | None:
    """The mission named before in the sentence, where "it" or "them" stands for it."""
    if scene.words[k] not in ("it", "them"):
        return None
    thing = next((t for t in reversed(scene.things) if t.kind == "mission" and t.last <= k), None)
    return replace(so_far, end=k + 1, thing=thing) if thing is not None and thing.owners else None


def _home(scene: Scene, k: int, so_far: Match) -> Match | None:
    """ "home", "to Lima": where those sent for belong."""
    if scene.words[k] in ("home", "back"):
        return replace(so_far, end=k + 1)
    mention = scene.mention_at.get(k + 1) if scene.words[k] in ("to", "in") else None
    if mention is None or mention.possessive or scene.words[k] == "to" and mention.form not in ("capital", "seat"):
        return None
    return replace(so_far, end=mention.last, home=mention.actor)


BEFORE_TERMS: Final = frozenset(["within", "by", "in"])

FAMILIES: tuple[tuple[str, Family], ...] = (("told", told),)
"""The rules in the order in which they speak."""
