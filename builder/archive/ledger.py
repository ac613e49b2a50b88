"""What a run over an archive has done so far: a database in `.cache/`, so that a stopped run goes on where it was.

Deleting it costs the time of reading again, nothing else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from builder.errors import OutputError, Problem
from builder.model.article import Article, Dropped
from builder.sources.duplicates import Placed, Sketch

_VERSION = 1
_TABLES = """
create table if not exists member (
  position integer primary key,
  source text not null,
  digest blob not null,
  state text not null,
  reason text not null default '',
  words integer not null default 0,
  url text,
  article text,
  sketch blob,
  relation text,
  story integer,
  unique (source, digest)
);
create index if not exists member_state on member (state);
create index if not exists member_story on member (story);
"""

State = Literal["examined", "placed", "done", "nothing", "copy", "aside"]
"""Parsed and sketched; compared with the others; written; read, and no measure found; a copy; set aside."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that the cheap look let pass."""

    position: int
    """Its number, in the order of the archive."""
    article: Article
    """The article, with the other places that published it."""


class Ledger:
    """The articles of all runs of one chronicle."""

    def __init__(self, path: Path | None) -> None:
        """Opens or makes the database, in memory where there is no path; one of another version is begun anew.

        Raises OutputError.
        """
        try:
            if path:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._base = _opened(path)
        except (OSError, sqlite3.Error) as fault:
            raise OutputError(Problem(str(path), 0, f"cannot be written: {fault}", hint="delete it")) from fault

    def close(self) -> None:
        """Writes what is open and closes."""
        self._base.commit()
        self._base.close()

    def save(self) -> None:
        """Makes what was done so far last."""
        self._base.commit()

    def knows(self, source: str, digest: bytes) -> bool:
        """Whether this member was examined before, unchanged."""
        found = self._base.execute("select 1 from member where source = ? and digest = ?", (source, digest))
        return found.fetchone() is not None

    def add(self, source: str, digest: bytes, article: Article, sketch: Sketch) -> None:
        """Remembers an examined article."""
        row = (source, digest, "examined", sketch.words, article.url, _dumped(article), sketch.packed())
        columns = "source, digest, state, words, url, article, sketch"
        self._base.execute(f"insert or ignore into member ({columns}) values (?, ?, ?, ?, ?, ?, ?)", row)

    def set_aside(self, source: str, digest: bytes, reason: str, state: State = "aside") -> None:
        """Remembers a member of which nothing more can be had, so that it is not tried in every run."""
        row = (source, digest, state, reason)
        self._base.execute("insert or ignore into member (source, digest, state, reason) values (?, ?, ?, ?)", row)

    def mark(self, position: int, state: State, reason: str = "") -> None:
        """Changes the state of one article."""
        self._base.execute("update member set state = ?, reason = ? where position = ?", (state, reason, position))

    def place(self, position: int, placed: Placed) -> None:
        """Remembers how an article stands to the others; an article that gains a place is written again."""
        state = "copy" if placed.relation == "copy" else "placed"
        update = "update member set state = ?, relation = ?, story = ? where position = ?"
        self._base.execute(update, (state, placed.relation, placed.of, position))
        if placed.relation == "copy":
            again = "update member set state = 'placed' where position = ? and state = 'done'"
            self._base.execute(again, (placed.of,))

    def sketches(self, *, placed: bool) -> Iterator[tuple[int, Sketch]]:
        """Sketches of the articles that are kept, in their order; or of those still to be placed, the longest first."""
        kept, fresh = (
            "relation in ('new', 'version') order by position",
            "state = 'examined' order by words desc, position",
        )
        which = kept if placed else fresh
        positions = self._base.execute(f"select position from member where {which}").fetchall()
        for (position,) in positions:
            (packed,) = self._base.execute("select sketch from member where position = ?", (position,)).fetchone()
            yield position, Sketch.unpacked(packed)

    def to_read(self) -> Iterator[Entry]:
        """Articles to be read, in the order of the archive, each with the addresses of its copies."""
        positions = self._base.execute("select position from member where state = 'placed' order by position")
        for (position,) in positions.fetchall():
            (text,) = self._base.execute("select article from member where position = ?", (position,)).fetchone()
            copies = (
                "select url from member where story = ? and relation = 'copy' and url is not null order by position"
            )
            also = [url for (url,) in self._base.execute(copies, (position,))]
            yield Entry(position, _loaded(text, also))

    def count(self) -> dict[str, int]:
        """Number of articles in each state, and of versions."""
        counts = dict(self._base.execute("select state, count(*) from member group by state").fetchall())
        (versions,) = self._base.execute("select count(*) from member where relation = 'version'").fetchone()
        return {**counts, "versions": versions}

    def rows(self, state: State) -> Iterator[tuple[str, str]]:
        """Source and reason of each article in a state."""
        yield from self._base.execute("select source, reason from member where state = ? order by position", (state,))


def _opened(path: Path | None) -> sqlite3.Connection:
    base = sqlite3.connect(path or ":memory:")
    base.execute("pragma journal_mode = wal")
    base.execute("pragma synchronous = normal")
    (version,) = base.execute("pragma user_version").fetchone()
    if version not in (0, _VERSION):
        base.execute("drop table if exists member")
    base.executescript(_TABLES)
    base.execute(f"pragma user_version = {_VERSION}")
    return base


def _dumped(article: Article) -> str:
    return json.dumps({key: value for key, value in asdict(article).items() if value}, ensure_ascii=False)


def _loaded(text: str, also: list[str]) -> Article:
    row: dict[str, Any] = json.loads(text)
    dropped = tuple(Dropped(**piece) for piece in row.pop("dropped", ()))
    places = dict.fromkeys([*row.pop("also", ()), *also])
    places.pop(row.get("url"), None)
    lists: Mapping[str, Any] = {key: tuple(value) for key, value in row.items() if isinstance(value, list)}
    whole = {"title": "", "text": "", **row, **lists}
    return Article(**whole, dropped=dropped, also=tuple(places))
