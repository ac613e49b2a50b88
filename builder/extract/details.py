"""Count, people, role, reason and evidence of a measure."""

from __future__ import annotations

from typing import Final

from . import lexicon
from .aggregates import STATES
from .hits import Hit
from .leaning import alike
from .scene import Scene, Thing
from .story import Draft, Story


def not_diplomatic(hit: Hit, scene: Scene, story: Story) -> str:
    """Why the object is none of a diplomatic measure; empty where it can be one."""
    thing = hit.thing
    if thing is None:
        return ""
    if thing.grade == "banned":
        return f"no envoys: {scene.text.words(thing.first, thing.last)}"
    if (
        thing.kind == "people"
        and thing.inner is None
        and thing.grade in ("staff", "people", "chief", "number")
        and scene.word(thing.last) == "of"
        and not scene.mention_at.get(thing.last + 1)
    ):
        inner = scene.thing_at.get(thing.last + 1)
        if (
            scene.words[thing.head] in MEMBERS
            and not thing.names
            and not (inner and inner.kind == "people" and inner.owners)
        ):
            return "members of something that is no mission"
    if (
        thing.kind == "people"
        and thing.plural
        and thing.count is None
        and not (thing.owners or thing.own or thing.inner or thing.names or thing.definite or hit.left)
        and not getattr(hit.agent, "actors", ())
        and not getattr(hit.agent, "owners", ())
    ):
        return "nobody in particular"
    if (
        thing.kind == "people"
        and not thing.strong
        and not thing.names
        and thing.grade in ("pronoun", "nation", "number", "people")
        and not _running(scene, story)
        and not any(d.type == "expulsion" and set(thing.owners) & {d.actor, d.target} for d in story.drafts)
        and banned_before(hit, scene, story)
    ):
        return "people who are no envoys"
    if (
        thing.kind == "people"
        and scene.words[thing.head] in ("member", "members")
        and not _of_staff(scene, thing)
        and not (thing.inner or thing.owners or thing.own or thing.names or thing.definite)
    ):
        return "members of something that is no mission"
    if thing.kind == "people" and scene.words[thing.head] in ("anyone", "anybody", "nobody", "none"):
        return "nobody in particular"
    if hit.type == "expulsion" and hit.rule == "send back" and thing.own in ("its", "their", "his", "her"):
        return "sent back to their post"
    masses = " ".join(scene.words[thing.last : thing.last + 3]) in MASSES
    if hit.type == "expulsion" and ((thing.count or 0) >= 1000 or masses):
        return "too many for envoys"
    if hit.rule in ("remove", "dismiss", "nominal") and thing.grade == "name" and _unknown(thing, hit, scene, story):
        return "a person who is no envoy"
    if (
        hit.voice == "nominal"
        and thing.plural
        and thing.count is None
        and hit.agent is None
        and any(d.target in thing.owners for d in story.drafts)
    ):
        return "speaks of what was told before"
    if hit.rule == "expel" and not hit.auxiliaries and hit.voice == "passive" and _told_before(hit, scene, story):
        return "speaks of what was told before"
    if hit.type == "expulsion" and _elsewhere(hit, scene):
        return "expelled from something that is no state"
    if "to" in hit.auxiliaries and scene.word(hit.group - 1) in STATES:
        return "asked of unnamed states"
    if thing.kind == "people" and thing.grade in ("name",) and hit.type in ("expulsion", "recall"):
        known = [story.persons.get(lexicon.fold(n.split()[-1])) for n in thing.names]
        if any(p and p.office and not p.grade for p in known) and hit.rule != "declared unwelcome":
            return "a person who is no envoy"
    if (
        (
            thing.kind == "people"
            and thing.grade in ("people", "staff", "pronoun", "number")
            and not (thing.owners or thing.own or thing.inner or thing.names)
        )
        and not story.drafts
        and thing.grade == "pronoun"
    ):
        return "a pronoun without a measure before"
    if thing.grade == "pronoun" and hit.voice == "nominal" and not story.drafts and not _serves(scene, story):
        return "a pronoun for nobody who is an envoy"
    return ""


PLACED: Final = frozenset({"home", "out", "away", "back", "expelled", "removed", "ousted", "ejected"})
ELSEWHERE: Final = lexicon.wordset("details_elsewhere")


