"""Pages that say the same for every chronicle, with its figures: data, about, search, and a wrong address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from builder import vocabulary
from builder.model.page import Page

from .frame import page, publisher
from .index import UNDATED, Index, counts
from .kinds import Kind, Record
from .phrases import phrases
from .searched import choices


def _one(index: Index) -> Iterable[str]:
    return ("",)


def _figures(index: Index, key: str) -> tuple[Record, ...]:
    return (
        ("site", ""),
        ("list", "all"),
        ("whole", "actors"),
        ("whole", "articles"),
        ("corrections", ""),
        ("whole", "evaluations"),
    )


def _data(index: Index, key: str) -> Page:
    site = index.site
    return page(
        index, "/data/", "data.html", "The data",
        description="Events, claims, actors and links as CSV, JSON, SQLite and Parquet, with codebook and examples.",
        linked={
            "@context": "https://schema.org", "@type": "Dataset", "name": site.title,
            "description": site.description or site.title, "url": f"{site.base_url}/data/", "license": site.licence_url,
            "creator": {"@type": "Organization", "name": publisher(site)},
            **({"version": site.version} if site.version else {}),
            **({"distribution": _downloads(site.base_url, index.files)} if index.files else {}),
        },
        measures=len(index.events),
        claims=sum(len(event.claims) for event in index.events.values()),
        actors=len(index.actors),
        answers=len(index.chronicle.answers),
        types=phrases().types.items(),
        files=_files(index.files),
        tables=vocabulary.table("codebook").items(),
        crosswalk=vocabulary.table("crosswalk"),
    )  # fmt: skip


def _downloads(base: str, names: Sequence[str]) -> list[dict[str, str]]:
    """The published files for schema.org."""
    formats = {
        "csv": "text/csv",
        "json": "application/json",
        "sqlite": "application/vnd.sqlite3",
        "parquet": "application/vnd.apache.parquet",
    }
    return [
        {"@type": "DataDownload", "contentUrl": f"{base}/data/{name}", "encodingFormat": formats[ending]}
        for name in names
        if (ending := name.rpartition(".")[2]) in formats
    ]


def _files(names: Sequence[str]) -> dict[str, list[str]]:
    """Names of the published files by what they are: one table each, or all of them."""
    kinds = {"csv": "CSV, a table each", "parquet": "Parquet, a table each", "sqlite": "All as one SQLite database"}
    found: dict[str, list[str]] = {}
    for name in names:
        kind = kinds.get(name.rpartition(".")[2], "All as one JSON object")
        if name == "datapackage.json":
            kind = "What the columns of the CSV files hold, for programs"
        found.setdefault(kind, []).append(name)
    return found


def _about(index: Index, key: str) -> Page:
    claims = [said.claim for event in index.events.values() for said in event.claims]
    return page(
        index, "/about/", "about.html", "Method and accuracy",
        description="How the articles are read, what is counted and what is not, how sure the readings are.",
        types=phrases().types.items(),
        articles=len(index.articles), measures=len(index.events), claims=len(claims),
        checked=sum(claim.checked for claim in claims),
        corrected=len(index.chronicle.corrections),
        people=index.persons,
        evaluations=index.chronicle.evaluations,
        unknown=sum(counts(event) and event.count is None for event in index.events.values()),
    )  # fmt: skip


def _search(index: Index, key: str) -> Page:
    return page(
        index, "/search/", "search.html", "Search",
        description="Search all events and articles; filter by year, actor, measure and status.",
        section="search",
        choices=choices(index),
        years=[year for year in index.by_year if year != UNDATED],
    )  # fmt: skip


def _missing(index: Index, key: str) -> Page:
    return page(
        index, "/404.html", "notfound.html", "Nothing at this address",
        description="The address leads nowhere; here are the ways in.",
        years=[year for year in index.by_year if year != UNDATED],
    )  # fmt: skip


def _kind(name: str, address: str, inputs: tuple[Record, ...] | None, make: Callable[[Index, str], Page]) -> Kind:
    return Kind(
        name, f"{name}.html", _one, lambda key: address, _figures if inputs is None else lambda index, key: inputs, make
    )


DATA = _kind("data", "/data/", None, _data)
ABOUT = _kind("about", "/about/", None, _about)
SEARCH = _kind(
    "search", "/search/", (("site", ""), ("list", "all"), ("whole", "actors"), ("whole", "articles")), _search
)
MISSING = _kind("notfound", "/404.html", (("site", ""), ("whole", "years")), _missing)
