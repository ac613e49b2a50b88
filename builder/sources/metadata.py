"""`--metadata FILE`: what articles lack, by file name, as CSV or YAML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from types import MappingProxyType
from typing import Any

from builder.errors import Problem, SourceError
from builder.model import yaml

from .decode import NoTextError, decode
from .draft import Facts
from .facts import KEYS, Stated, checked


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts by file name."""

    path: str = ""
    """File it was read from."""
    rows: Mapping[str, Facts] = field(default_factory=lambda: MappingProxyType({}))
    """File name, or path as the user gives it, or either with `#n` -> facts."""
    problems: tuple[Problem, ...] = ()
    """What is wrong in single rows; the rest counts."""

    def key_of(self, source: str) -> str | None:
        """The row that speaks of `source`: its whole path, else its file name; None where none does."""
        return next((key for key in (source, PurePath(source).name) if key in self.rows), None)

    def unused(self, used: Set[str]) -> list[Problem]:
        """One warning for all rows that spoke of no file: a name may be misspelt."""
        left = [name for name in self.rows if name not in used]
        if not left:
            return []
        names = ", ".join(left[:3]) + (", ..." if len(left) > 3 else "")
        said = f"{len(left)} of {len(self.rows)} rows without a file that was read ({names})"
        return [Problem(self.path, 0, said, severity="warning", code="unused-metadata")]


def load_metadata(path: str | Path) -> Metadata:
    """The table in a `.csv`, `.tsv`, `.yaml` or `.yml` file.

    Raises SourceError where the file cannot be read as a table by file name.
    """
    place = str(path)
    try:
        text = decode(Path(path).read_bytes()).text
    except OSError as fault:
        raise SourceError(Problem(place, 0, f"cannot be read: {(fault.strerror or str(fault)).lower()}")) from fault
    except NoTextError as fault:
        raise SourceError(Problem(place, 0, str(fault), "a table with a column file")) from fault
    reader = _yaml_rows if Path(path).suffix.lower() in (".yaml", ".yml") else _csv_rows
    return _collected(reader(text, place), place)


def _collected(rows: Iterable[tuple[str, int, list[Stated]]], place: str) -> Metadata:
    facts: dict[str, Facts] = {}
    problems: list[Problem] = []
    unknown: set[str] = set()
    for name, line, stated in rows:
        fresh = [row for row in stated if row.key in KEYS or row.key not in unknown]
        unknown.update(row.key for row in fresh if row.key not in KEYS)
        said, faults = checked(fresh, place)
        problems += faults
        if not name:
            problems.append(Problem(place, line, "a row without a file name", "", "it was left out", "warning"))
        elif name in facts:
            problems.append(Problem(place, line, f"{name!r} twice", "each file once", "the first counts", "warning"))
        else:
            facts[name] = said
    return Metadata(place, MappingProxyType(facts), tuple(problems))


def _csv_rows(text: str, place: str) -> Iterable[tuple[str, int, list[Stated]]]:
    first = text.split("\n", 1)[0]
    delimiter = max("\t;,", key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        header = [name.strip().lower() for name in next(lines, [])]
        if "file" not in header:
            raise SourceError(Problem(place, 1, f"the columns {', '.join(header)[:80]}", "a column file"))
        for cells in lines:
            row = dict(zip(header, cells, strict=False))
            if any(cell.strip() for cell in cells):
                yield row.pop("file", "").strip(), lines.line_num, _stated(row, lines.line_num)
    except csv.Error as fault:
        raise SourceError(Problem(place, lines.line_num, f"no CSV: {fault}")) from fault


def _yaml_rows(text: str, place: str) -> Iterable[tuple[str, int, list[Stated]]]:
    try:
        table = yaml.parse(text)
    except yaml.YamlError as fault:
        raise SourceError(Problem(place, fault.line, fault.message, "YAML")) from fault
    if isinstance(table, dict) and all(isinstance(row, dict) for row in table.values()):
        table = [{"file": name, **row} for name, row in table.items()]
    if not isinstance(table, list) or not all(isinstance(row, dict) for row in table):
        raise SourceError(Problem(place, 1, "no table", "file names, each with its keys and values"))
    for row in table:
        given = {str(key).lower(): value for key, value in row.items()}
        yield str(given.pop("file", None) or ""), 0, _stated(given, 0)


def _stated(row: Mapping[str, Any], line: int) -> list[Stated]:
    stated = []
    for key, value in row.items():
        if isinstance(value, list):
            values = tuple(str(item) for item in value)
        else:
            values = tuple(str(value or "").split()) if key == "sources" else (str(value or ""),)
        if key and any(values):
            stated.append(Stated(key, values, line))
    return stated
