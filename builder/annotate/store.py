"""The folder `content/` as `ingest` writes it: articles, machine copies, and what a killed run left to complete.

Two files change together. The new machine copy is first written as `<slug>.md.next`, then the article, and at last
`.next` takes the place of the old copy. A run that finds a `.next` merges it once more: merging the same reading twice
changes nothing, so the outcome is the one that the killed run would have had.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from builder.errors import FormatError, OutputError, Problem
from builder.model.annotated import Annotated, Edit
from builder.model.article import Article, Rights
from builder.model.dates import year_of
from builder.model.yaml import YamlError

from . import files, ids, slugs
from .known import Known, same_article
from .merge import merge
from .patch import PatchError
from .read import UNREADABLE, parse
from .write import to_markdown

State = Literal["new", "updated", "unchanged", "withdrawn"]

ARTICLES, MACHINE = "content/articles", "content/.machine"
_NEXT = ".next"


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of one article."""

    article: Annotated
    """The new machine copy."""
    path: str
    """Its article's file, relative to the root; empty where an editor has withdrawn it."""
    state: State
    """Written for the first time, changed, as it was, or withdrawn by an editor and left so."""


@dataclass(frozen=True, slots=True)
class _Others:
    """The claim ids that belong to other articles than one."""

    owners: dict[str, str]
    slug: str

    def __contains__(self, claim: object) -> bool:
        return self.owners.get(str(claim), self.slug) != self.slug


