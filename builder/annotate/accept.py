"""A proposal of the machine taken over by an editor."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from builder.model.annotated import Annotated, Edit

from . import front, patch, write
from .front import Data
from .merge import ROW_NAME, Merged, row_names, with_body
from .patch import Rows
from .rekey import filtered


def proposals(machine: Annotated, name: str) -> list[Edit]:
    """What is held back under a name: a claim's or person's id, or the article's slug for its own fields."""
    held = [edit for edit in machine.edits if edit.held]
    return [edit for edit in held if (edit.row or machine.slug) == name]


def accept(editor: str, machine: Annotated, taken: Collection[Edit]) -> Merged:
    """The editor's file with the machine's values in the places of some proposals, which are then none any more.

    Raises patch.PatchError and YamlError as `merge` does.
    """
    start, end = front.place(editor)
    text = editor[start:end]
    here, fresh = front.load(text), write.data(machine)
    rows = {name: _rows(name, here, fresh, taken, machine.slug) for name in ROW_NAME}
    changed = {edit.field: fresh.get(edit.field) for edit in taken if not edit.row and edit.field != "text"}
    done = patch.apply(text, changed, rows)
    rest = editor[end:]
    if any(edit.field == "text" for edit in taken):
        ids = {row.get("id", "") for _, row in rows["events"] if isinstance(row, dict)}
        rest = with_body(rest, filtered(machine, ids))
    left = tuple(edit for edit in machine.edits if edit not in taken)
    return Merged(editor[:start] + done + rest, replace(machine, edits=left))


def _rows(name: str, here: Data, fresh: Data, taken: Collection[Edit], slug: str) -> Rows:
    """The rows of a list with the machine's word where it is accepted."""
    new = {row[ROW_NAME[name]]: row for row in fresh.get(name, [])}
    whole = {edit.row for edit in taken if edit.field == name}
    rows: Rows = []
    seen = set()
    for index, (row, known) in enumerate(zip(here.get(name) or [], row_names(name, here, slug), strict=True)):
        seen.add(known)
        if known in whole and known not in new:
            continue
        fields = {
            edit.field.partition(".")[2] for edit in taken if edit.row == known and edit.field.startswith(f"{name}.")
        }
        rows.append((index, _with(row, new.get(known, {}), fields) if fields else row))
    rows += [(None, new[known]) for known in sorted(whole - seen) if known in new]
    return rows


def _with(row: Any, fresh: Data, fields: Collection[str]) -> Data:
    changed = {**row, **{name: fresh.get(name) for name in fields}}
    return {name: value for name, value in changed.items() if value is not None}
