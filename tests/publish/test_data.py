"""The published data: every format says the same, describes itself and comes out the same each time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sqlite3
from pathlib import Path
from typing import get_args

import pytest
from conftest import Chronicle

from builder.chronicle import assemble
from builder.model.annotated import Annotated, Annotation
from builder.model.chronicle import Chronicle as Published
from builder.model.claim import MEASURE_TYPES, STATUSES, Claim, Person
from builder.model.site import Site
from builder.model.text import Span
from builder.publish import data
from builder.publish.data_columns import _SOURCES, Type, rows, tables
from builder.publish.data_package import crosswalk

TEXT = 'The ministry, "on Monday", spoke.\n\nPoland told four Russians to leave; two; names, and more, came later.'
CLAIMS = (
    Claim(
        "expulsion",
        "poland",
        "russia",
        "a1",
        count=4,
        count_kind="exact",
        people=("Ivan Petrov", "Oleg Popov"),
        date="2018-03-26",
        evidence="Poland told four Russians to leave",
        confidence=0.9,
    ),
    Claim(
        "closure", "poland", "russia", "a2", date="2018", note='A "quoted"\nnote, in two lines; with é.', checked=True
    ),
    Claim("recall", "", "russia", "a3", status="prospective"),
)
REPLY = Claim("expulsion", "russia", "poland", "b1", date="2018-03-28", reason="retaliation", confidence=0.8)


@pytest.fixture(scope="module")
def published() -> Published:
    articles = [
        Annotated("first", title="First", text=TEXT, published="2018-03-27", events=CLAIMS, path="a.md"),
        Annotated(
            "second", published=None, events=(REPLY,), people=(Person("jan-novak", "Jan Novak", "envoy", "poland"),)
        ),
    ]
    site = Site(title="Chronicle", base_url="https://chronicle.example", version="1.2")
    chronicle, problems = assemble(site, articles)
    assert problems == []
    return chronicle


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


@pytest.mark.parametrize("name", data.names())
def test_the_same_chronicle_gives_the_same_bytes(published: Published, name: str) -> None:
    assert data.Dataset(published).file(name) == data.Dataset(published).file(name)


def test_a_claim_leads_to_its_words(published: Published) -> None:
    first = read_csv(data.Dataset(published).file("claims.csv"))
    claim = next(row for row in first if row["id"] == "a1")
    start, end = int(claim["evidence_start"]), int(claim["evidence_end"])
    assert TEXT[start:end] == claim["evidence"] == "Poland told four Russians to leave"
    assert claim["paragraph"] == "2"
    assert claim["url"] == "https://chronicle.example/articles/first/#c-a1"
    other = next(row for row in first if row["id"] == "a2")
    assert (other["evidence_start"], other["paragraph"], other["checked"]) == ("", "", "true")
    assert other["note"] == CLAIMS[1].note


def test_words_that_stand_twice_are_found_where_they_are_marked() -> None:
    text = "Chad expels two.\n\nIn brief: Chad expels two."
    second = text.rindex("expels")
    claim = Claim("expulsion", "chad", "mali", "c1", evidence="Chad expels two")
    marks = (Annotation(Span(second, second + 6), claims=("c1",)),)
    article = Annotated("a", text=text, events=(claim,), annotations=marks)
    chronicle, _ = assemble(Site(), [article])
    (row,) = read_csv(data.Dataset(chronicle).file("claims.csv"))
    assert (int(row["evidence_start"]), row["paragraph"]) == (text.rindex("Chad expels"), "2")


def test_events_say_when_as_precisely_as_they_may(published: Published) -> None:
    events = {row["id"]: row for row in read_csv(data.Dataset(published).file("events.csv"))}
    assert (events["a1"]["date_start"], events["a1"]["date_end"], events["a1"]["year"]) == ("2018-03-26",) * 2 + (
        "2018",
    )
    assert (events["a2"]["date_start"], events["a2"]["date_end"]) == ("2018-01-01", "2018-12-31")
    assert (events["a3"]["date"], events["a3"]["year"], events["a3"]["actor"]) == ("", "", "")
    assert events["a1"]["people"] == "Ivan Petrov; Oleg Popov"
    assert (events["a1"]["cameo"], events["a1"]["plover"]) == ("161", "SANCTION expel")
    assert (events["a3"]["cameo"], events["a3"]["plover"]) == ("1313", "THREATEN relations")
    assert (events["a1"]["actor_name"], events["a1"]["actor_code"]) == ("Poland", "PL")


def test_json_says_what_csv_says(published: Published) -> None:
    dataset = data.Dataset(published)
    whole = json.loads(dataset.file("chronicle.json"))
    assert (whole["title"], whole["version"], whole["licence"]) == ("Chronicle", "1.2", "CC BY 4.0")
    for table in tables():
        plain = read_csv(dataset.file(f"{table.name}.csv"))
        assert len(plain) == len(whole[table.name])
        for row, other in zip(plain, whole[table.name], strict=True):
            assert {name: text(value) for name, value in other.items()} == {k: v for k, v in row.items() if v}


def text(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_sqlite_says_what_csv_says_and_keeps_its_keys(published: Published, tmp_path: Path) -> None:
    dataset = data.Dataset(published)
    path = tmp_path / "chronicle.sqlite"
    path.write_bytes(dataset.file("chronicle.sqlite"))
    base = sqlite3.connect(path)
    base.row_factory = sqlite3.Row
    assert base.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in tables():
        flags = {column.name for column in table.columns if column.type == "boolean"}
        plain = read_csv(dataset.file(f"{table.name}.csv"))
        stored = [dict(row) for row in base.execute(f"SELECT * FROM {table.name}")]
        shown = [
            {k: str(bool(v)).lower() if k in flags else "" if v is None else str(v) for k, v in row.items()}
            for row in stored
        ]
        assert shown == plain
    columns = sum(len(table.columns) for table in tables())
    assert base.execute("SELECT count(*) FROM codebook").fetchone()[0] == columns
    assert base.execute("SELECT value FROM about WHERE key = 'licence'").fetchone()[0] == "CC BY 4.0"
    base.close()


def test_parquet_says_what_the_tables_say(published: Published) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    for table in tables():
        read = parquet.read_table(io.BytesIO(data.Dataset(published).file(f"{table.name}.parquet"))).to_pylist()
        expected = rows(table, published)
        assert len(read) == len(expected)
        for row, values in zip(read, expected, strict=True):
            for column, value in zip(table.columns, values, strict=True):
                found = row[column.name]
                if column.type == "date":
                    assert (found and found.isoformat()) == value
                else:
                    assert found == (list(value) if column.type == "list" else value)


def test_the_package_describes_the_files(published: Published) -> None:
    dataset = data.Dataset(published)
    package = json.loads(dataset.file("datapackage.json"))
    assert package["licenses"] == [{"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}]
    for resource in package["resources"]:
        content = dataset.file(resource["path"])
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()
        assert resource["bytes"] == len(content)
        header = next(csv.reader(io.StringIO(content.decode())))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["description"] for field in resource["schema"]["fields"])
        for field in resource["schema"]["fields"]:
            allowed = field.get("constraints", {}).get("enum")
            if allowed:
                assert {row[field["name"]] for row in read_csv(content)} <= {*allowed, ""}


def test_the_package_validates(published: Published, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name in data.names(("csv",)):
        (tmp_path / name).write_bytes(data.Dataset(published).file(name))
    monkeypatch.chdir(tmp_path)
    report = frictionless.validate("datapackage.json")
    assert report.valid, report.flatten(["path", "type", "note"])


def test_the_codebook_tells_of_every_column() -> None:
    assert [table.name for table in tables()] == ["events", "claims", "articles", "actors", "links"]
    for table in tables():
        assert table.says.endswith(".")
        assert {column.name for column in table.columns} == set(_SOURCES[table.name][0])
        for column in table.columns:
            assert column.says[0].isupper() or column.says.startswith(("done", "stated"))
            assert column.says.endswith(".")
            assert column.type in get_args(Type)
            if column.leads_to:
                other, key = column.leads_to.split(".")
                assert key in [each.name for one in tables() if one.name == other for each in one.columns]


def test_every_type_has_its_codes_and_their_doubts() -> None:
    codes = crosswalk()
    assert set(codes) == set(MEASURE_TYPES)
    for row in codes.values():
        assert row["sure"] in ("names", "covers", "two ways")
        assert row["doubt"].strip()
        for status in STATUSES:
            assert row[status]["cameo"].isdigit()
            assert row[status]["plover"].isupper()
            assert row[status]["mode"]


def test_a_file_that_is_none_of_ours(published: Published) -> None:
    for name in ("events.xlsx", "nothing.csv", ""):
        with pytest.raises(KeyError):
            data.Dataset(published).file(name)


def test_without_pyarrow_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "find_spec", lambda name: None)
    assert not [name for name in data.names() if name.endswith(".parquet")]
    assert "chronicle.sqlite" in data.names()


ARTICLE = """---
title: One
published: 2018-03-27
events:
- id: a1
  type: expulsion
  actor: poland
  target: russia
  count: 4
