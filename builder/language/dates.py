"""Times named in a sentence, resolved against the day of publication.

    find_moments    every time between two tokens, in order
    resolve_term    the day on which a term of hours or days ends

The forms of time stand in `times.py`, the arithmetic in `reckoning.py`; here the words before a time give it its role:
by, until, within (a deadline), from (a beginning), since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from builder.language import dating, reckoning, times
from builder.language.doc import Text, Token
from builder.language.reckoning import Reference
from builder.language.tables import table, words
from builder.language.times import Form

MomentKind = Literal["point", "term", "since", "period"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One time that a text names."""

    first: int
    """Its first token, the words that give it a role included: "by", "within", "since"; not "on" and "in"."""
    last: int
    """One past its last token."""
    value: str | None
    """`2018`, `2018-03` or `2018-03-27`; None where the words and the publication date do not give one."""
    kind: MomentKind = "point"
    """`point` when something happens; `term` a length of time to leave in ("within 48 hours"), whose end is found with
    `resolve_term`; `since` the beginning of a time that goes on; `period` a length of time that is no term."""
    deadline: bool = False
    """By then somebody must be gone: by, before, until, within, no later than, given."""
    days: int | None = None
    """Length of a term or period in days; None where it is counted in months."""
    months: int | None = None
    """Length in calendar months."""
    hours: int | None = None
    """Length in hours, where the words count hours."""
    future: bool = False
    """Resolved forward from the publication: next, by, will."""
    start: bool = False
    """From then on something takes effect: "from November 1", "as of Monday"."""
    words: str = ""
    """As it stands in the text."""
    relative: bool = False
    """Reckoned from another time of the text, not from the publication: "the day before", "that year"."""


_TABLE: Final = table("times")
_DEADLINES: Final = sorted((tuple(row.split()) for row in _TABLE["deadlines"].split("|")), key=len, reverse=True)
_BEGINS: Final = sorted((tuple(row.split()) for row in _TABLE["begins"].split("|")), key=len, reverse=True)
_SINCES: Final = sorted((tuple(row.split()) for row in _TABLE["sinces"].split("|")), key=len, reverse=True)
_BETWEEN: Final = words("the on about around just early only midnight next coming following")
_SURE_BEGINS: Final = words("as effective starting beginning commencing with")
_WEAK: Final = words(_TABLE["weak_deadlines"])
_GIVING: Final = words(_TABLE["giving"])
_GOING: Final = words(_TABLE["going"])
_COMING: Final = words(_TABLE["coming"])
_COMING_TO: Final = words(_TABLE["coming_to"])
_SPEAKING: Final = words(_TABLE["speaking"])
_WENT: Final = words(_TABLE["went"])
_LEAVING: Final = words(_TABLE["leaving"])
_BORDER: Final = frozenset({".", ";", ":", "—", "–", "“", "”", '"', "?", "!"})


def find_moments(
    text: Text, first: int, last: int, published: str | None, context: str | None = None
) -> tuple[Moment, ...]:
    """The times named between two tokens, in order. `published` is the day of publication as far as known, `context`
    the date that "that year", "the next day" refer to. No value is more precise than the words."""
    tokens = text.tokens[first:last]
    reference = Reference(published)
    found: list[Moment] = []
    i = 0
    while i < len(tokens):
        form = times.at(tokens, i, found[-1].last - first if found else 0)
        if form is None:
            i += 1
            continue
        moment = _moment(tokens, form, reference, context, _local(found))
        found.append(_placed(moment, text, first))
        i = form.last
    return tuple(found)


def resolve_term(announced: str | None, term: Moment) -> str | None:
    """The day on which a term ends that begins on the day `announced`; None where that day or the length is unknown."""
    return reckoning.after(announced, term.days, term.months)


def _local(found: list[Moment]) -> str | None:
    """The last time named before in the same sentence at which something happened."""
    for moment in reversed(found):
        if moment.value and moment.kind == "point" and not moment.deadline and not moment.start:
            return moment.value
    return None


def _moment(
    tokens: Sequence[Token], form: Form, reference: Reference, context: str | None, local: str | None
) -> Moment:
    """The time with its role and value; places are relative to `tokens`."""
    start, role = _role(tokens, form.first)
    if form.length is not None:
        return _length(tokens, form, start, role)
    deadline = role == "deadline" or (role in _WEAK and _given(tokens, start))
    sure = role == "begin" and (form.kind != "date" or tokens[start].lower in _SURE_BEGINS)
    ahead = (deadline and not _over(tokens, start)) or sure or _ahead(tokens, form)
    value = dating.resolve(form, reference, local or context, ahead, local)
    if deadline and form.part in times.ENDS and value:
        value = reckoning.end_of(value)
    return Moment(
        start if role else form.first,
        form.last,
        value,
        "since" if role == "since" else "point",
        deadline=deadline,
        future=ahead,
        start=role == "begin",
        relative=form.kind in times.RELATIVE or form.which in {"previous", "following", "that"},
    )


