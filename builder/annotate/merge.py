"""Three ways into one: the machine copy, the editor's file, and a new reading.

What an editor did not touch follows the machine; what they did stays, for good, and what the machine would now say
instead is held as a proposal. Values are compared as they stand in the files, so that one that is wrong is an editor's
word too.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from typing import Any

from builder.model.annotated import Annotated, Edit
from builder.model.claim import Claim

from . import front, ids, patch, write
from .fields import ARTICLE, ROW_KEYS
from .front import Data
from .patch import Path, Rows
from .read import parse
from .rekey import filtered, keep_ids

LISTS = frozenset({"sources", "also", "attention"})
"""Fields whose value is a list of texts, merged item by item."""
ROW_NAME: Mapping[str, str] = {"people": "id", "aggregates": "evidence", "events": "id"}
"""Lists of rows, and the key by which a row is known again."""
_NO_PROPOSAL = frozenset({"events.confidence", "attention"})
"""Fields in which a change of the machine's mind is nothing to decide."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of an article that is already there."""

    text: str
    """The article's file."""
    machine: Annotated
    """The new machine copy, with what stays the editor's."""


def merge(
    base: Annotated | None,
    editor: str,
    new: Annotated,
    taken: Container[str] = frozenset(),
    *,
    resumed: bool = False,
) -> Merged:
    """Bring the `editor`'s file up to date with a new reading; `base` is the last machine copy, None without one.

    `resumed` says that a killed run had already merged `new`, and may have written the file: what agrees with `new` is
    then the editor's only where `new` says so. Line endings of `editor` may be of any kind. Raises patch.PatchError
    where its front matter cannot be changed in place, and YamlError where it is no YAML; nothing may be written then.
    """
    here, _ = parse(editor, slug=new.slug)
    known = [*here.events, *(base.events + base.lost if base else ())]
    if not resumed:
        new = keep_ids(new, known, taken)
    if base is None:
        return Merged(editor, new)
    start, end = front.place(editor)
    text = editor[start:end]
    sides = _Sides(base, here, new, front.load(text), patch.commented(text), resumed)
    values, rows = sides.values(), sides.all_rows()
    body = sides.body(rows)
    done = patch.apply(text, values, rows)
    rest = editor[end:] if body is None else with_body(editor[end:], body)
    return Merged(editor[:start] + done + rest, replace(new, edits=sides.edits(), lost=sides.lost()))


def with_body(rest: str, body: str) -> str:
    """The closing line of hyphens and a new body, in the file's own line endings."""
    closing, newline = (rest.splitlines() or ["---"])[0], "\r\n" if "\r\n" in rest else "\n"
    return newline.join([closing, "", *body.split("\n"), ""]) if body else closing + newline


