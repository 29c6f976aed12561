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
from shoptalk.method.rehearsal.word_vectors import is_common, sum_of

WEIGHTS_FILE = "reader.json.gz"
CUE_SHARE = 2.0  # how loud a cue is against one word; chosen across folds
NONE = "none"  # what the clause does is nothing of these
GUESS = 1.0  # log-odds below the threshold, down to which the likeliest intent is taken; chosen across folds
DAMPING = 6  # features; one known word alone must not decide
NEVER_GUESSED = frozenset({"insult", "not_job", "ask_job"})  # what would change a call for the worse
NEIGHBOUR_SHARE = 0.7  # how loud the words before and after the clause are against its own
MEANING_SHARE = 0.003  # how loud one step in the space of word meanings is
SHORT = 2  # words; what so short a clause does depends on where it stands
CHARACTERS_AT_MOST = 600  # of one clause
WORDS_AT_MOST = 60
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
    "im": "i am", "ive": "i have", "dont": "do not", "cant": "can not", "thats": "that is", "whats": "what is",
    "didnt": "did not", "doesnt": "does not", "isnt": "is not", "hes": "he is", "shes": "she is", "youre": "you are",
    "u": "you", "ur": "your", "r": "are", "n": "and", "rn": "right now", "tmrw": "tomorrow", "sry": "sorry",
    "k": "okay", "ok": "okay", "thx": "thanks", "ty": "thank you", "tysm": "thank you", "ppl": "people",
    "shd": "should", "pls": "please", "plz": "please", "wanna": "want to", "gonna": "going to", "gotta": "got to",
    "gimme": "give me", "lemme": "let me", "dunno": "do not know", "ya": "you", "ye": "you", "yous": "you",
    "yer": "your", "cos": "because", "coz": "because",
    "msg": "message", "np": "no problem", "tho": "though", "cya": "see you", "whos": "who is", "hows": "how is",
}  # fmt: skip


class Weights(NamedTuple):
    """For each feature, by turns an intent and its weight; for each intent its bias, threshold taken off.

    And for each sign that stands around a gap between two words, how much it speaks for a cut there.
    """

    names: tuple[str, ...]
    bias: tuple[float, ...]
    features: dict[str, list[int]]
    cut_bias: int
    cuts: dict[str, int]


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
    return found | _kinds(said) | _uncommon(said)


def _uncommon(said: list[str]) -> set[str]:
    """What stands around words that are not common: in a call these are mostly names."""
    edged = ["^", *(word if word[0] in "#?" or is_common(word) or "'" in word else "#name" for word in said), "$"]
    around = [*pairwise(edged), *zip(edged, edged[1:], edged[2:], strict=False)]
    return {f"~ {' '.join(words)}" for words in around if "#name" in words}


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
    return Weights(
        tuple(stored["names"]), tuple(stored["bias"]), stored["features"], stored["cut_bias"], stored["cuts"]
    )


def neighbours(clause: str, before: str | None, after: str | None) -> set[str]:
    """What was said just before and after: "Lovely." before a goodbye is no yes. Unknown neighbours say nothing."""
    if before is None or after is None:
        return set()
    said, last, following = tokens(clause), tokens(before) or ["^"], tokens(after) or ["$"]
    found = {f"<< {last[0]}", f"< {last[-1]}", f"> {following[0]}", f"> {' '.join(following[:2])}"}
    if len(said) <= SHORT:
        whole = " ".join(said)
        found |= {
            f"{whole} {'<' if before else '<^'}",
            f"{whole} {'>' if after else '>$'}",
            f"{whole} > {following[0]}",
        }
    return found


def evidence(clause: str, before: str | None = None, after: str | None = None) -> list[tuple[float, dict[str, int]]]:
    """All that speaks for an intent, in groups: how loud one is, and how often each of its features is there."""
    heard, said = features(clause), tokens(clause)
    share = 1 / math.sqrt(len(heard) + DAMPING)
    meaning = {f"%{place}": value for place, value in enumerate(sum_of(said))}
    return [
        (share, dict.fromkeys(heard, 1)),
        (NEIGHBOUR_SHARE * share, dict.fromkeys(neighbours(clause, before, after), 1)),
        (MEANING_SHARE / math.sqrt(len(said) + 1), meaning),
        (CUE_SHARE, {f"cue {name}": 1 for name in cues(clause)}),
    ]


def scores(clause: str, before: str | None = None, after: str | None = None) -> list[float]:
    """For each intent the log-odds above its threshold. Weights are whole hundredths: their order is nothing."""
    known = weights()
    found = list(known.bias)
    for loud, group in evidence(clause, before, after):
        total = [0] * len(found)
        for feature, times in group.items():
            row = known.features.get(feature, ())
            for place in range(0, len(row), 2):
                total[row[place]] += times * row[place + 1]
        found = [score + 0.01 * loud * more for score, more in zip(found, total, strict=True)]
    return found


@lru_cache(maxsize=2048)
def intents_of(clause: str, before: str | None = None, after: str | None = None) -> frozenset[str]:
    clause = clause[:CHARACTERS_AT_MOST]
    return settled(heard_from(scores(clause, before, after), weights().names))


def heard_from(found: list[float], names: Sequence[str]) -> Iterator[str]:
    """The intents above their threshold; when there are none, the likeliest, if it is likely enough."""
    best = max(found)
    for name, score in zip(names, found, strict=True):
        guessed = score == best and score > -GUESS and name not in NEVER_GUESSED
        if (score > 0 or guessed) and name != NONE:
            yield name


# "Oh" before a question, "of course" before an answer: the small word is not what the clause does.
GIVES_WAY = {"listen": frozenset(), "accept": frozenset({"understand", "ask_job", "offer_papers"})}


def settled(found: Iterable[str]) -> frozenset[str]:
    """Without what gives way to something else in the same clause."""
    names = frozenset(found)
    return names - {
        name for name, others in GIVES_WAY.items() if name in names and (names & others if others else len(names) > 1)
    }
