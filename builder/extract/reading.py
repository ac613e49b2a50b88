"""Article -> Reading: the way of a text through the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from builder.language.anchors import Timeline
from builder.language.doc import Sentence, Text, parse
from builder.language.mentions import ActorMention, Memory, find_mentions
from builder.language.narrative import read_moments
from builder.language.numbers import find_numbers
from builder.language.people import FoundName, find_people
from builder.model.article import Article
from builder.model.claim import Claim, Person
from builder.model.reading import FieldSpan, FoundAggregate, FoundClaim, Mention, Reading, TraceLine
from builder.model.text import Span, slug

from . import constructions, details, lexicon, recalls
from .agents import find_agents
from .aggregates import distinct, find_aggregates, is_total, shared, total
from .arguments import Sides
from .confidence import confidence, features
from .deadlines import deadline_of, possible, told_later
from .distribution import part_of_next, share
from .following import Follow
from .gathering import all_hits, own_hits
from .hits import Hit
from .marking import marked
from .merge import merged
from .naming import attach
from .precedents import follow_up
from .ranking import Choice, best, options
from .reasons import reasons
from .roles import role
from .scene import Scene
from .sides import sides
from .status import judge
from .story import Draft, Story
from .things import find_things
from .when import date_of


def read(article: Article, *, explain: bool = False) -> Reading:
    """Everything that an article says about diplomatic measures. Pure: the same article gives the same reading."""
    return _Reader.of(article, explain).read()


def choices(article: Article) -> list[Choice]:
    """The measures of an article whose actor and target were weighed, with what was on offer."""
    reader = _Reader.of(article, explain=False)
    reader.read()
    return reader.choices


@cache
def _look() -> re.Pattern[str]:
    """A cheap look for words with which a measure can be told."""
    stems = "|".join(sorted(lexicon.wordset("look")))
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)


class _Reader:
    """Reads one article."""

    def __init__(self, text: Text, article: Article, shift: int, explain: bool) -> None:
        self.text = text
        self.article = article
        self.shift = shift
        self.explain = explain
        self.words = [lexicon.fold(token.text) for token in text.tokens]
        self.story = Story(article.published)
        self.names: list[FoundName] = []
        self.mentions: list[ActorMention] = []
        self.trace: list[TraceLine] = []
        self.scenes: list[Scene] = []
        self.again = False
        """Whether the article is gone through for the second time."""
        self.choices: list[Choice] = []
        self.totals: list[FoundAggregate] = []

    @classmethod
    def of(cls, article: Article, explain: bool) -> _Reader:
        """A reader of the headline and the text."""
        head = article.title.replace("\n", " ").strip()
        shift = len(head) + 2 if head else 0
        return cls(parse(f"{head}\n\n{article.text}" if head else article.text), article, shift, explain)

    def read(self) -> Reading:
        self.prepare()
        self.story.scenes = self.scenes
        if not self.concerned():
            return Reading(mentions=self.marked(), people=tuple(self.persons()), trace=tuple(self.trace))
        for scene in self.scenes:
            self.recognise(scene)
        self.tell()
        self.story = self.story.again()
        self.again = True
        self.trace.clear()
        self.totals.clear()
        self.tell()
        self.totals += [found for scene in self.scenes for found in find_aggregates(scene)]
        attach(self.story)
        told_later(self.story)
        reasons(self.story)
        drafts = merged(self.story.drafts)
        claims = tuple(self.claim(draft) for draft in drafts)
        return Reading(
            tuple(c for c in claims if c),
            self.marked(),
            tuple(self.persons()),
            distinct(self.totals, self.story, self.shift),
            tuple(self.trace),
        )

    def tell(self) -> None:
        """Go through the measures of all sentences in their order, and put them to the story."""
        for scene in self.scenes:
            for hit in all_hits(scene, self.story):
                self.settle(hit, scene)
            self.story.note(scene)
            self.story.scene = scene
            if scene.headline and not self.story.lead:
                self.story.lead = self.story.subject

    def prepare(self) -> None:
        """Everything recognised without a thought of measures."""
        published = self.article.published
        memory = Memory()
        moments = read_moments(self.text, published)
        self.timeline = Timeline(self.text, moments, published, 1 if self.shift else 0)
        for sentence in self.text.sentences:
            mentions = find_mentions(self.text, sentence.first, sentence.last, published, memory)
            memory = memory.after(mentions)
            names = find_people(self.text, sentence.first, sentence.last, mentions, self.names)
            self.names.extend(names)
            self.story.learn(names)
            mentions = tuple(m for m in mentions if m.first >= self.after_dateline(sentence))
            scene = Scene(
                self.text,
                sentence,
                self.words,
                tuple(
                    m
                    for m in mentions
                    if not m.dateline and (not m.place or self.words[m.last : m.last + 1] in (["headquarters"], ["hq"]))
                ),
                (),
                moments[sentence.i],
            )
            scene.names = names
            scene.headline = self.shift > 0 and sentence.paragraph == 0
            self.scenes.append(scene)
            self.mentions += mentions

    def after_dateline(self, sentence: Sentence) -> int:
        """The first token behind "NAIROBI, Kenya (Agencies) -"; the sentence's first where there is none."""
        tokens = self.text.tokens
        if not tokens[sentence.first].text.isupper() or len(tokens[sentence.first].text) < 3:
            return sentence.first
        for i in range(sentence.first + 1, min(sentence.first + 12, sentence.last)):
            if tokens[i].text in ("-", "—", "–", "--", ":") and tokens[i - 1].end < tokens[i].start + (
                tokens[i].text == ":"
            ):
                return i + 1
        return sentence.first

    def concerned(self) -> bool:
        """Whether the article speaks of envoys, missions or relations at all."""
        return bool(_CONCERN.search(self.text.text))

    def recognise(self, scene: Scene) -> None:
        """The people, missions and agents of a sentence, and the measures that its own words tell."""
        if not self.looked_at(scene):
            scene.agents = find_agents(scene, scene.names, self.story.countries())
            return
        scene.numbers = find_numbers(self.text, scene.first, scene.last)
        scene.things = find_things(scene, scene.names)
        self.story.introduce(scene.things)
        scene.agents = find_agents(scene, scene.names, self.story.countries())
        scene.own_hits = own_hits(scene)

    def looked_at(self, scene: Scene) -> bool:
        """Whether a word of the sentence can tell a measure."""
        if _look().search(self.text.text, scene.sentence.start, scene.sentence.end):
            return True
        return not constructions.cues().isdisjoint(scene.words[scene.first : scene.last])

    def settle(self, hit: Hit, scene: Scene) -> None:
        """Resolve who, whom, whether and when; drop what is none."""
        verdict = judge(hit, scene)
        if verdict not in ("done", "prospective"):
            return self.say(scene, "dropped", hit.rule, f"{verdict}: {self.text.words(hit.first, hit.last)}")
        reason = details.not_diplomatic(hit, scene, self.story)
        if part_of_next(scene, hit):
            reason = "one of several numbers before a noun"
        if reason:
            return self.say(scene, "dropped", hit.rule, reason)
        if isinstance(hit, Follow):
            return self.follow(hit, scene, verdict)
        hit = recalls.own(hit, scene, self.story)
        actors, targets, said, aimed = self.weighed(hit, scene, sides(hit, scene, self.story))
        whole = is_total(hit, scene, actors, targets)
        if (whole or shared(hit, actors, targets)) and (found := total(hit, scene, actors, targets)):
            self.totals.append(found)
        if not actors or not targets:
            return self.say(
                scene, "dropped", hit.rule, "nobody known to act" if not actors else "nobody known to be hit"
            )
        if whole:
            return self.say(scene, "dropped", hit.rule, "a total over several states")
        if set(actors) == set(targets) and len(actors) == 2:
            pairs = [(actors[0], actors[1]), (actors[1], actors[0])]
        else:
            pairs = [(a, t) for a in actors for t in targets if a != t]
        for actor, target in pairs[:40]:
            draft = Draft(hit.type, verdict, actor, target, hit, scene, said=said, aimed=aimed)
            mutual = set(actors) == set(targets)
            details.count(draft, 1 if mutual else len(actors), 1 if mutual else len(targets))
            details.matched(draft, self.story)
            details.people(draft, self.story)
            part = share(hit, scene, actors, targets, (actor, target)) if not mutual else None
            if part is not None:
                draft.count, draft.people = part.count, part.names or draft.people
            date_of(draft, self.timeline)
            if draft.actor == draft.target:
                continue
            deadline_of(draft)
            self.story.drafts.append(draft)
            self.twice(draft)
            thing = hit.thing
            if thing is not None and hit.type == "expulsion" and (thing.strong or thing.names) and not thing.plural:
                self.story.envoy = target
            self.say(
                scene,
                "claim",
                hit.rule,
                f"{draft.type} {draft.status}: {actor} -> {target}, {draft.count}, {draft.date} ({said}/{aimed})",
            )
        return None

    def weighed(self, hit: Hit, scene: Scene, answer: Sides) -> Sides:
        """The sides by the rules, or those which the weights put before them."""
        actors, targets, said, aimed = answer
        if hit.type in ("severance", "suspension") and not actors and len(targets) == 2:
            actors, targets, said, aimed = answer = targets[:1], targets[1:], "pair", "pair"
        if not self.again or len(actors) > 1 or len(targets) > 1 or (said, aimed) in OUTRIGHT:
            return answer
        offered = options(hit, scene, self.story, answer)
        if not offered:
            return answer
        chosen = best(offered)
        sentence = scene.text.text[scene.sentence.start : scene.sentence.end]
        self.choices.append(Choice(hit.type, sentence, scene.text.words(hit.first, hit.last), tuple(offered)))
        return (
            (chosen.actor,),
            (chosen.target,),
            said if actors == (chosen.actor,) else "weights",
            aimed if targets == (chosen.target,) else "weights",
        )

    def twice(self, draft: Draft) -> None:
        """A second draft where two times are named: "cut twice, in 2015 and 2018"."""
        scene, moment = draft.scene, draft.moment
        if moment is None or "twice" not in scene.words[scene.first : scene.last]:
            return
        for other in scene.moments:
            low, high = sorted((moment, other), key=lambda m: m.first)
            if (
                other is not moment
                and other.value
                and list(scene.words[low.last : high.first]) in (["and"], ["and", "in"])
            ):
                self.story.drafts.append(replace(draft, date=other.value, moment=other, joined=[]))

    def follow(self, hit: Follow, scene: Scene, verdict: str) -> None:
        """The drafts of a follow-up."""
        for draft in list(follow_up(hit, verdict, scene, self.story)):
            date_of(draft, self.timeline)
            if hit.moment is not None:
                draft.date, draft.moment, draft.dated = hit.moment.value, hit.moment, "clause"
            self.story.drafts.append(draft)
            self.say(scene, "claim", hit.rule, f"{draft.type}: {draft.actor} -> {draft.target}, {draft.date}")

    def say(self, scene: Scene, kind: str, rule: str, said: str) -> None:
        if self.explain:
            start, end = scene.sentence.start - self.shift, scene.sentence.end - self.shift
            self.trace.append(TraceLine(Span(start, end), kind, rule, said))  # type: ignore[arg-type]

    def claim(self, draft: Draft) -> FoundClaim | None:
        """The draft as it leaves the reader."""
        first, last = details.evidence(draft)
        in_title = draft.title and self.shift > 0
        evidence = self.text.words(first, last)
        found = features(draft)
        claim = Claim(
            draft.type,
            draft.actor,
            draft.target,
            status=draft.status,
            count=draft.count,
            count_kind=draft.count_kind if draft.count is not None else None,
            cap_from=draft.cap_from,
            cap_to=draft.cap_to,
            people=draft.people,
            role=role(draft, self.story),
            date=draft.date,
            deadline=possible(draft),
            reason=draft.reason,
            in_response_to=draft.response,
            evidence=evidence,
            confidence=confidence(found),
        )
        spans = () if in_title else tuple(self.field_spans(draft))
        return FoundClaim(
            claim,
            None if in_title else self.span(draft.hit.first, max(draft.hit.last, draft.hit.first + 1)),
            None if in_title else self.span(first, last),
            spans,
            draft.hit.rule,
            found,
        )

    def field_spans(self, draft: Draft) -> Iterator[FieldSpan]:
        """The words behind single values."""
        thing = draft.hit.thing
        if thing is not None and thing.counted and draft.count == thing.count:
            yield FieldSpan("count", self.span(*thing.counted))
        if draft.moment is not None:
            yield FieldSpan("date", self.span(draft.moment.first, draft.moment.last))
        if draft.term is not None and possible(draft):
            yield FieldSpan("deadline", self.span(draft.term.first, draft.term.last))

    def span(self, first: int, last: int) -> Span:
        return Span(self.text.tokens[first].start - self.shift, self.text.tokens[last - 1].end - self.shift)

    def marked(self) -> tuple[Mention, ...]:
        """The words that name an actor."""
        return marked(self.text, self.shift, self.mentions, self.names, (person.id for person in self.persons()))

    def persons(self) -> Iterator[Person]:
        """The persons with an office, each once."""
        seen = set()
        for person in self.story.persons.values():
            if person.office and slug(person.name) and slug(person.name) not in seen and " " in person.name:
                seen.add(slug(person.name))
                yield Person(slug(person.name), person.name, person.office, person.country or None)


OUTRIGHT: Final = frozenset({("clause", "clause"), ("clause", "host"), ("owner", "host")})
"""Where the sides come from when the words leave nothing open."""

_CONCERN = re.compile(
    r"diplom|embass|ambassador|\bmissions?\b|consul|envoy|attach|legation|high commission|persona|accredit|relations|"
    r"nuncio|emissar|charg[eé] d|foreign ministry|representative|secretar|ties|\blinks\b|"
    r"\bbr(?:oke|eak|oken|eaking|eaks) (?:off )?with\b|people's bureau|trade office|interests section",
    re.IGNORECASE,
)
