"""What the reader remembers of an article: who is spoken of, who serves whom, which measures were told so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.language.dates import Moment
from builder.language.people import FoundName
from builder.model.claim import CountKind, MeasureType, Status

from . import lexicon
from .hits import Hit
from .scene import Scene, Thing
from .things import match_grade


@dataclass
class Draft:
    """A measure with its actor and target; what stands in the article's row in the end."""

    type: MeasureType
    status: Status
    actor: str
    target: str
    hit: Hit
    scene: Scene
    count: int | None = None
    count_kind: CountKind = "exact"
    cap_from: int | None = None
    cap_to: int | None = None
    people: tuple[str, ...] = ()
    date: str | None = None
    dated: str = ""
    """Where the date comes from: `clause` `sentence` `shared` `published`; empty where there is none."""
    moment: Moment | None = None
    far: float = 0.0
    """How far the time stands from the measure, where it is one of its own sentence."""
    deadline: str | None = None
    term: Moment | None = None
    reason: str | None = None
    response: str | None = None
    said: str = ""
    """Where the actor comes from: `clause` `place` `pair` `speaker` ..."""
    aimed: str = ""
    """Where the target comes from."""
    features: dict[str, float] = field(default_factory=dict)
    joined: list[Draft] = field(default_factory=list)

    @property
    def background(self) -> bool:
        """Whether the words set it before the time of the report: "had expelled", "earlier"."""
        words = self.scene.words[self.scene.first : self.hit.first]
        return "had" in self.hit.auxiliaries or "earlier" in words or "previously" in words

    @property
    def title(self) -> bool:
        return self.scene.headline


@dataclass
class Person:
    """What the article says of a person."""

    name: str
    office: str
    country: str
    grade: str
    """`chief` or `envoy` where a measure can hit the office; else empty."""


def _named(scene: Scene) -> tuple[str, ...]:
    """The actors that a sentence names."""
    return tuple(a for m in scene.mentions if not m.compound for a in (m.group or (m.actor,)))


