"""Reads a scenario from TOML. Whoever wrote it is told all that is to be mended at once, and where it stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from shoptalk.method.rehearsal.intents import HEARABLE
from shoptalk.method.rehearsal.scenarios import BadScenario, Place, Rule, Scenario
from shoptalk.method.rehearsal.scenarios.checking import Complaints, check

AT_LINE = re.compile(r"\(at line (\d+), column")  # how tomllib ends its sentences
LONGEST_FILE = 50_000  # characters; a scenario of a dozen places has 8,000
LONGEST_ROW = 2_000  # what reads TOML takes its time for keys with a thousand dots


class Common(NamedTuple):
    """What every partner can do, whatever the scenario."""

    places: Mapping[str, Place]
    first: tuple[Rule, ...]
    last: tuple[Rule, ...]
    lines: Mapping[str, tuple[str, ...]]


def read(text: str, name: str) -> Scenario:
    complaints = Complaints(name)
    data = _parsed(text, complaints)
    scenario = _scenario(data, complaints) if data else None
    if scenario is not None and not complaints.sentences:
        check(scenario, complaints, own=tuple(data.get("places", {})))
    if scenario is None or complaints.sentences:
        raise BadScenario(tuple(dict.fromkeys(complaints.sentences)))
    return scenario


def _parsed(text: str, complaints: Complaints) -> dict[str, Any]:
    if len(text) > LONGEST_FILE:
        complaints.add("", f"It is longer than {LONGEST_FILE:,} characters. Make two scenarios of it.")
        return {}
    if long := next((number for number, row in enumerate(text.split("\n"), 1) if len(row) > LONGEST_ROW), 0):
        complaints.add("", f"Line {long} is longer than {LONGEST_ROW:,} characters. Break it after a comma.")
        return {}
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        look = "Look there for a missing quotation mark or bracket."
        complaints.add("", f"It cannot be read as TOML: {error}.{_line_of(text, str(error))} {look}")
        return {}
    except RecursionError:
        complaints.add("", "It cannot be read as TOML: there are too many brackets inside of brackets.")
        return {}
    if not data:
        complaints.add("", "It is empty. Begin with one that came along.")
    return data


def _line_of(text: str, error: str) -> str:
    """The line that the error names, so that nobody has to count."""
    named = AT_LINE.search(error)
    line = text.split("\n")[int(named[1]) - 1].strip()[:80] if named else ""
    return f" That line is “{line}”." if line else ""


@cache
def common() -> Common:
    path = files("shoptalk.method.rehearsal.scenarios").joinpath("common.toml")
    complaints = Complaints("common.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    read_places = _places(data.get("places", {}), complaints)
    found = Common(
        read_places,
        _rules(data.get("first", []), "common.first", complaints),
        _rules(data.get("last", []), "common.last", complaints),
        {key: tuple(lines) for key, lines in data.get("lines", {}).items()},
    )
    if complaints.sentences:
        raise BadScenario(tuple(complaints.sentences))
    return found


TOP = {
    "key": str, "title": str, "kind": str, "who": str, "situation": str, "task": str, "speaks": str, "level": int,
    "minutes": int, "patience": int, "longest": int, "silences": int, "start": str, "voice": str, "facts": dict,
    "surprise": dict, "lines": dict, "places": dict, "looks_at": list, "first": list, "last": list,
}  # fmt: skip
NEEDED = ("key", "title", "kind", "who", "situation", "start", "places")
PLACE = {
    "say": list, "wants": list, "ask": dict, "then": str, "when": list, "other": list, "gives_up": str,
    "gives_up_say": list, "surprise": str, "handled_by": list, "tells": int, "asks_back": list, "pause": (int, float),
}  # fmt: skip
RULE = {"hears": list, "knows": list, "lacks": list, "say": list, "go": str, "end": str}
SHAPES: dict[Any, str] = {
    str: "words in quotation marks", int: "a whole number", dict: "a table", list: "a list in square brackets",
    bool: "true or false", (int, float): "a number of seconds",
}  # fmt: skip


def _shaped(data: Any, shape: Mapping[str, Any], where: str, complaints: Complaints) -> dict[str, Any]:
    """The entries of a table that are known and of the right shape; the others are complained about."""
    if not isinstance(data, dict):
        complaints.add(where, "This is to be a table.")
        return {}
    good = {}
    for key, value in data.items():
        if key not in shape:
            complaints.add(where, f"“{key}” means nothing here.{complaints.did_you_mean(key, shape)}")
        elif not isinstance(value, shape[key]) or (isinstance(value, bool) and shape[key] is not bool):
            complaints.add(where, f"“{key}” is to be {SHAPES[shape[key]]}.")
        elif isinstance(value, list) and key not in {"when", "first", "last"} and not _all_words(value):
            complaints.add(where, f"“{key}” is to be a list of words in quotation marks.")
        else:
            good[key] = value
    return good


def _all_words(values: list[Any]) -> bool:
    return all(isinstance(value, str) and value.strip() for value in values)


def _scenario(data: dict[str, Any], complaints: Complaints) -> Scenario | None:
    top = _shaped(data, TOP, "", complaints)
    for key in NEEDED:
        if not top.get(key):
            complaints.add("", f"“{key}” is missing. Write {key} = … at the top.")
    shared = common()
    places = {**shared.places, **_places(top.get("places", {}), complaints)}
    surprise = _shaped(top.get("surprise", {}), {"draw": list, "then": str}, "surprise", complaints)
    facts = top.get("facts", {})
    if not all(isinstance(value, str) for value in facts.values()):
        complaints.add("facts", "Every fact is to be words in quotation marks.")
    rules = [_rules(top.get(key, []), key, complaints) for key in ("first", "last")]
    lines = _lines(top.get("lines", {}), complaints)
    if complaints.sentences:
        return None
    plain = {key: value for key, value in top.items() if key in TOP and not isinstance(value, dict | list)}
    start = places.get(top["start"])
    return Scenario(
        **plain,
        opening_lines=start.say if start else (),
        places=places,
        facts=facts,
        looks_at=tuple(top.get("looks_at", ())),
        surprises=tuple(surprise.get("draw", ())),
        after_surprise=surprise.get("then", ""),
        first=rules[0] + shared.first,
        last=rules[1] + shared.last,
        lines={**shared.lines, **lines},
    )


def _lines(data: Mapping[str, Any], complaints: Complaints) -> dict[str, tuple[str, ...]]:
    known = common().lines
    for key, value in data.items():
        if key not in known:
            complaints.add("lines", f"“{key}” means nothing here.{complaints.did_you_mean(key, known)}")
        elif not isinstance(value, list) or not value or not _all_words(value):
            complaints.add("lines", f"“{key}” is to be a list of words in quotation marks.")
    return {key: tuple(value) for key, value in data.items() if isinstance(value, list)}


def _places(data: Mapping[str, Any], complaints: Complaints) -> dict[str, Place]:
    return {key: _place(key, table, complaints) for key, table in data.items()}


def _place(key: str, table: Any, complaints: Complaints) -> Place:
    where = f"places.{key}"
    good = _shaped(table, PLACE, where, complaints)
    ask = {}
    for want, lines in good.get("ask", {}).items():
        if isinstance(lines, list) and lines and _all_words(lines):
            ask[want] = tuple(lines)
        else:
            complaints.add(f"{where}.ask", f"“{want}” is to be a list of questions in quotation marks.")
    _hearable([*good.get("wants", []), *good.get("handled_by", []), *ask], where, complaints)
    lists: dict[str, Any] = {
        name: tuple(good.get(name, ())) for name in ("say", "wants", "other", "gives_up_say", "asks_back")
    }
    plain = {name: good[name] for name in ("then", "gives_up", "surprise", "tells", "pause") if name in good}
    return Place(
        key=key,
        ask=ask,
        when=_rules(good.get("when", []), where, complaints),
        handled_by=frozenset(good.get("handled_by", ())),
        **lists,
        **plain,
    )


def _rules(tables: Iterable[Any], where: str, complaints: Complaints) -> tuple[Rule, ...]:
    return tuple(
        _rule(f"{where}.{number}", table, f"{where}, rule {number}", complaints)
        for number, table in enumerate(tables, start=1)
    )


def _rule(key: str, table: Any, where: str, complaints: Complaints) -> Rule:
    good = _shaped(table, RULE, where, complaints)
    hears = tuple(frozenset(one.replace(" ", "").split("+")) for one in good.get("hears", ()))
    if not hears:
        complaints.add(where, "It says not what it hears. Write hears = [“…”].")
    if not (good.get("say") or good.get("go") or good.get("end")):
        complaints.add(where, "It does nothing. Give it say, go or end.")
    if good.get("go") and good.get("end"):
        complaints.add(where, "It goes on and ends at once. Keep either go or end.")
    _hearable([name for needed in hears for name in needed], where, complaints)
    _hearable([*good.get("knows", ()), *good.get("lacks", ())], where, complaints)
    return Rule(
        key=key.removeprefix("places."),
        hears=hears,
        say=tuple(good.get("say", ())),
        knows=frozenset(good.get("knows", ())),
        lacks=frozenset(good.get("lacks", ())),
        go=good.get("go", ""),
        end=good.get("end", ""),
    )


def _hearable(names: Iterable[str], where: str, complaints: Complaints) -> None:
    for name in names:
        if name not in HEARABLE:
            complaints.add(where, f"“{name}” is nothing one can hear.{complaints.did_you_mean(name, HEARABLE)}")
