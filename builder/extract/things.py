"""People, missions and relations in a sentence: noun phrases put together from tables, without a parser.

A noun of roles.yaml is found first, then the words before it that can belong to it ("at least two of its senior"),
then what is hung on behind ("of the embassy in Paris", "to Ecuador", ", Warwick Morris,").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from builder.language.people import FoundName, is_title

from . import lexicon
from .postmodifiers import Postmodifiers
from .premodifiers import OWN, STOP
from .scene import Scene, Thing


def find_things(scene: Scene, names: tuple[FoundName, ...]) -> list[Thing]:
    """The missions, relations and people of a sentence, in order; people may hold a mission."""
    finder = _Finder(scene, names)
    finder.by_nouns(("mission", "relations"))
    finder.by_nouns(("chief", "envoy", "staff", "attached", "people", "banned"))
    finder.by_names()
    finder.by_nations()
    finder.by_numbers()
    finder.by_alike()
    finder.by_possessives()
    finder.by_pronouns()
    return [*coordinated(scene, sorted(finder.found, key=lambda t: (t.first, -t.last)))]


CIVIL = frozenset({"mr", "mrs", "ms", "miss", "dr", "."})
FOLLOWED = frozenset({"followed", "follow", "follows"})
EQUAL = frozenset({"same", "equal", "identical", "like", "similar", "corresponding", "matching"})


def coordinated(scene: Scene, things: list[Thing]) -> Iterable[Thing]:
    """The things; a post behind "and" is of the owner of the one before: "the Soviet embassy and the consulate"."""
    before: Thing | None = None
    for thing in things:
        joined = before is not None and before.last == thing.first - 1 and scene.word(thing.first - 1) == "and"
        if before is not None and joined and {before.kind, thing.kind} == {"mission"}:
            thing = thing if thing.owners or thing.own else replace(thing, owners=before.owners, own=before.own)
        before = thing
        yield thing


class _Finder(Postmodifiers):
    """Collects the things of one sentence."""

    def add(self, thing: Thing) -> None:
        for inner in [t for t in self.found if thing.first <= t.first and t.last <= thing.last]:
            if inner.kind == "people":
                self.found.remove(inner)
        self.found.append(thing)
        self.taken.update(dict.fromkeys(range(thing.first, thing.last), thing))

    def by_nouns(self, grades: tuple[str, ...]) -> None:
        """Things whose head is a noun of these lists."""
        i = self.scene.first
        while i < self.scene.last:
            match = self.noun_at(i, grades)
            if match:
                thing = self.build(i, *match)
                if thing:
                    self.add(thing)
                    i = thing.last
                    continue
            i += 1

    def by_names(self) -> None:
        """Persons named without a noun of office behind."""
        done = -1
        for name in self.names:
            if (
                name.first < done
                or name.first in self.scene.number_at
                or (taken := self.taken.get(name.first))
                and taken.kind == "people"
            ):
                continue
            names, last = self.name_list(name)
            thing = Thing(
                "people",
                self.with_titles(name.first),
                last,
                last - 1,
                "name",
                len(names) > 1,
                names=tuple(names),
                definite=True,
                owners=(name.country,) if name.country and name.office and _envoy(name.office) else (),
                noun=name.office or "",
                count=len(names),
                parts=len(names),
            )
            self.add(self.explained(thing) or thing)
            done = last

    def with_titles(self, first: int) -> int:
        """The first token of a name with the ranks before it: "Lieutenant-Colonel"."""
        words, tokens = self.scene.words, self.scene.text.tokens
        while first > self.scene.first and words[first - 1] not in CIVIL and is_title(tokens[first - 1].text):
            first -= 2 if words[first - 2] == "-" and is_title(tokens[first - 3].text) else 1
        return max(first, self.scene.first)

    def explained(self, thing: Thing) -> Thing | None:
        """A name with its office behind a comma: "Heather Hodges, the American ambassador,"."""
        if self.scene.word(thing.last) != ",":
            return None
        said = thing.last + 1 + self.scene.word(thing.last + 1).endswith("ly")
        following = next((t for t in self.found if t.kind == "people" and t.first == said), None)
        if (
            following is None
            or following.grade not in ("chief", "envoy", "staff")
            or following.plural != thing.plural
            or following.plural
            and len(following.owners) != len(thing.names)
            or following.names
        ):
            return None
        self.found.remove(following)
        end = following.last
        if self.scene.word(end) == ",":
            end += 1
        return replace(following, first=thing.first, last=end, names=thing.names, definite=True)

    def by_nations(self) -> None:
        """People named by their nation alone: "four Americans", "the Venezuelan in Asuncion"."""
        for mention in self.scene.mentions:
            if (
                mention.form not in ("adjective", "person", "people")
                or mention.first in self.taken
                or mention.possessive
                or mention.compound
            ):
                continue
            after = self.scene.word(mention.last)
            if (
                after.isalpha()
                and after not in STOP | {"one", "ones"}
                and not self.verbal(after)
                and after not in lexicon.words("measures", "removal")
                and not after.endswith("ly")
            ) and (mention.form == "adjective" or mention.form != "people"):
                continue
            plural = mention.form == "people" or self.scene.words[mention.last - 1].endswith("s")
            thing = Thing(
                "people",
                mention.first,
                mention.last,
                mention.last - 1,
                "nation",
                plural,
                owners=(mention.actor,),
                noun=self.scene.text.words(mention.first, mention.last),
            )
            left = self.leftwards(thing)
            left = replace(left, owners=thing.owners)
            if left.count and left.count > 1 or self.scene.word(left.first) in ("the", "these", "those"):
                left = replace(left, plural=plural or bool(left.count and left.count > 1))
            if left.first == mention.first and mention.form == "adjective":
                continue
            self.add(self.rightwards(left))

    def by_numbers(self) -> None:
        """A number that stands for people: "expelled four", "two apiece", "the eight", "33 of them"."""
        for number in self.scene.numbers:
            if number.ordinal or number.unit or number.first in self.taken:
                continue
            after = self.scene.word(number.last)
            if after == "of" and self.scene.word(number.last + 1) in (
                "them",
                "those",
                "whom",
                "the",
                "these",
                "its",
                "their",
            ):
                pass
            elif (
                after.isalpha()
                and after not in STOP | {"each", "apiece"}
                and after not in lexicon.measure_verbs() | FOLLOWED
                and not after.endswith("ly")
                and not self.scene.moment_at.get(number.last)
            ):
                continue
            first = number.first
            if self.scene.word(first - 1) in ("the", "these", "those", "all", "its", "their", "about", "only"):
                first -= 1
            if self.scene.word(number.first - 1) in ("to", "from", "by") and after not in STOP | {",", "."}:
                continue
            mention = self.scene.mention_at.get(number.first)
            if mention is not None:
                continue
            word = self.scene.word(first)
            self.add(
                self.rightwards(
                    Thing(
                        "people",
                        first,
                        number.last,
                        number.last - 1,
                        "number",
                        number.value != 1,
                        count=number.value,
                        count_kind=number.kind,
                        of=number.of,
                        each=number.each,
                        more=number.more,
                        definite=word in ("the", "these", "those", "all"),
                        own=word if word in OWN else "",
                        counted=(number.first, number.last),
                    )
                )
            )

    def by_alike(self) -> None:
        """ "an equal number", "just as many", without a noun behind."""
        for i in range(self.scene.first, self.scene.last):
            many = self.scene.is_phrase(i, ("as", "many"))
            equal = self.scene.words[i] in EQUAL and self.scene.word(i + 1) in ("number", "numbers")
            if not many and not equal or i in self.taken or self.scene.word(i - 1) in ("twice", "times", "half"):
                continue
            after = self.scene.word(i + 2)
            if after.isalpha() and after not in STOP or after in ("as", "of"):
                continue
            self.add(self.rightwards(Thing("people", i, i + 2, i + 1, "number", True)))

    def by_possessives(self) -> None:
        """An owner whose noun is left out: "ordered Colombia's to leave", "Chad's own was brought home"."""
        for mention in self.scene.mentions:
            i = mention.last
            if not mention.possessive or self.scene.word(i) not in ("'s", "'") or mention.first in self.taken:
                continue
            i += self.scene.word(i + 1) == "own"
            if self.scene.word(i + 1) in ALONE:
                self.add(Thing("people", mention.first, i + 1, i, "elided", owners=(mention.actor,), definite=True))
        for i in range(self.scene.first + 1, self.scene.last):
            word = self.scene.words[i - 1]
            if self.scene.words[i] == "own" and word in ("its", "their", "his", "her") and i not in self.taken:
                if self.scene.word(i - 2) in ("of", "on"):
                    continue
                if self.scene.word(i + 1) in ALONE | BROUGHT:
                    self.add(Thing("people", i - 1, i + 1, i, "elided", own=word, definite=True))

    def by_pronouns(self) -> None:
        """Pronouns that can be the people of a measure."""
        for i in range(self.scene.first, self.scene.last):
            word = self.scene.words[i]
            if (
                word in ("him", "her", "them", "he", "she", "they", "theirs", "those", "who", "himself")
                and i not in self.taken
            ):
                if word == "her" and (self.scene.word(i + 1).isalpha() and self.scene.word(i + 1) not in STOP):
                    continue
                self.add(
                    Thing(
                        "people",
                        i,
                        i + 1,
                        i,
                        "pronoun",
                        word in ("them", "they", "theirs", "those"),
                        own=word,
                        definite=True,
                    )
                )


ALONE: Final = lexicon.wordset("things_alone")
"""Words behind an owner that show that its noun is left out."""
BROUGHT: Final = frozenset(["brought", "withdrawn", "recalled", "called", "summoned", "ordered", "in", "from", ";"])


def _envoy(office: str) -> bool:
    """Whether an office is one that a measure can hit."""
    return any(match_grade(lexicon.split(office)) == grade for grade in ("chief", "envoy"))


def match_grade(office: Iterable[str]) -> str:
    """The list of roles.yaml in which the office, or a part of it, stands."""
    tokens = tuple(office)
    for i in range(len(tokens)):
        for phrase, noun in lexicon.nouns().get(tokens[i], ()):
            if tokens[i : i + len(phrase)] == phrase and noun.grade in ("chief", "envoy"):
                return noun.grade
    return ""
