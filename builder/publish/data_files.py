"""Rows of the published tables -> bytes of a file: CSV, JSON, SQLite, Parquet. The same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from builder.publish.data_columns import Column, Table, tables

Rows = Sequence[tuple[Any, ...]]
JOINT: Final = "; "
"""Between the members of a list, where a format has no lists."""

_AFFINITY: Final = {"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}


def as_csv(table: Table, rows: Rows) -> bytes:
    """A table as CSV: RFC 4180 with plain line feeds, UTF-8, a header, nothing for what is not known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in table.columns)
    lists, flags = _positions(table, "list"), _positions(table, "boolean")
    writer.writerows(_flat(row, lists, flags) for row in rows)
    return out.getvalue().encode()


def _positions(table: Table, kind: str) -> tuple[int, ...]:
    return tuple(n for n, column in enumerate(table.columns) if column.type == kind)


def _flat(row: tuple[Any, ...], lists: tuple[int, ...], flags: tuple[int, ...]) -> list[Any]:
    cells = list(row)
    for n in lists:
        cells[n] = JOINT.join(cells[n])
    for n in flags:
        cells[n] = "true" if cells[n] else "false"
    return cells


def as_json(head: Mapping[str, Any], filled: Iterable[tuple[Table, Rows]]) -> bytes:
    """All tables as one JSON object, one row a line; what is not known is left out."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    parts = [f"{encode(key)}: {encode(value)}" for key, value in head.items()]
    for table, rows in filled:
        names = [column.name for column in table.columns]
        lines = [
            encode({name: value for name, value in zip(names, row, strict=True) if value is not None and value != ()})
            for row in rows
        ]
        parts.append(f"{encode(table.name)}: [\n" + ",\n".join(lines) + "\n]")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def as_sqlite(head: Mapping[str, Any], filled: Iterable[tuple[Table, Rows]]) -> bytes:
    """All tables as one SQLite database, with keys, indexes, the codebook and what the chronicle says of itself."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("PRAGMA page_size = 4096")
        base.execute('CREATE TABLE "about" ("key" TEXT PRIMARY KEY, "value" TEXT)')
        base.executemany("INSERT INTO about VALUES (?, ?)", head.items())
        base.execute('CREATE TABLE "codebook" ("table" TEXT, "column" TEXT, "type" TEXT, "says" TEXT)')
        book = [(table.name, column.name, column.type, column.says) for table in tables() for column in table.columns]
        base.executemany("INSERT INTO codebook VALUES (?, ?, ?, ?)", book)
        for table, rows in filled:
            _create(base, table, rows)
        base.commit()
        return base.serialize()
    finally:
        base.close()


def _create(base: sqlite3.Connection, table: Table, rows: Rows) -> None:
    columns = ", ".join(_declared(column, table) for column in table.columns)
    base.execute(f'CREATE TABLE "{table.name}" ({columns})')
    lists = _positions(table, "list")
    marks = ", ".join("?" * len(table.columns))
    base.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', (_flat(row, lists, ()) for row in rows))
    for column in table.columns:
        if column.leads_to or column.name in ("year", "date"):
            base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')


def _declared(column: Column, table: Table) -> str:
    parts = [f'"{column.name}"', _AFFINITY.get(column.type, "TEXT")]
    if column.name == table.key:
        parts.append("PRIMARY KEY")
    if column.leads_to:
        other, key = column.leads_to.split(".")
        parts.append(f'REFERENCES "{other}" ("{key}")')
    return " ".join(parts)


def as_parquet(table: Table, rows: Rows) -> bytes:
    """A table as Parquet, lists as lists and days as days. Raises ImportError where pyarrow is not installed."""
    import datetime

    import pyarrow
    from pyarrow import parquet

    kinds = {
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    columns = {}
    for n, column in enumerate(table.columns):
        values = [row[n] for row in rows]
        if column.type == "date":
            values = [value and datetime.date.fromisoformat(value) for value in values]
        columns[column.name] = pyarrow.array(values, kinds.get(column.type, pyarrow.string()))
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out, compression="zstd")
    return out.getvalue()
