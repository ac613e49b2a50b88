"""Annotated articles and what editors say -> Chronicle: the order of the work, one call a step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from builder.chronicle import corrections
from builder.chronicle.directory import Directory
from builder.chronicle.draft import Draft
from builder.chronicle.follow import follow
from builder.chronicle.identify import blocks
from builder.chronicle.link import link
from builder.chronicle.memory import Memory
from builder.chronicle.overrides import ActorOverride, EventOverride
from builder.chronicle.regroup import regroup
from builder.chronicle.totals import totals
from builder.errors import Problem
from builder.model.actor import Actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Chronicle, Correction, Event
from builder.model.claim import Claim
from builder.model.evaluation import Evaluation
from builder.model.site import Site

_NOTHING: Mapping[str, str] = MappingProxyType({})


def assemble(
    site: Site,
    articles: Iterable[Annotated],
    events: Iterable[EventOverride] = (),
    actors: Iterable[ActorOverride] = (),
    machines: Mapping[str, Annotated] | None = None,
    dates: Mapping[str, str] = _NOTHING,
    known: Mapping[str, Actor] | None = None,
    evaluations: tuple[Evaluation, ...] = (),
    memory: Memory | None = None,
) -> tuple[Chronicle, list[Problem]]:
    """Everything that is published, and everything that contradicts itself between the files.

    `machines` holds machine copies by slug, for the corrections; `dates` the day of each file's last change by path;
    `known` the states and organisations, by default those of the vocabulary; `evaluations` is passed on. The result
    does not depend on the order of `articles` or of the overrides. With the `memory` of an earlier assembly only what
    changed is done again: articles that did not change must then be the same objects.
    """
    if known is None:
        from builder import vocabulary

        known = vocabulary.actors()
    event_files = {override.id: override for override in sorted(events, key=lambda override: override.id)}
    actor_files = {override.id: override for override in sorted(actors, key=lambda override: override.id)}
    ordered, problems = _in_order(articles)
    directory = Directory(known, ordered, actor_files)
    memory = memory or Memory()
    drafts, withdrawn = _drafts(ordered, directory, event_files, problems, memory)
    named = {id_: draft for draft in drafts for id_ in (draft.id, *draft.aliases)}
    published = {article.slug: article.published for article in ordered}
    by_slug = {article.slug: article for article in ordered}
    problems += [_lost_answer(draft, id_) for draft, id_ in link(drafts, named, by_slug, known)]
    follow(drafts, published)
    finished = _finished(drafts, memory)
    memory.turn()
    _note_actors(ordered, finished.values(), directory, problems)
    answers = tuple(answer for event in finished.values() for answer in event.answers)
    chronicle = Chronicle(
        site=site,
        articles=MappingProxyType(by_slug),
        actors=MappingProxyType(directory.named()),
        events=MappingProxyType(finished),
        answers=answers,
        totals=tuple(totals(ordered, drafts)),
        corrections=_corrections(ordered, finished, withdrawn, event_files, actor_files, machines or {}, dates, known),
        evaluations=evaluations,
        redirects=MappingProxyType(_redirects(finished.values(), directory)),
    )
    return chronicle, [*problems, *directory.problems]


def _in_order(articles: Iterable[Annotated]) -> tuple[list[Annotated], list[Problem]]:
    """Articles by publication and slug, those without a date last, every claim with an id of its own."""
    problems: list[Problem] = []
    ordered = _by_slug(sorted(articles, key=lambda a: (_padded(a.published), a.slug, a.path)), problems)
    taken: dict[str, str] = {}
    for n, article in enumerate(ordered):
        ids = [claim.id for claim in article.events]
        if all(ids) and len(set(ids)) == len(ids) and taken.keys().isdisjoint(ids):
            taken.update(dict.fromkeys(ids, article.slug))
        else:
            ordered[n] = _with_ids(article, taken, problems)
    return ordered, problems


def _by_slug(articles: list[Annotated], problems: list[Problem]) -> list[Annotated]:
    """The articles, of two with one address the first."""
    found: dict[str, Annotated] = {}
    for article in articles:
        first = found.setdefault(article.slug, article)
        if first is not article:
            said = f"the address /articles/{article.slug}/, which {first.path} has too"
            hint = "rename one of the two files; this one is left out"
            problems.append(Problem(article.path, 1, said, "an address of its own", hint, code="address-taken"))
    return list(found.values())


def _padded(published: str | None) -> str:
    """A date that compares as the last day it can mean."""
    if not published:
        return "9999"
    return published if len(published) == 10 else published + "-99"


def _with_ids(article: Annotated, taken: dict[str, str], problems: list[Problem]) -> Annotated:
    """The article with an id for each claim an editor added without one, and for one that stands elsewhere too."""
    claims: list[Claim] = []
    for position, claim in enumerate(article.events):
        if claim.id in taken:
            problems.append(_id_twice(article, position, taken[claim.id]))
        if not claim.id or claim.id in taken:
            key = "\0".join((article.slug, claim.id, claim.type, claim.actor, claim.target, claim.evidence or ""))
            digest = hashlib.sha256(key.encode()).hexdigest()
            claim = replace(claim, id=next(digest[:n] for n in range(6, 65) if digest[:n] not in taken))
        taken[claim.id] = article.slug
        claims.append(claim)
    return replace(article, events=tuple(claims))


def _id_twice(article: Annotated, position: int, other: str) -> Problem:
    line = article.lines.get(f"events.{position}.id", article.lines.get(f"events.{position}", 0))
    where = " for the second time in this article" if other == article.slug else f", which a claim of {other} has too"
    found = f"id {article.events[position].id}{where}"
    return Problem(article.path, line, found, "an id of its own", "give one of them another id", code="duplicate-id")


def _drafts(
    articles: Sequence[Annotated],
    directory: Directory,
    overrides: Mapping[str, EventOverride],
    problems: list[Problem],
    memory: Memory,
) -> tuple[list[Draft], list[tuple[Draft, EventOverride]]]:
    """Claims -> events as articles and editors tell them; those that an editor withdrew apart."""
    items = [item for article in articles for item in memory.items(article, _padded(article.published))]
    found = [group for block, members in blocks(items, directory.at).items() for group in memory.groups(block, members)]
    regrouped = regroup(found, overrides)
    problems += regrouped.problems
    drafts: list[Draft] = []
    withdrawn: list[tuple[Draft, EventOverride]] = []
    for n, group in enumerate(regrouped.groups):
        if not group:
            continue
        claims = [item.said for item in group]
        editor = regrouped.editor.get(n)
        draft = Draft(claims, editor, *memory.published(group, claims, editor))
        _settle(draft, directory)
        if editor is not None:
            draft.links = editor.answers
            if editor.withdrawn:
                withdrawn.append((draft, editor))
                continue
        drafts.append(draft)
    return drafts, withdrawn


def _settle(draft: Draft, directory: Directory) -> None:
    shown = draft.shown
    date = shown.get("date")
    draft.settle(directory.at(shown.get("actor", ""), date), directory.at(shown.get("target", ""), date))


def _finished(drafts: Iterable[Draft], memory: Memory) -> dict[str, Event]:
    """Events by id, in order of their dates; those without one last."""
    ordered = sorted(drafts, key=lambda draft: (draft.shown.get("date", "9999"), draft.id))
    return {draft.id: memory.event(draft) for draft in ordered}


def _lost_answer(draft: Draft, id_: str) -> Problem:
    editor = draft.editor
    path, line = (editor.path, editor.lines.get("answers", 1)) if editor else ("", 0)
    hint = "take it out or correct it"
    return Problem(path, line, f"answers: {id_}", "the id of another event", hint, code="unknown-event")


def _note_actors(
    articles: Iterable[Annotated], events: Iterable[Event], directory: Directory, problems: list[Problem]
) -> None:
    """Which actors are named, and a Problem for each place that names one nobody knows."""
    met: set[str] = {actor for event in events for actor in (event.actor, event.target)}
    strange = {actor for actor in met if actor and not directory.knows(actor)}
    for article in articles:
        mentions = {annotation.actor for annotation in article.annotations}
        met |= mentions
        for actor in sorted(mentions - strange):
            if actor and not directory.knows(actor):
                problems.append(_stranger(article, "body", actor, directory))
        if strange:
            problems += _strangers(article, strange, directory)
    directory.use(sorted(met))


def _strangers(article: Annotated, strange: set[str], directory: Directory) -> Iterable[Problem]:
    for n, claim in enumerate(article.events):
        for side in ("actor", "target"):
            actor = getattr(claim, side)
            if actor in strange:
                yield _stranger(article, f"events.{n}.{side}", actor, directory)


def _stranger(article: Annotated, key: str, actor: str, directory: Directory) -> Problem:
    near = directory.nearest(actor)
    hint = f"declare it in content/actors/{actor}.md with name and kind"
    line = article.lines.get(key) or article.lines.get(key.rpartition(".")[0], 0)
    expected = near or "the id of an actor"
    return Problem(article.path, line, f"the unknown actor {actor!r}", expected, hint, code="unknown-actor")


def _corrections(
    articles: Iterable[Annotated],
    events: Mapping[str, Event],
    withdrawn: Iterable[tuple[Draft, EventOverride]],
    event_files: Mapping[str, EventOverride],
    actor_files: Mapping[str, ActorOverride],
    machines: Mapping[str, Annotated],
    dates: Mapping[str, str],
    known: Mapping[str, Actor],
) -> tuple[Correction, ...]:
    found: list[Correction] = []
    for article in articles:
        machine = machines.get(article.slug)
        if machine is not None:
            found += corrections.of_article(article, machine, dates.get(article.path, ""))
    if event_files:
        by_path = {event.path: event for event in events.values() if event.path}
        for override in event_files.values():
            if override.path in by_path:
                found += corrections.of_event(by_path[override.path], override, dates.get(override.path, ""))
    for draft, override in withdrawn:
        date = dates.get(override.path, "")
        found.append(corrections.of_withdrawn(draft.id, draft.claims[0].claim, override, date))
    for actor in actor_files.values():
        found += corrections.of_actor(actor, known.get(actor.id), dates.get(actor.path, ""))
    return corrections.newest_first(found)


def _redirects(events: Iterable[Event], directory: Directory) -> dict[str, str]:
    """Addresses of other claims' ids and of joined actors -> where they are told now."""
    moved = {f"/events/{alias}/": f"/events/{event.id}/" for event in events for alias in event.aliases}
    moved |= {f"/actors/{other}/": f"/actors/{id_}/" for other, id_ in sorted(directory.joined.items())}
    return moved
