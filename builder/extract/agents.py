"""Who can act in a sentence: states, capitals, bodies, leaders and pronouns."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from builder.language.mentions import ActorMention
from builder.language.people import FoundName

from . import lexicon
from .scene import Agent, Scene

NOMINAL: Final = frozenset(
    {"name", "official", "capital", "seat", "government", "abbreviation", "leader", "generic", "people"}
)
PRONOUNS: Final = frozenset(["it", "he", "she", "they", "which", "who", "we"])
PREPOSITIONS: Final = lexicon.wordset("agents_prepositions")


@cache
def _nouns(key: str) -> dict[str, tuple[lexicon.Phrase, ...]]:
    found: dict[str, set[lexicon.Phrase]] = {}
    for entry in lexicon.entries("roles", key):
        one, _, many = entry.partition("/")
        for form in (one, many or one + "s"):
            if form != "-":
                phrase = lexicon.split(form)
                found.setdefault(phrase[0], set()).add(phrase)
    return {word: tuple(sorted(rows, key=lambda p: (-len(p), p))) for word, rows in found.items()}


def noun_at(scene: Scene, i: int, key: str) -> int:
    """End of the noun of a list of roles.yaml that begins at a token; 0 where there is none."""
    for phrase in _nouns(key).get(scene.word(i), ()):
        if scene.is_phrase(i, phrase):
            return i + len(phrase)
    return 0


def find_agents(scene: Scene, names: tuple[FoundName, ...], countries: dict[str, tuple[str, str]]) -> list[Agent]:
    """The agents of a sentence in order. `countries`: surname -> (actor id, grade) of persons named before."""
    found: list[Agent] = []
    taken: set[int] = set()

    def add(agent: Agent) -> None:
        if not any(i in taken for i in range(agent.first, agent.last)):
            found.append(agent)
            taken.update(range(agent.first, agent.last))

    for name in names:
        for agent in _person(scene, name, countries):
            add(agent)
    for mention in scene.mentions:
        for agent in _mentioned(scene, mention):
            add(agent)
    i = scene.first
    while i < scene.last:
        end = noun_at(scene, i, "body") or noun_at(scene, i, "office")
        if end and i not in taken:
            add(_bare(scene, i, end))
        elif scene.words[i] in PRONOUNS and i not in taken:
            add(Agent(i, i + 1, (), "pronoun", oblique(scene, i), scene.words[i]))
        i = max(end, i + 1)
    return joined(scene, sorted(found, key=lambda a: a.first))


def oblique(scene: Scene, i: int) -> str:
    """The preposition that governs the noun phrase which begins at a token; empty where there is none."""
    k = i - 1
    while scene.word(k) in (
        "the",
        "a",
        "an",
        "both",
        "his",
        "its",
        "their",
        "new",
        "former",
        "then",
        "and",
        "military",
        "acting",
    ):
        k -= 1
    owner = scene.mention_at.get(k - 1)
    if scene.word(k) in ("'s", "'") and owner is not None and owner.first - 1 >= scene.first:
        k = owner.first - 1
        k -= scene.word(k) == "the"
    return scene.word(k) if scene.word(k) in PREPOSITIONS else ""


def _person(scene: Scene, name: FoundName, countries: dict[str, tuple[str, str]]) -> list[Agent]:
    surname = lexicon.fold(name.name.split()[-1])
    country, grade = countries.get(surname, (name.country or "", ""))
    country = country or _owner_before(scene, name.first)
    if grade in ("chief", "envoy") or not country and not (name.office and OFFICIAL.search(name.office)):
        return []
    first = name.first
    return [Agent(first, name.last, (country,) if country else (), "name", oblique(scene, first), surname)]


def _owner_before(scene: Scene, first: int) -> str:
    """The state whose possessive stands right before a name: "Guatemala's Miguel Ydigoras"."""
    if scene.word(first - 1) not in ("'s", "'"):
        return ""
    mention = scene.mention_at.get(first - 2)
    return mention.actor if mention is not None and mention.possessive and not mention.compound else ""


def _mentioned(scene: Scene, mention: ActorMention) -> list[Agent]:
    """The agent that a mention is, alone or with the noun of a body behind it."""
    if (
        mention.compound
        or mention.actor in ORGANISATIONS
        and scene.word(mention.last)
        in ("countries", "states", "members", "nations", "governments", "capitals", "member", "allies")
    ):
        return []
    actors = mention.group or (mention.actor,)
    k = mention.last + 1 if mention.possessive and scene.word(mention.last) in ("'s", "'") else mention.last
    kind = "capital" if mention.form in ("capital", "seat", "government") else "state"
    before = oblique(scene, mention.first)
    clausal = before in CLAUSAL and _verb_behind(scene, mention.last)
    if clausal:
        before = ""
    if mention.possessive or mention.form in ("adjective", "person", "name", "abbreviation"):
        for skip in range(5):
            end = noun_at(scene, k + skip, "body") or noun_at(scene, k + skip, "office")
            if end and scene.word(end) not in ("'s", "'"):
                return [Agent(mention.first, end, actors, "body", _freed(scene, before, end), scene.word(end - 1))]
            if end:
                return [Agent(mention.first, end, actors, "body", before, scene.word(end - 1), owner=True)]
            if (
                not scene.word(k + skip).isalpha()
                and scene.word(k + skip) != "-"
                or scene.word(k + skip) in PREPOSITIONS | {"and", "was", "is", "has", "had", "were"}
            ):
                break
    thing = scene.thing_at.get(mention.first)
    if mention.form == "adjective" and scene.word(mention.first - 1) == "the" and _verb_behind(scene, mention.last):
        return [Agent(mention.first, mention.last, actors, kind, before)]
    if mention.possessive or mention.form == "adjective":
        return (
            []
            if thing is not None and thing.kind != "relations"
            else [Agent(mention.first, k, actors, kind, before, owner=True)]
        )
    if (
        thing is not None
        and (thing.kind != "people" or thing.grade != "nation")
        and not (thing.first == mention.first and thing.grade == "elided")
    ):
        return []
    if mention.form not in NOMINAL and mention.form != "person":
        return []
    return [
        Agent(
            mention.first,
            mention.last,
            actors,
            kind if mention.form != "leader" else "name",
            before or ("in" if mention.locative and not clausal and not _after_opening(scene, mention) else ""),
        )
    ]


OFFICIAL = re.compile(r"president|minister|secretary of state|chancellor|premier|king|emir|general", re.IGNORECASE)
ORGANISATIONS = frozenset({"nato", "european-union", "united-nations", "african-union", "arab-league"})
CLAUSAL = frozenset(["after", "before", "since", "until", "than", "like"])


def _freed(scene: Scene, before: str, end: int) -> str:
    """The preposition before a body, unless it opens a clause: "after Somalia's cabinet decided"."""
    return "" if before in CLAUSAL and _verb_behind(scene, end) else before


def _after_opening(scene: Scene, mention: ActorMention) -> bool:
    """Whether a name stands behind an opening phrase and its comma: "Outside the Union, Canada ..."."""
    k = mention.first - 1
    while k > scene.first and (scene.words[k] in (",", "and", "the") or scene.mention_at.get(k) is not None):
        k -= 1
    return (
        scene.words[k] in PREPOSITIONS
        and k - scene.first <= 1
        and scene.word(mention.first - 1) in (",", "and", "the")
        and "," in scene.words[k : k + 5]
    )


def _verb_behind(scene: Scene, k: int) -> bool:
    """Whether a verb stands behind a name, so that "after" before it opens a clause."""
    word = scene.word(k)
    return (
        word in ("had", "has", "have", "was", "were", "is", "are", "will", "would", "said", "did", "gave", "told")
        or len(word) > 4
        and word.endswith("ed")
    )


def _bare(scene: Scene, i: int, end: int) -> Agent:
    """A body named without its state, or with the state behind: "the foreign ministry in Moscow"."""
    last = end
    actors: tuple[str, ...] = ()
    if scene.word(end) in ("in", "of"):
        k = end + 1
        while scene.word(k) in ("the",):
            k += 1
        mention = scene.mention_at.get(k)
        if mention is not None and mention.form in NOMINAL and not mention.possessive:
            actors, last = mention.group or (mention.actor,), mention.last
    first = i
    while scene.word(first - 1) in ("the", "its", "his", "their", "a", "military", "revolutionary", "new"):
        first -= 1
    word = scene.words[end - 1]
    own = scene.word(first) in ("its", "his", "their") or scene.word(i - 1) in ("its", "his", "their")
    kind = "body" if actors else "own" if own else "bare"
    return Agent(first, last, actors, kind, oblique(scene, first), word, owner=scene.word(last) in ("'s", "'"))


STEPS: Final = (["and", "then"], ["then"], [",", "then"], ["and", "later"], [",", "and", "then"], ["and", "finally"])
"""What stands between the members of a list told one after the other."""


def joined(scene: Scene, agents: list[Agent]) -> list[Agent]:
    """States in a list as one agent: "Germany, France and Poland"."""
    found: list[Agent] = []
    for agent in agents:
        if found and _continues(scene, found[-1], agent):
            before = found.pop()
            agent = Agent(
                before.first,
                agent.last,
                tuple(dict.fromkeys((*before.actors, *agent.actors))),
                before.kind,
                _freed(scene, before.oblique, agent.last),
                before.word,
                agent.owner,
            )
        elif found and (other := _over_relative(scene, found, agent)) is not None:
            agent = replace(agent, actors=(*other.actors, *agent.actors))
        found.append(agent)
    return found


def _over_relative(scene: Scene, found: list[Agent], agent: Agent) -> Agent | None:
    """The state before a relative clause that a second one follows: "Ireland, which calls it an affront, and Malta"."""
    if (
        scene.word(agent.first - 1) != "and"
        or scene.word(agent.first - 2) != ","
        or not agent.actors
        or agent.kind != "state"
    ):
        return None
    for other in reversed(found):
        if (
            other.kind == "state"
            and not other.oblique
            and scene.word(other.last) == ","
            and scene.word(other.last + 1) in ("which", "who")
        ):
            return other if not set(other.actors) & set(agent.actors) else None
    return None


def _goes_on(scene: Scene, agent: Agent) -> bool:
    """Whether a list goes on behind one of its members, to an "and" or a colon: else a comma ends what stood before."""
    k = agent.last
    for _ in range(40):
        if scene.word(k) in ("and", "or", "&", ":", "as", "-", "–", "—") or scene.is_phrase(k, (",", "and")):
            return True
        if scene.word(k) != ",":
            return False
        k += 1 + (scene.word(k + 1) == "the")
        mention = scene.mention_at.get(k)
        if mention is None:
            return False
        k = mention.last
    return False


def _continues(scene: Scene, before: Agent, agent: Agent) -> bool:
    if not before.actors or not agent.actors or before.kind == "name" or agent.kind in ("name", "body"):
        return False
    if before.owner and before.kind != "state":
        return False
    between = [w for w in scene.words[before.last : agent.first] if w not in ("the", "both")]
    if between not in (
        [","],
        ["and"],
        [",", "and"],
        ["&"],
        ["as", "well", "as"],
        [",", "as", "well", "as"],
        ["or"],
        *STEPS,
    ):
        return False
    if between == [","] and not scene.headline and not _goes_on(scene, agent):
        return False
    if before.oblique and between[:1] == [","] and before.first <= scene.first + 4 and len(before.actors) == 1:
        return False
    if before.oblique and between == [",", "and"] and len(before.actors) == 1:
        return False
    if agent.oblique == "in" and before.oblique in ("in", "from", "to", "at"):
        return scene.word(agent.first - 1) not in PREPOSITIONS
    return not agent.oblique and before.oblique != "in"
