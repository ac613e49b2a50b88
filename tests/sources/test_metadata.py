"""`--metadata`: tables by file name, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.errors import Problem, SourceError
from builder.model.article import Article
from builder.sources import load_metadata, read_articles

TEXT = "Chad recalls its envoy\n\nChad has called its ambassador home, a minister said.\n"


def table(folder: Path, content: str, name: str = "m.csv") -> Path:
    path = folder / name
    path.write_text(content, "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("m.csv", "file,published,outlet,url\na.txt,2020-02-03,The Day,https://day.example/a\n"),
        ("m.csv", "\ufefffile;published;outlet;url\na.txt;2020-02-03;The Day;https://day.example/a\n"),
        ("m.tsv", "file\tpublished\toutlet\turl\na.txt\t3 February 2020\tThe Day\thttps://day.example/a\n"),
        ("m.yaml", "a.txt:\n  published: 2020-02-03\n  outlet: The Day\n  url: https://day.example/a\n"),
        ("m.yml", "- file: a.txt\n  published: 2020-02-03\n  outlet: The Day\n  url: https://day.example/a\n"),
    ],
)
def test_tables_fill_in_what_a_file_lacks(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (article,) = read_articles([tmp_path / "a.txt"], load_metadata(table(tmp_path, content, name)))
    assert isinstance(article, Article)
    assert (article.published, article.outlet, article.url) == ("2020-02-03", "The Day", "https://day.example/a")
    assert article.attention == ()


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("file,colour\na.txt,red\n", 2, "'colour'"),
        ("file,published\na.txt,soon\n", 2, "'soon'"),
        ("file,url\n\na.txt,javascript:alert(1)\n", 3, "'javascript:alert(1)'"),
        ("file,outlet\na.txt,The Day\na.txt,The Night\n", 3, "'a.txt' twice"),
        ("file,outlet\na.txt,The Day\n,The Night\n", 3, "without a file name"),
        ("file,outlet\na.txt,The Day\nb.txt,The Night\n", 0, "1 of 2 rows without a file"),
    ],
)
def test_an_unsound_row_is_a_warning_with_its_line(tmp_path: Path, content: str, line: int, said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    read = list(read_articles([tmp_path / "a.txt"], load_metadata(table(tmp_path, content))))
    (problem,) = [item for item in read if isinstance(item, Problem)]
    assert (problem.line, problem.severity) == (line, "warning")
    assert said in problem.found
    assert len(read) == 2


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("m.csv", "name,outlet\na.txt,The Day\n", 1),
        ("m.csv", "", 0),
        ("m.yaml", "a.txt: {outlet: [\n", 2),
        ("m.yaml", "just words\n", 1),
        ("m.yaml", "a.txt:\n  outlet: one\na.txt:\n  outlet: two\n", 3),
    ],
)
def test_no_table_is_an_error_with_its_line(tmp_path: Path, name: str, content: str, line: int) -> None:
    with pytest.raises(SourceError) as fault:
        load_metadata(table(tmp_path, content, name))
    assert fault.value.problem.line == line


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        load_metadata(tmp_path / "none.csv")
