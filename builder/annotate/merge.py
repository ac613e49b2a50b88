"""Three ways into one: the machine copy, the editor's file, and a new reading.

What an editor did not touch follows the machine; what they did stays, and what the machine would now say instead is
held as a proposal. Values are compared as they stand in the files, so that one that is wrong is an editor's word too.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

from builder.model.annotated import Annotated, Held

from . import front, ids, patch, write
from .fields import ARTICLE, ROW_KEYS
from .front import Data
from .patch import Path, Rows
from .read import parse
from .rekey import filtered, keep_ids

_LISTS = frozenset({"sources", "also", "attention"})
_NO_PROPOSAL = frozenset({"confidence", "attention"})
"""Fields in which a change of the machine's mind is nothing to decide."""
_ROW_LISTS = ("people", "aggregates", "events")
_ROW_NAME = {"people": "id", "aggregates": "evidence", "events": "id"}
"""Key by which a row is known again."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of an article that is already there."""

    text: str
    """The article's file."""
    machine: Annotated
    """The new machine copy, with what is held back."""


def merge(base: Annotated | None, editor: str, new: Annotated, taken: Container[str] = frozenset()) -> Merged:
    """Bring the `editor`'s file up to date with a new reading; `base` is the last machine copy, None without one.

    Line endings of `editor` may be of any kind. Raises patch.PatchError where its front matter cannot be changed in
    place, and front.YamlError where it is no YAML; nothing may be written then.
    """
    here, _ = parse(editor, slug=new.slug)
    known = {claim.id: claim for claim in (*here.events, *(base.events if base else ()))}
    new = keep_ids(new, list(known.values()), taken)
    if base is None:
        return Merged(editor, new)
    head, text, body = _taken_apart(editor)
    values = _Values(base, here, new, front.load(text), patch.commented(text))
    merged = values.merged()
    done = patch.apply(text, merged, values.rows)
    written = body if values.body is None else _with_body(body, values.body, editor)
    return Merged(head + done + written, replace(new, held=tuple(sorted(values.held))))


def _taken_apart(editor: str) -> tuple[str, str, str]:
    """The file up to its front matter, the front matter, and everything from the closing line on."""
    start, end = front.place(editor)
    return editor[:start], editor[start:end], editor[end:]


def _with_body(rest: str, body: str, editor: str) -> str:
    """The closing line of hyphens and a new body, in the file's own line endings."""
    newline = "\r\n" if "\r\n" in editor else "\n"
    closing = rest.splitlines()[0] if rest else "---"
    return newline.join([closing, "", *body.split("\n"), ""]) if body else closing + newline


