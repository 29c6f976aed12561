"""Fit the reader of a rehearsal: ``python -m shoptalk.method.rehearsal.training.fit`` (needs scikit-learn).

Prints what the reader finds in clauses and turns it was not fitted on, then fits on all and writes the weights. Same
sets in, same bytes out.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from shoptalk.method.rehearsal import reader
from shoptalk.method.rehearsal.clauses import clauses
from shoptalk.method.rehearsal.intents import INTENTS
from shoptalk.method.rehearsal.reader import (
    CUE_SHARE,
    DAMPING,
    NONE,
    WEIGHTS_FILE,
    cues,
    features,
    grounded,
    heard_from,
    settled,
)
from shoptalk.method.rehearsal.training.sets import Said, bank_said, clauses_said, turns_said

NAMES = (*INTENTS, NONE)
STRENGTH = 12.0  # inverse regularisation, chosen across folds
PAIRS = 500  # clauses joined by chance, so that two things in one clause are learned, too
FOLDS = 5
DECIMALS = 2
LOUD_ENOUGH = 0.08  # smaller weights are left out of the file
THRESHOLD = -0.4  # log-odds from which an intent counts; chosen across folds
Reads = Callable[[str], frozenset[str]]


def joined(said: Sequence[Said], count: int, seed: int = 5) -> list[Said]:
    chance = random.Random(seed)
    pairs = []
    for _ in range(count):
        one, two = chance.sample(list(said), 2)
        words = f"{one.text.rstrip('.?! ')}{chance.choice([' and ', ', ', ' '])}{two.text[:1].lower()}{two.text[1:]}"
        pairs.append(Said(words, one.does | two.does))
    return pairs


def rows_of(said: Sequence[Said]) -> list[dict[str, float]]:
    rows = []
    for one in said:
        heard = features(one.text)
        share = 1 / np.sqrt(len(heard) + DAMPING)
        rows.append(dict.fromkeys(sorted(heard), share) | {f"cue {name}": CUE_SHARE for name in cues(one.text)})
    return rows


def _without_cues(row: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in row.items() if not name.startswith("cue ")}


class Fitted:
    def __init__(self, said: Sequence[Said], names: Sequence[str] = NAMES, strength: float = STRENGTH) -> None:
        said = [*said, *joined(said, PAIRS)]
        # Each clause once more without its cues: the words alone must do, where no cue was foreseen.
        rows = [row for one in rows_of(said) for row in (one, _without_cues(one))]
        counts: dict[str, int] = {}
        for row in rows:
            for name in row:
                counts[name] = counts.get(name, 0) + 1
        self.column = {name: place for place, name in enumerate(sorted(n for n, c in counts.items() if c > 1))}
        matrix = self.matrix(rows)
        self.names = tuple(names)
        self.coefficients, self.bias = [], []
        for name in self.names:
            model = LogisticRegression(C=strength, solver="liblinear", max_iter=200)
            model.fit(matrix, [name in one.labels for one in said for _ in range(2)])
            self.coefficients.append(np.round(model.coef_[0], DECIMALS))
            self.bias.append(round(float(model.intercept_[0]) - THRESHOLD, 3))

    def matrix(self, rows: Sequence[dict[str, float]]) -> csr_matrix:
        places, values, starts = [], [], [0]
        for row in rows:
            for name, value in row.items():
                if name in self.column:
                    places.append(self.column[name])
                    values.append(value)
            starts.append(len(places))
        return csr_matrix((values, places, starts), shape=(len(rows), len(self.column)))

    def scores(self, texts: Sequence[str]) -> np.ndarray:
        matrix = self.matrix(rows_of([Said(text, frozenset()) for text in texts]))
        return np.asarray(matrix @ np.array(self.coefficients).T) + np.array(self.bias)

    def read(self, text: str) -> frozenset[str]:
        return grounded(text, settled(heard_from(self.scores([text])[0].tolist(), self.names)))

    def stored(self) -> dict:
        table: dict[str, list] = {}
        for number, weights in enumerate(self.coefficients):
            for name, place in self.column.items():
                if abs(weights[place]) >= LOUD_ENOUGH:
                    table.setdefault(name, []).extend([number, round(100 * float(weights[place]))])
        return {"names": self.names, "bias": self.bias, "features": dict(sorted(table.items()))}


def figures(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> tuple[float, float, float]:
    """Precision, recall, and the share of texts where all is right, from (expected, found)."""
    right = sum(len(a & b) for a, b in pairs)
    precision = right / max(1, sum(len(b) for _, b in pairs))
    recall = right / max(1, sum(len(a) for a, _ in pairs))
    return precision, recall, sum(a == b for a, b in pairs) / len(pairs)


def in_turn(text: str, read: Reads) -> frozenset[str]:
    return frozenset(name for clause in clauses(text) for name in read(clause.text))


def across_folds(said: Sequence[Said], taught: Sequence[Said], turns: Sequence[Said], show: bool) -> None:
    order = list(range(len(said)))
    random.Random(3).shuffle(order)
    pairs, missed = [], []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        model = Fitted([one for place, one in enumerate(said) if place not in held] + list(taught))
        for place in held:
            found = model.read(said[place].text)
            pairs.append((said[place].does, found))
            if found != said[place].does:
                missed.append((said[place].text, said[place].does, found))
    print("clauses of other folds: precision {:.3f}, recall {:.3f}, all right {:.3f}".format(*figures(pairs)))
    model = Fitted([*said, *taught])
    heard = [(one.does, in_turn(one.text, model.read)) for one in turns]
    print("whole turns: precision {:.3f}, recall {:.3f}, all right {:.3f}".format(*figures(heard)))
    if show:
        for text, does, heard_in_it in missed:
            print(f"  {text!r}: missed {sorted(does - heard_in_it)}, too much {sorted(heard_in_it - does)}")
        for one, (wanted, found) in zip(turns, heard, strict=True):
            if wanted != found:
                print(f"  T {one.text!r}: missed {sorted(wanted - found)}, too much {sorted(found - wanted)}")


def main() -> None:
    said, taught, turns = clauses_said(), bank_said(), turns_said()
    if "--folds" in sys.argv:
        across_folds(said, taught, turns, show="--show" in sys.argv)
    stored = Fitted([*said, *taught]).stored()
    packed = gzip.compress(json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    Path(reader.__file__).with_name(WEIGHTS_FILE).write_bytes(packed)
    print(f"{WEIGHTS_FILE}: {len(stored['features'])} features, {len(packed) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
