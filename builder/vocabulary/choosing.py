"""Words that mean two things: the rules of `ambiguous.yaml`, and the choice they make in a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final, Literal, cast

from .actors import existed
from .leaders import leaders
from .names import Naming, namings, spellings
from .tables import table

StepKind = Literal[
    "followed-by",
    "preceded-by",
    "followed-by-name",
    "preceded-by-name",
    "borne-in-article",
    "leader-in-article",
    "near",
    "in-article",
    "date",
    "default",
]


_BEFORE = re.compile(r"(?<![\w.'’-])([A-ZÀ-ÖØ-Þ][\w.'’-]*) \Z")
"""The capitalised word right before a form."""
_BEHIND: Final = r"\A[\s,-]*(?:{})(?!\w)"
"""Pattern of words right behind a form."""
_AFTER = re.compile(r" ([A-ZÀ-ÖØ-Þ][\w'’-]*)")
"""The capitalised word right behind it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule; the first that applies decides."""

    kind: StepKind
    """What is asked: `followed-by` and `preceded-by` look at the words right beside the form, `near` at its sentence,
    `in-article` at the whole text, `date` at the years of each meaning; `default` always applies. `followed-by-name`
    and `preceded-by-name` look for a capitalised word right beside the form that names no actor, `borne-in-article`
    for one anywhere in the article before the form that is no leader's first name; `leader-in-article` for the full
    name of one leader, whom the form then means."""
    words: tuple[str, ...] = ()
    """Words of which one must stand there; of a capitalised word, those that it must not be. Case counts."""
    then: str = ""
    """Actor id of the meaning; `none`: the words name no actor here; `first` or `last`: the oldest or the newest
    meaning; for `date`, which finds the meaning itself, `first` is said where a date that leaves several takes the
    oldest, and empty where it then leaves them to the next step."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What decides among the meanings of some forms."""

    name: str
    """Key in the table."""
    words: tuple[str, ...]
    """The surface forms it decides."""
    steps: tuple[Step, ...]
    """In order; the last is a default."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a surface form stands."""

    before: str = ""
    """The text of its sentence before it."""
    after: str = ""
    """The text of its sentence after it."""
    article: str = ""
    """Title and text of the article."""
    date: str = ""
    """Date of what is told there, else of publication: `1986`, `1986-10`, `1986-10-21`; empty where unknown."""


@cache
def rules() -> Mapping[str, Rule]:
    """The rules of `ambiguous.yaml` by name, the lists they refer to (`$first-names`) filled in."""
    lists = table("ambiguous")["lists"]
    return MappingProxyType(
        {
            name: Rule(name, tuple(row["words"]), tuple(_step(step, lists) for step in row["steps"]))
            for name, row in table("ambiguous")["rules"].items()
        }
    )


def _step(row: dict[str, Any], lists: Mapping[str, list[str]]) -> Step:
    """A step with its lists filled in."""
    words = [each for word in row.get("words", ()) for each in (lists[word[1:]] if word.startswith("$") else [word])]
    return Step(cast(StepKind, row["kind"]), tuple(words), row.get("then", ""))


def choose(surface: str, context: Context) -> Naming | None:
    """The meaning that the surface form has there; None where it names no actor, or is not in the tables at all."""
    meanings = namings().get(surface, ())
    if not meanings or ((behind := _never().get(meanings[0].form)) and behind.search(context.after)):
        return None
    if not meanings[0].decides:
        return meanings[0]
    for step in rules()[meanings[0].decides].steps:
        if _applies(step, surface, context):
            decided, naming = _meaning(step, surface, meanings, context)
            if decided:
                return naming
    return None


@cache
def _never() -> Mapping[str, re.Pattern[str]]:
    """Form -> the words behind it that make a word of this form name nobody."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("ambiguous")["never"]:
        for form in row["forms"]:
            found[form] = (*found.get(form, ()), *row["followed-by"])
    return MappingProxyType({form: _pattern(words, _BEHIND) for form, words in found.items()})


def _follows(words: tuple[str, ...], context: Context) -> bool:
    """Whether one of the words stands right behind the form."""
    return bool(_pattern(words, _BEHIND).search(context.after))


def _applies(step: Step, surface: str, context: Context) -> bool:
    """Whether the step has something to say there."""
    match step.kind:
        case "followed-by":
            return _follows(step.words, context)
        case "preceded-by":
            return bool(_pattern(step.words, r"(?<!\w)(?:{})[\s-]*\Z").search(context.before))
        case "preceded-by-name":
            return _is_name(_BEFORE.search(context.before), step.words)
        case "followed-by-name":
            return _is_name(_AFTER.match(context.after), step.words)
        case "borne-in-article":
            return any(_is_name(found, step.words) for found in _bearers(surface, context.article))
        case "near":
            return bool(_pattern(step.words, r"(?<!\w)(?:{})(?!\w)").search(f"{context.before} {context.after}"))
        case "in-article":
            there = any(word in context.article for word in step.words)
            return there and bool(_pattern(step.words, r"(?<!\w)(?:{})(?!\w)").search(context.article))
    return True


def _is_name(found: re.Match[str] | None, exceptions: tuple[str, ...]) -> bool:
    """Whether a capitalised word was found that is none of the exceptions and names no actor."""
    return found is not None and found[1] not in exceptions and found[1] not in namings()


@lru_cache(maxsize=256)
def _bearers(surface: str, article: str) -> tuple[re.Match[str], ...]:
    """The capitalised words right before the form in the article, but for first names of leaders."""
    return tuple(each for each in _before(surface).finditer(article) if each[0] not in _leaders_names())


@cache
def _leaders_names() -> frozenset[str]:
    """First and family name of every leader, in each spelling."""
    full = (form.split() for leader in leaders() for form in leader.forms)
    return frozenset(text for words in full for text in spellings(" ".join(words[-2:])))


@cache
def _pattern(words: tuple[str, ...], form: str) -> re.Pattern[str]:
    """Any of the words in the place that the form describes."""
    inner = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(form.replace("{}", inner))


def _meaning(step: Step, surface: str, meanings: tuple[Naming, ...], context: Context) -> tuple[bool, Naming | None]:
    """Whether the step decides, and for what."""
    match step.kind, step.then:
        case "date", then:
            left = [each for each in meanings if context.date and existed(each.since, each.until, context.date)]
            return _one(left, several=then == "first")
        case "leader-in-article", _:
            return _one(_named_leaders(surface, context.article), several=False)
        case _, "none":
            return True, None
        case _, "first" | "last":
            return True, meanings[0 if step.then == "first" else -1]
    return True, next((naming for naming in meanings if naming.actor == step.then), None)


def _one(left: Sequence[Naming], several: bool) -> tuple[bool, Naming | None]:
    """Whether one actor is left, or the first of several will do."""
    decided = bool(left) and (several or len({naming.actor for naming in left}) == 1)
    return decided, left[0] if decided else None


@lru_cache(maxsize=256)
def _named_leaders(surface: str, article: str) -> tuple[Naming, ...]:
    """The meanings of the full names in the article that end in the form."""
    found = {each[0] for each in _before(surface).finditer(article)} & _leaders_names()
    return tuple(naming for name in sorted(found) for naming in namings().get(name, ()))


@lru_cache(maxsize=256)
def _before(surface: str) -> re.Pattern[str]:
    """A capitalised word and the form behind it."""
    return re.compile(rf"(?<![\w.'’-])([A-ZÀ-ÖØ-Þ][\w'’-]+) {re.escape(surface)}(?!\w)")
