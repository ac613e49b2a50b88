"""`Chronicle` -> the files of its site: which there are, what each is made from, and how one is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from builder.content import ACTORS, ARTICLES, EVENTS, SITE
from builder.errors import LayoutError
from builder.model.chronicle import Chronicle
from builder.pages import KINDS, Index, Kind, searched
from builder.pages.digests import Digests
from builder.publish import data, flatten, render, scan
from builder.publish.admin import FOLDER as FORM
from builder.publish.search import LARGE

DATA_FROM = (ARTICLES, EVENTS, ACTORS, SITE)
"""What the files below /data/ are made from."""


@lru_cache(maxsize=1)
def _templates(layouts: Path, digests: tuple[tuple[str, bytes], ...]) -> flatten.Environment:
    """Templates, compiled once for as long as they are as they were."""
    return render.environment(layouts)


def get_ready(layouts: Path) -> None:
    """Compile all templates that there are; what is wrong with one shows when a page needs it."""
    with suppress(LayoutError):
        templates = _templates(layouts, tuple(render.layout_digests(layouts).items()))
        for kind in KINDS:
            if kind.layout and (layouts / kind.layout).exists():
                render.load(templates, kind.layout, layouts, kind.many)


class Making:
    """All files of one site, to be made one by one."""

    def __init__(
        self,
        chronicle: Chronicle,
        files: Mapping[str, bytes],
        layouts: Path,
        with_data: bool | None = None,
        form: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """`files` holds the digest of each source file by its path; `with_data` None: where the chronicle is small.

        `form` are the files of the form for editors.
        """
        wanted = len(chronicle.events) <= LARGE if with_data is None else with_data
        self._names = data.names() if wanted else ()
        self._files = files
        self._layouts = layouts
        self._static = dict(render.static_files(layouts)) | dict(form)
        self._dataset = data.Dataset(chronicle)
        self._kinds: dict[str, tuple[Kind, str]] = {}
        self.index = Index(chronicle, self._names)
        digests = render.layout_digests(layouts)
        self._templates = _templates(layouts, tuple(digests.items()))
        self.digests = Digests(self.index, files, digests)

    def wanted(self) -> dict[str, bytes]:
        """Every file of the site -> digest of what it is made from.

        All in this process: in two it takes no less time, as each copies what it looks at.
        """
        pages = [(kind, key) for kind in KINDS for key in kind.keys(self.index)]
        files = [render.file_of(kind.address(key)) for kind, key in pages]
        self._kinds = dict(zip(files, pages, strict=True))
        wanted = dict(zip(files, [self.digests.page(kind, key) for kind, key in pages], strict=True))
        wanted |= {file: scan.digest(content) for file, content in self._static.items()}
        content = [path.encode() + mark for path, mark in sorted(self._files.items()) if path.startswith(DATA_FROM)]
        return wanted | dict.fromkeys((f"data/{name}" for name in self._names), scan.digest(b"".join(content)))

    def searched(self) -> Iterator[tuple[str, str]]:
        """Each file that the search finds, with the year of its page."""
        return ((render.file_of(address), year) for address, year in searched(self.index))

    def load(self) -> None:
        """Compile the templates, once for all processes that follow."""
        for kind in {kind.name: kind for kind, _ in self._kinds.values() if kind.layout}.values():
            render.load(self._templates, kind.layout, self._layouts, kind.many)

    def make(self, file: str) -> bytes:
        """The bytes of one of the wanted files. Raises LayoutError."""
        if file in self._static:
            return self._static[file]
        found = self._kinds.get(file)
        if found is None:
            return self._dataset.file(file.removeprefix("data/"))
        kind, key = found
        return render.render_page(kind.page(self.index, key), self._templates, self._layouts)

    def sources(self, file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """What a file is made from: a name for each thing, and the source files that it stands for."""
        found = self._kinds.get(file)
        if found is None:
            yield from self._other_sources(file)
            return
        kind, key = found
        if kind.layout:
            names = render.needed(self._layouts, kind.layout)
            yield f"template {kind.layout}", tuple(f"layouts/{name}" for name in names)
        for what in kind.inputs(self.index, key):
            yield " ".join(part for part in what if part), tuple(self.digests.sources(what))

    def _other_sources(self, file: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        if file.startswith(f"{FORM}/"):
            yield "the form for editors", (SITE,)
        elif file in self._static:
            name = file.removeprefix("static/") if file.startswith("static/") else f"root/{file}"
            yield "as it is", (f"layouts/static/{name}",)
        elif file.startswith("data/"):
            yield "all data", tuple(path for path in sorted(self._files) if path.startswith(DATA_FROM))
