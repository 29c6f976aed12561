"""The seeker has the last word: a point can be disputed, and a spoken transcript is corrected."""

from datetime import datetime

from shoptalk.accounts.answers import Mend
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step
from shoptalk.rehearsal.actions.say_words import LONGEST_TURN
from shoptalk.rehearsal.looking_back import figures_of
from shoptalk.rehearsal.models import Dispute, Rehearsal, Turn
from shoptalk.rehearsal.own import mine, own_step
from shoptalk.workspaces.access import Seat, one_click_at_a_time


def dispute_point(*, seat: Seat, now: datetime, rehearsal: Rehearsal, point: str) -> Step:
    """“That is wrong”: the point is shown as disputed and counts nowhere. Twice is once."""
    if point not in rehearsal.figures.get("points", {}):
        raise Refusal("There is no such point in the feedback on this call.")
    with own_step(seat, now, "dispute_point", "The point is marked as disputed", rehearsal.contact) as change:
        one_click_at_a_time(seat)
        if not Dispute.objects.visible_to(seat).filter(rehearsal=rehearsal, point=point).exists():
            change.create(Dispute(**mine(seat), rehearsal=rehearsal, point=point, at=now))
    return change


def agree_after_all(*, seat: Seat, now: datetime, rehearsal: Rehearsal, point: str) -> Step:
    """The dispute is taken back."""
    with own_step(seat, now, "agree_after_all", "The point counts again", rehearsal.contact) as change:
        for dispute in Dispute.objects.visible_to(seat).filter(rehearsal=rehearsal, point=point):
            change.bin(dispute, now)
    return change


def correct_words(*, seat: Seat, now: datetime, rehearsal: Rehearsal, corrected: dict[int, str]) -> Step:
    """What was heard wrongly is put right; by the numbers of the seeker's own turns. What was heard is kept beside."""
    with own_step(seat, now, "correct_words", "The words are corrected", rehearsal.contact) as change:
        for turn in Turn.objects.visible_to(seat).filter(rehearsal=rehearsal, who=Turn.Who.YOU, pk__in=corrected):
            words = corrected[turn.pk].strip()
            if len(words) > LONGEST_TURN:
                raise Mend(f"turn-{turn.pk}", "That is longer than anybody speaks. Please shorten it.")
            if words != turn.text:
                change.update(turn, text=words, heard=turn.heard or turn.text)
        if rehearsal.ended_at and change.changes:
            change.update(rehearsal, figures=figures_of(rehearsal))
    return change
