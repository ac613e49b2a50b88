"""The text of an article as HTML: annotated words lead to their event and actor, and can be pointed at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape as html
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.model.annotated import Annotated, Annotation
from builder.model.text import Span

from . import quick
from .index import Index
from .places import anchor

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token

_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
_MARKUP = re.compile(
    r"(?m)^(?: {4}|\t| {0,3}(?:#|>|[-+*]\s|\d+[.)]\s|=+\s*$|-{3,}|`{3}|~{3}|<|\|))|[*_`~<]|!\[|&#?\w+;|  $"
)
"""What makes a body more than paragraphs with links."""
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or another block of Markdown."""

    html: Markup
    """The element."""
    claims: tuple[str, ...]
    """Ids of the claims whose first words stand in it, in order."""


def blocks(index: Index, article: Annotated) -> list[Block]:
    """The article's text, block by block."""
    if article.rights == "excerpt":
        return _settled(_excerpts(index, article))
    if article.body and _MARKUP.search(_ESCAPED.sub("", article.body) if "\\" in article.body else article.body):
        return _settled(_markdown(index, article))
    return _settled(_paragraphs(index, article))


def _settled(found: Sequence[Block]) -> list[Block]:
    """Each claim with one block: the one with the words which report it, else the first with words of it."""
    homes: dict[str, int] = {}
    for n, block in enumerate(found):
        for claim in block.claims:
            if claim not in homes or f'id="{anchor(claim)}"' in block.html:
                homes[claim] = n
    return [
        Block(block.html, tuple(c for c in block.claims if homes[c] == n)) if block.claims else block
        for n, block in enumerate(found)
    ]


def _paragraphs(index: Index, article: Annotated) -> Sequence[Block]:
    """The fast way: plain text and annotations."""
    seen: set[str] = set()
    notes = list(article.annotations)
    found = []
    start = 0
    at = 0
    for paragraph in article.text.split("\n\n"):
        end = start + len(paragraph)
        mine = []
        while at < len(notes) and notes[at].span.start < end:
            mine.append(notes[at])
            at += 1
        if paragraph.strip():
            found.append(_paragraph(index, article.text, start, end, mine, seen))
        start = end + 2
    return found


def _paragraph(index: Index, text: str, start: int, end: int, notes: Sequence[Annotation], seen: set[str]) -> Block:
    parts: list[str] = []
    claims: dict[str, None] = {}
    position = start
    for note in notes:
        if note.span.start < position or note.span.end > end:
            continue
        parts.append(_text(text[position : note.span.start]))
        parts.append(_marked(index, note, _text(note.span.of(text)), seen, claims))
        position = note.span.end
    parts.append(_text(text[position:end]))
    return Block(Markup(f"<p>{''.join(parts)}</p>"), tuple(claims))


def _text(text: str) -> str:
    return html(text, quote=False).replace("\n", "<br>") if text else ""


def _marked(index: Index, note: Annotation, words: str, seen: set[str], claims: dict[str, None]) -> str:
    """A link around annotated words; the first words of each claim and value carry its id."""
    if note.actor:
        return f'<a class="actor" href="/actors/{note.actor}/">{words}</a>' if note.actor in index.actors else words
    ids: list[str] = []
    for claim in note.claims:
        name = anchor(claim)
        if name not in seen and name not in ids and claim in index.event_of:
            claims.setdefault(claim)
        if note.field:
            name = anchor(claim, note.field)
        if name not in seen:
            seen.add(name)
            ids.append(name)
    known = [claim for claim in note.claims if claim in index.event_of]
    for name in ids[1:]:
        words = f'<span id="{name}">{words}</span>'
    own = f' id="{ids[0]}"' if ids else ""
    if not known:
        return f"<span{own}>{words}</span>" if own else words
    to = f"/events/{index.event_of[known[0]]}/" + (f"#v-{note.field}" if _has_row(index, known[0], note.field) else "")
    return f'<a class="{"val" if note.field else "ev"}"{own} href="{to}">{words}</a>'


