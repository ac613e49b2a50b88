"""An event while it is put together."""

from __future__ import annotations

from typing import Any, Final

from builder.chronicle.overrides import EventOverride
from builder.model.chronicle import Answer, Event, Said, Value

NOBODY: Final = {"actor": "", "target": ""}
"""Sides of an event of which no claim tells."""


class Draft:
    """An event while it is put together: grouped, corrected, linked; `event()` seals it."""

    __slots__ = (
        "aliases",
        "announced",
        "answered_by",
        "answers",
        "claims",
        "editor",
        "followed_by",
        "id",
        "links",
        "shown",
        "values",
    )

    def __init__(
        self, claims: list[Said], editor: EventOverride | None, shown: dict[str, Any], values: tuple[Value, ...]
    ) -> None:
        self.id = claims[0].claim.id
        """Id of its first published claim."""
        self.claims = claims
        self.editor = editor
        """What `content/events/` says of it."""
        self.aliases = tuple([said.claim.id for said in claims[1:]])
        """Ids that lead here too."""
        self.links: tuple[str, ...] | None = None
        """Ids of the events that an editor says it answers; None where no editor says."""
        self.answers: list[Answer] = []
        self.answered_by: list[Answer] = []
        self.followed_by = ""
        """Id of the event that carried it out, where it was a threat or a plan."""
        self.announced: list[str] = []
        """Ids of the threats and plans that it carried out."""
        self.shown = shown
        """Published values by field; what is not known is left out."""
        self.values = values
        """Every value with who gives it."""

    def settle(self, actor: str, target: str) -> None:
        """Set the actors as they existed at the date, unless an editor named them."""
        for name, id_ in (("actor", actor), ("target", target)):
            if id_ and not (self.editor and name in self.editor.values):
                self.shown[name] = id_

    def made_of(self) -> tuple[Any, ...]:
        """Everything that `event()` is made of."""
        tied = (self.answers, self.answered_by, self.followed_by, self.announced)
        return self.claims, self.editor, self.shown, self.values, tied

    def event(self) -> Event:
        """The finished event."""
        editor, claims = self.editor, self.claims
        checked = any(said.claim.checked for said in claims)
        shown = self.shown if "actor" in self.shown and "target" in self.shown else {**NOBODY, **self.shown}
        if self.answers:
            # The phrase has become a link; it still stands among the values.
            shown = {name: value for name, value in shown.items() if name != "in_response_to"}
        return Event(
            id=self.id,
            claims=tuple(claims),
            values=self.values,
            aliases=self.aliases,
            answers=tuple(self.answers),
            answered_by=tuple(self.answered_by),
            followed_by=self.followed_by,
            announced=tuple(self.announced),
            confidence=1.0 if checked else max([_sure(said) for said in claims]),
            checked=checked,
            note=editor.note if editor else "",
            story=editor.story if editor else "",
            path=editor.path if editor else "",
            **shown,
        )


def _sure(said: Said) -> float:
    confidence = said.claim.confidence
    return 1.0 if confidence is None else confidence
