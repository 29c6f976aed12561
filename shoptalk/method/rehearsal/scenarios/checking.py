"""Whether the parts of a scenario fit together: every way leads somewhere, every slot can be filled, all is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from shoptalk.method.rehearsal.scenarios import DRAWN, FACTS, KINDS, OUTCOMES, POINTS, SLOT, Place, Rule, Scenario

KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SURPRISE = "surprise"  # a place name that means: the surprise that was drawn
SURPRISES = (
    "papers", "not_hiring", "about_a_job", "why_me", "your_number", "silence", "wrong_person", "not_there", "busy",
    "less_time", "yes", "conditions", "story",
)  # fmt: skip
BOUNDS = {"level": (1, 3), "minutes": (1, 30), "patience": (1, 20), "longest": (4, 400), "silences": (1, 10)}
ENOUGH = 50  # complaints, after which no better word is looked for
LONGEST_LINE = 600  # characters; longer is a speech, not an answer


class Complaints:
    """Sentences about one text, each with the place in it; and with the name of the file, if it has one."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sentences: list[str] = []

    def add(self, where: str, sentence: str) -> None:
        head = ", ".join(filter(None, (self.name, where)))
        self.sentences.append(f"{head}: {sentence}" if head else sentence)

    def did_you_mean(self, word: str, known: Iterable[str]) -> str:
        """Nothing any more where nearly every word is unknown: to look for the nearest takes its time."""
        if len(self.sentences) > ENOUGH:
            return ""
        names = sorted(known)
        near = get_close_matches(word, names, n=1, cutoff=0.6)
        if near:
            return f" Did you mean “{near[0]}”?"
        return f" One of these: {', '.join(names)}." if len(names) <= 24 else " The guide lists the names."


def check(scenario: Scenario, complaints: Complaints, own: tuple[str, ...]) -> None:
    """`own` are the places that the file itself wrote; the shared ones are looked at in our tests."""
    _head(scenario, complaints)
    for key in own:
        _place(scenario, scenario.places[key], complaints)
    for where, rules in (("first", scenario.first), ("last", scenario.last)):
        for number, rule in enumerate(rules, start=1):
            _rule(scenario, rule, f"{where}, rule {number}", complaints)
    for key, lines in scenario.lines.items():
        _lines(lines, f"lines.{key}", complaints)
    reached = set(_reached(scenario))
    for key in own:
        if key not in reached:
            complaints.add(f"places.{key}", "No way leads here. Go there from another place, or take it out.")


def _head(scenario: Scenario, complaints: Complaints) -> None:
    if not KEY.fullmatch(scenario.key):
        complaints.add("", f"The key “{scenario.key}” is to be small letters and hyphens, like “busy-expert”.")
    if scenario.kind not in KINDS:
        complaints.add("", f"The kind “{scenario.kind}” is unknown. One of these: {', '.join(KINDS)}.")
    for name, (low, high) in BOUNDS.items():
        if not low <= getattr(scenario, name) <= high:
            complaints.add("", f"{name} is to be between {low} and {high}.")
    for point in scenario.looks_at:
        if point not in POINTS:
            complaints.add("", f"looks_at names “{point}”, which is no point.{complaints.did_you_mean(point, POINTS)}")
    for fact in scenario.facts:
        if fact not in FACTS:
            complaints.add("facts", f"“{fact}” is no fact.{complaints.did_you_mean(fact, FACTS)}")
    _target(scenario, scenario.start, "", "start", complaints)
    if scenario.start in scenario.places and not scenario.opening_lines:
        complaints.add(f"places.{scenario.start}", "The call starts here, so somebody has to say something. Add say.")
    for key in scenario.surprises:
        _target(scenario, key, "surprise", "draw", complaints)
    if scenario.surprises and not scenario.after_surprise:
        complaints.add("surprise", "Say with “then” where the call goes on after the surprise.")
    if scenario.after_surprise:
        _target(scenario, scenario.after_surprise, "surprise", "then", complaints)


def _target(scenario: Scenario, key: str, where: str, what: str, complaints: Complaints) -> None:
    if key == SURPRISE and what != "start" and where != SURPRISE:
        if not scenario.after_surprise:
            complaints.add(where, "It goes to the surprise, and none is drawn. Add a [surprise] table.")
    elif key not in scenario.places:
        complaints.add(
            where, f"{what} names the place “{key}”, which is not there.{complaints.did_you_mean(key, scenario.places)}"
        )


def _place(scenario: Scenario, place: Place, complaints: Complaints) -> None:
    where = f"places.{place.key}"
    for lines in (place.say, place.other, place.gives_up_say, place.asks_back, *place.ask.values()):
        _lines(lines, where, complaints)
    for want in place.wants:
        if want not in place.ask:
            complaints.add(where, f"It wants “{want}” and has no question for it. Add {want} = […] to its ask.")
    for want in place.ask:
        if want not in place.wants:
            complaints.add(where, f"It asks for “{want}” and does not want it. Add it to wants.")
    if place.wants and not place.then:
        complaints.add(where, "Say with “then” where the call goes when all it wants was heard.")
    if place.then:
        _target(scenario, place.then, where, "then", complaints)
    if place.surprise and place.surprise not in SURPRISES:
        complaints.add(
            where, f"surprise “{place.surprise}” is unknown.{complaints.did_you_mean(place.surprise, SURPRISES)}"
        )
    if place.gives_up not in OUTCOMES:
        complaints.add(where, f"gives_up “{place.gives_up}” is no outcome.{_outcomes()}")
    if not 0 <= place.tells <= 100:
        complaints.add(where, "tells is to be the number of questions that are answered here, 100 at most.")
    if place.tells and not place.then:
        complaints.add(where, "Say with “then” where the talk goes when that many questions were answered.")
    if not 0 <= place.pause <= 30:
        complaints.add(where, "pause is to be between 0 and 30 seconds.")
    for number, rule in enumerate(place.when, start=1):
        _rule(scenario, rule, f"{where}, rule {number}", complaints)


def _rule(scenario: Scenario, rule: Rule, where: str, complaints: Complaints) -> None:
    _lines(rule.say, where, complaints)
    if rule.go:
        _target(scenario, rule.go, where, "go", complaints)
    if rule.end and rule.end not in OUTCOMES:
        complaints.add(where, f"end “{rule.end}” is no outcome.{_outcomes()}")


def _outcomes() -> str:
    return f" One of these: {', '.join(OUTCOMES)}."


def _lines(lines: Iterable[str], where: str, complaints: Complaints) -> None:
    for line in lines:
        if len(line) > LONGEST_LINE:
            complaints.add(where, f"A line is longer than {LONGEST_LINE} characters: “{line[:40]}…”. Cut it in two.")
        for slot in SLOT.findall(line):
            if slot not in FACTS and slot not in DRAWN:
                known = [*FACTS, *DRAWN]
                complaints.add(where, f"Nothing fills {{{slot}}}.{complaints.did_you_mean(slot, known)}")


def _reached(scenario: Scenario) -> Iterator[str]:
    waiting, seen = [scenario.start], {SURPRISE}
    for rule in (*scenario.first, *scenario.last):
        waiting.append(rule.go)
    while waiting:
        key = waiting.pop()
        if key == SURPRISE:
            waiting += [*scenario.surprises, scenario.after_surprise]
        place = scenario.places.get(key)
        if place is None or key in seen:
            continue
        seen.add(key)
        yield key
        waiting += [place.then, *(rule.go for rule in place.when)]
