"""JSON Schema of the files that this stage reads, for `chronicle schema` and for editors."""

from __future__ import annotations

from builder.chronicle.overrides import ACTOR_KEYS, EVENT_KEYS
from builder.chronicle.site import SITE_KEYS
from builder.model.kinds import schema


def site_schema() -> dict[str, object]:
    """Of `content/chronicle.yaml`."""
    return schema(SITE_KEYS, "chronicle.yaml")


def event_schema() -> dict[str, object]:
    """Of the front matter of `content/events/<id>.md`."""
    return schema(EVENT_KEYS, "An editor's word on an event")


def actor_schema() -> dict[str, object]:
    """Of the front matter of `content/actors/<id>.md`."""
    return schema(ACTOR_KEYS, "An editor's word on an actor")
