"""Persons named in articles become actors; two spellings of one name meet where office and country agree.

Names are compared without marks, middle names and the choices of transliteration (Sergei, Sergey; Evgeny, Yevgeniy); an
initial stands for any name that begins with it. Where two such names differ in office or country they stay apart and a
Problem says so: the editor joins them in `content/actors/`, or says there that they are two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from builder.chronicle.likeness import fold
from builder.errors import Problem
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.claim import Person

TRANSLITERATION: Final = (
    (r"[’'`ʹʼ]", ""),
    (r"^(?:ye|je|ie)", "e"),
    (r"(?:iy|ij|yi|yy|ii|ey|ei|ej|y|j)$", "i"),
    (r"(?:iu|ju|yu)", "u"),
    (r"(?:ia|ja|ya)", "a"),
    (r"(?:io|jo|yo)", "o"),
    (r"(?<=[aeiou])[yj]", "i"),
    (r"[yj]", "i"),
    (r"x", "ks"),
    (r"dr$", "der"),
    (r"kh", "h"),
    (r"(?:tch|tsch|cz)", "ch"),
    (r"(?:sch|sz)", "sh"),
    (r"w", "v"),
    (r"ff$", "v"),
    (r"ph", "f"),
    (r"(.)\1", r"\1"),
)
"""Spellings that different newspapers choose for the same sound, in this order: pattern -> common form."""

_FORMS: Final = tuple((re.compile(form), common) for form, common in TRANSLITERATION)
_NOBLE: Final = frozenset(
    ("al", "bin", "da", "de", "del", "della", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "van", "von")
)


@dataclass(slots=True)
class Individual:
    """Everything that articles say of one id."""

    id: str
    first: tuple[str, int]
    """Slug and row of the article that names the person first."""
    names: Counter[str] = field(default_factory=Counter)
    offices: list[str] = field(default_factory=list)
    """In order of publication."""
    countries: Counter[str] = field(default_factory=Counter)

    def name(self) -> str:
        """The spelling that most articles use, the first of those."""
        return self.names.most_common(1)[0][0]

    def country(self) -> str:
        """The country that most articles give."""
        return self.countries.most_common(1)[0][0] if self.countries else ""

    def meet(self, other: Individual) -> None:
        """Take in what is said under another spelling."""
        self.names += other.names
        self.offices += other.offices
        self.countries += other.countries


@dataclass(frozen=True, slots=True)
class People:
    """Persons found in the articles."""

    actors: Mapping[str, Actor]
    """By id; of several spellings of one person under the id named first."""
    joined: Mapping[str, str]
    """Id of another spelling -> id of the person."""
    problems: tuple[Problem, ...]
    """Names that may be one person and may be two."""


def find_people(
    articles: Iterable[Annotated], decided: Mapping[str, str], apart: frozenset[frozenset[str]] = frozenset()
) -> People:
    """Persons of all articles, which come in order of publication.

    `decided` is what editors joined, other id -> id; `apart` holds pairs of ids that editors know to be two persons.
    """
    found: dict[str, Individual] = {}
    rows: dict[str, Annotated] = {}
    for article in articles:
        for row, person in enumerate(article.people):
            _note(found, person, (article.slug, row), decided)
            rows.setdefault(article.slug, article)
    joined: dict[str, str] = {}
    problems: list[Problem] = []
    for bucket in _same_names(found):
        for one, other in combinations(bucket, 2):
            here, there = joined.get(one, one), joined.get(other, other)
            if (
                here == there
                or frozenset((here, there)) in apart
                or not _same_name(found[one].name(), found[other].name())
            ):
                continue
            if _agree(found[here], found[there]):
                found[here].meet(found[there])
                joined.update({id_: here for id_, to in joined.items() if to == there})
                joined[there] = here
            else:
                problems.append(_doubt(found[here], found[there], rows))
    actors = {id_: _actor(one, joined) for id_, one in found.items() if id_ not in joined}
    return People(actors, joined, tuple(problems))


def _note(found: dict[str, Individual], person: Person, place: tuple[str, int], decided: Mapping[str, str]) -> None:
    id_ = decided.get(person.id, person.id)
    one = found.get(id_)
    if one is None:
        one = found[id_] = Individual(id_, place)
    one.names[person.name] += 1
    if person.office:
        one.offices.append(person.office)
    if person.country:
        one.countries[person.country] += 1


def _same_names(found: Mapping[str, Individual]) -> list[list[str]]:
    """Ids whose names could be one, in order of first mention: same last name, same first letter."""
    buckets: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id_, one in found.items():
        first, last = _ends(one.name())
        buckets[last, first[:1]].append(id_)
    return [bucket for bucket in buckets.values() if len(bucket) > 1]


def _ends(name: str) -> tuple[str, str]:
    """First and last name in their common form; particles and initials in the middle do not count."""
    words = [word for word in re.split(r"[\s.]+", fold(name)) if word]
    proper = [word for word in words if word not in _NOBLE] or words or [""]
    return (_common(proper[0]) if len(proper) > 1 else "", _common(proper[-1]))


def _common(word: str) -> str:
    for form, common in _FORMS:
        word = form.sub(common, word)
    return word


def _same_name(one: str, other: str) -> bool:
    first, second = _ends(one)[0], _ends(other)[0]
    return first == second or min(len(first), len(second)) == 1


def _agree(one: Individual, other: Individual) -> bool:
    """Whether country and office of both are known and say the same."""
    if not one.country() or one.country() != other.country():
        return False
    offices, others = ({_office(office) for office in each.offices} for each in (one, other))
    return bool(offices & others)


def _office(office: str) -> str:
    return re.sub(r"^(?:the|a|an|his|her|then|former|acting) ", "", fold(office).strip())


def _doubt(one: Individual, other: Individual, rows: Mapping[str, Annotated]) -> Problem:
    slug, row = other.first
    article = rows[slug]
    hint = (
        f"if it is one person, write joined: [{other.id}] into content/actors/{one.id}.md; "
        f"if they are two, apart: [{other.id}]"
    )
    return Problem(
        article.path,
        article.lines.get(f"people.{row}", article.lines.get("people", 0)),
        f"{other.name()!r} ({_said(other)}), which may be {one.name()!r} ({_said(one)})",
        hint=hint,
        severity="warning",
        code="same-person",
    )


def _said(one: Individual) -> str:
    return ", ".join(part for part in (one.offices[-1] if one.offices else "", one.country()) if part) or "no office"


def _actor(one: Individual, joined: Mapping[str, str]) -> Actor:
    name = one.name()
    return Actor(
        id=one.id,
        name=name,
        kind="person",
        office=one.offices[-1] if one.offices else "",
        country=one.country(),
        aliases=tuple(sorted(other for other in one.names if other != name)),
        joined=tuple(sorted(id_ for id_, to in joined.items() if to == one.id)),
    )
