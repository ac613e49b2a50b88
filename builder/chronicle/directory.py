"""Who is who: vocabulary, persons of the articles and `content/actors/`, as one directory of actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from builder.chronicle.eras import Era, eras
from builder.chronicle.overrides import ActorOverride
from builder.chronicle.people import find_people
from builder.errors import Problem
from builder.model.actor import Actor
from builder.model.annotated import Annotated


class Directory:
    """All actors that can be meant, what was joined, and which of them the chronicle names."""

    def __init__(
        self, known: Mapping[str, Actor], articles: Sequence[Annotated], overrides: Mapping[str, ActorOverride]
    ) -> None:
        self.problems: list[Problem] = []
        self._overrides = overrides
        decided = self._decided()
        apart = frozenset(
            frozenset((one.id, other)) for one in overrides.values() for other in one.values.get("apart", ())
        )
        people = find_people(articles, decided, apart)
        self.problems += people.problems
        self.joined: Mapping[str, str] = {**people.joined, **decided}
        """Id that was joined into another -> that other."""
        self._known: dict[str, Actor] = {**people.actors, **known}
        for override in overrides.values():
            self._correct(override)
        self._era: Era = eras(known.values())
        self._used: dict[str, None] = dict.fromkeys(people.actors)
        self._used |= dict.fromkeys(override.id for override in overrides.values() if override.id in self._known)

    def at(self, actor: str, date: str | None) -> str:
        """The actor meant by an id at a date: joined ids followed, former states told from their successors."""
        return self._era(self.joined.get(actor, actor), date)

    def knows(self, actor: str) -> bool:
        """Whether there is such an actor, by its own id or one that was joined into it."""
        return actor in self._known or actor in self.joined

    def nearest(self, actor: str) -> str:
        """Id of a known actor that looks like an unknown one; empty where none does."""
        import difflib

        return next(iter(difflib.get_close_matches(actor, self._known, 1, 0.75)), "")

    def use(self, actors: Iterable[str]) -> None:
        """Note that the chronicle names these."""
        joined = self.joined
        self._used |= dict.fromkeys(joined.get(actor, actor) for actor in actors if actor)

    def named(self) -> dict[str, Actor]:
        """Those that the chronicle names or that have a file of their own, by id in order of id.

        An id that nobody declares is published under itself; the Problem about it says how to declare it.
        """
        countries = [self._known[id_].country for id_ in self._used if id_ in self._known]
        self.use(country for country in countries if country)
        return {id_: self._known.get(id_) or Actor(id_, id_, "organisation") for id_ in sorted(self._used)}

    def _decided(self) -> dict[str, str]:
        """What editors joined, chains followed to their end."""
        to: dict[str, str] = {}
        for override in self._overrides.values():
            for other in override.values.get("joined", ()):
                if other in to and to[other] != override.id:
                    self._fault(
                        override, "joined", f"{other}, which {to[other]} joins too", "one of the two", "take one out"
                    )
                    continue
                to[other] = override.id
        for other in list(to):
            seen = [other]
            while (end := to.get(seen[-1])) is not None and end not in seen:
                seen.append(end)
            if end is not None:
                override = self._overrides[to[other]]
                self._fault(
                    override, "joined", f"{' and '.join(seen)}, each joined to the other", "one way", "take one out"
                )
                del to[other]
            else:
                to[other] = seen[-1]
        return to

    def _correct(self, override: ActorOverride) -> None:
        values: dict[str, Any] = {key: value for key, value in override.values.items() if key != "apart"}
        base = self._known.get(override.id)
        if base is None:
            if not (values.get("name") and values.get("kind")):
                hint = self.nearest(override.id)
                hint = f"rename the file to {hint}.md or add both" if hint else "add both"
                found = f"an actor that nothing else declares, {override.id}"
                self._fault(override, "", found, "its name and kind", hint, "unknown-actor")
                return
            base = Actor(override.id, values["name"], values["kind"])
        joined = values.get("joined", ())
        others = [self._known[id_] for id_ in joined if id_ in self._known]
        name = values.get("name", base.name)
        names = [*values.get("aliases", ()), *base.aliases, base.name]
        names += [name for other in others for name in (other.name, *other.aliases)]
        values["aliases"] = tuple(dict.fromkeys(each for each in names if each != name))
        values["joined"] = tuple(dict.fromkeys((*base.joined, *joined)))
        for id_ in joined:
            self._known.pop(id_, None)
        self._known[override.id] = replace(base, **values, profile=override.profile, path=override.path)

    def _fault(
        self, override: ActorOverride, key: str, found: str, expected: str, hint: str, code: str = "bad-override"
    ) -> None:
        line = override.lines.get(key, 1)
        self.problems.append(Problem(override.path, line, found, expected, hint, code=code))
