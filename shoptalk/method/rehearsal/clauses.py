"""Cuts a turn into clauses: people say several things in one breath, and each can do something of its own."""

from __future__ import annotations

import re
from typing import NamedTuple

from shoptalk.method.conduct.sentences import split

CLAUSES_AT_MOST = 30  # nobody takes in more; of a longer turn the beginning and the end are heard
FROM_THE_END = 10
CHARACTERS_AT_MOST = 4_000  # of the beginning; and a third of it from the end
WORDS_AT_LEAST = 2  # a shorter piece stays with its neighbour

_PERSON = (
    r"(?:i|we|you|he|she|they|it|there|that|this|my|would|could|can|may|might|is|are|do|does|what|how|when|who|why)"
)
_JOINT = re.compile(
    rf"(?:\s*[,;:—–]\s*|\s+-\s+|\s+)(?:and|but|so|because|since|then|or)\s+(?={_PERSON}\b)"
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


def _cut(sentence: str, offset: int) -> list[Clause]:
    starts, ends = [0], []
    opener = _OPENER.match(sentence)
    if opener and opener.end() < len(sentence):
        starts.append(opener.end())
        ends.append(opener.end())
    for joint in _JOINT.finditer(sentence):
        before = sentence[starts[-1] : joint.start()]
        if joint.start() > starts[-1] and len(before.split()) >= WORDS_AT_LEAST:
            starts.append(joint.end())
            ends.append(joint.start())
    ends.append(len(sentence))
    pieces = []
    for start, end in zip(starts, ends, strict=True):
        text = sentence[start:end]
        lead = len(text) - len(text.lstrip(" ,;:—–-…"))
        text = text.strip(" ,;:—–-…")
        if text:
            pieces.append(Clause(text, offset + start + lead, offset + start + lead + len(text)))
    return pieces
