"""The verb of a measure in its clause: its auxiliaries, its subject, its objects. Surface rules, no parser."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from . import lexicon
from .agents import PREPOSITIONS
from .lexicon import Verb
from .scene import Agent, Scene, Thing
from .stepping import ADVERBS as ADVERBS
from .stepping import COMMON_VERBS as COMMON_VERBS
from .stepping import leave_at as leave_at
from .stepping import looks_verbal as looks_verbal
from .stepping import phrase_at as phrase_at
from .stepping import skip as skip

BE: Final = frozenset(["be", "is", "are", "was", "were", "been", "being", "am", "'s", "'re"])
GET: Final = frozenset(["get", "gets", "got", "gotten", "getting"])
HAVE: Final = frozenset(["have", "has", "had", "having", "'ve", "'d"])
DO: Final = frozenset(["do", "does", "did"])
MODAL: Final = lexicon.wordset("clause_modal")
RELATIVE: Final = frozenset(["who", "which", "whose", "whom", "where", "that"])
QUOTES: Final = frozenset(['"', "“", "”", "``", "''"])
BREAKS: Final = frozenset({";", "?", "!", "…"})


@dataclass(frozen=True, slots=True)
class Act:
    """A verb in its clause."""

    i: int
    """The verb's token."""
    verb: Verb
    first: int
    """First token of its auxiliaries."""
    passive: bool
    auxiliaries: tuple[str, ...]
    infinitive: bool
    """With "to" and no auxiliary of obligation before it."""
    bare: bool
    """Without any auxiliary."""

    @property
    def ing(self) -> bool:
        return self.bare and "ing" in self.verb.tense


def group(scene: Scene, i: int, verb: Verb) -> Act:
    """The verb at a token with its auxiliaries."""
    k = i - 1
    found: list[str] = []
    first = i
    while k >= scene.first:
        word = scene.words[k]
        if k in scene.moment_at and k not in scene.thing_at:
            k -= 1
            continue
        if word == "may" and scene.text.tokens[k].text == "May" and k != scene.first:
            break
        if (
            word in BE | GET | HAVE | DO | MODAL
            or word == "to"
            and (not found or k == i - 1 or found[-1] in BE | HAVE | GET)
        ):
            if word in ("'s", "'d") and scene.mention_at.get(k - 1) is not None and word == "'s":
                break
            found.append(word)
            first = k
        elif word in ("n't", "not"):
            found.append("not")
            first = k
        elif word == "never":
            found.append("never")
        elif (
            word in QUOTES
            and scene.word(k - 1) in BE | HAVE
            or (word in ADVERBS or word.endswith("ly") and word not in ("likely", "unlikely") or scene.moment_at.get(k))
            and k not in scene.thing_at
        ):
            pass
        else:
            break
        k -= 1
    near = next((w for w in found if w not in ("not", "never")), "")
    passive = "part" in verb.tense and (near in BE or near in GET)
    infinitive = "to" in found and "base" in verb.tense | {"base" if passive else ""}
    bare = not [w for w in found if w not in ("not", "never")]
    act = Act(i, verb, first, passive, tuple(found), infinitive, bare)
    return _coordinated_passive(scene, act) if bare and "part" in verb.tense else act


COORDINATED: Final = 16
"""Words that may stand between two participles that share their auxiliary."""


def _coordinated_passive(scene: Scene, act: Act) -> Act:
    """The act with the auxiliary of the participle before "and": "were named and given a week"."""
    k = act.first - 1
    while scene.word(k) in ADVERBS or scene.moment_at.get(k):
        k -= 1
    after = skip(scene, act.i + 1)
    thing = scene.thing_at.get(after)
    owns = thing is not None and thing.first == after and thing.grade != "number" or after in scene.agent_at
    if owns or scene.word(k) not in ("and", ","):
        return act
    for j in range(k - 1, max(scene.first, k - COORDINATED) - 1, -1):
        if scene.words[j] in BREAKS or scene.words[j] == ":":
            break
        if scene.words[j] in BE | GET:
            participle = skip(scene, j + 1)
            if participle < k and scene.word(participle).endswith(("ed", "en", "ught", "ld", "ut")):
                first = group(scene, participle, Verb(scene.words[participle], (), frozenset({"part"})))
                auxiliaries = (*act.auxiliaries, *first.auxiliaries)
                return replace(act, first=first.first, passive=True, auxiliaries=auxiliaries, bare=False)
            break
    return act


Noun = Agent | Thing


