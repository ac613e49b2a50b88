"""Training, on a few sentences written for this test."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner
from spacy.vocab import Vocab

from builder.errors import FormatError
from builder.language.train.__main__ import main
from builder.language.train.documents import document, stretches
from builder.language.train.names import Name, likely_people, names
from builder.language.train.training import DEV, TEST, TRAIN
from builder.language.train.treebank import Sentence, parse
from builder.language.train.variants import variants

COLUMNS = """
# newdoc id = one
# text = Envoy Ann Lee doesn't leave Oslo.
1 Envoy PROPN NNP 2 nmod:desc Entity=(1-person-new-n-cf1-1,2,3-coref
2 Ann PROPN NNP 6 nsubj _
3 Lee PROPN NNP 2 flat Entity=1)
4-5 doesn't _ _ _ _ _
4 does AUX VBZ 6 aux _
5 n't PART RB 6 advmod _
6 leave VERB VB 0 root _
6.1 then _ _ _ _ _
7 Oslo PROPN NNP 6 obj Entity=(2-place-new-n-cf2-1-sgl)|SpaceAfter=No
8 . PUNCT . 6 punct _

# newpar
# text = The Bank of Oslo expelled two envoys.
1 The DET DT 2 det Entity=(3-organization-new-n-cf1-2,4-sgl
2 Bank PROPN NNP 5 nsubj _
3 of ADP IN 4 case _
4 Oslo PROPN NNP 2 nmod Entity=(2-place-giv-n-cf2-1-sgl)3)
5 expelled VERB VBD 0 root _
6 two NUM CD 7 nummod Entity=(4-person-new-n-cf3-2-coref
7 envoys NOUN NNS 5 obj Entity=4)|SpaceAfter=No
8 . PUNCT . 5 punct _
"""

FLAT = """
1 Jane PROPN NNP 3 nsubj _
2 Roe PROPN NNP 1 flat _
3 left VERB VBD 0 root _
4 San PROPN NNP 3 obj _
5 Jose PROPN NNP 4 flat _
6 for ADP IN 7 case _
7 Oslo PROPN NNP 3 obl _
"""


def conllu(short: str) -> str:
    """CoNLL-U with ten columns from the six that matter here."""
    lines = []
    for line in short.strip().splitlines():
        if line and not line.startswith("#"):
            number, form, coarse, tag, head, relation, misc = line.split()
            line = "\t".join([number, form, "_", coarse, tag, "_", head, relation, "_", misc])
        lines.append(line)
    return "\n".join(lines) + "\n\n"


@pytest.fixture
def sentences() -> list[Sentence]:
    return list(parse(conllu(COLUMNS).splitlines(keepends=True), "sample"))


def test_the_treebank_is_read(sentences: list[Sentence]) -> None:
    first, second = sentences
    assert [word.form for word in first.words] == ["Envoy", "Ann", "Lee", "does", "n't", "leave", "Oslo", "."]
    assert [word.head for word in first.words] == [1, 5, 1, 5, 5, 5, 5, 5]
    assert [word.space_after for word in first.words] == [True, True, True, False, True, True, False, True]
    assert (first.opens_document, second.opens_document, second.opens_paragraph) == (True, False, True)


@pytest.mark.parametrize("line", ["1\tonly\tthree", "1\tA\t_\tDET\tDT\t_\tnone\tdet\t_\t_"])
def test_a_line_that_is_no_conllu_is_named(line: str) -> None:
    with pytest.raises(FormatError, match="sample:2"):
        list(parse(["# text", line], "sample"))


def test_names_are_the_least_words_without_title_and_the_longest_wins(sentences: list[Sentence]) -> None:
    assert names(sentences[0].words) == [Name(1, 3, "PERSON"), Name(6, 7, "PLACE")]
    assert names(sentences[1].words) == [Name(1, 4, "ORG")]


def test_a_document_is_the_text_as_it_stood(sentences: list[Sentence]) -> None:
    doc = document(Vocab(), sentences, named=True)
    assert doc.text == "Envoy Ann Lee doesn't leave Oslo.\n\nThe Bank of Oslo expelled two envoys. "
    assert [sent.root.text for sent in doc.sents] == ["leave", "expelled"]
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("Ann Lee", "PERSON"),
        ("Oslo", "PLACE"),
        ("Bank of Oslo", "ORG"),
    ]


def test_where_no_names_are_marked_proper_nouns_stay_open(sentences: list[Sentence]) -> None:
    doc = document(Vocab(), sentences[1:], named=False)
    assert [token.ent_iob_ for token in doc] == ["", "", "", "", "", "O", "O", "O"]


def test_where_no_names_are_marked_full_names_are_taken_from_the_dependencies() -> None:
    [sentence] = parse(conllu(FLAT).splitlines(keepends=True), "sample")
    assert likely_people(sentence.words) == [Name(0, 2, "PERSON")]


def test_variants_keep_the_annotation_and_are_always_the_same(sentences: list[Sentence]) -> None:
    many = sentences * 100
    made = list(variants(many, named=True))
    assert made == list(variants(many, named=True))
    by_form = {word.form for sentence in made for word in sentence.words}
    assert {"Leave", "Expelled", "n't", "of"} <= by_form, "headlines"
    assert {"Annn", "Anee", "Lenn", "Leee"} & by_form, "invented names"
    assert {tuple(word.tag for word in s.words) for s in made} == {tuple(w.tag for w in s.words) for s in sentences}


def test_stretches_end_with_the_text_and_follow_the_lengths(sentences: list[Sentence]) -> None:
    many = [sentences[0], *[sentences[1]] * 4, sentences[0]]
    assert [len(stretch) for stretch in stretches(many, (1, 3))] == [1, 3, 1, 1]


def test_a_few_steps_give_a_pipeline_and_its_card(tmp_path: Path) -> None:
    for name in (*TRAIN, *DEV, *TEST):
        with gzip.open(tmp_path / f"{name}.conllu.gz", "wt", encoding="utf-8") as file:
            file.write(conllu(COLUMNS) * 4)
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        done = CliRunner().invoke(main, [str(tmp_path), "--output", str(folder), "--steps", "5"])
        assert done.exit_code == 0, done.output
    nlp = spacy.load(folders[0])
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "ner"]
    assert "| gum-news-dev | PERSON |" in (folders[0] / "README.md").read_text(encoding="utf-8")
    assert len(json.loads((folders[0] / "meta.json").read_text(encoding="utf-8"))["treebank_sha256"]) == 5
    weights = [(folder / "parser" / "model").read_bytes() for folder in folders]
    assert weights[0] == weights[1], "the same data must give the same weights"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "--output", str(tmp_path / "out")])
    assert done.exit_code == 1 and "ewt-train.conllu.gz" in done.output
    assert not (tmp_path / "out").exists()
