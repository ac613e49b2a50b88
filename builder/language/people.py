"""Persons named in a text, with their office and the state they serve, by rules over capitalised words.

A run of capitals is a person's name where something beside it says so: an office before it ("Foreign Minister Sergey
Lavrov", "its ambassador, Anders Kompass") or in apposition after it, an honorific, a list with such a name, an earlier
full name with the same surname; or, weakest, its own shape.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.language import surfaces
from builder.language.doc import Text, Token
from builder.language.mentions import ActorMention, title_case
from builder.language.tables import table, words
from builder.language.titles import folded, of_one, office_at, office_before, offices, plurals, premodifies


@dataclass(frozen=True, slots=True)
class FoundName:
    """A person's name in the text."""

    first: int
    """First token of the name itself."""
    last: int
    """One past its last token."""
    name: str
    """The name as it stands, without title and honorific; of a surname alone the full name given before."""
    office: str | None
    """Office or rank as it stands: `foreign minister`; None where none is named with it."""
    country: str | None
    """Actor id of whom the person serves, where the words near by say so."""
    start: int
    """First character of the name."""
    end: int
    """One past its last character."""
    honorific: str = ""
    """Mr, Mrs, Dr ... that stood before it."""
    witness: str = ""
    """What says that it is a person: `office`, `apposition`, `honorific`, `list`, `known` (a surname given in full
    before), `shape`; `run`: nothing but its capitals, to be taken only where a person is expected."""


_TABLE: Final = table("people")
_HONORIFICS: Final = words(_TABLE["honorifics"])
_RANKS: Final = words(_TABLE["ranks"])
_PARTICLES: Final = words(_TABLE["particles"])
_NO_NAME: Final = words(_TABLE["no_name"])
_BODIES: Final = words(_TABLE["bodies"])
_VERBS: Final = words(_TABLE["person_verbs"])
_NAMING: Final = words(_TABLE["naming"])
_START: Final = words(_TABLE["apposition_start"])
_OF_PLACES: Final = words(_TABLE["of_places"])
_GIVEN: Final = words(_TABLE["given_names"]) | words(table("media")["first_names"])
_REMEMBERED: Final = 300
"""How many persons named before are looked at; no article has as many."""
_JOINTS: Final = frozenset({",", "and", ", and", "or", "&", "und", "y", ";"})
"""What may stand between two names of a list."""


def is_title(word: str) -> bool:
    """Whether a word as it stands is an honorific or a rank, or the point behind one."""
    return word in _HONORIFICS or word.lower() in _RANKS or word == "."


def find_people(
    text: Text, first: int, last: int, mentions: Iterable[ActorMention] = (), known: Iterable[FoundName] = ()
) -> tuple[FoundName, ...]:
    """The persons named between two tokens, in order; `mentions` are the actors named there, for their country,
    `known` the persons named before, whose surname alone is enough."""
    named, named_before = tuple(mentions), tuple(known)[-_REMEMBERED:]
    taken = {i for mention in named if mention.form != "leader" for i in range(mention.first, mention.last)}
    surnames = {_surname(person.name): person for person in named_before if " " in person.name or "-" in person.name}
    for person in named_before:
        for middle in person.name.split()[1:-1]:
            surnames.setdefault(folded(middle), person)
    family = {folded(person.name.split()[0]): person for person in named_before if " " in person.name}
    found = [_read(text, run, first, last, named, surnames, family) for run in _runs(text, first, last, taken)]
    return tuple(_listed(text, [person for person in found if person]))


