"""What an annotation leads to: the part of a link that stands in round brackets.

actor:russia              a mention
event:3f2a91              words which report a measure
event:3f2a91,77b0c4       words which report several
event:3f2a91/count        words which carry a value
event:3f2a91,77b0c4/date  words which carry the same field of several
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

SCHEMES: Final = ("actor:", "event:")
"""What an annotation's address starts with."""


class Target(NamedTuple):
    """One thing that words can lead to."""

    actor: str = ""
    """Actor id, for a mention."""
    claims: tuple[str, ...] = ()
    """Claim ids."""
    field: str = ""
    """Field whose value the words carry; empty for the words which report the measure."""


_ACTOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*\Z")
_EVENTS = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.-]*(?:,[A-Za-z0-9][A-Za-z0-9_.-]*)*)(?:/([a-z_]+))?\Z")


@lru_cache(maxsize=65536)
def parse(href: str) -> tuple[Target, ...]:
    """What a link leads to; empty where it is no annotation or none that can be understood."""
    scheme, _, rest = href.partition(":")
    if scheme == "actor":
        return (Target(actor=rest),) if _ACTOR.match(rest) else ()
    if scheme != "event":
        return ()
    found = _EVENTS.match(rest)
    return (Target("", tuple(found[1].split(",")), found[2] or ""),) if found else ()


def form(targets: Iterable[Target]) -> str:
    """The link's address for what words lead to. It holds one thing: where they report a measure and carry a value of
    it or of another as well, the measure goes before the value, and of several values the first."""
    fields: dict[str, list[str]] = {}
    for target in targets:
        if target.actor:
            return f"actor:{target.actor}"
        ids = fields.setdefault(target.field, [])
        ids += [claim for claim in target.claims if claim not in ids]
    name = "" if "" in fields else next(iter(fields))
    return "event:" + ",".join(fields[name]) + (f"/{name}" if name else "")
