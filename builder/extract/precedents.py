"""The measure on which a follow-up leans, and who does it to whom in its turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from builder.model.claim import Status

from . import lexicon
from .arguments import actors_of
from .following import Follow
from .guesses import speakers
from .hits import Hit
from .scene import Scene, Thing
from .story import Draft, Story
from .when import own_moment

BORDERS: Final = lexicon.wordset("precedents_borders")
DEEDS: Final = lexicon.wordset("precedents_deeds")
"""Verbs of deeds that are no measures: "did the same" behind them means these."""
REACH: Final = {"followed": 5, "so did": 1, "too": 1, "until later": 1, "not slow": 2, "did so": 2}
"""How many sentences lie at most between a follow-up and its measure, by rule."""
FAR: Final = 9
PRONOUNS: Final = frozenset({"did the same", "did so"})
"""Rules whose words stand for the verb of the clause before."""
AGAINST_PEOPLE: Final = frozenset({"expulsion", "recall"})
PASSIVE: Final = frozenset({"passive", "people", "loss"})


def follow_up(hit: Follow, verdict: str, scene: Scene, story: Story) -> Iterator[Draft]:
    """The measures that a follow-up tells, one for each actor named; their dates are still open."""
    actors = actors_of(hit.agent, scene, story)
    for actor in actors:
        model = _model(hit, actor, actors, scene, story)
        if model is None:
            continue
        one, other = _pair(hit, actor, model, scene, story)
        status = _status(hit, verdict, model)
        if hit.back and status != "done":
            continue
        own = own_moment(scene, hit)
        again = (one, other) == (model.actor, model.target)
        if not other or one == other or again and (own is None or own.value == model.date):
            continue
        told = replace(hit, type="severance" if hit.kind == "whole" else model.type)
        draft = Draft(told.type, status, one, other, told, scene, said="clause", aimed="story")
        if not _told_after(model, scene, story):
            _count(draft, model)
        yield draft


def _status(hit: Follow, verdict: str, model: Draft) -> Status:
    """Told as done or as to come; where no verb stands, as the measure before."""
    if hit.kind == "so":
        return model.status
    return "prospective" if verdict == "prospective" or hit.future else "done"


def _model(hit: Follow, actor: str, actors: tuple[str, ...], scene: Scene, story: Story) -> Draft | None:
    """The measure told before that the words mean; None where none is near enough."""
    reach = 2 * FAR if hit.model else REACH.get(hit.rule, FAR)
    near = [d for d in story.drafts if scene.sentence.i - d.scene.sentence.i <= reach]
    if hit.rule in PRONOUNS and ";" in scene.words[scene.first : hit.first] or hit.kind == "so" and _within(hit, scene):
        near = [d for d in near if d.scene is scene]
    if hit.rule == "in the wake of":
        near = [d for d in near if d.actor in hit.model]
    if not near or _other_deed(near[-1], hit, scene, story):
        return None
    model = max(near, key=lambda d: (_weight(d, hit, actor, scene) - _answers(d, actor, story), d.hit.first))
    return None if _told_next(hit, model, actor, scene, story) else model


def _within(hit: Follow, scene: Scene) -> bool:
    """Whether a clause stands before the words in their sentence."""
    start = hit.agent.first if hit.agent is not None else hit.first
    return min(start, hit.first) - scene.first > 2


def _told_next(hit: Follow, model: Draft, actor: str, scene: Scene, story: Story) -> bool:
    """Whether the next sentence says what the actor did, and that it was something else."""
    i = scene.sentence.i + 1
    if i >= len(story.scenes) or story.scenes[i].sentence.paragraph != scene.sentence.paragraph:
        return False
    after = story.scenes[i]
    others = [hit.type for hit in after.own_hits if hit.voice != "nominal"]
    if hit.rule == "led the way":
        return bool(others)
    return bool(others) and model.type not in others and actor in speakers(after, ())[:1]


def _other_deed(last: Draft, hit: Follow, scene: Scene, story: Story) -> bool:
    """Whether something else was told since the last measure: "Poland summoned the envoy. Hungary did the same"."""
    before = story.scenes[scene.sentence.i - 1 : scene.sentence.i] if story.scenes else []
    alike = [s for s in before if s.sentence.paragraph == scene.sentence.paragraph]
    spans = [(max(s.first, last.hit.last), s.last) for s in alike] + [(max(scene.first, last.hit.last), hit.first)]
    return any(scene.words[k] in DEEDS and scene.words[k - 1] != "had" for low, high in spans for k in range(low, high))


def _told_after(model: Draft, scene: Scene, story: Story) -> bool:
    """Whether the rest of the paragraph goes on with measures of the kind: they have their own numbers."""
    after = story.scenes[scene.sentence.i + 1 : scene.sentence.i + 3]
    alike = (other for other in after if other.sentence.paragraph == scene.sentence.paragraph)
    return any(hit.type == model.type for other in alike for hit in other.own_hits)


def _weight(draft: Draft, hit: Follow, actor: str, scene: Scene) -> float:
    """How likely a measure is the one meant."""
    weight = -0.5 * (scene.sentence.i - draft.scene.sentence.i)
    weight -= 2.5 * _subordinate(draft) + 1.5 * (draft.background and draft.scene is not scene)
    weight -= 1.0 * (draft.hit.voice == "nominal") + 2.0 * draft.title
    weight -= 1.5 * (draft.actor == actor)
    weight += 20.0 * (draft.actor in hit.model)
    weight += (1.5 if hit.rule in PRONOUNS else 2.5) * (draft.type == "severance")
    weight += 1.0 * (hit.counterpart is not None and draft.target in getattr(hit.counterpart, "actors", ()))
    if (whom := _whom(hit, scene)) is not None and draft.type in AGAINST_PEOPLE:
        weight += 4.0 if not whom.owners or (actor in whom.owners) == (draft.type == "recall") else 0.0
    return weight + 3.0 * (hit.back and draft.target == actor)


def _answers(draft: Draft, actor: str, story: Story) -> bool:
    """Whether a measure only answers one told before, so that a third state follows that one."""
    if actor in (draft.actor, draft.target):
        return False
    before = story.drafts[: next(i for i, d in enumerate(story.drafts) if d is draft)]
    return any((d.type, d.actor, d.target) == (draft.type, draft.target, draft.actor) for d in before)


def _subordinate(draft: Draft) -> bool:
    """Whether a measure is told in a clause that depends on another: "after both had withdrawn their envoys"."""
    scene, start = draft.scene, draft.hit.group if draft.hit.group >= 0 else draft.hit.first
    for k in range(start - 1, max(scene.first, start - 8) - 1, -1):
        if scene.words[k] in (";", ":", ","):
            return False
        if scene.words[k] in BORDERS:
            return True
    return False


def _pair(hit: Follow, actor: str, model: Draft, scene: Scene, story: Story) -> tuple[str, str]:
    """Who acts on whom."""
    told = next((a for a in getattr(hit.counterpart, "actors", ()) if a != actor), "")
    if told:
        return actor, told
    hit_too = hit.owner or hit.kind == "so" and model.hit.voice in PASSIVE
    if hit_too and (hit.rule == "and another" or model.type not in ("recall", "severance", "suspension")):
        return model.actor, actor
    if hit.thing is not None and hit.thing.owners:
        return actor, hit.thing.owners[0]
    if hit.back:
        return actor, model.actor if model.actor != actor else model.target
    if actor == model.target:
        return actor, model.actor
    if hit.kind == "turn" and _varies(model, story):
        return model.actor, actor
    place = _place(hit, actor, scene) if model.type == "recall" else ""
    return actor, place or (model.target if model.scene is scene and hit.kind == "so" else _target(actor, model, story))


def _varies(model: Draft, story: Story) -> bool:
    """Whether one actor goes through several targets, so that the next in turn is a target."""
    alike = [d for d in story.drafts if d.type == model.type and not (d.title or d.background or _subordinate(d))]
    return len({d.actor for d in alike}) == 1 and len({d.target for d in alike}) > 1


def _place(hit: Follow, actor: str, scene: Scene) -> str:
    """The state in which an envoy stands: "did the same in Doha"."""
    near = (m.actor for m in scene.mentions if m.locative and 0 <= m.first - hit.last < 6 and m.actor != actor)
    return next(near, "")


def _target(actor: str, model: Draft, story: Story) -> str:
    """The target of the model, or that of the wave of which it is a part."""
    alike = [d.target for d in story.drafts if d.type == model.type and d.target != actor]
    return max(reversed(alike), key=alike.count) if len(alike) > 2 else model.target


def _whom(hit: Hit, scene: Scene) -> Thing | None:
    """The people of whom the same is told: "did the same with another envoy", "wrote the same of its consul"."""
    if scene.word(hit.last) not in ("to", "with", "of", "for"):
        return hit.thing
    thing = scene.thing_at.get(hit.last + 1)
    return thing if thing is not None and thing.kind == "people" else None


def _count(draft: Draft, model: Draft) -> None:
    """The number, where the words give one or the measure before was about one envoy."""
    hit, scene = draft.hit, draft.scene
    whom = _whom(hit, scene)
    if whom is not None:
        draft.count = whom.count or len(whom.names) or None
        draft.people = whom.names if draft.type == "expulsion" else ()
    elif model.hit.thing is not None and (model.hit.thing.grade == "chief" or model.count == 1):
        draft.count = model.count
