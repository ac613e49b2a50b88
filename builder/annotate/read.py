"""Annotated Markdown -> `Annotated`, with every fault of the file named at once."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from builder.errors import Problem
from builder.model.annotated import Annotated, Edit
from builder.model.article import Dropped
from builder.model.claim import Aggregate, Claim, Person
from builder.model.kinds import Key, KindError
from builder.model.yaml import YamlError

from . import front, ids, scan
from .fields import ARTICLE, MACHINE, NEEDED, ROW_KEYS

UNREADABLE = frozenset({"encoding", "no-front-matter", "bad-yaml"})
"""Codes of the faults that leave nothing of a file to work with."""


class _Fault(NamedTuple):
    key: str
    """Dotted path of the key."""
    found: str
    expected: str
    hint: str
    code: str


def parse(data: bytes | str, path: str = "", slug: str = "") -> tuple[Annotated, list[Problem]]:
    """An article as its file holds it, and everything that is wrong with the file.

    A value that is wrong is left out. Where nothing can be read (no UTF-8, no front matter, broken YAML) the article is
    empty and the problem's code is one of UNREADABLE. A file below `.machine/` may hold the keys of a machine copy.
    """
    empty = Annotated(slug, path=path)
    if isinstance(data, bytes):
        try:
            data = data.decode("utf-8-sig")
        except UnicodeDecodeError as fault:
            line = fault.object[: fault.start].count(b"\n") + 1
            return empty, [
                Problem(path, line, "bytes that are no UTF-8", "UTF-8 text", "save the file as UTF-8", code="encoding")
            ]
    if "\r" in data:
        data = data.replace("\r\n", "\n").replace("\r", "\n")
    halves = front.split(data)
    if halves is None:
        hint = "put the front matter between two lines of three hyphens"
        return empty, [Problem(path, 1, "no front matter", "--- in the first line", hint, code="no-front-matter")]
    try:
        values = front.load(halves.front)
    except YamlError as fault:
        hint = "write each key once, as key: value; put text with a colon in quotes"
        line = fault.line + halves.front_line - 1
        return empty, [Problem(path, line, fault.message, "YAML", hint, code="bad-yaml")]
    return _article(values, halves, path, slug)


def _article(values: front.Data, halves: front.Halves, path: str, slug: str) -> tuple[Annotated, list[Problem]]:
    faults: list[_Fault] = []
    machine = ".machine/" in path
    read = _row(MACHINE if machine else ARTICLE, values, "", faults)
    for name in ROW_KEYS:
        if name in read:
            read[name] = _rows(name, read[name], slug, faults)
    if "published" not in values and not machine:
        hint = "add `published: 2018-03-27`, or `published: unknown`"
        faults.append(_Fault("published", "no date of publication", "published", hint, "missing-field"))
    body = halves.body.strip("\n")
    text, annotations = scan.read(body)
    lines = front.Lines(halves.front, halves.front_line, halves.body_line)
    found = Annotated(slug=slug, text=text, annotations=annotations, body=body, path=path, lines=lines, **read)
    problems = [
        Problem(path, lines.nearest(one.key), one.found, one.expected, one.hint, code=one.code) for one in faults
    ]
    return found, problems


def _row(keys: Mapping[str, Key], values: Mapping[str, Any], above: str, faults: list[_Fault]) -> dict[str, Any]:
    """The values of one level by key; a value that is empty or wrong is left out."""
    read: dict[str, Any] = {}
    for name, raw in values.items():
        key = keys.get(name)
        if key is None:
            faults.append(_unknown(name, keys, above))
        elif raw is not None and raw != "":
            try:
                read[name] = key.kind.read(raw)
            except KindError:
                faults.append(_wrong(name, raw, key, above))
    return read


def _unknown(name: str, keys: Mapping[str, Key], above: str) -> _Fault:
    close = difflib.get_close_matches(name, keys, 1)
    expected = close[0] if close else "one of " + ", ".join(keys)
    hint = f"write `{close[0]}` or take the line out" if close else "take the line out"
    return _Fault(above + name, f"the unknown field `{name}`", expected, hint, "unknown-field")


def _wrong(name: str, raw: Any, key: Key, above: str) -> _Fault:
    shown = repr(raw) if len(repr(raw)) < 60 else repr(raw)[:57] + "..."
    hint = "correct the value or leave the line out"
    return _Fault(above + name, f"{name}: {shown}", key.kind.expected, hint, key.kind.code)


_MADE = {"people": Person, "aggregates": Aggregate, "events": Claim, "dropped": Dropped, "edits": Edit}


def _rows(name: str, raw: Any, slug: str, faults: list[_Fault]) -> tuple[Any, ...]:
    """The rows of a list, each made into its dataclass; one that lacks what it needs is left out."""
    if not isinstance(raw, list):
        faults.append(_wrong(name, raw, MACHINE[name], ""))
        return ()
    keys, needed, made = ROW_KEYS[name], NEEDED[name], []
    for index, row in enumerate(raw):
        if not isinstance(row, dict):
            hint = "write the row as `- key: value` lines"
            faults.append(_Fault(f"{name}.{index}", f"{row!r} in {name}", "key: value", hint, "wrong-type"))
            continue
        values = _row(keys, row, f"{name}.{index}.", faults)
        missing = [key for key in needed if key not in values]
        for key in missing:
            if row.get(key) in (None, ""):
                hint = f"add `{key}:` to the row"
                faults.append(_Fault(f"{name}.{index}", f"a row of {name} without {key}", key, hint, "missing-field"))
        if not missing:
            made.append(_claim(values) if name in ("events", "lost") else _MADE[name](**values))
    return tuple(_with_ids(made, slug)) if name == "events" else tuple(made)


def _claim(values: dict[str, Any]) -> Claim:
    values.setdefault("actor", "")
    values.setdefault("target", "")
    return Claim(**values)


def _with_ids(claims: list[Claim], slug: str) -> list[Claim]:
    """The claims, those that an editor added without an id with the one that follows from the article."""
    bare = [claim for claim in claims if not claim.id]
    if not bare:
        return claims
    given = iter(ids.derived(slug, [claim.evidence for claim in bare]))
    return [claim if claim.id else replace(claim, id=next(given)) for claim in claims]
