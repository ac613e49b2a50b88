"""A total told in parts: "36 Europeans: Italy 25, West Germany four", "three diplomats, one from each country"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .expulsion import people
from .hits import Hit
from .scene import Agent, Scene, Thing

JOINTS: Final = frozenset({",", "and", ";", "plus"})
LINKS: Final = frozenset({":", "(", "-", "–", "—", "with", "lost", "loses", "had", "has", ","})
WHOLES: Final = frozenset({"chief", "envoy", "staff", "people"})
OPENERS: Final = frozenset({":", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the list."""

    thing: Thing
    """The people, with their state as owner where it is they who are hit."""
    agent: Agent | None = None
    """The state that acts: "four by Germany"."""


def broken_down(scene: Scene, found: Sequence[Hit], earlier: Sequence[Scene]) -> Iterator[tuple[Hit, list[Hit]]]:
    """Totals of this sentence, or of the two before it, with the hits that take their place."""
    for total in found:
        if _is_total(total):
            parts = _parts(scene, total, total.thing.last, earlier)  # type: ignore[union-attr]
            if parts:
                yield total, [_hit(total, part) for part in parts]
                return
    for before in reversed(earlier[-2:]):
        for total in before.hits:
            if _is_total(total) and not total.thing.owners and (parts := _parts(scene, total, scene.first, earlier)):  # type: ignore[union-attr]
                yield total, [_hit(total, part, here=False) for part in parts]
                return


def _is_total(hit: Hit) -> bool:
    """Whether the hit can be a sum over several states."""
    thing = people(hit.thing)
    return hit.type == "expulsion" and thing is not None and thing.plural and not thing.names and thing.grade in WHOLES


def _hit(total: Hit, part: Part, *, here: bool = True) -> Hit:
    thing = part.thing
    agent = part.agent or total.agent
    if here:
        return replace(total, rule="breakdown", thing=thing, agent=agent, last=max(total.last, thing.last))
    return Hit(
        "expulsion",
        "breakdown",
        thing.first,
        thing.last,
        thing,
        agent,
        thing.first,
        thing.first,
        (),
        total.voice,
        left=total.left,
        inherits=True,
    )


def _parts(scene: Scene, total: Hit, start: int, earlier: Sequence[Scene]) -> list[Part]:
    """The longest run of entries behind a total that is one: it adds up, or a colon opens it."""
    whole = total.thing
    assert whole is not None
    k = start
    while k < scene.last:
        parts, end = _run(scene, k, whole, earlier)
        if not parts:
            k += 1
            continue
        counts = [part.thing.count or 0 for part in parts]
        owned = len(whole.owners) == 1 and not any(part.agent for part in parts)
        adds_up = len(parts) > 1 and bool(whole.count) and sum(counts) == whole.count
        opened = len(parts) > 1 and start > scene.first and scene.word(k - 1) in OPENERS
        if not owned and (adds_up or opened and (not whole.count or sum(counts) <= whole.count)):
            return parts
        k = end
    return []


def _run(scene: Scene, k: int, whole: Thing, earlier: Sequence[Scene]) -> tuple[list[Part], int]:
    """Entries that stand side by side from a token on, and their end."""
    found: list[Part] = []
    end = k
    while k < scene.last:
        parts, last = _entry(scene, k, whole, earlier)
        if not parts:
            break
        found, k, end = [*found, *parts], last, last
        while scene.word(k) in JOINTS or scene.moment_at.get(k):
            k += 1
    return found, max(end, k, 1)


def _entry(scene: Scene, k: int, whole: Thing, earlier: Sequence[Scene]) -> tuple[list[Part], int]:
    """One entry at a token: "34 French", "two from Chile", "four by Germany", "Spain and Belgium two each"."""
    thing = scene.thing_at.get(k)
    if thing is not None and thing.first == k and thing.kind == "people" and thing.count and thing.grade != "banned":
        if len(thing.owners) == 1:
            return [Part(thing)], thing.last
        return _of_states(scene, thing, whole, earlier)
    agent = scene.agent_at.get(k)
    if agent is None or not agent.actors or agent.owner or k > agent.first and scene.word(agent.first) != "the":
        return [], k
    j = agent.last
    while scene.word(j) in LINKS and j - agent.last < 2:
        j += 1
    number = scene.thing_at.get(j)
    if number is None or number.grade != "number" or not number.count:
        return [], k
    shared = len(agent.actors) > 1 and not number.each
    last = number.last + (scene.word(number.last) in (")", "each", "apiece"))
    return _owned(number, agent.actors, None if shared else number.count), last


def _owned(number: Thing, actors: Sequence[str], count: int | None) -> list[Part]:
    return [Part(replace(number, owners=(actor,), count=count, own="", each=False)) for actor in actors]


def _of_states(scene: Scene, thing: Thing, whole: Thing, earlier: Sequence[Scene]) -> tuple[list[Part], int]:
    """A number with the states behind it: "two from Chile", "one each from Chile and Peru", "one from each country"."""
    k = thing.last
    each = thing.each
    while scene.word(k) in ("each", "apiece"):
        each, k = True, k + 1
    word = scene.word(k)
    if word == "in" and whole.owners:
        word = "by" if not set(_states_at(scene, k + 1)[0]) & set(whole.owners) else word
    if word not in ("from", "of", "by") or word == "of" and thing.grade == "number" and not each:
        return [], k
    if word == "from" and scene.word(k + 1) == "each":
        last = k + 2
        actors = _each_state(scene, last, whole, earlier)
        return _owned(thing, actors, thing.count), last
    actors, last = _states_at(scene, k + 1)
    count = thing.count if each or len(actors) == 1 else None
    if word != "by":
        return _owned(thing, actors, count), last
    if not actors:
        return [], k
    share = replace(thing, count=count, owners=thing.owners or whole.owners, own="")
    return [Part(share, Agent(k + 1, last, (actor,), "state", "by")) for actor in actors], last


def _states_at(scene: Scene, k: int) -> tuple[list[str], int]:
    """States in a row from a token on, and their end."""
    found: list[str] = []
    last = k
    while True:
        j = last
        while found and scene.word(j) in (",", "and"):
            j += 1
        j += scene.word(j) == "the"
        mention = scene.mention_at.get(j)
        if mention is None or mention.possessive or mention.form in ("adjective", "person") or found and j == last:
            return found, last
        found.append(mention.actor)
        last = mention.last


def _each_state(scene: Scene, k: int, whole: Thing, earlier: Sequence[Scene]) -> Sequence[str]:
    """The states that "each", "each of the other two" means: a list of so many that was named before."""
    other = "other" in scene.words[k : k + 4]
    number = next((n.value for n in scene.numbers if k <= n.first < k + 5), 0)
    wanted = number + len(whole.owners) if number and other else number or (whole.count or 0)
    lists: list[tuple[str, ...]] = [whole.owners]
    for before in (scene, *reversed(earlier)):
        lists += [a.actors for a in before.agents] + [t.owners for t in before.things]
    for actors in lists:
        rest = [a for a in dict.fromkeys(actors) if not (other and a in whole.owners)]
        if len(set(actors)) > 1 and (not wanted or len(set(actors)) == wanted):
            return rest
    return ()
