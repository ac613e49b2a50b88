"""The size of a mission cut or capped."""

from __future__ import annotations

from collections.abc import Iterator

from . import lexicon
from .clause import BE, HAVE, Act, by_agent, group, subject
from .hits import Family, Hit
from .reporting import hit
from .scene import Scene, Thing


def reduced(scene: Scene) -> Iterator[Hit]:
    """`cut`, `cap`, `halve` the size of a mission; ceilings; "from 30 to 20"; "no more than"."""
    for i in range(scene.first, scene.last):
        for verb in lexicon.verbs("reduce", "reduced").get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_reduced(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in lexicon.words("measures", "cap") and scene.word(i - 1) != "to":
            yield from _ceiling(scene, i)
        if (
            scene.is_phrase(i, ("no", "more", "than"))
            or scene.is_phrase(i, ("only",))
            and scene.word(i - 1) in ("keep", "have", "retain")
        ):
            yield from _no_more_than(scene, i)


def caps(scene: Scene, start: int, end: int) -> tuple[int | None, int | None]:
    """ "from 30 to 20", "to 20", "down from 20", "at 205" between two tokens."""
    low = high = None
    for number in scene.numbers:
        if not start <= number.first < end or number.unit and number.unit not in ("person", "post") or number.ordinal:
            continue
        word = scene.word(number.first - 1)
        if word in ("from", "above", "now", "currently") and high is None:
            high = number.value
        elif (
            (
                word in ("to", "at", "than", "only", "be", "keep", "allow", "allows", "limit", "into")
                or word == "of"
                and scene.word(number.first - 2) in lexicon.words("measures", "cap") | {"total"}
            )
            and low is None
            or number.first - 1 >= start
            and scene.word(number.first - 2) == "to"
            and low is None
        ):
            low = number.value
    return high, low


def _sized(scene: Scene, k: int, gap: int = 7) -> Thing | None:
    """The people or the mission behind a verb of cutting, with a word for its size."""
    for j in range(k, min(k + gap, scene.last)):
        thing = next(
            (
                t
                for t in scene.things
                if t.first <= j < t.last
                and t.kind in ("mission", "people")
                and t.grade not in ("number", "pronoun", "banned")
            ),
            None,
        )
        if thing is not None:
            return thing
        if scene.words[j] in BE | HAVE | {";", "that", "after", "and"}:
            return None
    return None


def _clause_end(scene: Scene, k: int) -> int:
    for j in range(k, scene.last):
        if (
            scene.words[j] in (";", ":")
            or scene.words[j] == ","
            and scene.word(j + 1) in ("while", "but", "who", "which")
            and not scene.number_at.get(j + 2)
        ):
            return j
    return scene.last


_NOUNS_TOO = frozenset(["limit", "limits", "cut", "cuts", "cap", "caps", "freeze", "drop", "fall", "decrease"])


def _reduced(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    if (
        scene.words[act.i] in _NOUNS_TOO
        and not act.passive
        and (
            scene.word(act.i - 1) in ("the", "a", "an", "its", "his", "their", "new", "'s", "this", "of", "first", "no")
            or scene.mention_at.get(act.i - 1)
            and scene.mention_at[act.i - 1].form == "adjective"
        )
    ):
        return
    if (
        rest
        and not scene.is_phrase(start, rest)
        and not any(scene.is_phrase(j, rest) for j in range(start, min(start + 7, scene.last)))
    ):
        return
    end = _clause_end(scene, start)
    high, low = caps(scene, start, end)
    sizes = lexicon.words("measures", "size")
    if act.passive or act.verb.base in ("shrink", "fall", "drop", "come", "go", "decrease"):
        thing = subject(scene, act.first)
        window = scene.words[max(scene.first, act.first - 9) : act.first]
        if (
            isinstance(thing, Thing)
            and (
                thing.kind == "mission"
                or thing.kind == "people"
                and (low is not None or high is not None)
                and thing.grade != "pronoun"
            )
            and (any(w in sizes for w in window) or low is not None)
        ):
            yield hit(
                "reduction",
                "reduced",
                act,
                start + len(rest),
                thing,
                by_agent(scene, start),
                "passive",
                cap_from=high,
                cap_to=low,
            )
        elif any(w in ("ceiling", "cap", "quota", "limit") for w in window) and (low is not None or high is not None):
            yield hit(
                "reduction",
                "reduced",
                act,
                start,
                _sized(scene, max(scene.first, act.first - 9), 9),
                by_agent(scene, start),
                "passive",
                cap_from=high,
                cap_to=low,
            )
        return
    thing = _sized(scene, start + len(rest))
    if thing is None:
        return
    window = scene.words[start : thing.last]
    if {"level", "rank", "grade", "status", "flag", "assets", "access"} & set(window):
        return
    if thing.kind == "people" and (thing.grade in ("chief",) and low is None or not any(w in sizes for w in window)):
        return
    if (
        thing.kind == "mission"
        and act.verb.base in ("drop", "freeze", "lower", "cut", "limit", "restrict", "curb")
        and low is None
        and not any(w in sizes for w in scene.words[start : thing.last])
    ):
        return
    count = (
        thing.count
        if thing.kind == "people"
        and low is None
        and act.verb.base not in ("limit", "cap", "restrict")
        and scene.word(thing.first - 1) == "by"
        else None
    )
    if act.verb.base in ("limit", "cap", "restrict") and low is None:
        low = thing.count
    if (
        low is None
        and high is None
        and act.verb.base in ("limit", "cap", "restrict", "curb", "freeze")
        and thing.kind == "people"
    ):
        return
    yield hit(
        "reduction",
        "reduces",
        act,
        thing.last,
        thing,
        subject(scene, act.first),
        "active",
        cap_from=high,
        cap_to=low,
        count=count,
    )


def _ceiling(scene: Scene, i: int) -> Iterator[Hit]:
    """ "set a ceiling of 30", "the ceiling would fall from 30 to 20"."""
    if any(w in lexicon.verbs("reduce", "reduced") for w in scene.words[i + 1 : min(i + 9, scene.last)]) or any(
        w in lexicon.verbs("reduce") for w in scene.words[max(scene.first, i - 3) : i]
    ):
        return
    end = _clause_end(scene, i)
    high, low = caps(scene, i, end)
    if low is None and high is None and not (scene.word(i - 1) == "a" and scene.word(i + 1) == "on"):
        return
    act = group(scene, i, lexicon.Verb("cap", (), frozenset({"base"})))
    verb = next(
        (
            j
            for j in range(i - 1, max(scene.first, i - 4) - 1, -1)
            if scene.words[j]
            in ("set", "sets", "impose", "imposed", "imposes", "put", "fixed", "introduced", "introduce", "setting")
        ),
        -1,
    )
    agent = subject(scene, verb) if verb >= 0 else None
    yield hit(
        "reduction",
        "ceiling",
        act,
        i + 1,
        _sized(scene, i + 1, 12),
        agent,
        "active" if agent else "passive",
        cap_from=high,
        cap_to=low,
    )


def _no_more_than(scene: Scene, i: int) -> Iterator[Hit]:
    number = next((n for n in scene.numbers if i <= n.first <= i + 3 or n.first <= i < n.last), None)
    if number is None or number.unit:
        return
    after = scene.thing_at.get(number.last) or scene.thing_at.get(number.last - 1)
    if after is None or after.kind not in ("people", "mission") or after.grade in ("banned", "people", "nation"):
        return
    high, _ = caps(scene, number.last, scene.last)
    act = group(scene, i, lexicon.Verb("have", (), frozenset({"base"})))
    yield Hit(
        "reduction",
        "no more than",
        i,
        number.last,
        after,
        None,
        i,
        i,
        act.auxiliaries,
        "passive",
        cap_from=high,
        cap_to=number.value,
    )


FAMILIES: tuple[tuple[str, Family], ...] = (("reduced", reduced),)
"""The rules in the order in which they speak."""
