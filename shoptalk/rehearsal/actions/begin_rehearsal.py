"""A practice call begins: what is feared is locked, and the other side picks up."""

from datetime import datetime
from secrets import randbelow

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step
from shoptalk.method.rehearsal.partner import Reply
from shoptalk.rehearsal.actions.begin_attempt import Before, new_attempt
from shoptalk.rehearsal.facts import facts_of_call
from shoptalk.rehearsal.models import Rehearsal, Turn
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.rehearsal.partners import opening_of
from shoptalk.rehearsal.scenarios import AtHand
from shoptalk.workspaces.access import Seat

SEEDS = 2**31


def begin_rehearsal(
    *, seat: Seat, now: datetime, at_hand: AtHand, contact: Contact | None, before: Before, once: str = "",
    seed: int | None = None,
) -> tuple[Rehearsal, Step | None]:  # fmt: skip
    """Begins a call after that scenario. A second click of one form (`once`) gives the first call and no step."""
    if once and (first := Rehearsal.objects.visible_to(seat).filter(once=once).first()):
        return first, None
    rehearsal = Rehearsal(
        **mine(seat), contact=contact, scenario=at_hand.key, own_text=at_hand.text, begun_at=now, once=once,
        title=at_hand.scenario.title[:120], facts=_told(seat, now, at_hand, contact),
        seed=randbelow(SEEDS) if seed is None else seed,
    )  # fmt: skip
    reply = opening_of(seat, rehearsal)
    with own_step(seat, now, "begin_rehearsal", f"A practice call: {rehearsal.title}", contact=contact) as change:
        rehearsal.attempt = change.create(new_attempt(seat, now, before, contact, is_real=False, act=rehearsal.title))
        change.create(rehearsal)
        change.create(their_turn(seat, now, rehearsal, reply, place=0))
    return rehearsal, change


def _told(seat: Seat, now: datetime, at_hand: AtHand, contact: Contact | None) -> dict[str, str]:
    """The facts of the person at hand; for a made-up one those of the scenario, and what is known of the seeker."""
    known = facts_of_call(seat, now, contact)
    speaks = {"speaks": at_hand.scenario.speaks} if at_hand.scenario.speaks else {}
    return {**({} if contact else at_hand.scenario.facts), **known, **speaks}


def their_turn(seat: Seat, now: datetime, rehearsal: Rehearsal, reply: Reply, place: int) -> Turn:
    """The other side's turn, with all that is needed to begin again from it."""
    return Turn(
        **mine(seat), rehearsal=rehearsal, place=place, who=Turn.Who.THEY, at=now, state=rehearsal.state,
        text=" ".join(line.text for line in reply.lines), lines=[[line.text, line.key] for line in reply.lines],
        started=(now - rehearsal.begun_at).total_seconds(),
    )  # fmt: skip
