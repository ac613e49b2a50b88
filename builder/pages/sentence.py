"""The sentence of an event, made from its values."""

from __future__ import annotations

import re

from builder.model.actor import Actor
from builder.model.chronicle import Event

from .days import on, until
from .index import Index
from .phrases import phrases

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = re.compile(
    r"(?i)(one|two|three|four|five|six|seven|eight|nine|ten|all|some|several|the|a|an|that|this|these|those|other"
    r"|its|his|her|their|our|more|another)\b"
)
"""Words at the head of a role which do not go with a number and a state before them."""
_PEOPLE = re.compile(r"[A-Z][a-z]+(?:ans|ns|ts|es|is)")
"""A people by its name: `Russians`."""
_WORD = re.compile(r"[\w'’]+")
_HEAD_END = re.compile(r" (?:of|at|in|from|for|to|on|with|who|accredited) ")


def number(count: int) -> str:
    """As it stands in a sentence: words up to twelve, then digits with a comma for thousands."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def the(actor: Actor) -> str:
    """The actor's name as it stands within a sentence: `the United States`."""
    return f"the {actor.name}" if actor.with_article else actor.name


def possessive(actor: Actor) -> str:
    """`the United States’`, `Russia’s`."""
    return the(actor) + ("’" if actor.name.endswith("s") else "’s")


def capital(text: str) -> str:
    """With its first letter in upper case."""
    return text[:1].upper() + text[1:]


def sentence(index: Index, event: Event) -> str:
    """What happened, without its date: `The United States expelled 60 Russian diplomats`."""
    said = index.sentences.get(event.id)
    if said is None:
        said = index.sentences[event.id] = _sentence(index, event)
    return said


def _sentence(index: Index, event: Event) -> str:
    who, target = index.actor(event.actor), index.actor(event.target)
    verb = phrases().verbs[event.type]
    whom, many = _OBJECTS[event.type](event, target)
    if event.actor:
        said = f"threatened or planned to {verb.plan}" if event.status == "prospective" else verb.done
        return f"{capital(the(who))} {said} {whom}".rstrip()
    said = verb.passive if many else verb.passive_one
    if event.status == "prospective":
        said = f"{'were' if many else 'was'} threatened: to {verb.plan}"
    return f"{capital(whom) or capital(the(target))} {said}"


def dated(index: Index, event: Event) -> str:
    """With its date: `On 26 March 2018 the United States expelled 60 Russian diplomats`."""
    said = sentence(index, event)
    if not event.date:
        return said
    who = index.actor(event.actor)
    keep = not event.actor or not who.with_article
    return f"{on(event.date)} {said if keep else said[:1].lower() + said[1:]}"


def more(event: Event) -> str:
    """What else is known, as further sentences: the term, and the reason given."""
    said = []
    if event.deadline and event.type in ("expulsion", "recall"):
        said.append(f"To leave {until(event.deadline)}.")
    elif event.deadline:
        said.append(f"To take effect {until(event.deadline)}.")
    if event.reason:
        said.append(f"Reason given: {event.reason.rstrip('.')}.")
    return " ".join(said)


def _people(event: Event, target: Actor, fallback: str) -> tuple[str, bool]:
    """The people it hits and whether they are many: `60 Russian diplomats`, `the Bolivian ambassador`."""
    role = (event.role or "").strip()
    count = event.count
    if role.lower() in phrases().single and count in (None, 1):
        role = role[0].lower() + role[1:]
        owner = f"the {target.adjective} {role}" if target.adjective else f"the {role} of {the(target)}"
        return _named(owner if target.id else f"the {role}", event), False
    noun = _noun(role, count) if role else ""
    one = count == 1
    if not noun:
        noun = phrases().people.get(fallback, fallback) if one else fallback
    noun = _owned(noun, target)
    if count is None:
        return noun, True
    kind = {"at-least": "at least ", "about": "about "}.get(event.count_kind or "", "")
    return _named(f"{kind}{number(count)} {noun}", event), not one


def _named(said: str, event: Event) -> str:
    return f"{said}, {event.people[0]}" if len(event.people) == 1 and event.count in (None, 1) else said


