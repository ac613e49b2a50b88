"""Whether a measure is told as done, as prospective, or not at all."""

from __future__ import annotations

from typing import Final, Literal

from . import lexicon
from .hits import Hit
from .scene import Scene

Verdict = Literal["done", "prospective", "negated", "general"]

WEAK_GOVERNORS = frozenset({"called", "call", "calls", "right", "talk", "study", "mean"})
"""Words that say nothing of the future unless other words help them."""
BELIEFS: Final = lexicon.wordset("status_beliefs")
"""Said of "would" and "will": nobody has announced it."""
ANNOUNCED = frozenset(["announced", "announces", "announcing", "confirmed"])


MEDIA = frozenset(
    [
        "radio",
        "newspaper",
        "newspapers",
        "sources",
        "paper",
        "daily",
        "reportedly",
        "rumours",
        "rumors",
        "rumoured",
        "rumored",
    ]
)
"""Who reports what nobody has announced."""
SHORT = (
    "stopped short",
    "stops short",
    "stopping short",
    "ruled out",
    "rules out",
    "ruling out",
    "instead of",
    "rather than",
    "refrained from",
)
KEPT = (
    "carried out",
    "carrying out",
    "made good",
    "makes good",
    "making good",
    "acted on",
    "acting on",
    "delivered on",
)
"""Said of a threat or a plan: it was done."""
SELDOM = frozenset(
    [
        "seldom",
        "rarely",
        "usually",
        "often",
        "normally",
        "always",
        "sometimes",
        "customarily",
        "traditionally",
        "generally",
    ]
)


DENIED = frozenset(["denied", "denies", "denying"])
ALLOWANCES = frozenset(
    ["no more than so many", "no more than we have", "no more than", "kept out", "no more relations"]
)
"""Rules for what is left to a mission or kept from an envoy: "may keep twenty", "may not return" is an order."""


