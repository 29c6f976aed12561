"""Which intents a clause has: plain words first, then the trained reader."""

from __future__ import annotations

from shoptalk.method.conduct.job_ask import asks_plainly
from shoptalk.method.rehearsal.cues import CUES


def intents_of(clause: str) -> frozenset[str]:
    found = {name for name, cue in CUES.items() if cue.search(clause)}
    if asks_plainly(clause):
        found.add("ask_job")
    return frozenset(found)
