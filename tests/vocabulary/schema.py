"""What a row of each table may hold."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from builder.vocabulary.choosing import StepKind

_BRACKET = re.compile(r" \((since|until)?[^()]*\d\d[^()]*\)")
DATE = r"\d{4}(-\d\d(-\d\d)?)?"
YEARS = re.compile(rf" \((since {DATE}|until {DATE}|since {DATE} until {DATE})\)$")


def _with_years(cell: str) -> str:
    """A cell with a number in brackets says years, in one of three ways."""
    assert not _BRACKET.search(cell) or YEARS.search(cell), "years stand as (since 1990 until 1999)"
    return cell


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Date = Annotated[str, StringConstraints(pattern=f"^{DATE}$")]
Wikidata = Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"^\S.*$|^\S$")]
Cell = Annotated[Text, AfterValidator(_with_years)]
Words = Annotated[list[Cell], Field(min_length=1)]


class Row(BaseModel):
    """Nothing but the columns that are named."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Sourced(Row):
    """A table that says where it comes from."""

    sources: Annotated[list[Text], Field(min_length=1)]


class ActorRow(Row):
    """What states and organisations share."""

    name: Text
    article: Literal["the"] | None = None
    official: Text | None = None
    codes: list[Text] = []
    since: Date | None = None
    until: Date | None = None
    predecessors: list[Slug] = []
    successors: list[Slug] = []
    aliases: list[Cell] = []
    abbreviations: list[Cell] = []
    government: list[Cell] = []

    @model_validator(mode="after")
    def _in_order(self) -> ActorRow:
        assert not (self.since and self.until) or self.since <= self.until, "ends before it begins"
        return self


class State(ActorRow):
    """A row of states.yaml."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2,3}$")]
    wikidata: Wikidata
    form: list[Text] = []
    adjective: list[Cell] = []
    person: list[Cell] = []
    people: list[Cell] = []
    capital: list[Cell] = []


class Organisation(ActorRow):
    """A row of organisations.yaml."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]+(-[A-Z]+)*$")]
    wikidata: Wikidata | None = None
    generic: list[Text] = []
    seat: list[Cell] = []
    by_seat: list[Cell] = []


class States(Sourced):
    states: dict[Slug, State]


class Organisations(Sourced):
    organisations: dict[Slug, Organisation]


class Step(Row):
    kind: StepKind
    words: list[Text] = []
    then: str | None = None

    @model_validator(mode="after")
    def _says_enough(self) -> Step:
        asks = self.kind not in ("date", "leader-in-article", "default")
        assert bool(self.words) == asks, "words belong to a step that looks for words, and only there"
        assert self.then or self.kind in ("date", "leader-in-article"), "a step that decides nothing"
        return self


class Rule(Row):
    why: Text
    words: list[Text]
    steps: Annotated[list[Step], Field(min_length=2)]

    @model_validator(mode="after")
    def _ends(self) -> Rule:
        assert [step.kind for step in self.steps].index("default") == len(self.steps) - 1, "one default, at the end"
        return self


class Never(Row):
    why: Text
    forms: Annotated[list[Literal["name", "adjective", "capital", "government"]], Field(min_length=1)]
    followed_by: Annotated[list[Text], Field(min_length=1, alias="followed-by")]


class Ambiguous(Sourced):
    lists: dict[Slug, list[Text]]
    never: list[Never]
    nobody: list[Text]
    rules: dict[Slug, Rule]


OfficeName = Literal["president", "prime-minister", "foreign-minister", "leader", "monarch", "head"]


class Leaders(Sourced):
    titled: list[Text]
    never_alone: list[Text]
    surname_first: list[Slug]
    titles: dict[OfficeName, list[Text]]
    leaders: dict[Slug, dict[OfficeName, Words]]


class Office(Row):
    plural: Text
    of: Literal["mission", "government", "organisation", "other"]
    also: list[Text] = []


class Staff(Row):
    plural: Text
    sent: Literal["yes"] | None = None


class Offices(Sourced):
    offices: dict[Text, Office]
    staff: dict[Text, Staff]


TABLES: dict[str, type[Sourced]] = {
    "states": States,
    "organisations": Organisations,
    "ambiguous": Ambiguous,
    "leaders": Leaders,
    "offices": Offices,
}
