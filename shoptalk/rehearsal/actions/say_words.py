"""What the seeker says is stored before anything else happens; then the other side answers.

A tab closed in the middle loses nothing: the call goes on from the last turn that stands. The answer is worked out
outside of any transaction, since a partner may be slow.
"""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import Mend
from shoptalk.design.refusals import Refusal
from shoptalk.method.rehearsal.partner import Reply
from shoptalk.rehearsal.actions.begin_rehearsal import their_turn
from shoptalk.rehearsal.looking_back import figures_of
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.own import mine
from shoptalk.rehearsal.partners import reply_of
from shoptalk.workspaces.access import Seat

LONGEST_TURN = 20_000  # characters; five minutes of speech without a breath have a quarter of that
MOST_TURNS = 1_000


def say_words(
    *, seat: Seat, now: datetime, rehearsal: Rehearsal, words: str, once: str = "", seconds: float | None = None,
    started: float | None = None,
) -> Reply | None:  # fmt: skip
    """One turn and its answer; none when the same form came twice and is answered. Raises Mend for too many words and
    Refusal when the call is over."""
    words = words.strip()
    if len(words) > LONGEST_TURN:
        raise Mend(
            "words", f"That is longer than anybody speaks: {len(words):,} characters. Say it in a few sentences."
        )
    turn = _keep(seat, now, rehearsal, words, once, seconds, started)
    return answer_turn(seat=seat, now=now, rehearsal=rehearsal, turn=turn)


def answer_turn(*, seat: Seat, now: datetime, rehearsal: Rehearsal, turn: Turn) -> Reply | None:
    """The answer to a turn that stands without one: just said, or left behind when something broke."""
    rehearsal.refresh_from_db()
    if not _is_last(rehearsal, turn):
        return None
    reply = reply_of(seat, now, rehearsal, turn.text)
    state = rehearsal.state
    with transaction.atomic():
        stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
        if not _is_last(stored, turn) or stored.ended_at:
            return None  # another tab was quicker
        stored.state = state
        their_turn(seat, now, stored, reply, turn.place + 1).save(force_insert=True)
        if reply.is_over:
            stored.ended_at, stored.outcome = now, reply.outcome
            stored.figures = figures_of(stored)
        stored.save(update_fields=["state", "ended_at", "outcome", "figures"])
    rehearsal.refresh_from_db()
    return reply


@transaction.atomic
def _keep(
    seat: Seat, now: datetime, rehearsal: Rehearsal, words: str, once: str, seconds: float | None, started: float | None
) -> Turn:
    """Stores what was said, once. The same form with other words is no second click: those words are said as well."""
    stored = Rehearsal.objects.select_for_update().get(pk=rehearsal.pk)
    if once and (first := Turn.objects.filter(rehearsal=stored, once=once).first()):
        if first.heard == words or first.text == words:
            return first
        once = ""
    if stored.ended_at is not None:
        raise Refusal("This call is over. Look back on it, or begin another one.")
    last = Turn.objects.filter(rehearsal=stored).order_by("-place").values_list("place", flat=True).first() or 0
    if last >= MOST_TURNS:
        raise Refusal("This call has gone on for a thousand turns. Hang up, and look back on it.")
    turn = Turn(
        **mine(seat), rehearsal=stored, place=last + 1, who=Turn.Who.YOU, text=words, once=once, at=now,
        seconds=seconds, started=(now - stored.begun_at).total_seconds() if started is None else started,
    )  # fmt: skip
    turn.save(force_insert=True)
    return turn


def _is_last(rehearsal: Rehearsal, turn: Turn) -> bool:
    standing = Turn.objects.filter(rehearsal=rehearsal, deleted_at=None)
    return standing.order_by("-place").values_list("pk", flat=True).first() == turn.pk
