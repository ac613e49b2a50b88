"""An archive of any size with a known truth: news of all kinds, and among them measures told once or many times.

    python tests/archive/making.py 200000 archive.jsonl truth.jsonl
    python tests/archive/making.py 200000 archive.warc truth.jsonl

Every article is put together by chance from sentences with gaps, so that two stories hardly share four words in a row.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

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
    """`other`, `new`, `copy`, `short` or `update`."""
    actor: str = ""
    target: str = ""
    count: int = 0


def archive(size: int, seed: int = 1, share: float = 0.06) -> Iterator[Made]:
    """`size` articles, of which `share` are about measures; every second of those is told again later."""
    chance = random.Random(seed)
    open_stories: list[Made] = []
    for number in range(size):
        if chance.random() >= share:
            yield Made(number, _row(number, _title(chance), _paragraphs(chance, chance.randint(4, 9))), None, "other")
        elif open_stories and chance.random() < 0.5:
            yield _again(number, chance.choice(open_stories[-200:]), chance)
        else:
            made = _story(number, chance)
            open_stories.append(made)
            yield made


def _story(number: int, chance: random.Random) -> Made:
    actor, target = chance.sample(sorted(STATES), 2)
    count = chance.randint(2, 90)
    gaps = {"a": actor, "bs": STATES[target], "n": str(count), "h": str(chance.choice([24, 48, 72]))}
    first = _filled(chance.choice(MEASURES), chance, gaps)
    row = _row(
        number, f"{actor} sends {STATES[target]} diplomats home", [first, *_paragraphs(chance, chance.randint(5, 9))]
    )
    return Made(number, row, number, "new", actor, target, count)


def _again(number: int, first: Made, chance: random.Random) -> Made:
    paragraphs = first.row["text"].split("\n\n")
    relation = chance.choice(["copy", "copy", "short", "update"])
    count = first.count
    if relation == "copy":
        paragraphs = [f"LISBON (Agencies) — {paragraphs[0]}", *paragraphs[1:], f"Reporting by {number % 89} hands."]
    elif relation == "short":
        paragraphs = paragraphs[: max(2, len(paragraphs) // 2)]
    else:
        count += chance.randint(1, 9)
        paragraphs[0] = paragraphs[0].replace(
            f"{first.count} {STATES[first.target]}", f"{count} {STATES[first.target]}"
        )
    row = _row(number, f"{first.actor} and {first.target}: diplomats must go", paragraphs)
    return Made(number, row, first.number, relation, first.actor, first.target, count)


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
    size, path, truth = int(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    with path.open("wb") as file, truth.open("w", encoding="utf-8") as known:
        for made in archive(size):
            line = json.dumps(made.row, ensure_ascii=False).encode() + b"\n"
            file.write(record(made.row) if path.suffix == ".warc" else line)
            known.write(json.dumps({key: value for key, value in asdict(made).items() if key != "row"}) + "\n")


if __name__ == "__main__":
    main()
