"""Totals over several states: held beside the chronicle, never events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from builder.language.numbers import Number
from builder.model.claim import Aggregate
from builder.model.reading import FoundAggregate
from builder.model.text import Span

from . import lexicon
from .hits import Hit
from .scene import Scene, Thing
from .story import Story

STATES = frozenset(
    [
        "countries",
        "states",
        "nations",
        "governments",
        "capitals",
        "allies",
        "members",
        "neighbours",
        "neighbors",
        "republics",
    ]
)


WESTERN: Final = frozenset({"western", "european", "foreign", "allied", "west"})
"""Before people: they are of several states."""
SUMS: Final = lexicon.wordset("aggregates_sums")
SUM: Final = 10
"""People that a number needs to be taken for a sum by such a word alone."""
LEAST: Final = 3
"""People in a total worth the name."""


def is_total(hit: Hit, scene: Scene, actors: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether the measure is a sum over several actors that are not told one by one."""
    thing = hit.thing
    if hit.type != "expulsion" or thing is None or thing.each or hit.inherits:
        return False
    if (
        (thing.count or 0) > 1
        and not thing.owners
        and not thing.inner
        and WESTERN & set(scene.words[thing.first : thing.head])
    ):
        return True
    if len(getattr(hit.agent, "actors", ())) > 1 and thing.count is None:
        return False
    group = hit.group if hit.group >= 0 else hit.first
    near = range(max(scene.first, group - 6 if hit.agent is None and not thing.count else group - 2), group)
    near_words = (k for k in near if not thing.first <= k < thing.last)
    if any(scene.words[k] in STATES and scene.words[k - 1] != "united" for k in near_words):
        return (thing.count or 3) > 2
    for number in scene.numbers:
        if number.last <= group and not number.unit and group - number.last <= 9 and number.value > 1:
            following = scene.words[number.last : min(number.last + 4, group)]
            if STATES & set(following) and "of" not in following and not _counts_people(scene, number.first):
                return True
    window = scene.words[hit.first : min(hit.last + 14, scene.last)]
    for i, word in enumerate(window):
        if (
            word in STATES
            and i > 0
            and "by" in window[:i]
            and any(scene.number_at.get(hit.first + j) for j in range(max(0, i - 3), i))
        ):
            return True
    return False


def _counts_people(scene: Scene, i: int) -> bool:
    thing = scene.thing_at.get(i)
    return thing is not None and scene.words[thing.head] not in STATES


def shared(hit: Hit, actors: tuple[str, ...], targets: tuple[str, ...]) -> bool:
    """Whether one number stands for several states together: "Bulgaria and Latvia expelled 13", "expelled ten
    ambassadors"."""
    thing = hit.thing
    if thing is None or thing.each or not thing.count or thing.count < LEAST or set(actors) == set(targets):
        return False
    if _chiefs(thing) and len(actors) == 1:
        return hit.type == "expulsion"
    return hit.type == "expulsion" and (len(actors) > 1 or len(targets) > 1)


def total(hit: Hit, scene: Scene, actors: tuple[str, ...], targets: tuple[str, ...]) -> FoundAggregate | None:
    """The total that a measure of several states is; None where no number of people is told."""
    thing = hit.thing
    if thing is None or not thing.count or thing.count < LEAST:
        return None
    several = len(targets) > 1 or _chiefs(thing) or _from_several(scene, hit, thing)
    one = actors[0] if len(actors) == 1 and several and hit.agent is not None else None
    states = len(actors) if len(actors) > 1 else None if several else _states(scene, hit, thing)
    target = targets[0] if len(targets) == 1 and not several else None
    first, last = min(hit.first, thing.first), max(hit.last, thing.last)
    return _found(scene, first, last, Aggregate(thing.count, "", states, one, target))


def _chiefs(thing: Thing) -> bool:
    """Whether they are heads of missions, each of another state."""
    return thing.grade == "chief" and thing.plural and thing.parts == 1 and not thing.owners and not thing.names


def _from_several(scene: Scene, hit: Hit, thing: Thing) -> bool:
    """Whether the people are of several states: "17 Western diplomats", "seven diplomats from four countries"."""
    if WESTERN & set(scene.words[thing.first : thing.head]):
        return True
    behind = (n for n in scene.numbers if 0 <= n.first - thing.last <= 9 and _of_states(scene, n))
    joints = {scene.word(number.first - 1) for number in behind}
    return bool(joints & {"from", "of"}) and hit.agent is not None and hit.voice == "active"


