"""Accreditation, visas or agreement refused to envoys."""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon
from .clause import BE, Act, by_agent, group, objects, phrase_at, subject
from .expulsion import people
from .hits import Family, Hit
from .reporting import hit
from .scene import Scene

KEPT_OUT = lexicon.grouped(
    (
        ("let", "in", "again"),
        ("allowed", "back"),
        ("let", "back"),
        ("be", "accepted"),
        ("allowed", "to", "return"),
        ("from", "returning"),
        ("be", "admitted"),
        ("accept", "the", "credentials"),
        ("allowed", "in"),
    )
)


def denied(scene: Scene) -> Iterator[Hit]:
    """Accreditation, visas or agreement refused; "will not be accepted"; "would not be let in again"."""
    verbs = lexicon.verbs("deny")
    for i in scene.where(verbs, KEPT_OUT):
        for verb in verbs.get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_denied(scene, act))
            if hits:
                yield from hits
                break
        for phrase in KEPT_OUT.get(scene.words[i], ()):
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


FAMILIES: tuple[tuple[str, Family], ...] = (("denied", denied),)
"""The rules in the order in which they speak."""
