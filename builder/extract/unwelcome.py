"""People declared unwelcome."""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon
from .accreditation import whose
from .clause import ADVERBS, BE, Act, by_agent, group, objects, phrase_at, subject
from .expulsion import bare, make, own_subject, passive_people, people, relative_object, with_before
from .hits import Family, Hit
from .scene import Scene, Thing

BORDERS = frozenset([";", "but", "said", "says", "after", "because"])


def declared(scene: Scene) -> Iterator[Hit]:
    """`declare`, `name` somebody persona non grata; "is now persona non grata", "no longer welcome"."""
    for k in scene.where(lexicon.by_first("measures", "unwelcome")):
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
    if things and things[-1].last <= k and not any(scene.words[j] in BORDERS for j in range(things[-1].last, k)):
        yield from make(act, "declared unwelcome", end, things, own_subject(scene, act), "active")
    elif found:
        yield from make(act, "declared unwelcome", end, found, by_agent(scene, act.i + 1), "passive")
    elif not act.passive and k - act.i <= 3 and (whom := relative_object(scene, act)) is not None:
        yield from make(act, "declared unwelcome", end, [whom], own_subject(scene, act), "active")
    elif not act.passive and k - act.i <= 5 and (after := [t for t in objects(scene, end, 1) if people(t)]):
        yield from make(act, "declared unwelcome", end, after, own_subject(scene, act), "active")


def _is_unwelcome(scene: Scene, k: int, end: int) -> Iterator[Hit]:
    i = k - 1
    while scene.word(i) in ADVERBS | {'"', "“", "``", "a", "an", "'"}:
        i -= 1
    if scene.word(i) in BE or scene.word(i) in ("become", "became"):
        act = bare(scene, i)
        thing = _present(scene, act.first) or people(subject(scene, act.first))
        if thing is not None:
            yield from make(act, "is unwelcome", end, with_before(scene, thing), None, "people")
        return
    thing = people(scene.thing_at.get(i)) or people(scene.thing_at.get(i - 1) if scene.word(i) == "," else None)
    if thing is not None and thing.grade != "pronoun":
        yield from make(bare(scene, k), "is unwelcome", end, [thing], None, "people")


PRESENCE = frozenset({"presence", "stay", "services", "activities"})


def _present(scene: Scene, first: int) -> Thing | None:
    """The people in "the presence of two attaches is not desired", "his presence is unwelcome"."""
    for j in range(first - 1, max(scene.first, first - 24) - 1, -1):
        if scene.words[j] in PRESENCE:
            far = next((k for k in range(j + 1, j + 6) if scene.word(k) == "of"), j + 1)
            return whose(scene, j, j + 1) or whose(scene, j, far)
    return None


def stays(scene: Scene) -> Iterator[Hit]:
    """ "ended the stay of two attaches", "his stay was cut short"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("end_stay").get(scene.words[i], ()):
            yield from _stay(scene, group(scene, i, verb))
            break


def _stay(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1 + (len(act.verb.rest) if scene.is_phrase(act.i + 1, act.verb.rest) else 0)
    if act.verb.rest and start == act.i + 1:
        return
    reach = range(act.first - 1, max(scene.first, act.first - 12) - 1, -1) if act.passive else range(start, start + 4)
    j = next((j for j in reach if scene.word(j) == "stay"), -1)
    thing = whose(scene, j, j + 1) if j >= 0 else None
    if thing is not None:
        agent = by_agent(scene, start) if act.passive else own_subject(scene, act)
        yield from make(act, "stay ended", start, [thing], agent, "passive" if act.passive else "active")


FAMILIES: tuple[tuple[str, Family], ...] = (("declared", declared), ("stays", stays))
"""The rules in the order in which they speak."""
