"""Articles into content/: known again, never lost, whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.annotate import files, parse, slugs
from builder.annotate.store import Store
from builder.errors import FormatError, OutputError, Problem
from builder.ingesting import Ingested, ingest
from builder.model.article import Article
from builder.model.claim import Claim
from builder.model.reading import FieldSpan, FoundClaim, Reading
from builder.model.site import Site
from builder.model.text import Span

TEXT = "France expelled four envoys of Chad on Monday. The talks in Paris go on.\n\nChad said nothing of it."


def reading(article: Article, count: int = 4) -> Reading:
    """One claim wherever the article says that somebody expelled four."""
    at = article.text.find("expelled")
    if at < 0:
        return Reading()
    trigger, four = Span(at, at + 8), Span(at + 9, at + 13)
    end = article.text.find(".", at)
    claim = Claim("expulsion", "france", "chad", count=count, evidence=article.text[at:end], confidence=0.8)
    return Reading((FoundClaim(claim, trigger, Span(at, end), (FieldSpan("count", four),)),))


def article(source: str = "in/france-expels-chadians.txt", text: str = TEXT, **more: str) -> Article:
    return Article(source, **{"title": "France expels four", "published": "2018-03-27", **more}, text=text)


def several() -> list[Article]:
    """Four articles that are no versions of each other."""
    words = ["embassy in Lyon", "consulate of Metz", "legation at Nice", "post near Dijon"]
    return [article(f"in/about-the-{w.split()[0]}.txt", f"{TEXT} {w}: {w[::-1]}.", title=w) for w in words]


def run(root: Path, *articles: Article, count: int = 4, site: Site | None = None) -> list[Ingested | Problem]:
    read = [(one, reading(one, count)) for one in articles]
    return list(ingest(root, read, site or Site(), dry_run=False, waiting=lambda: None))


def states(results: list[Ingested | Problem]) -> list[str]:
    return [one.code if isinstance(one, Problem) else one.stored.state for one in results]


def paths(root: Path) -> list[str]:
    return sorted(path.relative_to(root / "content").as_posix() for path in (root / "content").rglob("*.md"))


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


HERE = "articles/2018/france-expels-chadians.md"


def test_new_then_unchanged_then_updated(tmp_path: Path) -> None:
    assert states(run(tmp_path, article())) == ["new"]
    assert paths(tmp_path) == [".machine/france-expels-chadians.md", HERE]
    before = tree(tmp_path / "content")
    assert states(run(tmp_path, article())) == ["unchanged"]
    assert tree(tmp_path / "content") == before
    assert states(run(tmp_path, article(), count=5)) == ["updated"]
    assert "count: 5" in (tmp_path / "content" / HERE).read_text()


def test_an_article_is_known_again_after_title_date_and_place_were_corrected(tmp_path: Path) -> None:
    run(tmp_path, article(url="https://www.news.example/1/"))
    again = article("other/x.txt", title="New title", published="2019-01-01", url="https://news.example/1")
    assert states(run(tmp_path, again)) == ["updated"]
    moved = article("elsewhere/france-expels-chadians.txt", title="New title")
    assert states(run(tmp_path, moved)) == ["updated"]
    assert len(paths(tmp_path)) == 2


def test_two_articles_with_one_title_and_date_are_two(tmp_path: Path) -> None:
    other = "Another matter altogether: the ministers met in Lyon, and the press was not let in."
    results = run(tmp_path, article("a/1.txt"), article("a/2.txt", other), article("b/3.txt", other + " Nobody spoke."))
    assert states(results) == ["new", "new", "new"]
    names = [path for path in paths(tmp_path) if path.startswith("articles")]
    assert names == [f"articles/2018/2018-03-27-france-expels-four{end}.md" for end in ("-2", "-3", "")]
    assert states(run(tmp_path, article("a/1.txt"), article("copy.txt"))) == ["unchanged", "same-article"]


def test_a_withdrawn_article_stays_out(tmp_path: Path) -> None:
    run(tmp_path, article())
    (tmp_path / "content" / HERE).unlink()
    assert states(run(tmp_path, article(), count=5)) == ["withdrawn"]
    assert paths(tmp_path) == [".machine/france-expels-chadians.md"]


def test_an_edited_file_without_a_machine_copy_is_left_alone(tmp_path: Path) -> None:
    run(tmp_path, article())
    (tmp_path / "content" / ".machine" / "france-expels-chadians.md").unlink()
    file = tmp_path / "content" / HERE
    file.write_text(file.read_text().replace("count: 4", "count: 44"))
    before = file.read_bytes()
    same = article("in/france-expels-chadians.txt")
    assert states(run(tmp_path, same))[0] in ("new", "unchanged")
    assert file.read_bytes() == before


def test_a_claim_keeps_its_id_when_its_sentence_is_edited(tmp_path: Path) -> None:
    run(tmp_path, article())
    first = parse((tmp_path / "content" / HERE).read_bytes())[0].events[0].id
    run(tmp_path, article(text=TEXT.replace("France expelled four", "On Monday morning Paris had expelled four")))
    assert parse((tmp_path / "content" / HERE).read_bytes())[0].events[0].id == first


def test_broken_front_matter_is_left_as_it_is(tmp_path: Path) -> None:
    run(tmp_path, article())
    file = tmp_path / "content" / HERE
    file.write_text(file.read_text().replace("title: France", "title: France: it"))
    before = tree(tmp_path / "content")
    assert states(run(tmp_path, article(), article("in/second-of-two.txt", "x y"), count=5)) == ["bad-yaml", "new"]
    assert {path: data for path, data in tree(tmp_path / "content").items() if path in before} == before


def test_an_excerpt_leaves_nothing_else_in_the_repository(tmp_path: Path) -> None:
    site = Site(outlets={"The Daily Example": "excerpt"})
    run(tmp_path, article(outlet="The Daily Example"), site=site)
    for data in tree(tmp_path / "content").values():
        assert b"rights: excerpt" in data
        assert b"[expelled](event:" in data
        assert b"talks" not in data
        assert b"said nothing" not in data
    file = tmp_path / "content" / HERE
    file.unlink()
    (tmp_path / "content" / ".machine" / "france-expels-chadians.md").unlink()
    run(tmp_path, article())
    file.write_text(file.read_text().replace("rights: full", "rights: excerpt"))
    run(tmp_path, article())
    assert not [path for path, data in tree(tmp_path / "content").items() if b"talks" in data]


def test_an_editor_decides_about_rights_for_good(tmp_path: Path) -> None:
    site = Site(outlets={"The Daily Example": "excerpt"})
    file = tmp_path / "content" / HERE
    run(tmp_path, article(outlet="The Daily Example"), site=site)
    file.write_text(file.read_text().replace("rights: excerpt", "rights: full"))
    for _ in range(3):
        run(tmp_path, article(outlet="The Daily Example"), site=site)
        assert "rights: full" in file.read_text()
        assert "The talks in Paris go on." in file.read_text()


@pytest.mark.parametrize(
    ("source", "title", "slug"),
    [
        ("in/2018-03-27-nato-joins-skripal-expulsions.txt", "T", "2018-03-27-nato-joins-skripal-expulsions"),
        ("000_9d5075fc8f3e2ed5.txt", "Moscow answers", "2018-03-27-moscow-answers"),
        ("page-3.html", "../../etc", "2018-03-27-etc"),
        ("archive.warc#7", "x" * 400, "2018-03-27-" + "x" * 69),
        ("-", "\u202e\u200b", None),
        ("a.txt", "日本", None),
    ],
)
def test_slugs(source: str, title: str, slug: str | None) -> None:
    made = slugs.choose(article(source, title=title), set())
    assert made == slug if slug else made.startswith("2018-03-27-") and len(made) == 19
    assert slugs.choose(article(source, title=title), {made}) == f"{made[:72]}-2"


def test_names_that_differ_only_in_case_are_one_place(tmp_path: Path) -> None:
    folder = tmp_path / "content" / "articles" / "2018"
    folder.mkdir(parents=True)
    (folder / "France-Expels-Chadians.md").write_text("---\npublished: 2018\n---\n\nBy hand.\n")
    assert states(run(tmp_path, article())) == ["new"]
    assert (folder / "france-expels-chadians-2.md").exists()


def test_a_read_only_file_is_said_and_kept(tmp_path: Path) -> None:
    run(tmp_path, article())
    file = tmp_path / "content" / HERE
    file.chmod(0o444)
    before = tree(tmp_path / "content")
    found = run(tmp_path, article(), count=5)
    assert [str(one) for one in found] == [
        "content/articles/2018/france-expels-chadians.md: the file is read-only, "
        "make the file and its folder writable, then run the command again"
    ]
    assert tree(tmp_path / "content") == before
    file.chmod(0o644)
    assert states(run(tmp_path, article(), count=5)) == ["updated"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, article())
    before = tree(tmp_path / "content")
    opened = Path.open

    def full(self: Path, *words: str, **more: str) -> object:
        if self.name.startswith(".france"):
            opened(self, "w").close()
            raise OSError(28, "No space left on device")
        return opened(self, *words, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", full)
    found = run(tmp_path, article(), count=5)
    assert "no space left on device, make room" in str(found[0])
    assert tree(tmp_path / "content") == before


def test_a_second_ingest_waits_and_says_so(tmp_path: Path) -> None:
    said: list[str] = []
    order: list[str] = []
    held = threading.Event()

    def first() -> None:
        with files.lock(tmp_path / "lock", lambda: None):
            held.set()
            time.sleep(0.3)
            order.append("first")

    thread = threading.Thread(target=first)
    thread.start()
    held.wait()
    with files.lock(tmp_path / "lock", lambda: said.append("waiting")):
        order.append("second")
    thread.join()
    assert (said, order) == (["waiting"], ["first", "second"])


_ENDLESS = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from test_ingest import run, several
for count in range(1, 100000):
    run(Path({root!r}), *several(), count=4 + count % 2)
"""


