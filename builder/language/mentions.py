"""Words that name an actor: states, organisations and what stands for them.

The surface forms are the vocabulary's; the longest wins. Names that only hold the name of an actor (newspapers, seas,
treaties) are taken out first: `tables/media.yaml`. Then the words around a mention say how it is meant: as a place,
as an owner, as part of a compound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from builder.language import surfaces
from builder.language.doc import Text, Token
from builder.language.surfaces import NAMES, Surface
from builder.language.tables import table, words
from builder.vocabulary import Context, Naming, actors, choose, existed, generics, offices


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One mention of an actor."""

    first: int
    """Its first token, without "the"."""
    last: int
    """One past its last token, without "'s"."""
    actor: str
    """Actor id."""
    form: str
    """`name` `official` `adjective` `person` `people` `capital` `seat` `government` `abbreviation` `leader` as the
    vocabulary has them, or `generic` ("the alliance", "the kingdom", resolved from what was named before)."""
    possessive: bool = False
    """Followed by "'s" or "'"."""
    locative: bool = False
    """Named as a place: after in, at, from, to, near ... ("in Moscow"); an agent or owner otherwise."""
    accredited: bool = False
    """Named as the one to whom somebody is sent: "mission to NATO", "ambassador to the EU", "envoy in Paris"."""
    place: bool = False
    """Part of the name of a place, meeting or paper: "NATO headquarters", "UN resolution"."""
    compound: bool = False
    """Part of a compound: "Russian-born", "U.S.-led", "Moscow-based", "anti-Soviet"; no actor."""
    group: tuple[str, ...] = ()
    """For "both countries", "the two sides", "the Baltic states": the actors meant; `actor` is the first."""
    dateline: bool = False
    """At the head of the report: "BRUSSELS —"; neither agent nor target."""
    surface: str = ""
    """As it stands in the text."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What was named before."""

    recent: tuple[ActorMention, ...] = ()
    """Mentions of the sentences before, oldest first, the last twelve at most."""
    seen: tuple[str, ...] = ()
    """Ids of all actors named so far, each once, the one named last at the end."""

    def after(self, mentions: Iterable[ActorMention]) -> Memory:
        """The memory once a sentence with these mentions was read."""
        new = [mention for mention in mentions if not mention.compound and not mention.dateline]
        named = [actor for mention in new for actor in (mention.group or (mention.actor,))]
        seen = dict.fromkeys(reversed((*self.seen, *named)))
        return Memory((*self.recent, *new)[-12:], tuple(reversed(seen)))


_HEADS_AFTER: Final = words(NAMES["heads_after"])
_HEADS_BEFORE: Final = words(NAMES["heads_before"])
_HONORIFICS: Final = words(NAMES["honorifics"])
_PERSONS_TOO: Final = words(NAMES["persons_too"])
_FIRST_NAMES: Final = words(NAMES["first_names"])
_PLACE_AFTER: Final = words(NAMES["place_after"])
_LOCATIVE: Final = words(NAMES["locative"])
_SENT: Final = words(NAMES["sent"])
_PAIRS: Final = words(NAMES["pairs"])
_GENERIC_ADJECTIVES: Final = words(NAMES["generic_adjectives"])
_NO_GENERICS: Final = words(NAMES["generic_never"])
_VAGUE_GENERICS: Final = words(NAMES["generic_left_out"])
_NO_NAME: Final = words(table("people")["no_name"])
_TITLES: Final = frozenset(office.split()[-1] for office in offices()) | words(table("people")["ranks"])
_GENERIC_HEADS: Final = frozenset(noun.split()[-1].lower() for noun in generics())
_GROUPS: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    tuple(name.split()): tuple(ids) for name, ids in NAMES["groups"].items()
}
_DETERMINERS: Final = frozenset({"the", "that", "this", "whole", "entire"})
_NO_PLACE: Final = frozenset({"adjective", "person", "people"})
_NEAR: Final = 600
_FAR: Final = 8_000
"""Characters of the sentence and of the article in which a word that decides a meaning is looked for."""
_SMALL_WORDS: Final = words("a an the of in to and for by at on with as from or over after 's")
_DASHES: Final = frozenset({"—", "–", "-", "--"})
_PERSON_NEXT: Final = words(NAMES["person_next"])


def find_mentions(
    text: Text, first: int, last: int, published: str | None, memory: Memory | None = None
) -> tuple[ActorMention, ...]:
    """The actors named between two tokens, in order, without overlap. The date of publication, or of what is told,
    decides between a state and its successor; `memory` resolves "the alliance", "the kingdom", "both countries"."""
    found: list[ActorMention] = []
    memory = memory or Memory()
    i = first
    while i < last:
        mention, i = _at(text, i, first, last, published or "", memory, found)
        if mention:
            found.append(_placed(text, mention, found, first, last))
    return tuple(found)


