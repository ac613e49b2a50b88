"""A chronicle and its site held in memory: what `build` does once and `serve` again and again.

Files that changed since the last build are read again, the rest is remembered; the chronicle is put together anew; only
pages made from something that changed are made, only files whose bytes changed are written.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import TypeVar

from builder.annotate.read import UNREADABLE, parse
from builder.chronicle import (
    ActorOverride,
    EventOverride,
    assemble,
    read_actor,
    read_evaluations,
    read_event,
    read_site,
)
from builder.errors import Problem
from builder.model.annotated import Annotated
from builder.model.chronicle import Chronicle
from builder.model.evaluation import Evaluation
from builder.model.site import Site
from builder.pages import KINDS, Index, Kind
from builder.pages.digests import Digests
from builder.publish import data, render, scan
from builder.publish.history import History
from builder.publish.pool import in_chunks
from builder.publish.renew import marks, renew
from builder.publish.state import Cache, Head, program
from builder.publish.write import Written

ARTICLES, MACHINES, EVENTS, ACTORS = ("content/articles/", "content/.machine/", "content/events/", "content/actors/")
SITE = "content/chronicle.yaml"
EVALUATION = "content/evaluation.json"
DATA_FROM = (ARTICLES, EVENTS, ACTORS, SITE)
"""What the files below /data/ are made from."""
DATA_UP_TO = 2000
"""Events up to which every build makes the files below /data/; beyond, they cost more than an edit should."""

Read = tuple[Annotated, list[Problem]]
_Override = TypeVar("_Override", EventOverride, ActorOverride)


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did."""

    written: Written
    """Files made, written and removed."""
    problems: tuple[Problem, ...]
    """Faults of the content, in order."""
    site: Site
    """What `content/chronicle.yaml` says."""


