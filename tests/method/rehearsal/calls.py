"""Reads the calls that were labelled by hand."""

from pathlib import Path
from typing import NamedTuple

from shoptalk.method.rehearsal.feedback import Turn

FILE = Path(__file__).with_name("calls.txt")


class Call(NamedTuple):
    scenario: str
    facts: dict[str, str]
    turns: list[Turn]
    points: dict[str, bool]


def calls(file: Path = FILE) -> list[Call]:
    found = []
    for block in file.read_text(encoding="utf-8").split("\n@ ")[1:]:
        head, *lines = block.strip().splitlines()
        scenario, connector, seeker = (part.strip() for part in head.split("|"))
        turns = [Turn(who, text.strip()) for who, _, text in (line.partition(":") for line in lines[:-1])]
        points = {label[:-1]: label[-1] == "+" for label in lines[-1].removeprefix("=").split()}
        found.append(Call(scenario, {"connector": connector, "seeker": seeker}, turns, points))
    return found