def existing(actor: str, date: str | None) -> str:
    """The actor that held the place of `actor` at a date: the Soviet Union for Russia in 1986. The same where it
    existed then, the date is unknown, or several could be meant."""
    known = actors().get(actor)
    if known is None or not date or existed(known.since, known.until, date):
        return actor
    others = [*known.predecessors, *known.successors]
    fit = [each for each in others if each in actors() and existed(actors()[each].since, actors()[each].until, date)]
    return fit[0] if len(fit) == 1 else actor


def _at(
    text: Text, i: int, first: int, last: int, date: str, memory: Memory, found: list[ActorMention]
) -> tuple[ActorMention | None, int]:
    """The mention that begins at token `i`, and where to go on."""
    token = text.tokens[i]
    named_next = token.lower in _DETERMINERS and i + 1 < last and surfaces.at(text, i + 1, last) is not None
    if not named_next and (token.lower in _DETERMINERS or token.lower in {"both", "two", "three"}):
        general = _general(text, i, last, memory, found)
        if general:
            return general, general.last
    surface = surfaces.at(text, i, last)
    if surface is None:
        return None, i + 1
    group = _GROUPS.get(tuple(t.text for t in text.tokens[i : i + 2])) or _GROUPS.get((token.text,))
    if group:
        return ActorMention(i, min(i + 2, last), group[0], "name", group=group), i + 2
    if not surface.actor or _other_name(text, surface, first, last):
        return None, surface.last
    naming = _meaning(text, surface, first, last, date)
    if naming is None:
        return None, surface.last
    form = _form(text, surface, naming, last)
    return ActorMention(surface.first, surface.last, naming.actor, form, surface=surface.text), surface.last


def _meaning(text: Text, surface: Surface, first: int, last: int, date: str) -> Naming | None:
    """Which of its meanings the surface has there; None for none."""
    start, end = text.tokens[surface.first].start, text.tokens[surface.last - 1].end
    before = text.text[max(text.tokens[first].start, start - _NEAR) : start]
    after = text.text[end : min(text.tokens[last - 1].end, end + _NEAR)]
    chosen = choose(surface.key, Context(before, after, text.text[:_FAR], date))
    if chosen is None or surface.namings[0].decides:
        return chosen
    return next((naming for naming in surface.namings if existed(naming.since, naming.until, date)), None)


def _form(text: Text, surface: Surface, naming: Naming, last: int) -> str:
    """The form; of a word that is adjective and noun of a person, what the next word says."""
    forms = {each.form for each in surface.namings if each.actor == naming.actor}
    if not {"adjective", "person"} <= forms and not {"adjective", "people"} <= forms:
        return naming.form
    follows = text.tokens[surface.last] if surface.last < last else None
    noun = follows is None or not follows.text[0].isalpha() or follows.lower in _PERSON_NEXT
    if follows is not None and follows.text in {"and", "or", ",", "-"} and surface.last + 1 < last:
        joined = surfaces.at(text, surface.last + 1, last)
        noun = follows.text != "-" and not (joined and any(each.form == "adjective" for each in joined.namings))
    return ("person" if "person" in forms else "people") if noun else "adjective"


def _other_name(text: Text, surface: Surface, first: int, last: int) -> bool:
    """Whether the words are part of another name: of a person, a bank, a sea, a hotel."""
    tokens = text.tokens
    before = tokens[surface.first - 1] if surface.first > first else None
    after = tokens[surface.last] if surface.last < last else None
    short = surface.last == surface.first + 1
    if after and after.text in _HEADS_AFTER and not _own_head(surface, after):
        return True
    if (
        before
        and before.lower == "of"
        and surface.first - 2 >= first
        and tokens[surface.first - 2].text in _HEADS_BEFORE
    ):
        return True
    if surface.namings[0].form == "leader":
        return short and _other_person(text, before, after, first, last)
    if before and short and before.text in _HONORIFICS:
        return True
    if not short or surface.text not in _PERSONS_TOO:
        return False
    named_before = before is not None and before.text in _FIRST_NAMES
    named_after = (
        surface.text in _FIRST_NAMES and after is not None and after.text[0].isupper() and after.text.isalpha()
    )
    return named_before or (named_after and not surfaces.at(text, surface.last, last))


