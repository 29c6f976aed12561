"""Taking in one message: kept as it came, and made of it what it says, in one step with its Undo."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.history.steps import Step, step
from shoptalk.mailbox.models import Incoming
from shoptalk.method.mail.kinds import Kind, Recognised, recognise
from shoptalk.method.mail.matching import Certainty, Match
from shoptalk.method.mail.message_text import Mail
from shoptalk.method.mail.new_words import new_words
from shoptalk.outreach.actions.log_touch import FURTHEST_DAYS, add_touch, open_ask, wait_for_others
from shoptalk.outreach.models import Channel, Letter, Touch
from shoptalk.workspaces.access import Seat, one_click_at_a_time

MOST_WORDS = 4_000  # of a touch; the whole is one click away
ANSWERS = ("REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER")
NEEDS_NO_LOOK = (Incoming.Kind.AWAY, Incoming.Kind.DELAY, Incoming.Kind.AUTOMATIC, Incoming.Kind.LIST)
WORDS = {
    Incoming.Kind.REPLY: "{name} replied",
    Incoming.Kind.BOUNCE: "Your letter to {name} came back",
    Incoming.Kind.DELAY: "Your letter to {name} is late",
    Incoming.Kind.AWAY: "{name} is away",
    Incoming.Kind.AUTOMATIC: "A program answered for {name}",
    Incoming.Kind.LIST: "List mail from {name}",
    Incoming.Kind.INVITE_ANSWER: "{name} answered the invitation",
}


@dataclass(frozen=True, slots=True)
class Arrived:
    """Where a message lay and when it came, and the message."""

    folder: str
    uidvalidity: int
    uid: int
    at: datetime
    raw: bytes


@transaction.atomic
def take_in(
    *, seat: Seat, now: datetime, connection: MailConnection, arrived: Arrived, mail: Mail, match: Match
) -> Incoming | None:
    """Keeps the message and makes of it what it says; None when it was taken in before, or concerns nobody.

    The row is kept whatever Undo takes back: then it lies there, to be placed by the seeker.
    """
    one_click_at_a_time(seat)
    mark = mark_of(mail, arrived.raw)
    if Incoming.objects.filter(workspace=seat.workspace, mark=mark).exists():
        return None
    said = recognise(mail, seat.today(arrived.at))
    is_sure = match.certainty is Certainty.SURE
    if said.kind is Kind.LIST or (said.kind is Kind.AUTOMATIC and not is_sure):
        return None
    incoming = _kept(seat, now, connection, arrived, mail, said, mark)
    incoming.why = (match.why if said.kind is Kind.REPLY else f"{said.why} {match.why}")[:300]
    incoming.save(force_insert=True)
    contact = Contact.objects.visible_to(seat).filter(pk=match.contact).first() if is_sure and match.contact else None
    if contact:
        letter = Letter.objects.visible_to(seat).filter(pk=match.letter).first() if match.letter else None
        place(seat, now, incoming, contact, letter, said, mail)
    return incoming


def mark_of(mail: Mail, raw: bytes) -> str:
    """A message is known again by its Message-ID and sender; one without, by its bytes."""
    known_by = f"{mail.message_id} {mail.sender[1]}".encode() if mail.message_id else raw
    return hashlib.sha256(known_by).hexdigest()


def _kept(
    seat: Seat, now: datetime, connection: MailConnection, arrived: Arrived, mail: Mail, said: Recognised, mark: str
) -> Incoming:
    name, address = mail.sender
    return Incoming(
        workspace=seat.workspace,
        connection=connection,
        folder=arrived.folder[:400],
        uidvalidity=arrived.uidvalidity,
        uid=arrived.uid,
        mark=mark,
        kind=said.kind.value,
        from_address=address[:254],
        from_name=name[:200],
        subject=mail.header("subject")[:300],
        new_words=new_words(mail.text) if said.kind in (Kind.REPLY, Kind.AWAY, Kind.AUTOMATIC) else _plainly(said),
        all_words=mail.text,
        message_id=mail.message_id,
        references=" ".join(mail.answers[::-1])[:MOST_WORDS],
        back_on=said.away_until,
        received_at=min(arrived.at, now),
        noticed_at=now,
        is_offered=True,
    )


def place(
    seat: Seat, now: datetime, incoming: Incoming, contact: Contact, letter: Letter | None,
    said: Recognised | None = None, mail: Mail | None = None,
) -> Step:  # fmt: skip
    """Gives the message its person, logs what it means there, and re-plans. One step."""
    wait_for_others(contact)
    answered = mail is not None and _is_calendar_answer(seat, now, incoming, mail)
    kind = Incoming.Kind.INVITE_ANSWER if answered else Incoming.Kind(incoming.kind)
    words = WORDS[kind].format(name=contact)
    with step(seat, now, "take_in", words, contact=contact) as change:
        touch = None if answered else _logged(change, seat, now, incoming, contact, letter)
        if letter and said and said.bounced and kind is Incoming.Kind.BOUNCE:
            change.update(letter, failure=f"It came back: {said.bounced.meaning}.")
        change.update(
            incoming, contact=contact, letter=letter, touch=touch, kind=kind, is_offered=False,
            settled_at=now if kind in NEEDS_NO_LOOK else None,
        )  # fmt: skip
    return change


def _logged(
    change: Step, seat: Seat, now: datetime, incoming: Incoming, contact: Contact, letter: Letter | None
) -> Touch | None:
    kinds = {
        Incoming.Kind.REPLY: Touch.Kind.REPLIED,
        Incoming.Kind.BOUNCE: Touch.Kind.BOUNCED,
        Incoming.Kind.AWAY: Touch.Kind.OUT_OF_OFFICE,
    }
    kind = kinds.get(Incoming.Kind(incoming.kind))
    if kind is None:
        return None
    ask = letter.ask if letter else open_ask(seat, now, contact)
    ask.contact = contact
    once = f"mail {incoming.mark[:34]}"
    if ask.pk and (before := Touch.objects.filter(ask=ask, once=once).first()):
        return before  # the message was forgotten here, what it meant was not
    until = incoming.back_on if kind is Touch.Kind.OUT_OF_OFFICE else None
    if until and not incoming.received_at.date() <= until <= seat.today(now) + timedelta(days=FURTHEST_DAYS):
        until = None
    return add_touch(
        change, seat, now, ask, kind=kind, at=incoming.received_at, channel=Channel.EMAIL, until=until,
        words=incoming.new_words[:MOST_WORDS], once=once,
    )  # fmt: skip


def _plainly(said: Recognised) -> str:
    """What a mail server meant, for somebody who never read a report of one."""
    bounced = said.bounced
    if bounced is None:
        return ""
    to = f" to {bounced.recipient}" if bounced.recipient else ""
    code = f" ({bounced.status})" if bounced.status else ""
    if bounced.is_late:
        return f"The letter{to} is on its way, and late{code}. Their server is tried again; you need do nothing."
    return f"The letter{to} came back: {bounced.meaning}{code}."


def _is_calendar_answer(seat: Seat, now: datetime, incoming: Incoming, mail: Mail) -> bool:
    parts = [part for part in mail.parts if part.kind == "text/calendar" and part.inside == 0]
    if not any(part.method in ANSWERS or b"METHOD:" in part.data for part in parts):
        return False
    try:
        from shoptalk.mailbox.invite_answers import take_answer
    except ImportError:
        return False
    taken = [take_answer(seat=seat, now=now, incoming=incoming, ics=part.data) for part in parts]  # all of them
    return any(taken)
