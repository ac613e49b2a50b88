"""An archive of any size with a known truth: news of all kinds, and among them measures told once or many times.

    python tests/archive/making.py 200000 archive.jsonl truth.jsonl --share 0.02
    python tests/archive/making.py 200000 archive.warc.gz truth.jsonl --share 0.02

Every article is put together by chance from sentences with gaps, so that two stories hardly share four words in a row.
Of the stories half are such a sentence among others, half two paragraphs of committed articles among others. Some
articles without a measure use its words for something else.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from committed import Passage, Told, passages

NAMES = (
    "Norway Chad Peru Kenya Chile Italy Japan Russia France Sweden Ghana Cuba Poland Turkey Egypt Brazil Canada India"
)
PEOPLE = (
    "Norwegian Chadian Peruvian Kenyan Chilean Italian Japanese Russian French Swedish Ghanaian Cuban Polish Turkish "
    "Egyptian Brazilian Canadian Indian"
)
STATES = dict(zip(NAMES.split(), PEOPLE.split(), strict=True))
GAPS = {
    "who": "a baker|two brothers|the mayor|a retired pilot|the goalkeeper|an engineer|the choir|"
    "a shopkeeper|three pupils|the bishop|a nurse|the landlord|a painter|the coach|"
    "an old sailor|the conductor|a farmer|the jury|a tailor|the owners",
    "did": "opened|repaired|sold|painted|lost|found|forgot|borrowed|counted|measured|praised|"
    "moved|bought|hid|carried|mended",
    "what": "a bridge|the clock|an orchard|forty lamps|the roof|a piano|the ferry|a mill|the library|"
    "a bus|two boats|a cinema|the harbour wall|a greenhouse|the stables|a brewery|"
    "the tram line|a chapel|the swimming pool|a chess set",
    "where": "by the lake|in the old town|near the station|behind the church|on the hill|"
    "beside the canal|in the valley|at the market|under the viaduct|along the coast|"
    "outside the gate|in the eastern quarter|on the island|by the mine",
    "when": "on Monday|last week|in the spring|before dawn|after the storm|on Thursday evening|at noon|"
    "a year ago|over the holidays|in late autumn|on the first warm day|during the night|"
    "ten days ago|at the weekend",
    "why": "because of the rain|for the sake of peace|after a long quarrel|to save money|"
    "for want of paint|as a joke|in memory of a teacher|against all advice|out of habit|"
    "for the anniversary|to please the visitors|by mistake",
    "much": "at a cost of {n} crowns|with {n} helpers|for {n} guests|after {n} letters|in {n} hours|under {n} flags",
    "how": "quietly|with great care|in a hurry|to the surprise of all|without a permit|twice over|for the third time",
}
OTHER = [
    "{who} {did} {what} {where} {when}, {why}.",
    "{when} {who} {did} {what}, {much}, and {who} {did} {what} {how}.",
    "Nobody {where} could say why {who} {did} {what} {how}.",
    "It was {who} who {did} {what} {where}, {much}.",
    '"We {did} {what} {why}," said {who}, "and {who} {did} {what}."',
    "{what} {where} had been {did} {when} by {who}, {how}, {much}.",
    "What {who} {did} {where} {how} was told {when} by {who}.",
]
NEAR = [
    "{who} was expelled from school {when}, {why}.",
    "The embassy {where} was painted {when}, {much}.",
    "The ambassador and {who} opened {what} {when}, {how}.",
    "Three diplomats {did} {what} {where}, {why}.",
    "The consulate {where} {did} {what} {when}, {much}.",
    "The club expelled {who} {when}, {how}, {why}.",
    "{who} recalled how the legation {where} {did} {what} {how}.",
    "The visiting attache {did} {what} {where} {when}.",
]
MEASURES = [
    "{a} expelled {n} {bs} diplomats {when}, {why}, the foreign ministry said.",
    "{a} has ordered {n} {bs} diplomats to leave the country within {h} hours, {why}.",
    "{n} {bs} diplomats were declared personae non gratae by {a} {when}, {why}.",
]


@dataclass(frozen=True)
class Made:
    """One article, and what is true of it."""

    number: int
    row: dict[str, str]
    story: int | None
    """Number of the article that tells its story first; None without a measure."""
    relation: str
    """`other`, `near` (other, in words of measures), `new`, `copy`, `short` or `update`."""
    claims: tuple[Told, ...] = ()
    """What it says."""
    found: tuple[Passage, ...] = ()
    """The committed paragraphs in it."""


def archive(size: int, seed: int = 1, share: float = 0.06, *, mixed: bool = False) -> Iterator[Made]:
    """`size` articles, of which `share` are about measures; every second of those is told again later.

    `mixed`: with stories out of committed paragraphs, and with articles that use the words of measures otherwise.
    """
    chance = random.Random(seed)
    open_stories: list[Made] = []
    for number in range(size):
        lot = chance.random()
        if lot >= share * (1.2 if mixed else 1):
            yield Made(number, _row(number, _title(chance), _paragraphs(chance, chance.randint(4, 9))), None, "other")
        elif lot >= share:
            yield _near(number, chance)
        elif open_stories and chance.random() < 0.5:
            yield _again(number, chance.choice(open_stories[-200:]), chance)
        else:
            made = _recombined(number, chance) if mixed and chance.random() < 0.5 else _story(number, chance)
            open_stories.append(made)
            yield made


def _near(number: int, chance: random.Random) -> Made:
    paragraphs = _paragraphs(chance, chance.randint(4, 9))
    paragraphs[0] = " ".join([_filled(chance.choice(NEAR), chance, {}), paragraphs[0]])
    return Made(number, _row(number, _title(chance), paragraphs), None, "near")


def _story(number: int, chance: random.Random) -> Made:
    actor, target = chance.sample(sorted(STATES), 2)
    count = chance.randint(2, 90)
    gaps = {"a": actor, "bs": STATES[target], "n": str(count), "h": str(chance.choice([24, 48, 72]))}
    first = _filled(chance.choice(MEASURES), chance, gaps)
    title = f"{actor} sends {STATES[target]} diplomats home"
    row = _row(number, title, [first, *_paragraphs(chance, chance.randint(5, 9))])
    return Made(number, row, number, "new", (("expulsion", actor.lower(), target.lower(), count),))


def _recombined(number: int, chance: random.Random) -> Made:
    """Two committed paragraphs and others."""
    found = tuple(chance.sample(passages(), 2))
    return _of_passages(number, number, "new", found, _paragraphs(chance, chance.randint(5, 9)), _title(chance))


def _of_passages(
    number: int, story: int, relation: str, found: tuple[Passage, ...], others: list[str], title: str
) -> Made:
    first, second = found
    row = _row(number, title, [first.text, others[0], second.text, *others[1:]])
    row["published"] = first.published
    return Made(number, row, story, relation, first.claims + second.claims, found)


def _again(number: int, first: Made, chance: random.Random) -> Made:
    paragraphs = first.row["text"].split("\n\n")
    relation = chance.choice(["copy", "copy", "short", "update"])
    title = f"{_title(chance)}: once more"
    if relation == "copy":
        paragraphs = [f"LISBON (Agencies) — {paragraphs[0]}", *paragraphs[1:], f"Reporting by {number % 89} hands."]
    elif relation == "short":
        paragraphs = paragraphs[: max(3, len(paragraphs) // 2)]
    elif changed := _updated(number, first, paragraphs, title, chance.randint(1, 9)):
        return changed
    else:
        relation = "copy"
    row = _row(number, title, paragraphs) | {"published": first.row["published"]}
    return Made(number, row, first.number, relation, first.claims)


def _updated(number: int, first: Made, paragraphs: list[str], title: str, more: int) -> Made | None:
    """The story with another number; None where it has none in digits."""
    if first.found:
        found = (first.found[0].with_other_number(more), *first.found[1:])
        others = [paragraphs[1], *paragraphs[3:]]
        changed = _of_passages(number, first.number, "update", found, others, title)
        return None if found == first.found else changed
    ((type_, actor, target, count),) = first.claims
    assert count is not None
    whom = STATES[target.capitalize()]
    paragraphs[0] = paragraphs[0].replace(f"{count} {whom}", f"{count + more} {whom}")
    row = _row(number, title, paragraphs) | {"published": first.row["published"]}
    return Made(number, row, first.number, "update", ((type_, actor, target, count + more),))


def _title(chance: random.Random) -> str:
    return _filled("{who} {did} {what} {how}", chance, {})


def _paragraphs(chance: random.Random, number: int) -> list[str]:
    return [
        " ".join(_filled(chance.choice(OTHER), chance, {}) for _ in range(chance.randint(3, 6))) for _ in range(number)
    ]


def _filled(form: str, chance: random.Random, gaps: dict[str, str]) -> str:
    """The form with each gap filled by chance, or by what is given."""
    text = form
    while (start := text.find("{")) >= 0:
        end = text.index("}", start)
        name = text[start + 1 : end]
        word = gaps.get(name) or (str(chance.randint(2, 900)) if name == "n" else chance.choice(GAPS[name].split("|")))
        text = text[:start] + word + text[end + 1 :]
    return text[0].upper() + text[1:]


def _row(number: int, title: str, paragraphs: list[str]) -> dict[str, str]:
    day = f"20{10 + number % 14:02}-{1 + number % 12:02}-{1 + number % 28:02}"
    url = f"https://paper{number % 97}.example/{number}"
    return {
        "title": title,
        "published": day,
        "outlet": f"Paper {number % 97}",
        "url": url,
        "text": "\n\n".join(paragraphs),
    }


def record(row: dict[str, str]) -> bytes:
    """An article as a record of a web archive."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in row["text"].split("\n\n"))
    page = (
        f'<html lang="en"><head><title>{row["title"]}</title><meta property="article:published_time" '
        f'content="{row["published"]}"><meta property="og:site_name" content="{row["outlet"]}"></head><body>'
        f'<nav><a href="/">Home</a></nav><article><h1>{row["title"]}</h1>{paragraphs}</article></body></html>'
    )
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {row['url']}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("size", type=int)
    words.add_argument("path", type=Path, help=".jsonl or .warc, or either with .gz")
    words.add_argument("truth", type=Path)
    words.add_argument("--share", type=float, default=0.06, help="of articles about measures")
    given = words.parse_args()
    with _opened(given.path) as file, given.truth.open("w", encoding="utf-8") as known:
        for made in archive(given.size, share=given.share, mixed=True):
            if ".warc" in given.path.name:
                one = record(made.row)
                file.write(gzip.compress(one, 6) if given.path.suffix == ".gz" else one)
            else:
                file.write(json.dumps(made.row, ensure_ascii=False).encode() + b"\n")
            true = {"number": made.number, "url": made.row["url"], "story": made.story, "relation": made.relation}
            known.write(json.dumps(true | {"claims": made.claims}) + "\n")


def _opened(path: Path) -> IO[bytes]:
    """The file to write to; of a packed web archive each record is packed by itself."""
    return cast("IO[bytes]", gzip.open(path, "wb", 6)) if path.name.endswith(".jsonl.gz") else path.open("wb")


if __name__ == "__main__":
    main()