@pytest.fixture
def killed(tmp_path: Path) -> Iterator[Path]:
    """A chronicle whose ingest was killed again and again."""
    program = _ENDLESS.format(tests=str(Path(__file__).parent), root=str(tmp_path))
    rounds = int(os.environ.get("CHRONICLE_KILLS", "3"))
    for n in range(rounds):
        process = subprocess.Popen([sys.executable, "-c", program])
        time.sleep(0.9 + 0.013 * (n % 17))
        process.send_signal(signal.SIGKILL)
        process.wait()
    yield tmp_path


def test_killed_at_any_moment_the_next_run_completes(killed: Path) -> None:
    edited = killed / "content" / "articles" / "2018"
    for path in (killed / "content").rglob("*.md"):
        found, problems = parse(path.read_bytes(), path.as_posix(), path.stem)
        assert not problems
        assert len(found.events) == 1
    results = run(killed, *several(), count=9)
    assert not [one for one in results if isinstance(one, Problem)]
    assert all("count: 9" in path.read_text() for path in edited.glob("*.md"))
    assert not [path for path in (killed / "content").rglob("*") if path.is_file() and path.suffix != ".md"]
    assert not [path for path in (killed / "content" / ".machine").glob("*.md") if "edits" in path.read_text()]


def test_what_a_killed_run_left_is_completed(tmp_path: Path) -> None:
    run(tmp_path, article())
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "content", other / "content")
    run(other, article(), count=5)
    machine = tmp_path / "content" / ".machine"
    shutil.copy(
        other / "content" / ".machine" / "france-expels-chadians.md", machine / "france-expels-chadians.md.next"
    )
    file = tmp_path / "content" / HERE
    file.write_text(file.read_text().replace("title: France", "title: My France"))
    assert not run(tmp_path)
    assert "title: My France" in file.read_text()
    assert "count: 5" in file.read_text()
    assert [path.name for path in machine.iterdir()] == ["france-expels-chadians.md"]
    assert "field: title\n" in (machine / "france-expels-chadians.md").read_text()
    assert "events.count" not in (machine / "france-expels-chadians.md").read_text()


