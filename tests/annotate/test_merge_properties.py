"""An editor's change outlives any number of readings; a second run changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import annotated_articles

from builder.annotate import front, parse, to_markdown
from builder.annotate.merge import merge
from builder.model.annotated import Annotated


def published(machine: Annotated) -> str:
    """The article's file as it is first written."""
    return to_markdown(replace(machine, source=None, dropped=(), edits=(), lost=()))


@dataclass(frozen=True)
class Edit:
    """What an editor did, and how one sees that it is still there."""

    text: str
    holds: Callable[[str], bool]


def data(text: str) -> dict[str, Any]:
    halves = front.split(text.replace("\r\n", "\n"))
    assert halves
    return front.load(halves.front)


def rows(text: str) -> dict[str, dict[str, Any]]:
    return {row.get("id"): row for row in data(text).get("events") or []}


def set_title(text: str, draw: Any) -> Edit:
    new = draw(st.sampled_from(["'Mine'", '"Mine: own"', "Mine # with a comment"]))
    changed = re.sub(r"^title: .*\n|^(?=published)", f"title: {new}\n", text, count=1, flags=re.MULTILINE)
    return Edit(changed, lambda now: f"title: {new}\n" in now)


def comment(text: str, draw: Any) -> Edit:
    halves = front.split(text)
    assert halves
    lines = halves.front.split("\n")[:-1]
    at = draw(st.integers(0, len(lines) - 1))
    lines[at] += "  # because"
    changed = text.replace(halves.front, "\n".join(lines) + "\n", 1)
    return Edit(changed, lambda now: lines[at] in now or "# because" in now)


def comment_line(text: str, draw: Any) -> Edit:
    halves = front.split(text)
    assert halves
    lines = halves.front.split("\n")[:-1]
    lines.insert(
        draw(st.integers(0, len(lines))), draw(st.sampled_from(["# a reason", "\n# a reason", "  # a reason"]))
    )
    return Edit(text.replace(halves.front, "\n".join(lines) + "\n", 1), lambda now: "# a reason" in now)


def delete_claim(text: str, draw: Any) -> Edit:
    known = [name for name in rows(text) if name]
    if not known:
        return Edit(text, lambda now: True)
    gone = draw(st.sampled_from(known))
    changed = re.sub(rf'- id: "?{gone}"?\n(?:  .*\n)*', "", text)
    changed = re.sub(r"^events:\n(?!- )", "", changed, flags=re.MULTILINE)
    return Edit(changed, lambda now: gone not in rows(now))


def add_claim(text: str, draw: Any) -> Edit:
    row = "- type: recall\n  actor: arland\n  target: borland\n  note: my own\n"
    if "\nevents:\n" in text:
        changed = text.replace("\nevents:\n", f"\nevents:\n{row}", 1)
    else:
        changed = text.replace("\n---\n", f"\nevents:\n{row}---\n", 1)
    return Edit(
        changed, lambda now: row in now and [one.get("note") for one in data(now)["events"]].count("my own") == 1
    )


def correct_claim(text: str, draw: Any) -> Edit:
    known = [name for name in rows(text) if name]
    if not known:
        return Edit(text, lambda now: True)
    which = draw(st.sampled_from(known))
    changed = re.sub(rf'(- id: "?{which}"?\n)((?:  (?!count).*\n)*)(?:  count: .*\n)?', r"\1\2  count: 77\n", text)
    return Edit(changed, lambda now: rows(now)[which]["count"] == "77")


def check_claim(text: str, draw: Any) -> Edit:
    known = [name for name in rows(text) if name]
    if not known:
        return Edit(text, lambda now: True)
    which = draw(st.sampled_from(known))
    changed = re.sub(rf'(- id: "?{which}"?\n)', r"\1  checked: true\n", text)
    was = rows(changed)[which]
    return Edit(changed, lambda now: rows(now)[which] == was)


def flow_row(text: str, draw: Any) -> Edit:
    """Rewrites the first claim in braces, with a correction."""
    known = [row for row in (data(text).get("events") or []) if "id" in row]
    if not known:
        return Edit(text, lambda now: True)
    row = {**known[0], "note": "mine"}
    shown = yaml.safe_dump(row, default_flow_style=True, width=10000).strip()
    changed = re.sub(rf'- id: "?{row["id"]}"?\n(?:  .*\n)*', lambda found: f"- {shown}\n", text)
    return Edit(changed, lambda now: rows(now)[row["id"]]["note"] == "mine")


