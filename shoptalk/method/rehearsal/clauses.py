"""Cuts a turn into clauses: people say several things in one breath, and each can do something of its own.

Where to cut was learned from turns that strangers cut (`training/fit.py`), with and without their commas.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from shoptalk.method.conduct.sentences import split
from shoptalk.method.rehearsal.reader import weights
from shoptalk.method.rehearsal.word_kinds import kinds_of

CLAUSES_AT_MOST = 30  # nobody takes in more; of a longer turn the beginning and the end are heard
FROM_THE_END = 10
CHARACTERS_AT_MOST = 4_000  # of the beginning; and a third of it from the end
WORD_CHARACTERS = 24
_EDGES = " ,;:—–-…\n\t"
_WORD = re.compile(r"\S+")
_NO_LETTER = re.compile(r"[^\w']+")

_PERSON = (
    r"(?:i|we|you|he|she|they|it|there|that|this|my|would|could|can|may|might|is|are|do|does|what|how|when|who|why)"
)
_JOINT = re.compile(
    rf"(?:\s*[,;:—–]\s*|\s+-\s+|\s+)(and|but|so|because|since|then|or)\s+(?={_PERSON}\b)"
    rf"|\s*[,;—–]\s*(?=(?:{_PERSON}|thanks|thank|sorry|please|yes|no|not|well|great|perfect|hello|hi|bye|goodbye)\b)"
    r"|\s*,\s+(?:and|but)\s+(?=(?-i:[A-Z])\w)"
    r"|\s+-\s+|\s*[;—–]\s*|\s*…\s*",
    re.IGNORECASE,
)
_OPENER = re.compile(
    r"(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|yes|no|yeah|sure|okay|ok|great|perfect|thanks|thank you"
    r"|sorry|well|oh|of course|absolutely)\b[^,.!?;]{0,24}?[,!]\s+",
    re.IGNORECASE,
)


class Clause(NamedTuple):
    """A piece of a turn; `start` and `end` are offsets into the whole."""

    text: str
    start: int
    end: int


def clauses(turn: str) -> tuple[Clause, ...]:
    found: list[Clause] = []
    for offset, piece in _kept(turn):
        for sentence in split(piece):
            found += _cut(sentence.text, offset + sentence.start)
    if len(found) > CLAUSES_AT_MOST:
        found = found[: CLAUSES_AT_MOST - FROM_THE_END] + found[-FROM_THE_END:]
    return tuple(found)


def _kept(turn: str) -> list[tuple[int, str]]:
    if len(turn) <= CHARACTERS_AT_MOST:
        return [(0, turn)]
    tail = len(turn) - min(CHARACTERS_AT_MOST // 3, len(turn) - CHARACTERS_AT_MOST)
    return [(0, turn[:CHARACTERS_AT_MOST]), (tail, turn[tail:])]


class Gap(NamedTuple):
    """Between two words: where the one ends, where the next begins, and what stands around it."""

    end: int
    start: int
    signs: frozenset[str]


def gaps(sentence: str) -> list[Gap]:
    """The gaps of a sentence, with what a listener goes by: the words and the stops before and after."""
    found = list(_WORD.finditer(sentence))
    said = ["^", *(_plain(word.group()) for word in found), "$", "$", "$"]
    joints = _joints(sentence)
    return [
        Gap(
            word.end(),
            after.start(),
            _signs(said[place : place + 5], word.group(), place, len(found))
            | ({"joint"} if after.start() in joints else set()),
        )
        for place, (word, after) in enumerate(pairwise(found))
    ]


def _plain(word: str) -> str:
    return _NO_LETTER.sub("", word.lower())[:WORD_CHARACTERS] or word[:1]


def _signs(around: list[str], word: str, place: int, count: int) -> frozenset[str]:
    """What stands around a gap: two words before it, three after it, the stop at its left."""
    far, left, right, next_, third = around
    stop = word[-1] if not word[-1].isalnum() else ""
    signs = {
        f"stop {stop}",
        f"{left} |",
        f"{far} {left} |",
        f"{left} | {right}",
        f"| {right}",
        f"| {right} {next_}",
        f"| {right} {next_} {third}",
        f"| _ {next_}",
        f"| _ {next_} {third}",
        f"{stop} | {right}",
        f"{stop} | {right} {next_}",
        f"{left} {stop} |",
    }
    signs |= {f"at {place}", f"at {place} {stop}"} if place < 2 else set()
    signs |= {f"left {count - 2 - place}"} if count - 2 - place < 2 else set()
    signs |= {f"@{kind} |" for kind in kinds_of(left)}
    signs |= {f"| @{kind}" for kind in kinds_of(right)}
    signs |= {f"| _ @{kind}" for kind in kinds_of(next_)}
    return frozenset(signs)


def _joints(sentence: str) -> set[int]:
    """Where a piece could begin by the small words and the stops alone."""
    opener = _OPENER.match(sentence)
    found = {joint.start(1) if joint.group(1) else joint.end() for joint in _JOINT.finditer(sentence)}
    return found | ({opener.end()} if opener else set())


def cuts(sentence: str) -> list[Gap]:
    known = weights()
    return [
        gap
        for gap in gaps(sentence)
        if "stop ;" in gap.signs or known.cut_bias + sum(known.cuts.get(sign, 0) for sign in gap.signs) > 0
    ]


def _cut(sentence: str, offset: int) -> list[Clause]:
    found = cuts(sentence)
    pieces = []
    for start, end in zip(
        [0, *(gap.start for gap in found)], [*(gap.end for gap in found), len(sentence)], strict=True
    ):
        text = bare(sentence[start:end])
        if text:
            begin = offset + sentence.index(text, start)
            pieces.append(Clause(text, begin, begin + len(text)))
    return pieces


def bare(piece: str) -> str:
    """Without stops at its edges and the "and" before it."""
    text = piece.strip(_EDGES)
    return text[4:].strip(_EDGES) if text[:4].lower() == "and " else text
