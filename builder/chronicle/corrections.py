"""What the machine read and what the editor published, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from builder.chronicle.overrides import ActorOverride, EventOverride
from builder.chronicle.values import FIELDS
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Correction, Event
from builder.model.claim import Claim

HEAD: Final = ("title", "published", "outlet", "dateline", "url", "author", "language", "sources", "also", "rights")
"""Fields of an article that an editor may correct."""
ACTOR: Final = (
    "name",
    "kind",
    "code",
    "official",
    "adjective",
    "office",
    "country",
    "seat",
    "since",
    "until",
    "wikidata",
)
"""Fields of an actor that an editor may correct."""
LONGEST: Final = 600
"""Characters shown of a text."""


def newest_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """In order of their dates, the newest first; those without a date last, in the order given."""
    return tuple(sorted(corrections, key=lambda correction: correction.date, reverse=True))


def of_article(article: Annotated, machine: Annotated, date: str) -> Iterator[Correction]:
    """Differences between an article and its machine copy."""
    for name in HEAD:
        before, after = getattr(machine, name), getattr(article, name)
        if before != after:
            yield Correction(article.slug, "", name, shown(before), shown(after), "", date)
    if machine.events != article.events:
        yield from _claims(article, machine, date)
    if machine.people != article.people:
        yield Correction(article.slug, "", "people", _people(machine), _people(article), "", date)
    if machine.aggregates != article.aggregates:
        yield Correction(article.slug, "", "aggregates", _totals(machine), _totals(article), "", date)
    if machine.text != article.text:
        before, after = _texts(machine.text, article.text)
        yield Correction(article.slug, "", "text", before, after, "", date)


def _people(article: Annotated) -> str:
    return ", ".join(person.name for person in article.people)


def _totals(article: Annotated) -> str:
    return "; ".join(total.evidence for total in article.aggregates)


def _claims(article: Annotated, machine: Annotated, date: str) -> Iterator[Correction]:
    before = {claim.id: claim for claim in machine.events}
    after = {claim.id for claim in article.events}
    for claim in article.events:
        note = claim.note or ""
        base = before.get(claim.id)
        if base is None:
            yield Correction(article.slug, claim.id, "claim", "", in_short(claim), note, date)
            continue
        for name in (*FIELDS, "evidence"):
            old, new = getattr(base, name), getattr(claim, name)
            if old != new:
                yield Correction(article.slug, claim.id, name, shown(old), shown(new), note, date)
    for claim in machine.events:
        if claim.id not in after:
            yield Correction(article.slug, claim.id, "claim", in_short(claim), "", "", date)


def of_event(event: Event, override: EventOverride, date: str) -> Iterator[Correction]:
    """What an editor's file changes in an event."""
    for name in override.values:
        said = [value for value in event.values if value.field == name and not value.editor]
        new = shown(override.values[name])
        old = shown(said[0].value) if said else ""
        if old != new:
            yield Correction("", event.id, name, old, new, override.note, date)


def of_withdrawn(id_: str, claim: Claim, override: EventOverride, date: str) -> Correction:
    """An event that an editor took out."""
    return Correction("", id_, "claim", in_short(claim), "", override.note, date)


def of_actor(override: ActorOverride, base: Actor | None, date: str) -> Iterator[Correction]:
    """What an editor's file changes in an actor that was known before."""
    if base is None:
        return
    note = override.values.get("note", "")
    for name in ACTOR:
        if name in override.values and override.values[name] != getattr(base, name):
            yield Correction("", override.id, name, getattr(base, name), override.values[name], note, date)


def in_short(claim: Claim) -> str:
    """A claim in one line."""
    sides = f"{claim.actor or '?'} - {claim.target or '?'}"
    parts = (claim.type, sides, shown(claim.count), claim.date, "" if claim.status == "done" else claim.status)
    return ", ".join(part for part in parts if part)


def shown(value: Any) -> str:
    """A value as a reader sees it."""
    if value is None:
        return ""
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _texts(before: str, after: str) -> tuple[str, str]:
    """The paragraphs that differ."""
    old, new = before.split("\n\n"), after.split("\n\n")
    import difflib

    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    gone = [part for kind, a, b, _, _ in blocks if kind != "equal" for part in old[a:b]]
    come = [part for kind, _, _, a, b in blocks if kind != "equal" for part in new[a:b]]
    return _cut("\n\n".join(gone)), _cut("\n\n".join(come))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 3].rstrip() + "..."
