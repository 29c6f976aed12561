"""What the seeker decided, in own words, with what they will try next (E22). Decisions are added, never altered."""

from datetime import datetime, timedelta

from shoptalk.accounts.answers import Mend, line
from shoptalk.campaigns.models import Campaign, Field
from shoptalk.careers.models import TEXT, Decision
from shoptalk.history.steps import Step, step
from shoptalk.workspaces.access import Seat, one_click_at_a_time

LONGEST = 4_000
SECOND_CLICK = timedelta(minutes=2)


def decide(
    *, seat: Seat, now: datetime, campaign: Campaign, field: Field | None, verdict: str, words: str,
    next_test: str = "",
) -> Step:  # fmt: skip
    """Raises Mend when nothing was written. `field` None: about the search as a whole."""
    words = "\n".join(" ".join(part.split()) for part in words.strip().splitlines())
    if not words:
        raise Mend(
            "words", "Write what you decided, in a sentence or two. “Nothing yet, because …” is a decision, too."
        )
    if len(words) > LONGEST:
        raise Mend("words", f"A decision fits into {LONGEST:,} characters; this has {len(words):,}. Please shorten it.")
    if verdict not in Decision.Verdict.values:
        raise Mend("verdict", "Say whether you go on with it, let it go, or leave it open.")
    test = line("next_test", next_test, TEXT, "What you try next")
    with step(seat, now, "decide", f"You decided: {words}") as change:
        one_click_at_a_time(seat)
        same = {"campaign": campaign, "field": field, "verdict": verdict, "words": words, "next_test": test}
        if not Decision.objects.visible_to(seat).filter(decided_at__gte=now - SECOND_CLICK, **same).exists():
            change.create(Decision(workspace=seat.workspace, decided_at=now, **same))
    return change


def take_back_decision(*, seat: Seat, now: datetime, decision: Decision) -> Step:
    with step(seat, now, "take_back_decision", "You took a decision back") as change:
        change.bin(decision, now)
    return change
