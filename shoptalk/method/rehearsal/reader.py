"""Which intents a clause has: a linear model over its words, their beginnings and endings, and the plain cues.

Fitted by ``training/fit.py``; runs on the standard library; its weights are a file beside this one.
"""

from __future__ import annotations

import gzip
import json
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple

from shoptalk.method.conduct.job_ask import certainty
from shoptalk.method.rehearsal.cues import CUES
from shoptalk.method.rehearsal.word_kinds import kinds_of

WEIGHTS_FILE = "reader.json.gz"
CUE_SHARE = 2.0  # how loud a cue is against one word; chosen across folds
NONE = "none"  # what the clause does is nothing of these
GUESS = 3.0  # log-odds below the threshold, down to which the likeliest intent is taken; chosen across folds
DAMPING = 6  # features; one known word alone must not decide
WORDS_AT_MOST = 60  # of one clause
WORD_CHARACTERS = 24
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+|[?]")
_DIGITS = "zero oh one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty"
_NUMBER_WORDS = frozenset(_DIGITS.split())
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_MADE_OF = {
    "i'm": "i am", "i've": "i have", "i'd": "i would", "i'll": "i will", "you're": "you are", "you've": "you have",
    "you'd": "you would", "it's": "it is", "that's": "that is", "what's": "what is", "how's": "how is",
    "don't": "do not", "doesn't": "does not", "can't": "can not", "cannot": "can not", "won't": "will not",
    "isn't": "is not", "wasn't": "was not", "didn't": "did not", "couldn't": "could not", "wouldn't": "would not",
    "let's": "let us", "we're": "we are", "he's": "he is", "she's": "she is", "who's": "who is", "there's": "there is",
    "im": "i am", "ive": "i have", "dont": "do not", "cant": "can not", "thats": "that is",
}  # fmt: skip


class Weights(NamedTuple):
    """For each feature, by turns an intent and its weight; for each intent its bias, threshold taken off."""

    names: tuple[str, ...]
    bias: tuple[float, ...]
    features: dict[str, list[int]]


def tokens(clause: str) -> list[str]:
    """Words in small letters, contractions opened, numbers and weekdays each as one."""
    found: list[str] = []
    for word in _WORD.findall(clause.replace("’", "'").lower())[:WORDS_AT_MOST]:
        for piece in _MADE_OF.get(word, word).split():
            if piece.isdigit() or piece in _NUMBER_WORDS:
                piece = "#number"
            elif piece in _WEEKDAYS:
                piece = "#day"
            if not (piece == "#number" and found[-1:] == ["#number"]):
                found.append(piece[:WORD_CHARACTERS])
    return found


def features(clause: str) -> set[str]:
    said = tokens(clause)
    edged = ["^", *said, "$"]
    found = set(said)
    found |= {f"{a} {b}" for a, b in pairwise(edged)}
    found |= {f"{a} _ {b}" for a, b in zip(edged, edged[2:], strict=False)}
    found |= {f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)}
    found |= {f"{word[:5]}~" for word in said if len(word) > 5}
    found |= {f"{word[:4]}~" for word in said if len(word) > 4}
    found.add(f"#{min(len(said), 12) // 3}")
    return found | _kinds(said)


def _kinds(said: list[str]) -> set[str]:
    """The kinds of the words, alone, with the word before and after, and in pairs that stand near each other."""
    found: set[str] = set()
    kinds = [kinds_of(word) for word in said]
    for place, here in enumerate(kinds):
        for kind in here:
            found.add(f"@{kind}")
            found.add(f"{said[place - 1] if place else '^'} @{kind}")
            found.add(f"@{kind} {said[place + 1] if place + 1 < len(said) else '$'}")
            for near in kinds[place + 1 : place + 5]:
                found |= {f"@{kind} @{other}" for other in near}
    return found


def cues(clause: str) -> list[str]:
    """The intents whose plain words stand in the clause."""
    found = [name for name, cue in CUES.items() if cue.search(clause)]
    settled = certainty(clause)
    if settled is not None:
        found.append("ask_job" if settled else "denies_job")
    return found


@cache
def weights() -> Weights:
    packed = files("shoptalk.method.rehearsal").joinpath(WEIGHTS_FILE).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    return Weights(tuple(stored["names"]), tuple(stored["bias"]), stored["features"])


def scores(clause: str) -> list[float]:
    """For each intent the log-odds above its threshold. Weights are whole hundredths: their order is nothing."""
    known = weights()
    heard = features(clause)
    words, plain = [0] * len(known.names), [0] * len(known.names)
    for found, total in ((heard, words), ([f"cue {name}" for name in cues(clause)], plain)):
        for feature in found:
            row = known.features.get(feature, ())
            for place in range(0, len(row), 2):
                total[row[place]] += row[place + 1]
    share, loud = 0.01 / math.sqrt(len(heard) + DAMPING), 0.01 * CUE_SHARE
    return [bias + share * said + loud * cue for bias, said, cue in zip(known.bias, words, plain, strict=True)]


@lru_cache(maxsize=2048)
def intents_of(clause: str) -> frozenset[str]:
    clause = clause[:600]
    return grounded(clause, settled(heard_from(scores(clause), weights().names)))


# What would change a call for the worse when it is only guessed: one of these kinds of words must stand there.
GROUNDS = {"insult": {"rude"}, "not_job": {"job", "learn", "papers", "work"}, "ask_job": {"job", "papers", "work"}}


def grounded(clause: str, names: frozenset[str]) -> frozenset[str]:
    """Without a guess that no word of the clause and no cue speaks for."""
    doubtful = names & GROUNDS.keys()
    if not doubtful:
        return names
    kinds = {kind for word in tokens(clause) for kind in kinds_of(word)}
    sure = set(cues(clause))
    return names - {name for name in doubtful if not kinds & GROUNDS[name] and name not in sure}


def heard_from(found: list[float], names: Sequence[str]) -> Iterator[str]:
    """The intents above their threshold; when there are none, the likeliest, if it is likely enough."""
    best = max(found)
    for name, score in zip(names, found, strict=True):
        if (score > 0 or (score == best and score > -GUESS)) and name != NONE:
            yield name


# "Oh" before a question, "of course" before an answer: the small word is not what the clause does.
GIVES_WAY = {"listen": frozenset(), "accept": frozenset({"understand", "ask_job", "offer_papers"})}


def settled(found: Iterable[str]) -> frozenset[str]:
    """Without what gives way to something else in the same clause."""
    names = frozenset(found)
    return names - {
        name for name, others in GIVES_WAY.items() if name in names and (names & others if others else len(names) > 1)
    }
