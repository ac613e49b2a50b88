"""A chronicle and its site held in memory: what `build` does once and `serve` again and again.

Files that changed since the last build are read again, the rest is remembered; the chronicle is put together anew; only
pages made from something that changed are made, only files whose bytes changed are written. What that takes is imported
only where something changed: most builds of a server or of CI find nothing to do, and say so in a moment.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from builder.errors import OutputError, Problem
from builder.publish import scan, search, shelves
from builder.publish.clock import Clock, Stage
from builder.publish.history import tip
from builder.publish.pool import Watch
from builder.publish.renew import marks
from builder.publish.state import Cache, Head, program
from builder.publish.write import Written

if TYPE_CHECKING:
    from builder.chronicle import Memory
    from builder.content import Parsed
    from builder.making import Making
    from builder.model.chronicle import Chronicle
    from builder.model.site import Site

Search = Literal["auto", "yes", "no", "later"]
"""Whether the index of the search is made: where it is cheap, always, never; later: what is there stays."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build is asked for."""

    base_url: str | None = None
    """Where the site is published; None: what chronicle.yaml says."""
    data: bool | None = None
    """Whether the files below /data/ are made; None: where the chronicle is small enough for it to cost little."""
    search: Search = "no"
    workers: int | None = None
    """Processes; None: as many as there are processors."""
    watch: Watch = lambda done, all_: None
    """Hears how many of how many files are made."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    written: Written
    """Files made, written and removed."""
    problems: tuple[Problem, ...]
    """Faults of the content, in order."""
    no_search: str = ""
    """Why there is no search, in a line; empty where there is one or none was wanted."""
    changed: tuple[str, ...] | None = ()
    """Source files that changed since the last build; None where nothing was known of one."""
    stages: tuple[Stage, ...] = ()
    """Where the time went."""
    workshop: Workshop | None = field(default=None, repr=False, compare=False)
    """Where it was done, with the chronicle in memory."""


class Workshop:
    """One chronicle, built again and again."""

    def __init__(self, root: Path, output: Path, options: Options = Options()) -> None:
        self._root = root
        self._output = output
        self._options = options
        self._cache = Cache(root / ".cache" / "build")
        self._program = program()
        self._head = Head()
        self._parsed: Parsed | None = None
        self._memory: Memory | None = None
        self._pages: dict[str, bytes] | None = None

    def build(self, *, clean: bool = False) -> Built:
        """Bring the site up to date; another build of the same chronicle that is at work is waited for.

        Raises LayoutError where a template is broken, OutputError where the site cannot be written.
        """
        clock = Clock()
        with self._cache.lock():
            started = time.time_ns()
            head = self._remembered(clean)
            sources, contents = self._sources(head)
            clock.stage("look for changes")
            before = {path: mark for path, (_, mark) in head.sources.items()}
            now = {path: mark for path, (_, mark) in sources.items()}
            same = before == now and head.history == tip(self._root)
            if head.pages and same and self._has_search(head):
                return self._unchanged(head, sources, started, bool(contents), clock)
            changed = [path for path in before | now if before.get(path) != now.get(path)] if head.pages else None
            gc.disable()
            try:
                return self._renewed(head, sources, contents, started, changed, clock)
            finally:
                gc.enable()

    def chronicle(self) -> tuple[Chronicle, list[Problem]]:
        """The chronicle as `content/` has it now, without building the site; what is wrong with it beside."""
        head = self._remembered(False)
        sources, contents = self._sources(head)
        return self._assembled(head, sources, contents, None)

    def making(self) -> Making:
        """What every file of the site is made from, as `content/` and `layouts/` are now."""
        head = self._remembered(False)
        sources, contents = self._sources(head)
        chronicle = self._assembled(head, sources, contents, None)[0]
        making = self._making(chronicle, sources, self._form(chronicle.site)[0])
        making.wanted()
        return making

    def _sources(self, head: Head) -> tuple[dict[str, scan.Known], dict[str, bytes]]:
        """What is known of each file now, and the contents of those that had to be read."""
        found = scan.files(self._root, ("content", "layouts"))
        unread = scan.unread(found, head.sources, head.written_ns)
        contents = scan.read(self._root, unread)
        for path in set(unread) - set(contents):
            del found[path]
        sources = {path: head.sources[path] for path in found if path not in contents}
        sources |= {path: (found[path], scan.digest(content)) for path, content in contents.items()}
        return sources, contents

    def _remembered(self, clean: bool) -> Head:
        """What can be trusted of the last build; of an output folder that is not as we left it, nothing is."""
        head = Head() if clean else self._head if self._head.program else self._cache.head()
        if (head.program, head.options) != (self._program, self._marked()):
            return Head()
        return head if head.output == marks(self._output) else replace(head, pages=b"")

    def _marked(self) -> tuple[str, ...]:
        return (os.fspath(self._output.resolve()), self._options.base_url or "", str(self._options.data))

    def _unchanged(
        self, head: Head, sources: dict[str, scan.Known], started: int, touched: bool, clock: Clock
    ) -> Built:
        searched, word = self._search(head.searched, head.events, None, {})
        if touched or searched != head.searched:
            head.sources, head.written_ns = sources, started
            head.searched, head.output = searched, marks(self._output)
            self._cache.touch(head)
        self._head = head
        clock.stage("search")
        problems = tuple(Problem(*fields) for fields in head.problems)
        return Built(Written(head.files, 0, 0), problems, word, (), clock.stages)

    def _renewed(
        self,
        head: Head,
        sources: dict[str, scan.Known],
        contents: Mapping[str, bytes],
        started: int,
        changed: list[str] | None,
        clock: Clock,
    ) -> Built:
        self._must_be_ours(head)
        known = (self._pages if self._pages is not None else self._cache.pages(head)) if head.pages else None
        self._cache.forget()
        history = tip(self._root)
        chronicle, problems = self._assembled(head, sources, contents, clock)
        form, no_form = self._form(chronicle.site)
        problems = [*problems, *no_form]
        making = self._making(chronicle, sources, form)
        pages = making.wanted()
        clock.stage("see what must be made")
        written = self._written(making, pages, known)
        clock.stage("make and write")
        before = head.searched if not written.pages else ""
        searched, word = self._search(before, len(chronicle.events), making, pages)
        clock.stage("search")
        new = Head(self._program, self._marked(), marks(self._output), started, sources, files=written.files)
        new.problems = tuple(tuple(astuple(problem)) for problem in problems)
        new.searched, new.events, new.history = searched, len(chronicle.events), history
        assert self._parsed is not None
        new.parsed = self._parsed.marks
        self._cache.save(new, pages)
        self._head, self._pages = new, pages
        clock.stage("remember")
        return Built(written, tuple(problems), word, None if changed is None else tuple(changed), clock.stages)

    def _assembled(
        self,
        head: Head,
        sources: Mapping[str, scan.Known],
        contents: Mapping[str, bytes],
        building: Clock | None,
    ) -> tuple[Chronicle, list[Problem]]:
        clock = building or Clock()
        from builder import content
        from builder.chronicle import Memory

        clock.stage("start")
        options, keep = self._options, building is not None
        self._parsed = content.read(
            self._root,
            self._cache,
            head,
            self._parsed,
            sources,
            contents,
            options.workers,
            keep=keep,
            meanwhile=self._get_ready if keep and not head.pages else _import_making,
        )
        clock.stage("read articles")
        self._memory = self._memory or Memory()
        found = content.chronicle(self._root, self._parsed, sources, options.base_url, self._memory)
        clock.stage("put together")
        return found

    def _get_ready(self) -> None:
        from builder.making import get_ready

        get_ready(self._root / "layouts")

    def _form(self, site: Site) -> tuple[dict[str, bytes], list[Problem]]:
        """The files of the form for editors, and why there is none though it is wanted."""
        if not site.admin:
            return {}, []
        from builder.annotate.schema import article_schema
        from builder.publish import admin

        return admin.files(site, article_schema(), self._root / "layouts", self._root / ".cache" / admin.FOLDER)

    def _making(self, chronicle: Chronicle, sources: Mapping[str, scan.Known], form: Mapping[str, bytes]) -> Making:
        from builder.making import Making

        files = {path: mark for path, (_, mark) in sources.items()}
        return Making(chronicle, files, self._root / "layouts", self._options.data, form)

    def _written(self, making: Making, pages: Mapping[str, bytes], known: Mapping[str, bytes] | None) -> Written:
        from builder.publish.renew import renew

        if known is None:
            making.load()
        return renew(self._output, pages, known, making.make, self._options.workers, self._options.watch)

    def _must_be_ours(self, head: Head) -> None:
        """Nothing is removed from a folder that never was a site of ours."""
        names = {path.name for path in self._output.iterdir()} if self._output.is_dir() else set()
        ours = head.program or not names - {".gitkeep"} or {"static", "robots.txt"} & names
        if not ours and not self._cache.began(self._output):
            hint = "give an empty folder with --output, or empty this one"
            raise OutputError(Problem(str(self._output), 0, "other files than a site's", "an empty folder", hint))
        self._cache.begin(self._output)

    def _pagefind(self, events: int) -> tuple[str, str]:
        """Which Pagefind is to make the index of the search, empty where none is, and why there is no search."""
        mode = self._options.search
        large = mode == "auto" and events > search.LARGE
        installed = "" if mode == "no" or large else search.installed()
        return installed, "" if installed or mode == "no" else search.TOO_MANY if large else search.NO_SEARCH

    def _has_search(self, head: Head) -> bool:
        """Whether nothing need be done for the index of the search, as long as no page changed."""
        installed, _ = self._pagefind(head.events)
        there = head.searched == installed and search.present(self._output)
        return self._options.search == "later" or not installed or there

    def _search(self, searched: str, events: int, making: Making | None, pages: Mapping[str, bytes]) -> tuple[str, str]:
        """Make the index of the search if it is wanted and not there; which Pagefind made it, or why there is none.

        `searched` is which one made the index that is there, if it is of these pages; without `making` it is.
        """
        if self._options.search == "later":
            return searched, ""
        installed, word = self._pagefind(events)
        if not installed:
            search.remove(self._output)
        elif making and (searched != installed or not search.present(self._output)):
            search.index(
                self._output, self._root / ".cache" / "search", shelves.shelves(making.searched()), pages, installed
            )
        return installed, word


def _import_making() -> None:
    import builder.making  # noqa: F401
