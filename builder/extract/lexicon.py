"""The tables of reading rules as lookups: nouns, verb forms and phrases, small and without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from builder import vocabulary

Phrase = tuple[str, ...]

GRADES: Final = ("chief", "envoy", "staff", "attached", "people", "banned", "mission", "relations")
"""Lists of nouns in roles.yaml, in the order in which a phrase that stands in two is taken."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that a measure can hit."""

    grade: str
    """The list of roles.yaml in which it stands."""
    plural: bool


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word small, without accents and with straight apostrophes."""
    plain = word.replace("’", "'").replace("‘", "'")
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return plain.lower()


def split(phrase: str) -> Phrase:
    """A phrase as the tokens into which a text is cut: the possessive and hyphens apart."""
    return tuple(re.findall(r"'s\b|d'\w+|n't|\w+(?:'(?!s\b)\w*)?|'|-", fold(phrase)))


@cache
def phrases(table: str, key: str) -> tuple[Phrase, ...]:
    """The phrases of one list of a table, the longest first."""
    return tuple(sorted({split(entry) for entry in entries(table, key)}, key=lambda p: (-len(p), p)))


@cache
def by_first(table: str, key: str) -> Mapping[str, tuple[Phrase, ...]]:
    """First word -> the phrases of a list that begin with it, the longest first."""
    return grouped(phrases(table, key))


def grouped(rows: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """First word -> the phrases that begin with it, in their order."""
    found: dict[str, list[Phrase]] = {}
    for phrase in rows:
        found.setdefault(phrase[0], []).append(phrase)
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def words(table: str, key: str) -> frozenset[str]:
    """The one-word entries of one list of a table."""
    return frozenset(" ".join(phrase) for phrase in phrases(table, key) if len(phrase) == 1)


def wordset(key: str) -> frozenset[str]:
    """A list of small words of wordlists.yaml."""
    return frozenset(vocabulary.table("wordlists")[key].split())


def entries(table: str, key: str) -> list[str]:
    """The entries of one list of a table as they stand."""
    return [entry.strip() for entry in vocabulary.table(table)[key].split(",") if entry.strip()]


@cache
def nouns() -> Mapping[str, tuple[tuple[Phrase, Noun], ...]]:
    """First word -> the phrases of roles.yaml that begin with it, the longest first."""
    found: dict[Phrase, Noun] = {}
    for grade in GRADES:
        for entry in entries("roles", grade):
            singular, _, plural = entry.partition("/")
            for form, many in ((singular, False), (plural or singular + "s", True)):
                if form != "-":
                    found.setdefault(split(form), Noun(grade, many))
    table: dict[str, list[tuple[Phrase, Noun]]] = {}
    for phrase, noun in sorted(found.items(), key=lambda item: -len(item[0])):
        table.setdefault(phrase[0], []).append((phrase, noun))
    return {word: tuple(rows) for word, rows in table.items()}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb."""

    base: str
    tense: frozenset[str]
    """Of `base` `s` `past` `part` `ing`: what the form can be."""


@cache
def _irregular() -> Mapping[str, list[tuple[str, str, str]]]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for entry in entries("measures", "irregular"):
        base, past, part, ing = entry.split()
        found.setdefault(base, []).append((past, part, ing))
    return found


def inflect(base: str) -> dict[str, set[str]]:
    """The forms of a verb with what each can be."""
    forms: dict[str, set[str]] = {base: {"base"}}
    hissing = base.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + ("es" if hissing else "s")
    forms.setdefault({"have": "has"}.get(base, third), set()).add("s")
    stem = base[:-1] if base.endswith("e") else base
    past = base[:-1] + "ied" if base.endswith("y") and base[-2] not in "aeiou" else stem + "ed"
    for one, two, ing in _irregular().get(base, [(past, past, stem + "ing")]):
        forms.setdefault(one, set()).add("past")
        forms.setdefault(two, set()).add("part")
        forms.setdefault(ing, set()).add("ing")
    return forms


@cache
def verb_forms(base: str) -> Mapping[str, frozenset[str]]:
    """The forms of a verb with what each can be, cached."""
    return {form: frozenset(tenses) for form, tenses in inflect(base).items()}


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of a list with the words that go with it."""

    base: str
    rest: Phrase
    """Particle or further words: `out`, `the door`."""
    tense: frozenset[str]


@cache
def verbs(*keys: str) -> Mapping[str, tuple[Verb, ...]]:
    """Form -> the verbs of these lists of measures.yaml which it can be, those with more words first."""
    table: dict[str, list[Verb]] = {}
    for key in keys:
        for entry in entries("measures", key):
            base, *rest = split(entry)
            for form, tense in verb_forms(base).items():
                table.setdefault(form, []).append(Verb(base, tuple(rest), tense))
    return {form: tuple(sorted(rows, key=lambda v: -len(v.rest))) for form, rows in table.items()}


@cache
def measure_verbs() -> frozenset[str]:
    """The forms of the verbs that tell a measure."""
    keys = ("expel", "expel_particle", "tell", "give", "declare", "withdraw", "deny", "close", "suspend", "sever")
    return frozenset(verbs(*keys, "recall", "reduce"))
