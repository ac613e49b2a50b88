"""Actors in sentences: `cases/mentions.txt`."""

from __future__ import annotations

from itertools import pairwise

import pytest
from sentence_cases import Case, cases

from builder.language.doc import parse
from builder.language.mentions import ActorMention, Memory, existing, find_mentions
from builder.vocabulary import actors, namings

FLAGS = ("possessive", "locative", "accredited", "place", "compound", "dateline")


def shown(mention: ActorMention) -> str:
    """A mention as the cases have it."""
    flags = [name for name in FLAGS if getattr(mention, name)]
    group = ["of", *mention.group] if mention.group else []
    return " ".join([mention.surface, "=", mention.actor, mention.form, *flags, *group])


def read(content: str, published: str | None) -> list[ActorMention]:
    """All mentions of a text, with what each sentence leaves in memory."""
    text, memory = parse(content), Memory()
    found: list[ActorMention] = []
    for sentence in text.sentences:
        mentions = find_mentions(text, sentence.first, sentence.last, published, memory)
        memory = memory.after(mentions)
        found.extend(mentions)
    return found


@pytest.mark.parametrize("case", cases("mentions.txt"), ids=str)
def test_every_actor_is_found_and_how_it_is_meant(case: Case) -> None:
    assert [shown(mention) for mention in read(case.text, case.settings["published"] or None)] == list(case.expected)


@pytest.mark.parametrize(
    "actor", sorted(each.id for each in actors().values() if each.kind == "state" and not each.until)
)
def test_every_state_is_found_by_its_name_in_a_plain_sentence(actor: str) -> None:
    name = actors()[actor].name
    found = read(f"The foreign ministry of {name} said that two people must leave.", "2018-03-29")
    assert [(mention.surface, mention.actor) for mention in found] == [(name, actor)]


@pytest.mark.parametrize(
    ("actor", "date", "held"),
    [
        ("russia", "1986-10-21", "soviet-union"),
        ("russia", "1992-01", "russia"),
        ("soviet-union", "1986", "soviet-union"),
        ("soviet-union", "2018", "soviet-union"),
        ("france", "1986", "france"),
        ("russia", None, "russia"),
    ],
)
def test_the_date_tells_a_state_from_its_predecessor(actor: str, date: str | None, held: str) -> None:
    assert existing(actor, date) == held


def test_memory_keeps_each_actor_once_the_last_named_at_the_end() -> None:
    text = parse("Chile wrote to Peru. Chile waits.")
    memory = Memory()
    for sentence in text.sentences:
        memory = memory.after(find_mentions(text, sentence.first, sentence.last, None, memory))
    assert memory.seen == ("peru", "chile")


def test_no_form_of_the_vocabulary_breaks_a_sentence() -> None:
    text = parse(". ".join(f"Then {form} spoke" for form in namings()))
    found = [m for s in text.sentences for m in find_mentions(text, s.first, s.last, "2018-03-29")]
    assert all(one.last <= other.first for one, other in pairwise(found))
    assert len(found) > len(namings()) / 3