def _runs(text: Text, first: int, last: int, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Ranges of tokens that look like a name: capitals, initials, particles and hyphens between them."""
    i = first
    while i < last:
        if not _capital(text.tokens[i]) or i in taken or _masked(text, i, last):
            i = _past_mask(text, i, last)
            continue
        end = i + 1
        while end < last and (step := _continues(text.tokens, end, last, taken)):
            end += step
        yield i, end
        i = end


def _past_mask(text: Text, i: int, last: int) -> int:
    surface = surfaces.at(text, i, last) if text.tokens[i].text[0].isupper() else None
    return surface.last if surface and not surface.actor else i + 1


def _masked(text: Text, i: int, last: int) -> bool:
    """Whether a newspaper or another name that is no actor begins here."""
    surface = surfaces.at(text, i, last)
    return surface is not None and not surface.actor


def _continues(tokens: Sequence[Token], at: int, last: int, taken: set[int]) -> int:
    """How many tokens at this place go on with a name; 0 for none."""
    token, before = tokens[at], tokens[at - 1]
    if at in taken:
        return 0
    if _capital(token):
        return 1
    follows = tokens[at + 1] if at + 1 < last and at + 1 not in taken else None
    if follows is None:
        return 0
    tied = token.text in {"-", "–"} and before.end == token.start and token.end == follows.start
    if tied and follows.text[0].isalpha() and (before.text[0].isupper() or before.lower in _PARTICLES):
        return 2
    if token.lower in _PARTICLES and token.text.islower():
        if _capital(follows):
            return 2
        hyphen = follows.text == "-" and at + 2 < last and tokens[at + 2].text[0].isupper()
        return 3 if hyphen else (1 if follows.lower in _PARTICLES else 0)
    return 0


def _capital(token: Token) -> bool:
    """Whether a word may be part of a person's name."""
    text = token.text
    if not text[0].isupper() or text in _NO_NAME:
        return False
    if (
        len(text) > 1
        and text.isupper()
        and not text.endswith(".")
        and len(text) < 6
        and text not in {"II", "III", "IV"}
    ):
        return False
    return all(c.isalpha() or c in "'’.-" for c in text)


def _read(
    text: Text,
    run: tuple[int, int],
    first: int,
    last: int,
    mentions: Sequence[ActorMention],
    surnames: dict[str, FoundName],
    family: dict[str, FoundName],
) -> FoundName | None:
    """The person whose name the run is; None where it is none."""
    start, end = run
    name, office, honorific = _titles(text, start, end, first)
    words_of_name = text.words(name, end)
    if (
        name >= end
        or any(token.text in _BODIES for token in text.tokens[name:end])
        or folded(words_of_name) in offices()
    ):
        return None
    witness, office = _witness(text, name, end, first, last, office, honorific)
    earlier = surnames.get(_surname(words_of_name)) if end - name == 1 else None
    if earlier is None and witness == "honorific" and end - name == 1:
        earlier = family.get(folded(words_of_name))
    if earlier and witness in {"", "shape", "run", "honorific"}:
        return _found(text, name, end, earlier.name, None, mentions, honorific, "known", earlier.country)
    if end - name == 1 and witness in {"", "shape", "run"}:
        return None
    return _found(text, name, end, words_of_name, office, mentions, honorific, witness, None)


def _found(
    text: Text, first: int, last: int, name: str, office: tuple[int, int] | None, mentions: Sequence[ActorMention],
    honorific: str, witness: str, country: str | None,
) -> FoundName:  # fmt: skip
    said = text.words(*office) if office else None
    leads = next((m.actor for m in mentions if m.form == "leader" and m.first < last and m.last == last), None)
    served = country or leads or (_country(text, office, first, last, mentions) if office else None)
    return FoundName(
        first, last, name, said, served, text.tokens[first].start, text.tokens[last - 1].end, honorific, witness
    )


def _titles(text: Text, start: int, end: int, first: int) -> tuple[int, tuple[int, int] | None, str]:
    """Where the name itself begins, the office before it, and the honorific."""
    name, office, honorific = start, None, ""
    for i in range(start, end):
        here = office_before(text, i, first)
        if here and i > name - 1:
            office = here if office is None or here[0] <= office[0] else (office[0], here[1])
            name = max(name, here[1])
        if text.tokens[i].text in _HONORIFICS and i == name:
            honorific, name = text.tokens[i].text, i + 1
        elif text.tokens[i].lower in _RANKS and i == name:
            office, name = (office[0] if office and office[1] == i else i, i + 1), i + 1
    here = office_before(text, name, first)
    if here and here[1] == name:
        office = (min(here[0], office[0]) if office and office[1] == here[1] else here[0], here[1])
    if office and name < end and office[1] > name:
        office = None
    return name, office, honorific


def _witness(
    text: Text, name: int, end: int, first: int, last: int, office: tuple[int, int] | None, honorific: str
) -> tuple[str, tuple[int, int] | None]:
    """What says that the run is a person, and the office, which may stand in apposition."""
    if office and not all(token.lower in _RANKS for token in text.tokens[office[0] : office[1]]):
        return "office", office
    before = _apposition_before(text, office[0] if office else name, first) or _sent_before(text, name, first)
    if before:
        return "office", before
    after = _apposition_after(text, end, last)
    if after:
        return "apposition", after
    if office:
        return "office", office
    if honorific:
        return "honorific", None
    if _shaped(text, name, end, first, last):
        return "shape", None
    return ("run" if _bare_run(text, name, end, first, last) else ""), None


def _bare_run(text: Text, name: int, end: int, first: int, last: int) -> bool:
    """Whether the run could be a person, seen by its place: not behind a preposition of place, not in a headline where
    every word has a capital."""
    tokens = text.tokens
    if not 2 <= sum(token.text[0].isupper() for token in tokens[name:end]) <= 4 or tokens[name].text in _OF_PLACES:
        return False
    if name > first and tokens[name - 1].lower in {"in", "at", "near", "on", "outside", "off", "from", "into"}:
        return False
    return not title_case(text, first, last)


def _apposition_before(text: Text, name: int, first: int) -> tuple[int, int] | None:
    """The office in "the US ambassador, Philip Goldberg"; "the ambassador to Moscow, Philip Goldberg"."""
    tokens = text.tokens
    while name > first and tokens[name - 1].lower in _RANKS | {"."}:
        name -= 1
    if name - 1 <= first or tokens[name - 1].text not in {",", ":", "—", "–", "("}:
        return None
    direct = office_before(text, name - 1, first)
    if direct:
        return direct
    for at in range(name - 2, max(first, name - 9), -1):
        if tokens[at].text in {",", ".", ";"} or tokens[at].lower in _VERBS:
            return None
        if tokens[at].lower in {"to", "in", "at", "of", "for"}:
            here = office_before(text, at, first)
            if here:
                return here
    return None


def _sent_before(text: Text, name: int, first: int) -> tuple[int, int] | None:
    """The office in "the ambassador to North Korea Ivan Petrov": a post and where it is, right before the name."""
    for at in range(name - 2, max(first, name - 6), -1):
        if text.tokens[at].lower in {"to", "in", "at", "of"}:
            start = at + 1 + (text.tokens[at + 1].lower == "the")
            surface = surfaces.at(text, start, name) if start < name else None
            return office_before(text, at, first) if surface and surface.last == name else None
    return None


def _apposition_after(text: Text, end: int, last: int) -> tuple[int, int] | None:
    """The office in "Ariel Seidman, the Israeli charge d'affaires", "Ivan Petrov, 42, a first secretary"."""
    tokens = text.tokens
    if end >= last or tokens[end].text not in {",", "(", "—", "–"}:
        return None
    at = end + 1
    if at + 1 < last and tokens[at].text.isdigit() and tokens[at + 1].text == ",":
        at += 2
    limit = min(last, at + 9)
    while at < limit and tokens[at].text not in {",", ".", ";"}:
        here = office_at(text, at, limit)
        if here:
            return here
        if tokens[at].lower == "who" and tokens[at + 1].lower not in {"is", "was", "had"}:
            return None
        plain = (
            tokens[at].lower in _START
            or tokens[at].text[0].isupper()
            or tokens[at].text in {"-", "'s", "'", "is", "was"}
        )
        if not plain and not premodifies(tokens[at]) and tokens[at].lower not in {"most", "ranking", "heads", "headed"}:
            return None
        at += 1
    return None


def _shaped(text: Text, name: int, end: int, first: int, last: int) -> bool:
    """Whether a run of two to five words has the look of a person's name in its place."""
    tokens = text.tokens
    count = sum(token.text[0].isupper() for token in tokens[name:end])
    if not 2 <= count <= 5:
        return False
    if tokens[name].text in _GIVEN or any(
        len(token.text) == 2 and token.text[1] == "." for token in tokens[name + 1 : end]
    ):
        return True
    after = tokens[end].lower if end < last else ""
    relative = after == "," and end + 1 < last and tokens[end + 1].lower in {"who", "whom", "whose", "born", "aged"}
    before = tokens[name - 1].lower if name > first else ""
    return after in _VERBS or relative or before in _NAMING


def _listed(text: Text, found: list[FoundName]) -> list[FoundName]:
    """With names that stand in one list sharing what says that they are persons, and an office in the plural."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for k in order:
            near = found[k - 1 if order.step > 0 else k + 1]
            first, second = (near, found[k]) if order.step > 0 else (found[k], near)
            if found[k].office or near.witness in {"", "run"} or text.words(first.last, second.first) not in _JOINTS:
                continue
            plural = bool(near.office and any(folded(near.office).endswith(many) for many in plurals()))
            office = near.office if plural and (near.witness == "office") == (order.step > 0) else None
            if found[k].witness in {"", "run", "shape"} or office:
                found[k] = replace(found[k], witness="list", office=office, country=near.country if office else None)
    return [replace(person, office=of_one(person.office)) for person in found if person.witness]


def _country(text: Text, office: tuple[int, int], name: int, end: int, mentions: Sequence[ActorMention]) -> str | None:
    """Whom the office serves: "the US ambassador", "Russia's foreign minister", "the ambassador of Brazil"."""
    usable = [
        mention for mention in mentions if not mention.compound and not mention.accredited and not mention.dateline
    ]
    for mention in reversed(usable):
        if mention.first >= office[0] and mention.last <= office[1]:
            return mention.actor
        gap = office[0] - mention.last
        near = 0 <= gap <= (3 if mention.possessive else int(mention.form == "adjective"))
        if near and mention.form not in {"person", "people", "leader"} and not mention.locative:
            return mention.actor
    for mention in usable:
        between = text.words(office[1], mention.first).split() if mention.first >= office[1] else ["-"]
        if between and between[0] in {"of", "for", "from"} and len(between) <= 2:
            return mention.actor
        embassy = (
            mention.form == "adjective" and between[:1] in (["at"], ["in"], ["of"], ["with"]) and len(between) <= 2
        )
        if embassy:
            return mention.actor
    return None


def _surname(name: str) -> str:
    return folded(name.split()[-1]) if name else ""