def _other_person(text: Text, before: Token | None, after: Token | None, first: int, last: int) -> bool:
    """Whether a surname that a leader bears is part of somebody else's name here: "Michael Brown", "Brown Jones"."""
    if title_case(text, first, last):
        return False
    named = before is not None and before.text[0].isupper() and before.text.isalpha() and before.text not in _NO_NAME
    if named and before is not None and before.lower not in _TITLES and before.text not in _HONORIFICS:
        return True
    return after is not None and after.text[0].isupper() and after.text.isalpha() and after.text not in _NO_NAME


def title_case(text: Text, first: int, last: int) -> bool:
    """Whether nearly every word has a capital, as in a headline: then capitals say nothing."""
    around = [token for token in text.tokens[first:last] if token.text[0].isalpha() and token.lower not in _SMALL_WORDS]
    return sum(token.text[0].isupper() for token in around) >= 0.8 * len(around)


def _own_head(surface: Surface, after: Token) -> bool:
    """Whether the next word is said of the actor itself: "UN Treaty", "the Soviet Club"; only capitals and names of
    states make other names."""
    form = surface.namings[0].form
    return form in {"abbreviation", "official", "government"} or (
        form in {"adjective", "person", "people"}
        and after.text in {"Airport", "Station", "School", "Club", "Treaty", "Hotel", "Street", "Road"}
    )


def _general(text: Text, i: int, last: int, memory: Memory, found: list[ActorMention]) -> ActorMention | None:
    """ "the alliance", "the Himalayan kingdom", "both countries", "the two sides", "the three Baltic states"."""
    tokens = text.tokens
    at = i + 1
    determined = tokens[i].lower in _DETERMINERS
    two = tokens[i].lower in {"both", "two"} or (at < last and tokens[at].lower == "two")
    if at < last and tokens[at].lower in {"two", "three", "both"}:
        at += 1
    if two:
        at += at < last and tokens[at].lower in {"the", "former", "neighbouring", "neighboring"}
        if at < last and tokens[at].lower in _PAIRS:
            return _pair(i, at + 1, memory, found)
    group = _GROUPS.get(tuple(token.text for token in tokens[at : min(at + 2, last)]))
    if group:
        return ActorMention(at, at + 2, group[0], "name", group=group)
    return _generic(text, i + 1, last, memory, found) if determined and at == i + 1 else None


def _pair(first: int, last: int, memory: Memory, found: list[ActorMention]) -> ActorMention | None:
    """The two states meant: those that the sentence names, else the two that were named most of late."""
    here = _states(found)
    named = here if len(here) > 1 else _states((*memory.recent, *found))
    if len(named) < 2:
        named = {actor: 1 for actor in memory.seen if actors()[actor].kind == "state"} | named
    order = list(named)
    best = order[-2:] if len(here) > 1 else sorted(order, key=lambda actor: (named[actor], order.index(actor)))[-2:]
    both = tuple(sorted(best, key=order.index))
    return ActorMention(first, last, both[0], "generic", group=both) if len(both) == 2 else None


def _states(mentions: Iterable[ActorMention]) -> dict[str, int]:
    """How often each state was named as one that acts or is hit, the one named last at the end."""
    found: dict[str, int] = {}
    for mention in mentions:
        for actor in mention.group or (mention.actor,):
            if not mention.compound and not mention.dateline and actors()[actor].kind == "state":
                times = found.pop(actor, 0) + (not mention.locative or mention.accredited)
                found[actor] = times
    return found


def _generic(text: Text, start: int, last: int, memory: Memory, found: list[ActorMention]) -> ActorMention | None:
    """A common noun for an actor that was named before."""
    tokens = text.tokens
    at = start
    while at < min(last, start + 3) and tokens[at].lower not in _GENERIC_HEADS:
        if tokens[at].text not in _GENERIC_ADJECTIVES and not any(
            noun.lower().startswith(tokens[at].lower + " ") for noun in generics()
        ):
            return None
        at += 1
    if at >= min(last, start + 3):
        return None
    head, follows = tokens[at].text, tokens[at + 1].text if at + 1 < last else ""
    if (head[0].isupper() and (follows[:1].isupper() or follows == "of")) or head.lower() in _NO_GENERICS:
        return None
    for begin in range(start, at + 1):
        noun = text.words(begin, at + 1)
        fit = generics().get(noun) or generics().get(noun.lower(), ())
        actor = _named_last(fit, noun.lower() in _VAGUE_GENERICS, memory, found)
        if actor:
            return ActorMention(start, at + 1, actor, "generic")
    return None


