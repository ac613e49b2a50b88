"""The command as a whole: help, usage, speed of the start."""

from __future__ import annotations

import subprocess
import sys

import pytest
from conftest import Chronicle

from builder.cli import COMMANDS


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(chronicle: Chronicle, name: str) -> None:
    ran = chronicle(name, "--help")
    assert ran.code == 0
    assert f"Example:\n    chronicle {name}" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_knows_a_root(chronicle: Chronicle, name: str) -> None:
    assert "--root" in chronicle(name, "--help").out


def test_help_names_every_command(chronicle: Chronicle) -> None:
    ran = chronicle("--help")
    assert ran.code == 0
    for name, line in COMMANDS.items():
        assert f"{name:<9}" in ran.out
        assert line in ran.out


@pytest.mark.parametrize("words", [("nonsense",), ("build", "--nonsense"), ("build", "--workers", "none")])
def test_wrong_usage_is_code_two(chronicle: Chronicle, words: tuple[str, ...]) -> None:
    assert chronicle(*words).code == 2


def test_help_imports_nothing_heavy() -> None:
    program = "import sys, builder.cli; print(*{name.split('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "pydantic", "jinja2", "trafilatura", "yaml", "rich"} & set(loaded)
