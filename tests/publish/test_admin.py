"""The form for editors: made from the schema and npm's package, only where it is wanted; its policy is its own."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import tarfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from builder.annotate.fields import AGGREGATE, ARTICLE, CLAIM, PERSON
from builder.annotate.schema import article_schema
from builder.model.claim import MEASURE_TYPES
from builder.model.site import Site
from builder.publish import admin
from builder.publish.serve import answer
from tests.conftest import Chronicle

ROOT = Path(__file__).parent.parent.parent
POLICY = "Content-Security-Policy"
PACKED = {
    "package/package.json": b"{}",
    "package/dist/cms.js": b"other",
    "package/dist/decap-cms.js": b"the form",
    "package/dist/decap-cms.js.map": b"map",
    "package/dist/decap-cms.js.LICENSE.txt": b"licences",
    "package/dist/103.decap-cms.js": b"a part",
}


def package(path: Path) -> str:
    """A package as npm packs it; its digest."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:gz") as packed:
        for name, content in PACKED.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    return base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()


def npm(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """An npm that does this, and nothing else, on the path."""
    folder.mkdir()
    program = folder / "npm"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def fields(of: Mapping[str, Any]) -> Mapping[str, Any]:
    return {field["name"]: field for field in of["fields"]}


@pytest.fixture
def articles() -> Mapping[str, Any]:
    found: Mapping[str, Any]
    (found,) = admin.config(Site(), article_schema())["collections"]
    return found


def test_every_key_of_an_article_is_a_field(articles: Mapping[str, Any]) -> None:
    rows = fields(articles)
    assert list(rows) == [*ARTICLE, "body"]
    for name, keys in {"events": CLAIM, "people": PERSON, "aggregates": AGGREGATE}.items():
        assert list(fields(rows[name])) == list(keys)


def test_a_kind_of_value_has_its_widget(articles: Mapping[str, Any]) -> None:
    claim = fields(fields(articles)["events"])
    assert claim["type"]["widget"] == "select"
    assert claim["type"]["options"] == [*MEASURE_TYPES]
    assert (claim["count"]["widget"], claim["count"]["value_type"]) == ("number", "int")
    assert (claim["confidence"]["value_type"], claim["confidence"]["max"]) == ("float", 1)
    assert claim["checked"]["widget"] == "boolean"
    assert claim["people"]["field"]["widget"] == "string"
    assert fields(articles)["body"]["modes"] == ["raw"]


@pytest.mark.parametrize(("text", "fits"), [("2018-03", True), ("2018-3", False), ("unknown", False)])
def test_a_date_is_a_text_that_must_fit(articles: Mapping[str, Any], text: str, fits: bool) -> None:
    date = fields(fields(articles)["events"])["date"]
    assert date["widget"] == "string"
    assert bool(re.search(date["pattern"][0], text)) is fits


def test_files_are_kept_where_the_repository_lies() -> None:
    edit = "https://github.com/a/b/edit/trunk/{path}"
    on_github = Site(repository="https://github.com/a/b", edit_url=edit)
    assert admin.config(on_github, article_schema())["backend"] == {"name": "github", "repo": "a/b", "branch": "trunk"}
    elsewhere = Site(repository="https://git.example/a/b")
    assert admin.config(elsewhere, article_schema())["backend"] == {"name": "git-gateway", "branch": "main"}


def test_what_the_form_loads_comes_from_the_package(tmp_path: Path) -> None:
    digest = package(tmp_path / "form@1.tgz")
    files, problems = admin.files(Site(admin=True), article_schema(), ROOT / "layouts", tmp_path, "form@1", digest)
    assert not problems
    assert {name: files[name] for name in files if "decap" in name} == {
        "admin/decap-cms.js": b"the form",
        "admin/decap-cms.js.LICENSE.txt": b"licences",
        "admin/103.decap-cms.js": b"a part",
    }
    assert b"<script>" not in files["admin/index.html"]
    for name in re.findall(rb'(?:src|href)="/(admin/[^"]+)"', files["admin/index.html"]):
        assert name.decode() in files
    assert json.loads(files["admin/config.yml"])["collections"]


def test_npm_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = package(tmp_path / "packed.tgz")
    log = tmp_path / "asked"
    npm(tmp_path / "bin", monkeypatch, f'echo "$1 $2" >> {log}; cp {tmp_path}/packed.tgz "$4"/form-1.tgz')
    for _ in range(2):
        files, problems = admin.files(
            Site(admin=True), article_schema(), ROOT / "layouts", tmp_path / "cache", "form@1", digest
        )
        assert files
        assert not problems
    assert log.read_text() == "pack form@1\n"


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("exit 1", "npm could not fetch form@1"),
        ('echo another > "$4"/form-1.tgz', "form@1 from npm is not the one we know"),
    ],
)
def test_a_package_that_cannot_be_had_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str, said: str
) -> None:
    npm(tmp_path / "bin", monkeypatch, does)
    files, (problem,) = admin.files(
        Site(admin=True), article_schema(), ROOT / "layouts", tmp_path / "cache", "form@1", "digest"
    )
    assert not files
    assert said in problem.found
    assert problem.severity == "warning"
    assert not list((tmp_path / "cache").iterdir())


