"""The form for editors below /admin/: Decap CMS as npm has it, with a configuration made from the schema of an article.

It is made only where `content/chronicle.yaml` says `admin: true`. What npm brought is checked against the digest that
stands here and kept in `.cache/`, so that only the first build needs npm and a network.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from builder.errors import Problem
from builder.model.site import Site

FOLDER: Final = "admin"
"""Where the form lies in the site, and its own files in `layouts/`."""
PACKAGE: Final = "decap-cms@3.16.3"
DIGEST: Final = "hf+dPlCh7TJmWl8+6VRzHYOWhri5xgUknrZbDewaWe4s9B7xJ8PQugp2QHeSldMUKzav6+z0oIpwUYhUJDYtYw=="
"""SHA-512 of the package as npm packs it, base64."""
WANTED: Final = re.compile(r"package/dist/((?:[0-9]+\.)?decap-cms\.js(?:\.LICENSE\.txt)?)\Z")
"""Files of the package that the form loads, and the licences of what is in them."""
PATIENCE_S: Final = 120
"""How long npm may take, seconds."""
ROW_TITLE: Final = {
    "events": "{{fields.type}} {{fields.actor}} {{fields.target}} {{fields.count}} {{fields.date}}",
    "people": "{{fields.name}}",
    "aggregates": "{{fields.count}} {{fields.evidence}}",
}
"""How a row that is folded shows itself."""


def files(
    site: Site, schema: Mapping[str, Any], layouts: Path, cache: Path, package: str = PACKAGE, digest: str = ""
) -> tuple[dict[str, bytes], list[Problem]]:
    """The files of the form, and why there are none; neither where the site wants no form.

    `schema` is the JSON Schema of an article's front matter; `cache` is where the package is kept; `digest` is what it
    must be, where it is another than ours.
    """
    if not site.admin:
        return {}, []
    try:
        found = _package(cache, package, digest or DIGEST)
    except _MissingError as fault:
        hint = f"{fault.hint}, then `chronicle build --clean`; the rest of the site is built"
        return {}, [
            Problem("content/chronicle.yaml", 0, f"no form below /admin/: {fault}", "", hint, "warning", "no-admin")
        ]
    found |= {path.name: path.read_bytes() for path in sorted((layouts / FOLDER).glob("*.*"))}
    found["config.yml"] = json.dumps(config(site, schema), ensure_ascii=False, indent=1).encode() + b"\n"
    return {f"{FOLDER}/{name}": content for name, content in found.items()}, []


def config(site: Site, schema: Mapping[str, Any]) -> dict[str, Any]:
    """The configuration of Decap CMS; every key of the schema is a field, as it drops keys that are none."""
    articles = {
        "name": "articles",
        "label": "Articles",
        "label_singular": "Article",
        "folder": "content/articles",
        "path": "{{year}}/{{slug}}",
        "extension": "md",
        "format": "yaml-frontmatter",
        "create": False,
        "delete": False,
        "identifier_field": "title",
        "summary": "{{published}} {{title}}",
        "sortable_fields": ["published", "title", "outlet"],
        "editor": {"preview": False},
        "fields": [*_fields(schema), _body()],
    }
    return {
        "backend": _backend(site),
        "local_backend": True,
        "site_url": site.base_url,
        "display_url": site.base_url,
        "media_folder": "content/media",
        "show_preview_links": False,
        "omit_empty_optional_fields": True,
        "collections": [articles],
    }


def _backend(site: Site) -> dict[str, str]:
    """Who keeps the files and knows the editors: GitHub where the repository lies there, else Netlify's gateway."""
    branch = re.search(r"/edit/([^/{]+)/", site.edit_url)
    github = re.match(r"https://github\.com/([^/]+/[^/]+?)(?:\.git)?/?\Z", site.repository)
    where = {"name": "github", "repo": github[1]} if github else {"name": "git-gateway"}
    return where | {"branch": branch[1] if branch else "main"}


def _body() -> dict[str, Any]:
    hint = "Words that carry something are links; docs/editing.md says how."
    return {"name": "body", "label": "text", "widget": "markdown", "hint": hint, "modes": ["raw"], "required": False}


def _fields(schema: Mapping[str, Any]) -> list[dict[str, Any]]:
    needed = schema.get("required", ())
    return [_field(name, of, name in needed) for name, of in schema["properties"].items()]


def _field(name: str, of: Mapping[str, Any], needed: bool) -> dict[str, Any]:
    field = {"name": name, "label": name, "required": needed, **_widget(name, of)}
    return field | {"hint": of["description"]} if "description" in of else field


def _widget(name: str, of: Mapping[str, Any]) -> dict[str, Any]:
    """The widget for a value; dates are texts, as the one for dates would write them anew."""
    if "enum" in of:
        return {"widget": "select", "options": [*of["enum"]]}
    match of["type"]:
        case "array" if "properties" in of["items"]:
            rows = {"fields": _fields(of["items"]), "summary": ROW_TITLE.get(name, "{{fields.id}}")}
            return {"widget": "list", "collapsed": True, "minimize_collapsed": False, **rows}
        case "array":
            return {"widget": "list", "collapsed": False, "field": _field("item", of["items"], True)}
        case "integer":
            return {"widget": "number", "value_type": "int", "min": of.get("minimum", 0), "step": 1}
        case "number":
            return {"widget": "number", "value_type": "float", "min": of["minimum"], "max": of["maximum"], "step": 0.01}
        case "boolean":
            return {"widget": "boolean"}
    if "pattern" in of:
        return {"widget": "string", "pattern": [of["pattern"], f"must fit {of['pattern']}"]}
    return {"widget": "string"}


class _MissingError(Exception):
    """The package could not be had; `hint` says how to mend it."""

    def __init__(self, found: str, hint: str) -> None:
        super().__init__(found)
        self.hint = hint


def _package(cache: Path, package: str, digest: str) -> dict[str, bytes]:
    """Name -> bytes of what the form loads, from the cache or from npm."""
    kept = cache / f"{package}.tgz"
    if not kept.is_file() or not _is(kept.read_bytes(), digest):
        _fetch(package, digest, kept)
    found = {}
    with tarfile.open(fileobj=io.BytesIO(kept.read_bytes())) as packed:
        for member in packed:
            if (fits := WANTED.match(member.name)) and (file := packed.extractfile(member)):
                found[fits[1]] = file.read()
    return dict(sorted(found.items()))


def _is(content: bytes, digest: str) -> bool:
    return base64.b64encode(hashlib.sha512(content).digest()).decode() == digest


def _fetch(package: str, digest: str, kept: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise _MissingError("npm is not installed", "install Node.js, which brings it")
    kept.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        command = [npm, "pack", package, "--pack-destination", folder, "--silent"]
        try:
            ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE_S)
        except subprocess.TimeoutExpired as fault:
            raise _MissingError(f"npm took more than {PATIENCE_S} s", "look at the network") from fault
        packed = next(Path(folder).glob("*.tgz"), None)
        if ran.returncode or packed is None:
            raise _MissingError(f"npm could not fetch {package}", f"look at what `npm pack {package}` says")
        if not _is(packed.read_bytes(), digest):
            raise _MissingError(f"{package} from npm is not the one we know", "look at where npm fetches from")
        packed.replace(kept)