def _states(scene: Scene, hit: Hit, thing: Thing) -> int | None:
    """How many states a sentence says took part."""
    for number in scene.numbers:
        near = STATES & set(scene.words[number.last : number.last + 4])
        if near and not number.unit and abs(number.first - hit.first) <= 16 and number.first != thing.first:
            return number.value
    return None


def find_aggregates(scene: Scene) -> Iterator[FoundAggregate]:
    """ "144 Russians by 27 countries", "a total of 300": numbers of people that are called sums."""
    for thing in scene.things:
        if thing.kind != "people" or (thing.count or 0) < LEAST or thing.grade in ("banned", "pronoun"):
            continue
        target = thing.owners[0] if len(thing.owners) == 1 else None
        states = next((n for n in scene.numbers if 0 < n.first - thing.last <= 9 and _of_states(scene, n)), None)
        if states is not None and scene.word(states.first - 1) in ("by", "from", "of", "three"):
            actor = _one_actor(scene, thing) if scene.word(states.first - 1) != "by" else None
            number = None if actor else states.value
            yield _found(scene, thing.first, states.last + 1, Aggregate(thing.count or 0, "", number, actor, target))
        elif _is_sum(scene, thing):
            yield _found(scene, thing.first, thing.last, Aggregate(thing.count or 0, "", None, None, target))


def _is_sum(scene: Scene, thing: Thing) -> bool:
    """Whether a number is called a sum of people, and no size of a mission."""
    called = SUMS & set(scene.words[max(scene.first, thing.first - 4) : thing.first])
    sized = any(hit.type == "reduction" for hit in scene.hits)
    return (
        bool(called) and (thing.count or 0) >= SUM and not thing.definite and not sized and not _is_code(scene, thing)
    )


def _is_code(scene: Scene, thing: Thing) -> bool:
    """Whether the digits are those of a telephone: "0800", "600 737"."""
    text = scene.text.tokens[thing.head].text
    return text.startswith("0") or scene.word(thing.last).isdigit() or scene.word(thing.first - 1).isdigit()


def _one_actor(scene: Scene, thing: Thing) -> str | None:
    """The one state that hits people of several: "Russia expelled seven diplomats from four countries"."""
    for hit in scene.hits:
        if hit.thing is not None and hit.thing.first == thing.first and hit.voice == "active" and hit.agent is not None:
            actors: tuple[str, ...] = getattr(hit.agent, "actors", ())
            return actors[0] if len(actors) == 1 else None
    return None


def _of_states(scene: Scene, number: Number) -> bool:
    return scene.word(number.last) in STATES | {"european", "western", "eu"}


def _found(scene: Scene, first: int, last: int, aggregate: Aggregate) -> FoundAggregate:
    """The total with its words and their place in the article with its title; none in the title."""
    last = min(last, scene.last)
    tokens = scene.text.tokens
    span = None if scene.headline else Span(tokens[first].start, tokens[last - 1].end)
    return FoundAggregate(replace(aggregate, evidence=scene.text.words(first, last)), span)


def distinct(found: Iterable[FoundAggregate], story: Story, shift: int) -> tuple[FoundAggregate, ...]:
    """Each total once, in order of the text, the one that says most; `shift` characters stand before the text. Whose
    people are counted is, where the words do not say it, whom all measures of the article hit."""
    targets = {draft.target for draft in story.drafts if draft.type == "expulsion"}
    kept: dict[int, FoundAggregate] = {}
    for each in found:
        total = each.aggregate
        if total.target is None and total.actor is None and len(targets) == 1:
            total = replace(total, target=next(iter(targets)))
        span = Span(each.span.start - shift, each.span.end - shift) if each.span else None
        known = kept.get(total.count)
        if known is None or _said(total) > _said(known.aggregate) or (known.span is None and span):
            kept[total.count] = FoundAggregate(total, span)
    return tuple(sorted(kept.values(), key=lambda each: each.span.start if each.span else -1))


def _said(total: Aggregate) -> int:
    """How much a total says."""
    return sum(each is not None for each in (total.actors_count, total.actor, total.target))
