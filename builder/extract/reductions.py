"""The size of a mission cut or capped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from . import lexicon
from .clause import ADVERBS, Act, Noun, by_agent, group, subject
from .directives import Order, order
from .hits import Family, Hit
from .reporting import hit
from .scene import Scene, Thing


def reduced(scene: Scene) -> Iterator[Hit]:
    """`cut`, `cap`, `halve` the size of a mission; ceilings; "from 30 to 20"; "no more than"."""
    verbs, caps_said = lexicon.verbs("reduce", "reduced", "level"), lexicon.words("measures", "cap")
    for i in scene.where(verbs, CUTS, caps_said, {"no", "only"}):
        for verb in verbs.get(scene.words[i], ()):
            act = group(scene, i, verb)
            hits = list(_reduced(scene, act))
            if hits:
                yield from hits
                break
        if scene.words[i] in CUTS:
            yield from _cut_noun(scene, i)
        if scene.words[i] in caps_said and scene.word(i - 1) != "to":
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


BETWEEN: Final = lexicon.wordset("reductions_between")


def _sized(scene: Scene, k: int, gap: int = 8) -> Thing | None:
    """The people or the mission behind a verb of cutting, over words for their number and size."""
    sizes = lexicon.words("measures", "size")
    for j in range(k, min(k + gap, scene.last)):
        thing = scene.thing_at.get(j)
        if thing is not None and thing.kind in ("mission", "people") and thing.grade != "number":
            return None if thing.grade in ("pronoun", "banned") else thing
        word = scene.words[j]
        if not (
            word in sizes
            or word in BETWEEN
            or word in ADVERBS
            or word.endswith("ly")
            or scene.moment_at.get(j)
            or scene.mention_at.get(j)
            or scene.number_at.get(j)
        ):
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


SHRINKING: Final = frozenset(["shrink", "fall", "drop", "come", "go", "decrease"])
"""Verbs with what grows smaller as their subject."""
LIMITING: Final = frozenset(["limit", "cap", "restrict", "curb", "freeze"])
"""Verbs that need a number to mean a mission's size."""
TOUCHING: Final = frozenset(["drop", "freeze", "lower", "cut", "limit", "restrict", "curb"])
"""Verbs that with a mission alone can mean its rank, its telephones, its freedom."""
OTHERWISE: Final = frozenset(["level", "rank", "grade", "status", "flag", "assets", "access", "movements", "travel"])


@dataclass(frozen=True, slots=True)
class _Bounds:
    """From how many to how many, and how many fewer."""

    high: int | None
    low: int | None
    gone: int | None

    @property
    def named(self) -> bool:
        return self.high is not None or self.low is not None or self.gone is not None


def _bounds(scene: Scene, start: int) -> _Bounds:
    end = _clause_end(scene, start)
    high, low = caps(scene, start, end)
    gone = next(
        (
            n.value
            for n in scene.numbers
            if start <= n.first < end and scene.word(n.first - 1) == "by" and n.unit in ("", "person", "post", None)
        ),
        None,
    )
    return _Bounds(high, low, gone)


def _reduced(scene: Scene, act: Act) -> Iterator[Hit]:
    start, rest = act.i + 1, act.verb.rest
    if _is_noun(scene, act) or rest and not any(scene.is_phrase(j, rest) for j in range(start, start + 12)):
        return
    bounds, given = _bounds(scene, start), order(scene, act)
    grows_small = act.verb.base in SHRINKING and not (act.verb.base == "shrink" and _shrunk(scene, start))
    if act.passive or grows_small or bounds.named and _headline(scene, act):
        noun = given.told if given is not None else subject(scene, act.first)
        if noun is not None and grows_small and scene.word(noun.last) == "," and scene.word(act.first - 1) != ",":
            return
        yield from _shrinks(scene, act, noun, bounds, given)
        return
    thing = _sized(scene, start + (len(rest) if scene.is_phrase(start, rest) else 0))
    if thing is None or not _smaller(scene, act, thing, bounds):
        return
    low = thing.count if act.verb.base in ("limit", "cap", "restrict") and bounds.low is None else bounds.low
    yield Hit(
        "reduction",
        "reduces",
        act.i,
        thing.last,
        thing,
        given.giver if given is not None else subject(scene, act.first),
        given.act.i if given is not None else act.i,
        given.act.first if given is not None else act.first,
        given.act.auxiliaries if given is not None else act.auxiliaries,
        "active",
        counterpart=given.told if given is not None else None,
        cap_from=bounds.high,
        cap_to=low,
        count=bounds.gone if low is None else None,
    )


def _shrunk(scene: Scene, start: int) -> bool:
    """Whether an object stands behind "shrink": "shrank the embassy"."""
    return scene.word(start) not in ("from", "to", "by", "until", "in", "and") and _sized(scene, start, 4) is not None


def _headline(scene: Scene, act: Act) -> bool:
    """Whether a participle without "was" follows its mission: "Peru's embassy cut from 20 to 10"."""
    before = scene.thing_at.get(act.first - 1)
    behind = scene.word(act.i + 1)
    return (
        act.bare
        and "part" in act.verb.tense
        and before is not None
        and before.last == act.first
        and before.kind == "mission"
        and behind in ("from", "to", "by", "down")
    )


