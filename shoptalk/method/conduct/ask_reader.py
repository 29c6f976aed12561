"""The trained reader of M1: how much a sentence sounds like asking for a job.

A logistic regression over words, fitted by ``training/fit.py`` on labelled sentences of several writers. It runs on
the standard library; its weights are a file beside this one.
"""

from __future__ import annotations

import gzip
import json
import math
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from shoptalk.method.conduct.wording import features

WEIGHTS_FILE = "ask_reader.json.gz"
FAMILY_SHARES = {
    "ngrams": 1.0,
    "pairs": 0.7,
    "kinds": 0.4,
    "order": 0.5,
}  # how loud each family is; chosen across writers
OPENING_HANDICAP = (1.0, 0.5)  # for the first and the second sentence; chosen across writers
LETTER_SENTENCES = 3  # fewer are no letter, and have no opening
SHORT_SENTENCE_DAMPING = 10  # features; two known words alone must not decide


class Weights(NamedTuple):
    """``families`` hold a weight per feature; ``threshold`` is the log-odds from which a sentence is marked."""

    bias: float
    threshold: float
    families: tuple[dict[str, float], ...]


def _stored() -> dict[str, Any]:
    packed = files("shoptalk.method.conduct").joinpath(WEIGHTS_FILE).read_bytes()
    stored: dict[str, Any] = json.loads(gzip.decompress(packed))
    return stored


@cache
def weights() -> Weights:
    stored = _stored()
    return Weights(stored["bias"], stored["threshold"], tuple(stored[name] for name in FAMILY_SHARES))


@cache
def read_unseen() -> dict[str, tuple[float, float]]:
    """Precision and recall on each writer of the training set by a reader fitted without that writer."""
    return {name: (precision, recall) for name, (precision, recall) in _stored()["unseen"].items()}


def log_odds(sentence: str, read: Weights | None = None) -> float:
    """Log-odds that ``sentence`` asks for a job, more or less plainly; 0.0 is undecided."""
    read = read or weights()
    score = read.bias
    for known, found, share in zip(read.families, features(sentence), FAMILY_SHARES.values(), strict=True):
        heard = [known[feature] for feature in found if feature in known]
        # Divided as in training: a long sentence is not more of an ask for being long. fsum, so that order is nothing.
        score += share * math.fsum(heard) / math.sqrt(len(heard) + SHORT_SENTENCE_DAMPING)
    return score


def handicap(place: int, sentences: int) -> float:
    """Log-odds taken off the first sentences of a letter, which say who writes and seldom ask."""
    is_opening = sentences >= LETTER_SENTENCES and place < len(OPENING_HANDICAP)
    return OPENING_HANDICAP[place] if is_opening else 0.0


def sounds_like_asking(sentence: str, place: int = 0, sentences: int = 1) -> bool:
    """True when the sentence is worth the question "could this be read as asking for a job?"."""
    return log_odds(sentence) - handicap(place, sentences) >= weights().threshold