class _Values:
    """The merge of one file: values as strings, lists and dicts, proposals as `held`."""

    def __init__(self, base: Annotated, here: Annotated, new: Annotated, raw: Data, commented: frozenset[Path]) -> None:
        self._base = write.data(base)
        self._here = raw
        self._new = write.data(new)
        self._commented = commented
        self._before = frozenset(base.held)
        self._bare = iter(ids.derived(new.slug, _bare_evidence(raw)))
        self.held: set[Held] = set()
        self.rows: dict[str, Rows] = {}
        self._linked: frozenset[str] = frozenset()
        self.body: str | None = None
        self._here_article, self._base_article, self._new_article = here, base, new

    def merged(self) -> Data:
        """Top-level values that change; rows and body are found on the way."""
        touched = self._body_touched()
        if touched:
            self._linked = frozenset(
                name for one in self._here_article.annotations for name in (one.actor, *one.claims) if name
            )
        values = {
            name: self._value("", name, (name,), self._base, self._here, self._new)
            for name in {**self._here, **self._new}
            if name in ARTICLE and name not in ROW_KEYS
        }
        for name in _ROW_LISTS:
            self._rows(name)
        self._settle_body(touched)
        return values

    def _value(self, claim: str, name: str, path: Path, base: Data, here: Data, new: Data, fixed: bool = False) -> Any:
        """One field: the machine's where the editor left it alone, else the editor's."""
        old, said, fresh = (values.get(name) for values in (base, here, new))
        if not fixed and name in _LISTS and all(isinstance(one, list | None) for one in (old, said, fresh)):
            return self._list(path, old or [], said or [], fresh or [])
        stuck = fresh is None and said is not None and path in self._commented
        if said in (old, fresh) and not fixed and not stuck:
            return fresh
        if fresh != said and name not in _NO_PROPOSAL:
            self._hold(Held(name, claim), fresh != old)
        return said

    def _hold(self, proposal: Held, changed: bool) -> None:
        """Hold a proposal: a new one, or one that was held before; not what the editor has already corrected."""
        if changed or proposal in self._before:
            self.held.add(proposal)

    def _list(self, path: Path, old: list[Any], said: list[Any], fresh: list[Any]) -> list[Any]:
        kept = [
            item
            for index, item in enumerate(said)
            if item not in old or item in fresh or (*path, index) in self._commented
        ]
        return kept + [item for item in fresh if item not in old and item not in said]

    def _rows(self, name: str) -> None:
        if not isinstance(self._here.get(name, []), list | None):
            return
        key = _ROW_NAME[name]
        base, new = ({row.get(key, ""): row for row in data.get(name, [])} for data in (self._base, self._new))
        rows: Rows = []
        seen: set[str] = set()
        for index, row in enumerate(self._here.get(name) or []):
            known = self._name_of(name, row)
            lost = Held("claim", known) in self._before
            if known in seen or (known not in base and not lost):
                rows.append((index, row))
            elif known in new:
                rows.append((index, self._row(name, index, known, base.get(known, {}), row, new[known])))
            elif lost or not self._may_go(name, index, known, base[known], row):
                rows.append((index, row))
                if name == "events":
                    self.held.add(Held("claim", known))
            seen.add(known)
        absent = {known: row for known, row in new.items() if known not in seen}
        self.held |= {held for known in absent if (held := Held("claim", known)) in self._before}
        rows += [(None, row) for known, row in absent.items() if known not in base]
        self.rows[name] = rows

    def _name_of(self, name: str, row: Any) -> str:
        if not isinstance(row, dict):
            return ""
        given = row.get(_ROW_NAME[name])
        if name == "events" and not given:
            return next(self._bare, "")
        return given if isinstance(given, str) else ""

    def _row(self, name: str, index: int, known: str, base: Data, here: Data, new: Data) -> Data:
        """A row that all three may have, field by field; one that an editor has checked stays as it is."""
        fixed = here.get("checked") == "true"
        who = known if name == "events" else ""
        merged = {key: self._value(who, key, (name, index, key), base, here, new, fixed) for key in {**here, **new}}
        return {key: value for key, value in merged.items() if value is not None}

    def _may_go(self, name: str, index: int, known: str, base: Data, here: Data) -> bool:
        """Whether a row that the machine no longer finds is nobody's: not edited, checked, commented or linked to."""
        return here == base and (name, index) not in self._commented and known not in self._linked

    def _body_touched(self) -> bool:
        here = self._here_article.body
        if here == self._base_article.body:
            return False
        known = {claim.id for claim in self._here_article.events}
        return here != filtered(self._base_article, known)

    def _settle_body(self, touched: bool) -> None:
        if touched:
            self._drop_unfounded()
            if self._new_article.text != self._here_article.text:
                self._hold(Held("text"), self._new_article.text != self._base_article.text)
            return
        names = [row.get("id") for _, row in self.rows.get("events", []) if isinstance(row, dict)]
        body = filtered(self._new_article, [name for name in names if name])
        if body != self._here_article.body:
            self.body = body

    def _drop_unfounded(self) -> None:
        """New claims whose evidence is not in the text as the editor has it are held back."""
        words = " ".join(f"{self._here_article.title}\n{self._here_article.text}".split())
        for name in ("events", "aggregates"):
            kept: Rows = []
            for index, row in self.rows.get(name, []):
                if index is None and " ".join(row.get("evidence", "").split()) not in words:
                    if name == "events":
                        self.held.add(Held("claim", row["id"]))
                else:
                    kept.append((index, row))
            if name in self.rows:
                self.rows[name] = kept


def _bare_evidence(raw: Data) -> Sequence[str | None]:
    """Evidence of the claims without an id that the reader of files would take for claims."""
    rows = raw.get("events")
    if not isinstance(rows, list):
        return []
    return [row.get("evidence") for row in rows if isinstance(row, dict) and not row.get("id")]
