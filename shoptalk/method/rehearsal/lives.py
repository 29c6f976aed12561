"""The lives a host tells of: made-up people who know a field, one of them for any field."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from shoptalk.method.rehearsal.call import chance
from shoptalk.method.rehearsal.intents import QUESTIONS

ANY_FIELD = "any-field"


@dataclass(frozen=True, slots=True)
class Life:
    """`answers` and `more` hold what is told for each kind of question; `words` are those of the field."""

    key: str
    name: str
    position: str
    field: str
    words: tuple[str, ...]
    answers: Mapping[str, tuple[str, ...]]
    more: Mapping[str, tuple[str, ...]]


@cache
def lives() -> tuple[Life, ...]:
    folder = files("shoptalk.method.rehearsal").joinpath("lives")
    found = []
    for path in sorted(folder.iterdir(), key=lambda one: one.name):
        if path.name.endswith(".toml"):
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            topics = {key: data[key] for key in QUESTIONS if key in data}
            found.append(
                Life(
                    key=data["key"], name=data["name"], position=data["position"], field=data["field"],
                    words=tuple(data["words"]),
                    answers={key: tuple(one["say"]) for key, one in topics.items()},
                    more={key: tuple(one.get("more", ())) for key, one in topics.items()},
                )
            )  # fmt: skip
    return tuple(found)


def sayings() -> Iterator[tuple[str, tuple[str, ...]]]:
    """What hosts tell, under the keys of their lines: part of the finite set of a talk."""
    for life in lives():
        for kind, told in (("life", life.answers), ("more", life.more)):
            for question, lines in told.items():
                yield from ((f"{kind}.{life.key}.{question}.{number}", (line,)) for number, line in enumerate(lines))


def life_for(facts: Mapping[str, str], seed: int) -> Life:
    """The life whose field is that of the contact; the one for any field when there is none."""
    about = f" {facts.get('field', '')} {facts.get('position', '')} ".lower()
    fitting = [life for life in lives() if any(word in about for word in life.words)]
    if fitting:
        return chance(seed, "life").choice(fitting)
    return next(life for life in lives() if life.key == ANY_FIELD)
