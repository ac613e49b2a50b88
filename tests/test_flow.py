"""One small real site, built whole."""

from __future__ import annotations

import shutil
from pathlib import Path

from conftest import ROOT, Chronicle


def tree(folder: Path) -> dict[str, bytes]:
    """Every file but those of the search index, whose maker does not write the same bytes twice."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith("pagefind/")}


def small(root: Path, count: int = 8) -> list[Path]:
    """Copy some of the committed articles, with their machine copies, into the chronicle at `root`."""
    copied = []
    for path in sorted((ROOT / "content" / "articles").rglob("*.md"))[::8][:count]:
        for source in (path, ROOT / "content" / ".machine" / path.name):
            target = root / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
        copied.append(root / path.relative_to(ROOT))
    return copied


def test_building_twice_gives_the_same_bytes(chronicle: Chronicle, root: Path) -> None:
    small(root)
    assert chronicle("build", "--root", root).code == 0
    first = tree(root / "site")
    assert chronicle("build", "--root", root, "--clean").code == 0
    assert tree(root / "site") == first
    assert chronicle("build", "--root", root, "--output", root / "other").code == 0
    assert tree(root / "other") == first


def test_every_link_leads_somewhere(chronicle: Chronicle, root: Path) -> None:
    small(root)
    ran = chronicle("build", "--root", root, "--verify")
    assert (ran.code, "found a link" in ran.err) == (0, False), ran.err


def test_a_deleted_article_leaves_nothing(chronicle: Chronicle, root: Path) -> None:
    gone = small(root)[3]
    chronicle("build", "--root", root)
    name = gone.stem
    assert any(name in content.decode(errors="ignore") for content in tree(root / "site").values())
    gone.unlink()
    (root / "content" / ".machine" / gone.name).unlink()
    assert chronicle("build", "--root", root).code == 0
    left = tree(root / "site")
    assert not [path for path, content in left.items() if name in path or name in content.decode(errors="ignore")]
    chronicle("build", "--root", root, "--clean", "--output", root / "clean")
    assert tree(root / "clean") == left


def test_building_never_imports_what_reading_needs(root: Path) -> None:
    import subprocess
    import sys

    small(root, 2)
    program = (
        "import sys\nfrom builder.cli import main\n"
        f"try: main(['build', '--root', {str(root)!r}])\nexcept SystemExit: pass\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))"
    )
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert not {"spacy", "trafilatura", "thinc", "uvicorn"} & set(out.splitlines()[-1].split())
