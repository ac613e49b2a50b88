"""Follow-ups: sentences that tell a measure without its verb, by leaning on one told before.

"Damascus did the same", "Ecuador's turn came in April", "and so was Khartoum": the rows of `following.yaml` find who
comes next; `leaning` says which measure is meant and whom it hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, Literal, cast

from builder import vocabulary
from builder.language.dates import Moment

from . import lexicon
from .clause import Act, group, subject
from .constructions import Match, ends, matched
from .guesses import before
from .hits import Hit
from .phrases import Lookup, Phrase, element
from .scene import Agent, Scene, Thing
from .stepping import ADVERBS

Kind = Literal["same", "back", "got", "turn", "so", "whole", "people"]
OPEN: Final = lexicon.wordset("following_open")
"""Before "to follow": words after which the subject itself is the one to act."""
CLOSE: Final = frozenset(
    {"followed", "made it so many", "close behind", "in the wake of", "too", "until later", "not slow"}
)
"""Rules with everyday words, whose subject must stand right before them."""
WITH: Final = frozenset({"with", "against", "towards", "toward", "to"})
LIKE: Final = frozenset({"as", "like"})
EXCEPT: Final = frozenset({"but", "except", "save", "besides", "without", "excepting"})
OWN: Final = frozenset({"hers", "his", "theirs", "its"})
COMING: Final = lexicon.wordset("following_coming")
STATES: Final = frozenset({"one", "country", "state", "government", "capital", "nation", "member"})
ORDINALS: Final = lexicon.wordset("following_first")


@dataclass(frozen=True, slots=True)
class Follow(Hit):
    """One use of such words. Its type is only known once the measure is found on which it leans."""

    kind: Kind = "same"
    model: tuple[str, ...] = ()
    """Who did it before, where the words say so: "the same as Cairo"."""
    owner: bool = False
    """Whether the actor is only named as the one whose envoys are meant: "and so was Canada's"."""
    future: bool = False
    """Whether it is only thought to come: "was sure to follow"."""
    moment: Moment | None = None
    """The time that belongs to it without doubt."""


@dataclass(frozen=True, eq=False)
class Row(Phrase):
    """One turn of phrase."""

    kind: Kind
    rule: str
    subject: bool
    """Whether who acts stands before it."""


@cache
def rows() -> Lookup[Row]:
    """The rows of the table, longer ones first."""
    found: list[Row] = []
    for kind, rules in vocabulary.table("following").items():
        for rule, lines in rules.items():
            for line in lines:
                parts = line.split()
                leads = parts[0] in ("A", "P")
                found.append(Row(tuple(element(part) for part in parts[leads:]), cast(Kind, kind), rule, leads))
    return Lookup(tuple(sorted(found, key=lambda row: -len(row.elements))))


def follow_ups(scene: Scene) -> Iterator[Follow]:
    """The follow-ups of a sentence."""
    yield from _gaps(scene)
    end, doers = scene.first, set[int]()
    for i, found in rows().places(scene):
        if i < end:
            continue
        for row in found:
            match = matched(scene, i + 1, row.elements[1:], Match(i + 1)) if row.kind != "people" else None
            hit = _hit(scene, i, row, match) if match is not None else None
            if hit is not None:
                start = hit.agent.first if hit.agent is not None else i
                if start not in doers:
                    yield hit
                doers.add(start)
                end = hit.last
                break


def _gaps(scene: Scene) -> Iterator[Follow]:
    """A second actor or target with a time of its own, behind a measure: "..., Ireland on Tuesday", "and with Iraq in
    June"."""
    for agent in scene.agents:
        k = agent.first - 1
        while scene.word(k) in ("the", "by", "'s", "'"):
            k -= 2 if scene.word(k) in ("'s", "'") else 1
        led = scene.word(k) in ("with", "from", "against")
        comma = k - led
        base = next((hit for hit in reversed(scene.own_hits) if hit.last <= k), None)
        if base is None or not agent.actors or scene.word(comma) not in (",", ";", "and", "while"):
            continue
        timed = any(base.first - 8 <= m.first < comma for m in scene.moments)
        if scene.word(agent.last) in OWN and ends(scene, agent.last + 1) and not agent.oblique:
            yield _made(scene, _GAP, _still(agent.first), agent.last + 1, agent)
        free = not any(hit.first <= agent.last + 8 and hit.last > agent.first for hit in scene.own_hits)
        if timed and free and (led or not agent.oblique) and not agent.owner and (end := _timed(scene, agent.last)):
            made = _made(scene, _GAP, _still(agent.first), end, agent, owner=led)
            yield replace(made, moment=scene.moment_at[end])


