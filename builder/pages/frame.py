"""What stands around every page: title, way back, citation, data, editing, structured data."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from json.encoder import encode_basestring
from urllib.parse import quote

from markupsafe import Markup, escape

from builder.model.page import Page
from builder.model.site import Site

from .index import Index

Crumb = tuple[str, str]
"""Label and address of one step on the way back home."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def page(
    index: Index,
    address: str,
    layout: str,
    title: str,
    *,
    description: str = "",
    crumbs: Sequence[Crumb] = (),
    path: str = "",
    feed: str = "",
    linked: Mapping[str, object] | Markup | None = None,
    picture: str = "/static/og/home.png",
    section: str = "",
    **context: object,
) -> Page:
    """A page with its frame.

    `path` is the file an editor would open, `linked` its JSON-LD, as data or as text, `section` its place in the
    navigation; what else is given goes to the template as it is.
    """
    site = index.site
    return Page(
        address,
        layout,
        {
            "site": site,
            "title": title,
            "description": description or site.description,
            "address": address,
            "canonical": site.base_url + address,
            "crumbs": crumbs,
            "edit": _filled(site.edit_url, path) if path else "",
            "report": _filled(site.issue_url, path),
            "feed": feed,
            "linked": linked if isinstance(linked, Markup) else in_script(_ENCODER.encode(linked)) if linked else "",
            "picture": site.base_url + picture,
            "section": section,
            **context,
        },
    )


def links(pairs: Sequence[Crumb]) -> Markup:
    """Several links in a row, with commas."""
    return Markup(", ").join(link(label, address) for label, address in pairs)


def link(label: str, address: str) -> Markup:
    """One link."""
    return Markup(f'<a href="{escape(address)}">{escape(label)}</a>')


def actor_link(index: Index, id_: str) -> Markup:
    """An actor's name, leading to its page where it has one."""
    return _actor_link(id_, index.actor(id_).name) if id_ in index.actors else escape(index.actor(id_).name)


@cache
def _actor_link(id_: str, name: str) -> Markup:
    return Markup(f'<a class="actor" href="/actors/{id_}/">{escape(name)}</a>')


def pair_key(one: str, other: str) -> str:
    """The pair as its address has it."""
    return f"{one}-{other}" if one < other else f"{other}-{one}"


def publisher(site: Site) -> str:
    """Who answers for the chronicle."""
    return site.publisher or site.title


@lru_cache(10_000)
def _filled(pattern: str, path: str) -> str:
    return pattern.replace("{path}", quote(path))


def in_script(said: str) -> Markup:
    """JSON that can stand in a `script` element."""
    return Markup(said.translate(_ESCAPES) if "<" in said or ">" in said or "&" in said else said)


def quoted(text: str) -> str:
    """A text as JSON."""
    return encode_basestring(text)
