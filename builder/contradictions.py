"""What contradicts itself between the files of `content/`, found without holding the articles in memory.

Remembered of them is what must be compared: ids, persons, who acts against whom. Articles that stand in a contradiction
are read once more at the end, and the chronicle of these alone is put together, which says what is wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from builder import contents, vocabulary
from builder.annotate.check import check
from builder.contents import Overrides
from builder.errors import Problem
from builder.model.annotated import Annotated


class Contradictions:
    """What is remembered of articles, so that they can be held against each other."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self._known = {*vocabulary.actors(), *(override.id for override in overrides.actors)}
        self._family = families(overrides)
        self._paths: list[str] = []
        self._husks: dict[str, Annotated] = {}
        """Articles that name persons, or actors that nothing declared until then."""
        self._ids: dict[str, int] = {}
        """Claim -> its article, by number."""
        self._links: list[tuple[int, str]] = []
        """Article, and claim of another article that it links to."""
        self._pairs: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        """Who acts against whom -> articles."""
        self._pair_of: dict[str, tuple[str, str]] = {}
        """The same of the claims that files below `events/` name."""
        self._again: set[int] = set()
        """Articles that stand in a contradiction."""
        self._slugs: dict[str, int] = {}
        self._named = named(overrides)

    def note(self, article: Annotated) -> None:
        """Remember what must be compared with other articles."""
        n = len(self._paths)
        self._paths.append(article.path)
        self._clash(self._slugs.setdefault(article.slug, n), n)
        own = {claim.id for claim in article.events}
        for claim in article.events:
            self._clash(self._ids.setdefault(claim.id, n), n)
            pair = self._family.get(claim.actor, claim.actor), self._family.get(claim.target, claim.target)
            if self._named:
                self._pairs[pair].add(n)
            if claim.id in self._named:
                self._pair_of[claim.id] = pair
        self._links += [(n, id_) for one in article.annotations for id_ in one.claims if id_ not in own]
        known = {person.id for person in article.people} | self._known | {""}
        strange = {one.actor for one in article.annotations} - known
        claims = [claim for claim in article.events if not {claim.actor, claim.target} <= known]
        if strange or claims or article.people:
            self._husks[article.path] = contents.husk(article, claims, sorted(strange))

    def problems(self, root: Path) -> Iterator[Problem]:
        """Everything that contradicts itself between the articles, and between them and the other files."""
        for pair in self._pair_of.values():
            self._again |= self._pairs[pair]
        self._again |= {n for n, id_ in self._links if id_ not in self._ids}
        again = [self._paths[n] for n in self._again]
        yield from contents.assembled(root, self._overrides, self._husks, again)[1]
        for path in again:
            article, _ = contents.read(root, path)
            if article:
                yield from check(article, self._ids)

    def _clash(self, one: int, other: int) -> None:
        if one != other:
            self._again |= {one, other}


def named(overrides: Overrides) -> set[str]:
    """Claims that files below `events/` speak of."""
    return {id_ for one in overrides.events for id_ in (one.id, *one.joins, *one.splits, *(one.answers or ()))}


def families(overrides: Overrides) -> dict[str, str]:
    """Actor -> one for all that it may stand for: states that went on from it, and what editors joined."""
    known = vocabulary.actors()
    family: dict[str, str] = {}
    ties = [(actor.id, other) for actor in known.values() for other in (*actor.predecessors, *actor.successors)]
    ties += [(override.id, other) for override in overrides.actors for other in override.values.get("joined", ())]
    for one, other in ties:
        here, there = family.setdefault(one, one), family.setdefault(other, other)
        if here != there:
            family.update({id_: here for id_, to in family.items() if to == there})
    return family
