"""People, missions and relations in a sentence: noun phrases put together from tables, without a parser.

A noun of roles.yaml is found first, then the words before it that can belong to it ("at least two of its senior Russian"),
then what is hung on behind ("of the embassy in Paris", "to Ecuador", ", Warwick Morris,").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from builder.language.numbers import Number
from builder.language.people import FoundName

from . import lexicon
from .scene import Scene, Thing

OWN: Final = frozenset("its their his her our my your".split())
DETERMINERS: Final = frozenset(
    "the a an all both those these no any some each every this such another whose most many several".split()
)
STOP: Final = frozenset(
    """and or but nor of in at on by to from for with as than that which who whom whose when while after before since until if
    because is are was were be been being am has have had having do does did will would shall should can could may might must
    not n't also then only just even still yet already never always soon he she it they them him we i you there here what how
    said says told against over under about between among into onto upon without within during through per so very out off up
    down back away home too it's one's""".split()
)
ORGANISATIONS: Final = frozenset({"nato", "european-union", "united-nations", "african-union", "arab-league", "commonwealth"})
ADJECTIVAL: Final = frozenset({"adjective", "person", "people", "abbreviation"})
AT: Final = frozenset("of at from in with to inside on within for by".split())
FINITE: Final = frozenset("has have had is was were will would said did does followed joined also".split())
LINKING: Final = frozenset(
    """run runs ran head heads headed manage manages lead leads led staff represent represents attached accredited posted working serving employed assigned belonging stationed based work works worked serve served
    who in""".split()
)


def find_things(scene: Scene, names: tuple[FoundName, ...]) -> list[Thing]:
    """The missions, relations and people of a sentence, in order; people may hold a mission."""
    finder = _Finder(scene, names)
    finder.by_nouns(("mission", "relations"))
    finder.by_nouns(("chief", "envoy", "staff", "people", "banned"))
    finder.by_names()
    finder.by_nations()
    finder.by_numbers()
    finder.by_possessives()
    finder.by_pronouns()
    return sorted(finder.found, key=lambda t: (t.first, -t.last))


class _Finder:
    """Collects the things of one sentence."""

    def __init__(self, scene: Scene, names: tuple[FoundName, ...]) -> None:
        self.scene = scene
        self.names = names
        self.name_at = {i: name for name in names for i in range(name.first, name.last)}
        self.found: list[Thing] = []
        self.taken: dict[int, Thing] = {}

    def add(self, thing: Thing) -> None:
        for inner in [t for t in self.found if thing.first <= t.first and t.last <= thing.last]:
            if inner.kind == "people":
                self.found.remove(inner)
        self.found.append(thing)
        self.taken.update({i: thing for i in range(thing.first, thing.last)})

    # nouns

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

    def noun_at(self, i: int, grades: tuple[str, ...]) -> tuple[int, lexicon.Noun] | None:
        """The noun that begins at a token and ends a noun phrase: its end and kind."""
        taken = self.taken.get(i)
        if taken is not None and taken.kind != "mission":
            return None
        for phrase, noun in lexicon.nouns().get(self.scene.words[i], ()):
            end = i + len(phrase)
            if noun.grade in grades and self.scene.is_phrase(i, phrase) and not self.modifies(end, grades):
                if taken is not None and end <= taken.last and grades[0] == "chief":
                    return None
                return end, noun
        return None

    def modifies(self, end: int, grades: tuple[str, ...]) -> bool:
        """Whether the noun before `end` only stands before another noun of these lists ("embassy staff")."""
        for skip in (0, 1):
            i = end + skip
            if skip and self.scene.word(end) not in lexicon.words("roles", "premodifiers"):
                return False
            for phrase, noun in lexicon.nouns().get(self.scene.word(i), ()):
                if self.scene.is_phrase(i, phrase) and (noun.grade not in ("people",)):
                    return noun.grade in grades or grades[0] == "mission"
        return False

    def build(self, head: int, end: int, noun: lexicon.Noun) -> Thing | None:
        """The thing around a noun; None where the word is not used as one."""
        kind = noun.grade if noun.grade in ("mission", "relations") else "people"
        thing = Thing(kind, head, end, end - 1, noun.grade, noun.plural, noun=self.scene.text.words(head, end))
        thing = self.leftwards(thing)
        if kind == "people" and noun.grade in ("staff", "people") and self.is_verb(thing, head):
            return None
        if self.scene.words[head] in ("member", "members") and self.scene.word(end) not in ("of", "at") and set(thing.owners) & ORGANISATIONS:
            return None
        return self.rightwards(thing)

    def is_verb(self, thing: Thing, head: int) -> bool:
        """Whether a word such as "posts", "names", "heads" is the verb of its clause here."""
        word = self.scene.words[head]
        if self.scene.text.tokens[head].text == "Post":
            return True
        if word not in (
            "posts",
            "names",
            "heads",
            "guards",
            "post",
            "name",
            "head",
            "positions",
            "aides",
            "slots",
            "ones",
            "half",
            "one",
        ):
            return False
        return thing.first == head

    # leftwards

    def leftwards(self, thing: Thing) -> Thing:
        """The thing with the words before it."""
        scene, words = self.scene, self.scene.words
        i = thing.first - 1
        owners: tuple[str, ...] = ()
        own, number, definite, negated, keep = "", None, False, False, thing.first
        while i >= scene.first and thing.first - i < 14:
            word = words[i]
            mention = scene.mention_at.get(i)
            found = scene.number_at.get(i)
            if found is not None and number is None and not found.unit:
                number, i = found, found.first - 1
                keep = found.first
                whole = scene.number_at.get(found.first - 2)
                if scene.word(found.first - 1) == "of" and whole is not None and not whole.unit:
                    number, i = replace(whole, of=found.value), whole.first - 1
                    keep = whole.first
                if words[found.first] == "the" or scene.word(found.first - 1) == "the":
                    definite = True
            elif word in ("'s", "'") and i - 1 >= scene.first and not owners and not own:
                owner = scene.mention_at.get(i - 1)
                if owner is None:
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
            elif word == "one" and scene.word(i + 1) == "of" and number is None:
                return replace(thing, first=i, owners=owners, own=own, definite=definite, noun=scene.text.words(i, thing.last), count=1, counted=(i, i + 1), plural=False)
            elif word in OWN:
                own, keep, i, definite = word, i, i - 1, True
                if not (scene.word(i) in ("of", "all", "both") or scene.number_at.get(i)):
                    break
            elif word == "and" and self.adjectives(i):
                i -= 1
            elif word in DETERMINERS:
                negated |= word == "no"
                definite |= word in ("the", "those", "these", "all", "both")
                own = "whose" if word == "whose" else own
                keep, i = i, i - 1
                if word not in ("the", "those") or scene.word(i) not in ("all", "both", "of"):
                    break
            elif word in _verb_forms() and word.endswith(("ed", "n")) and not self.attributive(i):
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
            return replace(thing, first=first, owners=owners, own=own, definite=definite, negated=negated, noun=noun)
        return replace(
            thing,
            first=first,
            owners=owners,
            own=own,
            definite=definite,
            negated=negated,
            noun=noun,
            count=number.value,
            count_kind=number.kind,
            of=number.of,
            each=number.each,
            more=number.more,
            counted=(number.first, number.last),
        )

    def adjectives(self, i: int) -> bool:
        """Whether "and" joins two words before one noun: "diplomatic and technical staff"."""
        known = lexicon.words("roles", "premodifiers")
        return self.scene.word(i - 1) in known and self.scene.word(i + 1) in known and self.scene.number_at.get(i - 1) is None

    def attributive(self, i: int) -> bool:
        """Whether a participle stands before its noun: "the expelled diplomats", "four expelled envoys"."""
        before = self.scene.word(i - 1)
        return (
            before in ("the", "those", "these", "'s", "of", "all", "both")
            or before in OWN
            or self.scene.number_at.get(i - 1) is not None
        )

    def conjoined(self, i: int):  # type: ignore[no-untyped-def]
        """The actor before "and" at token i."""
        if self.scene.word(i) in ("and", "or") and i - 1 >= self.scene.first:
            mention = self.scene.mention_at.get(i - 1)
            if mention is not None and not mention.locative and mention.form != "capital":
                return mention
        return None

    def plain(self, mention, i: int, keep: int) -> bool:  # type: ignore[no-untyped-def]
        """Whether the name of a state stands before its noun without a possessive ("NATO staff", "the US ambassador")."""
        if mention.form in ("government", "leader", "capital"):
            return False
        if mention.form == "generic":
            return i + 1 == keep
        return i + 1 == keep and (
            mention.actor in ("nato", "european-union", "united-nations", "united-states", "united-kingdom")
            or self.scene.word(mention.first - 1) in ("the", "a", "an", "to", "of")
        )

    def is_role(self, i: int) -> bool:
        """Whether the word is one of a noun of roles.yaml, standing before another noun."""
        return any(
            noun.grade != "relations"
            for phrase, noun in lexicon.nouns().get(self.scene.words[i], ())
            if len(phrase) == 1
        )

    def partitive(self, i: int) -> bool:
        """Whether "of" at a token joins a number with what it is of ("41 of its", "dozens of")."""
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
        return word in _verb_forms() and word not in ("expelled", "named", "left")

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

    # rightwards

    def rightwards(self, thing: Thing) -> Thing:
        """The thing with what is hung on behind it."""
        while True:
            longer = self.hung_on(thing) or self.apposed(thing) or self.joined(thing)
            if longer is None:
                return thing
            thing = longer

    def hung_on(self, thing: Thing) -> Thing | None:
        """One more "of ...", "at ...", "in ..."."""
        scene = self.scene
        i = thing.last
        word = scene.word(i)
        if word in LINKING and thing.kind == "people":
            while scene.word(i) in LINKING and i - thing.last < 3:
                i += 1
        word = scene.word(i)
        if word not in AT and scene.word(i - 1) in LINKING and i > thing.last + 1:
            i, word = i - 1, "at"
        if word not in AT or scene.moment_at.get(i):
            return None
        k = i + 1
        while scene.word(k) in ("the", "both", "new", "all"):
            k += 1
        inner = self.taken.get(k) or self.taken.get(i + 1)
        if (
            inner is not None
            and inner.kind == "mission"
            and thing.kind == "people"
            and inner.first <= k
            and word != "to"
        ):
            if thing.inner is not None and (inner.owners or inner.own):
                return None
            host = thing.host or inner.host
            if thing.grade == "nation" and inner.owners and i > thing.last:
                thing = replace(thing, owners=inner.owners)
            return replace(
                thing,
                last=max(inner.last, k),
                inner=inner,
                owners=thing.owners or inner.owners,
                own=thing.own or ("" if thing.owners else inner.own),
                host=host,
            )
        mention = scene.mention_at.get(k)
        if mention is None or inner is not None and inner.kind == "mission":
            return None
        return self.placed(thing, word, mention)

    def placed(self, thing: Thing, word: str, mention) -> Thing | None:  # type: ignore[no-untyped-def]
        """The thing with an actor behind a preposition: its owner, or where it stands."""
        scene = self.scene
        if mention.possessive and scene.word(mention.last) in ("'s", "'"):
            nxt = mention.last + 1
            if (
                thing.owners
                or thing.own
                or word != "of"
                or nxt < scene.last
                and scene.words[nxt].isalpha()
                and scene.words[nxt] not in STOP
            ):
                return None
            return replace(thing, last=nxt, owners=(mention.actor,))
        if mention.form in ("adjective",):
            return None
        actors, last = self.listed(mention)
        if thing.kind == "relations":
            if word in ("with", "between", "to") or word == "of":
                return replace(thing, last=last, owners=(*thing.owners, *actors) if word != "between" else actors)
            return replace(thing, last=last) if word == "in" else None
        unowned = not thing.owners and not thing.own
        if word == "of" and unowned:
            return replace(thing, last=last, owners=actors)
        if (
            word == "from"
            and unowned
            and thing.kind == "people"
            and (thing.definite or scene.word(thing.first) == "the" or thing.strong and thing.count is None)
        ):
            return replace(thing, last=last, owners=actors)
        if (
            word in ("to", "at", "with", "in", "on")
            and not thing.host
            and (word != "to" or thing.grade in ("chief", "envoy") or thing.kind == "mission" or thing.strong)
        ):
            return replace(thing, last=last, host=mention.actor)
        return None

    def listed(self, mention) -> tuple[tuple[str, ...], int]:  # type: ignore[no-untyped-def]
        """The actors of a list that begins with a mention, and its end."""
        actors = list(mention.group or (mention.actor,))
        last, sure, first_and = mention.last, mention.last, 0
        while True:
            k = last
            if self.scene.word(k) == "," and self.scene.word(k + 1) == "and":
                k += 2
            elif self.scene.word(k) in (",", "and"):
                k += 1
            else:
                break
            joint = self.scene.word(k - 1)
            again = self.scene.word(k) == "with"
            while self.scene.word(k) in ("the", "with"):
                k += 1
            following = self.scene.mention_at.get(k)
            if following is None or following.possessive or following.form in ("adjective", "person"):
                break
            if following.form != mention.form and "capital" in (following.form, mention.form):
                break
            after = self.scene.word(following.last)
            if not again and (self.verbal(after) or after in FINITE):
                if first_and:
                    return tuple(dict.fromkeys(actors[:first_and])), sure
                break
            if not again and after not in (",", ".", "and", ";", "", ")", ":") and joint != "and":
                break
            if joint == "and" and not first_and:
                first_and, sure = len(actors), last
            actors.append(following.actor)
            last = following.last
        return tuple(dict.fromkeys(actors)), last

    def apposed(self, thing: Thing) -> Thing | None:
        """With names behind a comma or a colon, or directly behind the noun."""
        if thing.kind != "people" or thing.names:
            return None
        scene = self.scene
        i = thing.last
        direct = self.name_at.get(i)
        if direct is None and scene.word(i) in (",", ":", "-", "–", "—"):
            direct = self.name_at.get(i + 1)
            if (
                direct is not None
                and thing.plural is False
                and scene.word(direct.last) not in (",", ".", ";", "", "-", "–", "—", "and", ":", ")")
            ):
                return None
        if direct is None:
            return None
        names, last = self.name_list(direct)
        if len(names) > 1 and not thing.plural:
            names, last = [direct.name], direct.last
        return replace(thing, last=last, names=tuple(names))

    def name_list(self, name: FoundName) -> tuple[list[str], int]:
        """The names of a list that begins with one, and its end."""
        names, last = [name.name], name.last
        while True:
            k = last
            while self.scene.word(k) in (",", "and", ";") and k - last < 2:
                k += 1
            following = self.name_at.get(k)
            if k == last or following is None or following.name in names:
                return names, last
            names.append(following.name)
            last = following.last

    def joined(self, thing: Thing) -> Thing | None:
        """With a second group behind "and" that has no owner of its own ("diplomats and embassy staff")."""
        if thing.kind != "people" or thing.grade == "banned":
            return None
        i = thing.last
        comma = self.scene.word(i) == ","
        if self.scene.word(i) not in ("and", ","):
            return None
        k = i + 1
        if comma and self.scene.word(k) == "and":
            k += 1
        second = self.second_group(k)
        if (
            second is None
            or second.owners
            and second.owners != thing.owners
            or second.grade in ("people",)
            and second.count is None
        ):
            return None
        if comma and second.count is None:
            return None
        if (
            second.own
            and thing.owners
            and second.own != "his"
            or second.host
            and thing.host
            and second.host != thing.host
        ):
            return None
        if thing.each and second.count:
            return None
        count = self.sum(thing, second)
        return replace(
            thing,
            last=second.last,
            plural=True,
            count=count,
            inner=thing.inner or second.inner,
            names=(*thing.names, *second.names),
            noun=self.scene.text.words(thing.first, second.last),
            host=thing.host or second.host,
            parts=thing.parts + 1,
            owners=thing.owners or second.owners,
            own=thing.own or second.own,
            grade=thing.grade if thing.strong or not second.strong else second.grade,
        )

    def second_group(self, k: int) -> Thing | None:
        for i in range(k, min(k + 9, self.scene.last)):
            match = self.noun_at(i, ("chief", "envoy", "staff", "people", "banned"))
            if match:
                thing = self.build(i, *match)
                return thing if thing is not None and thing.first <= k and thing.kind == "people" else None
            if self.scene.words[i] in STOP - {"of", "in", "out"} or self.verbal(self.scene.words[i]):
                return None
        return None

    @staticmethod
    def sum(thing: Thing, second: Thing) -> int | None:
        """Count of two groups together."""
        one = thing.count if thing.count is not None else (None if thing.plural else 1)
        other = second.count if second.count is not None else (None if second.plural else 1)
        if second.count is None and second.plural and one is not None and one > 1 and not second.definite:
            return one
        if one is None or other is None:
            return None
        return one + other

    # without a noun

    def by_names(self) -> None:
        """Persons named without a noun of office behind."""
        done = -1
        for name in self.names:
            if name.first < done or (taken := self.taken.get(name.first)) and taken.kind == "people":
                continue
            names, last = self.name_list(name)
            thing = Thing(
                "people",
                name.first,
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

    def explained(self, thing: Thing) -> Thing | None:
        """A name with its office behind a comma: "Heather Hodges, the American ambassador,"."""
        if self.scene.word(thing.last) != "," or thing.plural:
            return None
        following = next((t for t in self.found if t.kind == "people" and t.first == thing.last + 1), None)
        if (
            following is None
            or following.grade not in ("chief", "envoy", "staff")
            or following.plural
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
            ):
                if mention.form == "adjective" or not mention.form == "people":
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
                and after not in _verb_forms()
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

    def by_possessives(self) -> None:
        """An owner whose noun is left out: "ordered Colombia's to leave", "called theirs home"."""
        for mention in self.scene.mentions:
            i = mention.last
            if not mention.possessive or self.scene.word(i) not in ("'s", "'") or mention.first in self.taken:
                continue
            after = self.scene.word(i + 1)
            if after in (
                "to",
                "is",
                "are",
                "was",
                "were",
                "had",
                "has",
                ",",
                ".",
                "followed",
                "would",
                "will",
                "home",
                "back",
                "out",
                "must",
                "and",
                "were",
            ):
                self.add(Thing("people", mention.first, i + 1, i, "elided", owners=(mention.actor,), definite=True))

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


def _verb_forms() -> frozenset[str]:
    return frozenset(
        lexicon.verbs(
            "expel",
            "expel_particle",
            "tell",
            "give",
            "declare",
            "withdraw",
            "deny",
            "close",
            "suspend",
            "sever",
            "recall",
            "reduce",
        )
    )


def number_value(number: Number | None) -> int | None:
    """The value of a number, if there is one."""
    return number.value if number else None
