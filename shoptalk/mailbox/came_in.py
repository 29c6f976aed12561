"""What the page of what came in shows: what waits for a look first, then the rest, newest first."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.mailbox.awaited import awaited_people
from shoptalk.mailbox.models import Incoming
from shoptalk.method.mail.matching import FOR_EVERYBODY, domain_of, name_key
from shoptalk.workspaces.access import Seat

SHOWN = 60
MOST_TO_CHOOSE_FROM = 400
ICONS = {
    Incoming.Kind.REPLY: "mail", Incoming.Kind.BOUNCE: "undo", Incoming.Kind.DELAY: "clock",
    Incoming.Kind.AWAY: "clock",
    Incoming.Kind.INVITE_ANSWER: "calendar", Incoming.Kind.OWN: "send",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One message on the page."""

    incoming: Incoming
    icon: str
    likely: tuple[Contact, ...] = ()  # whom it may be from; only where nobody is sure

    @property
    def who(self) -> str:
        one = self.incoming
        return str(one.contact) if one.contact else one.from_name or one.from_address or "Somebody"

    @property
    def shows_more(self) -> bool:
        """Whether the whole text holds more than the new words."""
        return self.incoming.all_words.strip() != self.incoming.new_words.strip()


@dataclass(frozen=True, slots=True)
class CameIn:
    """The page."""

    connection: MailConnection | None
    unsettled: list[Line]
    settled: list[Line]
    people: list[Contact]  # to choose from


def came_in(seat: Seat, now: datetime) -> CameIn:
    """Everything for the page; six queries."""
    connection = mailbox_of(seat)
    rows = (
        Incoming.objects.visible_to(seat)
        .select_related("contact", "touch")
        .prefetch_related("invitation_answers")
        .order_by("-received_at", "-pk")
    )
    waiting = list(rows.filter(settled_at=None)[:SHOWN])
    offered = any(one.is_offered for one in waiting)
    people = list(_to_choose_from(seat, now, connection)) if offered and connection else []
    return CameIn(
        connection=connection,
        unsettled=[line(one, people) for one in waiting],
        settled=[line(one) for one in rows.exclude(settled_at=None)[:SHOWN]],
        people=people,
    )


def mailbox_of(seat: Seat) -> MailConnection | None:
    """The mailbox that is connected, if there is one."""
    return MailConnection.objects.visible_to(seat).filter(ended_at=None).first()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What Today says of the mailbox in a line: how much waits for a look, and what the last one came to."""

    connection: MailConnection
    count: int
    own: int  # letters of the seeker's from another program, to be logged


def waiting(seat: Seat) -> Waiting | None:
    """None where no mailbox is connected; then it is one query."""
    connection = mailbox_of(seat)
    if connection is None:
        return None
    is_own = Q(kind=Incoming.Kind.OWN)
    open_ones = Incoming.objects.visible_to(seat).filter(settled_at=None)
    return Waiting(connection, **open_ones.aggregate(count=Count("pk", filter=~is_own), own=Count("pk", filter=is_own)))


def whole_texts(touches: list[int]) -> dict[int, int]:
    """Touch -> the message that it was made of, for those whose whole text is kept."""
    return dict(Incoming.objects.filter(touch__in=touches, deleted_at=None).values_list("touch_id", "pk"))


def line(incoming: Incoming, people: list[Contact] | None = None) -> Line:
    likely = tuple(one for one in people or () if incoming.is_offered and _may_be(incoming, one))
    return Line(incoming, ICONS.get(Incoming.Kind(incoming.kind), "note"), likely[:6])


def _to_choose_from(seat: Seat, now: datetime, connection: MailConnection):
    return awaited_people(connection, now).order_by("name_key", "pk")[:MOST_TO_CHOOSE_FROM]


def _may_be(incoming: Incoming, person: Contact) -> bool:
    domain = domain_of(incoming.from_address)
    addresses = [person.email, *(one for one in person.other_emails if isinstance(one, str))]
    same_house = domain not in FOR_EVERYBODY and any(domain_of(one.lower()) == domain for one in addresses if one)
    return same_house or bool(name_key(incoming.from_name) and name_key(incoming.from_name) == name_key(person.name))
