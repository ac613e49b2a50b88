"""Annotated articles -> `Chronicle`: load, identify, link, total."""

from .assemble import assemble
from .memory import Memory
from .overrides import ACTOR_KEYS, CLAIM_KEYS, EVENT_KEYS, ActorOverride, EventOverride, read_actor, read_event
from .schemas import actor_schema, event_schema, site_schema
from .site import SITE_KEYS, read_evaluations, read_site

__all__ = [
    "ACTOR_KEYS",
    "CLAIM_KEYS",
    "EVENT_KEYS",
    "SITE_KEYS",
    "ActorOverride",
    "EventOverride",
    "Memory",
    "actor_schema",
    "assemble",
    "event_schema",
    "read_actor",
    "read_evaluations",
    "read_event",
    "read_site",
    "site_schema",
]
