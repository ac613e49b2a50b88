"""Which of the times that an article names is the day of a deed that it tells.

In this order: a time of its own sentence, unless clauses lie between; the time that the paragraph tells of; the day of
the article's main news; the month of publication. What "had" happened without a time of its own has the month at most.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from builder.language.dates import Moment
from builder.language.doc import Sentence, Text
from builder.language.tables import table, words

How = Literal["own", "sentence", "paragraph", "lead", "published", "unknown"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day of a deed, as far as the article tells it."""

    value: str | None
    """The date; None where nothing tells it."""
    how: How
    """What tells it: a time close by, another of the sentence, the paragraph, the main news, the publication."""
    moment: Moment | None = None
    """The words that tell it, for the first three and the lead."""
    far: float = 0.0
    """How far the words are from the deed, for a time of its own: tokens, borders of clauses counted as more."""


_TABLE: Final = table("times")
_BORDERS: Final = words(_TABLE["clause_borders"])
_PLAIN: Final = words(_TABLE["plain_borders"])
_ANSWERING: Final = words(_TABLE["answering"])
_PARTICIPLES: Final = words(_TABLE["participles"])
_BETWEEN_HAD: Final = words(_TABLE["between_had"])
_OPENERS: Final = words(_TABLE["openers"])
_SPOKEN: Final = words(_TABLE["spoken"])
_DECIDED: Final = _SPOKEN | words(_TABLE["decided"])
_NOW: Final = words(_TABLE["now"])
_RELATIVE: Final = frozenset({"who", "which", "whose", "whom", "where"})
_LINKS: Final = frozenset({"and", "but", "while", "then"})
_FINITE: Final = words(_TABLE["finite"])
_BEFORE_TIMES: Final = words(_TABLE["before_times"])
_STOPS: Final = frozenset({";", ":", "—", "–"})
_FAR: Final = 22
"""Cost beyond which a time of the same sentence is doubtful. These figures were set on the development texts."""
_BORDER_COST: Final = 18
_ANSWER_COST: Final = 22
_STOP_COST: Final = 18
_NO_DEED: Final = 20
_OPEN_COST: Final = 14
_FRONTED: Final = frozenset({"when", "after", "as", "before"})
_TERMS: Final = frozenset({"by", "before", "until", "till", "within", "inside", "than", "of"})
_BACK: Final = frozenset({"before", "earlier", "previous", "preceding"})
_LEAD_SENTENCES: Final = 9
_LEAD_DAYS: Final = 8


