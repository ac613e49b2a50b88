"""`chronicle evaluate`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .common import print_problems, root_option

if TYPE_CHECKING:
    from builder.evaluate import Comparison, GoldEvent
    from builder.model.claim import Claim
    from builder.model.evaluation import Evaluation, Overlap, Rates, Score, TypeScore


@click.command()
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@root_option
@click.option(
    "--metadata",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="CSV or YAML, by file name, with what the texts lack.",
)
@click.option("--published", is_flag=True, help="Compare what content/ publishes instead of reading the texts.")
@click.option("--errors", is_flag=True, help="Name every measure that was missed, made up or wrong in a field.")
@click.option(
    "--json",
    "figures",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the figures in this file, beside those of other sets: content/evaluation.json is shown on /about/.",
)
def run(gold: Path, root: Path, metadata: Path | None, published: bool, errors: bool, figures: Path | None) -> None:
    """Measure the reading against the annotated articles in the folder GOLD.

    GOLD holds NAME.json beside NAME.txt. The core of a claim is its type, status, actor and target; a strict match has
    the right count, caps and date too.

    \b
    Example:
      chronicle evaluate gold/ --json content/evaluation.json
    """
    from builder import flow

    trial = flow.evaluate(gold, metadata=metadata, root=root if published else None)
    if errors:
        for comparison in trial.comparisons:
            _print_errors(comparison)
    _print_figures(trial.evaluation)
    if figures:
        _keep(trial.evaluation, figures)
    sys.exit(print_problems(trial.problems))


def _print_figures(found: Evaluation) -> None:
    from builder.model import evaluation

    click.echo(f"{found.name}: {found.articles} articles, {found.core.gold} measures, {found.core.found} claims\n")
    click.echo(f"{'':<22}{'precision':>10}{'recall':>8}{'F1':>8}")
    _print_scores("all", evaluation.TypeScore(found.core, found.strict, found.fields))
    click.echo(f"{'core, mean of the articles':<40}{found.mean_core_f1:>8.3f}")
    for kind, each in found.types.items():
        if each.core.gold or each.core.found:
            click.echo("")
            _print_scores(kind, each)
    click.echo("\nconfidence   claims  core right  strict right")
    for each_bin in found.calibration:
        if each_bin.claims:
            shares = f"{each_bin.core / each_bin.claims:>12.3f}{each_bin.strict / each_bin.claims:>14.3f}"
            click.echo(f"{each_bin.low:.1f} - {each_bin.high:.1f}{each_bin.claims:>10}{shares}")
    for name, phrase in found.phrases.items():
        if phrase.gold:
            click.echo(f"{name}, by the words shared: {_rates(phrase)}")
    if found.identification:
        click.echo(f"\nclaims of one fact in one event, B-cubed: {_rates(found.identification)}")
    if found.answers:
        click.echo(f"which event answers which: {_rates(found.answers)}")
    if found.totals.gold or found.totals.found:
        click.echo(f"totals over several states, by their number: {_rates(found.totals)}")
        click.echo(f"the same with states, target and type:       {_rates(found.whole_totals)}")
    click.echo(f"\narticles without events left empty: {found.left_empty} of {found.without_events}")


def _print_scores(kind: str, each: TypeScore) -> None:
    """Core, strict and each field that is stated; of a field also the share of claims in which both sides agree."""
    click.echo(_line(f"{kind:<12}core", each.core))
    click.echo(_line(f"{'':<12}strict", each.strict))
    for name, score in each.fields.items():
        if score.stated.gold or score.stated.found:
            click.echo(_line(f"{'':<12}{name}", score.stated) + f"   right in {score.share:.3f}")


def _line(name: str, score: Score) -> str:
    return f"{name:<22}{score.precision:>10.3f}{score.recall:>8.3f}{score.f1:>8.3f}"


def _rates(score: Overlap | Rates | Score) -> str:
    return f"precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}"


def _print_errors(comparison: Comparison) -> None:
    wrong = [match for match in comparison.matched if match.wrong]
    if not (comparison.missed or comparison.extra or wrong):
        return
    click.echo(f"\n{comparison.stem}" + ("" if comparison.read else "   not read at all"))
    for gold in comparison.missed:
        click.echo(f"  missed  {_measure(gold)}")
    for claim in comparison.extra:
        click.echo(f"  made up {_claim(claim)}")
    for match in wrong:
        click.echo(f"  wrong   {', '.join(match.wrong)}")
        click.echo(f"          gold {_measure(match.gold)}\n          read {_claim(match.claim)}")


def _measure(gold: GoldEvent) -> str:
    values = (gold.type[0], gold.status[0], gold.actor[0], gold.target[0], gold.count[0], gold.date[0])
    caps = f"{gold.cap_from[0]} to {gold.cap_to[0]}" if (gold.cap_from[0], gold.cap_to[0]) != (None, None) else ""
    return _shown([*values, caps, f"by {gold.deadline[0]}" if gold.deadline[0] else "", *gold.people], gold.evidence)


def _claim(claim: Claim) -> str:
    values = (claim.type, claim.status, claim.actor, claim.target, claim.count, claim.date)
    caps = f"{claim.cap_from} to {claim.cap_to}" if (claim.cap_from, claim.cap_to) != (None, None) else ""
    deadline = f"by {claim.deadline}" if claim.deadline else ""
    return _shown([*values, caps, deadline, *claim.people], claim.evidence or "")


def _shown(values: list[object], evidence: str) -> str:
    return ", ".join(str(value) for value in values if value not in (None, "")) + f"  “{evidence[:90]}”"


def _keep(found: Evaluation, path: Path) -> None:
    """Put the figures of this set into the file, in place of earlier ones; the other sets stay."""
    from builder.errors import FormatError, Problem
    from builder.model.evaluation import from_json, to_json

    try:
        known = from_json(path.read_bytes()) if path.exists() else ()
    except ValueError:
        hint = "name another file or delete it"
        raise FormatError(Problem(str(path), 0, "another file", "figures of an evaluation", hint)) from None
    others = [each for each in known if each.name != found.name]
    new = path.with_name(path.name + ".new")
    new.write_text(to_json([*others, found]), encoding="utf-8")
    new.replace(path)
