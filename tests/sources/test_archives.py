"""Archives: lines of JSON, ZIP, WARC, packed or not, whole or broken; the rest of a broken one is read."""

from __future__ import annotations

import gzip
import io
import json
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.errors import Problem
from builder.model.article import Article
from builder.sources import read_articles

PAGE = (
    "<html><head><title>Envoy {n} of Chad goes</title></head><body><article><h1>Envoy {n} of Chad goes</h1>"
    "<p>Chad has called envoy number {n} home, a minister said on the radio; nobody could tell for how long.</p>"
    "<p>The second paragraph of page {n} is there so that the page looks like an article — with an é.</p>"
    "</article></body></html>"
)


def line(n: int, **more: object) -> str:
    return json.dumps({"title": f"Envoy {n}", "text": f"Chad has called envoy number {n} home.", **more}) + "\n"


def warc(*pages: tuple[str | None, bytes], packed: bool = False, kind: str = "text/html") -> bytes:
    """A web archive, one record a page, without an address where it is None."""
    return b"".join((gzip.compress if packed else bytes)(record(url, page, kind)) for url, page in pages)


def record(url: str | None, page: bytes, kind: str = "text/html") -> bytes:
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + page
    head = ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2019-05-06T07:08:09Z"]
    head += ["Content-Type: application/http; msgtype=response", f"Content-Length: {len(answer)}"]
    return "\r\n".join(part for part in head if "None" not in part).encode() + b"\r\n\r\n" + answer + b"\r\n\r\n"


def read(*paths: Path | str) -> tuple[list[Article], list[Problem]]:
    items = list(read_articles(paths))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Problem)]


def test_lines_of_json(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        line(
            1, published="2019-05-06T10:00:00Z", outlet="The Day", url="https://day.example/1", authors=["A B", "C D"]
        ),
        json.dumps({"headline": "Two", "html": PAGE.format(n=2), "date": "6 May 2019", "id": 7}) + "\n",
        "\n",
        json.dumps({"title": "Three", "body": "Chad closed.\n\nThe end of it."}),
    ]
    path.write_text("".join(rows))
    articles, problems = read(path)
    assert not problems
    assert [article.source for article in articles] == [f"{path}#1", f"{path}#2", f"{path}#4"]
    first, second, third = articles
    assert (first.published, first.outlet, first.author) == ("2019-05-06", "The Day", "A B, C D")
    assert (second.title, second.published) == ("Two", "2019-05-06")
    assert second.text.startswith("Chad has called envoy number 2 home")
    assert third.text == "Chad closed.\n\nThe end of it."


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b'{"title": "x", "text": \n', "no JSON (expecting value at column"),
        (b"[1, 2]\n", "JSON that is no object"),
        (b'{"title": "no text"}\n', "an object without text"),
        (b'{"title": "x", "text": 5}\n', "an object without text"),
        (b"[" * 100_000 + b"\n", "no JSON (too many levels)"),
        (b'{"title": "x", "text": "Share this"}\n', "nothing but a headline and page furniture"),
        (b'{"n": ' + b"9" * 5000 + b"}\n", "no JSON"),
    ],
)
def test_a_bad_line_is_said_with_its_number_and_the_rest_is_read(tmp_path: Path, bad: bytes, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes("".join(line(n) for n in range(1, 17)).encode() + bad + line(18).encode())
    articles, (problem,) = read(path)
    assert len(articles) == 17
    assert (problem.path, problem.line) == (str(path), 17)
    assert said in problem.found


def test_a_line_in_another_encoding_is_read_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"title": "Envoyé", "text": "Chad called its envoyé home."}\n'.encode("latin-1"))
    (article,), (problem,) = read(path)
    assert (problem.line, problem.severity, problem.code) == (1, "warning", "encoding")
    assert article.title == "Envoyé"
    assert "encoding" in article.attention[0]


def test_a_line_of_300_megabytes_is_said_and_takes_no_memory(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(line(1).encode() + b'{"text": "')
        for _ in range(300):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + line(3).encode())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles, (problem,) = read(path)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert [article.title for article in articles] == ["Envoy 1", "Envoy 3"]
    assert (problem.line, problem.found) == (2, "a line of more than 16 MB")
    assert grown < 120_000  # kilobytes


