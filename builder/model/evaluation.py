"""How well the reading did against annotated articles; kept as `content/evaluation.json` for the about page."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Score:
    """What was found against what is there."""

    right: int = 0
    """Found and there."""
    found: int = 0
    """Found, right or wrong."""
    gold: int = 0
    """There, found or not."""

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 where nothing is there."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return harmonic(self.precision, self.recall)


def harmonic(precision: float, recall: float) -> float:
    """F1 of the two; 0 where both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Overlap:
    """Phrases compared by the words they share, since no two readers word them alike."""

    shared: float = 0.0
    """Sum over the claims of the F1 of the words that both phrases have."""
    found: int = 0
    """Claims that state the phrase."""
    gold: int = 0
    """Claims of which the gold states it."""

    @property
    def precision(self) -> float:
        """Mean overlap of the phrases found; 1 where none was found."""
        return self.shared / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Mean overlap of the phrases of the gold; 1 where it has none."""
        return self.shared / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field over the claims whose core is right."""

    stated: Score = Score()
    """Values stated: right ones, those found, those of the gold."""
    same: int = 0
    """Claims in which both say the same, or both nothing."""
    of: int = 0
    """Claims compared."""

    @property
    def share(self) -> float:
        """Share of the claims in which the field is right."""
        return self.same / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of which the reader was about equally sure."""

    low: float
    """Least confidence."""
    high: float
    """Confidence that the next bin begins with; the last bin holds 1."""
    claims: int = 0
    core: int = 0
    """Of these, claims whose core is right."""
    strict: int = 0
    """Of these, claims whose count, caps and date are right too."""
    confidence: float = 0.0
    """Mean confidence."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall of something that is averaged rather than counted."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return harmonic(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class TypeScore:
    """One type of measure."""

    core: Score = Score()
    strict: Score = Score()
    fields: Mapping[str, FieldScore] = field(default_factory=dict)
    """By field, over the claims of this type whose core is right."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The reading against one set of annotated articles."""

    name: str
    """Name of the set."""
    articles: int = 0
    core: Score = Score()
    """Claims whose type, status, actor and target are right."""
    strict: Score = Score()
    """Claims whose count, caps and date are right too."""
    mean_core_f1: float = 0.0
    """Mean over the articles: long lists weigh no more than short reports."""
    fields: Mapping[str, FieldScore] = field(default_factory=dict)
    """By field, over the claims whose core is right."""
    types: Mapping[str, TypeScore] = field(default_factory=dict)
    """By type of measure."""
    without_events: int = 0
    """Articles that tell of no measure."""
    left_empty: int = 0
    """Of these, articles in which none was found."""
    totals: Score = Score()
    """Totals over several states, by their number of people."""
    whole_totals: Score = Score()
    """The same, where the number of states, whose people and the type of measure must be right too."""
    phrases: Mapping[str, Overlap] = field(default_factory=dict)
    """Role, reason and what is answered, over the claims whose core is right."""
    calibration: tuple[Bin, ...] = ()
    """Ten bins from 0 to 1."""
    identification: Rates | None = None
    """Claims of one fact in one event, B-cubed; None where the set does not say which facts are one."""
    answers: Rates | None = None
    """Links between events; None where the set tells of none."""


def to_json(evaluations: Iterable[Evaluation]) -> str:
    """The figures as a file: one object a set, in order of their names, shares rounded to four places."""
    rows = [_rounded(asdict(each)) for each in sorted(evaluations, key=lambda each: each.name)]
    return json.dumps({"sets": rows}, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str | bytes) -> tuple[Evaluation, ...]:
    """The figures of a file that `to_json` wrote. Raises ValueError where it is another."""
    try:
        return tuple(_evaluation(row) for row in json.loads(text)["sets"])
    except (TypeError, KeyError, AttributeError) as fault:
        raise ValueError(f"no figures of an evaluation: {fault}") from None


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, (list, tuple)) else value


def _evaluation(row: dict[str, Any]) -> Evaluation:
    types = {
        name: TypeScore(Score(**each["core"]), Score(**each["strict"]), _fields(each["fields"]))
        for name, each in row["types"].items()
    }
    read: dict[str, Any] = {
        "core": Score(**row["core"]),
        "strict": Score(**row["strict"]),
        "fields": _fields(row["fields"]),
        "types": types,
        "totals": Score(**row["totals"]),
        "whole_totals": Score(**row.get("whole_totals", {})),
        "phrases": {name: Overlap(**each) for name, each in row.get("phrases", {}).items()},
        "calibration": tuple(Bin(**each) for each in row["calibration"]),
        "identification": Rates(**row["identification"]) if row["identification"] else None,
        "answers": Rates(**row["answers"]) if row["answers"] else None,
    }
    return Evaluation(**{**row, **read})


def _fields(row: dict[str, Any]) -> dict[str, FieldScore]:
    return {name: FieldScore(**{**each, "stated": Score(**each["stated"])}) for name, each in row.items()}
