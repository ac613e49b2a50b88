"""What a word can mean, and how one finds out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.vocabulary import (
    Context,
    actor_by_code,
    actors,
    choose,
    existed,
    generics,
    leaders,
    namings,
    nobody,
    rules,
    table,
)

from .test_tables import rows


def test_every_word_has_one_meaning_or_a_stated_rule() -> None:
    open_words = [
        text
        for text, meanings in namings().items()
        if len({naming.actor for naming in meanings}) > 1 and not meanings[0].decides
    ]
    assert not open_words


def test_every_rule_that_is_named_is_stated_and_used() -> None:
    named = {naming.decides for meanings in namings().values() for naming in meanings} - {""}
    assert named == set(rules())


def test_rules_speak_of_words_and_meanings_that_exist() -> None:
    for rule in rules().values():
        for word in rule.words:
            assert word in namings(), (rule.name, word)
        meant = {naming.actor for word in rule.words for naming in namings()[word]} | {"none", "first", "last", ""}
        assert {step.then for step in rule.steps} <= meant, rule.name


def test_rules_without_words_are_those_of_leaders() -> None:
    without = {rule.name for rule in rules().values() if not rule.words}
    assert without == {naming.decides for each in namings().values() for naming in each if naming.form == "leader"} - {
        "",
        "by-date",
    }


def test_a_word_stands_in_one_rule_only() -> None:
    words = [word for rule in rules().values() for word in rule.words]
    assert len(words) == len(set(words))


def test_what_names_nobody_is_no_name() -> None:
    assert not nobody() & set(namings())


@pytest.mark.parametrize("word", sorted({*rules()["by-date"].words} - {"Taliban"}))
def test_of_meanings_by_date_one_holds_on_any_day(word: str) -> None:
    for year in range(1946, 2026):
        day = f"{year}-06-15"
        there = {naming.actor for naming in namings()[word] if existed(naming.since, naming.until, day)}
        assert len(there) <= 1, f"{word} on {day}: {there}"


def test_every_form_of_every_row_is_found() -> None:
    for name, row in rows().items():
        for column in ("aliases", "abbreviations", "adjective", "person", "people", "capital", "government"):
            for cell in row.get(column, ()):
                word = cell.split(" (since")[0].split(" (until")[0]
                assert name in {naming.actor for naming in namings()[word]}, (name, cell)


@pytest.mark.parametrize(
    ("word", "actor", "form"),
    [
        ("Russia", "russia", "name"),
        ("Soviets", "soviet-union", "people"),
        ("Briton", "united-kingdom", "person"),
        ("Downing Street", "united-kingdom", "government"),
        ("Quai d'Orsay", "france", "government"),
        ("Quai d’Orsay", "france", "government"),
        ("Élysée", "france", "government"),
        ("Elysee", "france", "government"),
        ("Cote d'Ivoire", "ivory-coast", "name"),
        ("Foggy Bottom", "united-states", "government"),
        ("U.S.", "united-states", "abbreviation"),
        ("Kiev", "ukraine", "capital"),
        ("Rangoon", "myanmar", "capital"),
        ("Zaire", "democratic-republic-of-the-congo", "name"),
        ("West German", "germany", "adjective"),
        ("Upper Volta", "burkina-faso", "name"),
        ("Dahomey", "benin", "name"),
        ("Ceylon", "sri-lanka", "name"),
        ("Türkiye", "turkey", "name"),
        ("Czechia", "czech-republic", "name"),
        ("Swaziland", "eswatini", "name"),
        ("UNHCR", "un", "government"),
        ("EEC", "eu", "abbreviation"),
        ("Lavrov", "russia", "leader"),
        ("Qaddafi", "libya", "leader"),
        ("President Bush", "united-states", "leader"),
        ("Xi Jinping", "china", "leader"),
    ],
)
def test_words_mean_what_newspapers_mean(word: str, actor: str, form: str) -> None:
    assert (actor, form) in {(naming.actor, naming.form) for naming in namings()[word]}


@pytest.mark.parametrize("word", ["us", "polish", "turkey", "May", "Major", "Jinping", "the Hague"])
def test_ordinary_words_are_no_names(word: str) -> None:
    assert word not in namings()


@pytest.mark.parametrize("word", ["Bush", "Smith", "Powell", "Morales"])
def test_common_names_alone_name_nobody(word: str) -> None:
    assert choose(word, Context(article=f"Nobody knows {word}.")) is None


@pytest.mark.parametrize(
    ("word", "date", "actor"),
    [
        ("Moscow", "1986-10-21", "soviet-union"),
        ("Moscow", "1991", "soviet-union"),
        ("Moscow", "1991-12", "soviet-union"),
        ("Moscow", "1992-01", "russia"),
        ("Moscow", "", "russia"),
        ("Kremlin", "1983", "soviet-union"),
        ("Russians", "1971-09", "soviet-union"),
        ("Prague", "1979", "czechoslovakia"),
        ("Prague", "2021-04-17", "czech-republic"),
        ("Berlin", "1985", "east-germany"),
        ("Berlin", "2023", "germany"),
        ("Yemen", "1986", "north-yemen"),
        ("Yemen", "2010", "yemen"),
        ("Belgrade", "1980", "yugoslavia"),
        ("Belgrade", "1999-03", "federal-republic-of-yugoslavia"),
        ("Belgrade", "2004", "serbia-and-montenegro"),
        ("Belgrade", "2019", "serbia"),
        ("Yugoslavia", "1999", "federal-republic-of-yugoslavia"),
        ("Serbian", "1989", "serbia"),
        ("Taliban", "1998", "afghanistan"),
        ("Taliban", "2009", "taliban"),
        ("Stoltenberg", "2018", "nato"),
        ("Mark Rutte", "2018", "netherlands"),
        ("Mark Rutte", "2025", "nato"),
    ],
)
def test_former_states_and_successors_are_told_apart_by_date(word: str, date: str, actor: str) -> None:
    found = choose(word, Context(date=date))
    assert found is not None
    assert found.actor == actor


@pytest.mark.parametrize(
    ("before", "word", "after", "article", "actor"),
    [
        ("The ", "Congo", " asked the envoy to go", "Kinshasa gave no reason", "democratic-republic-of-the-congo"),
        ("The ", "Congo", " asked the envoy to go", "Brazzaville gave no reason", "republic-of-the-congo"),
        ("Along the ", "Congo", " River", "", None),
        ("", "Georgia", " expelled four diplomats", "Tbilisi said", "georgia"),
        ("A senator from Atlanta, ", "Georgia", ", asked why", "", None),
        ("", "Washington", " ordered them out", "", "united-states"),
        ("An heir of George ", "Washington", " spoke", "", None),
        ("He told the ", "Washington", " Post", "", None),
        ("", "Jordan", " recalled its ambassador", "", "jordan"),
        ("The lawyer Michael ", "Jordan", " said no", "", None),
        ("", "Chad", " closed the mission", "", "chad"),
        ("", "Chad", " Foreign Minister Moussa Faki", "", "chad"),
        ("", "Chad", " Ruggles of the ministry", "", None),
        ("Officials in ", "Santiago", " said", "", "chile"),
        ("The minister, ", "Santiago", " Peral, said", "", None),
        ("", "Guinea", " sent him home", "", "guinea"),
        ("Two ", "Korean", " attachés left Pyongyang", "", "north-korea"),
        ("Two ", "Korean", " attachés left", "Seoul was silent", "south-korea"),
        ("On the ", "Korean", " Peninsula", "", None),
        ("A ", "Dominican", " envoy", "Santo Domingo protested", "dominican-republic"),
        ("A ", "Dominican", " envoy", "Roseau protested", "dominica"),
        ("A ", "Dominican", " friar", "", None),
        ("", "Brussels", " and the other Belgian parties", "", "belgium"),
        ("", "Brussels", " answered for all member states", "the European Union", "eu"),
        ("", "Brussels", " cut the Russian mission to the alliance", "NATO", "nato"),
        ("The ", "Vienna", " Convention on Diplomatic Relations", "", None),
        ("Officials in ", "Vienna", " confirmed it", "", "austria"),
        ("The poisoning in ", "Salisbury", "", "", None),
        ("The ", "Salisbury", " government", "Rhodesia", "rhodesia"),
        ("He was sent to ", "Male", "", "the Maldives", "maldives"),
        ("", "Male", " staff may stay", "", None),
        ("The ", "Foreign Office", " said", "in London", "united-kingdom"),
        ("The ", "Foreign Office", " said", "Islamabad rejects this", "pakistan"),
        ("In The ", "Hague", "", "", "netherlands"),
        ("Mr. William ", "Hague", " told the House", "", None),
        ("CONTACT ", "US", "", "", None),
        ("On Monday ", "Abbas", " said no", "", "palestine"),
        ("The consul, Jalil ", "Abbas", ", left", "", None),
        ("Later ", "Abbas", " left", "The consul was Jalil Abbas", None),
        ("Later ", "Ortega", " left", "He met Daniel Ortega", "nicaragua"),
        ("Later ", "Franco", " refused", "Federico Franco took office", "paraguay"),
        ("Later ", "Franco", " refused", "", "spain"),
        ("Earlier ", "Doe", " had sent nine away", "The government of Samuel Doe broke with them", "liberia"),
        ("Earlier ", "Doe", " had left", "The driver, Martin Doe, is suspected", None),
        ("Later ", "Castro", " refused", "Fidel Castro spoke", "cuba"),
        ("Later ", "Castro", " refused", "Xiomara Castro spoke", "honduras"),
        ("But ", "Putin", " refused", "", "russia"),
        ("An envoy, ", "Petro", " Bondar, left", "", None),
        ("Then ", "President Hassan", " Sheikh Mohamud replied", "", None),
        ("Then ", "President Bush", " replied", "", "united-states"),
        ("In Seoul ", "President Kim Dae-jung", " replied", "", "south-korea"),
        ("", "US", " orders them out", "", "united-states"),
    ],
)
def test_words_around_decide(before: str, word: str, after: str, article: str, actor: str | None) -> None:
    found = choose(word, Context(before, after, f"{article}. {before}{word}{after}"))
    assert (found.actor if found else None) == actor


def test_an_unknown_word_means_nothing() -> None:
    assert choose("Ruritania", Context()) is None


@pytest.mark.parametrize(
    ("code", "on", "actor"),
    [
        ("RU", "", "russia"),
        ("su", "", "soviet-union"),
        ("SUHH", "", "soviet-union"),
        ("CS", "", "czechoslovakia"),
        ("CS", "2004", "serbia-and-montenegro"),
        ("YU", "1999", "federal-republic-of-yugoslavia"),
        ("YE", "1980", "north-yemen"),
        ("YE", "", "yemen"),
        ("NATO", "", "nato"),
    ],
)
def test_codes_lead_to_their_bearer(code: str, on: str, actor: str) -> None:
    found = actor_by_code(code, on)
    assert found is not None
    assert found.id == actor


def test_an_unknown_code_leads_nowhere() -> None:
    assert actor_by_code("ZZ") is None


@pytest.mark.parametrize(
    ("since", "until", "on", "answer"),
    [
        ("1991-12-26", "", "1991-12-25", False),
        ("1991-12-26", "", "1991-12", True),
        ("1991-12-26", "", "1991", True),
        ("", "1991-12-25", "1991-12-26", False),
        ("", "1991-12-25", "1991", True),
        ("1996-09", "2001-12", "2001-12-31", True),
        ("1996-09", "2001-12", "2002", False),
        ("2000", "2010", "", True),
    ],
)
def test_a_day_lies_within_years_of_any_precision(since: str, until: str, on: str, answer: bool) -> None:
    assert existed(since, until, on) is answer


def test_common_nouns_lead_to_those_they_may_mean() -> None:
    assert generics()["alliance"] == ("nato",)
    assert "eu" in generics()["bloc"]
    assert "saudi-arabia" in generics()["kingdom"]
    assert {actor for each in generics().values() for actor in each} <= set(actors())


def test_leaders_serve_known_actors_in_order() -> None:
    assert len(leaders()) > 700
    for leader in leaders():
        assert leader.actor in actors()
        assert leader.since
        assert not leader.until or leader.since <= leader.until, leader


def test_presidents_of_the_united_states_follow_each_other() -> None:
    terms = [(one.since, one.until) for one in leaders() if (one.actor, one.office) == ("united-states", "president")]
    assert terms[0][0] == "1945"
    assert all(end == start for (_, end), (start, _) in pairwise(terms))


def test_each_table_has_words_only() -> None:
    assert table("states")["states"]["norway"]["code"] == "NO"