def test_a_gzip_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress("".join(line(n, filler=str(n) * 50) for n in range(2000)).encode())
    path.write_bytes(whole[: len(whole) // 2])
    articles, (problem,) = read(path)
    assert 100 < len(articles) < 2000
    assert problem.code == "cut-off"


def test_a_zip_archive_of_all_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("in/one.txt", "One goes home\n\nChad has called one envoy home.\n")
        archive.writestr("in/two.html", PAGE.format(n=2))
        archive.writestr("in/three.jsonl", line(3) + "{\n")
        archive.writestr("four.jsonl.gz", gzip.compress(line(4).encode()))
        archive.writestr("five.warc", warc(("https://day.example/5", PAGE.format(n=5).encode())))
        archive.writestr("six.zip", b"PK\x03\x04")
        archive.writestr("__MACOSX/one.txt", "x")
        archive.writestr(".hidden.txt", "x")
        archive.writestr("seven.json", "{}")
    articles, problems = read(path)
    assert [article.title for article in articles] == [
        "One goes home",
        "Envoy 2 of Chad goes",
        "Envoy 3",
        "Envoy 4",
        "Envoy 5 of Chad goes",
    ]
    assert [(problem.path, problem.line, problem.code) for problem in problems] == [
        (f"{path}#3", 2, "bad-line"),
        (f"{path}#6", 0, "nested"),
    ]


def test_a_damaged_zip_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and nothing more")
    (tmp_path / "b.jsonl").write_text(line(1))
    articles, (problem,) = read(tmp_path)
    assert len(articles) == 1
    assert problem.code == "damaged"


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    pages = [(f"https://day.example/{n}", PAGE.format(n=n).encode()) for n in (1, 2)]
    path.write_bytes(
        warc(*pages, packed=packed) + warc(("https://day.example/3", b"{}"), packed=packed, kind="text/json")
    )
    articles, problems = read(path)
    assert not problems
    assert [article.url for article in articles] == ["https://day.example/1", "https://day.example/2"]
    assert {article.published for article in articles} == {"2019-05-06"}
    assert articles[0].attention == ("The date of publication is that of the capture by a web archive.",)
    assert "with an é." in articles[0].text


@pytest.mark.parametrize("cut", [0.45, 0.7, 0.9])
@pytest.mark.parametrize("packed", [False, True])
def test_a_web_archive_that_breaks_off_anywhere_is_noticed(tmp_path: Path, packed: bool, cut: float) -> None:
    path = tmp_path / ("a.warc.gz" if packed else "a.warc")
    whole = warc(*[(f"https://day.example/{n}", PAGE.format(n=n).encode()) for n in range(4)], packed=packed)
    path.write_bytes(whole[: int(len(whole) * cut)])
    articles, problems = read(path)
    assert 1 <= len(articles) <= 3
    assert [problem.code for problem in problems][:1] == ["cut-off"]


def test_a_record_without_an_address_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc((None, PAGE.format(n=1).encode()), ("https://day.example/2", PAGE.format(n=2).encode())))
    articles, (problem,) = read(path)
    assert [article.url for article in articles] == [None, "https://day.example/2"]
    assert (problem.severity, problem.code, problem.path) == ("warning", "no-url", f"{path}#1")


def test_a_record_without_an_answer_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    broken = record("https://day.example/1", PAGE.format(n=1).encode()).replace(b"HTTP/1.1", b"XTTP/1.1")
    path.write_bytes(broken + warc(("https://day.example/2", PAGE.format(n=2).encode())))
    (article,), (problem,) = read(path)
    assert article.url == "https://day.example/2"
    assert (problem.path, problem.code) == (f"{path}#1", "damaged")


def test_a_page_in_another_encoding_than_declared(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    page = PAGE.format(n=1).encode("latin-1", "replace")
    path.write_bytes(warc(("https://day.example/1", page), kind="text/html; charset=utf-8"))
    (article,), (problem,) = read(path)
    assert (problem.path, problem.severity, problem.code) == (f"{path}#1", "warning", "encoding")
    assert any("guessed" in said for said in article.attention)


def test_rubbish_that_is_called_a_web_archive(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(b"rubbish\r\n" * 50)
    articles, problems = read(tmp_path / "a.warc")
    assert not articles
    assert len(problems) == 1


def jsonl() -> bytes:
    return (line(1) + line(2)).encode()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.jsonl", jsonl())
    return out.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        jsonl,
        lambda: gzip.compress(jsonl()),
        zipped,
        lambda: warc(*[(f"https://day.example/{n}", PAGE.format(n=n).encode()) for n in (1, 2)], packed=True),
    ],
)
def test_standard_input_of_any_kind(monkeypatch: pytest.MonkeyPatch, make: Callable[[], bytes]) -> None:
    class Pipe(io.RawIOBase):
        """A stream that cannot be wound back."""

        data = io.BytesIO(make())

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
            return self.data.readinto(buffer)

    class Stdin:
        buffer = io.BufferedReader(Pipe())

    monkeypatch.setattr("sys.stdin", Stdin)
    articles, problems = read("-")
    assert not problems
    assert len(articles) == 2
