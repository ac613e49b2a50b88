"""Offices and ranks as words before and after a name."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Final

from builder.language.doc import Text, Token
from builder.language.tables import table, words
from builder.vocabulary import offices as known_offices
from builder.vocabulary import table as knowledge

_TABLE: Final = table("people")
_LONGEST: Final = 6
"""Tokens of the longest office that is looked for."""


def office_before(text: Text, at: int, first: int) -> tuple[int, int] | None:
    """Token range of the longest office that ends right before token `at`, premodifiers included."""
    if at <= first or folded(text.tokens[at - 1].text) not in _ends():
        return None
    for start in range(max(first, at - _LONGEST), at):
        if folded(text.words(start, at)) in offices():
            while start > first and premodifies(text.tokens[start - 1]):
                start -= 1
            return start, at
    return None


def office_at(text: Text, at: int, last: int) -> tuple[int, int] | None:
    """Token range of the longest office that begins at token `at`, behind premodifiers."""
    head = at
    while head < last and premodifies(text.tokens[head]) and head < at + 4:
        if _office_from(text, head, last):
            break
        head += 1
    end = _office_from(text, head, last)
    return (at, end) if end else None


def _office_from(text: Text, head: int, last: int) -> int:
    """End of the longest office that begins exactly at token `head`; 0 where none does."""
    if head >= last or folded(text.tokens[head].text) not in _begins():
        return 0
    for end in range(min(last, head + _LONGEST), head, -1):
        if folded(text.words(head, end)) in offices():
            return end
    return 0


def premodifies(token: Token) -> bool:
    """Whether a word may stand before an office and belong to it: senior, deputy, military."""
    return folded(token.text) in _premodifiers() and token.text.isalpha()


@cache
def offices() -> frozenset[str]:
    """Every office and post of a person, singular and plural, in small letters without accents."""
    rows = knowledge("roles")
    found: set[str] = set(known_offices())
    for group in ("chief", "envoy", "office"):
        for cell in rows[group].split(","):
            one, _, many = cell.strip().partition("/")
            found.update({one, many or f"{one}s"})
    extra = {"official", "officer", "employee", "staffer", "aide", "head", "deputy", "clerk", "secretary", "director"}
    return frozenset(folded(each) for each in found | extra | {f"{each}s" for each in extra} if each and each != "-")


@cache
def _begins() -> frozenset[str]:
    """First token of every office, as spaCy cuts it."""
    return frozenset(part for office in offices() for part in (office.split()[0], office.split()[0].split("-")[0]))


@cache
def _ends() -> frozenset[str]:
    """Last token of every office."""
    return frozenset(part for office in offices() for part in (office.split()[-1], office.split()[-1].split("-")[-1]))


@cache
def plurals() -> frozenset[str]:
    """Offices of several persons."""
    return frozenset(office for office in offices() if office.endswith("s") and office[:-1] in offices())


@cache
def _premodifiers() -> frozenset[str]:
    rows = knowledge("roles")["premodifiers"].split(",")
    return (frozenset(each.strip() for each in rows) | words(_TABLE["of_office"])) - words(_TABLE["not_of_office"])


def of_one(office: str | None) -> str | None:
    """The office of one person: `attaches` -> `attache`."""
    many = office and any(folded(office).endswith(plural) for plural in plurals())
    return office[:-1] if office and many and office.endswith("s") else office


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """In small letters, without accents, with straight apostrophes."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    return "".join(c for c in plain if not unicodedata.combining(c))
