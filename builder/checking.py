"""All of `content/` checked: each file by itself as it is read, then what contradicts itself between them.

Memory holds what must be compared - ids, persons, who is named - and no texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from builder import contents, vocabulary
from builder.annotate.check import check
from builder.contents import Overrides
from builder.errors import Problem
from builder.model.actor import Actor
from builder.model.annotated import Annotated


def faults(root: Path) -> Iterator[Problem]:
    """Every fault of the chronicle at `root`, each once: those of a file, in order of their lines, as it is read."""
    said: set[int] = set()
    for some in _found(root):
        for problem in sorted(some):
            key = hash((problem.path, problem.line, problem.code, problem.found))
            if key not in said:
                said.add(key)
                yield problem


def _found(root: Path) -> Iterator[Iterable[Problem]]:
    """Faults, a file at a time; at last those between files."""
    overrides = contents.overrides(root)
    yield overrides.problems
    between = _Between(overrides)
    copies = {PurePath(path).stem.casefold() for path in contents.paths(root, contents.MACHINES)}
    names = _Names()
    for path in contents.paths(root, contents.ARTICLES):
        article, problems = contents.read(root, path)
        if article is None:
            yield problems
            continue
        between.note(article)
        yield [
            *problems,
            *check(article, _Any()),
            *_machine_copy(article, copies),
            *names.taken(article),
        ]
    yield _incomplete(root)
    yield between.problems(root)


class _Any(Container[str]):
    """Holds every id: whether a link leads to a claim can be said only when all articles were read."""

    def __contains__(self, id_: object) -> bool:
        return True


class _Between:
    """What is remembered of articles, so that they can be held against each other."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        known = vocabulary.actors()
        self._known = {*known, *(override.id for override in overrides.actors)}
        self._family = _families(known, overrides)
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
        self._named = {
            id_ for one in overrides.events for id_ in (one.id, *one.joins, *one.splits, *(one.answers or ()))
        }

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


def _families(known: Mapping[str, Actor], overrides: Overrides) -> dict[str, str]:
    """Actor -> one for all that it may stand for: states that went on from it, and what editors joined."""
    family: dict[str, str] = {}
    ties = [(actor.id, other) for actor in known.values() for other in (*actor.predecessors, *actor.successors)]
    ties += [(override.id, other) for override in overrides.actors for other in override.values.get("joined", ())]
    for one, other in ties:
        here, there = family.setdefault(one, one), family.setdefault(other, other)
        if here != there:
            family.update({id_: here for id_, to in family.items() if to == there})
    return family


class _Names:
    """Addresses that are taken, whatever the case of their letters."""

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def taken(self, article: Annotated) -> Iterator[Problem]:
        """A Problem where another article has the address of this one."""
        other = self._taken.setdefault(article.slug.casefold(), article.path)
        if other != article.path:
            found = f"the address /articles/{article.slug}/, which {other} has too"
            yield Problem(article.path, 1, found, "a name of its own", "rename one of the files", code="address-taken")


def _machine_copy(article: Annotated, copies: Container[str]) -> Iterator[Problem]:
    if article.slug.casefold() not in copies:
        expected = f"content/.machine/{article.slug}.md"
        hint = "ingest its source again; without it every value counts as an editor's"
        yield Problem(article.path, 1, "no machine copy", expected, hint, "warning", "no-machine-copy")


def _incomplete(root: Path) -> Iterator[Problem]:
    for path in sorted((root / contents.MACHINES).glob("*.md.next")):
        hint = "run `chronicle ingest` again: it completes what was begun"
        place = path.relative_to(root).as_posix()
        yield Problem(place, 0, "what a killed ingest left", "", hint, "warning", "incomplete-ingest")
