"""What is hung on behind a noun: missions, places, names, a second group."""

from __future__ import annotations

from dataclasses import replace

from builder.language.mentions import ActorMention
from builder.language.people import FoundName, is_title

from . import lexicon
from .premodifiers import AT, FINITE, LINKING, ORGANISATIONS, SEATS, STOP, Premodifiers
from .scene import Thing

STILL = frozenset({"still", "now", "then", "currently", "already", "here"})
POSTED = frozenset({"embassy", "consulate", "consular", "diplomatic", "legation", "commission"})
"""Words before "staff", "officials", "employees" which say that they are those of a mission."""
PARTS = frozenset({"member", "members", "part", "rest", "half", "majority", "all", "dozens", "handful", "most"})
"""Nouns for a part of those named behind "of"."""
GUISES = frozenset({"posing", "described", "identified", "registered", "listed", "masquerading", "disguised", "named"})
"""Participles before "as diplomats"."""
SEVERAL = frozenset({"were", "are", "have", "must", "had", "will", "would"})
"""Verbs of a plural subject."""


class Postmodifiers(Premodifiers):
    """Finds nouns, and extends things to the right."""

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
        accused = self.scene.words[head] in ("charge", "charges") and not thing.owners
        if accused and self.scene.word(end) in ("of", "that", "against"):
            return None
        if noun.grade == "attached":
            thing = self.rightwards(replace(thing, grade="staff"))
            return thing if thing.inner is not None or POSTED & set(self.scene.words[thing.first : head]) else None
        if noun.grade == "staff" and POSTED & set(self.scene.words[thing.first : head]):
            thing = replace(thing, grade="envoy")
        if kind == "people" and noun.grade in ("staff", "people") and self.is_verb(thing, head):
            return None
        if (
            self.scene.words[head] in ("member", "members")
            and self.scene.word(end) not in ("of", "at")
            and set(thing.owners) & ORGANISATIONS
        ):
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

    def rightwards(self, thing: Thing) -> Thing:
        """The thing with what is hung on behind it."""
        while True:
            longer = self.hung_on(thing) or self.apposed(thing) or self.joined(thing)
            if longer is None:
                return thing
            thing = longer

    def hung_on(self, thing: Thing) -> Thing | None:
        """One more "of ...", "at ...", "in ..."."""
        scene, i = self.scene, thing.last
        i += scene.word(i) in STILL and scene.word(i + 1) in AT
        word = scene.word(i)
        if word in GUISES and scene.word(i + 1) == "as":
            guise = self.taken.get(i + 2) or self.taken.get(i + 3)
            return replace(thing, last=guise.last) if guise is not None and guise.kind == "people" else None
        if word in LINKING and word not in AT and thing.kind == "people":
            while scene.word(i) in LINKING and i - thing.last < 3:
                i += 1
        word = scene.word(i)
        if word not in AT and i > thing.last and scene.word(i - 1) in AT:
            i, word = i - 1, scene.word(i - 1)
        elif word not in AT and scene.word(i - 1) in LINKING and i > thing.last + 1:
            i, word = i - 1, "at"
        if word not in AT or scene.moment_at.get(i):
            return None
        k = i + 1
        while scene.word(k) in ("the", "both", "new", "all"):
            k += 1
        inner = self.taken.get(k) or self.taken.get(i + 1)
        housed = inner is not None and inner.kind == "mission" and thing.kind == "people"
        if inner is not None and housed and inner.first <= k and word != "to":
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
        if word == "of" and (whole := self.part_of(thing, i)) is not None:
            return whole
        mention = scene.mention_at.get(k)
        if mention is None and thing.kind == "relations" and word == "with":
            return self.enumerated(thing, k)
        if mention is None and thing.kind == "mission" and word in ("in", "at"):
            return self.in_towns(thing, k)
        if mention is None and inner is None and word == "in" and (town := self.town(k)):
            return replace(thing, last=town) if thing.kind == "people" and thing.strong else None
        if mention is None or inner is not None and inner.kind == "mission":
            return None
        return self.placed(thing, word, mention)

    def in_towns(self, thing: Thing, k: int) -> Thing | None:
        """A post with the towns in which it stands, whose state nobody knows: "the consulates in Pskov and Gdansk"."""
        last = thing.last
        while self.unknown(k):
            last = k = k + 1
            k += thing.plural and self.scene.word(k) in ("and", ",") and self.unknown(k + 1)
        return replace(thing, last=last) if last > thing.last else None

    def unknown(self, k: int) -> bool:
        """Whether a name stands at a token that is neither an actor's nor a time."""
        named = self.scene.word(k) and self.scene.text.tokens[k].text[:1].isupper()
        return bool(named) and k not in self.scene.mention_at and k not in self.scene.moment_at

    def enumerated(self, thing: Thing, k: int) -> Thing | None:
        """Relations with several told by a noun and then by name: "with five of his critics, Syria, Iraq and Libya"."""
        for j in range(k, min(k + 8, self.scene.last - 1)):
            if self.verbal(self.scene.word(j)) or self.scene.mention_at.get(j):
                return None
            if self.scene.word(j) in (",", ":", "-", "–", "—", "("):
                first = j + 1 + (self.scene.word(j + 1) == "the")
                mention = self.scene.mention_at.get(first)
                actors, last = self.listed(mention, True) if mention is not None else ((), 0)
                return replace(thing, last=last, owners=(*thing.owners, *actors)) if len(actors) > 1 else None
        return None

    def town(self, k: int) -> int:
        """End of the capitalised words of a place that no table knows, where a verb stands behind; else 0."""
        tokens = self.scene.text.tokens
        last = next((j for j in range(k, self.scene.last) if not tokens[j].text[:1].isupper()), k)
        behind = self.scene.word(last) in FINITE | {"be", "are", "out", "home", "were", "must", "to"}
        return last if k < last <= k + 2 and behind and not self.scene.moment_at.get(k) else 0

    def part_of(self, thing: Thing, i: int) -> Thing | None:
        """With the people of whom they are a part: "119 members of the Soviet embassy staff"."""
        if self.scene.words[thing.head] not in PARTS or thing.owners or thing.own or thing.inner is not None:
            return None
        whole = self.second_group(i + 1)
        if whole is None or whole.count or whole.grade == "banned" or not (whole.owners or whole.own or whole.inner):
            return None
        grade = whole.grade if whole.strong else thing.grade
        inner, owners, own, host = whole.inner, whole.owners, whole.own, thing.host or whole.host
        return replace(thing, last=whole.last, grade=grade, inner=inner, owners=owners, own=own, host=host)

    def placed(self, thing: Thing, word: str, mention: ActorMention) -> Thing | None:
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
        actors, last = self.listed(mention, thing.plural and (word == "of" or thing.kind == "relations"))
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
        spread = thing.plural and thing.grade in ("chief", "envoy", "mission")
        if (
            word in ("to", "at", "with", "in", "on")
            and not thing.host
            and not (word == "in" and not spread and self.goes_on(last, len(actors)))
            and (word != "to" or thing.grade in ("chief", "envoy") or thing.kind == "mission" or thing.strong)
        ):
            hosts, end = self.listed(mention, True) if thing.plural else (actors, last)
            if len(hosts) > 1 and spread:
                return replace(thing, last=end, host=mention.actor, hosts=hosts)
            return replace(thing, last=last, host=mention.actor)
        return None

    def goes_on(self, last: int, found: int) -> bool:
        """Whether several places are named: "in Moscow and Sofia"."""
        return found > 1 or self.scene.word(last) == "and" and last + 1 in self.scene.mention_at

    def listed(self, mention: ActorMention, many: bool = False) -> tuple[tuple[str, ...], int]:
        """The actors of a list that begins with a mention, and its end; `many`: a verb behind can be that of the noun
        before the list."""
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
            if (following.form in SEATS) != (mention.form in SEATS):
                break
            after = self.scene.word(following.last)
            several = many and joint == "and" and after in SEVERAL
            if not again and not several and (self.verbal(after) or after in FINITE):
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
        scene, i = self.scene, thing.last
        direct = self.titled(i)
        if direct is None and scene.word(i) in (",", ":", "-", "–", "—"):
            direct = self.titled(i + 1)
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

    def titled(self, i: int) -> FoundName | None:
        """The name at a token, or behind the titles there: "Dr", "Lt. Col.", "Archbishop"."""
        for k in range(i, min(i + 5, self.scene.last)):
            if name := self.name_at.get(k):
                return name
            if not is_title(self.scene.text.tokens[k].text):
                return None
        return None

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
        i, comma = thing.last, self.scene.word(thing.last) == ","
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
            match = self.noun_at(i, ("chief", "envoy", "staff", "attached", "people", "banned"))
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
