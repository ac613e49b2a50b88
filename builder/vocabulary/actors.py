"""States, former states and organisations as actors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from builder.model.actor import Actor, ActorKind

from .tables import table, words

Row = dict[str, Any]
"""One row of `states.yaml` or `organisations.yaml`."""


def rows() -> Iterator[tuple[str, ActorKind, Row]]:
    """Id, kind and row of each state and organisation."""
    for name, row in table("states")["states"].items():
        yield name, "state", row
    for name, row in table("organisations")["organisations"].items():
        yield name, "organisation", row


def _actor(name: str, kind: ActorKind, row: Row) -> Actor:
    """The row as an actor; of several adjectives or capitals the first is the one to show."""
    seats = row.get("capital", ()) or row.get("seat", ())
    return Actor(
        id=name,
        name=row["name"],
        kind=kind,
        code=row["code"],
        official=row.get("official", ""),
        adjective=words(row["adjective"][0]).text if "adjective" in row else "",
        with_article=row.get("article") == "the",
        since=row.get("since", ""),
        until=row.get("until", ""),
        successors=tuple(row.get("successors", ())),
        predecessors=tuple(row.get("predecessors", ())),
        wikidata=row.get("wikidata", ""),
        seat=words(seats[0]).text if seats else "",
        aliases=tuple(words(alias).text for alias in row.get("aliases", ())),
    )


@cache
def actors() -> Mapping[str, Actor]:
    """All states, former states and organisations by id."""
    return MappingProxyType({name: _actor(name, kind, row) for name, kind, row in rows()})


@cache
def _by_code() -> Mapping[str, tuple[Actor, ...]]:
    """Every code with its bearers: those that still exist first, then the oldest."""
    found: dict[str, list[Actor]] = {}
    for name, _, row in rows():
        for code in (row["code"], *row.get("codes", ())):
            found.setdefault(code, []).append(actors()[name])
    return MappingProxyType(
        {code: tuple(sorted(each, key=lambda a: (bool(a.until), a.until))) for code, each in found.items()}
    )


def actor_by_code(code: str, on: str = "") -> Actor | None:
    """The actor with this code (`RU`, `SU`, `NATO`; also ISO 3166-3: `SUHH`); None where no table has it.

    A code that was given again (CS: Czechoslovakia, later Serbia and Montenegro) goes to who existed `on` that day;
    without a day to who still exists, else to the oldest.
    """
    bearers = _by_code().get(code.upper(), ())
    return next((actor for actor in bearers if existed(actor.since, actor.until, on)), bearers[0] if bearers else None)


def existed(since: str, until: str, on: str) -> bool:
    """Whether the years from `since` to `until` may hold the day `on`; each may be a year, a month, a day or empty."""
    return (not since or not on or since[: len(on)] <= on) and (not until or not on or until >= on[: len(until)])