def subject(scene: Scene, first: int) -> Noun | None:
    """The noun phrase to the left of a verb group that is likely its subject."""
    decided = _decider(scene, first) or _moved(scene, first) or _in_doing(scene, first)
    if decided is not None:
        return decided
    ends = _object_end(scene, first)
    k = _over_insertion(scene, first - 1)
    relative = False
    while k >= scene.first:
        word = scene.words[k]
        if word in BREAKS and k < first - 1:
            return None
        if scene.moment_at.get(k) and not scene.thing_at.get(k):
            k -= 1
            continue
        noun = _noun(scene, k)
        if noun is None:
            if word in ("who", "which", "that") and k >= first - 3:
                relative = True
            k -= 1
            continue
        if (
            isinstance(noun, Thing)
            and noun.grade == "pronoun"
            and noun.own == "who"
            or isinstance(noun, Agent)
            and noun.word == "which"
        ):
            relative = True
            k = noun.first - 1
            continue
        if k == ends and not relative and noun.first > scene.first + 1 and not _opens_list(scene, noun):
            k = noun.first - 1
            continue
        before = _before(scene, noun)
        if scene.word(before) in ("whom", "which", "that") and isinstance(noun, Agent):
            head = scene.thing_at.get(before - 1)
            if (
                head is not None
                and head.kind in ("people", "mission")
                and any(looks_verbal(scene, j) for j in range(noun.last, first))
            ):
                return head
        if scene.word(before) == "with" and (scene.word(first).endswith("ing") or scene.word(first - 1) == "by"):
            return noun
        if not relative and (_governed(scene, noun, before) or _is_object(scene, before) or _labelled(scene, noun)):
            k = noun.first - 1
            continue
        return noun
    return None


def _object_end(scene: Scene, first: int) -> int:
    """The last token of what stands before ", and" and a verb: that is the object of the verb before; -1 for none."""
    k = first - 1
    while scene.word(k) in ADVERBS - {"at", "since"} or scene.moment_at.get(k):
        k -= 1
    return k - 2 if scene.word(k) == "and" and scene.word(k - 1) == "," else -1


def _opens_list(scene: Scene, noun: Noun) -> bool:
    """Whether nothing stands before the noun that could be a subject of its own."""
    return not any(a.last <= noun.first and not a.oblique for a in scene.agents)


DECISIONS: Final = lexicon.wordset("clause_decisions")


def _decider(scene: Scene, first: int) -> Agent | None:
    """Whose decision it is: "Berlin's decision of April 4 to declare ...", "an Estonian decision to cut"."""
    if scene.word(first) != "to":
        return None
    for k in range(first - 1, max(scene.first, first - 8) - 1, -1):
        if scene.words[k] in DECISIONS:
            return next((a for a in scene.agents if a.owner and a.actors and 0 <= k - a.last <= 2), None)
        if scene.words[k] in (",", "and", "that") or looks_verbal(scene, k) and k not in scene.moment_at:
            return None
    return None


CAUSING: Final = lexicon.wordset("clause_causing")


def _moved(scene: Scene, first: int) -> Agent | None:
    """Who was led to do it: "the raid prompted Chile to break"."""
    agent = scene.agent_at.get(first - 1) if scene.word(first) == "to" else None
    if agent is None or agent.owner or not agent.actors or agent.last != first:
        return None
    k = agent.first - 1
    while scene.word(k) in ("the", "both"):
        k -= 1
    return agent if scene.word(k) in CAUSING else None


def _in_doing(scene: Scene, first: int) -> Noun | None:
    """Who follows or joins another in doing it: "Niger followed Mali in breaking with Chad"."""
    if scene.word(first - 1) != "in" or not scene.word(first).endswith("ing"):
        return None
    for k in range(first - 2, max(scene.first, first - 12), -1):
        if scene.words[k] in ("followed", "follows", "joined", "joins", "follow", "join", "following", "joining"):
            return subject(scene, group(scene, k, Verb("follow", (), frozenset({"base"}))).first)
        if scene.words[k] in BREAKS or scene.words[k] == ",":
            return None
    return None


def _governed(scene: Scene, noun: Noun, before: int) -> bool:
    """Whether a preposition governs the noun; "after Ecuador expelled" opens a clause."""
    if isinstance(noun, Agent) and scene.word(before) in ("after", "before", "since", "until", "than", "like"):
        return bool(noun.oblique)
    return scene.word(before) in PREPOSITIONS


def _over_insertion(scene: Scene, k: int) -> int:
    """Past ", who ...," or ", the ... ,", where the verb stands right behind its second comma."""
    while scene.word(k) in QUOTES:
        k -= 1
    if scene.word(k) != ",":
        return k
    for c in range(k - 1, scene.first, -1):
        if scene.words[c] == "," and 1 < k - c <= 12 and _stands_before(scene, c, k):
            return c - 1
        if scene.words[c] == "," and (
            scene.words[c + 1] in RELATIVE
            or scene.words[c + 1] in PREPOSITIONS | {"the", "a", "an", "said", "says", "too", "as"}
            or scene.words[c + 1].endswith(("ing", "ed"))
            or scene.thing_at.get(c + 1)
            or c + 4 >= k
        ):
            return c - 1
    return k


