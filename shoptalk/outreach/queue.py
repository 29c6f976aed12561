"""Letters that wait to leave the seeker's own mailbox: taken back, or stopped by what happened meanwhile."""

from collections import defaultdict

from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step
from shoptalk.outreach.drafting import KIND_OF_MOVE
from shoptalk.outreach.models import Channel, Letter, Touch
from shoptalk.workspaces.access import Seat

ASKING = (Letter.Kind.FIRST, Letter.Kind.NUDGE, Letter.Kind.LAST_LINE, Letter.Kind.CHECK_BACK)
EVERYTHING = tuple(Letter.Kind.values)
# What happened, which letters it stops, and why, as the draft says it afterwards.
STOPS: dict[str, tuple[tuple[str, ...], str]] = {
    Touch.Kind.REPLIED: (ASKING, "{called} wrote back, so it stayed here."),
    Touch.Kind.AGREED: (ASKING, "{called} said yes, so it stayed here."),
    Touch.Kind.DECLINED: (ASKING, "{called} said no, so it stayed here."),
    Touch.Kind.NOT_NOW: (ASKING, "{called} said not now, so it stayed here."),
    Touch.Kind.GAVE_ANOTHER_NAME: (ASKING, "{called} named somebody else, so it stayed here."),
    Touch.Kind.OUT_OF_OFFICE: (ASKING, "{called} is away, so it stayed here."),
    Touch.Kind.MET: (ASKING, "You talked, so it stayed here."),
    Touch.Kind.BOUNCED: (EVERYTHING, "The address did not work, so it stayed here."),
    Touch.Kind.NO_CONTACT: (EVERYTHING, "{called} asked not to be contacted, so it stayed here."),
}
NOT_APPROVED = {
    "approved_at": None, "send_after": None, "at_any_hour": False, "try_again_at": None, "failed_at": None,
    "to_address": "", "message_id": "", "in_reply_to": "", "references": "", "once": "",
}  # fmt: skip
WRITTEN_SINCE = "The letter was written on since. Look it over on the desk, and let it leave from there."


def moves_under_way(seat: Seat) -> dict[str, set[int]]:
    """The moves whose letter was approved and is not known to have left: by kind of move, the people. One query."""
    letters = Letter.objects.visible_to(seat).under_way().exclude(kind=Letter.Kind.INVITATION)
    people: dict[str, set[int]] = defaultdict(set)
    for kind, contact_id in letters.values_list("kind", "contact_id"):
        people[kind].add(contact_id)
    return {move: people[kind] for move, kind in KIND_OF_MOVE.items() if kind in people}


def stop_what_waits(change: Step, contact: Contact, happened: str) -> None:
    """What happened makes some letters to this person pointless or unwelcome: those that wait become drafts again."""
    if happened in STOPS:
        kinds, why = STOPS[Touch.Kind(happened)]
        stop(change, contact, kinds, why.format(called=contact.called))


def stop(change: Step, contact: Contact, kinds: tuple[str, ...], why: str) -> list[Letter]:
    """Takes the letters of these kinds to this person off the queue, inside a step, so that its Undo puts them back."""
    waiting = Letter.objects.select_for_update(of=("self",)).queued().filter(deleted_at=None, kind__in=kinds)
    mine = [*waiting.filter(contact=contact).exclude(channel=Channel.INTRODUCTION), *waiting.filter(connector=contact)]
    for letter in mine:
        take_off(change, letter, why)
    return mine


def take_off(change: Step, letter: Letter, why: str = "") -> None:
    """Makes it a draft again. Undo puts it back only if nobody wrote on it since: nothing leaves that was not seen."""
    change.update(letter, failure=why, **NOT_APPROVED)
    change.only_while(letter, WRITTEN_SINCE, "written_at")