class Store:
    """The articles of one chronicle while they are ingested; to be used by one run at a time."""

    def __init__(self, root: Path, *, dry_run: bool = False) -> None:
        self._root = root
        self._dry_run = dry_run
        self._paths = {path.stem.casefold(): path for path in sorted((root / ARTICLES).rglob("*.md"))}
        self._ids: dict[str, str] = {}
        self._machine: dict[str, Annotated] = {}
        self.problems: list[Problem] = []
        """Files that could not be read."""
        if not dry_run:
            files.clear_parts(root / "content")
        for path in sorted((root / MACHINE).glob("*.md")):
            self._load(path)
        for slug, path in self._paths.items():
            self._remember(slug, self._read(path)[1])
        self._known = Known(self._machine.values())
        self._mine: dict[str, str] = {}

    def slug(self, article: Article) -> str:
        """The slug of an input: its own where it was ingested before, else a new one.

        Raises FormatError where another input of this run is the same article.
        """
        same = self._known.find(article)
        if same is not None and same.slug in self._mine and not same_article(same, article):
            same = None
        if same is not None and same.slug in self._mine:
            raise FormatError(
                Problem(
                    article.source,
                    0,
                    f"the same article as {self._mine[same.slug]}",
                    hint="it was left out; take one of the two away",
                    severity="warning",
                    code="same-article",
                )
            )
        slug = same.slug if same else slugs.choose(article, ids.Either(self._paths, self._machine))
        self._mine[slug] = article.source
        return slug

    def editors_rights(self, slug: str) -> Rights | None:
        """What an editor set as `rights` of an article; None where they left it to the machine."""
        path, machine = self._paths.get(slug), self._machine.get(slug)
        if path is None or machine is None:
            return None
        rights = self._read(path)[1].rights
        return rights if rights != machine.rights or Edit("rights") in machine.edits else None

    def taken(self, slug: str) -> Container[str]:
        """Claim ids of all articles but this one."""
        return _Others(self._ids, slug)

    def write(self, new: Annotated, *, resumed: bool = False) -> Stored:
        """Bring the files of an article up to date. Raises FormatError, OutputError; nothing is written then.

        `resumed`: a run that was killed had begun to write `new`.
        """
        for _ in range(5):
            stored = self._write(new, resumed)
            if stored:
                return stored
        raise OutputError(Problem(self._shown(new.slug), 0, "a file that changes while it is read", hint="try again"))

    def recover(self) -> Iterator[Problem]:
        """Complete what a killed run began."""
        for path in sorted((self._root / MACHINE).glob(f"*.md{_NEXT}")):
            new, problems = parse(path.read_bytes(), self._relative(path), path.name.removesuffix(f".md{_NEXT}"))
            if any(problem.code in UNREADABLE for problem in problems):
                yield from problems
                continue
            try:
                self.write(new, resumed=True)
                path.unlink(missing_ok=True)
            except (FormatError, OutputError) as fault:
                yield fault.problem

    def _load(self, path: Path) -> None:
        _, article, problems = self._parsed(path)
        if any(problem.code in UNREADABLE for problem in problems):
            self.problems += problems
            return
        self._machine[path.stem.casefold()] = article
        self._remember(article.slug, article)

    def _remember(self, slug: str, article: Annotated) -> None:
        for claim in article.events:
            self._ids.setdefault(claim.id, slug)

    def _parsed(self, path: Path) -> tuple[str, Annotated, list[Problem]]:
        data = path.read_bytes()
        article, problems = parse(data, self._relative(path), path.stem)
        return data.decode("utf-8", "replace"), article, problems

    def _read(self, path: Path) -> tuple[str, Annotated]:
        text, article, _ = self._parsed(path)
        return text, article

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _shown(self, slug: str) -> str:
        path = self._paths.get(slug)
        return self._relative(path) if path else slug

    def _write(self, new: Annotated, resumed: bool) -> Stored | None:
        """One try; None where the article's file changed while it was read."""
        slug = new.slug
        base = self._machine.get(slug)
        path = self._paths.get(slug)
        if path is None and base is not None:
            self._put(new, None, "", lambda: True)
            return Stored(new, "", "withdrawn")
        if path is None:
            path = self._root / ARTICLES / (year_of(new.published) or "undated") / f"{slug}.md"
            self._put(new, path, published(new), lambda: not path.exists())
            return Stored(new, self._relative(path), "new")
        mark = files.identifier(path)
        before, after, new = self._merged(base, path, new, resumed)
        changed = before != after
        if not self._put(new, path if changed else None, after, lambda: files.identifier(path) == mark):
            return None
        return Stored(new, self._relative(path), "updated" if changed else "unchanged")

    def _merged(self, base: Annotated | None, path: Path, new: Annotated, resumed: bool) -> tuple[str, str, Annotated]:
        """The article's file before and after, and the machine copy."""
        shown = self._relative(path)
        try:
            before = path.read_bytes().decode("utf-8")
            merged = merge(base, before, new, self.taken(new.slug), resumed=resumed)
        except UnicodeDecodeError:
            raise FormatError(Problem(shown, 0, "bytes that are no UTF-8", "UTF-8 text", _KEPT)) from None
        except YamlError as fault:
            raise FormatError(Problem(shown, fault.line + 1, fault.message, "YAML", _KEPT, code="bad-yaml")) from None
        except PatchError as fault:
            said = f"front matter that cannot be changed in place: {fault}"
            raise FormatError(Problem(shown, 0, said, "", _KEPT, code="not-merged")) from None
        return before, merged.text, merged.machine

    def _put(self, new: Annotated, path: Path | None, text: str, unchanged: Callable[[], bool]) -> bool:
        """Write the machine copy and, where there is a path, the article; False where that is no longer `unchanged`."""
        copy = self._root / MACHINE / f"{new.slug}.md"
        machine = to_markdown(new)
        if not self._dry_run:
            old = copy.read_bytes() if copy.exists() else None
            if path is not None:
                following = copy.with_name(copy.name + _NEXT)
                files.write(following, machine, self._relative(copy))
                if not unchanged():
                    following.unlink()
                    return False
                self._put_article(path, text, following)
                following.replace(copy)
            elif machine.encode() != old:
                files.write(copy, machine, self._relative(copy))
        self._machine[new.slug] = new
        self._known.add(new)
        self._remember(new.slug, new)
        if path is not None:
            self._paths[new.slug] = path
        return True

    def _put_article(self, path: Path, text: str, following: Path) -> None:
        try:
            files.write(path, text, self._relative(path))
        except OutputError:
            following.unlink(missing_ok=True)
            raise


_KEPT = "mend the file and ingest the article again; it was left as it is"


def published(machine: Annotated) -> str:
    """The article's file as the machine writes it, from its own copy."""
    return to_markdown(replace(machine, source=None, dropped=(), edits=(), lost=()))
