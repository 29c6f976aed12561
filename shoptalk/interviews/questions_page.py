"""The bank of questions, family by family, as the seeker has it."""

from dataclasses import dataclass
from itertools import groupby

from shoptalk.interviews.own_bank import as_question, own_rows
from shoptalk.method.names import fold
from shoptalk.method.question_bank import LENGTHS, STAGE_WORDS, Question, by_key, families, pieces, with_own
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of the bank."""

    question: Question
    is_reworded: bool
    left_out: bool

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        return pieces(self.question.text)

    @property
    def follow_pieces(self) -> tuple[tuple[str, bool], ...]:
        return pieces(self.question.follow_up)

    @property
    def marks(self) -> str:
        """What is to be said about it, in one line: "your wording, delicate, from 20 minutes"."""
        least = min(self.question.minutes)
        said = (
            "left out of plans" if self.left_out else "",
            "your wording" if self.is_reworded else "your own" if self.question.is_own else "",
            "delicate" if self.question.sensitive else "",
            f"from {least} minutes" if least > LENGTHS[0] else "",
        )
        return ", ".join(words for words in said if words)


@dataclass(frozen=True, slots=True)
class Family:
    name: str
    stage: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A part of a talk, or of what comes after it, with its families."""

    name: str
    families: tuple[Family, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    stages: tuple[Stage, ...]
    names: tuple[str, ...]
    query: str
    family: str

    @property
    def count(self) -> int:
        return sum(len(family.entries) for stage in self.stages for family in stage.families)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or self.family)


def bank_page(seat: Seat, query: str = "", family: str = "") -> Bank:
    """The bank, narrowed to a family and to the questions that hold every word of `query`. One query."""
    rows = {row.key: row for row in own_rows(seat)}
    wanted = fold(query).split()
    groups: dict[str, list[Entry]] = {}
    for question in with_own([as_question(row) for row in rows.values()]):
        text = fold(f"{question.text} {question.follow_up} {question.family}")
        if (family and question.family != family) or any(word not in text for word in wanted):
            continue
        row = rows.get(question.key)
        groups.setdefault(question.family, []).append(
            Entry(question, _is_reworded(question), bool(row and row.left_out_at))
        )
    found = [
        Family(name, STAGE_WORDS.get(entries[0].question.stage, ""), tuple(entries)) for name, entries in groups.items()
    ]
    order = list(STAGE_WORDS.values())
    found.sort(key=lambda one: order.index(one.stage) if one.stage in order else len(order))
    stages = [Stage(name, tuple(group)) for name, group in groupby(found, key=lambda one: one.stage)]
    return Bank(stages=tuple(stages), names=families(), query=query, family=family)


def _is_reworded(question: Question) -> bool:
    built_in = by_key().get(question.key)
    return built_in is not None and (built_in.text, built_in.follow_up) != (question.text, question.follow_up)
