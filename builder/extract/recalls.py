"""One's own ambassador or staff called home."""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon
from .clause import Act, by_agent, group, objects, phrase_at, skip, subject
from .expulsion import people
from .hits import Family, Hit
from .reporting import hit
from .scene import Agent, Scene


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
                doer = subject(scene, verb) if verb >= 0 else None
                agent = doer if isinstance(doer, Agent) else None
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


FAMILIES: tuple[tuple[str, Family], ...] = (("recalled", recalled),)
"""The rules in the order in which they speak."""
