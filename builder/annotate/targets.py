"""What an annotation leads to: the part of a link that stands in round brackets.

actor:russia              a mention
event:3f2a91              words which report a measure
event:3f2a91,77b0c4       words which report several
event:3f2a91/count        words which carry a value
event:3f2a91,77b0c4/date  words which carry the same field of several
event:3f2a91/count;77b0c4 words which carry one thing of one and another of the other
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
    found = [_EVENTS.match(part) for part in rest.split(";")]
    if not all(found):
        return ()
    return tuple(Target("", tuple(one[1].split(",")), one[2] or "") for one in found if one)


def form(targets: Iterable[Target]) -> str:
    """The link's address for targets of one scheme; claims with the same field are joined by commas."""
    fields: dict[str, list[str]] = {}
    for target in targets:
        if target.actor:
            return f"actor:{target.actor}"
        ids = fields.setdefault(target.field, [])
        ids += [claim for claim in target.claims if claim not in ids]
    return "event:" + ";".join(",".join(ids) + (f"/{name}" if name else "") for name, ids in fields.items())
