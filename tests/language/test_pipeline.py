"""The trained pipeline that the package ships."""

from __future__ import annotations

import json
import re

import pytest

from builder.language.pipeline import MODEL, blank, load
from builder.language.train.card import LICENCE, size

CARD = (MODEL / "README.md").read_text(encoding="utf-8")
META = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))


def tagged(text: str) -> dict[str, str]:
    return {token.text: token.tag_ for token in load()(text)}


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The minister expelled four diplomats on Monday.", "expelled", "VBD"),
        ("Four diplomats were expelled by the minister.", "expelled", "VBN"),
        ("The government will expel them.", "expel", "VB"),
        ("The government expels two envoys.", "envoys", "NNS"),
        ("The government expels two envoys.", "two", "CD"),
    ],
)
def test_fine_tags(text: str, word: str, tag: str) -> None:
    assert tagged(text)[word] == tag


def test_who_does_what_to_whom() -> None:
    arcs = {(t.dep_, t.text, t.head.text) for t in load()("The government expelled four diplomats.")}
    assert {("nsubj", "government", "expelled"), ("obj", "diplomats", "expelled")} <= arcs


def test_the_passive_and_its_agent() -> None:
    arcs = {(t.dep_, t.text, t.head.text) for t in load()("Four diplomats were expelled by the government.")}
    assert {("nsubj:pass", "diplomats", "expelled"), ("obl:agent", "government", "expelled")} <= arcs


def test_names_of_people() -> None:
    doc = load()("The ambassador, John Smith, met Maria Lopez in Paris.")
    assert {"John Smith", "Maria Lopez"} <= {ent.text for ent in doc.ents if ent.label_ == "PERSON"}


def test_both_pipelines_agree_on_tokens_and_sentences() -> None:
    text = "The U.S. State Dept. named Viktor N. Kochukov on Nov. 1.\n\nMr. Roe didn't reply. It's over."
    fast, full = blank()(text), load()(text)
    assert [(t.text, t.is_sent_start) for t in fast] == [(t.text, t.is_sent_start) for t in full]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "\u200b\ufeff", "a" * 5000, "( ( ( \u2014 ) )"])
def test_a_text_with_next_to_nothing(text: str) -> None:
    assert "".join(token.text_with_ws for token in load()(text)) == text


def test_a_sentence_by_itself_is_cut_as_in_its_text() -> None:
    text = "He said: \"The U.S.-Russia talks aren't over.\" On Nov. 1, 1986 Mr. Roe left.\n\nIt's 48-hour news."
    doc = blank()(text)
    alone = [[token.text for token in load()(sent.text.strip())] for sent in doc.sents]
    assert alone == [[token.text for token in sent if not token.is_space] for sent in doc.sents]


def test_a_long_text_is_no_fault() -> None:
    assert len(blank().make_doc("word " * 300_000)) == 300_000


def test_it_is_loaded_once() -> None:
    assert load() is load()
    assert blank() is blank()


def test_it_is_small() -> None:
    assert size(MODEL) < 15_000_000


def test_the_card_states_licence_sources_and_what_it_was_made_from() -> None:
    assert META["license"] == LICENCE and f"licensed {LICENCE}" in CARD
    assert all(source["name"] in CARD and source["licence"] in CARD for source in META["sources"])
    assert dict(re.findall(r"\| `(\S+?)` \| `([0-9a-f]{64})` \|", CARD)) == META["treebank_sha256"]
    assert len(META["treebank_sha256"]) == 5


def test_the_card_gives_scores_of_every_file_not_trained_on() -> None:
    for name in ("ewt-dev", "gum-news-dev", "ewt-test"):
        for found_by in ("rule", "parser"):
            assert re.search(rf"^\| {name} \| {found_by} \|( \d+\.\d \|){{4}}$", CARD, re.MULTILINE)


def test_nothing_of_the_making_stays_in_the_folder() -> None:
    """No path of the machine that trained, and no words of the treebank but the labels."""
    assert re.search(r'^train = (null|"")$', (MODEL / "config.cfg").read_text(encoding="utf-8"), re.MULTILINE)
    kept = json.loads((MODEL / "vocab" / "strings.json").read_text(encoding="utf-8"))
    labels = {label for labels in META["labels"].values() for label in labels}
    assert set(kept) <= labels | {"ROOT", "dep"}
