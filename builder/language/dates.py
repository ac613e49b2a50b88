"""Times named in a sentence, resolved against the day of publication.

    find_moments    every time between two tokens, in order
    resolve_term    the day on which a term of hours or days ends

The forms of time stand in `times.py`, the arithmetic in `reckoning.py`; here the words before a time give it its role:
by, until, within (a deadline), from (a beginning), since.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from builder.language import dating, reckoning, times
from builder.language.doc import Text, Token
from builder.language.forms import Form, word
from builder.language.lengths import LENGTHS
from builder.language.reckoning import Reference
from builder.language.tables import table, words

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
    named: bool = False
    """A year that only names something: "the treaty of 1961"."""


_TABLE: Final = table("times")
_DEADLINES: Final = sorted((tuple(row.split()) for row in _TABLE["deadlines"].split("|")), key=len, reverse=True)
_BEGINS: Final = sorted((tuple(row.split()) for row in _TABLE["begins"].split("|")), key=len, reverse=True)
_SINCES: Final = sorted((tuple(row.split()) for row in _TABLE["sinces"].split("|")), key=len, reverse=True)
_BETWEEN: Final = words("the on about around just early only midnight noon midday next coming following")
_SURE_BEGINS: Final = words("as effective starting beginning commencing with")
_WEAK: Final = words(_TABLE["weak_deadlines"])
_GIVING: Final = words(_TABLE["giving"])
_HAVING: Final = words(_TABLE["having"])
_GOING: Final = words(_TABLE["going"])
_COMING: Final = words(_TABLE["coming"])
_COMING_TO: Final = words(_TABLE["coming_to"])
_OF_TIME: Final = words(_TABLE["of_time"])
_TELLING: Final = words(_TABLE["telling"])
_TERM_ENDS: Final = words(_TABLE["term_ends"])
_SPEAKING: Final = words(_TABLE["speaking"])
_WENT: Final = words(_TABLE["went"])
_PRESENT: Final = words(_TABLE["present"])
_LEAVING: Final = words(_TABLE["leaving"])
_BORDER: Final = frozenset({".", ";", ":", "—", "–", "“", "”", '"', "?", "!"})


def find_moments(
    text: Text,
    first: int,
    last: int,
    published: str | None,
    context: str | None = None,
    narrative: str | None = None,
    day: str | None = None,
) -> tuple[Moment, ...]:
    """The times named between two tokens, in order. `published` is the day of publication as far as known, `context`
    the date that "that year" refers to, `day` the one that "the next day" does, `narrative` a time that the same
    paragraph tells of before: a month without a year falls into an earlier year of it. No value is more precise than
    the words."""
    tokens = text.tokens[first:last]
    reference = Reference(published)
    found: list[Moment] = []
    i = 0
    while i < len(tokens):
        form = times.at(tokens, i, found[-1].last - first if found else 0)
        if form is None:
            i += 1
            continue
        days = form.unit in {"day", "hour", "minute"} and (form.kind == "shift" or _within_hours(form, tokens))
        before = (_local(found, days) or _local(found) or day or context) if days else (_local(found) or context)
        moment = _placed(_moment(tokens, form, reference, before, _local(found, days) or narrative), text, first)
        found.append(_in_line(text, moment, found))
        i = form.last
    return _turned(tokens, found, reference, first)


def tells(moment: Moment) -> bool:
    """Whether something happened at that time, so that what follows can refer to it."""
    return moment.kind == "point" and not (moment.deadline or moment.start or moment.future or moment.named)


def _in_line(text: Text, moment: Moment, found: Sequence[Moment]) -> Moment:
    """With what a length of time just before says: "24 hours from Wednesday" begins on the last Wednesday; of several
    lengths in a row, all are terms where one is."""
    before = found[-1] if found else None
    row = before is not None and before.kind == "term" and moment.kind == "period" and moment.days is not None
    if row and text.tokens[moment.first - 1].lower not in {"for", "after", "over", "during", "past", "last"}:
        return replace(moment, kind="term", deadline=True)
    return moment


def _turned(tokens: Sequence[Token], found: list[Moment], reference: Reference, offset: int) -> tuple[Moment, ...]:
    """With the shifts that open the sentence dated from a day that it names later: "Two days after Quito acted, Lima
    said on Friday"."""
    for k, moment in enumerate(found):
        if moment.value or not moment.relative or moment.kind != "point":
            continue
        form = times.at(tokens, moment.first - offset)
        later = next((each.value for each in found[k + 1 :] if each.value and tells(each)), None)
        if form and form.which == "clause" and later:
            value = dating.resolve(form, reference, None, False, later)
            found[k] = replace(moment, value=value)
    return tuple(found)


