"""Runs over a small archive with a known truth: the same whatever the crew, and going on where they were stopped."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import Made, archive, record

from builder.archive.progress import Progress
from builder.archive.run import Order, ingest_archive
from builder.archive.workers import Workers
from builder.errors import Problem
from builder.ingesting import Ingested
from builder.model.article import Article
from builder.model.claim import Claim
from builder.model.reading import FoundClaim, Reading
from builder.model.site import Site
from builder.model.text import Span
from builder.sources import Metadata

SIZE = 260


def reader(article: Article) -> Reading:
    """Finds what the made articles report, by their first sentence."""
    start = article.text.find("diplomats")
    if start < 0 or "Poison" in article.text:
        return Reading()
    claim = Claim("expulsion", "chad", "peru", evidence="diplomats")
    span = Span(start, start + len("diplomats"))
    return Reading((FoundClaim(claim, span, span),))


def dies_of_poison(article: Article) -> Reading:
    if "Poison" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    return reader(article)


class StopsAfter:
    """Stops the run after so many articles, as a user would."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __call__(self, progress: Progress) -> None:
        if progress.part == "read" and progress.read >= self.number:
            raise KeyboardInterrupt


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return list(archive(SIZE, seed=3, share=0.25))


@pytest.fixture
def lines(tmp_path: Path, made: list[Made]) -> Path:
    path = tmp_path / "archive.jsonl"
    path.write_text("".join(json.dumps(one.row) + "\n" for one in made))
    return path


def run(
    root: Path, path: Path, workers: int = 1, reading: object = reader, watch: Progress | None = None, dry: bool = False
) -> list[Ingested | Problem]:
    order = Order(root, (path,), Metadata(), Site(), reading, dry)  # type: ignore[arg-type]
    return list(ingest_archive(order, Workers(workers, size=8), watch or Progress(), lambda: None))


def written(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted((root / "content").rglob("*"))
        if path.is_file()
    }


def kept(made: list[Made]) -> list[Made]:
    return [one for one in made if one.relation in ("new", "update")]


def test_what_is_written_is_what_is_true(tmp_path: Path, made: list[Made], lines: Path) -> None:
    root = tmp_path / "root"
    watch = Progress()
    results = run(root, lines, watch=watch)
    articles = [one for one in results if isinstance(one, Ingested)]
    assert len(articles) == len(results) == len(kept(made))
    assert watch.seen == SIZE
    assert watch.passed == sum(one.relation == "other" for one in made)
    assert len((root / ".cache" / "passed-over.txt").read_text().splitlines()) == watch.passed
    copies = {one.row["url"] for one in made if one.relation in ("copy", "short")}
    also = {url for one in articles for url in one.stored.article.also}
    places = also | {one.stored.article.url for one in articles}
    assert copies <= places
    assert len(also) == len(copies)


def test_one_worker_or_two_or_one_that_is_killed_write_the_same(tmp_path: Path, lines: Path) -> None:
    once = DiesOnce(tmp_path / "mark")
    for name, workers, reading in (("one", 1, reader), ("two", 2, reader), ("killed", 2, once)):
        run(tmp_path / name, lines, workers, reading)
    assert (tmp_path / "mark").exists()
    assert len(written(tmp_path / "one")) > 20
    assert written(tmp_path / "one") == written(tmp_path / "two") == written(tmp_path / "killed")


class DiesOnce:
    """Kills its worker in the middle of the archive, the first time."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, article: Article) -> Reading:
        if article.source.endswith("0") and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return reader(article)


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path, lines: Path) -> None:
    run(tmp_path / "whole", lines)
    root = tmp_path / "stopped"
    with pytest.raises(KeyboardInterrupt):
        run(root, lines, watch=Progress(StopsAfter(9)))
    before = written(root)
    assert 0 < len(before) < len(written(tmp_path / "whole"))
    watch = Progress()
    results = run(root, lines, watch=watch)
    assert watch.examined == 0
    assert watch.read < watch.seen - watch.passed
    assert written(root) == written(tmp_path / "whole")
    assert not [one for one in results if isinstance(one, Problem)]


def test_a_finished_run_has_nothing_left_to_do(tmp_path: Path, lines: Path) -> None:
    run(tmp_path, lines)
    before = written(tmp_path)
    watch = Progress()
    assert run(tmp_path, lines, watch=watch) == []
    assert (watch.examined, watch.read) == (0, 0)
    assert written(tmp_path) == before


def test_a_copy_that_comes_later_is_one_more_place(tmp_path: Path, made: list[Made]) -> None:
    first = next(one for one in made if one.relation == "new")
    (tmp_path / "a.jsonl").write_text(json.dumps(first.row) + "\n")
    (tmp_path / "b.jsonl").write_text(json.dumps({**first.row, "url": "https://later.example/1"}) + "\n")
    run(tmp_path, tmp_path / "a.jsonl")
    (again,) = run(tmp_path, tmp_path / "b.jsonl")
    assert isinstance(again, Ingested)
    assert again.stored.state == "updated"
    assert again.stored.article.also == ("https://later.example/1",)
    assert len(list((tmp_path / "content" / "articles").rglob("*.md"))) == 1


def test_a_poison_article_is_set_aside_with_its_reason(tmp_path: Path, made: list[Made], lines: Path) -> None:
    poison = {**made[0].row, "text": "Poison: the embassy of Chad was closed on Monday, the ministry said."}
    with lines.open("a") as file:
        file.write(json.dumps(poison) + "\n")
    results = run(tmp_path, lines, 2, dies_of_poison)
    (problem,) = [one for one in results if isinstance(one, Problem)]
    assert problem.path == f"{lines}#{SIZE + 1}"
    assert "SIGKILL, 2 times" in problem.found
    assert len(results) == len(kept(made)) + 1
    (again,) = run(tmp_path, lines, 2, dies_of_poison)
    assert again == problem


def test_a_dry_run_writes_nothing(tmp_path: Path, made: list[Made], lines: Path) -> None:
    results = run(tmp_path, lines, dry=True)
    assert len(results) == len(kept(made))
    assert [path.name for path in tmp_path.iterdir()] == ["archive.jsonl"]


def test_lines_and_web_archives_give_the_same(tmp_path: Path, made: list[Made], lines: Path) -> None:
    (tmp_path / "archive.warc").write_bytes(b"".join(record(one.row) for one in made))
    from_lines = run(tmp_path / "one", lines)
    from_pages = run(tmp_path / "two", tmp_path / "archive.warc")
    assert _told(from_lines) == _told(from_pages)


def _told(results: list[Ingested | Problem]) -> list[tuple[str, str | None, int]]:
    articles = [one.stored.article for one in results if isinstance(one, Ingested)]
    return sorted((article.title, article.published, len(article.also)) for article in articles)


def test_the_truth_of_the_made_archive(made: list[Made]) -> None:
    relations: Iterator[str] = (one.relation for one in made)
    assert {"other", "new", "copy", "short", "update"} == set(relations)
