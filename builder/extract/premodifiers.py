"""The words before a noun that belong to it: numbers, owners, adjectives."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from builder.language.mentions import ActorMention
from builder.language.people import FoundName

from . import lexicon
from .scene import Scene, Thing

OWN: Final = frozenset(["its", "their", "his", "her", "our", "my", "your"])
DETERMINERS: Final = lexicon.wordset("premodifiers_determiners")
STOP: Final = lexicon.wordset("premodifiers_stop")
ORGANISATIONS: Final = frozenset(
    {"nato", "european-union", "united-nations", "african-union", "arab-league", "commonwealth"}
)
ADJECTIVAL: Final = frozenset({"adjective", "person", "people", "abbreviation"})
SEATS: Final = frozenset({"capital", "seat"})
AT: Final = frozenset(["of", "at", "from", "in", "with", "to", "inside", "on", "within", "for", "by"])
FINITE: Final = lexicon.wordset("premodifiers_finite")
LINKING: Final = lexicon.wordset("premodifiers_linking")


class Premodifiers:
    """Extends a thing to the left."""

    def __init__(self, scene: Scene, names: tuple[FoundName, ...]) -> None:
        self.scene = scene
        self.names = names
        self.name_at = {i: name for name in names for i in range(name.first, name.last)}
        self.found: list[Thing] = []
        self.taken: dict[int, Thing] = {}

    def leftwards(self, thing: Thing) -> Thing:
        """The thing with the words before it."""
        scene, words = self.scene, self.scene.words
        i = thing.first - 1
        owners: tuple[str, ...] = ()
        own, number, definite, negated, keep, host = "", None, False, False, thing.first, ""
        while i >= scene.first and thing.first - i < 14:
            word = words[i]
            mention = scene.mention_at.get(i)
            found = scene.number_at.get(i)
            if found is not None and "number" in (scene.word(found.first - 1), scene.word(found.first - 2)):
                keep, i = found.first, found.first - 1
            elif found is not None and number is None and not found.unit:
                number, i = found, found.first - 1
                keep = found.first
                whole = scene.number_at.get(found.first - 2)
                if scene.word(found.first - 1) == "of" and whole is not None and not whole.unit:
                    number, i = replace(whole, of=found.value), whole.first - 1
                    keep = whole.first
                if words[found.first] == "the" or scene.word(found.first - 1) == "the":
                    definite = True
            elif found is not None and number is not None and not found.unit and scene.word(found.last) == "of":
                number, keep, i = replace(found, of=found.of or number.value), found.first, found.first - 1
            elif word in ("'s", "'") and i - 1 >= scene.first and not owners and not own:
                owner = scene.mention_at.get(i - 1)
                if owner is None:
                    inner = self.taken.get(i - 1)
                    if inner is not None and inner.kind == "mission" and number is None:
                        return self.of_mission(thing, inner, keep)
                    break
                owners, i, definite = owner.group or (owner.actor,), owner.first - 1, True
                keep = owner.first
                if scene.word(i) == "the":
                    i, keep = i - 1, i
                before = self.conjoined(i)
                if before is not None:
                    owners, i = (before.actor, *owners), before.first - 1
                    keep = before.first
                if number is not None or word != "of":
                    break
            elif (
                mention is not None
                and not mention.possessive
                and (mention.form in ADJECTIVAL or self.plain(mention, i, keep))
            ):
                if owners or mention.locative and mention.form not in ADJECTIVAL:
                    break
                owners, i = mention.group or (mention.actor,), mention.first - 1
                keep = mention.first
                pair = self.conjoined(i)
                if pair is not None and pair.form in ADJECTIVAL:
                    owners, i = (pair.actor, *owners), pair.first - 1
                    keep = pair.first
            elif mention is not None and self.stands_in(thing, mention, keep):
                host, i = mention.actor, mention.first - 1
                keep = mention.first
            elif word == "one" and scene.word(i + 1) == "of" and number is None:
                return replace(
                    thing,
                    first=i,
                    owners=owners,
                    own=own,
                    definite=definite,
                    noun=scene.text.words(i, thing.last),
                    count=1,
                    counted=(i, i + 1),
                    plural=False,
                )
            elif word in OWN:
                own, keep, i, definite = word, i, i - 1, True
                if not (scene.word(i) in ("of", "all", "both") or scene.number_at.get(i)):
                    break
            elif word in ("and", ",") and self.adjectives(i):
                i -= 1
            elif word in DETERMINERS:
                negated |= word == "no"
                definite |= word in ("the", "those", "these", "all", "both")
                own = "whose" if word == "whose" else own
                keep, i = i, i - 1
                if word not in ("the", "those") or scene.word(i) not in ("all", "both", "of"):
                    break
            elif word in lexicon.measure_verbs() and word.endswith(("ed", "n")) and not self.attributive(i):
                break
            elif (
                word in lexicon.words("roles", "premodifiers") or self.is_role(i) or word == "-" and i + 1 < thing.head
            ):
                if word == "of" and not self.partitive(i):
                    break
                if self.name_at.get(i) and word not in lexicon.words("roles", "premodifiers"):
                    break
                keep, i = (i, i - 1) if word not in ("of", "-") else (keep, i - 1)
            elif (
                word.isalpha()
                and word not in STOP
                and not self.verbal(word)
                and self.reaches(i)
                and i not in self.name_at
            ):
                keep, i = i, i - 1
            else:
                break
        first = keep
        noun = scene.text.words(first, thing.last)
        if number is None:
            return replace(
                thing, first=first, owners=owners, own=own, definite=definite, negated=negated, noun=noun, host=host
            )
        return replace(
            thing,
            first=first,
            owners=owners,
            own=own,
            definite=definite,
            negated=negated,
            noun=noun,
            host=host,
            count=number.value,
            count_kind=number.kind,
            of=number.of,
            each=number.each,
            more=number.more,
            counted=(number.first, number.last),
        )

    def of_mission(self, thing: Thing, inner: Thing, keep: int) -> Thing:
        """The people of a mission named before them: "ten of the Russian embassy's diplomats"."""
        noun = self.scene.text.words(keep, thing.last)
        count = thing.count if inner.plural else inner.count
        owned = replace(thing, first=inner.first, owners=inner.owners, own=inner.own, noun=noun, count=count)
        return replace(owned, inner=inner, definite=True, host=inner.host)

    def adjectives(self, i: int) -> bool:
        """Whether "and" joins two words before one noun: "diplomatic and technical staff"."""
        known = lexicon.words("roles", "premodifiers")
        return (
            self.scene.word(i - 1) in known
            and self.scene.word(i + 1) in known
            and self.scene.number_at.get(i - 1) is None
        )

    def attributive(self, i: int) -> bool:
        """Whether a participle stands before its noun: "the expelled diplomats", "four expelled envoys"."""
        before = self.scene.word(i - 1)
        return (
            before in ("the", "those", "these", "'s", "of", "all", "both", "newly", "recently", "a", "an")
            or before in OWN
            or self.scene.number_at.get(i - 1) is not None
        )

    def conjoined(self, i: int) -> ActorMention | None:
        """The actor before "and" at token i."""
        if self.scene.word(i) in ("and", "or") and i - 1 >= self.scene.first:
            mention = self.scene.mention_at.get(i - 1 - (self.scene.word(i - 1) in ("'s", "'")))
            if mention is not None and not mention.locative and mention.form != "capital":
                return mention
        return None

    def plain(self, mention: ActorMention, i: int, keep: int) -> bool:
        """Whether a name stands before its noun without a possessive: "NATO staff", "the US ambassador"."""
        if mention.form in ("government", "leader", "capital"):
            return False
        if mention.form == "generic":
            return i + 1 == keep
        return i + 1 == keep and (
            mention.actor in ("nato", "european-union", "united-nations", "united-states", "united-kingdom")
            or self.scene.word(mention.first - 1) in ("the", "a", "an", "to", "of", "out")
        )

    @staticmethod
    def stands_in(thing: Thing, mention: ActorMention, keep: int) -> bool:
        """Whether a city before the noun is where the post stands: "its Lima embassy", "the Quito envoy"."""
        if mention.form not in SEATS or mention.possessive or mention.compound or mention.last != keep:
            return False
        return thing.grade in ("chief", "mission") or thing.noun in ("envoy", "envoys")

    def is_role(self, i: int) -> bool:
        """Whether the word is one of a noun of roles.yaml, standing before another noun."""
        return any(
            noun.grade != "relations"
            for phrase, noun in lexicon.nouns().get(self.scene.words[i], ())
            if len(phrase) == 1
        )

    def partitive(self, i: int) -> bool:
        """Whether "of" at a token joins a number with what it is of ("41 of its", "dozens of")."""
        if self.scene.word(i - 2) == "number" or self.scene.word(i - 3) == "number":
            return False
        return self.scene.number_at.get(i - 1) is not None or self.scene.word(i - 1) in (
            "all",
            "both",
            "some",
            "most",
            "many",
            "several",
            "dozens",
            "scores",
            "hundreds",
            "each",
            "one",
            "none",
            "half",
            "handful",
            "number",
            "any",
        )

    def verbal(self, word: str) -> bool:
        return word in lexicon.measure_verbs() and word not in ("expelled", "named", "left")

    def reaches(self, i: int) -> bool:
        """Whether a determiner, a number or an adjective of nationality stands shortly before an unknown word."""
        for k in range(i - 1, max(self.scene.first, i - 4) - 1, -1):
            word = self.scene.words[k]
            mention = self.scene.mention_at.get(k)
            if word in ("the", "a", "an", "'s") or word in OWN or self.scene.number_at.get(k):
                return True
            if mention is not None and mention.form in ADJECTIVAL:
                return True
            if word in STOP or not (word.isalpha() or word == "-") or self.verbal(word):
                return False
        return False
