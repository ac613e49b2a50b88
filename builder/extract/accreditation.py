"""People who lose their accreditation, credentials or status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from . import lexicon
from .clause import BE, HAVE, Act, by_agent, group, objects, phrase_at, subject
from .expulsion import bare, make, own_subject, people
from .hits import Family, Hit
from .scene import Scene, Thing


def stripped(scene: Scene) -> Iterator[Hit]:
    """`withdraw the accreditation of`, `strip of accreditation`, "lose their credentials"."""
    for i in scene.where(lexicon.verbs("withdraw")):
        for verb in lexicon.verbs("withdraw").get(scene.words[i], ()):
            hits = list(_stripped(scene, group(scene, i, verb)))
            if hits:
                yield from hits
                break


def _accreditation(scene: Scene, k: int, gap: int) -> tuple[int, int]:
    for j in range(k, min(k + gap, scene.last)):
        if scene.words[j] in BE | {";", ",", "and", "that"}:
            return 0, 0
        end = phrase_at(scene, j, "accreditation")
        if end:
            return j, end
    return 0, 0


def _stripped(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rule = act.i + 1, "accreditation withdrawn"
    if act.verb.base in ("strip", "lose"):
        yield from _deprived(scene, act)
        return
    if act.passive:
        reach = range(act.first - 1, max(scene.first, act.first - 24) - 1, -1)
        j = next((j for j in reach if phrase_at(scene, j, "accreditation")), -1)
        thing = whose(scene, j, phrase_at(scene, j, "accreditation")) if j >= 0 else None
        if thing is not None:
            yield from make(act, rule, start, [thing], by_agent(scene, start), "passive")
        return
    had = list(_had_withdrawn(scene, act)) if act.bare and "part" in act.verb.tense else []
    if had:
        yield from had
        return
    j, end = _accreditation(scene, start, 5)
    thing = whose(scene, j, end) if j else None
    if thing is not None and (thing.strong or thing.names or not scene.word(j).startswith("visa")):
        more = [t for t in objects(scene, thing.first, 0) if people(t)]
        yield from make(act, rule, end, more or [thing], own_subject(scene, act), "active")


SEEN: Final = frozenset({"saw", "see", "sees"})


def _had_withdrawn(scene: Scene, act: Act) -> Iterator[Hit]:
    """ "had their accreditation cancelled by Chile"; "Chile had the accreditation of two cancelled"."""
    k = act.first - 1
    had = next(
        (h for h in range(k, max(scene.first, k - 12), -1) if scene.words[h] in HAVE | {"saw", "see", "sees"}), -1
    )
    j = next((j for j in range(had + 1, act.i) if phrase_at(scene, j, "accreditation")), -1) if had > 0 else -1
    if j > 0 and scene.word(j - 1) in ("his", "her", "their") and j - had <= 3:
        thing = people(subject(scene, bare(scene, had).first))
        if thing is not None:
            yield from make(act, "accreditation withdrawn", act.i + 1, [thing], by_agent(scene, act.i + 1), "passive")
        return
    if j > 0 and (thing := whose(scene, j, phrase_at(scene, j, "accreditation"))) is not None:
        agent = subject(scene, bare(scene, had).first)
        yield from make(act, "accreditation withdrawn", act.i + 1, [thing], agent, "active")
        return


def _deprived(scene: Scene, act: Act) -> Iterator[Hit]:
    start = act.i + 1
    if act.passive:
        thing = people(subject(scene, act.first))
        if thing and _accreditation(scene, start, 5)[0]:
            yield from make(act, "stripped of accreditation", start + 1, [thing], by_agent(scene, start), "passive")
        return
    lost = act.verb.base == "lose"
    things = [] if lost else [t for t in objects(scene, start, 2) if people(t)]
    thing = things[0] if things else people(subject(scene, act.first))
    j, end = _accreditation(scene, things[-1].last if things else start, 6)
    if thing is not None and j:
        agent = None if lost else own_subject(scene, act)
        yield from make(act, "stripped of accreditation", end, things or [thing], agent, "people" if lost else "active")


def whose(scene: Scene, j: int, end: int) -> Thing | None:
    """The people whose accreditation it is: behind "of", "from", or before with a possessive."""
    if scene.is_phrase(end, ("of", "all", "but")):
        return None
    if scene.word(end) in ("of", "from", "for", "to", "held"):
        return next((t for t in objects(scene, end + 1, 2) if people(t)), None)
    found = people(scene.thing_at.get(j - 1) or scene.thing_at.get(j - 2))
    if found is not None:
        return found
    if scene.word(j - 1) in ("his", "her", "their"):
        word = scene.word(j - 1)
        return Thing("people", j - 1, j, j - 1, "pronoun", word == "their", own=word, definite=True)
    return None


RENEWED: Final = frozenset({"renewed", "prolonged", "extended", "renew", "prolong", "extend"})
REFUSED: Final = frozenset({"not", "n't", "refused", "refuses", "declined", "declines", "no", "refuse", "refusing"})


def not_renewed(scene: Scene) -> Iterator[Hit]:
    """ "his accreditation would not be prolonged", "refused to renew the credentials of two"."""
    for i in range(scene.first, scene.last):
        if scene.words[i] not in RENEWED or not REFUSED & set(scene.words[max(scene.first, i - 5) : i]):
            continue
        act = bare(scene, i, "part" if scene.words[i].endswith("ed") else "base")
        reach = [*range(i + 1, min(i + 6, scene.last)), *range(i - 1, max(scene.first, i - 12) - 1, -1)]
        j = next((j for j in reach if phrase_at(scene, j, "accreditation")), -1)
        visa = j >= 0 and scene.word(j).startswith("visa")
        thing = whose(scene, j, phrase_at(scene, j, "accreditation")) if j >= 0 and not visa else None
        if thing is not None and j > i:
            yield from make(act, "accreditation not renewed", i + 1, [thing], own_subject(scene, act), "active")
        elif thing is not None:
            yield from make(act, "accreditation not renewed", i + 1, [thing], by_agent(scene, i + 1), "passive")


FAMILIES: tuple[tuple[str, Family], ...] = (("stripped", stripped), ("not renewed", not_renewed))
"""The rules in the order in which they speak."""
