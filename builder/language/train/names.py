"""The names in a sentence, as far as a treebank shows them, as flat spans: what a reader of news needs to find.

GUM brackets whole mentions ("Jane Roe, 42, and her son") and says in each which of its words are the least that names
the thing; of these only proper names are kept, without titles, and of names within names the longest. EWT marks
no mentions, but Universal Dependencies joins the parts of a person's name by `flat`, and little else by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.language.train.treebank import Word

LABELS = {"person": "PERSON", "organization": "ORG", "place": "PLACE"}
"""GUM's entity types that are trained; the others (event, time, abstract ...) are rarely names."""

JOINTS = {
    "PERSON": frozenset({"-", '"', "“", "”", "'"}),
    "ORG": frozenset({"-", "of", "the", "for", "and", "in", "&", "on"}),
    "PLACE": frozenset({"-", "of", "the"}),
}
"""Words between two words of a name which belong to it although GUM does not count them."""

_TITLES = """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir lord lady dame saint st. king queen prince
    princess emperor pope sheikh president minister premier chancellor secretary senator sen. governor gov.
    mayor ambassador envoy consul congressman representative rep. judge justice general gen. colonel col. captain
    capt. major maj. lieutenant lt. sergeant sgt. admiral officer coach director chairman manager administrator
    commissioner deputy vice pm mp mep spokesman spokeswoman spokesperson
"""
TITLES = frozenset(_TITLES.split())
"""A name of a person begins after the last of these or of the small words before it; where nothing follows, there is no
name, and a single plural ("Texans") is none either."""

_PLACES = """
    al el bin abu san santa sao são sri new fort port hong las los la le de rio saint st. st mount mt. north south east
    west hamas jihad don lake puerto costa tel
"""
PLACES = frozenset(_PLACES.split())
"""What begins with one of these and is joined by `flat` is as often a place or a group as a person."""

_BRACKET = re.compile(r"\(([^()]*)(\))?|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Name:
    """Words `start` up to but without `end` of a sentence name something."""

    start: int
    end: int
    label: str
    """One of the values of `LABELS`."""


def names(words: tuple[Word, ...]) -> list[Name]:
    """The names of one sentence in order, no two sharing a word."""
    found = {name for label, span in _mentions(words) if (name := _name(words, label, span))}
    taken: set[int] = set()
    kept = []
    for name in sorted(found, key=lambda n: (n.start - n.end, n.start, n.label)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)


def likely_people(words: tuple[Word, ...]) -> list[Name]:
    """Full names of people in a sentence whose mentions are not marked: two or more proper nouns joined by `flat`."""
    found = []
    for start, word in enumerate(words):
        parts = [i for i, part in enumerate(words) if part.relation == "flat" and part.head == start < i]
        end = max(parts, default=start) + 1
        inside = words[start:end]
        if (
            len(inside) > 1
            and word.form.lower() not in PLACES | TITLES
            and all(part.coarse == "PROPN" or part.form in JOINTS["PERSON"] for part in inside)
        ):
            found.append(Name(start, end, "PERSON"))
    return found


def _mentions(words: tuple[Word, ...]) -> Iterator[tuple[str, list[int]]]:
    """Label and least naming words (indices in the sentence, ascending) of each mention of a trained type."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(words):
        for attributes, at_once, closed in _BRACKET.findall(word.brackets):
            identity = closed or attributes.split("-")[0]
            if not closed:
                opened.setdefault(identity, []).append((index, attributes))
            if (closed or at_once) and opened.get(identity):
                start, stated = opened[identity].pop()
                fields = stated.split("-")
                if len(fields) > 5 and fields[1] in LABELS and re.fullmatch(r"[\d,]+", fields[5]):
                    yield LABELS[fields[1]], [start + int(n) - 1 for n in fields[5].split(",")]


def _name(words: tuple[Word, ...], label: str, least: list[int]) -> Name | None:
    """The first unbroken name among the least words of a mention; None where its head is no proper noun."""
    start = end = least[0]
    for index in least[1:]:
        if any(words[between].form.lower() not in JOINTS[label] for between in range(end + 1, index)):
            break
        end = index
    if label == "PERSON":
        titles = [i for i in range(start, end) if words[i].form.islower()]
        titles += [i for i in range(start, end + 1) if words[i].form.lower() in TITLES]
        start = max(titles) + 1 if titles else start
        if start == end and words[start].tag == "NNPS":
            return None
    if start > end or not any(words[i].coarse == "PROPN" for i in range(start, end + 1)):
        return None
    return Name(start, end + 1, label)
