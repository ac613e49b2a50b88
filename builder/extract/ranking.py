"""Who acts on whom where the clause leaves it open: the pairs of actors an article offers, weighed by their cues.

The rules of `arguments` speak first. Their answer is one cue among others: who is named beside the words, who was
spoken of before, whom the headline names, which pairs the article names outright. A linear model puts the pairs in
order; its weights are data, made by `python -m builder.weighing` from annotated articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from builder.model.claim import MeasureType
from builder.model.yaml import parse

from .arguments import Sides
from .hits import Hit
from .scene import Agent, Scene
from .story import Story

PAIRS: Final = Path(__file__).parent / "pairs.yaml"
"""The shipped weights."""
CANDIDATES: Final = 9
"""Actors considered for each side, those of the sentence first, then the most named."""
GROUPS: Final[Mapping[str, str]] = {
    "recall": "recall",
    "severance": "relations",
    "suspension": "relations",
    "closure": "closure",
}

Cues = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """One pair that a measure may be about."""

    actor: str
    target: str
    cues: Cues
    """What speaks for or against it; each counts once."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A measure whose sides were weighed, for those who train the weights."""

    type: MeasureType
    sentence: str
    words: str
    """Those that report it."""
    options: tuple[Option, ...]


def options(hit: Hit, scene: Scene, story: Story, answer: Sides) -> list[Option]:
    """The pairs to choose from. `answer`: actors, targets, and where the rules have each from."""
    actors, targets, said, aimed = answer
    told = {actor: tuple(_cues(actor, hit, scene, story)) for actor in candidates(scene, story, (*actors, *targets))}
    acting = {a: tuple(_side("a", cues, a in actors, said, hit)) for a, cues in told.items()}
    hit_by = {a: tuple(_side("t", cues, a in targets, aimed, hit)) for a, cues in told.items()}
    return [
        Option(actor, target, (*acting[actor], *hit_by[target], *_pair(actor, target, hit, scene, story, answer)))
        for actor in (actors if _said_outright(hit) else told)
        for target in (targets if aimed == "clause" else told)
        if actor != target
    ]


def _said_outright(hit: Hit) -> bool:
    """Whether the one who acts stands right before the verb."""
    agent = hit.agent
    near = hit.group if hit.group >= 0 else hit.first
    return isinstance(agent, Agent) and bool(agent.actors) and hit.voice == "active" and 0 <= near - agent.last <= 1


def best(found: list[Option]) -> Option:
    """The option with the greatest weight, the first of equals."""
    weights = _weights()
    return max(found, key=lambda option: weigh(option.cues, weights))


def weigh(cues: Cues, weights: Mapping[str, float]) -> float:
    """The sum of their weights."""
    return sum(weights.get(cue, 0.0) for cue in cues)


def candidates(scene: Scene, story: Story, ruled: tuple[str, ...]) -> tuple[str, ...]:
    """Actor ids: what the rules say, those of the sentence, those most spoken of."""
    near = [a for m in scene.mentions if not m.compound for a in (m.group or (m.actor,))]
    ranked = sorted(story.weights, key=lambda a: (-story.weights[a], a))
    return tuple(dict.fromkeys((*ruled, *near, *(ranked[: max(3, CANDIDATES - len(set(near)))]))))[: CANDIDATES + 4]


def _side(side: str, cues: Cues, ruled: bool, source: str, hit: Hit) -> Iterator[str]:
    """The cues of one side, alone and with what they depend on."""
    rule = f"rule {source or 'nothing'}" if ruled else f"not rule {source or 'nothing'}"
    group = GROUPS.get(hit.type, hit.voice)
    yield f"{side} {rule} / {hit.rule}"
    for cue in (rule, *cues):
        yield f"{side} {cue}"
        yield f"{side} {cue} / {group}"
        if ruled:
            yield f"{side} {cue} / {rule}"
    if source not in ("clause", "place"):
        for cue in cues:
            yield f"{side} {cue} / unsaid"


def _cues(actor: str, hit: Hit, scene: Scene, story: Story) -> Iterator[str]:
    """What the sentence and the article say of an actor."""
    yield from _beside(actor, hit, scene)
    yield from _of_thing(actor, hit, scene, story)
    yield from _before(actor, scene, story)
    yield from _in_all(actor, story)