def _elsewhere(hit: Hit, scene: Scene) -> bool:
    """Whether the people must leave a party, a club, a contest: "sent home from the Games"."""
    start = hit.group if hit.group >= 0 else hit.first
    if hit.voice == "active" and any(
        scene.word(k) in ELSEWHERE and not scene.mention_at.get(k) for k in (start - 1, start - 2)
    ):
        return True
    if scene.word(hit.last) == "of" and scene.word(hit.last - 1) == "out":
        return bool(ELSEWHERE & set(scene.words[hit.last : hit.last + 5])) and not hit.left
    if scene.word(hit.last - 1) in ("leave", "quit") and ELSEWHERE & set(scene.words[hit.last : hit.last + 7]):
        return not hit.left
    for k in range(hit.first + 1, min(hit.last + 10, scene.last)):
        if scene.words[k] == ",":
            return False
        placed = (
            hit.thing is not None and k == hit.thing.last or k == hit.last or scene.moment_at.get(k - 1) is not None
        )
        if scene.words[k] == "from" and (placed or scene.words[k - 1] in PLACED):
            for j in range(k + 1, min(k + 9, scene.last)):
                if scene.words[j] in ELSEWHERE and not scene.mention_at.get(j):
                    return True
                if (
                    scene.mention_at.get(j) is None
                    and not scene.words[j].isalpha()
                    or scene.words[j] in ("for", "after")
                ):
                    break
    return False


def _told_before(hit: Hit, scene: Scene, story: Story) -> bool:
    """Whether "the diplomats expelled" only points back, without a number, a time, an actor of its own."""
    thing = hit.thing
    return (
        thing is not None
        and thing.definite
        and thing.plural
        and thing.count is None
        and not (hit.agent or hit.left or thing.names or any(0 <= m.first - hit.last <= 2 for m in scene.moments))
        and not thing.owners
        and any(draft.type == "expulsion" for draft in story.drafts)
    )


MASSES: Final = frozenset(
    {"by the thousand", "by the thousands", "by the hundred", "by the hundreds", "in their thousands"}
)


def _unknown(thing: Thing, hit: Hit, scene: Scene, story: Story) -> bool:
    """Whether nothing says that a person removed is an envoy."""
    if hit.rule == "nominal" and scene.word(hit.first) not in ("removal", "ouster", "ousting"):
        return False
    known = [story.persons.get(lexicon.fold(name.split()[-1])) for name in thing.names]
    return not hit.left and not thing.owners and not any(person and person.grade for person in known)


def _serves(scene: Scene, story: Story) -> bool:
    """Whether an envoy was named up to the sentence: by office, or as a person of the article."""
    told = [thing for before in story.scenes[: scene.sentence.i + 1] for thing in before.things]
    return bool(story.envoy) or any(thing.kind == "people" and thing.strong for thing in told)


MEMBERS: Final = lexicon.wordset("details_members")


def _running(scene: Scene, story: Story) -> bool:
    """Whether a measure was told just before."""
    return bool(story.drafts) and scene.sentence.i - story.drafts[-1].scene.sentence.i <= 4


def _of_staff(scene: Scene, thing: Thing) -> bool:
    """Whether "of Algeria's consular staff" stands behind."""
    inner = scene.thing_at.get(thing.last + 1) if scene.word(thing.last) == "of" else None
    return inner is not None and inner.kind == "people" and bool(inner.owners)


def banned_before(hit: Hit, scene: Scene, story: Story) -> bool:
    """Whether the people named last before an elliptic object are soldiers, students and the like."""
    for earlier in (scene, *reversed(story.scenes[max(0, scene.sentence.i - 3) : scene.sentence.i])):
        for thing in sorted(earlier.things, key=lambda t: -t.first):
            if thing.kind == "people" and (earlier is not scene or thing.last <= hit.first) and thing is not hit.thing:
                if thing.grade == "banned":
                    return True
                if thing.grade in ("chief", "envoy", "staff"):
                    return False
    return False


SINGLE = frozenset({"he", "she", "him", "her", "his"})


