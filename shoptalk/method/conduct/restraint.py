"""When not to write at all: M14 (after two follow-ups or a no) and M15 (somebody there already helps)."""

from __future__ import annotations

from collections.abc import Iterator

from shoptalk.method.conduct.findings import Finding, Situation
from shoptalk.method.conduct.names import parts_of
from shoptalk.method.conduct.reading import Reading

FOLLOW_UPS_AT_MOST = 2  # A34-A35
# After a no one may still thank (A35); who asked not to be contacted hears nothing more.
THANKS_ALLOWED = frozenset({"said_no", "declined", "resting", "met", "bounced"})
STATE_WHY = {
    "said_no": "{name} said no, and that is an answer. One asks nothing more here.",
    "declined": "{name} said no, and that is an answer. One asks nothing more here.",
    "do_not_contact": "{name} does not wish to be written to.",
    "resting": "{name} is resting after two follow-ups; the next person is the better move.",
}
STOP_SOURCE = "A33-A35; Simon Fraser University guide and follow-up figures of two mail vendors"
BOOSTER_SOURCE = "A32; Duke career hub on 3B7"


def findings(reading: Reading, situation: Situation) -> Iterator[Finding]:
    name = situation.recipient_name or "This person"
    whole = (0, len(reading.text))
    thanks = reading.message.kind == "thanks"
    if situation.final_state and not (thanks and situation.final_state in THANKS_ALLOWED):
        why = STATE_WHY.get(situation.final_state, "This conversation with {name} is closed.").format(name=name)
        yield Finding("M14", "stop", *whole, why, STOP_SOURCE, "Let it rest, and choose somebody else.")
    elif situation.follow_ups_sent >= FOLLOW_UPS_AT_MOST and not thanks:
        why = f"{name} has had {situation.follow_ups_sent} follow-ups; a third does more harm than good."
        yield Finding("M14", "stop", *whole, why, STOP_SOURCE, "Let it rest for 90 days, and choose somebody else.")
    booster = situation.booster_at_employer
    is_same = bool(set(parts_of(booster)) & set(parts_of(situation.recipient_name)))
    if booster and reading.message.kind == "first" and not (is_same and situation.recipient_name):
        where = situation.recipient_employer or "that employer"
        why = f"{booster} already helps you at {where}; ask {booster} before you write to a second person there."
        yield Finding("M15", "stop", *whole, why, BOOSTER_SOURCE, f"Ask {booster} who else would be good to talk to.")