def _noun(role: str, count: int | None) -> str:
    """The role where it names people in a few plain words, in the number of the count; else empty."""
    if len(role) > 60 or any(letter.isdigit() or letter in ",;:(" for letter in role):
        return ""
    if _PEOPLE.fullmatch(role):
        return role[:-1] if count == 1 else role
    people = phrases().people
    head = _HEAD_END.split(role, maxsplit=1)[0]
    words = head.split()
    if not words or (words[-1].lower() not in people and words[-1].lower() not in people.values()):
        return ""
    if _COUNTED.match(role) or role.lower() in phrases().vague:
        return ""
    if count == 1 and words[-1].lower() in people:
        words[-1] = people[words[-1].lower()]
    elif count != 1 and words[-1].lower() in people.values() and words[-1].lower() not in people:
        words[-1] = next(plural for plural, one in people.items() if one == words[-1].lower())
    return " ".join(words) + role[len(head) :]


def _owned(noun: str, target: Actor) -> str:
    """The noun with its state, where it does not name one: `Russian diplomats`."""
    if not target.id:
        return noun
    if _PEOPLE.fullmatch(noun) or _PEOPLE.fullmatch(f"{noun}s"):
        return noun
    named = {word.lower() for word in _WORD.findall(noun)}
    own = {target.name.lower(), target.adjective.lower(), target.code.lower()} - {""}
    if named & own or re.search(r"(?<!^)\b[A-Z][a-z]", noun):
        return noun
    if target.adjective:
        return f"{target.adjective} {noun}"
    return f"{noun} of {the(target)}"


def _expelled(event: Event, target: Actor) -> tuple[str, bool]:
    if event.count is None and not event.role:
        return _people(event, target, "diplomats")[0] if target.id else "diplomats", True
    return _people(event, target, "nationals" if target.kind == "state" else "staff")


def _refused(event: Event, target: Actor) -> tuple[str, bool]:
    people, many = _people(event, target, "envoys")
    return f"accreditation or a visa to {people}", many


def _reduced(event: Event, target: Actor) -> tuple[str, bool]:
    mission = f"{possessive(target)} mission" if target.id else "a mission"
    if event.cap_from is not None and event.cap_to is not None:
        return f"{mission} from {event.cap_from:,} to {event.cap_to:,}", False
    if event.count is not None:
        of = f" of {event.cap_from:,}" if event.cap_from is not None else ""
        return f"{mission} by {event.count:,}{of}", False
    return (f"{mission} to {event.cap_to:,}" if event.cap_to is not None else mission), False


def _closed(event: Event, target: Actor) -> tuple[str, bool]:
    role = (event.role or "").strip()
    if not role:
        return (f"{number(event.count)} missions" if event.count and event.count > 1 else "a mission"), False
    if re.match(r"(?i)(a|an|the|its|own|one|two|three|four|five|six|remaining|all)\b", role):
        return role, role.lower().startswith(("two", "three", "four", "five", "six", "all"))
    return f"the {role}", False


def _suspended(event: Event, target: Actor) -> tuple[str, bool]:
    role = (event.role or "").strip()
    if not role:
        return (f"relations with {the(target)}" if target.id else "relations"), True
    return (f"the {role}" if "mission" in role or "embassy" in role or "consulate" in role else role), False


def _severed(event: Event, target: Actor) -> tuple[str, bool]:
    return (f"relations with {the(target)}" if target.id else "relations"), True


def _called(event: Event, target: Actor) -> tuple[str, bool]:
    role = (event.role or "").strip()
    place = f" from {the(target)}" if target.id else ""
    if not role:
        return f"{'its ambassador' if event.count in (None, 1) else f'{number(event.count)} diplomats'}{place}", False
    if role.lower() in phrases().single:
        return f"its {role[0].lower()}{role[1:]}{place}", False
    noun = _noun(role, event.count) or "diplomats"
    return (f"{number(event.count)} {noun}{place}" if event.count else f"its {role}{place}"), True


_OBJECTS = {
    "expulsion": _expelled,
    "denial": _refused,
    "reduction": _reduced,
    "closure": _closed,
    "suspension": _suspended,
    "severance": _severed,
    "recall": _called,
}