def _length(tokens: Sequence[Token], form: Form, start: int, role: str) -> Moment:
    """A length of time: a term where somebody is given it, else a period."""
    term = role == "within" or (role == "deadline" and form.length == (None, 0, None)) or _is_term(tokens, form)
    hours, days, months = form.length or (None, None, None)
    kind: MomentKind = "term" if term else "period"
    begin = start if role in {"within", "deadline"} else form.first
    return Moment(begin, form.last, None, kind, deadline=term, days=days, months=months, hours=hours)


def _placed(moment: Moment, text: Text, offset: int) -> Moment:
    """The moment with places in the whole text."""
    first, last = moment.first + offset, moment.last + offset
    return Moment(
        first, last, moment.value, moment.kind, moment.deadline, moment.days, moment.months, moment.hours,
        moment.future, moment.start, text.words(first, last), moment.relative,
    )  # fmt: skip


def _role(tokens: Sequence[Token], first: int) -> tuple[int, str]:
    """Where the words begin that give the time its role, and the role: `deadline`, `begin`, `since`, a weak
    deadline's own word, or none."""
    while first > 0 and tokens[first - 1].lower in _BETWEEN:
        first -= 1
    for phrases, name in ((_DEADLINES, "deadline"), (_BEGINS, "begin"), (_SINCES, "since")):
        for phrase in phrases:
            start = first - len(phrase)
            if start >= 0 and tuple(token.lower for token in tokens[start:first]) == phrase:
                weak = phrase[0] if phrase[0] in _WEAK else ""
                return start, weak or name
    return first, ""


def _given(tokens: Sequence[Token], at: int) -> bool:
    """Whether shortly before `at` somebody is given time or must go."""
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.text in {";", ":", "—", "–", "."}:
            return False
        if token.lower in _GIVING or token.lower in _GOING:
            return True
    return False


def _over(tokens: Sequence[Token], at: int) -> bool:
    """Whether the time given is over: "had been given until Sunday"."""
    before = [token.lower for token in tokens[max(0, at - 8) : at]]
    border = max((k for k, word in enumerate(before) if word in {",", ";", ":", "."}), default=-1)
    return ("had", "been") in pairwise(before[border + 1 :])


def _ahead(tokens: Sequence[Token], form: Form) -> bool:
    """Whether the clause speaks of what is to come: will, must, is due on Friday."""
    before = tokens[max(0, form.first - 10) : form.first]
    for k in range(len(before) - 1, -1, -1):
        word = before[k].lower
        if before[k].text in _BORDER:
            break
        if word in _SPEAKING or (word.endswith("ed") and word not in _COMING):
            return False
        if word in _COMING or (word == "to" and _next_of(before, k) in _COMING_TO | _LEAVING):
            return True
        if word in _WENT and word not in {"have", "has"}:
            return False
    return _opens(tokens, form.first) and _will(tokens, form.last)


def _next_of(tokens: Sequence[Token], k: int) -> str:
    return tokens[k + 1].lower if k + 1 < len(tokens) else ""


def _opens(tokens: Sequence[Token], first: int) -> bool:
    """Whether the time stands at the head of its sentence or clause."""
    at = first - 1
    while at >= 0 and tokens[at].lower in {"on", "in", "the", "from", "by"}:
        at -= 1
    return at < 0 or tokens[at].text in {",", ".", ";", ":", '"', "“"}


def _will(tokens: Sequence[Token], last: int) -> bool:
    """Whether the first verb after the time says that it is to come."""
    for k in range(last, min(len(tokens), last + 9)):
        word = tokens[k].lower
        if word in {"will", "shall", "'ll", "must"} or (word in {"is", "are"} and _next_of(tokens, k) in {"to", "due"}):
            return True
        if word in _WENT or word in _SPEAKING or word.endswith("ed") or word in {"is", "are"}:
            return False
    return False


def _is_term(tokens: Sequence[Token], form: Form) -> bool:
    """Whether a length of time is what somebody is given to leave in."""
    before, after = times.word(tokens, form.first - 1), times.word(tokens, form.last)
    if after in {"notice", "deadline", "ultimatum", "notification"} or (after in {"'", "'s"} and times.word(
        tokens, form.last + 1
    ) in {"notice", "time", "grace"}):
        return True
    if before in {"for", "after", "over", "during", "past", "since", "last", "every", "than", "about"} and not _hands(
        tokens, form.first - 2
    ):
        return False
    if after == "to" and times.word(tokens, form.last + 1) in _LEAVING | _GOING | {"get", "be", "clear", "wind", "move"}:
        return True
    if before == "in" or times.word(tokens, form.first - 2) == "in":
        return _given(tokens, form.first) and form.length is not None and (form.length[1] or 99) <= 62
    return _hands(tokens, form.first - 1)


def _hands(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words up to `at` hand somebody time: "gave the two envoys", "has"."""
    for k in range(at, max(-1, at - 9), -1):
        word = tokens[k].lower
        if tokens[k].text in {";", ":", "—", "–", "."} or word in _SPEAKING - {"told"}:
            return False
        if word in _GIVING:
            return True
    return False
