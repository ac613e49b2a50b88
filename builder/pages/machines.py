"""Pages for machines: feeds, site maps, robots, and the redirects of what was joined or renamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from builder.model.chronicle import Event
from builder.model.dates import earliest
from builder.model.page import Page

from .frame import publisher
from .index import Index
from .kinds import Kind, Record
from .sentence import dated, more, sentence

ENTRIES = 50
"""Events in a feed."""
ADDRESSES = 50_000
"""Addresses in one site map, as the protocol has it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One event in a feed."""

    id: str
    address: str
    title: str
    summary: str
    updated: str
    """With its time: the first day that its date can mean, midnight UTC."""
    categories: tuple[str, ...]


def _newest(index: Index, events: Sequence[str]) -> list[str]:
    """Ids of the newest events with a date, newest first, as many as a feed holds."""
    return list(islice((id_ for id_ in reversed(events) if index.events[id_].date), ENTRIES))


def _entry(index: Index, event: Event) -> Entry:
    # The day on which the newest of its reports was published: what a reader of feeds takes for news.
    seen = [date for said in event.claims if (a := index.articles.get(said.article)) and (date := a.published)]
    day = max([event.date or "1970", *seen])
    base = index.site.base_url
    return Entry(
        f"{base}/events/{event.id}/",
        f"{base}/events/{event.id}/",
        sentence(index, event),
        f"{dated(index, event)}. {more(event)}".strip(),
        f"{earliest(day).isoformat()}T00:00:00Z",
        tuple(index.actor(id_).name for id_ in (event.actor, event.target) if id_),
    )


def _feed(index: Index, address: str, title: str, home: str, events: Sequence[str]) -> Page:
    entries = [_entry(index, index.events[id_]) for id_ in _newest(index, events)]
    site = index.site
    return Page(
        address,
        "feed.xml",
        {
            "site": site,
            "title": title,
            "self": site.base_url + address,
            "home": site.base_url + home,
            "publisher": publisher(site),
            "entries": entries,
            "updated": max((entry.updated for entry in entries), default="1970-01-01T00:00:00Z"),
        },
    )


def _all_feed(index: Index, key: str) -> Page:
    return _feed(index, "/feed.xml", index.site.title, "/", tuple(index.events))


def _all_feed_inputs(index: Index, key: str) -> tuple[Record, ...]:
    return _feed_inputs(index, tuple(index.events))


def _feed_inputs(index: Index, events: Sequence[str]) -> tuple[Record, ...]:
    newest = _newest(index, events)
    actors = {actor for id_ in newest for actor in (index.events[id_].actor, index.events[id_].target)}
    slugs = {said.article for id_ in newest for said in index.events[id_].claims}
    return (
        ("site", ""),
        *(("event", id_) for id_ in newest),
        *(("actor", id_) for id_ in sorted(actors) if id_ in index.actors),
        *(("headline", slug) for slug in sorted(slugs)),
    )


def _actor_keys(index: Index) -> Iterable[str]:
    return (id_ for id_, actor in index.actors.items() if actor.kind != "person")


def _actor_address(key: str) -> str:
    return f"/actors/{key}/feed.xml"


def _actor_feed(index: Index, key: str) -> Page:
    title = f"{index.site.title}: {index.actor(key).name}"
    return _feed(index, _actor_address(key), title, f"/actors/{key}/", index.by_actor.get(key, ()))


def _actor_inputs(index: Index, key: str) -> tuple[Record, ...]:
    return (("actor", key), *_feed_inputs(index, index.by_actor.get(key, ())))


FEED = Kind("feed", "feed.xml", lambda index: ("",), lambda key: "/feed.xml", _all_feed_inputs, _all_feed)
ACTOR_FEED = Kind("actor-feed", "feed.xml", _actor_keys, _actor_address, _actor_inputs, _actor_feed, many=True)


def sitemap_keys(addresses: int) -> Iterable[str]:
    """Keys of the site maps: one, or an index and its parts."""
    parts = -(-addresses // ADDRESSES)
    return ("",) if parts <= 1 else ("", *(str(n) for n in range(1, parts + 1)))


def sitemap_address(key: str) -> str:
    """`/sitemap.xml`, `/sitemap-1.xml`."""
    return f"/sitemap-{key}.xml" if key else "/sitemap.xml"


def sitemap(index: Index, key: str, addresses: Sequence[str]) -> Page:
    """A site map of all `addresses`, or one part of it, or the list of the parts."""
    base = index.site.base_url
    parts = -(-len(addresses) // ADDRESSES)
    if not key and parts > 1:
        maps = [base + sitemap_address(str(n)) for n in range(1, parts + 1)]
        return Page(sitemap_address(key), "sitemap.xml", {"maps": maps, "addresses": ()})
    first = (int(key) - 1) * ADDRESSES if key else 0
    mine = [base + address for address in addresses[first : first + ADDRESSES]]
    return Page(sitemap_address(key), "sitemap.xml", {"maps": (), "addresses": mine})


def _robots(index: Index, key: str) -> Page:
    return Page("/robots.txt", "robots.txt", {"sitemap": f"{index.site.base_url}/sitemap.xml"})


ROBOTS = Kind(
    "robots", "robots.txt", lambda index: ("",), lambda key: "/robots.txt", lambda i, k: (("site", ""),), _robots
)


def _redirect(index: Index, key: str) -> Page:
    to = index.chronicle.redirects[key]
    context = {"site": index.site, "to": to, "canonical": index.site.base_url + to}
    return Page(key, "redirect.html", context)


def _redirect_inputs(index: Index, key: str) -> tuple[Record, ...]:
    return (("site", ""), ("redirect", key))


REDIRECT = Kind(
    "redirect", "redirect.html", lambda index: index.chronicle.redirects, lambda key: key, _redirect_inputs, _redirect
)


def _table(index: Index, key: str) -> Page:
    return Page("/_redirects", "redirects.txt", {"redirects": index.chronicle.redirects.items()})


REDIRECTS = Kind(
    "redirects", "redirects.txt", lambda index: ("",), lambda key: "/_redirects",
    lambda index, key: (("whole", "redirects"),), _table,
)  # fmt: skip
