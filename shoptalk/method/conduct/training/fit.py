"""Fit the reader of M1: ``python -m shoptalk.method.conduct.training.fit`` (needs numpy, scipy and scikit-learn).

Prints what each writer's messages look like to a reader trained on the others, which predicts what a stranger will
find; then fits on all writers and writes the weights. Same sets in, same bytes out.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from shoptalk.method.conduct import ask_reader
from shoptalk.method.conduct.ask_reader import FAMILY_SHARES, SHORT_SENTENCE_DAMPING, WEIGHTS_FILE, Weights, log_odds
from shoptalk.method.conduct.training.sets import WRITERS, Labelled, LabelledMessage, written_by
from shoptalk.method.conduct.wording import features

SEEN_AT_LEAST = 2  # a feature of one sentence only is a name or an accident
STRENGTH = 30.0  # inverse regularisation, chosen across writers
DECIMALS = 2
SHORT_WORDS, SHORT_WEIGHT = 8, 0.3  # short sentences are said easily and often; they must not drown the rest


def fit(rows: Sequence[Labelled]) -> Weights:
    """Weights from labelled sentences; the threshold is left at even odds."""
    seen = [tuple(set(family) for family in features(row.text)) for row in rows]
    blocks, names = [], []
    for number, share in enumerate(FAMILY_SHARES.values()):
        counted = Counter(feature for families in seen for feature in families[number])
        known = sorted(feature for feature, count in counted.items() if count >= SEEN_AT_LEAST)
        blocks.append(_matrix([families[number] for families in seen], known) * share)
        names.append(known)
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=500, random_state=0)
    loud = [SHORT_WEIGHT if len(row.text.split()) < SHORT_WORDS else 1.0 for row in rows]
    model.fit(hstack(blocks).tocsr(), [row.asks for row in rows], sample_weight=loud)
    found = np.round(model.coef_[0], DECIMALS)
    parts = np.split(found, np.cumsum([len(known) for known in names])[:-1])
    families = tuple(dict(zip(known, part.tolist(), strict=True)) for known, part in zip(names, parts, strict=True))
    return Weights(round(float(model.intercept_[0]), 4), 0.0, families)


def _matrix(rows: Sequence[set[str]], known: Sequence[str]) -> csr_matrix:
    column = {feature: number for number, feature in enumerate(known)}
    entries = [[column[feature] for feature in row if feature in column] for row in rows]
    values = np.concatenate([np.full(len(row), 1 / np.sqrt(len(row) + SHORT_SENTENCE_DAMPING)) for row in entries])
    starts = np.cumsum([0] + [len(row) for row in entries])
    return csr_matrix(
        (values, np.concatenate([np.array(row, dtype=int) for row in entries]), starts), shape=(len(rows), len(known))
    )


def loudest(message: LabelledMessage, read: Weights) -> float:
    return max((log_odds(text, read) for text in message.sentences), default=-99.0)


def precision_recall(scored: Sequence[tuple[float, bool]], threshold: float) -> tuple[float, float]:
    marked = [asks for score, asks in scored if score >= threshold]
    asking = sum(asks for _, asks in scored)
    return (sum(marked) / len(marked) if marked else 1.0, sum(marked) / asking if asking else 1.0)


def choose_threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """Where asks missed and clean messages marked are equally rare among unseen writers.

    Shares of each kind, not counts, because nobody knows how many of a seeker's messages ask.
    """
    asking = [score for score, asks in scored if asks]
    clean = [score for score, asks in scored if not asks]
    candidates = sorted({round(score, 2) for score, _ in scored})
    return min(candidates, key=lambda t: abs(float(np.mean(np.less(asking, t)) - np.mean(np.greater_equal(clean, t)))))


def main() -> None:
    sets = {writer: written_by(writer) for writer in WRITERS}
    strangers: list[tuple[float, bool]] = []
    for writer, own in sets.items():
        if not own.messages:
            continue
        read = fit([row for other, theirs in sets.items() if other != writer for row in theirs.sentences])
        scored = [(loudest(message, read), message.asks) for message in own.messages]
        strangers += scored
        for threshold in (0.0, 0.5, 1.0):
            print(
                f"{writer} writer unseen, threshold {threshold}: precision %.2f recall %.2f"
                % precision_recall(scored, threshold)
            )
    threshold = choose_threshold(strangers)
    print(
        f"threshold {threshold}: precision %.2f recall %.2f over unseen writers"
        % precision_recall(strangers, threshold)
    )
    read = fit([row for own in sets.values() for row in own.sentences])
    stored = {"bias": read.bias, "threshold": threshold, **dict(zip(FAMILY_SHARES, read.families, strict=True))}
    packed = gzip.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    target = Path(ask_reader.__file__).with_name(WEIGHTS_FILE)
    target.write_bytes(packed)
    print(f"{target.name}: {sum(map(len, read.families))} features, {len(packed) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
