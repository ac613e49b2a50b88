"""What wants an editor's eye, most doubtful first, and proposals of the machine taken over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal, get_args

from builder import contents
from builder.annotate import to_markdown
from builder.annotate.accept import accept as accepted
from builder.annotate.accept import proposals
from builder.annotate.excerpt import sentence
from builder.annotate.files import lock, write
from builder.annotate.patch import PatchError
from builder.contradictions import Contradictions
from builder.disagreements import Shares, shown
from builder.errors import ChronicleError, FormatError, Problem
from builder.model.annotated import Annotated, Edit
from builder.model.chronicle import Event
from builder.model.claim import Claim
from builder.model.yaml import YamlError

Kind = Literal["proposal", "actor", "confidence", "disagreement", "attention", "person", "date"]
KINDS: tuple[str, ...] = get_args(Kind)
_DOUBT: dict[str, float] = {"proposal": 0.95, "actor": 0.7, "attention": 0.6, "disagreement": 0.5, "person": 0.45}
_DOUBT |= {"date": 0.3}
"""By kind, how much it is in doubt; a confidence says so itself."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at."""

    kind: Kind
    """Why it is listed."""
    doubt: float
    """From 0 to 1; the list starts with the largest."""
    path: str
    """File to edit, relative to the root."""
    line: int
    """Line of that file."""
    said: str
    """What is in question, in a few words."""
    reading: str = ""
    """The claim as it stands."""
    sentence: str = ""
    """The sentence it was read from."""
    confidence: float | None = None
    """The machine's, for a claim."""
    id: str = ""
    """What `--accept` takes for a proposal; else the claim's id."""
    actors: tuple[str, ...] = ()
    """Actor ids it is about."""
    year: str = ""
    """Of the claim, or of publication."""


def review(root: Path, below: float, watch: Callable[[int, int], None] = lambda done, all_: None) -> list[Item]:
    """Everything that wants an eye; claims that an editor has checked only where the machine contradicts them.

    `below` is the confidence under which a claim is listed for that alone; `watch` hears how many of how many articles
    are read.
    """
    overrides = contents.overrides(root)
    machines = {machine.slug: machine for machine in contents.held(root)}
    between = Contradictions(overrides)
    paths = contents.paths(root, contents.ARTICLES)
    items: list[Item] = []
    with closing(Shares(overrides, len(paths))) as shares:
        for done, path in enumerate(paths, 1):
            article, _ = contents.read(root, path)
            watch(done, len(paths))
            if article:
                items += _of_article(article, machines.get(article.slug), below)
                between.note(article)
                shares.add(article)
        items += _disagreements(root, shares)
    items += _persons(between.problems(root))
    return sorted(items, key=lambda item: (-item.doubt, item.path, item.line, item.said))


def _of_article(article: Annotated, machine: Annotated | None, below: float) -> Iterator[Item]:
    for edit in machine.edits if machine else ():
        if machine and edit.held:
            yield _proposal(article, machine, edit)
    for index, claim in enumerate(article.events):
        if not claim.checked:
            yield from _of_claim(article, index, claim, below)
    for index, words in enumerate(article.attention):
        yield _item(article, "attention", f"attention.{index}", words)
    if article.published is None:
        yield _item(article, "date", "published", "no date of publication is known")


def _of_claim(article: Annotated, index: int, claim: Claim, below: float) -> Iterator[Item]:
    key = f"events.{index}"
    missing = [side for side in ("actor", "target") if not getattr(claim, side)]
    if missing:
        yield _item(article, "actor", key, f"no {' and no '.join(missing)} is known", claim)
    if claim.confidence is not None and claim.confidence < below:
        said = f"the machine is {claim.confidence:.0%} sure"
        yield _item(article, "confidence", key, said, claim, 1 - claim.confidence)
    if not claim.date and claim.status == "done":
        yield _item(article, "date", key, "no date is known", claim)


def _item(
    article: Annotated, kind: Kind, key: str, said: str, claim: Claim | None = None, doubt: float | None = None
) -> Item:
    line = article.lines.get(key) or article.lines.get(key.rpartition(".")[0], 1)
    weight = _DOUBT[kind] if doubt is None else doubt
    if claim is None:
        return Item(kind, weight, article.path, line, said, id=article.slug, year=(article.published or "")[:4])
    return Item(
        kind,
        weight,
        article.path,
        line,
        said,
        in_short(claim),
        sentence(article.text, claim.evidence or "") or claim.evidence or "",
        claim.confidence,
        claim.id,
        tuple(side for side in (claim.actor, claim.target) if side),
        (claim.date or article.published or "")[:4],
    )


