"""The README keeps its word: commands, folders and dependencies are those of the project."""

from __future__ import annotations

import re
import tomllib

import pytest
from conftest import ROOT

from builder.cli import COMMANDS

README = (ROOT / "README.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def names(requirements: list[str]) -> list[str]:
    return [re.split(r"[<>=\[ ;]", requirement)[0] for requirement in requirements]


def test_every_command_is_named() -> None:
    assert set(re.findall(r"^\| `chronicle (\w+)", README, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("name", names(PROJECT["dependencies"]))
def test_every_dependency_has_its_reason(name: str) -> None:
    assert re.search(rf"^\|[^|]*\b{name}\b[^|]*\|[^|]+\|$", README, re.MULTILINE | re.IGNORECASE), name


@pytest.mark.parametrize("extra", [extra for extra in PROJECT["optional-dependencies"] if extra != "test"])
def test_every_extra_has_its_reason(extra: str) -> None:
    assert f"(extra `{extra}`)" in README


def test_the_map_names_every_folder_of_the_package() -> None:
    folders = {path.name for path in (ROOT / "builder").iterdir() if (path / "__init__.py").exists()}
    assert {f"builder/{name}/" for name in folders} <= set(re.findall(r"`(builder/\w+/)`", README))


def test_every_file_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_every_requirement_has_an_upper_and_a_lower_bound_or_a_lower_one() -> None:
    assert all(">=" in requirement for requirement in PROJECT["dependencies"])
