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
PAIRS_SHARE = 0.7  # how loud the pairs are beside the neighbours; chosen across writers, see training/README.md


class Weights(NamedTuple):
    """``families`` hold a weight per feature; ``threshold`` is the log-odds from which a sentence is marked."""

    bias: float
    threshold: float
    families: tuple[dict[str, float], dict[str, float]]


@cache
def weights() -> Weights:
    packed = files("shoptalk.method.conduct").joinpath(WEIGHTS_FILE).read_bytes()
    stored = json.loads(gzip.decompress(packed))
    return Weights(stored["bias"], stored["threshold"], (stored["ngrams"], stored["pairs"]))


def log_odds(sentence: str, read: Weights | None = None) -> float:
    """Log-odds that ``sentence`` asks for a job, more or less plainly; 0.0 is undecided."""
    read = read or weights()
    score = read.bias
    for known, found, share in zip(read.families, features(sentence), (1.0, PAIRS_SHARE), strict=True):
        heard = [known[feature] for feature in found if feature in known]
        if heard:
            # Length-normalised, as in training: a long sentence is not more of an ask for being long.
            score += share * sum(heard) / math.sqrt(len(heard))
    return score


def sounds_like_asking(sentence: str) -> bool:
    """True when the sentence is worth the question "could this be read as asking for a job?"."""
    return log_odds(sentence) >= weights().threshold
