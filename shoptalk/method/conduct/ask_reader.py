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
from typing import NamedTuple

from shoptalk.method.conduct.wording import features

WEIGHTS_FILE = "ask_reader.json.gz"
FAMILY_SHARES = {"ngrams": 1.0, "pairs": 0.7, "kinds": 0.4}  # how loud each family is; chosen across writers
SHORT_SENTENCE_DAMPING = 10  # features; two known words alone must not decide


class Weights(NamedTuple):
    """``families`` hold a weight per feature; ``threshold`` is the log-odds from which a sentence is marked."""

    bias: float
    threshold: float
    families: tuple[dict[str, float], ...]


@cache
def weights() -> Weights:
    packed = files("shoptalk.method.conduct").joinpath(WEIGHTS_FILE).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    return Weights(stored["bias"], stored["threshold"], tuple(stored[name] for name in FAMILY_SHARES))


def log_odds(sentence: str, read: Weights | None = None) -> float:
    """Log-odds that ``sentence`` asks for a job, more or less plainly; 0.0 is undecided."""
    read = read or weights()
    score = read.bias
    for known, found, share in zip(read.families, features(sentence), FAMILY_SHARES.values(), strict=True):
        heard = [known[feature] for feature in found if feature in known]
        # Divided as in training: a long sentence is not more of an ask for being long. fsum, so that order is nothing.
        score += share * math.fsum(heard) / math.sqrt(len(heard) + SHORT_SENTENCE_DAMPING)
    return score


def sounds_like_asking(sentence: str) -> bool:
    """True when the sentence is worth the question "could this be read as asking for a job?"."""
    return log_odds(sentence) >= weights().threshold