def _beside(actor: str, hit: Hit, scene: Scene) -> Iterator[str]:
    """How the sentence names it."""
    mine = [m for m in scene.mentions if not m.compound and actor in (m.group or (m.actor,))]
    if not mine:
        yield "not in the sentence"
        return
    yield "in the sentence"
    others = [m for m in scene.mentions if not m.compound]
    before = [m for m in others if m.last <= hit.first]
    after = [m for m in others if m.first >= hit.first]
    if before and before[-1] in mine:
        yield "nearest before"
    elif any(m in mine for m in before):
        yield "before"
    if after and after[0] in mine:
        yield "nearest after"
    elif any(m in mine for m in after):
        yield "after"
    for form in {m.form for m in mine}:
        yield f"as {form}"
    if all(m.locative for m in mine):
        yield "as place"
    if any(m.possessive for m in mine):
        yield "possessive"
    nearest = True
    for agent in reversed(scene.agents):
        if not agent.actors or agent.oblique or agent.owner or agent.last > hit.first:
            continue
        if actor in agent.actors:
            yield "subject before" if nearest else "farther subject"
            break
        nearest = False
    for agent in scene.agents:
        if actor in agent.actors:
            if agent.oblique:
                yield f"{agent.oblique} it {'before' if agent.last <= hit.first else 'after'}"
            elif not agent.owner and agent.first > hit.first:
                yield "subject after"
            break


def _of_thing(actor: str, hit: Hit, scene: Scene, story: Story) -> Iterator[str]:
    """What the people or the mission have to do with it."""
    thing = hit.thing
    if thing is not None:
        inner = thing.inner
        if actor in thing.owners:
            yield "owner"
        if actor == thing.host:
            yield "host"
        if inner is not None and actor in inner.owners:
            yield "owner of mission"
        if inner is not None and actor == inner.host:
            yield "host of mission"
        if any(story.country_of(name) == actor for name in thing.names):
            yield "country of the named"
    if actor in hit.left:
        yield "place to leave"
    for other in scene.things:
        if other is not thing and other.kind == "people" and actor in other.owners:
            yield "owner of others"
            break
    if any(name.country == actor for name in scene.names if thing is None or name.name not in thing.names):
        yield "country of somebody named"


def _before(actor: str, scene: Scene, story: Story) -> Iterator[str]:
    """How it was spoken of before the sentence."""
    if actor in story.subject:
        yield "last subject"
    if actor == story.person:
        yield "last official's"
    if actor == story.envoy:
        yield "last envoy's"
    if actor in story.lead:
        yield "acts in the headline"
    recent = story.recent
    for n, name in enumerate(("last named", "named before last", "third last named"), 1):
        if len(recent) >= n and recent[-n] == actor:
            yield name
    if actor in story.paragraph(scene):
        yield "in the paragraph"
    if not story.drafts:
        yield "nothing told"
        return
    last = story.drafts[-1]
    near = "" if scene.sentence.i - last.scene.sentence.i <= 1 else " far"
    if last.actor == actor:
        yield f"acted last{near}"
    elif last.target == actor:
        yield f"was hit last{near}"
    else:
        yield f"no part in the last{near}"
    if any(d.actor == actor for d in story.drafts):
        yield "acted before"
    if any(d.target == actor for d in story.drafts):
        yield "was hit before"


def _in_all(actor: str, story: Story) -> Iterator[str]:
    """Its part in the whole article."""
    ranked = story.ranked()
    place = ranked.index(actor) if actor in ranked else 9
    yield f"rank {min(place, 4)}"
    if actor in story.headlined():
        yield "in the headline"
    if any(a == actor for a, _ in story.prior):
        yield "acts outright"
    if any(t == actor for _, t in story.prior):
        yield "is hit outright"
    if actor in ORGANISATIONS:
        yield actor


ORGANISATIONS: Final = frozenset(["united-nations", "european-union", "nato"])


def _pair(
    actor: str,
    target: str,
    hit: Hit,
    scene: Scene,
    story: Story,
    answer: Sides,
) -> Iterator[str]:
    """What speaks for the two together."""
    actors, targets, said, aimed = answer
    cues = []
    if actor in actors and target in targets:
        cues.append("as ruled")
        cues.append(f"as ruled {said} {aimed}")
    if actor in targets and target in actors:
        cues.append("ruled the other way round")
    if story.prior.get((actor, target)):
        cues.append("outright")
        if story.prior[actor, target] > 1:
            cues.append("outright again")
    elif any(a == actor or t == target for a, t in story.prior):
        cues.append("half outright")
    if story.prior.get((target, actor)):
        cues.append("outright the other way round")
    if story.drafts:
        last = story.drafts[-1]
        if (last.actor, last.target) == (actor, target):
            cues.append("as the last")
        elif (last.actor, last.target) == (target, actor):
            cues.append("answers the last")
        pairs = {(d.actor, d.target) for d in story.drafts}
        if (actor, target) in pairs:
            cues.append("told before")
        if (target, actor) in pairs:
            cues.append("told the other way round")
    if set(story.ranked()[:2]) == {actor, target}:
        cues.append("the two most named")
    named = {a for m in scene.mentions if not m.compound for a in (m.group or (m.actor,))}
    cues.append(f"{len({actor, target} & named)} of {min(len(named), 3)} named")
    for cue in cues:
        yield f"p {cue}"
        yield f"p {cue} / {GROUPS.get(hit.type, hit.voice)}"


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in parse(PAIRS.read_text("utf-8"))["weights"].items()}
