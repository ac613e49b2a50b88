"""Which words of an article name an actor: states and organisations, and the persons whom it names with an office."""

from __future__ import annotations

from collections.abc import Iterable

from builder.language.doc import Text
from builder.language.mentions import ActorMention
from builder.language.people import FoundName
from builder.model.reading import Mention
from builder.model.text import Span, slug


def marked(
    text: Text, shift: int, mentions: Iterable[ActorMention], names: Iterable[FoundName], persons: Iterable[str]
) -> tuple[Mention, ...]:
    """Mentions in order, without overlap; `shift` characters stand before the article's text, `persons` are the ids of
    those named with an office.

    A person's name leads to the person, not to the state that is served. Words for several at once ("both countries")
    name nobody in particular, and parts of compounds ("Russian-born") no actor.
    """
    known = set(persons)
    found = [Mention(id_, _span(text, name, shift)) for name in names if (id_ := slug(name.name)) in known]
    taken = [mention.span for mention in found]
    for mention in mentions:
        span = _span(text, mention, shift)
        if not mention.compound and not mention.group and not any(span.overlaps(other) for other in taken):
            found.append(Mention(mention.actor, span))
    return tuple(sorted((each for each in found if each.span.start >= 0), key=lambda each: each.span))


def _span(text: Text, words: ActorMention | FoundName, shift: int) -> Span:
    return Span(text.tokens[words.first].start - shift, text.tokens[words.last - 1].end - shift)