def resolve_term(announced: str | None, term: Moment) -> str | None:
    """The day on which a term ends that begins on the day `announced`; None where that day or the length is unknown."""
    return reckoning.after(announced, term.days, term.months)


def _local(found: Sequence[Moment], day: bool = False) -> str | None:
    """The last time named before in the same sentence at which something happened; with `day` the last day."""
    for moment in reversed(found):
        if moment.value and tells(moment) and (not day or len(moment.value) == 10):
            return moment.value
    return None


def _moment(
    tokens: Sequence[Token], form: Form, reference: Reference, context: str | None, local: str | None
) -> Moment:
    """The time with its role and value; places are relative to `tokens`."""
    start, role = _role(tokens, form.first)
    if form.length is not None:
        return _length(tokens, form, start, "within" if role == "inside" else role)
    if role == "deadline" and tokens[start].lower == "by" and _done_by(tokens, start, form.last):
        role = ""
    term = _ends_term(tokens, form)
    weak = role in _WEAK and form.kind != "same" and _given(tokens, start)
    deadline = role == "deadline" or weak or bool(term)
    counted = role == "begin" and word(tokens, start - 1) in LENGTHS
    sure = role == "begin" and not counted and (form.kind != "date" or tokens[start].lower in _SURE_BEGINS)
    ahead = (deadline and term != "over" and not _over(tokens, start)) or sure or _ahead(tokens, form)
    value = dating.resolve(form, reference, context, ahead, local)
    ends = form.part in times.ENDS and form.unit not in {"week", "weekend"} and (deadline or role == "begin")
    if value and (ends or form.part == "last day"):
        value = reckoning.end_of(value)
    elif value and form.part == "first day":
        value = reckoning.start_of(value)
    begins = role == "begin" and not counted
    past = begins and bool(value and reference.date) and not _later(value, reference.date) and value != reference.date
    return Moment(
        start if role else form.first,
        form.last,
        value,
        "since" if role == "since" or past else "point",
        deadline=deadline,
        future=_later(value, reference.date) or (ahead and not _earlier(value, reference.date)),
        start=begins and not past,
        named=form.kind == "date" and form.month is None and _names(tokens, form.first),
        relative=form.kind in times.RELATIVE or form.which in {"previous", "following", "that"},
    )