def body(text: str, draw: Any) -> Edit:
    head, _, rest = text.partition("\n---\n")
    changed = draw(st.sampled_from([rest + "\nMore.\n", rest.replace("Monday", "*Tuesday*"), "\nOther words.\n"]))
    return Edit(f"{head}\n---\n{changed}", lambda now: now.replace("\r\n", "\n").endswith(f"\n---\n{changed}"))


def clear_attention(text: str, draw: Any) -> Edit:
    was = data(text).get("attention") or []
    changed = re.sub(r"^attention:\n(?:- .*\n)+", "", text, flags=re.MULTILINE)
    return Edit(changed, lambda now: not set(was) & set(data(now).get("attention") or []))


def rewrite(text: str, draw: Any) -> Edit:
    """The same values written otherwise."""
    change: Callable[[str], str] = draw(
        st.sampled_from(
            [
                lambda front: re.sub(r"^(  )?status: (\w+)$", r"\1status: '\2'", front, flags=re.MULTILINE),
                lambda front: re.sub(r"^(?=- id)", "\n", front, flags=re.MULTILINE),
                lambda front: re.sub(r"^((?:- |  ).*)$", r"    \1", front, flags=re.MULTILINE),
                lambda front: re.sub(
                    r"^  evidence: (\w[^\n\"]*)$", r"  evidence: >-\n    \1", front, flags=re.MULTILINE
                ),
                lambda front: re.sub(
                    r"^  reason: .*$", "  reason: |-\n    mine\n    # and more", front, flags=re.MULTILINE
                ),
                lambda front: re.sub(
                    r"^- id: (\S+)\n  type: (\w+)", r"- type: \2\n  id: \1", front, flags=re.MULTILINE
                ),
                lambda front: re.sub(
                    r"^attention:\n- ([a-z ]+)$(?!\n- )", r'attention: ["\1", "more, of it"]', front, flags=re.MULTILINE
                ),
            ]
        )
    )
    halves = front.split(text)
    assert halves
    changed = text.replace(halves.front, change(halves.front), 1)
    was = data(changed)
    return Edit(changed, lambda now: not was.get("events") or "events" not in data(now) or bool(rows(now)))


EDITS = [
    rewrite,
    set_title,
    comment,
    comment_line,
    delete_claim,
    add_claim,
    correct_claim,
    check_claim,
    flow_row,
    body,
    clear_attention,
]


def run(base: Annotated, editor: str, new: Annotated) -> tuple[Annotated, str]:
    """One ingest: the machine copy goes through its file."""
    merged = merge(base, editor, new)
    again, problems = parse(to_markdown(merged.machine), "content/.machine/one.md", "one")
    assert not problems
    return again, merged.text


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_an_edit_outlives_every_reading(draw: st.DataObject) -> None:
    base = draw.draw(annotated_articles())
    edit = draw.draw(st.sampled_from(EDITS))(published(base), draw.draw)
    crlf = draw.draw(st.booleans())
    text = edit.text.replace("\n", "\r\n") if crlf else edit.text
    assert edit.holds(edit.text)
    for _ in range(draw.draw(st.integers(1, 3))):
        new = draw.draw(annotated_articles())
        base, text = run(base, text, new)
        assert edit.holds(text.replace("\r\n", "\n"))
        assert not crlf or "\n" not in text.replace("\r\n", "")
        assert run(base, text, new) == (base, text)
        _, problems = parse(text.encode(), "content/articles/2018/one.md", "one")
        assert not problems


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_without_an_edit_the_file_is_the_new_reading(draw: st.DataObject) -> None:
    base = draw.draw(annotated_articles())
    text = published(base)
    for _ in range(3):
        base, text = run(base, text, draw.draw(annotated_articles()))
        found, _ = parse(text, "", "one")
        wanted = replace(base, source=None, dropped=(), path="", lines=found.lines)
        assert sorted(map(str, found.events)) == sorted(map(str, wanted.events))
        assert replace(found, events=(), sources=(), attention=()) == replace(
            wanted, events=(), sources=(), attention=()
        )
        assert not base.edits


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_a_run_killed_between_its_two_files_ends_as_it_would_have(draw: st.DataObject) -> None:
    base = draw.draw(annotated_articles())
    text = draw.draw(st.sampled_from(EDITS))(published(base), draw.draw).text
    base, text = run(base, text, draw.draw(annotated_articles()))
    new = draw.draw(annotated_articles())
    whole, after = run(base, text, new)
    for found in (text, after):
        resumed = merge(base, found, whole, resumed=True)
        assert resumed.text == after
        assert replace(resumed.machine, lines=whole.lines) == whole
