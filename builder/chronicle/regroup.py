"""What editors join and split, done to the groups that the machine found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from builder.chronicle.likeness import Item
from builder.chronicle.overrides import EventOverride
from builder.errors import Problem


class Regrouped(NamedTuple):
    """Groups after the editors' word."""

    groups: list[list[Item]]
    """One list of claims an event."""
    editor: dict[int, EventOverride]
    """Index of a group -> the file that speaks of it."""
    problems: list[Problem]


def regroup(groups: list[list[Item]], overrides: Mapping[str, EventOverride]) -> Regrouped:
    """First every split, then every join, in order of the files' names; claims keep the order of their articles."""
    result = Regrouped(list(groups), {}, [])
    if not overrides:
        return result
    place = {item.said.claim.id: n for n, group in enumerate(groups) for item in group}
    speaking = [
        override for override in overrides.values() if _known(override, override.id, "", place, result.problems)
    ]
    for override in speaking:
        _split(override, result, place)
    for override in speaking:
        _join(override, result, place)
    for override in speaking:
        _appoint(override, result, place[override.id])
    return result


def _known(override: EventOverride, claim: str, key: str, place: Mapping[str, int], problems: list[Problem]) -> bool:
    if claim in place:
        return True
    hint = "take the file out or rename it" if not key else "take it out or correct it"
    found = f"{key}: {claim}" if key else f"a correction of the event {claim}"
    line = override.lines.get(key, 1)
    problems.append(Problem(override.path, line, found, "the id of a claim in an article", hint, code="unknown-event"))
    return False


def _split(override: EventOverride, result: Regrouped, place: dict[str, int]) -> None:
    home = place[override.id]
    apart: list[str] = []
    for claim in override.splits:
        if not _known(override, claim, "splits", place, result.problems) or claim == override.id:
            continue
        if place[claim] == home:
            apart.append(claim)
    if not apart:
        return
    stay = [item for item in result.groups[home] if item.said.claim.id not in apart]
    leave = [item for item in result.groups[home] if item.said.claim.id in apart]
    result.groups[home] = stay
    result.groups.append(leave)
    place.update((item.said.claim.id, len(result.groups) - 1) for item in leave)


def _join(override: EventOverride, result: Regrouped, place: dict[str, int]) -> None:
    home = place[override.id]
    for claim in override.joins:
        if not _known(override, claim, "joins", place, result.problems) or place[claim] == home:
            continue
        guests = result.groups[place[claim]]
        result.groups[place[claim]] = []
        result.groups[home] = sorted([*result.groups[home], *guests])
        place.update((item.said.claim.id, home) for item in guests)


def _appoint(override: EventOverride, result: Regrouped, home: int) -> None:
    first = result.editor.setdefault(home, override)
    if first is not override:
        found = f"a second correction of one event, beside {first.path}"
        hint = f"move what it says into {first.path}"
        result.problems.append(Problem(override.path, 1, found, "one file an event", hint, code="bad-override"))