def test_an_editor_who_saves_while_the_file_is_read_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, article())
    file = tmp_path / "content" / HERE
    written = files.write
    saved: list[int] = []

    def save_first(path: Path, text: str, shown: str = "") -> None:
        if path.name.endswith(".next") and not saved:
            saved.append(1)
            file.write_text(file.read_text().replace("title: France", "title: My France"))
        written(path, text, shown)

    monkeypatch.setattr(files, "write", save_first)
    run(tmp_path, article(), count=5)
    assert "title: My France" in file.read_text()
    assert "count: 5" in file.read_text()


def test_nothing_is_written_in_a_dry_run(tmp_path: Path) -> None:
    read = [(article(), reading(article()))]
    found = list(ingest(tmp_path, read, Site(), dry_run=True, waiting=lambda: None))
    assert states(found) == ["new"]
    assert not tree(tmp_path)


def test_a_store_says_what_it_cannot_do(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.slug(article())
    with pytest.raises(FormatError):
        run_twice = article()
        store._known.add(parse("---\ntitle: x\nurl: https://n.example\n---\n", "", "france-expels-chadians")[0])
        store.slug(Article("b.txt", "t", "x", url=run_twice.url or "https://n.example"))
    (tmp_path / "content").mkdir(exist_ok=True)
    (tmp_path / "content" / ".machine").write_text("in the way")
    with pytest.raises(OutputError):
        files.write(tmp_path / "content" / ".machine" / "x.md", "text")
