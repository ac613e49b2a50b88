"""The data that is published: the same tables as CSV, JSON, SQLite and Parquet, with a description of each column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from typing import Any, Final

from builder.model.chronicle import Chronicle
from builder.publish.data_columns import Table, rows, tables
from builder.publish.data_files import Rows, as_csv, as_json, as_parquet, as_sqlite
from builder.publish.data_package import data_package

FORMATS: Final = ("csv", "json", "sqlite", "parquet")
"""Formats in which the data can be had."""

NO_PARQUET: Final = (
    "no Parquet files: pyarrow is not installed, `pip install 'chronicle-of-expulsions[data]'` brings it"
)


def can_parquet() -> bool:
    """Whether Parquet can be written here."""
    return find_spec("pyarrow") is not None


def names(formats: Sequence[str] = FORMATS) -> tuple[str, ...]:
    """Files of these formats; those of Parquet only where they can be written."""
    found: list[str] = []
    if "csv" in formats:
        found += [f"{table.name}.csv" for table in tables()]
        found.append("datapackage.json")
    if "json" in formats:
        found.append("chronicle.json")
    if "sqlite" in formats:
        found.append("chronicle.sqlite")
    if "parquet" in formats and can_parquet():
        found += [f"{table.name}.parquet" for table in tables()]
    return tuple(found)


class Dataset:
    """The data of one chronicle; each table is laid out once, whatever files are made of it."""

    def __init__(self, chronicle: Chronicle) -> None:
        self._chronicle = chronicle
        self._rows: dict[str, Rows] = {}
        self._csv: dict[str, bytes] = {}

    def file(self, name: str) -> bytes:
        """The bytes of one of `names()`. Raises KeyError for another."""
        stem, _, ending = name.rpartition(".")
        if name == "datapackage.json":
            return data_package(self._chronicle.site, {table.name: self._as_csv(table) for table in tables()})
        if name == "chronicle.json":
            return as_json(self._head, self._tables())
        if name == "chronicle.sqlite":
            return as_sqlite(self._head, self._tables())
        table = {table.name: table for table in tables()}[stem]
        if ending not in ("csv", "parquet"):
            raise KeyError(name)
        return self._as_csv(table) if ending == "csv" else as_parquet(table, self._of(table))

    @cached_property
    def _head(self) -> dict[str, Any]:
        site = self._chronicle.site
        return {
            "title": site.title,
            "description": site.description,
            "homepage": f"{site.base_url}/data/",
            "version": site.version,
            "licence": site.licence,
            "licence_url": site.licence_url,
        }

    def _tables(self) -> list[tuple[Table, Rows]]:
        return [(table, self._of(table)) for table in tables()]

    def _of(self, table: Table) -> Rows:
        if table.name not in self._rows:
            self._rows[table.name] = rows(table, self._chronicle)
        return self._rows[table.name]

    def _as_csv(self, table: Table) -> bytes:
        if table.name not in self._csv:
            self._csv[table.name] = as_csv(table, self._of(table))
        return self._csv[table.name]
