"""Reads the labelled clauses and turns."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from shoptalk.method.question_bank import bank

NONE = "none"
# Where the families of the bank belong among the questions a host understands.
BANK = {
    "Path (Insights)": "ask_path", "Daily work": "ask_day", "Skills": "ask_skills", "Culture": "ask_environment",
    "Pay & benefits": "ask_pay", "Trends": "ask_outlook", "Insights": "ask_good_bad", "Belief test": "ask_good_bad",
    "Advice": "ask_advice", "Entry & hiring": "ask_entry", "Resources": "ask_resources", "Referral": "other_person",
    "Assignments": "ask_advice", "Student": "ask_entry", "To a hiring manager": "ask_entry",
}  # fmt: skip


class Said(NamedTuple):
    text: str
    does: frozenset[str]

    @property
    def labels(self) -> frozenset[str]:
        """What it does, and "none" when that is nothing."""
        return self.does or frozenset({NONE})


class Turn(NamedTuple):
    """A turn that its writer cut into clauses, in the order they were said."""

    clauses: tuple[Said, ...]

    @property
    def whole(self) -> Said:
        return joined(self.clauses)


def joined(said: Sequence[Said]) -> Said:
    return Said(" ".join(one.text for one in said), frozenset(name for one in said for name in one.does))


WHICH = (
    "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
)  # fmt: skip
CUT_BY_STRANGERS = tuple(f"{which}_stranger.txt" for which in WHICH)


def clauses_said() -> list[Said]:
    """Clauses that stand alone; turns that nobody cut stay whole, as clauses that do several things."""
    return [
        *_under_labels("said.txt"),
        *_under_labels("third_writer.txt"),
        *_under_labels("fourth_writer.txt"),
        *read_turns(_here("second_writer.txt")),
    ]


def strangers_said() -> dict[str, list[Turn]]:
    """Turns with their clauses, by writer."""
    return {name: read_cut_turns(_here(name)) for name in CUT_BY_STRANGERS}


def cut_here() -> list[Turn]:
    """Turns of the fourth writer, who is no stranger, with their clauses."""
    return read_cut_turns(_here("fourth_writer_turns.txt"))


def uncut_said() -> list[Said]:
    """Whole turns of the first two strangers."""
    return read_turns(_here("strangers.txt"))


def _under_labels(name: str) -> list[Said]:
    found, does = [], frozenset[str]()
    for line in _lines(_here(name)):
        if line.startswith("== "):
            does = frozenset(line[3:].split("+")) - {NONE}
        else:
            found.append(Said(line, does))
    return found


def bank_said() -> list[Said]:
    """The questions of the bank: the families that a host tells apart."""
    return [Said(one.text, frozenset({BANK[one.family]})) for one in bank() if one.family in BANK]


def turns_said() -> list[Said]:
    return read_turns(_here("turns.txt"))


def read_turns(path: Path) -> list[Said]:
    return [_said(line) for line in _lines(path)]


def read_cut_turns(path: Path) -> list[Turn]:
    return [Turn(tuple(_said(piece) for piece in line.split(" // "))) for line in _lines(path)]


def _said(labelled: str) -> Said:
    labels, _, text = labelled.partition("|")
    return Said(text.strip(), frozenset(labels.split()) - {NONE})


def _here(name: str) -> Path:
    return Path(str(files(__package__).joinpath(name)))


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