def _done_by(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Whether something had happened by then: "By Sunday Italy had joined in", "had joined them by Sunday"."""
    around = [token.lower for token in (*tokens[max(0, start - 5) : start], *tokens[last : last + 9])]
    return any(one == "had" and (two.endswith("ed") or two in _WENT) for one, two in pairwise(around))


def _names(tokens: Sequence[Token], first: int) -> bool:
    """Whether a year names what stands before it: "the treaty of 1961", and not "the first months of 1961", "he thinks
    of 2010, when"."""
    before = word(tokens, first - 2)
    told = (word(tokens, first + 1), word(tokens, first + 2)) == (",", "when")
    return word(tokens, first - 1) == "of" and before not in LENGTHS and before not in _OF_TIME and not told


def _later(value: str | None, published: str | None) -> bool:
    """Whether a time lies after the publication, as far as both are known."""
    known = min(len(value or ""), len(published or ""))
    return bool(value and published and value[:known] > published[:known])


def _earlier(value: str | None, published: str | None) -> bool:
    """Whether a time lies before the publication, as far as both are known."""
    known = min(len(value or ""), len(published or ""))
    return bool(value and published and value[:known] < published[:known])


def _within_hours(form: Form, tokens: Sequence[Token]) -> bool:
    """Whether "within hours" points to the day told of last."""
    return form.kind == "same" and word(tokens, form.first) == "hours"


def _length(tokens: Sequence[Token], form: Form, start: int, role: str) -> Moment:
    """A length of time: a term where somebody is given it, else a period."""
    within = role == "within" and (_given(tokens, start) or _going_next(tokens, form.last))
    term = within or (role == "deadline" and form.length == (None, 0, None)) or _is_term(tokens, form)
    hours, days, months = form.length or (None, None, None)
    kind: MomentKind = "term" if term else "period"
    begin = start if role in {"within", "deadline"} else form.first
    return Moment(begin, form.last, None, kind, deadline=term, days=days, months=months, hours=hours)


def _placed(moment: Moment, text: Text, offset: int) -> Moment:
    """The moment with places in the whole text."""
    first, last = moment.first + offset, moment.last + offset
    return replace(moment, first=first, last=last, words=text.words(first, last))


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


def _going_next(tokens: Sequence[Token], last: int) -> bool:
    """Whether the clause after a time says that somebody must go, or was given it."""
    return any(token.lower in _GOING | (_GIVING - _HAVING) for token in tokens[last : last + 9])


def _given(tokens: Sequence[Token], at: int) -> bool:
    """Whether shortly before `at` somebody is given time or must go."""
    for token in reversed(tokens[max(0, at - 12) : at]):
        if token.text in {";", ":", "—", "–", "."}:
            return False
        if token.lower in _GIVING or token.lower in _GOING:
            return True
    return False


def _ends_term(tokens: Sequence[Token], form: Form) -> str:
    """Whether the words near by call the time a deadline: `set` ("a deadline of Thursday"), `over` ("the term ran out
    on Friday"); empty where they do not."""
    before = [token.lower for token in tokens[max(0, form.first - 4) : form.first]]
    after = [word(tokens, form.last + k) for k in range(5)]
    if ("ran" in before and "out" in before) or "expired" in before:
        return "over"
    called = "as" in after and {"deadline", "date"} & set(after)
    running = ("run" in before or "runs" in before) and "out" in before
    return "set" if called or running or _TERM_ENDS & set(before) or after[0] in _TERM_ENDS else ""


def _over(tokens: Sequence[Token], at: int) -> bool:
    """Whether the time given is over: "had been given until Sunday"."""
    before = [token.lower for token in tokens[max(0, at - 8) : at]]
    border = max((k for k, word in enumerate(before) if word in {",", ";", ":", "."}), default=-1)
    return ("had", "been") in pairwise(before[border + 1 :])


def _ahead(tokens: Sequence[Token], form: Form) -> bool:
    """Whether the clause speaks of what is to come: will, must, is due on Friday."""
    before = tokens[max(0, form.first - 10) : form.first]
    verb = form.first - 1 - (word(tokens, form.first - 1) == "on")
    if form.kind == "weekday" and word(tokens, verb) in _PRESENT and word(tokens, verb - 1) not in {"to", "not"}:
        return True
    for k in range(len(before) - 1, -1, -1):
        said = before[k].lower
        if before[k].text in _BORDER:
            break
        if said in _SPEAKING or (said.endswith("ed") and said not in _COMING):
            return False
        if said in _COMING:
            return True
        if said == "to" and _next_of(before, k) in _COMING_TO | _LEAVING:
            return not any(token.lower in _TELLING for token in before[max(0, k - 8) : k])
        if said in _WENT and said not in {"have", "has"}:
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
    before, after = word(tokens, form.first - 1), word(tokens, form.last)
    _, days, months = form.length or (None, None, None)
    if (days or 0) > 200 or (months or 0) > 6:
        return False
    if after in {"notice", "deadline", "ultimatum", "notification"} or (
        after in {"'", "'s"} and word(tokens, form.last + 1) in {"notice", "time", "grace"}
    ):
        return True
    if before in {"for", "after", "over", "during", "past", "since", "last", "every"}:
        return False
    if before in {"than", "about"} and not _hands(tokens, form.first - 2):
        return False
    if after == "to" and word(tokens, form.last + 1) in _LEAVING | _GOING | {
        "get",
        "be",
        "clear",
        "wind",
        "move",
    }:
        return True
    if before == "in" or word(tokens, form.first - 2) == "in":
        return _given(tokens, form.first) and (days or 99) <= 62
    return _hands(tokens, form.first - 1)


def _hands(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words up to `at` hand somebody time: "gave the two envoys", "has"; to have, the time is near."""
    for k in range(at, max(-1, at - 9), -1):
        token = tokens[k].lower
        if tokens[k].text in {";", ":", "—", "–", "."} or token in _SPEAKING - {"told"}:
            return False
        if token in _GIVING and (token not in _HAVING or k >= at - 1):
            return True
    return False
