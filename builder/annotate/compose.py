"""`Article` + `Reading` -> `Annotated`: ids given, words marked, values fit to be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any

from builder.model.annotated import Annotated, Annotation
from builder.model.article import Article, Dropped
from builder.model.kinds import Key, KindError
from builder.model.reading import FoundClaim, Reading
from builder.model.text import Span

from . import escape, ids, links, scan
from .excerpt import excerpt
from .fields import AGGREGATE, CLAIM, PERSON

_METADATA = ("title", "published", "outlet", "dateline", "author", "language", "rights")


def compose(article: Article, reading: Reading, slug: str, taken: Container[str] = frozenset()) -> Annotated:
    """The annotated article that says what the reader found; `taken` are the claim ids of all other articles.

    Of an article with `rights: excerpt` only the sentences that carry evidence are in it.
    """
    if article.rights == "excerpt":
        article, reading = excerpt(article, reading)
    text = escape.writable(article.text)
    given = claim_ids(text, reading.claims, slug, taken)
    annotations = list(_annotations(reading, given))
    attention = [_line(words) for words in article.attention]
    metadata: dict[str, Any] = {name: _line(getattr(article, name) or "") or None for name in _METADATA}
    metadata["title"] = metadata["title"] or ""
    for name in ("url", "sources", "also"):
        metadata[name], odd = _addresses(getattr(article, name))
        attention += [f"{name}: {address!r} is no address of the web" for address in odd]
    return annotated(
        Annotated(
            slug,
            text=text,
            attention=tuple(attention),
            people=tuple(_fit(row, PERSON) for row in reading.people if row.id and row.name),
            aggregates=tuple(
                _fit(row.aggregate, AGGREGATE) for row in reading.aggregates if row.aggregate.evidence.strip()
            ),
            events=tuple(
                replace(_fit(found.claim, CLAIM), id=new) for found, new in zip(reading.claims, given, strict=True)
            ),
            source=file_name(_line(article.source)).strip() or None,
            dropped=tuple(Dropped(escape.writable(one.text), _line(one.reason)) for one in article.dropped if one.text),
            **metadata,
        ),
        annotations,
    )


def annotated(article: Annotated, annotations: list[Annotation]) -> Annotated:
    """The article with its text written as a body in which `annotations` are marked, as far as links can."""
    body = escape.to_markdown(article.text, links.resolve(article.text, annotations))
    return replace(article, body=body, annotations=scan.read(body)[1])


def claim_ids(
    text: str, claims: tuple[FoundClaim, ...], slug: str, taken: Container[str] = frozenset()
) -> tuple[str, ...]:
    """An id for each claim, from the article and the words around its trigger.

    Where two share a trigger, the words behind their single values tell them apart, and at last their order.
    """
    keys = [_key(text, found) for found in claims]
    often = Counter(keys)
    same: Counter[str] = Counter()
    given: list[str] = []
    for found, key in zip(claims, keys, strict=True):
        if often[key] > 1:
            key += "\n" + " ".join(f"{one.field} {ids.around(text, one.span)}" for one in found.spans)
            same[key] += 1
            key += f"\n{same[key]}" if same[key] > 1 else ""
        given.append(ids.shortened(f"{slug}\n{key}", ids.Either(taken, given)))
    return tuple(given)


def _key(text: str, found: FoundClaim) -> str:
    place = found.trigger or found.evidence
    if place:
        return ids.around(text, place)
    evidence = found.claim.evidence or ""
    return "title " + ids.around(evidence, Span(0, len(evidence)))


def _annotations(reading: Reading, given: tuple[str, ...]) -> Iterator[Annotation]:
    for mention in reading.mentions:
        yield Annotation(mention.span, actor=mention.actor)
    for found, new in zip(reading.claims, given, strict=True):
        if found.trigger:
            yield Annotation(found.trigger, claims=(new,))
        for one in found.spans:
            yield Annotation(one.span, claims=(new,), field=one.field)


def file_name(source: str) -> str:
    """What is kept of an input's place: a web address whole, of a path the last part, as folders are the user's own."""
    return source if "://" in source else source.replace("\\", "/").rpartition("/")[2]


def _line(words: str) -> str:
    """Words on one line, fit to be written."""
    return " ".join(escape.writable(words).split())


def _addresses(value: str | tuple[str, ...] | None) -> tuple[Any, list[str]]:
    """The addresses that are some, in the form they came in, and those that are not."""
    several = value if isinstance(value, tuple) else (value,) if value else ()
    good = tuple(
        one for one in several if one.startswith(("http://", "https://")) and _line(one) == one and " " not in one
    )
    odd = [one for one in several if one not in good]
    return (good if isinstance(value, tuple) else good[0] if good else None), odd


def _fit(row: Any, keys: Mapping[str, Key]) -> Any:
    """The row with its texts on one line each, evidence as it stands; without a value that is none."""
    fit: dict[str, Any] = {}
    for one in fields(row):
        value = getattr(row, one.name)
        if isinstance(value, str):
            words = escape.writable(value).strip() if one.name == "evidence" else _line(value)
            fit[one.name] = _readable(words, keys[one.name]) or ("" if one.default is MISSING else one.default)
        elif isinstance(value, tuple):
            fit[one.name] = tuple(words for item in value if (words := _line(item)))
    return replace(row, **fit)


def _readable(words: str, key: Key) -> str | None:
    try:
        return key.kind.read(words) and words
    except KindError:
        return None