def _timed(scene: Scene, k: int) -> int:
    """Where a time begins at a token or right behind, and ends the clause; 0 where none does."""
    if scene.word(k) == "of":
        k += 2
    start = next((j for j in range(k, k + 3) if scene.moment_at.get(j)), None)
    if start is None or any(scene.words[j] not in ("in", "on", "at", "only", "just") for j in range(k, start)):
        return 0
    moment = scene.moment_at[start]
    return start if moment.kind == "point" and not moment.deadline and ends(scene, moment.last) else 0


def _still(i: int) -> Act:
    """No verb at a token."""
    return Act(i, lexicon.Verb("", (), frozenset()), i, False, (), False, True)


_GAP: Final = Row((), "so", "and another", False)


def _hit(scene: Scene, i: int, row: Row, match: Match) -> Follow | None:
    if row.kind in ("turn", "so"):
        return _next(scene, i, row, match)
    act = group(scene, i, lexicon.Verb(scene.words[i], (), frozenset(("part", "base"))))
    who = _follower(scene, act, row)
    if who is None or act.infinitive and not _open(scene, act):
        return None
    colon = ":" in scene.words[match.end : match.end + 9] and any(hit.first > i for hit in scene.own_hits)
    if colon or _referred(scene, i):
        return None
    if row.rule == "not slow" and "not" not in act.auxiliaries and not {"not", "no"} & set(scene.words[i : match.end]):
        return None
    if scene.words[match.end - 1] in ("this", "that") and scene.moment_at.get(match.end - 1):
        return None
    told = match.other or _counterpart(scene, match.end, who)
    model = told.actors if row.rule == "in the wake of" and told is not None else _model(scene, match.end, who)
    if row.kind == "got":
        who, told = match.agent, who
    made = _made(scene, row, act, match.end, who, None if row.rule == "in the wake of" else told, model)
    if row.rule == "not slow":
        made = replace(made, auxiliaries=())
    if row.rule == "considers the same":
        return replace(made, future=True)
    return replace(made, future=act.infinitive and bool(COMING & set(scene.words[max(scene.first, act.first - 5) : i])))


def _referred(scene: Scene, i: int) -> bool:
    """Whether the words ask, set a condition or count: "whether Kenya would do so", "the first time that it did so"."""
    words = scene.words[max(scene.first, i - 8) : i]
    again = "time" in words and bool({"first", "second", "third", "last", "only"} & set(words))
    return again or bool({"whether", "if"} & set(words)) or scene.words[scene.last - 1] == "?"


def _made(
    scene: Scene,
    row: Row,
    act: Act,
    end: int,
    who: Agent | None,
    told: Agent | None = None,
    model: tuple[str, ...] = (),
    owner: bool = False,
) -> Follow:
    return Follow(
        "expulsion",
        row.rule,
        act.i,
        end,
        None,
        who,
        act.i,
        act.first,
        act.auxiliaries,
        counterpart=told,
        inherits=True,
        back=row.kind == "back",
        kind=row.kind,
        model=model,
        owner=owner,
    )


def _follower(scene: Scene, act: Act, row: Row) -> Agent | None:
    """The state that is the subject of the words."""
    noun = subject(scene, act.first)
    body = scene.agent_at.get(noun.first) if isinstance(noun, Thing) else None
    if body is not None and body.kind == "body":
        noun = body
    if isinstance(noun, Thing) and noun.own == "they":
        noun = Agent(noun.first, noun.last, (), "pronoun", "", "they")
    if isinstance(noun, Thing):
        nation = noun.kind == "people" and noun.grade == "nation" and noun.definite and noun.count is None
        noun = Agent(noun.first, noun.last, noun.owners, "state") if nation and noun.owners else None
    if noun is None or scene.word(noun.first - 1) in EXCEPT:
        return None
    if not noun.actors and not (
        noun.kind == "pronoun" and (row.rule == "did the same" or before(scene, noun.first, ()))
    ):
        return None
    near = row.rule not in CLOSE or act.infinitive or _right_before(scene, noun.last, act.first)
    return noun if near else None