def _is_noun(scene: Scene, act: Act) -> bool:
    """Whether the word is a noun here: "the cut", "a Belgian limit"."""
    if scene.words[act.i] not in _NOUNS_TOO or act.passive:
        return False
    before = scene.mention_at.get(act.i - 1)
    return scene.word(act.i - 1) in ARTICLES or before is not None and before.form == "adjective"


ARTICLES: Final = frozenset(["the", "a", "an", "its", "his", "their", "new", "'s", "this", "of", "first", "no"])


def _smaller(scene: Scene, act: Act, thing: Thing, bounds: _Bounds) -> bool:
    """Whether the object of cutting is a mission's size."""
    window = scene.words[act.i + 1 : thing.last]
    sized = any(w in lexicon.words("measures", "size") for w in window)
    if OTHERWISE & set(window):
        return False
    if thing.kind == "people":
        vague = act.verb.base in LIMITING and not bounds.named and not thing.count
        return sized and not vague and not (thing.grade == "chief" and bounds.low is None)
    return sized or bounds.low is not None or act.verb.base not in TOUCHING


def _shrinks(scene: Scene, act: Act, noun: Noun | None, bounds: _Bounds, given: Order | None) -> Iterator[Hit]:
    """ "the mission was cut from 30 to 20", "must shrink", "the ceiling would fall to 10"."""
    start = act.i + 1
    window = scene.words[max(scene.first, act.first - 9) : act.first]
    if isinstance(noun, Thing) and _has_size(act, noun, window, bounds):
        thing: Thing | None = noun
    elif bounds.named and any(w in ("ceiling", "cap", "quota", "limit") for w in window):
        before = (t for t in scene.things if act.first - 9 <= t.first < act.first and t.kind in ("mission", "people"))
        thing = next(before, None)
    else:
        return
    yield hit(
        "reduction",
        "reduced",
        act if given is None else given.act,
        start + len(act.verb.rest),
        thing,
        by_agent(scene, start) if given is None else given.giver,
        "passive",
        cap_from=bounds.high,
        cap_to=bounds.low,
        count=bounds.gone,
    )


def _has_size(act: Act, thing: Thing, window: Sequence[str], bounds: _Bounds) -> bool:
    """Whether the subject is a mission, or people whose number is spoken of."""
    sized = any(w in lexicon.words("measures", "size") for w in window)
    if OTHERWISE & set(window):
        return False
    if thing.kind == "mission":
        return sized or bounds.low is not None
    if thing.kind != "people" or thing.grade == "pronoun":
        return False
    return bounds.named or act.passive and {"number", "numbers", "size", "strength"} & set(window) != set()


CUTS: Final = frozenset(
    ["cut", "cuts", "reduction", "reductions", "cutback", "cutbacks", "halving", "trimming", "downsizing", "decrease"]
)


def _cut_noun(scene: Scene, i: int) -> Iterator[Hit]:
    """ "ordered a cut of ten in the staff of the embassy", "a reduction of the mission to twenty"."""
    if scene.word(i + 1) not in ("of", "in", "to", "by", "from"):
        return
    if scene.words[i] in _NOUNS_TOO and scene.word(i - 1) not in ARTICLES | ORDERING | DEEP:
        return
    thing = _sized(scene, i + 1, 10)
    if thing is None or OTHERWISE & set(scene.words[i : thing.last]):
        return
    bounds = _bounds(scene, i + 1)
    first = scene.number_at.get(i + 2) if scene.word(i + 1) == "of" else None
    gone = bounds.gone if first is None or first.unit else first.value
    window = scene.words[i : thing.last]
    if not (bounds.named or gone) and not any(w in lexicon.words("measures", "size") for w in window):
        return
    act = _ordering(scene, i)
    owner = next((a for a in scene.agents if a.owner and 0 <= i - a.last <= 3), None)
    agent = owner or (subject(scene, act.first) if act is not None else by_agent(scene, thing.last, 8))
    if agent is None and act is None:
        return
    act = act or group(scene, i, lexicon.Verb("cut", (), frozenset({"base"})))
    low = bounds.low
    yield Hit(
        "reduction",
        "cut in",
        i,
        thing.last,
        thing,
        agent,
        act.i,
        act.first,
        act.auxiliaries,
        "active" if act.i < i else "nominal",
        cap_from=bounds.high,
        cap_to=low,
        count=gone if low is None else None,
    )


def _ordering(scene: Scene, i: int) -> Act | None:
    """The verb that orders or announces what a noun behind it names."""
    for k in range(i - 1, max(scene.first, i - 6) - 1, -1):
        if scene.words[k] in ORDERING:
            return group(scene, k, lexicon.Verb(scene.words[k], (), frozenset({"past", "s"})))
        if scene.words[k] in (",", ";", "that", "of", "in"):
            return None
    return None


DEEP: Final = frozenset(
    ["deep", "sharp", "further", "similar", "drastic", "severe", "big", "large", "equal", "matching"]
)
ORDERING: Final = lexicon.wordset("reductions_ordering")


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
    agent = subject(scene, verb) if verb >= 0 else by_agent(scene, i + 1, 8)
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
