"""Fit the reader of a rehearsal: ``python -m shoptalk.method.rehearsal.training.fit`` (needs numpy and scipy).

``--folds`` prints what the reader finds in the turns of each stranger when it was taught by all the others. Then it
fits on all and writes the weights. Same sets in, same bytes out.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from shoptalk.method.conduct.sentences import split
from shoptalk.method.rehearsal import reader
from shoptalk.method.rehearsal.clauses import bare, gaps
from shoptalk.method.rehearsal.hearing import read
from shoptalk.method.rehearsal.intents import INTENTS
from shoptalk.method.rehearsal.reader import NONE, WEIGHTS_FILE, evidence
from shoptalk.method.rehearsal.training.sets import (
    Said,
    Turn,
    bank_said,
    clauses_said,
    cut_here,
    joined,
    strangers_said,
    turns_said,
    uncut_said,
)

NAMES = (*INTENTS, NONE)
STRENGTH, CUT_STRENGTH = 8.0, 1.0  # inverse regularisation, chosen across writers
STEPS = 45  # of the optimiser
PAIRS = 500  # clauses joined by chance, so that two things in one clause are learned, too
CHANCE_TURNS = 4_000  # of clauses of all writers, so that cuts are learned between words that no turn has together
SEEN_AT_LEAST = 2  # times; rarer features are left out
LOUD_ENOUGH = 0.2  # smaller weights are left out of the file
THRESHOLD = -0.3  # log-odds from which an intent counts; chosen across writers
CUT_THRESHOLD = -0.5  # log-odds from which a gap is a cut; chosen across writers
_STOPS = re.compile(r"[.,;:!—–-]+(?=\s|$)")

Row = dict[str, float]


class Example(NamedTuple):
    row: Row
    labels: frozenset[str]


def row_of(text: str, before: str | None = None, after: str | None = None) -> Row:
    groups = evidence(bare(text), before, after)
    return {name: loud * group[name] for loud, group in groups for name in sorted(group)}


def without_cues(row: Row) -> Row:
    return {name: value for name, value in row.items() if not name.startswith("cue ")}


def by_chance(said: Sequence[Said], count: int, seed: int = 5) -> list[Said]:
    chance = random.Random(seed)
    pairs = []
    for _ in range(count):
        one, two = chance.sample(list(said), 2)
        words = f"{one.text.rstrip('.?! ')}{chance.choice([' and ', ', ', ' '])}{two.text[:1].lower()}{two.text[1:]}"
        pairs.append(Said(words, one.does | two.does))
    return pairs


def examples(cut: Sequence[Turn], uncut: Sequence[Said], alone: Sequence[Said]) -> list[Example]:
    """Clauses between their neighbours, neighbours that were left together, and what stands alone."""
    found = []
    for turn in cut:
        texts = ["", *(bare(one.text) for one in turn.clauses), ""]
        for place, one in enumerate(turn.clauses):
            found.append(Example(row_of(one.text, texts[place], texts[place + 2]), one.labels))
        for place in range(len(turn.clauses) - 1):
            both = joined(turn.clauses[place : place + 2])
            found.append(Example(row_of(both.text, texts[place], texts[place + 3]), both.labels))
    found += [Example(row_of(one.text, "", ""), one.labels) for one in uncut]
    return found + [Example(row_of(one.text), one.labels) for one in [*alone, *by_chance(alone, PAIRS)]]


class Model:
    """One logistic regression for each name, fitted together."""

    def __init__(self, found: Sequence[Example], seen: Iterable[Row], names: Sequence[str], strength: float) -> None:
        counts = Counter(name for row in seen for name in row)
        often = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST)
        self.column = {name: place for place, name in enumerate(often)}
        matrix = self.matrix([one.row for one in found])
        wanted = np.array([[name in one.labels for name in names] for one in found], dtype=np.float32)
        turned, shape = matrix.T.tocsr(), (matrix.shape[1], len(names))

        def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
            flat = flat.astype(np.float32)
            weights, bias = flat[: -len(names)].reshape(shape), flat[-len(names) :]
            odds = matrix @ weights + bias
            wrong = strength * (1 / (1 + np.exp(-odds)) - wanted)
            cost = strength * float((np.logaddexp(0, odds) - wanted * odds).sum()) + 0.5 * float((weights**2).sum())
            return cost, np.concatenate([(turned @ wrong + weights).ravel(), wrong.sum(0)]).astype(np.float64)

        start = np.zeros(shape[0] * shape[1] + shape[1])
        options = {"maxiter": STEPS, "maxcor": 6, "ftol": 1e-5}
        best = minimize(loss, start, jac=True, method="L-BFGS-B", options=options).x
        self.weights, self.bias = best[: -len(names)].reshape(shape), best[-len(names) :]

    def matrix(self, rows: Sequence[Row]) -> csr_matrix:
        places, values, starts = [], [], [0]
        for row in rows:
            known = [(self.column[name], value) for name, value in row.items() if name in self.column]
            places += [place for place, _ in known]
            values += [value for _, value in known]
            starts.append(len(places))
        return csr_matrix((np.array(values, dtype=np.float32), places, starts), shape=(len(rows), len(self.column)))


def taught_to_read(found: Sequence[Example]) -> Model:
    # Each clause once more without its cues: the words alone must do, where no cue was foreseen.
    rows = [one.row for one in found]
    return Model([*found, *(Example(without_cues(one.row), one.labels) for one in found)], rows, NAMES, STRENGTH)


def gap_examples(turns: Iterable[Turn]) -> list[Example]:
    found = []
    for turn in turns:
        whole, ends, place = turn.whole.text, set(), 0
        for one in turn.clauses:
            place += len(one.text) + 1
            ends.add(place - 1)
        for sentence in split(whole):
            for gap in gaps(sentence.text):
                labels = frozenset({"cut"} if sentence.start + gap.end in ends else ())
                found.append(Example(dict.fromkeys(sorted(gap.signs), 1.0), labels))
    return found


def unstopped(turn: Turn, small: bool = False) -> Turn:
    """The same without commas; `small`: nor capitals nor question marks, as one types or a machine writes down."""
    texts = [_STOPS.sub("", one.text) for one in turn.clauses]
    texts = [text.lower().replace("?", "") for text in texts] if small else texts
    return Turn(tuple(Said(text, one.does) for text, one in zip(texts, turn.clauses, strict=True)))


def chance_turns(said: Sequence[Said], count: int, seed: int = 1) -> list[Turn]:
    chance = random.Random(seed)
    turns = []
    for number in range(count):
        parts = []
        for place, one in enumerate(chance.sample(list(said), chance.choice([2, 2, 3]))):
            text = one.text
            if place and chance.random() < 0.3:
                text = f"{chance.choice(['and', 'and', 'so', 'but'])} {text[:1].lower()}{text[1:]}"
            if chance.random() < 0.4:
                text = f"{text.rstrip('.?! ')}{chance.choice([',', ',', ''])}"
            parts.append(Said(text, one.does))
        turns.append(Turn(tuple(parts)) if number % 2 else unstopped(Turn(tuple(parts)), small=True))
    return turns


def taught_to_cut(turns: Sequence[Turn], said: Sequence[Said]) -> Model:
    shown = [*turns, *(unstopped(turn) for turn in turns), *(unstopped(turn, small=True) for turn in turns)]
    found = gap_examples([*shown, *chance_turns(said, CHANCE_TURNS)])
    return Model(found, [one.row for one in found], ["cut"], CUT_STRENGTH)


def stored(reads: Model, cuts: Model) -> dict:
    table: dict[str, list] = {}
    for name, place in reads.column.items():
        loud = [(number, float(one)) for number, one in enumerate(reads.weights[place]) if abs(one) >= LOUD_ENOUGH]
        if loud:
            table[name] = [whole for number, one in loud for whole in (number, round(100 * one))]
    return {
        "names": NAMES,
        "bias": [round(float(one) - THRESHOLD, 3) for one in reads.bias],
        "features": table,
        "cut_bias": round(100 * (float(cuts.bias[0]) - CUT_THRESHOLD)),
        "cuts": {
            name: round(100 * float(cuts.weights[place][0]))
            for name, place in cuts.column.items()
            if abs(cuts.weights[place][0]) >= LOUD_ENOUGH
        },
    }


def fitted(cut: Sequence[Turn], uncut: Sequence[Said], alone: Sequence[Said]) -> dict:
    pieces = [*alone, *(one for turn in cut for one in turn.clauses)]
    return stored(taught_to_read(examples(cut, uncut, alone)), taught_to_cut(cut, pieces))


def write(found: dict) -> None:
    """Into the file beside the reader, which reads with it from now on."""
    packed = gzip.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(), 9, mtime=0)
    Path(reader.__file__).with_name(WEIGHTS_FILE).write_bytes(packed)
    reader.weights.cache_clear()
    reader.intents_of.cache_clear()
    print(f"{WEIGHTS_FILE}: {len(found['features'])} features, {len(packed) / 1000:.0f} kB", flush=True)


def figures(pairs: Sequence[tuple[frozenset[str], frozenset[str]]]) -> str:
    """Precision, recall, their mean, and the share of turns where all is right, from (expected, found)."""
    right = sum(len(a & b) for a, b in pairs)
    precision = right / max(1, sum(len(b) for _, b in pairs))
    recall = right / max(1, sum(len(a) for a, _ in pairs))
    mean = 2 * precision * recall / max(1e-9, precision + recall)
    whole = sum(a == b for a, b in pairs) / len(pairs)
    return f"precision {precision:.3f}, recall {recall:.3f}, F1 {mean:.3f}, all right {whole:.3f}"


def heard(turns: Sequence[Said]) -> list[tuple[frozenset[str], frozenset[str]]]:
    return [(one.does, frozenset(name for part in read(one.text) for name in part.intents)) for one in turns]


def across_writers(alone: Sequence[Said], show: bool) -> None:
    """Each stranger read by what the others taught; the first two stand in one set."""
    strangers, uncut = strangers_said(), uncut_said()
    for held in (*strangers, ""):
        others = [*cut_here(), *(turn for name, turns in strangers.items() if name != held for turn in turns)]
        write(fitted(others, uncut if held else [], alone))
        turns = [turn.whole for turn in strangers[held]] if held else uncut
        pairs = heard(turns)
        print(f"{held or 'strangers.txt'}, taught by the others: {figures(pairs)}", flush=True)
        for one, (wanted, found) in zip(turns, pairs, strict=True):
            if show and wanted != found:
                print(f"  {one.text!r}: missed {sorted(wanted - found)}, too much {sorted(found - wanted)}")


def main() -> None:
    alone = [*clauses_said(), *bank_said(), *turns_said()]
    if "--folds" in sys.argv:
        across_writers(alone, show="--show" in sys.argv)
    strangers = [turn for turns in strangers_said().values() for turn in turns]
    write(fitted([*cut_here(), *strangers], uncut_said(), alone))


if __name__ == "__main__":
    main()
