"""The thread that a letter belongs to, for In-Reply-To and References (RFC 5322 3.6.4)."""

from typing import NamedTuple

from shoptalk.mailbox.models import Incoming
from shoptalk.method.mail.header_words import MESSAGE_ID, bounded
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

BEGINS_ONE = (Letter.Kind.FIRST,)  # the first letter to somebody answers nothing
LONGEST = 900  # characters of one field


class Thread(NamedTuple):
    in_reply_to: str = ""
    references: str = ""


def thread_of(seat: Seat, letter: Letter, address: str) -> Thread:
    """What this letter goes on from: the latest of what was written to that address and what came back. Two queries."""
    if letter.kind in BEGINS_ONE:
        return Thread()
    gone = Letter.objects.visible_to(seat).filter(contact=letter.contact, to_address=address, left_by="mailbox")
    mine = gone.exclude(left_at=None).exclude(message_id="").order_by("-left_at").first()
    theirs = Incoming.objects.visible_to(seat).filter(contact=letter.contact, kind=Incoming.Kind.REPLY)
    answer = theirs.order_by("-received_at").first()
    latest = (mine.message_id, mine.references) if mine else ("", "")
    if answer and (mine is None or mine.left_at is None or answer.received_at > mine.left_at):
        # what came in names the letters before it; where it does not, ours is named
        told = getattr(answer, "message_id", "")
        earlier = getattr(answer, "references", "") or " ".join(one for one in (latest[1], latest[0]) if one)
        latest = (told, earlier) if told else latest
    last, before = latest
    if not MESSAGE_ID.fullmatch(last):
        return Thread()
    ids = bounded([one for one in [*before.split(), last] if MESSAGE_ID.fullmatch(one)])
    while len(" ".join(ids)) > LONGEST and len(ids) > 2:
        del ids[1]
    return Thread(last, " ".join(ids))