def _has_row(index: Index, claim: str, field: str) -> bool:
    """Whether the event's page has a row for the field."""
    if not field:
        return False
    event = index.events[index.event_of[claim]]
    shown = field != "in_response_to" or not event.answers
    return shown and any(value.field == field for value in event.values)


def _excerpts(index: Index, article: Annotated) -> Sequence[Block]:
    """Only the sentences that carry the words of a claim; what is left out shows as an ellipsis."""
    seen: set[str] = set()
    found = []
    start = 0
    for paragraph in article.text.split("\n\n"):
        at = start
        for sentence in _SENTENCE_END.sub(lambda m: m.group() + "\0", paragraph).split("\0"):
            end = at + len(sentence)
            notes = [note for note in article.annotations if at <= note.span.start and note.span.end <= end]
            if any(note.claims for note in notes):
                block = _paragraph(index, article.text, at, end, notes, seen)
                found.append(Block(Markup(block.html.replace("<p>", "<p>… ", 1)), block.claims))
            at = end
        start += len(paragraph) + 2
    return found


def _markdown(index: Index, article: Annotated) -> list[Block]:
    """The full dialect: quickly where it is simple, else through the Markdown engine."""
    return _quickly(index, article.body) or _by_engine(index, article.body)


def _quickly(index: Index, body: str) -> list[Block] | None:
    seen: set[str] = set()
    claims: list[dict[str, None]] = []

    def relink(to: str, words: str) -> str | None:
        note = _note(to)
        return _marked(index, note, words, seen, claims[-1]) if note else None

    html = quick.blocks(body, relink, lambda: claims.append({}))
    if html is None:
        return None
    return [Block(Markup(one), tuple(ids)) for one, ids in zip(html, claims, strict=True)]


def _by_engine(index: Index, body: str) -> list[Block]:
    seen: set[str] = set()
    tokens = _engine().parse(body)
    found: list[Block] = []
    depth = 0
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            found.append(_block(index, group, seen))
            group = []
    return found


def _block(index: Index, tokens: Sequence[Token], seen: set[str]) -> Block:
    claims: dict[str, None] = {}
    _relink(tokens, lambda note, words: _marked(index, note, words, seen, claims))
    return Block(Markup(_renderer().render(tokens, _engine().options, {}).strip()), tuple(claims))


def story(index: Index, text: str) -> Markup:
    """Markdown of a profile or of an event's story."""
    return _block(index, _engine().parse(text), set()).html


def _relink(tokens: Sequence[Token], mark: Callable[[Annotation, str], str]) -> None:
    """Turn links with our schemes into the links of the site, in place."""
    from markdown_it.token import Token

    for token in tokens:
        if not token.children:
            continue
        rest: list[Token] = []
        children = iter(token.children)
        for child in children:
            href = str(child.attrGet("href") or "") if child.type == "link_open" else ""
            note = _note(href)
            if note is None:
                rest.append(child)
                continue
            inner: list[Token] = []
            for following in children:
                if following.type == "link_close":
                    break
                inner.append(following)
            words = _renderer().renderInline(inner, _engine().options, {})
            rest.append(Token("html_inline", "", 0, content=mark(note, words)))
        token.children = rest


@lru_cache(10_000)
def _note(href: str) -> Annotation | None:
    scheme, _, rest = href.partition(":")
    if scheme == "actor":
        return Annotation(Span(0, 0), actor=rest)
    if scheme == "event":
        ids, _, field = rest.partition("/")
        return Annotation(Span(0, 0), claims=tuple(ids.split(",")), field=field)
    return None


def _allowed(url: str) -> bool:
    return re.match(r"(?i)(https?|actor|event):", url.strip()) is not None


@cache
def _engine() -> MarkdownIt:
    """The Markdown engine; imported where a text needs it, as most need none."""
    from markdown_it import MarkdownIt

    engine = MarkdownIt("commonmark", {"html": False}).disable("image").enable("table")
    engine.validateLink = _allowed  # type: ignore[method-assign]
    return engine


@cache
def _renderer() -> RendererHTML:
    from markdown_it.renderer import RendererHTML

    return RendererHTML()
