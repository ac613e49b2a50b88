"""What came of a threat or a plan: the same measure, carried out within a season.

Threat and deed stay two events, for an article that tells of the one does not tell of the other. The tie between them
is the chronicle's own finding, so pages say "followed by", not "as announced".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from builder.chronicle.draft import Draft
from builder.model.dates import earliest, latest

WITHIN_DAYS: Final = 90
"""A deed later than this is not tied to the threat."""


def follow(drafts: Iterable[Draft], published: Mapping[str, str | None]) -> None:
    """Tie each prospective event to the first measure of its kind that followed it."""
    deeds: defaultdict[tuple[str, str, str], list[Draft]] = defaultdict(list)
    some = list(drafts)
    threats = [draft for draft in some if draft.shown["status"] == "prospective"]
    sought = {_measure(threat) for threat in threats}
    for draft in some:
        if draft.shown["status"] == "done" and "date" in draft.shown and _measure(draft) in sought:
            deeds[_measure(draft)].append(draft)
    for threat in threats:
        _tie(threat, deeds.get(_measure(threat), []), published)


def _measure(draft: Draft) -> tuple[str, str, str]:
    shown = draft.shown
    return shown["type"], shown.get("actor", ""), shown.get("target", "")


def _tie(threat: Draft, deeds: list[Draft], published: Mapping[str, str | None]) -> None:
    voiced = threat.shown.get("date") or published.get(threat.claims[0].article)
    if not voiced or len(voiced) < 7 or not all(_measure(threat)):
        return
    fitting = [
        (deed.shown["date"], deed.id, deed)
        for deed in deeds
        if len(deed.shown["date"]) >= 7
        and latest(deed.shown["date"]) >= earliest(voiced)
        and (earliest(deed.shown["date"]) - latest(voiced)).days <= WITHIN_DAYS
        and _same_number(threat.shown.get("count"), deed.shown.get("count"))
    ]
    if fitting:
        deed = min(fitting)[2]
        threat.followed_by = deed.id
        deed.announced.append(threat.id)


def _same_number(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