@dataclass(frozen=True)
class Timeline:
    """An article's times in their sentences, and the day of its main news."""

    text: Text
    """The article."""
    moments: Sequence[Sequence[Moment]]
    """The times of each sentence, as `read_moments` gives them."""
    published: str | None
    """Day of publication, as far as known."""
    body: int = 0
    """First paragraph that is no title."""

    def at(self, first: int, last: int) -> Anchor:
        """The day of what the words from token `first` to before `last` tell."""
        sentence = self.text.sentence_of(first)
        near = self._nearest(sentence, first, last)
        lead = self.lead
        if near and near[0] < _FAR:
            main = lead.value if lead and self._main_day(near[1], sentence) else near[1].value
            return Anchor(main, "own", near[1], near[0])
        other = near is not None and self._of_another(near[1], sentence, first, last)
        if other and lead and near and lead == near[1]:
            return self._published()
        side = near is not None and (other or self._attributive(near[1]) or self._subordinate(near[1], sentence))
        if near and not side and not (lead and self._is_news(sentence, first, last)):
            value = near[1].value or ""
            if not (lead and lead.value and value[:7] == lead.value[:7]):
                return Anchor(value, "sentence", near[1])
        if then := self._then(sentence, first, last):
            return then
        old = self._old(sentence)
        if old and not self._is_news(sentence, first, last):
            return Anchor(old.value[:7] if old.value else None, "paragraph", old)
        had = self._had(first + 1, sentence.first) or self._had(last, first)
        spoken = any(token.lower in _SPOKEN for token in self.text.tokens[sentence.first : last])
        return self._published() if had and not spoken else self._inherited(sentence)

    @cached_property
    def lead(self) -> Moment | None:
        """The day of the main news: the first day of the last week that the first sentences name as such."""
        told = [s for s in self.text.sentences if s.paragraph >= self.body]
        for sentence in (*told[:_LEAD_SENTENCES], *(s for s in told[_LEAD_SENTENCES:] if self._says_today(s))):
            for moment in self.moments[sentence.i]:
                if self._is_lead(moment, sentence):
                    return moment
        return None

    def _says_today(self, sentence: Sentence) -> bool:
        return any(moment.words.lower() == "today" for moment in self.moments[sentence.i])

    def _main_day(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether "the same day" opens a new thought, so that it is the day of the main news."""
        if "same day" not in moment.words.lower():
            return False
        before = [s for s in self.text.sentences[: sentence.i] if s.paragraph == sentence.paragraph]
        return not any(len(m.value or "") == 10 for s in before for m in self.moments[s.i])

    def _old(self, sentence: Sentence) -> Moment | None:
        """A time of an earlier year in a side clause behind "after": what is told then is about as old."""
        if not self.published:
            return None
        for moment in self.moments[sentence.i]:
            old = _is_past(moment) and moment.kind == "point" and (moment.value or "9")[:4] < self.published[:4]
            if old and not self._attributive(moment) and self._behind_after(moment, sentence):
                return moment
        return None

    def _behind_after(self, moment: Moment, sentence: Sentence) -> bool:
        before = [self._word(at) for at in range(max(sentence.first, moment.first - 14), moment.first)]
        return "after" in before

    def _then(self, sentence: Sentence, first: int, last: int) -> Anchor | None:
        """The last time of the sentence before, where "then" points to it."""
        before = self.text.sentences[sentence.i - 1] if sentence.i else None
        if before is None or before.paragraph != sentence.paragraph or not self._says_then(sentence, first, last):
            return None
        told = next((m for m in reversed(self.moments[before.i]) if _is_past(m) and m.kind == "point"), None)
        return Anchor(told.value, "paragraph", told) if told else None

    def _says_then(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether "then" stands in the clause of the deed."""
        for at in range(sentence.first, sentence.last):
            if self._word(at) == "then":
                between = range(at, first) if at < first else range(last, at)
                return not any(self._word(k) in _BORDERS | _STOPS for k in between)
        return False

    def _inherited(self, sentence: Sentence) -> Anchor:
        """What the sentences before say: the time of the paragraph, else of the main news, else of the publication."""
        for before in reversed(self.text.sentences[: sentence.i]):
            if before.paragraph != sentence.paragraph:
                break
            for moment in self.moments[before.i]:
                if self._frames(moment, before):
                    return Anchor(moment.value, "paragraph", moment)
        return Anchor(self.lead.value, "lead", self.lead) if self.lead else self._published()

    @property
    def month(self) -> str | None:
        """The month of publication, as far as it is known."""
        return self.published[:7] if self.published else None

    def _published(self) -> Anchor:
        return Anchor(self.month, "published") if self.month else Anchor(None, "unknown")

    def _is_lead(self, moment: Moment, sentence: Sentence) -> bool:
        if not self._frames(moment, sentence) or moment.relative or len(moment.value or "") != 10:
            return False
        if not self.published or len(self.published) != 10:
            return True
        gap = datetime.date.fromisoformat(self.published) - datetime.date.fromisoformat(moment.value or "")
        return 0 <= gap.days <= _LEAD_DAYS

    def _frames(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether the time is that of the sentence as a whole, so that what follows happens then too."""
        return (
            _is_past(moment)
            and moment.kind == "point"
            and not self._had(moment.first, sentence.first)
            and not self._subordinate(moment, sentence)
            and not self._attributive(moment)
            and not self._dateline(moment, sentence)
            and not (moment.relative and _BACK & set(moment.words.lower().split()))
        )

    def _dateline(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether the time stands in the head of a report: "OTTAWA, Feb. 10 -"."""
        near = {self._word(moment.last + k) for k in range(3)}
        head = moment.first - sentence.first < 6 and self.text.tokens[sentence.first].text.isupper()
        return head and bool(near & {"-", "—", "–", "--"})

    def _nearest(self, sentence: Sentence, first: int, last: int) -> tuple[float, Moment] | None:
        """The time of the sentence that is cheapest to reach from the words, with the cost."""
        usable = [m for m in self.moments[sentence.i] if _is_past(m) and (m.kind == "point" or self._when(m))]
        costs = [(self._cost(moment, sentence, first, last), k) for k, moment in enumerate(usable)]
        if not costs:
            return None
        cost, k = min(costs)
        return cost, usable[k]

    def _cost(self, moment: Moment, sentence: Sentence, first: int, last: int) -> float:
        """How far the words are from the time: tokens, and what begins another clause between them."""
        before = moment.last <= first
        low, high = (moment.last, first) if before else (last, moment.first) if moment.first >= last else (first, first)
        between = [token.lower for token in self.text.tokens[low:high]]
        if before and "when" in between[:2]:
            between = between[between.index("when") + 1 :]
        elif before and self._where(moment, low, high):
            between = between[between.index("where") + 1 :]
        cost = (high - low) / 2 + between.count(",") + 4 * sum(word in {"and", "but"} for word in between)
        cost += _BORDER_COST * sum(word in _BORDERS for word in between)
        cost += _ANSWER_COST * sum(word in _ANSWERING for word in between)
        cost += (_STOP_COST if before else _NO_DEED + _STOP_COST) * sum(word in _STOPS for word in between)
        if before and self._governed(moment, sentence):
            cost += _BORDER_COST
        elif self._of_another(moment, sentence, first, last):
            cost += _ANSWER_COST
        if self._attributive(moment) or self._dateline(moment, sentence):
            return cost + _NO_DEED
        if before and self._spoken(moment) and self._dated_behind(sentence, first, last):
            return cost + _NO_DEED
        return min(cost, _OPEN_COST) if before and self._opens(moment, sentence) else cost

    def _of_another(self, moment: Moment, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the time is that of another clause, which an insertion or a new beginning sets apart."""
        if moment.last > first:
            return self._opens_clause(moment, last)
        return self._word(moment.last) == "after" or self._told_aside(moment, sentence, first)

    def _told_aside(self, moment: Moment, sentence: Sentence, first: int) -> bool:
        """Whether the time is that of an insertion before the deed: "two, who were seized on Sunday, were [expelled]",
        "two seized on Sunday were [expelled]"."""
        verb = moment.first - 1
        while self._word(verb) in _BEFORE_TIMES:
            verb -= 1
        if self._word(moment.last) in _FINITE and moment.last < first and verb > sentence.first:
            return self._is_participle(verb) and self._word(verb - 1) not in _FINITE
        between = [token.lower for token in self.text.tokens[moment.last : first]]
        if "," not in between:
            return False
        for at in range(moment.first - 1, max(sentence.first, moment.first - 14), -1):
            if self._word(at) in {",", ";"}:
                return False
            if self._word(at) in _RELATIVE:
                return True
        return False

    def _opens_clause(self, moment: Moment, last: int) -> bool:
        """Whether the time begins a clause behind the deed, or is that of an addition: "[expelled] two, and on Monday
        Quito replied", "[expelled] two, seized on Monday"."""
        at = moment.first - 1
        while self._word(at) in _BEFORE_TIMES:
            at -= 1
        if at > last and self._word(at - 1) == "," and self._is_participle(at) and self._word(at) not in _DECIDED:
            return True
        after = self._word(moment.last)
        return at >= last and self._word(at) in _LINKS and after[:1].isalpha() and after != "and"

    def _is_participle(self, at: int) -> bool:
        word = self._word(at)
        return word.endswith("ed") or word in _PARTICIPLES

    def _where(self, moment: Moment, low: int, high: int) -> bool:
        """Whether a place follows and what happened there: "on Wednesday in La Paz, where"."""
        for token in self.text.tokens[low : min(low + 7, high)]:
            if token.lower == "where":
                return True
            if not (token.text[0].isupper() or token.text == "," or token.lower in {"in", "at"}):
                return False
        return False

    def _spoken(self, moment: Moment) -> bool:
        """Whether the time is that of something said: "said on Thursday that it had expelled"."""
        at = moment.first - 1 - (self._word(moment.first - 1) == "on")
        return self._word(at) in _SPOKEN or self._word(moment.last) in _SPOKEN

    def _dated_behind(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether what "had" happened has a time of its own right behind it: "had expelled four officers in April"."""
        if not (self._had(first + 1, sentence.first) or self._had(last, first)):
            return False
        for moment in self.moments[sentence.i]:
            between = [token.lower for token in self.text.tokens[last : moment.first]]
            if moment.first >= last and len(between) < 10 and not {*between} & (_BORDERS | _STOPS | {","}):
                return _is_past(moment)
        return False

    def _governed(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether a word that begins another clause stands right before the time: "after Tuesday", "by Monday"."""
        at = moment.first - 1
        while at > sentence.first and self._word(at) in {"on", "in", "the", "early", "late", "of"}:
            at -= 1
        return at >= sentence.first and (self._word(at) in _BORDERS or self._word(at) == "by")

    def _opens(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether the time opens its sentence and so holds for all of it."""
        before = self.text.tokens[sentence.first : moment.first]
        return all(token.lower in _OPENERS or not token.text[0].isalpha() for token in before)

    def _subordinate(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether the time belongs to a side clause: "although it closed its embassy in February"."""
        if self._opens(moment, sentence) or self._when(moment, comma=False):
            return False
        for at in range(moment.first - 1, max(sentence.first, moment.first - 14) - 1, -1):
            word = self._word(at)
            if word in _ANSWERING and (
                word.endswith("ing") or word in {"taken", "recalled"} or self._word(at - 1) == "in"
            ):
                return True
            if word == "before" and not self._verb_between(at, moment.first):
                continue
            if word in _BORDERS - _PLAIN and self._word(at + 1) not in _SPOKEN:
                return at > sentence.first or word not in _FRONTED
            if word in {",", ";"}:
                return False
        return False

    def _verb_between(self, low: int, high: int) -> bool:
        """Whether a clause stands there: "before it left on Monday", not "before the press on Monday"."""
        return any(self._is_participle(at) or self._word(at) in _FINITE for at in range(low + 1, high))

    def _when(self, moment: Moment, comma: bool = True) -> bool:
        """Whether "when" follows: "since 1971, when Britain expelled 105"."""
        at = moment.last + (comma and self._word(moment.last) == ",")
        return self._word(at) == "when"

    def _attributive(self, moment: Moment) -> bool:
        """Whether a year only names something: "the treaty of 1961", "the 2014 annexation"."""
        if moment.named:
            return True
        if len(moment.value or "") != 4 or moment.last - moment.first > 1:
            return False
        before, after = self._word(moment.first - 1), self._word(moment.last)
        if before == "of" or (
            before == "and" and self._word(moment.first - 3) == "of" and self._word(moment.first - 2).isdigit()
        ):
            return True
        return before in {"the", "its", "their", "'s"} and after[:1].isalpha() and after not in _BORDERS

    def _had(self, at: int, low: int) -> bool:
        """Whether "had" with a participle stands shortly before a token: what had happened before the rest."""
        for i in range(max(low, at - 6), at):
            if self._word(i) == "had":
                following = i + 1
                while self._word(following) in _BETWEEN_HAD:
                    following += 1
                if self._is_participle(following):
                    return True
        return False

    def _is_news(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether the words speak of the present: has expelled, will close, are to leave."""
        near = self.text.tokens[max(sentence.first, first - 6) : last]
        return any(token.lower in _NOW for token in near)

    def _word(self, i: int) -> str:
        return self.text.tokens[i].lower if 0 <= i < len(self.text.tokens) else ""


def _is_past(moment: Moment) -> bool:
    """Whether something can have happened then; a term that "ran out yesterday" ended on a day like others."""
    over = moment.deadline and not moment.future and not set(moment.words.lower().split()) & _TERMS
    return bool(moment.value) and not (moment.start or moment.future or (moment.deadline and not over))
