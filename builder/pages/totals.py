"""A total that an article states, against what the chronicle has item by item."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from builder.model.chronicle import Total

from .days import time
from .index import Index


@dataclass(frozen=True, slots=True)
class Whole:
    """One stated total, ready to be shown."""

    stated: int
    found: int
    missing: int
    """Stated less found; 0 where more is found than stated."""
    over: int
    """Found less stated, where it is more."""
    unnumbered: int
    """Events among the parts without a number."""
    parts: int
    """Events that are parts of it."""
    states: str
    """`20 of 27 states`; empty where the article does not count them."""
    source: Markup
    """The words, leading to the article, and its date."""
    share: int
    """Found in per cent of stated, at most 100."""


def whole(index: Index, total: Total) -> Whole:
    """The total beside its parts."""
    article = index.articles.get(total.article)
    actors = {index.events[id_].actor for id_ in total.events if id_ in index.events} - {""}
    when = f", {time(article.published)}" if article and article.published else ""
    outlet = f", {escape(article.outlet)}" if article and article.outlet else ""
    source = Markup(
        f'<a href="/articles/{total.article}/#total-{total.position}">“{escape(total.evidence)}”</a>{outlet}{when}'
    )
    return Whole(
        total.count,
        total.found,
        max(0, total.count - total.found),
        max(0, total.found - total.count),
        total.unnumbered,
        len(total.events),
        f"{len(actors)} of {total.actors_count} states" if total.actors_count else "",
        source,
        min(100, round(100 * total.found / total.count)) if total.count else 0,
    )