class _Sides:
    """The three sides of one merge, as strings, lists and dicts, and the memory of what is the editor's."""

    def __init__(
        self,
        base: Annotated,
        here: Annotated,
        new: Annotated,
        raw: Data,
        commented: frozenset[Path],
        resumed: bool,
    ) -> None:
        self._articles = base, here, new
        self._base, self._here, self._new = write.data(base), raw, write.data(new)
        self._commented = commented
        self._before = {(edit.field, edit.row): edit.held for edit in base.edits}
        self._resumed = {(edit.field, edit.row) for edit in new.edits} if resumed else None
        self._edits: dict[tuple[str, str], bool] = {}
        self._body_is_editors = self._body_touched()
        marks = here.annotations if self._body_is_editors else ()
        self._linked = {name for one in marks for name in (one.actor, *one.claims)}

    def edits(self) -> tuple[Edit, ...]:
        """Where the editor's word stands."""
        return tuple(sorted(Edit(field, row, held) for (field, row), held in self._edits.items()))

    def lost(self) -> tuple[Claim, ...]:
        """The claims that an editor has decided about and that the new reading lacks, as the machine last had them."""
        base, _, new = self._articles
        decided = {row for field, row in self._edits if field.partition(".")[0] == "events"}
        decided -= {claim.id for claim in new.events}
        return tuple(claim for claim in (*base.lost, *base.events) if claim.id in decided)

    def values(self) -> Data:
        """The top-level fields that are no rows."""
        names = [name for name in ARTICLE if name not in ROW_KEYS]
        return {name: self._field(name, "", (name,), self._base, self._here, self._new) for name in names}

    def all_rows(self) -> dict[str, Rows]:
        """The rows of each list."""
        return {name: self._rows(name) for name in ROW_NAME if isinstance(self._here.get(name), list | None)}

    def _editors(self, field: str, row: str, old: Any, said: Any, fresh: Any) -> bool:
        """Whether a value is the editor's: they have set it before, or it differs from the last machine copy."""
        if (field, row) in self._before:
            return True
        if said == old:
            return False
        return said != fresh or self._resumed is None or (field, row) in self._resumed

    def _keep(self, field: str, row: str, old: Any, said: Any, fresh: Any) -> None:
        """Remember that a value is the editor's; hold the machine's where it has changed its mind."""
        proposal = fresh != said and (fresh != old or self._before.get((field, row), False))
        self._edits[field, row] = proposal and field not in _NO_PROPOSAL

    def _field(self, field: str, row: str, path: Path, base: Data, here: Data, new: Data, fixed: bool = False) -> Any:
        """One value: the machine's where the editor left it alone, else the editor's."""
        name = str(path[-1])
        old, said, fresh = (values.get(name) for values in (base, here, new))
        if field in LISTS and all(isinstance(one, list | None) for one in (old, said, fresh)):
            return self._list(field, path, old or [], said or [], fresh or [])
        stuck = fresh is None and said is not None and path in self._commented
        if self._editors(field, row, old, said, fresh) or (said != fresh and (fixed or stuck)):
            self._keep(field, row, old, said, fresh)
            return said
        return fresh

    def _list(self, field: str, path: Path, old: list[Any], said: list[Any], fresh: list[Any]) -> list[Any]:
        """A list of texts, item by item: there or not there is the value."""
        merged = []
        for item in dict.fromkeys([*said, *fresh, *old, *(row for name, row in self._before if name == field)]):
            sides = item in old, item in said, item in fresh
            stuck = item in said and (*path, said.index(item)) in self._commented
            if self._editors(field, item, *sides) or (stuck and not sides[2]):
                self._keep(field, item, *sides)
                there = sides[1]
            else:
                there = sides[2]
            merged += [item] if there else []
        return merged

    def _rows(self, name: str) -> Rows:
        """A list of rows: first those of the file in their order, then those that are new."""
        key = ROW_NAME[name]
        last = (
            [*self._base.get("lost", []), *self._base.get("events", [])]
            if name == "events"
            else self._base.get(name, [])
        )
        base, new = ({row[key]: row for row in rows} for rows in (last, self._new.get(name, [])))
        rows: Rows = []
        seen: set[str] = set()
        for index, (row, known) in enumerate(
            zip(self._here.get(name) or [], row_names(name, self._here, self._articles[2].slug), strict=True)
        ):
            if not known or known in seen:
                rows.append((index, row))
            elif (merged := self._present(name, index, known, base.get(known), row, new.get(known))) is not None:
                rows.append((index, merged))
            seen.add(known)
        for known in dict.fromkeys([*new, *base, *(row for field, row in self._before if field == name)]):
            if known not in seen and self._arrives(name, known, known in base, new.get(known)):
                rows.append((None, new[known]))
        return rows

    def _present(
        self, name: str, index: int, known: str, base: Data | None, here: Data, new: Data | None
    ) -> Data | None:
        """A row that stands in the file; None where it goes because the machine no longer finds it."""
        if self._editors(name, known, base is not None, True, new is not None):
            self._edits[name, known] = new is None and (base is not None or self._before.get((name, known), False))
            last = base or new
            if last is None:
                self._edits |= {
                    (field, of): held
                    for (field, of), held in self._before.items()
                    if of == known and field.startswith(f"{name}.")
                }
                return here
            return self._row(name, index, known, last, here, new or last)
        if new is not None:
            return self._row(name, index, known, base or {}, here, new)
        assert base is not None
        row = self._row(name, index, known, base, here, base)
        nobodys = here == base and not any(of == known and field.startswith(name) for field, of in self._edits)
        if nobodys and (name, index) not in self._commented and known not in self._linked:
            return None
        self._edits[name, known] = True
        return row

    def _row(self, name: str, index: int, known: str, base: Data, here: Data, new: Data) -> Data:
        """The fields of a row one by one; those of a claim that an editor has checked stay as they are."""
        fixed = here.get("checked") == "true"
        merged = {
            key: self._field(f"{name}.{key}", known, (name, index, key), base, here, new, fixed)
            for key in {**here, **new}
        }
        return {key: value for key, value in merged.items() if value is not None}

    def _arrives(self, name: str, known: str, in_base: bool, new: Data | None) -> bool:
        """Whether a row that does not stand in the file comes into it; not where an editor has taken it out."""
        if self._editors(name, known, in_base, False, new is not None):
            self._edits[name, known] = new is not None and self._before.get((name, known), False)
            return False
        if new is not None and self._body_is_editors and name != "people" and not self._founded(new):
            self._edits[name, known] = True
            return False
        return new is not None

    def _founded(self, row: Data) -> bool:
        """Whether the evidence of a row stands in the article as the editor has it."""
        here = self._articles[1]
        return " ".join(row.get("evidence", "").split()) in " ".join(f"{here.title}\n{here.text}".split())

    def _body_touched(self) -> bool:
        """Whether the body is the editor's."""
        base, here, new = self._articles
        if ("text", "") in self._before:
            return True
        claims = {claim.id for claim in here.events}
        if here.body in (base.body, filtered(base, claims)):
            return False
        if self._resumed is None or ("text", "") in self._resumed:
            return True
        return here.body not in (new.body, filtered(new, claims))

    def body(self, rows: Mapping[str, Rows]) -> str | None:
        """The new body; None where it stays as it is."""
        base, here, new = self._articles
        if self._body_is_editors:
            self._keep("text", "", base.text, here.text, new.text)
            return None
        body = filtered(new, {row.get("id", "") for _, row in rows.get("events", []) if isinstance(row, dict)})
        return body if body != here.body else None


def row_names(name: str, values: Data, slug: str) -> list[str]:
    """The key of each row of a list as it stands in a file; of a claim without one the id that reading derives."""
    rows = values.get(name) or []
    given = [row.get(ROW_NAME[name]) if isinstance(row, dict) else "" for row in rows]
    if name == "events":
        bare = [row.get("evidence") for row in rows if isinstance(row, dict) and not row.get("id")]
        derived = iter(ids.derived(slug, bare))
        given = [
            known or (next(derived) if isinstance(row, dict) else "") for known, row in zip(given, rows, strict=True)
        ]
    return [known if isinstance(known, str) else "" for known in given]