def in_short(claim: Claim) -> str:
    """A claim in one line."""
    parts = (claim.type, f"{claim.actor or '?'} -> {claim.target or '?'}", claim.count, claim.date)
    return ", ".join(str(part) for part in (*parts, "" if claim.status == "done" else claim.status) if part)


def _proposal(article: Annotated, machine: Annotated, edit: Edit) -> Item:
    here = {claim.id: (index, claim) for index, claim in enumerate(article.events)}
    fresh = {claim.id: claim for claim in machine.events}
    name = edit.field.partition(".")[2]
    if edit.field == "events":
        said = "the machine no longer finds this claim" if edit.row in here else "the machine finds a claim"
        if edit.row in fresh:
            said += f": {in_short(fresh[edit.row])}"
    elif edit.field == "text":
        said = "the article's text is another now"
    elif edit.row in here and edit.row in fresh:
        before, now = getattr(here[edit.row][1], name), getattr(fresh[edit.row], name)
        said = f"{name}: {shown(now)} instead of {shown(before)}"
    else:
        said = f"{edit.field}: {shown(getattr(machine, edit.field, None))}"
    if edit.row in here:
        index, claim = here[edit.row]
        return _item(article, "proposal", f"events.{index}.{name}".rstrip("."), said, claim)
    return _item(article, "proposal", "body" if edit.field == "text" else edit.field, said, fresh.get(edit.row))


def _disagreements(root: Path, shares: Shares) -> Iterator[Item]:
    for event, apart, path in shares.disagreements():
        first, _ = contents.read(root, path)
        if first:
            yield _disagreement(event, apart, first)


def _disagreement(event: Event, apart: Mapping[str, list[str]], article: Annotated) -> Item:
    first = event.claims[0].claim
    position = next((n for n, claim in enumerate(article.events) if claim.id == first.id), 0)
    said = "; ".join(f"{name}: {' or '.join(values)}" for name, values in apart.items())
    return _item(
        article,
        "disagreement",
        f"events.{position}",
        f"{len(event.claims)} claims disagree: {said}",
        first,
        min(0.9, _DOUBT["disagreement"] + 0.05 * len(apart)),
    )


def _persons(problems: Iterable[Problem]) -> Iterator[Item]:
    for problem in problems:
        if problem.code == "same-person":
            yield Item("person", _DOUBT["person"], problem.path, problem.line, f"{problem.found}: {problem.hint}")
        elif problem.code == "unknown-actor":
            yield Item("actor", _DOUBT["actor"], problem.path, problem.line, f"{problem.found}: {problem.hint}")


def accept(root: Path, name: str) -> list[str]:
    """Take over what the machine proposes for a claim (its id) or an article (its slug); what was changed, in words.

    Raises ChronicleError where there is no such proposal, FormatError and OutputError where it cannot be written.
    """
    with lock(root / ".cache" / "ingest.lock", lambda: None):
        for machine in contents.held(root):
            taken = proposals(machine, name)
            article = _of_slug(root, machine.slug) if taken else None
            if article:
                said = [_proposal(article, machine, edit).said for edit in taken]
                _write(root, article, machine, taken)
                return [f"{article.path}: {words}" for words in said]
    hint = "`chronicle review --kind proposal` lists them with their ids"
    raise ChronicleError(Problem("", 0, f"no proposal for {name!r}", hint=hint))


def _of_slug(root: Path, slug: str) -> Annotated | None:
    found = (path for path in contents.paths(root, contents.ARTICLES) if PurePath(path).stem == slug)
    return next((article for path in found if (article := contents.read(root, path)[0])), None)


def _write(root: Path, article: Annotated, machine: Annotated, taken: list[Edit]) -> None:
    path = root / article.path
    try:
        merged = accepted(path.read_bytes().decode("utf-8"), machine, taken)
    except (PatchError, YamlError) as fault:
        hint = "change it by hand"
        raise FormatError(
            Problem(article.path, 0, f"front matter that cannot be changed: {fault}", hint=hint)
        ) from None
    write(path, merged.text, article.path)
    write(root / machine.path, to_markdown(merged.machine), machine.path)
