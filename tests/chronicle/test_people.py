"""Persons of several articles: one where name, office and country agree, else two and a word to the editor."""

from __future__ import annotations

import pytest

from builder.chronicle import assemble, read_actor
from builder.model.annotated import Annotated
from builder.model.chronicle import Chronicle
from builder.model.claim import Person
from builder.model.site import Site
from builder.model.text import slug


def told(*rows: tuple[str, str, str], actors: tuple[tuple[str, str], ...] = ()) -> tuple[Chronicle, list[str]]:
    articles = [
        Annotated(
            slug=f"article-{n}",
            published=f"2020-01-{n:02}",
            people=(Person(slug(name), name, office or None, country or None),),
            path=f"content/articles/2020/article-{n}.md",
            lines={"people.0": 5},
        )
        for n, (name, office, country) in enumerate(rows, 1)
    ]
    files = [read_actor(text.encode(), f"content/actors/{id_}.md")[0] for id_, text in actors]
    chronicle, problems = assemble(Site(), articles, (), files)
    return chronicle, [str(problem) for problem in problems]


SAME = [
    ("Sergei Lavrov", "Sergey Lavrov"),
    ("Sergey V. Lavrov", "Sergey Lavrov"),
    ("S. Lavrov", "Sergey Lavrov"),
    ("Yevgeny Ivanov", "Evgenii Ivanov"),
    ("José Núñez", "Jose Nunez"),
    ("Aleksandr Petrov", "Alexander Petrov"),
    ("Dmitrij Popov", "Dmitry Popov"),
    ("Mikhail Orlov", "Mihail Orloff"),
    ("Yulia Kim", "Julia Kim"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_meet(one: str, other: str) -> None:
    chronicle, problems = told((one, "foreign minister", "russia"), (other, "the foreign minister", "russia"))
    assert problems == []
    (person,) = (actor for actor in chronicle.actors.values() if actor.kind == "person")
    assert person.id == slug(one)
    assert person.aliases == (other,)
    if slug(one) != slug(other):
        assert person.joined == (slug(other),)
        assert chronicle.redirects[f"/actors/{slug(other)}/"] == f"/actors/{slug(one)}/"


OTHER = [
    ("Sergei Lavrov", "Viktor Lavrov"),
    ("Anna Smith", "Andrew Smith"),
    ("Sergei Lavrov", "Sergei Ivanov"),
]


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_names_stay_apart(one: str, other: str) -> None:
    chronicle, problems = told((one, "ambassador", "russia"), (other, "ambassador", "russia"))
    assert problems == []
    assert {slug(one), slug(other)} <= set(chronicle.actors)


@pytest.mark.parametrize(("office", "country"), [("ambassador", "russia"), ("foreign minister", "belarus"), ("", "")])
def test_what_does_not_agree_waits_for_an_editor(office: str, country: str) -> None:
    chronicle, problems = told(("Sergei Lavrov", "foreign minister", "russia"), ("Sergey Lavrov", office, country))
    assert {"sergei-lavrov", "sergey-lavrov"} <= set(chronicle.actors)
    assert len(problems) == 1
    assert problems[0].startswith("content/articles/2020/article-2.md:5: warning: 'Sergey Lavrov'")
    assert "joined: [sergey-lavrov] into content/actors/sergei-lavrov.md" in problems[0]


def test_an_editor_says_that_they_are_two() -> None:
    file = ("sergei-lavrov", "---\napart: [sergey-lavrov]\n---\n")
    rows = (("Sergei Lavrov", "foreign minister", "russia"), ("Sergey Lavrov", "foreign minister", "russia"))
    chronicle, problems = told(*rows, actors=(file,))
    assert problems == []
    assert {"sergei-lavrov", "sergey-lavrov"} <= set(chronicle.actors)


def test_an_editor_joins_them() -> None:
    file = ("lavrov", "---\nname: Sergey Lavrov\nkind: person\njoined: [sergei-lavrov, s-lavroff]\n---\nHis life.\n")
    rows = (("Sergei Lavrov", "foreign minister", "russia"), ("S. Lavroff", "envoy", "russia"))
    chronicle, problems = told(*rows, actors=(file,))
    assert problems == []
    person = chronicle.actors["lavrov"]
    assert (person.name, person.office, person.profile) == ("Sergey Lavrov", "envoy", "His life.")
    assert set(person.aliases) == {"Sergei Lavrov", "S. Lavroff"}
    assert person.joined == ("sergei-lavrov", "s-lavroff")
    assert not {"sergei-lavrov", "s-lavroff"} & set(chronicle.actors)


def test_joins_that_run_in_a_circle() -> None:
    files = (("anna-a", "---\njoined: [anna-b]\n---\n"), ("anna-b", "---\njoined: [anna-a]\n---\n"))
    _, problems = told(("Anna A", "envoy", "russia"), ("Anna B", "envoy", "russia"), actors=files)
    assert any("each joined to the other" in problem for problem in problems)


def test_the_office_is_the_latest_and_the_country_is_named_too() -> None:
    chronicle, _ = told(("Jan Novak", "envoy", "poland"), ("Jan Novak", "ambassador", "poland"))
    assert chronicle.actors["jan-novak"].office == "ambassador"
    assert "poland" in chronicle.actors
