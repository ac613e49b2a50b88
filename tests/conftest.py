"""What several tests use: the command as a user calls it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.cli import main

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str


Chronicle = Callable[..., Ran]


@pytest.fixture
def chronicle(capsys: pytest.CaptureFixture[str]) -> Chronicle:
    """Runs the command with its words; never lets a traceback pass."""

    def run(*words: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return run


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty chronicle with the project's layouts."""
    (tmp_path / "content").mkdir()
    (tmp_path / "layouts").symlink_to(ROOT / "layouts")
    (tmp_path / "content" / "chronicle.yaml").write_text("title: Test\nbase_url: https://chronicle.example\n")
    return tmp_path
