"""Comparisons of articles -> the figures of a set."""

from __future__ import annotations

from collections.abc import Sequence

from builder.evaluate.match import FIELDS, STATED, Comparison, Match
from builder.evaluate.phrases import of_phrases
from builder.model.claim import MEASURE_TYPES, Claim
from builder.model.evaluation import Bin, Evaluation, FieldScore, Score, TypeScore

BINS = 10
"""Bins of the calibration."""


def score(name: str, comparisons: Sequence[Comparison]) -> Evaluation:
    """The figures of a set of articles, without those of the totals that they state."""
    matched = [match for each in comparisons for match in each.matched]
    missed = [gold for each in comparisons for gold in each.missed]
    extra = [claim for each in comparisons for claim in each.extra]
    found, gold = len(matched) + len(extra), len(matched) + len(missed)
    negative = [each for each in comparisons if not each.expected]
    return Evaluation(
        name=name,
        articles=len(comparisons),
        core=Score(len(matched), found, gold),
        strict=Score(sum(match.strict for match in matched), found, gold),
        mean_core_f1=sum(map(_core_f1, comparisons)) / len(comparisons) if comparisons else 0.0,
        fields={field: _field(field, matched) for field in FIELDS},
        types={kind: _type(kind, comparisons) for kind in MEASURE_TYPES},
        without_events=len(negative),
        left_empty=sum(each.read and not each.found for each in negative),
        phrases=of_phrases(matched),
        calibration=_calibration(matched, extra),
    )


def _core_f1(each: Comparison) -> float:
    right = len(each.matched)
    return Score(right, right + len(each.extra), right + len(each.missed)).f1


def _field(name: str, matched: Sequence[Match]) -> FieldScore:
    in_gold, in_claim = STATED[name]
    same = [match for match in matched if name not in match.wrong]
    right = sum(in_gold(match.gold) and in_claim(match.claim) for match in same)
    found = sum(in_claim(match.claim) for match in matched)
    gold = sum(in_gold(match.gold) for match in matched)
    return FieldScore(Score(right, max(found, right), max(gold, right)), len(same), len(matched))


def _type(kind: str, comparisons: Sequence[Comparison]) -> TypeScore:
    matched = [match for each in comparisons for match in each.matched if match.claim.type == kind]
    missed = sum(gold.type[0] == kind for each in comparisons for gold in each.missed)
    extra = sum(claim.type == kind for each in comparisons for claim in each.extra)
    found, gold = len(matched) + extra, len(matched) + missed
    return TypeScore(
        core=Score(len(matched), found, gold),
        strict=Score(sum(match.strict for match in matched), found, gold),
        fields={field: _field(field, matched) for field in FIELDS},
    )


def _calibration(matched: Sequence[Match], extra: Sequence[Claim]) -> tuple[Bin, ...]:
    """How many of the claims of each confidence are right; claims without a confidence are an editor's."""
    judged = [(_sure(match.claim), True, match.strict) for match in matched if match.claim.confidence is not None]
    judged += [(_sure(claim), False, False) for claim in extra if claim.confidence is not None]
    bins = []
    for n in range(BINS):
        low, high = n / BINS, (n + 1) / BINS
        here = [each for each in judged if min(int(each[0] * BINS), BINS - 1) == n]
        mean = sum(confidence for confidence, _, _ in here) / len(here) if here else 0.0
        core = sum(right for _, right, _ in here)
        strict = sum(right for _, _, right in here)
        bins.append(Bin(low, high, len(here), core, strict, mean))
    return tuple(bins)


def _sure(claim: Claim) -> float:
    return claim.confidence or 0.0