class Story:
    """The memory of one article; it grows sentence by sentence."""

    def __init__(self, published: str | None) -> None:
        self.published = published
        self.persons: dict[str, Person] = {}
        self.subject: tuple[str, ...] = ()
        self.person: str = ""
        """Country of the official named last."""
        self.envoy: str = ""
        """Country of the envoy named last."""
        self.recent: list[str] = []
        self.drafts: list[Draft] = []
        self.weights: dict[str, int] = {}
        self.prior: dict[tuple[str, str], int] = {}
        """Pairs of actor and target that the article names outright, as a first reading found them."""
        self.lead: tuple[str, ...] = ()
        """Who acts in the headline."""
        self.scene: Scene | None = None
        """The sentence before."""
        self.scenes: list[Scene] = []
        self._ranked: tuple[str, ...] = ()

    def again(self) -> Story:
        """A fresh memory for a second reading, which knows the persons and the pairs that the first one found."""
        story = Story(self.published)
        story.persons, story.scenes, story.weights = self.persons, self.scenes, dict(self.weights)
        for draft in self.drafts:
            if draft.said in ("clause", "place") and draft.aimed in ("clause", "person"):
                pair = (draft.actor, draft.target)
                story.prior[pair] = story.prior.get(pair, 0) + 1
        return story

    def likely_actor(self, target: str) -> str:
        """Who acts most often against the target in the whole article."""
        found = [(n, actor) for (actor, other), n in self.prior.items() if other == target]
        return max(found, key=lambda row: row[0])[1] if found else ""

    def likely_target(self, actor: str) -> str:
        """Whom the actor hits most often in the whole article."""
        found = [(n, other) for (one, other), n in self.prior.items() if one == actor]
        return max(found, key=lambda row: row[0])[1] if found else ""

    def ranked(self) -> tuple[str, ...]:
        """The actors by how often the article names them, the most named first."""
        if not self._ranked:
            self._ranked = tuple(sorted(self.weights, key=lambda a: (-self.weights[a], a)))
        return self._ranked

    def headlined(self) -> frozenset[str]:
        """The actors that the headline names."""
        title = self.scenes[0] if self.scenes and self.scenes[0].headline else None
        return frozenset(_named(title)) if title is not None else frozenset()

    def paragraph(self, scene: Scene) -> frozenset[str]:
        """The actors named in the sentences before, in the same paragraph."""
        i = scene.sentence.i
        before = (s for s in self.scenes[max(0, i - 12) : i] if s.sentence.paragraph == scene.sentence.paragraph)
        return frozenset(actor for other in before for actor in _named(other))

    def learn(self, names: tuple[FoundName, ...]) -> None:
        """Remember the persons of a sentence with office and country."""
        for name in names:
            key = lexicon.fold(name.name.split()[-1])
            old = self.persons.get(key)
            office, country = name.office or "", name.country or ""
            grade = match_grade(lexicon.split(office)) if office else ""
            if office and (
                "minister" in office.lower()
                and "counsel" not in office.lower()
                or "spokes" in office.lower()
                or "president" in office.lower()
            ):
                grade = ""
            if old is None:
                self.persons[key] = Person(name.name, office, country, grade)
            else:
                old.office, old.country, old.grade = old.office or office, old.country or country, old.grade or grade
                if len(name.name) > len(old.name):
                    old.name = name.name

    def introduce(self, things: list[Thing]) -> None:
        """Remember whom a named envoy serves: "Mexico's ambassador, Raquel Serur"."""
        for thing in things:
            if thing.kind != "people" or thing.grade not in ("chief", "envoy") or len(thing.owners) != 1:
                continue
            for name in thing.names:
                person = self.persons.get(lexicon.fold(name.split()[-1]))
                if person is not None:
                    person.country, person.grade = thing.owners[0], thing.grade

    def countries(self) -> dict[str, tuple[str, str]]:
        """Surname -> country and grade."""
        return {key: (person.country, person.grade) for key, person in self.persons.items()}

    def scenes_since(self, target: str) -> bool:
        """Whether the last measure against the target stands within a few sentences."""
        last = next((d for d in reversed(self.drafts) if d.target == target), None)
        return last is not None and self.scene is not None and self.scene.sentence.i - last.scene.sentence.i <= 5

    def country_of(self, name: str) -> str:
        """Country of a person named before; empty where it is not known."""
        person = self.persons.get(lexicon.fold(name.split()[-1]))
        return person.country if person else ""

    def note(self, scene: Scene) -> None:
        """Remember who was spoken of in a sentence, once it was read."""
        for mention in scene.mentions:
            if mention.compound:
                continue
            for actor in mention.group or (mention.actor,):
                self.weights[actor] = self.weights.get(actor, 0) + 1
                if actor in self.recent:
                    self.recent.remove(actor)
                self.recent.append(actor)
        subjects = [a for a in scene.agents if a.actors and not a.oblique and not a.owner]
        if subjects:
            self.subject = subjects[0].actors
        named = [a for a in scene.agents if a.kind in ("name", "body") and a.actors]
        if named:
            self.person = named[-1].actors[0]

    def counterpart(self, actor: str) -> str:
        """The other side of the last exchange in which the actor has a part; empty where there is none."""
        for draft in reversed(self.drafts):
            if draft.actor == actor and draft.target:
                return draft.target
            if draft.target == actor and draft.actor:
                return draft.actor
        return ""

    def actor_against(self, target: str) -> str:
        """Who acted last against the target."""
        for draft in reversed(self.drafts):
            if draft.target == target and draft.actor:
                return draft.actor
        return ""

    def common_target(self, without: tuple[str, ...]) -> str:
        """Whom most of the measures told so far hit, the last of equals."""
        seen: dict[str, int] = {}
        for draft in self.drafts:
            if draft.target and draft.target not in without and not draft.scene.headline:
                seen[draft.target] = seen.pop(draft.target, 0) + 1
        return max(reversed(seen), key=lambda a: seen[a]) if seen else ""

    def common_actor(self, without: tuple[str, ...]) -> str:
        """Who took most of the measures told so far, the last of equals."""
        seen: dict[str, int] = {}
        for draft in self.drafts:
            if draft.actor and draft.actor not in without:
                seen[draft.actor] = seen.pop(draft.actor, 0) + 1
        return max(reversed(seen), key=lambda a: seen[a]) if seen else ""

    def other(self, actor: str) -> str:
        """The actor most spoken of besides one."""
        ranked = sorted((a for a in self.weights if a != actor), key=lambda a: (-self.weights[a], a))
        return ranked[0] if ranked else ""