class Workshop:
    """One chronicle, built again and again."""

    def __init__(self, root: Path, output: Path, base_url: str | None = None, *, data: bool | None = None) -> None:
        self._root = root
        self._output = output
        self._base_url = base_url
        self._data = data
        """Whether the files below /data/ are made; None: where the chronicle is small enough for it to cost little."""
        self._cache = Cache(root / ".cache" / "build")
        self._program = program()
        self._head = Head()
        self._parsed: dict[str, Read] | None = None
        self._pages: dict[str, bytes] | None = None

    def build(self, *, clean: bool = False, workers: int | None = None) -> Built:
        """Bring the site up to date.

        Raises LayoutError where a template is broken, OutputError where the site cannot be written.
        """
        started = time.time_ns()
        head = self._remembered(clean)
        sources, contents = self._sources(head)
        digests = {path: mark for path, (_, mark) in sources.items()}
        if head.program and digests == {path: mark for path, (_, mark) in head.sources.items()}:
            return self._unchanged(head, sources, started, bool(contents))
        return self._renewed(head, sources, contents, started, workers)

    def chronicle(self, workers: int | None = None) -> tuple[Chronicle, list[Problem]]:
        """The chronicle as `content/` has it now, without building the site; what is wrong with it beside."""
        head = self._remembered(False)
        sources, contents = self._sources(head)
        parsed, _ = self._read(head, sources, contents, workers)
        return self._assembled(parsed, sources)

    def _sources(self, head: Head) -> tuple[dict[str, scan.Known], dict[str, bytes]]:
        """What is known of each file now, and the contents of those that had to be read."""
        found = scan.files(self._root, ("content", "layouts"))
        unread = scan.unread(found, head.sources, head.written_ns)
        contents = {path: (self._root / path).read_bytes() for path in unread}
        sources = {path: head.sources[path] for path in found if path not in contents}
        sources |= {path: (found[path], scan.digest(content)) for path, content in contents.items()}
        return sources, contents

    def _remembered(self, clean: bool) -> Head:
        """What can be trusted of the last build."""
        head = Head() if clean else self._head if self._head.program else self._cache.head()
        same = (head.program, head.options) == (self._program, self._options())
        return head if same and head.output == marks(self._output) else Head()

    def _options(self) -> tuple[str, ...]:
        return (os.fspath(self._output.resolve()), self._base_url or "", str(self._data), *data.names())

    def _unchanged(self, head: Head, sources: dict[str, scan.Known], started: int, touched: bool) -> Built:
        if touched:
            head.sources, head.written_ns = sources, started
            self._cache.touch(head)
        self._head = head
        return Built(Written(head.files, 0, 0), _problems(head), self._site(sources)[0])

    def _renewed(
        self,
        head: Head,
        sources: dict[str, scan.Known],
        contents: Mapping[str, bytes],
        started: int,
        workers: int | None,
    ) -> Built:
        gc.disable()
        try:
            digests = {path: mark for path, (_, mark) in sources.items()}
            parsed, news = self._read(head, sources, contents, workers)
            chronicle, problems = self._assembled(parsed, sources)
            known = self._known_pages(head)
            self._cache.forget()
            pages, written = self._publish(chronicle, digests, known, workers)
        finally:
            gc.enable()
        new = Head(self._program, self._options(), marks(self._output), started, sources, files=written.files)
        new.problems = tuple(tuple(astuple(problem)) for problem in problems)
        new.parsed = head.parsed
        self._cache.save(new, parsed if news or not head.parsed else None, pages)
        self._head, self._parsed, self._pages = new, parsed, pages
        return Built(written, tuple(problems), chronicle.site)

    def _read(
        self, head: Head, sources: Mapping[str, scan.Known], contents: Mapping[str, bytes], workers: int | None
    ) -> tuple[dict[str, Read], bool]:
        """Every article and machine copy, read again where its bytes changed; and whether anything differs."""
        before = (self._parsed if self._parsed is not None else self._cache.parsed(head)) if head.program else None
        wanted = [path for path in sources if path.startswith((ARTICLES, MACHINES)) and path.endswith(".md")]
        kept = {
            path: before[path]
            for path in wanted
            if before and path in before and path in head.sources and head.sources[path][1] == sources[path][1]
        }
        todo = [path for path in wanted if path not in kept]
        parsed = dict(kept)
        for chunk in in_chunks(lambda paths: self._parse(paths, contents), todo, workers):
            parsed.update(chunk)
        return {path: parsed[path] for path in wanted}, bool(todo) or len(before or ()) != len(wanted)

    def _parse(self, paths: Sequence[str], contents: Mapping[str, bytes]) -> dict[str, Read]:
        read = {}
        for path in paths:
            content = contents[path] if path in contents else (self._root / path).read_bytes()
            read[path] = parse(content, path, Path(path).stem)
        return read

    def _assembled(
        self, parsed: Mapping[str, Read], sources: Mapping[str, scan.Known]
    ) -> tuple[Chronicle, list[Problem]]:
        site, problems = self._site(sources)
        events = self._overrides(sources, EVENTS, read_event, problems)
        actors = self._overrides(sources, ACTORS, read_actor, problems)
        articles = []
        machines = {}
        for path, (article, faults) in parsed.items():
            unreadable = any(fault.code in UNREADABLE for fault in faults)
            if path.startswith(MACHINES):
                if not unreadable:
                    machines[article.slug] = article
                continue
            problems += faults
            if not unreadable:
                articles.append(article)
        dates = History(self._root)
        evaluations = self._evaluations(sources, problems)
        chronicle, faults = assemble(site, articles, events, actors, machines, dates, evaluations=evaluations)
        return chronicle, sorted([*problems, *faults])

    def _evaluations(self, sources: Mapping[str, scan.Known], problems: list[Problem]) -> tuple[Evaluation, ...]:
        if EVALUATION not in sources:
            return ()
        found, faults = read_evaluations((self._root / EVALUATION).read_bytes(), EVALUATION)
        problems += faults
        return found

    def _overrides(
        self,
        sources: Mapping[str, scan.Known],
        folder: str,
        read: Callable[[bytes, str], tuple[_Override, list[Problem]]],
        problems: list[Problem],
    ) -> list[_Override]:
        found = []
        for path in sources:
            if path.startswith(folder) and path.endswith(".md"):
                override, faults = read((self._root / path).read_bytes(), path)
                found.append(override)
                problems += faults
        return found

    def _site(self, sources: Mapping[str, scan.Known]) -> tuple[Site, list[Problem]]:
        if SITE not in sources:
            return self._with_base(Site()), []
        site, problems = read_site((self._root / SITE).read_bytes(), SITE)
        return self._with_base(site), problems

    def _with_base(self, site: Site) -> Site:
        return replace(site, base_url=self._base_url.rstrip("/")) if self._base_url else site

    def _known_pages(self, head: Head) -> dict[str, bytes] | None:
        if not head.program:
            return None
        return self._pages if self._pages is not None else self._cache.pages(head)

    def _publish(
        self, chronicle: Chronicle, files: Mapping[str, bytes], known: dict[str, bytes] | None, workers: int | None
    ) -> tuple[dict[str, bytes], Written]:
        with_data = len(chronicle.events) <= DATA_UP_TO if self._data is None else self._data
        names = data.names() if with_data else ()
        index = Index(chronicle, names)
        layouts = self._root / "layouts"
        templates = render.environment(layouts)
        digests = Digests(index, files, render.layout_digests(layouts))
        wanted: dict[str, bytes] = {}
        made_by: dict[str, tuple[Kind, str]] = {}
        for kind in KINDS:
            for key in kind.keys(index):
                file = render.file_of(kind.address(key))
                wanted[file] = digests.page(kind, key)
                made_by[file] = (kind, key)
        static = dict(render.static_files(layouts))
        wanted |= {file: scan.digest(content) for file, content in static.items()}
        content = [path.encode() + mark for path, mark in sorted(files.items()) if path.startswith(DATA_FROM)]
        wanted |= dict.fromkeys((f"data/{name}" for name in names), scan.digest(b"".join(content)))
        dataset = data.Dataset(chronicle)

        def make(file: str) -> bytes:
            if file in static:
                return static[file]
            if file.startswith("data/") and file not in made_by:
                return dataset.file(file.removeprefix("data/"))
            kind, key = made_by[file]
            return render.render_page(kind.page(index, key), templates, layouts)

        return wanted, renew(self._output, wanted, known, make, workers)


def _problems(head: Head) -> tuple[Problem, ...]:
    return tuple(Problem(*fields) for fields in head.problems)
