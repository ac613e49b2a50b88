"""What editors write beside the articles, read and named where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.chronicle import actor_schema, event_schema, read_actor, read_event, read_site, site_schema
from builder.chronicle.overrides import ACTOR_KEYS, EVENT_KEYS
from builder.chronicle.site import SITE_KEYS


def event(text: str, name: str = "3f2a91") -> tuple[object, list[str]]:
    override, problems = read_event(text.encode(), f"content/events/{name}.md")
    return override, [str(problem) for problem in problems]


def test_an_event_file() -> None:
    text = """---
joins: [a1b2c3]
count: 105
count_kind: exact
deadline:
answers: none
note: The ministry's own figure.
---

The *first* great wave.
"""
    override, problems = read_event(text.encode(), "content/events/3f2a91.md")
    assert problems == []
    assert (override.id, override.joins, override.answers) == ("3f2a91", ("a1b2c3",), ())
    assert dict(override.values) == {"count": 105, "count_kind": "exact", "deadline": None}
    assert override.story == "The *first* great wave."
    assert override.lines["deadline"] == 5


def test_an_actor_file() -> None:
    text = (
        "---\r\nname: Sergey Lavrov\r\nkind: person\r\njoined:\r\n- sergei-lavrov\r\n---\r\n\r\nForeign minister.\r\n"
    )
    override, problems = read_actor(text.encode(), "content/actors/sergey-lavrov.md")
    assert problems == []
    assert override.values == {"name": "Sergey Lavrov", "kind": "person", "joined": ("sergei-lavrov",)}
    assert override.profile == "Foreign minister."


def test_norway_stays_norway() -> None:
    override, problems = read_actor(b"---\nname: Norway\ncode: NO\n---\n", "content/actors/norway.md")
    assert (override.values["code"], problems) == ("NO", [])


FAULTS = [
    ("---\ncuont: 4\n---\n", 2, "found the unknown field 'cuont', expected count, write 'count'"),
    ("---\ncount: four\n---\n", 2, "found count: 'four', expected a whole number"),
    ("---\nnote: x\ndate: 2018-02-30\n---\n", 3, "found date: '2018-02-30', expected a date as 2018"),
    ("---\ntype: expulsions\n---\n", 2, "expected one of expulsion, denial"),
    ("---\njoins: a1b2c3\n---\n", 2, "expected a list of ids"),
    ("---\nwithdrawn: yes\n---\n", 2, "expected true or false"),
    ("---\ncount: 4\ncount: 5\n---\n", 3, "the key 'count' twice"),
    ("---\nnote: [\n---\n", 3, "expected YAML"),
    ("---\n- count\n---\n", 1, "found no keys"),
    ("count: 4\n", 1, "no front matter"),
    ("---\ncount: 4\n", 1, "front matter without an end"),
    ("", 1, "no front matter"),
    ("---\njoins: [a1]\nsplits: [a1]\n---\n", 3, "a1 joined and split at once"),
    ("---\nsplits: [3f2a91]\n---\n", 2, "the event's own id 3f2a91"),
    ("---\nactor: russia\ntarget: russia\n---\n", 3, "actor and target both russia"),
    ("---\nanswers: yes\n---\n", 2, "expected a list of event ids, or none"),
    ("---\npeople: [[a]]\n---\n", 2, "expected a list of texts"),
]


@pytest.mark.parametrize(("text", "line", "said"), FAULTS, ids=[said for _, _, said in FAULTS])
def test_faults_name_their_line_and_cure(text: str, line: int, said: str) -> None:
    _, problems = event(text)
    assert len(problems) == 1
    assert problems[0].startswith(f"content/events/3f2a91.md:{line}: ")
    assert said in problems[0]


def test_bytes_that_are_no_text() -> None:
    _, problems = read_event(b"---\nnote: \xff\n---\n", "content/events/3f2a91.md")
    assert [problem.code for problem in problems][:1] == ["encoding"]
    assert problems[0].line == 2


def test_a_file_name_that_is_no_id() -> None:
    _, problems = event("---\nnote: x\n---\n", "Not An Id")
    assert "rename the file" in problems[0]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: f"---\n{text}\n---\n".encode()))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    for override, problems in (read_event(data, "content/events/a.md"), read_actor(data, "content/actors/a.md")):
        assert override.id == "a"
        assert all(problem.path and problem.line and problem.code for problem in problems)


def test_the_site() -> None:
    text = "title: Chronicle\nbase_url: https://example.org/\nadmin: true\noutlets:\n  The Paper: excerpt\n"
    site, problems = read_site(text.encode())
    assert problems == []
    assert (site.base_url, site.admin, dict(site.outlets)) == ("https://example.org", True, {"The Paper": "excerpt"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("titel: x\n", "chronicle.yaml:1: found the unknown field 'titel', expected title"),
        ("title: x\nbase_url: example.org\n", "chronicle.yaml:2: found base_url: 'example.org', expected an address"),
        ("outlets:\n  The Paper: some\n", "expected names of outlets, each with full or excerpt"),
        ("title: [x]\n", "expected a text"),
        ("title: 'x\n", "expected YAML"),
    ],
)
def test_faults_of_the_site(text: str, said: str) -> None:
    site, problems = read_site(text.encode())
    assert [said in str(problem) for problem in problems] == [True]
    assert site.licence == "CC BY 4.0"


def test_an_empty_site_file_says_nothing() -> None:
    assert read_site(b"")[1] == []


def test_schemas_hold_every_key() -> None:
    for schema, keys in ((event_schema(), EVENT_KEYS), (actor_schema(), ACTOR_KEYS), (site_schema(), SITE_KEYS)):
        properties = schema["properties"]
        assert isinstance(properties, dict)
        assert list(properties) == list(keys)
        assert all(each["description"].endswith(".") for each in properties.values())
        assert schema["additionalProperties"] is False
