"""docs/data.md: every column and code is told, and its three questions give the answers that stand there.

Where the content changed, `PYTHONPATH=tests python tests/publish/test_data_document.py` writes the new answers down.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT

from builder import flow
from builder.publish import data
from builder.publish.data_columns import tables
from builder.publish.data_package import crosswalk

TEXT = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
HOME = "https://chronicle-of-expulsions.netlify.app/data/"
QUESTIONS = {part.split("\n")[0]: part for part in TEXT.split("\n### ")[1:4]}
DOWNLOAD = re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)[1]


def block(question: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", QUESTIONS[question], re.DOTALL)
    assert found, (question, language)
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the `curl` lines bring, from an export of the committed content."""
    curl = shutil.which("curl")
    if not curl:
        pytest.skip("curl is not installed")
    exported = tmp_path_factory.mktemp("data")
    flow.export(ROOT, exported, ("csv",))
    here = tmp_path_factory.mktemp("questions")
    for line in DOWNLOAD.replace(HOME, exported.as_uri() + "/").splitlines():
        subprocess.run([curl, *line.split()[1:]], cwd=here, check=True, timeout=30)
    return here


def ran(*command: str, here: Path) -> str:
    done = subprocess.run(command, cwd=here, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("question", QUESTIONS)
def test_pandas_answers(question: str, folder: Path) -> None:
    if not find_spec("pandas"):
        pytest.skip("pandas is not installed")
    assert ran(sys.executable, "-c", block(question, "python"), here=folder) == block(question, "text")


def in_duckdb(question: str, folder: Path) -> str:
    import duckdb

    sql = re.sub(r"'(\w+\.csv)'", lambda found: f"'{folder / found[1]}'", block(question, "sql"))
    asked = duckdb.sql(sql)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([asked.columns, *asked.fetchall()])
    return out.getvalue()


@pytest.mark.parametrize("question", QUESTIONS)
def test_duckdb_answers(question: str, folder: Path) -> None:
    if not find_spec("duckdb"):
        pytest.skip("duckdb is not installed")
    assert in_duckdb(question, folder) == block(question, "text")


@pytest.mark.parametrize("question", QUESTIONS)
def test_r_answers(question: str, folder: Path) -> None:
    script = shutil.which("Rscript")
    if not script:
        pytest.skip("R is not installed")
    assert ran(script, "-e", block(question, "r"), here=folder) == block(question, "text")


def test_every_file_column_and_code_is_told() -> None:
    missing = [name for name in data.names(("csv", "json", "sqlite")) if f"`{name}`" not in TEXT]
    assert missing == []
    for table in tables():
        part = TEXT.split(f"### `{table.name}`")[1].split("\n## ")[0].split("\n### ")[0]
        assert table.says in part
        rows = [f"| `{column.name}` | {column.type} | {column.says}" for column in table.columns]
        assert [row for row in rows if row not in part] == []
    for name, row in crosswalk().items():
        line = next(line for line in TEXT.splitlines() if line.startswith(f"| `{name}` | {row['done']['cameo']} "))
        assert " ".join(row["doubt"].split()) in line


def write_answers() -> None:
    """Put the answers of DuckDB into the document."""
    text = TEXT
    with tempfile.TemporaryDirectory() as name:
        flow.export(ROOT, Path(name), ("csv",))
        for question, part in QUESTIONS.items():
            new = re.sub(
                r"```text\n.*?```", lambda _, q=question: f"```text\n{in_duckdb(q, Path(name))}```", part, flags=re.S
            )
            text = text.replace(part, new)
    (ROOT / "docs" / "data.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_answers()
