"""`datapackage.json`: what the CSV files hold, by the Frictionless specification (https://specs.frictionlessdata.io)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from builder import vocabulary
from builder.model.site import Site
from builder.model.text import slug
from builder.publish.data_columns import Column, Table, tables


def data_package(site: Site, contents: Mapping[str, bytes]) -> bytes:
    """The description of the CSV files, whose bytes come by table name."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": slug(site.title) or "chronicle",
        "title": site.title,
        "description": site.description,
        "homepage": f"{site.base_url}/data/",
        "version": site.version,
        "licenses": [{"title": site.licence, "path": site.licence_url}],
        "resources": [_resource(table, contents[table.name]) for table in tables()],
        "crosswalk": {"about": vocabulary.table("crosswalk")["about"], "types": crosswalk()},
    }
    kept = {key: value for key, value in package.items() if value}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def crosswalk() -> dict[str, Any]:
    """Codes of CAMEO and PLOVER by type of measure, with the doubts of those codebooks."""
    return {name: row for name, row in vocabulary.table("crosswalk").items() if isinstance(row, dict)}


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.says,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\n", "delimiter": ",", "doubleQuote": True, "header": True},
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    keys = [_foreign(column) for column in table.columns if column.leads_to]
    return {
        "fields": [_field(column, table) for column in table.columns],
        **({"primaryKey": table.key} if table.key else {}),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def _field(column: Column, table: Table) -> dict[str, Any]:
    kind = "string" if column.type == "list" else column.type
    limits: dict[str, Any] = {"enum": list(column.choices)} if column.choices else {}
    if column.name == table.key:
        limits |= {"required": True, "unique": True}
    says = f'{column.says} Several are joined by "; ".' if column.type == "list" else column.says
    return {"name": column.name, "type": kind, "description": says, **({"constraints": limits} if limits else {})}


def _foreign(column: Column) -> dict[str, Any]:
    other, key = column.leads_to.split(".")
    return {"fields": column.name, "reference": {"resource": other, "fields": key}}