def test_without_npm_the_rest_is_built(
    root: Path, chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    site = root / "content" / "chronicle.yaml"
    site.write_text(site.read_text() + "admin: true\n")
    for _ in range(2):
        ran = chronicle("build", "--root", root, "--no-search")
        assert ran.code == 0
        told = [line for line in (ran.out + ran.err).splitlines() if "npm" in line]
        assert len(told) == 1
        assert "no form below /admin/: npm is not installed, install Node.js" in told[0]
    assert (root / "site" / "index.html").exists()
    assert not (root / "site" / "admin").exists()


def test_the_form_is_there_only_where_it_is_wanted(
    root: Path, chronicle: Chronicle, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = package(root / ".cache" / "admin" / f"{admin.PACKAGE}.tgz")
    monkeypatch.setattr(admin, "DIGEST", digest)
    site = root / "content" / "chronicle.yaml"
    plain = site.read_text()
    for text, wanted in ((plain, False), (plain + "admin: true\n", True), (plain + "admin: false\n", False)):
        site.write_text(text)
        assert chronicle("build", "--root", root, "--no-search").code == 0
        assert (root / "site" / "admin" / "decap-cms.js").exists() is wanted
        assert (root / "site" / "admin").exists() is wanted


def test_the_served_form_is_not_reloaded(tmp_path: Path) -> None:
    for folder in (".", "admin"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "index.html").write_text("<body></body>")
    assert answer(tmp_path, "/admin/").body == b"<body></body>"
    assert answer(tmp_path, "/").body != b"<body></body>"


def rules() -> Iterator[tuple[str, Mapping[str, str]]]:
    for rule in tomllib.loads((ROOT / "netlify.toml").read_text())["headers"]:
        yield rule["for"], rule["values"]


def headers(address: str) -> list[tuple[str, str]]:
    """Every header that some rule gives to an address."""
    found: list[tuple[str, str]] = []
    for path, values in rules():
        if address.startswith(path[:-1]) if path.endswith("*") else address == path:
            found += values.items()
    return found


def test_no_header_is_given_twice(root: Path, chronicle: Chronicle) -> None:
    assert chronicle("build", "--root", root, "--no-search").code == 0
    site = root / "site"
    built = [f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*") if path.is_file()]
    ruled = [path.replace("*", "x") for path, _ in rules()]
    for address in (*built, *ruled):
        names = [name for name, _ in headers(address.removesuffix("index.html"))]
        assert len(names) == len(set(names)), address


def test_every_page_has_a_policy_and_only_the_form_a_loose_one(root: Path, chronicle: Chronicle) -> None:
    assert chronicle("build", "--root", root, "--no-search").code == 0
    site = root / "site"
    for page in site.rglob("*.html"):
        address = f"/{page.relative_to(site).as_posix()}".removesuffix("index.html")
        policy = dict(headers(address)).get(POLICY) or page.read_text()
        assert "default-src 'none'; script-src 'self'" in policy, address
        assert "unsafe-eval'" not in policy.replace("wasm-unsafe-eval", ""), address
        assert "unsafe-inline" not in policy, address
    loose = [path for path, values in rules() if "'unsafe-" in values.get(POLICY, "")]
    assert loose == ["/admin/*"]