def _right_before(scene: Scene, last: int, first: int) -> bool:
    """Whether nothing but adverbs, times and an insertion stands between a subject and its verb."""
    k = first - 1
    while k >= last and (
        scene.words[k] in ADVERBS | {"in", "on", "then"} or scene.words[k].endswith("ly") or scene.moment_at.get(k)
    ):
        k -= 1
    return k < last or scene.words[k] == "," and scene.words[last] == "," or scene.words[k] in ("and", "but")


def _open(scene: Scene, act: Act) -> bool:
    """Whether the subject of "to do the same" is that of the verb before: "is expected", but not "invited others"."""
    words = scene.words[max(scene.first, act.first - 5) : act.first]
    ranked = (
        words[-1:]
        if words[-1:] and words[-1] in ORDINALS
        else words[-2:-1]
        if words[-1:] and words[-1] in STATES
        else []
    )
    return bool(OPEN & set(words) or ORDINALS & set(ranked)) or act.auxiliaries[-1:] != ("to",)


def _counterpart(scene: Scene, end: int, who: Agent) -> Agent | None:
    """Whom it hits, where it is said: "was as quick with Britain", "joined as far as the Americans are concerned"."""
    for k in range(end, min(end + 5, scene.last)):
        if scene.words[k] in WITH or scene.words[k] == "far" and scene.word(k + 1) == "as":
            found = next((a for a in scene.agents if 0 < a.first - k <= 3 and a.actors), None)
            return found if found is not None and not set(found.actors) & set(who.actors) else None
        if not (scene.words[k] in ADVERBS | {"on", "in", "as"} or scene.moment_at.get(k)):
            return None
    return None


def _model(scene: Scene, end: int, who: Agent) -> tuple[str, ...]:
    """Who did it first: "the same as Cairo", "like Paris, Bonn followed suit"."""
    for agent in scene.agents:
        behind = 0 < agent.first - end <= 2 and scene.words[end] in LIKE
        ahead = agent.last <= who.first and scene.word(agent.first - 1) == "like"
        if agent.actors and (behind or ahead):
            return agent.actors
    return ()


def _next(scene: Scene, i: int, row: Row, match: Match) -> Follow | None:
    """Who comes next, where the words around him say it."""
    who = match.agent
    if row.subject and row.rule == "too":
        who = next((a for a in scene.agents if a.last in (i, i - 1) and a.actors and not a.oblique), None)
        k = match.end
        while scene.word(k) in (",", "on", "in", "at") or scene.moment_at.get(k):
            k += 1
        stops = scene.word(k) in ("", ".", ";", ":", "—", "–", "!")
        if (
            who is None
            or not stops
            or scene.words[who.last] not in (scene.words[i], ",")
            or not _opens(scene, who.first)
        ):
            return None
    elif row.subject:
        who = next((a for a in scene.agents if a.last == i and a.actors and a.owner), None)
    if who is None or scene.words[i] in ("then", "next") and not _opens(scene, i):
        return None
    if scene.word(match.end) == "," and scene.word(match.end + 1) in ("which", "who", "whose") and scene.own_hits:
        return None
    bare = row.elements[-1].slot == "$" and scene.words[i] == "it"
    if bare and not any(m.last <= i for m in scene.moments) and not who.owner:
        return None
    return _made(
        scene,
        row,
        _still(i),
        max(match.end, who.last),
        who,
        owner=_owns(scene, who) and not row.subject and "turn" not in scene.words[who.last : match.end],
    )


def _owns(scene: Scene, who: Agent) -> bool:
    """Whether not the state but its envoys are meant: "and so was Canada's", "so did the Canadian"."""
    thing = scene.thing_at.get(who.first)
    return who.owner or thing is not None and thing.kind == "people" and not thing.plural


def _opens(scene: Scene, k: int) -> bool:
    """Whether a clause begins at a token, an article or "and" before it passed over."""
    while scene.word(k - 1) in ("the", "and"):
        k -= 1
    return k == scene.first or scene.words[k - 1] in (";", ":", ",", "—", "–", "-", ".")
