"""How fast does the partner answer? One command: `.venv/bin/python benchmarks/rehearsal.py [--turns 200]`.

Plays a call of 200 turns with a scenario that never loses patience, and times every answer; then the same with turns
of 10,000 characters, and the look back on the whole call. Prints milliseconds (median, 95th of 100, slowest), the
ratio of the last fifty turns to the first fifty, and the size of the state that is kept between two turns.
"""

import argparse
import json
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from shoptalk.method.rehearsal.feedback import Turn, feedback
from shoptalk.method.rehearsal.partner import answer, begin
from shoptalk.method.rehearsal.reader import intents_of
from shoptalk.method.rehearsal.scenarios import SCENARIOS
from shoptalk.method.rehearsal.training.sets import clauses_said

PROMISED = 100  # milliseconds for a typed turn


def play(words: list[str]) -> tuple[list[float], list[int], list[Turn]]:
    """Milliseconds of each answer, bytes of each state, and the transcript."""
    patient = replace(SCENARIOS["the-talk"], patience=10**6, longest=10**6)
    talk = replace(patient.places["talk"], tells=10**6)
    patient = replace(patient, places={**patient.places, "talk": talk})
    state, reply = begin(patient, {"seeker": "Marisol Vega"}, 7)
    took, size, turns = [], [], [Turn("they", reply.text)]
    for number, said in enumerate(words):
        began = time.perf_counter()
        state, reply = answer(state, f"{said} {number}")
        took.append(1000 * (time.perf_counter() - began))
        size.append(len(json.dumps(state.as_json())))
        turns += [Turn("you", said), Turn("they", reply.text)]
        if reply.is_over:
            state = replace(state, outcome="", place="talk")
    return took, size, turns


def line(what: str, took: list[float]) -> None:
    ordered = sorted(took)
    late = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{what:<34} median {statistics.median(took):7.2f} ms   95th {late:7.2f} ms   slowest {ordered[-1]:7.2f} ms")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--turns", type=int, default=200)
    turns = options.parse_args().turns
    said = [one.text for one in clauses_said()]
    words = [f"{said[3 * n % len(said)]} {said[7 * n % len(said)]}" for n in range(turns)]
    began = time.perf_counter()
    play(words[:1])
    print(f"{'first answer, everything read':<34} {1000 * (time.perf_counter() - began):.0f} ms")
    intents_of.cache_clear()
    took, size, transcript = play(words)
    line(f"{turns} turns", took)
    part = max(1, turns // 4)
    ratio = statistics.median(took[-part:]) / statistics.median(took[:part])
    print(f"{'last quarter to the first':<34} {ratio:.2f}   state {size[0]:,} bytes at first, {size[-1]:,} at last")
    long = [(" ".join(said[n:] + said[:n]))[:10_000] for n in range(0, 200, 10)]
    intents_of.cache_clear()
    line("20 turns of 10,000 characters", play(long)[0])
    began = time.perf_counter()
    feedback(SCENARIOS["the-talk"], transcript, {"seeker": "Marisol Vega"})
    print(f"{f'look back on {turns} turns':<34} {1000 * (time.perf_counter() - began):.0f} ms")
    print(f"promised: under {PROMISED} ms a typed turn")


if __name__ == "__main__":
    main()
