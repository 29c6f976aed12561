"""Operations on practice calls: a call played from a file of turns. They open no notebook."""

from pathlib import Path
from typing import Any

from shoptalk.design.refusals import Refusal

LONGEST_SCRIPT = 500_000  # characters


def rehearse(
    scenario: Path | None = None,
    script: str = "",
    seed: int = 1,
    facts: tuple[str, ...] = (),
    list: bool = False,
) -> dict[str, Any]:
    """Play a practice call: SCENARIO is a key, or a file that a coach wrote; --script holds your turns, one a line.

    Prints the call, how it ended, and the look back. --list shows the scenarios. --facts KEY=VALUE names the contact,
    the seeker, the connector and so on.
    """
    from shoptalk.method.rehearsal.feedback import Turn, feedback
    from shoptalk.method.rehearsal.partner import answer, begin

    if list or scenario is None:
        return {"scenarios": _listed()}
    played, known = _scenario(str(scenario)), _facts(facts)
    state, reply = begin(played, known, seed)
    turns = [Turn("they", reply.text)]
    for words in _script(script):
        turns.append(Turn("you", words))
        state, reply = answer(state, words)
        turns.append(Turn("they", reply.text))
        if reply.is_over:
            break
    return {
        "scenario": played.key,
        "title": played.title,
        "kind": played.kind,
        "seed": seed,
        "turns": [{"who": turn.who, "text": turn.text} for turn in turns],
        "is_over": state.is_over,
        "outcome": state.outcome,
        "feedback": _looked_back(feedback(played, turns, state.facts), turns),
    }


def _listed() -> Any:
    from shoptalk.method.rehearsal.scenarios import KINDS, SCENARIOS

    return [
        {"key": one.key, "title": one.title, "kind": KINDS[one.kind], "level": one.level, "task": one.task}
        for one in SCENARIOS.values()
    ]


def _scenario(name: str):
    from shoptalk.method.rehearsal.scenarios import SCENARIOS, BadScenario, read_scenario

    if name in SCENARIOS:
        return SCENARIOS[name]
    path = Path(name)
    if path.suffix != ".toml":
        raise Refusal(f"No scenario is called {name}. bin/shoptalk rehearse --list shows them.")
    try:
        return read_scenario(_text(path), path.name)
    except BadScenario as found:
        raise Refusal(str(found)) from found


def _script(name: str) -> list[str]:
    """One turn a line; an empty line is a silence. Without a file there are no turns."""
    return _text(Path(name)).splitlines() if name else []


def _text(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Refusal(f"There is no file {path}.") from None
    except (OSError, UnicodeDecodeError):
        raise Refusal(f"{path} cannot be read as text.") from None
    if len(text) > LONGEST_SCRIPT:
        raise Refusal(f"{path} is longer than {LONGEST_SCRIPT:,} characters. A call is shorter than that.")
    return text


def _facts(given: tuple[str, ...]) -> dict[str, str]:
    from shoptalk.method.rehearsal.scenarios import FACTS

    found = {}
    for one in given:
        key, mark, value = one.partition("=")
        if not mark or key not in FACTS:
            raise Refusal(f"“{one}” is no fact. Write --facts seeker=Marisol; the facts are {', '.join(FACTS)}.")
        found[key] = value
    return found


def _looked_back(found, turns) -> dict[str, Any]:
    return {
        "points": [_point(point, turns) for point in found.points],
        "went_well": [point.key for point in found.went_well],
        "to_try": found.to_try.key if found.to_try else "",
        "line": found.line,
        "moment": found.moment,
        "figures": dict(found.figures),
    }


def _point(point, turns) -> dict[str, Any]:
    quotes = [
        {
            "turn": quote.turn,
            "start": quote.start,
            "end": quote.end,
            "words": turns[quote.turn].text[quote.start : quote.end],
        }
        for quote in point.quotes
    ]
    return {"key": point.key, "ok": point.ok, "words": point.words, "rule": point.rule, "quotes": quotes}


def rehearsal_in_words(found: dict[str, Any]) -> str:
    if "scenarios" in found:
        return "\n".join(
            f"{one['key']:<20} {one['title']} ({one['kind']}). {one['task']}" for one in found["scenarios"]
        )
    lines = [f"{'You ' if turn['who'] == 'you' else 'They'}  {turn['text'] or '…'}" for turn in found["turns"]]
    lines += ["", _ending(found["outcome"], found["kind"]), ""]
    back = found["feedback"]
    points = {point["key"]: point for point in back["points"]}
    lines += [f"Keep: {points[key]['words']} {_quoted(points[key])}" for key in back["went_well"]]
    if back["to_try"]:
        lines += [
            f"Try:  {points[back['to_try']]['words']} {_quoted(points[back['to_try']])}",
            f"      Say: {back['line']}",
        ]
    return "\n".join(line.rstrip() for line in lines)


def _ending(outcome: str, kind: str) -> str:
    from shoptalk.method.rehearsal.scenarios import how_it_ended

    return how_it_ended(outcome, kind) or "The script ended before the call did."


def _quoted(point: dict[str, Any]) -> str:
    return f"“{point['quotes'][0]['words'].strip()}”" if point["quotes"] else ""
