"""Draft -> `Article`: the headline found, furniture aside, date, dateline and author settled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.model.article import Article, Dropped

from .boilerplate import clean, furniture, is_prose
from .characters import folded, one_line
from .dateline import dateline_in, dateline_of, place_line
from .datestamp import stamp_date
from .decode import NoTextError
from .draft import UNKNOWN, Draft, Facts
from .paragraphs import mended
from .published import date_in, date_in_url

_HEADLINE_WITHIN = 12
"""A known headline is looked for among so many paragraphs."""
_LONGEST_HEADLINE = 500
"""Characters; a longer first line is text."""
_BYLINE = re.compile(r"^(?:\w+ )?by:? (?P<author>.+)$", re.IGNORECASE)
_NO_PERSON = re.compile(r"\b(?:staff|our|correspondent|reporter|agenc(?:y|ies)|desk)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date of publication and how it was come by."""

    date: str | None
    """As precise as known."""
    attention: tuple[str, ...] = ()
    """What an editor should know of it."""


def finish(draft: Draft, given: Facts) -> Article:
    """The article of a draft; `given` fills in what the file itself does not say.

    Raises NoTextError where nothing but furniture is left.
    """
    facts = draft.facts.or_else(given)
    title, rest, above = _headline(draft, facts.title)
    kept, dropped = clean(rest, dates_stay=facts.published == UNKNOWN)
    kept, kicker = _without_kicker(kept)
    text = "\n\n".join(mended(kept))
    if not text:
        raise NoTextError("nothing but a headline and page furniture")
    aside = (*draft.dropped, *above, *kicker, *dropped)
    dated = _published(facts, aside, kept, draft.captured)
    return Article(
        source=draft.source,
        title=title,
        text=text,
        published=dated.date,
        outlet=facts.outlet,
        dateline=facts.dateline or _dateline(kept),
        url=facts.url,
        author=facts.author or _author(aside),
        language=facts.language,
        sources=facts.sources,
        rights=facts.rights or "full",
        dropped=aside,
        attention=(*draft.attention, *dated.attention, *(() if title else ("No headline was found.",))),
    )


def _headline(draft: Draft, known: str | None) -> tuple[str, list[str], list[Dropped]]:
    """The headline, the paragraphs without it, and what stood above it."""
    paragraphs = list(draft.paragraphs)
    if known:
        return _known_headline(one_line(known), paragraphs)
    if not draft.headline_first:
        return "", paragraphs, []
    place = next((i for i, paragraph in enumerate(paragraphs) if not furniture(paragraph)), len(paragraphs))
    later = paragraphs[place + 1 :]
    if not later or len(paragraphs[place]) > _LONGEST_HEADLINE or dateline_in(paragraphs[place]):
        return "", paragraphs, []
    return paragraphs[place], paragraphs[:place] + later, []


def _known_headline(title: str, paragraphs: list[str]) -> tuple[str, list[str], list[Dropped]]:
    words = folded(title)
    places = [i for i, paragraph in enumerate(paragraphs[:_HEADLINE_WITHIN]) if _is_headline(paragraph, words)]
    if not places:
        return title, paragraphs, []
    above = [p for p in paragraphs[: places[0]] if not is_prose(p)]
    prose = [p for p in paragraphs[: places[0]] if is_prose(p)]
    below = [p for i, p in enumerate(paragraphs) if i > places[0] and i not in places]
    return title, prose + below, [Dropped(p, furniture(p) or "above the headline") for p in above]


def _is_headline(paragraph: str, words: str) -> bool:
    """Whether a paragraph repeats the headline, perhaps with the outlet's name after it."""
    if len(paragraph) > 2 * len(words) + 60 or not words:
        return False
    said = folded(paragraph)
    return said == words or (len(words) > 20 and said.startswith(words + " ") and len(said) < len(words) + 25)


def _without_kicker(kept: Sequence[str]) -> tuple[list[str], list[Dropped]]:
    """Parts off a line of capitals above the first sentence: `MIDEAST TENSIONS`; a place may stay: `PARIS`."""
    if len(kept) < 2:
        return list(kept), []
    first = kept[0]
    loud = len(first) <= 60 and first.isupper() and not re.search(r"[.!?]$", first)
    if not loud or place_line(first) or not is_prose(kept[1]):
        return list(kept), []
    return list(kept[1:]), [Dropped(first, "kicker")]


def _published(facts: Facts, aside: Sequence[Dropped], kept: Sequence[str], captured: str | None) -> _Dated:
    """The date by the surest witness: what is stated, a stamp on the page, the dateline, the address, the capture."""
    if facts.published == UNKNOWN:
        return _Dated(None, ("The date of publication is unknown.",))
    if facts.published:
        return _Dated(facts.published)
    for stamp in (piece.text for piece in aside if piece.reason == "date"):
        date, changed = stamp_date(stamp)
        if date:
            what = "date of the last change" if changed else "date"
            return _Dated(date, (f'The date of publication was read from the {what} on the page, "{stamp}".',))
    head = dateline_in(kept[0]) if kept else ""
    if date := date_in(head):
        return _Dated(date, (f'The date of publication was read from the dateline, "{head.strip()}".',))
    if facts.url and (date := date_in_url(facts.url)):
        return _Dated(date, ("The date of publication was read from the address.",))
    if captured:
        return _Dated(captured, ("The date of publication is that of the capture by a web archive.",))
    return _Dated(None, ("The date of publication is unknown.",))


def _dateline(kept: Sequence[str]) -> str | None:
    return next((place for paragraph in kept[:3] if (place := dateline_of(paragraph))), None)


def _author(aside: Sequence[Dropped]) -> str | None:
    """The person whom a byline names."""
    for piece in aside:
        found = _BYLINE.match(piece.text) if piece.reason == "byline" else None
        name = re.split(r",| in (?=[A-Z])| [|–—-] ", found["author"])[0].strip() if found else ""
        if name and not _NO_PERSON.search(name):
            return name.title() if name.isupper() else name
    return None