---

Poland told four Russians to leave.
"""


def test_export(chronicle: Chronicle, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = root / "content" / "articles" / "2018"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(ARTICLE)
    monkeypatch.setattr(data, "find_spec", lambda name: None)
    ran = chronicle("export", "--root", root, "--format", "csv", "--format", "parquet")
    assert ran.code == 0
    assert ran.err == data.NO_PARQUET + "\n"
    assert sorted(path.name for path in (root / "export").iterdir()) == sorted(data.names(("csv",)))
    assert (
        (root / "export" / "events.csv").read_text().splitlines()[1].startswith("a1,expulsion,done,poland,Poland,PL,")
    )


def test_an_export_names_what_is_wrong_and_writes_the_rest(chronicle: Chronicle, root: Path) -> None:
    folder = root / "content" / "articles" / "2018"
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(ARTICLE)
    (folder / "two.md").write_text(ARTICLE.replace("a1", "b1").replace("actor: poland", "actor: polnad"))
    ran = chronicle("export", "--root", root, "--output", root / "out", "--format", "json")
    assert ran.code == 1
    assert "content/articles/2018/two.md:7: found the unknown actor 'polnad', expected poland" in ran.err
    assert len(json.loads((root / "out" / "chronicle.json").read_text())["claims"]) == 2


def test_an_export_to_where_nothing_can_be_written(chronicle: Chronicle, root: Path) -> None:
    (root / "out").write_text("a file")
    ran = chronicle("export", "--root", root, "--output", root / "out" / "below")
    assert ran.code == 1
    assert "--output" in ran.err
    assert len(ran.err.splitlines()) == 1