DELIBERATING: Final = lexicon.wordset("status_deliberating")
"""With "whether": somebody thinks of the measure; without, it is only asked about."""
ASKING = frozenset(
    ["will", "would", "is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "could", "should", "may"]
)
"""Words that open a question whether something is so."""
DENIED = frozenset({"denied", "denies", "denying", "dismissed", "dismisses", "rejected"})
RUMOURS = frozenset({"reports", "report", "rumours", "rumors", "claims", "suggestions", "stories", "allegations"})
CALLS = frozenset({"urged", "urges", "demanded", "demands", "proposed", "proposes", "recommended", "recommends"})


def _subjunctive(hit: Hit, scene: Scene) -> bool:
    """Whether the verb can be one of a demand, and is no plain past: "demanded that one leave, then threw out two"."""
    verb = scene.word(hit.verb if hit.verb >= 0 else hit.first)
    past = lexicon.verbs("expel", "expel_particle").get(verb, ())
    return bool(hit.auxiliaries) or not any("past" in one.tense for one in past)


def _asks(scene: Scene) -> bool:
    """Whether the sentence opens with the auxiliary of a question, right away or behind a dateline."""
    opening = range(scene.first, min(scene.first + 4, scene.last))
    return any(scene.words[k] in ASKING and scene.text.tokens[k].text[0].isupper() for k in opening)


def judge(hit: Hit, scene: Scene) -> Verdict:
    """The status that the words around the measure give it."""
    auxiliaries = set(hit.auxiliaries)
    if hit.rule in ALLOWANCES:
        auxiliaries -= {"may", "can", "could", "not", "should"}
    if scene.words[scene.last - 1] == "?" and _asks(scene) and hit.first - scene.first < 20:
        return "general"
    if "nowhere" in scene.words[max(scene.first, hit.first - 5) : hit.first]:
        return "negated"
    start = hit.group if hit.group >= 0 else hit.first
    left = _left(scene, start)
    if hit.rule not in ("would not have", "kept out", "nothing more to do with", "accreditation not renewed") and (
        "not" in auxiliaries or "never" in auxiliaries
    ):
        return "negated"
    if hit.thing is not None and hit.thing.negated:
        return "negated"
    if (
        scene.word(start - 1) in ("not", "never", "nobody", "neither", "nor", "none")
        or scene.word(start - 1) != ","
        and any(scene.is_phrase(k, ("none", "of")) for k in range(start - 6, start - 1))
        or scene.word(hit.last) in ("neither", "nor")
        or scene.word((hit.verb if hit.verb >= 0 else hit.first) + 1) == "neither"
        or scene.is_phrase(start - 2, ("no", "one"))
    ):
        return "negated"
    if SELDOM & set(scene.words[max(scene.first, start - 2) : (hit.verb if hit.verb >= 0 else hit.first)]):
        return "general"
    if "that" in left[-8:] and DENIED & set(left[-10:]):
        return "negated"
    if "can" in auxiliaries or "ca" in auxiliaries:
        return "general"
    if scene.word(start).endswith("ing") and start <= scene.first + 1 and "not" in scene.words[start : start + 9]:
        return "negated"
    if hit.rule != "asked that" and "that" in left[-12:] and CALLS & set(left[-12:]) and _subjunctive(hit, scene):
        return "prospective"
    if auxiliaries & {"would", "could"} and set(left[-5:]) & {"when", "how"}:
        return "prospective"
    if _disowned(left) or hit.voice != "nominal" and _called_on(left[-9:]) and "to" in auxiliaries:
        return "negated" if _disowned(left) else "prospective"
    governor = _governor(scene, hit, left)
    if governor in ("negated", "prospective") and hit.rule != "accreditation not renewed":
        return governor
    if auxiliaries & {"would", "will"} and MEDIA & set(left):
        return "prospective"
    if auxiliaries & {"may", "might", "could", "should"}:
        return "prospective"
    if _conditional(scene, start) and (auxiliaries & {"will", "would", "'ll", "must"} or "if" in left[-6:]):
        return "prospective"
    if "whether" in left[-12:] and not (DELIBERATING | BELIEFS) & {*scene.words[scene.first : scene.last]}:
        return "general"
    if "whether" in left[-12:] or "to" in auxiliaries and set(left[-5:]) & {"which", "what"}:
        return "prospective"
    return "done"


def _disowned(left: list[str]) -> bool:
    """Whether a report or the deed itself is denied: "denied reports that it had asked", "denied that"."""
    near = left[max((i + 1 for i, word in enumerate(left) if word == ","), default=0) :]
    for i, word in enumerate(near):
        told = near[i + 1 : i + 4]
        if word in DENIED and (told[:1] == ["that"] or RUMOURS & set(told) and "that" in near):
            return True
    return False


def _called_on(left: list[str]) -> bool:
    """Whether others are only called on to do it: "called on the government to"."""
    said = " ".join(left)
    return any(phrase in said for phrase in ("called on", "calls on", "call on", "calling on", "appealed to"))


def _left(scene: Scene, start: int) -> list[str]:
    """The words before the verb in its clause."""
    k = start
    while k > scene.first and scene.words[k - 1] not in (";", ":", ".", "?", "!"):
        k -= 1
    return list(scene.words[k:start])


def _governor(scene: Scene, hit: Hit, left: list[str]) -> Verdict | Literal[""]:
    """What the word on which the measure hangs says of it."""
    infinitive = "to" in hit.auxiliaries
    nominal = hit.voice == "nominal"
    ing = scene.word(hit.verb if hit.verb >= 0 else hit.first).endswith("ing") and not hit.auxiliaries
    if not (infinitive or nominal or ing):
        tail = left[-25:] if "that" in left[-25:] else left[-12:]
        if " and that " in f" {' '.join(left[-6:])} ":
            tail = left
        within = set(scene.words[hit.group : hit.verb]) if 0 <= hit.group < hit.verb else set()
        if (set(tail) | within) & BELIEFS and set(hit.auxiliaries) & {"would", "will"}:
            return "prospective"
        return ""
    reach = left[-7:] if nominal else left[-5:]
    if nominal and "against" in reach and {"voted", "vote", "votes"} & set(reach):
        return "negated"
    if any(phrase in " ".join(reach) for phrase in SHORT):
        return "negated"
    if any(phrase in " ".join(left[-8:]) for phrase in KEPT):
        return ""
    if infinitive and _called_for(left):
        return "prospective"
    for i, word in enumerate(reversed(reach)):
        if word in (",",) and i > 0 or word in ("that", "who", "which", "said") and i > 0:
            break
        if word in (
            "decision",
            "decided",
            "decides",
            "order",
            "ordered",
            "orders",
            "moved",
            "agreed",
            "announced",
            "began",
        ):
            return ""
        if (
            word in lexicon.words("cues", "negative")
            and not set(reach[len(reach) - i :]) & {"choice", "alternative", "option", "hesitation", "hesitate"}
            and (word != "against" or ing)
            and word != "nothing"
            and not (nominal and word in ("rejected", "denied", "nor", "not", "rejects"))
        ):
            return "negated"
        if {"no", "without", "never", "not", "nobody", "nothing"} & set(
            reach[max(0, len(reach) - i - 2) : len(reach) - i - 1]
        ) and word in lexicon.words("cues", "prospective"):
            return "negated"
        if word in ("could", "may", "might"):
            return "prospective"
        if (
            word in lexicon.words("cues", "prospective")
            and word not in WEAK_GOVERNORS
            and not (nominal and word in ("considered", "considers", "consider"))
        ):
            before = reach[max(0, len(reach) - i - 3) : len(reach) - i - 1]
            if word in ("plans", "plan") and set(before) & ANNOUNCED:
                return ""
            return "prospective"
        if (nominal or ing) and word in ("calls", "called", "call", "calling") and "for" in reach:
            return "prospective"
    return ""


def _called_for(left: list[str]) -> bool:
    """Whether somebody calls for another to do it: "calls for Chile to recall its envoy", "pressure on Peru to cut"."""
    near = left[-9:]
    return bool({"calls", "appeals", "pressure"} & set(near)) and bool({"for", "on"} & set(near))


def _conditional(scene: Scene, start: int) -> bool:
    """Whether the sentence sets a condition: "if", "unless", "should ... "."""
    words = scene.words[scene.first : scene.last]
    return (
        "if" in words
        and not scene.is_phrase(words.index("if") + scene.first, ("if", "any"))
        or "unless" in words
        or words[0] == "should"
        or any(word == "should" and words[k] in (";", ":", ",") for k, word in enumerate(words[1:]))
        or "one more" in " ".join(words)
    )