def count(draft: Draft, actors: int, targets: int) -> None:
    """Set count and caps from the object."""
    hit, thing = draft.hit, draft.hit.thing
    draft.cap_from, draft.cap_to = hit.cap_from, hit.cap_to
    if hit.count is not None:
        draft.count = hit.count
    if thing is not None and thing.grade == "chief" and draft.type == "expulsion" and _with_staff(draft):
        return
    if thing is None:
        return
    shared = actors > 1 or targets > 1
    if draft.type == "reduction" and draft.cap_to is not None:
        return
    if (
        hit.count is None
        and thing.count is not None
        and draft.type != "reduction"
        or hit.count is None
        and thing.count is not None
        and hit.rule in ("told to withdraw",)
    ):
        draft.count, draft.count_kind = thing.count, thing.count_kind
    elif (
        (
            hit.count is None
            and not thing.plural
            and thing.grade in ("chief", "envoy", "staff", "nation", "elided", "name")
            and draft.type != "reduction"
            and thing.kind == "people"
        )
        or hit.count is None
        and thing.kind == "mission"
        and not thing.plural
        and draft.type == "closure"
    ):
        draft.count = 1
    elif hit.count is None and thing.names and thing.plural is False and thing.kind == "people":
        draft.count = len(thing.names)
    if draft.count is None and thing.kind == "mission" and thing.plural and draft.type == "closure":
        draft.count = _places(draft) or None
    elif draft.count is None and thing.own in SINGLE and thing.grade == "pronoun" and draft.type == "expulsion":
        draft.count = 1
    if (
        shared
        and draft.count
        and draft.count > 1
        and not thing.each
        and draft.type == "expulsion"
        and thing.count is not None
    ):
        draft.count = None
    if draft.type == "expulsion" and thing.of is not None:
        draft.cap_from = None


def _places(draft: Draft) -> int:
    """How many places are named behind a plural: "the consulates in Canton, Kunming and Nanning"; 0 where none."""
    scene, thing = draft.scene, draft.hit.thing
    tokens = scene.text.tokens
    near = range(thing.head, thing.last + 1) if thing is not None else range(0)
    k = next((j for j in near if scene.word(j) == "in"), -1)
    if k < 0:
        return 0
    found, inside = 0, False
    for i in range(k + 1, min(k + 16, scene.last)):
        if tokens[i].text[:1].isupper():
            found += not inside
            inside = True
        elif scene.words[i] in (",", "and", "in"):
            inside = False
        else:
            break
    return found if found > 1 else 0


def _with_staff(draft: Draft) -> bool:
    """Whether "and his staff", "and almost the whole embassy" stands behind one chief."""
    scene, thing = draft.scene, draft.hit.thing
    if thing is None or thing.plural or scene.word(thing.last) not in ("and", "with", "together", "along"):
        return False
    following = scene.words[thing.last + 1 : min(thing.last + 7, scene.last)]
    return bool(
        set(following)
        & {"staff", "embassy", "mission", "personnel", "others", "diplomats", "entire", "whole", "all", "members"}
    )


def matched(draft: Draft, story: Story) -> None:
    """Set the count of "the same number" to that of the measure which it answers, or of the one before."""
    thing = draft.hit.thing
    if draft.count is not None or thing is None or draft.type != "expulsion" or not alike(draft.scene, thing):
        return
    told = [
        d
        for d in story.drafts
        if d.type == "expulsion" and d.count and (d.actor, d.target) != (draft.actor, draft.target)
    ]
    answered = [d for d in told if d.target == draft.actor]
    if found := answered or told:
        draft.count, draft.count_kind = found[-1].count, found[-1].count_kind


def people(draft: Draft, story: Story) -> None:
    """The names of those expelled."""
    thing = draft.hit.thing
    if thing is None or draft.type not in ("expulsion",):
        return
    names = []
    for name in thing.names:
        person = story.persons.get(lexicon.fold(name.split()[-1]))
        names.append(person.name if person else name)
    draft.people = tuple(names)
    if names and draft.count is None and not thing.plural:
        draft.count = len(names)


def evidence(draft: Draft) -> tuple[int, int]:
    """Token range of the clause that carries the claim."""
    scene, hit = draft.scene, draft.hit
    spots = [hit.first, hit.last - 1]
    for noun in (hit.thing, hit.agent):
        if noun is not None:
            spots += [noun.first, noun.last - 1]
    first, last = max(scene.first, min(spots)), min(scene.last, max(spots) + 1)
    for moment in scene.moments:
        if 0 <= moment.first - last <= 2:
            last = moment.last
    return first, max(last, first + 1)