def _named_last(fit: Sequence[str], near: bool, memory: Memory, found: Sequence[ActorMention]) -> str | None:
    """Which of these actors was named last: by its name before by an adjective; with `near` only just before."""
    recent = (*memory.recent, *found)
    nouns = [mention.actor for mention in recent if mention.form not in _NO_PLACE and not mention.compound]
    named = [*(() if near else memory.seen), *(mention.actor for mention in recent[-3:] if near or mention in found)]
    return next((each for each in (*reversed(nouns[-3:] if near else nouns), *reversed(named)) if each in fit), None)


def _placed(text: Text, mention: ActorMention, found: list[ActorMention], first: int, last: int) -> ActorMention:
    """The mention with what the words around it say."""
    tokens = text.tokens
    after = tokens[mention.last] if mention.last < last else None
    possessive = (
        after is not None
        and after.lower in {"'s", "'"}
        and not (after.text == "'" and not tokens[mention.last - 1].text.endswith(("s", "z")))
    )
    before = _before(tokens, mention.first, first)
    compound = _compound(text, mention, first, last)
    place = after is not None and after.lower in _PLACE_AFTER
    locative = (
        not possessive and mention.form not in _NO_PLACE and not compound and _is_place(tokens, before, mention, found)
    )
    return replace(
        mention,
        form="adjective" if compound and mention.form in {"person", "people"} else mention.form,
        possessive=possessive,
        compound=compound,
        place=place,
        locative=locative,
        accredited=not compound and _is_accredited(tokens, before, first) and mention.form not in _NO_PLACE,
        dateline=_is_dateline(text, mention, first),
        surface=text.words(mention.first, mention.last),
    )


def _before(tokens: Sequence[Token], at: int, first: int) -> int:
    """Index of the word before a mention, articles left aside; below `first` where there is none."""
    at -= 1
    while at >= first and tokens[at].lower in {"the", "both"}:
        at -= 1
    return at


def _is_place(tokens: Sequence[Token], before: int, mention: ActorMention, found: list[ActorMention]) -> bool:
    """Whether a preposition or a verb of going makes a place of it, or a place in the same list does."""
    if before < 0:
        return False
    word = tokens[before].lower
    if word in _LOCATIVE or (word == "of" and before > 0 and tokens[before - 1].lower == "out"):
        return not (
            word == "to" and before > 0 and tokens[before - 1].lower in {"according", "belonging", "belong", "thanks"}
        )
    if word in {"and", "or", ","} and found:
        return found[-1].last == before and found[-1].locative and found[-1].form not in _NO_PLACE
    return False


def _is_accredited(tokens: Sequence[Token], before: int, first: int) -> bool:
    """Whether a post or a person sent stands before: "mission to NATO", "ambassador in Paris"."""
    if before <= first or tokens[before].lower not in {"to", "in", "at", "with"}:
        return False
    near = tokens[max(first, before - 4) : before]
    if near and near[-1].lower in _SENT:
        return True
    return (
        len(near) > 1 and tokens[before].lower in {"to", "at"} and near[-2].lower in _SENT and near[-1].text.islower()
    )


def _compound(text: Text, mention: ActorMention, first: int, last: int) -> bool:
    """Whether a hyphen ties it to another word: "Moscow-based", "anti-Russian"; also within one token: "U.S.-led"."""
    tokens = text.tokens
    whole = tokens[mention.last - 1].text
    if "-" in whole and not surfaces.is_form(text.words(mention.first, mention.last)):
        return True
    if mention.last + 1 < last and tokens[mention.last].text in {"-", "–"}:
        left, sign, right = tokens[mention.last - 1 : mention.last + 2]
        if left.end == sign.start and sign.end == right.start:
            return True
    if mention.first - 2 >= first and tokens[mention.first - 1].text in {"-", "–"}:
        left, sign, right = tokens[mention.first - 2 : mention.first + 1]
        return left.end == sign.start and sign.end == right.start
    return False


def _is_dateline(text: Text, mention: ActorMention, first: int) -> bool:
    """Whether it is the place at the head of a report: "BRUSSELS —", "MOSCOW (Reuters) -"."""
    tokens = text.tokens
    sentence = text.sentence_of(mention.first)
    if (
        mention.first - sentence.first > 3
        or not tokens[sentence.first].text.isupper()
        or len(tokens[sentence.first].text) < 3
    ):
        return False
    for token in tokens[mention.last : min(mention.last + 10, sentence.last)]:
        if token.text in _DASHES:
            return True
        if token.text.isalpha() and token.text.islower():
            return False
    return False
