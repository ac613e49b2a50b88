"""Names of the expelled that stand elsewhere: "among them the consul, X", "he", "named as X", "Ambassador X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from builder.language.people import FoundName

from . import lexicon
from .scene import Scene
from .story import Draft, Person, Story

LISTING: Final = lexicon.wordset("naming_listing")
SPEAKING: Final = lexicon.wordset("when_saying")
RECEIVED: Final = lexicon.wordset("naming_received")
OFFICIALS: Final = lexicon.wordset("naming_officials")
LEFT: Final = lexicon.wordset("naming_left")
BETWEEN: Final = lexicon.wordset("naming_between")
ONE: Final = frozenset({"he", "she", "him", "her", "his"})
BOTH: Final = frozenset({"they", "them", "their", "both", "two", "pair"})
AFTER: Final = 4
"""Sentences behind a measure in which its people may be named."""
WIDE: Final = 16
"""Tokens that may stand between the names of a list which the sentence calls one."""
NEAR: Final = 8
"""Tokens between a word such as "named" and the first name of its list."""


def attach(story: Story) -> None:
    """Give to the expulsions the names that stand elsewhere."""
    for draft in story.drafts:
        if draft.type != "expulsion" or draft.people or draft.scene.headline or draft.hit.inherits:
            continue
        found = _meant(draft, story) or _listed(draft, story)
        if not found or len(found) < (draft.count or 0):
            found = tuple(dict.fromkeys((*found, *_later(draft, story))))
        draft.people = found or _only_chief(draft, story)


def _meant(draft: Draft, story: Story) -> tuple[str, ...]:
    """Who a pronoun means: the envoys named last."""
    thing = draft.hit.thing
    if thing is None or thing.grade != "pronoun" and (thing.own not in ONE or thing.plural or (draft.count or 0) > 1):
        return ()
    words = {thing.own, *draft.scene.words[thing.first : thing.last]}
    many = bool(BOTH & words)
    if not many and not ONE & words:
        return ()
    for scene in _backwards(draft, story):
        end = draft.hit.first if scene is draft.scene else scene.last
        found = [(n, p) for n in scene.names if n.last <= end and (p := _fits(n, scene, draft, story))]
        sure = [p.name for n, p in found if p.country or p.grade or n.first == scene.first]
        if many and len(found) == (draft.count or 2) > 1:
            return tuple(p.name for _, p in found)
        if sure and not many:
            return (sure[-1],)
    return ()


def _backwards(draft: Draft, story: Story) -> Iterator[Scene]:
    """The sentence of a draft and the two before it."""
    here = draft.scene.sentence.i
    for i in range(here, max(-1, here - 3), -1):
        if not story.scenes[i].headline:
            yield story.scenes[i]


def _listed(draft: Draft, story: Story) -> tuple[str, ...]:
    """The names behind the people in their own sentence: "five diplomats, among them the consul, X, and Y"."""
    thing, scene = draft.hit.thing, draft.scene
    if thing is None or not thing.plural:
        return ()
    following = [n for n in scene.names if n.first >= thing.last]
    if not following or not _chained(scene, thing.last, following[0].first):
        return ()
    return _chain(scene, following, draft, story)


def _later(draft: Draft, story: Story) -> tuple[str, ...]:
    """The names of the sentences behind, as far as no other measure is told there."""
    here = draft.scene.sentence
    if _aside(draft, story):
        return ()
    for scene in story.scenes[here.i + 1 : here.i + 1 + AFTER]:
        if scene.sentence.paragraph > here.paragraph + 1 or _told(scene, story, draft):
            break
        many = draft.count is None or draft.count > 1
        found = _told_as_list(scene, draft, story) if many else _told_of_one(scene, draft, story)
        if found and len(found) <= (draft.count or len(found)):
            return found
    return ()


def _only_chief(draft: Draft, story: Story) -> tuple[str, ...]:
    """The head of mission whom the article names elsewhere, where only one can be meant."""
    thing = draft.hit.thing
    if thing is None or thing.grade != "chief" or thing.plural or draft.hit.voice == "nominal" or _aside(draft, story):
        return ()
    rivals = {d.actor for d in story.drafts if d.target == draft.target and d.type == "expulsion"}
    chiefs = [p for p in story.persons.values() if p.grade == "chief" and " " in p.name and _of_pair(p, draft, story)]
    found = {p.name for p in chiefs if p.country == draft.target} or {p.name for p in chiefs if not p.country}
    taken = {name for d in story.drafts if d.actor != draft.actor for name in d.people}
    return tuple(found) if len(found) == 1 and len(rivals) == 1 and not found & taken else ()


def _of_pair(person: Person, draft: Draft, story: Story) -> bool:
    """Whether no third state is named beside a person."""
    pair = {draft.actor, draft.target}
    for scene in story.scenes:
        if any(name.name == person.name for name in scene.names):
            return not {m.actor for m in scene.mentions if not m.compound} - pair
    return False


def _aside(draft: Draft, story: Story) -> bool:
    """Whether the measure is told beside another one of its sentence: "the most since Britain removed 105"."""
    return any(
        d.scene is draft.scene and d.hit.first < draft.hit.first and d.actor != draft.actor for d in story.drafts
    )


def _told(scene: Scene, story: Story, draft: Draft) -> bool:
    """Whether another measure is told in the sentence."""
    return any(d.scene is scene and (d.actor, d.target) != (draft.actor, draft.target) for d in story.drafts)


def _told_as_list(scene: Scene, draft: Draft, story: Story) -> tuple[str, ...]:
    """The names behind "named as", "among them is", "They are", "One of the four,"."""
    start = _list_start(scene)
    names = [name for name in scene.names if name.first >= start]
    if not names or start < 0:
        return ()
    return _chain(scene, names, draft, story, WIDE)


def _list_start(scene: Scene) -> int:
    """Where a list of names begins; -1 where the sentence holds none."""
    for name in scene.names:
        low = max(scene.first, name.first - NEAR)
        before = scene.words[low : name.first]
        cue = next((k for k in range(name.first - 1, low - 1, -1) if scene.words[k] in LISTING), -1)
        if cue >= 0 and not SPEAKING & set(scene.words[cue:low]):
            by = next((k for k in range(cue, scene.last) if scene.words[k] == "as"), -1)
            return by if scene.word(cue + 1) == "by" and by > 0 else cue
        if _equates(scene, before):
            return low
    return -1


def _equates(scene: Scene, before: Sequence[str]) -> bool:
    """Whether the sentence says who they are: "They are X and Y", "One of them is X", "The others are consuls: X"."""
    opening = scene.words[scene.first : scene.first + 3]
    if {"they", "two", "one", "pair", "others", "both"} & set(opening) and {"are", "is", "were", "was"} & set(before):
        return True
    return list(opening[:2]) == ["one", "of"] and before[-1] == ","


def _told_of_one(scene: Scene, draft: Draft, story: Story) -> tuple[str, ...]:
    """The name of the one person, where the sentence says that it is his or speaks of him first."""
    chief = draft.hit.thing is not None and draft.hit.thing.grade == "chief"
    for name in scene.names:
        person = _fits(name, scene, draft, story)
        if person is None:
            continue
        near = set(scene.words[max(scene.first, name.first - NEAR) : name.first])
        known = person.country == draft.target and bool(person.grade)
        if known or LISTING & near or (chief and _opens(name, scene, draft, person, story)):
            return (person.name,)
    return ()


def _opens(name: FoundName, scene: Scene, draft: Draft, person: Person, story: Story) -> bool:
    """Whether the sentence behind the measure begins with a person of whom nothing was said before."""
    next_one = scene.sentence.i == draft.scene.sentence.i + 1 and name.first == scene.first
    before = {each.name for earlier in story.scenes[: scene.sentence.i] for each in earlier.names}
    return next_one and not person.office and not person.country and name.name not in before


def _chain(scene: Scene, names: Sequence[FoundName], draft: Draft, story: Story, gap: int = 0) -> tuple[str, ...]:
    """The persons of one list, with their offices between them, or up to `gap` words of any kind."""
    found: list[str] = []
    last = names[0].first
    for name in names:
        if name.first > last + gap and not _chained(scene, last, name.first):
            break
        person = _fits(name, scene, draft, story)
        if person is not None:
            found.append(person.name)
        last = name.last
    return tuple(dict.fromkeys(found))


def _chained(scene: Scene, low: int, high: int) -> bool:
    """Whether only offices, ages and joints stand between two names."""
    if high - low > 14:
        return False
    nouns = lexicon.nouns()
    return all(
        not scene.words[k][0].isalpha()
        or scene.words[k] in BETWEEN
        or k in scene.mention_at
        or k in scene.thing_at
        or scene.words[k] in nouns
        for k in range(low, high)
    )


def _fits(name: FoundName, scene: Scene, draft: Draft, story: Story) -> Person | None:
    """The person of a name, where he can be one of those expelled; None for officials, speakers and mere messengers."""
    person = story.persons.get(lexicon.fold(name.name.split()[-1]))
    if person is None or person.country not in ("", draft.target) or " " not in person.name:
        return None
    if _official(person) or _speaks(scene, name) or _stays(scene, name, person, draft):
        return None
    return person


def _official(person: Person) -> bool:
    """Whether the office is one that speaks or decides, and no post at a mission."""
    return not person.grade and bool(OFFICIALS & set(lexicon.split(person.office)))


def _speaks(scene: Scene, name: FoundName) -> bool:
    return bool(SPEAKING & {scene.word(name.last), scene.word(name.first - 1)})


def _stays(scene: Scene, name: FoundName, person: Person, draft: Draft) -> bool:
    """Whether he only received the news, or is not among them: "was summoned", "not among", "under X", "X defected"."""
    words = scene.words
    after = words[name.last : min(name.last + 12, scene.last)]
    if scene.word(name.first - 1) in ("under", "against", "by", "succeed", "succeeded", "replace", "replaced"):
        return True
    if "not" in after and "among" in after or LEFT & set(after):
        return True
    thing = draft.hit.thing
    himself = thing is not None and not thing.plural and thing.grade != "envoy"
    return not himself and bool(RECEIVED & set(after)) and bool({"was", "is", "been"} & set(after))
