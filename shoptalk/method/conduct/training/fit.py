"""Fit the reader of M1: ``python -m shoptalk.method.conduct.training.fit`` (needs numpy, scipy and scikit-learn).

Reads each writer with a reader trained on all the others, which predicts what a stranger will find, and chooses the
threshold there; then fits on all writers and writes the weights. Same sets in, same bytes out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from shoptalk.method.conduct import ask_reader
from shoptalk.method.conduct.ask_reader import FAMILY_SHARES, SHORT_SENTENCE_DAMPING, WEIGHTS_FILE, handicap
from shoptalk.method.conduct.job_ask import certainty
from shoptalk.method.conduct.training.sets import WRITERS, Labelled, LabelledMessage, LabelledSet, written_by
from shoptalk.method.conduct.wording import features

SEEN_AT_LEAST = 2  # a feature of one sentence only is a name or an accident
STRENGTH = 30.0  # inverse regularisation, chosen across writers
ROUNDS = 120
DECIMALS = 2
SHORT_WORDS, SHORT_WEIGHT = 8, 0.3  # short sentences are said easily and often; they must not drown the rest
SURE = 99.0  # log-odds of what the plain words settle
Scored = tuple[float, bool]


class Texts:
    """All sentences as rows of one matrix a family, so that each fit only chooses rows."""

    def __init__(self, sets: Sequence[LabelledSet]) -> None:
        said = {row.text for own in sets for row in own.sentences}
        said |= {text for own in sets for message in own.messages for text in message.sentences}
        self.row = {text: number for number, text in enumerate(sorted(said))}
        found = [features(text) for text in self.row]
        self.names = [sorted(set().union(*(each[number] for each in found))) for number in range(len(FAMILY_SHARES))]
        self.families = [_matrix([each[number] for each in found], names) for number, names in enumerate(self.names)]

    def rows(self, sentences: Sequence[Labelled]) -> np.ndarray:
        return np.array([self.row[sentence.text] for sentence in sentences])


class Fitted:
    """A reader fitted on ``sentences``; ``score`` holds the log-odds of every known text."""

    def __init__(self, texts: Texts, sentences: Sequence[Labelled]) -> None:
        rows = texts.rows(sentences)
        blocks, self.known = [], []
        for family, names, share in zip(texts.families, texts.names, FAMILY_SHARES.values(), strict=True):
            kept = np.flatnonzero(np.asarray(family[rows].sum(axis=0)).ravel() >= SEEN_AT_LEAST)
            self.known.append([names[number] for number in kept])
            chosen = family[:, kept]
            heard = np.asarray(chosen.sum(axis=1)).ravel()
            blocks.append(diags(share / np.sqrt(heard + SHORT_SENTENCE_DAMPING)) @ chosen)
        matrix = hstack(blocks).tocsr()
        model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS)
        loud = [SHORT_WEIGHT if len(row.text.split()) < SHORT_WORDS else 1.0 for row in sentences]
        model.fit(matrix[rows], [row.asks for row in sentences], sample_weight=loud)
        self.weights = np.round(model.coef_[0], DECIMALS)
        self.bias = round(float(model.intercept_[0]), 4)
        self.score = matrix @ self.weights + self.bias
        self._texts = texts

    def log_odds(self, text: str) -> float:
        sure = _settled(text)
        return float(self.score[self._texts.row[text]]) if sure is None else (SURE if sure else -SURE)

    def loudest(self, message: LabelledMessage) -> float:
        """As the check will judge: one sentence that asks is enough."""
        said = message.sentences
        heard = (self.log_odds(text) - handicap(place, len(said)) for place, text in enumerate(said))
        return max(heard, default=-SURE)

    def families(self) -> dict[str, dict[str, float]]:
        parts = np.split(self.weights, np.cumsum([len(known) for known in self.known])[:-1])
        return {
            name: {feature: weight for feature, weight in zip(known, part.tolist(), strict=True) if weight}
            for name, known, part in zip(FAMILY_SHARES, self.known, parts, strict=True)
        }


_settled = cache(certainty)


def _matrix(rows: Sequence[set[str]], names: Sequence[str]) -> csr_matrix:
    column = {name: number for number, name in enumerate(names)}
    entries = [sorted(column[name] for name in row) for row in rows]
    starts = np.cumsum([0] + [len(row) for row in entries])
    places = np.concatenate([np.array(row, dtype=int) for row in entries])
    return csr_matrix((np.ones(len(places)), places, starts), shape=(len(rows), len(names)))


def precision_recall(scored: Sequence[Scored], threshold: float) -> tuple[float, float]:
    marked = [asks for score, asks in scored if score >= threshold]
    asking = sum(asks for _, asks in scored)
    return (sum(marked) / len(marked) if marked else 1.0, sum(marked) / asking if asking else 1.0)


def choose_threshold(scored: Sequence[Scored]) -> float:
    """Where asks missed and clean messages marked are equally rare among unseen writers.

    Shares of each kind, not counts, because nobody knows how many of a seeker's messages ask.
    """
    asking = [score for score, asks in scored if asks]
    clean = [score for score, asks in scored if not asks]
    candidates = sorted({round(score, 2) for score, _ in scored})
    return min(candidates, key=lambda t: abs(float(np.mean(np.less(asking, t)) - np.mean(np.greater_equal(clean, t)))))


def read_as_strangers(texts: Texts, sets: dict[str, LabelledSet]) -> dict[str, tuple[list[Scored], list[Scored]]]:
    """For each writer the scores of messages and of sentences, by a reader that knows only the other writers."""
    found = {}
    for writer, own in sets.items():
        read = Fitted(texts, [row for other, theirs in sets.items() if other != writer for row in theirs.sentences])
        messages = [(read.loudest(message), message.asks) for message in own.messages]
        found[writer] = (messages, [(read.log_odds(row.text), row.asks) for row in own.sentences])
    return found


def main() -> None:
    sets = {writer: written_by(writer) for writer in WRITERS}
    texts = Texts(list(sets.values()))
    strangers = read_as_strangers(texts, sets)
    messages = [scored for own, _ in strangers.values() for scored in own]
    threshold = choose_threshold(messages)
    unseen = {}
    for writer, (own, sentences) in {**strangers, "all": (messages, [])}.items():
        for what, scored in (("messages", own), ("sentences", sentences)):
            if len(scored) >= 10:
                precision, recall = precision_recall(scored, threshold)
                unseen[f"{writer}, {len(scored)} {what}"] = [round(precision, 2), round(recall, 2)]
    for name, figures in unseen.items():
        print("{}: precision {:.2f}, recall {:.2f}".format(name, *figures))
    read = Fitted(texts, [row for own in sets.values() for row in own.sentences])
    stored = {"bias": read.bias, "threshold": threshold, "unseen": unseen, **read.families()}
    packed = gzip.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    target = Path(ask_reader.__file__).with_name(WEIGHTS_FILE)
    target.write_bytes(packed)
    print(
        f"threshold {threshold}; {target.name}: {np.count_nonzero(read.weights)} features, {len(packed) / 1000:.0f} kB"
    )


if __name__ == "__main__":
    main()