def _stands_before(scene: Scene, comma: int, end: int) -> bool:
    """Whether an actor that can be a subject ends at a comma, and no list goes on behind it:
    "Khartoum, eager to please Riyadh, broke"."""
    agent = scene.agent_at.get(comma - 1)
    if agent is None or agent.last != comma or not agent.actors or agent.oblique or agent.owner:
        return False
    return not any(a.first <= comma + 2 and not a.owner for a in scene.agents if comma < a.first < end)


def _noun(scene: Scene, k: int) -> Noun | None:
    agent, thing = scene.agent_at.get(k), scene.thing_at.get(k)
    if agent is not None and (agent.owner or agent.kind == "pronoun" and thing is not None):
        agent = None
    if thing is not None and agent is not None:
        return thing if thing.last - thing.first >= agent.last - agent.first and thing.grade != "name" else agent
    if (
        thing is not None
        and thing.kind == "people"
        and thing.grade == "pronoun"
        and thing.own in ("him", "her", "them", "those", "himself")
    ):
        return None
    return agent or thing


def _before(scene: Scene, noun: Noun) -> int:
    k = noun.first - 1
    while scene.word(k) in ("the", "a", "an", '"', "“", "``", "both", "then", "former"):
        k -= 1
    return k


def _is_object(scene: Scene, k: int) -> bool:
    if scene.word(k) in ("off", "out", "back", "home", "away") and looks_verbal(scene, k - 1):
        return True
    return looks_verbal(scene, k) and scene.word(k) not in (
        "said",
        "says",
        "say",
        "announced",
        "added",
        "wrote",
        "believe",
        "think",
    )


def _labelled(scene: Scene, noun: Noun) -> bool:
    return isinstance(noun, Thing) and noun.negated


def objects(scene: Scene, start: int, gap: int = 6, *, kinds: tuple[str, ...] = ("people",)) -> list[Thing]:
    """The things behind a verb, coordinated ones together; empty where none begins within `gap` tokens."""
    k, steps = start, 0
    while k < scene.last and steps <= gap:
        word = scene.words[k]
        thing = next(
            (
                t
                for t in scene.things
                if t.first == k and t.kind in kinds and t.grade != "banned" or t.first == k and t.grade == "banned"
            ),
            None,
        )
        if thing is not None:
            return _coordinated(scene, thing, kinds)
        if word in BREAKS or word in ("that", "if", "because", "after", "but", "when") or word == ",":
            return []
        if (
            scene.agent_at.get(k)
            and not scene.moment_at.get(k)
            and scene.agent_at[k].kind in ("state", "capital", "name")
            and not scene.agent_at[k].oblique
        ):
            return []
        if word in PREPOSITIONS and not scene.moment_at.get(k) and word not in ("of", "over", "out", "about", "under"):
            return []
        steps += not scene.moment_at.get(k) and word not in QUOTES
        k += 1
    return []


def _coordinated(scene: Scene, thing: Thing, kinds: tuple[str, ...]) -> list[Thing]:
    """A thing and those that follow it behind "and" and commas."""
    found = [thing]
    while True:
        k = found[-1].last
        if scene.word(k) == "," and scene.word(k + 1) == "and":
            k += 2
        elif scene.word(k) in (",", "and") or scene.is_phrase(k, ("as", "well", "as")):
            k += 3 if scene.word(k) == "as" else 1
        else:
            return found
        nxt = next((t for t in scene.things if t.first == k and t.kind in kinds and t.grade not in ("pronoun",)), None)
        if (
            nxt is None
            or nxt.grade == "name"
            or looks_verbal(scene, nxt.last)
            and scene.word(nxt.last) not in ("expelled", "ordered")
            or scene.word(nxt.last) in BE | HAVE | MODAL
        ):
            return found
        if nxt.own in ("his", "her", "their") and found[0].owners and not nxt.owners:
            nxt = replace(nxt, owners=found[0].owners, own="")
        found.append(nxt)


def by_agent(scene: Scene, start: int, gap: int = 22) -> Agent | None:
    """The agent behind "by" after a passive or a noun of action."""
    for k in range(start, min(start + gap, scene.last)):
        word = scene.words[k]
        if word == "by":
            for agent in scene.agents:
                if agent.oblique == "by" and agent.first > k and agent.first - k <= 4:
                    return agent
            return None
        if word in BREAKS or word in ("who", "which", "after", "when", "because", "and", "but") and k > start + 1:
            return None
    return None
