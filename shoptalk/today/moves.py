"""The moves of today: computed by query from what happened, ordered, with why-now and the finished text. Never stored.

Each source of moves is one function that finds who is due. What it costs grows with what is due and shown, not with how
many people are known: every query below is indexed and cut.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse

from shoptalk.campaigns.models import Campaign, Target
from shoptalk.careers.due import due_moves as notes_to_weigh
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.due import due_moves as promises
from shoptalk.followthrough.due_promises import named_lately
from shoptalk.followthrough.texts import Finished, finished_texts
from shoptalk.interviews.due import due_moves as talks
from shoptalk.interviews.models import Interview
from shoptalk.mailbox.invitation_due import due_moves as invitations
from shoptalk.mailbox.outbox_due import due_moves as outbox
from shoptalk.method import moves as craft
from shoptalk.outreach.drafting import Prepared, prepare
from shoptalk.outreach.due_move import DueMove
from shoptalk.outreach.models import Ask, Snooze
from shoptalk.outreach.move_words import WORDING
from shoptalk.outreach.queue import moves_under_way
from shoptalk.outreach.standings import NOBODY_ASKED_YET, refresh
from shoptalk.rehearsal.due import due_moves as calls_to_rehearse
from shoptalk.today.week import Week, week_of
from shoptalk.workspaces.access import Seat

LOOKED_AT = 40  # due asks that are read to choose the five from; the rest are counted
NEW_ASK = "ask"
LATER_ROOMS = (calls_to_rehearse, talks, promises, notes_to_weigh, invitations, outbox)
OPEN_TALK = Interview.objects.open().filter(contact=OuterRef("contact"), deleted_at=None)
WARMTH = {"close": 3.0, "warm": 2.0, "acquaintance": 1.5, "friend_of_friend": 1.5, "dormant": 1.0}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do for one person, with everything prepared."""

    kind: str
    contact: Contact
    due_on: date
    why: str
    minutes: int
    title: str
    button: str
    url: str
    icon: str = "send"
    rank: int = 0
    prepared: Prepared | None = None

    @property
    def warmth(self) -> float:
        """Warmer ties first, between moves of one kind and day."""
        return WARMTH.get(self.contact.tie, 0.0)

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.contact.pk}"


@dataclass(frozen=True, slots=True)
class Today:
    """What the Today page shows."""

    moves: tuple[Move, ...]
    more: int  # due as well, and waiting behind the shown ones
    week: Week

    @property
    def minutes(self) -> int:
        return sum(move.minutes for move in self.moves)


def moves_of_today(seat: Seat, now: datetime, campaign: Campaign, shown: int = craft.SHOWN_AT_ONCE) -> Today:
    """The moves at the moment `now`, the most urgent first; the first `shown` with their finished text."""
    refresh(seat, now, campaign)
    day = seat.today(now)
    week = week_of(seat, now, campaign)
    snoozed = waiting_moves(seat, day)
    due, waiting = due_moves(seat, day, snoozed)
    fresh = new_asks(seat, day, campaign, 0 if campaign.paused_at else week.asks_open, shown, snoozed)
    later = without_doubles(of_later_rooms(seat, now, campaign, snoozed), due)
    named = {move.contact.pk for move in later if move.kind == "meet_referral"} | named_lately(seat, now)
    fresh = [move for move in fresh if move.contact.pk not in named]
    ordered = craft.order([*due, *later, *fresh], day)
    chosen = _with_texts(seat, now, campaign, ordered[:shown])
    return Today(moves=tuple(chosen), more=max(0, waiting + len(later) + len(fresh) - len(chosen)), week=week)


def waiting_moves(seat: Seat, day: date) -> dict[str, set[int]]:
    """Which moves are not for today: put off, or their letter is on its way out of the mailbox."""
    rows = snoozed_moves(seat, day)
    for move, people in moves_under_way(seat).items():
        rows[move] |= people
    return rows


def snoozed_moves(seat: Seat, day: date) -> dict[str, set[int]]:
    """Which moves wait for a later day: by kind, the people."""
    rows: dict[str, set[int]] = defaultdict(set)
    for move, contact_id in Snooze.objects.visible_to(seat).filter(until__gt=day).values_list("move", "contact_id"):
        rows[move].add(contact_id)
    return rows


def due_moves(seat: Seat, day: date, snoozed: dict[str, set[int]]) -> tuple[list[Move], int]:
    """What is due with people who were asked: the most urgent, and how many there are in all."""
    asks = Ask.objects.visible_to(seat).due(day).filter(contact__deleted_at=None, contact__do_not_contact_at=None)
    asks = asks.exclude(next_kind__in=("none", NEW_ASK))
    asks = asks.exclude(Exists(OPEN_TALK), stage="scheduled", next_kind="thank")  # the appointment has its own moves
    asks = asks.exclude(stage="thanked", next_kind="check_back")  # "stay_in_touch" stands in its place, by its tier
    for kind, people in snoozed.items():
        asks = asks.exclude(next_kind=kind, contact__in=people)
    looked_at = list(asks.order_by("urgency", "next_on", "pk").select_related("contact")[:LOOKED_AT])
    second = _second_persons(seat, [ask for ask in looked_at if ask.next_kind == "second_person"])
    return [_due_move(ask, second) for ask in looked_at], asks.count()


def of_later_rooms(seat: Seat, now: datetime, campaign: Campaign, snoozed: dict[str, set[int]]) -> list[Move]:
    """What is due around talks, promises and mentors, each room asked once."""
    found = (move for room in LATER_ROOMS for move in room(seat, now, campaign))
    return [_of(move) for move in found if move.contact.pk not in snoozed.get(move.kind, ())]


def without_doubles(later: list[Move], due: list[Move]) -> list[Move]:
    """A thank-you that the ask reminds of already is not said twice."""
    said = {(move.kind, move.contact.pk) for move in due}
    return [move for move in later if (move.kind, move.contact.pk) not in said]


def _of(due: DueMove) -> Move:
    return Move(
        kind=due.kind, contact=due.contact, due_on=due.due_on, why=due.why, minutes=craft.MINUTES[due.kind],
        title=due.title, button=due.button, url=due.url, icon=due.icon, prepared=due.prepared,
    )  # fmt: skip


def _due_move(ask: Ask, second: dict[int, Contact]) -> Move:
    person = second.get(ask.pk, ask.contact)
    assert ask.next_on, "what has no day is not due"
    return _move(ask.next_kind, person, ask.next_on, ask.why)


def _move(kind: str, person: Contact, due_on: date, why: str, rank: int = 0) -> Move:
    wording = WORDING[kind]
    return Move(
        kind=kind,
        contact=person,
        due_on=due_on,
        why=why,
        minutes=craft.MINUTES[kind],
        title=wording.title.format(name=person.name, called=person.called),
        button=wording.button.format(called=person.called),
        url=_page_of(kind, person),
        rank=rank,
    )


def _page_of(kind: str, person: Contact) -> str:
    """The page that does it: times are offered before they are written about."""
    if kind == "set_time":
        return reverse("offer_times", args=[person.pk])
    return f"{reverse('ask', args=[person.pk])}?move={kind}"


def _second_persons(seat: Seat, asks: list[Ask]) -> dict[int, Contact]:
    """For each ask that waits: somebody else at that employer who was not asked, the best placed first."""
    if not asks:
        return {}
    keys = {ask.contact.organization_key for ask in asks}
    targets = Target.objects.filter(contact=OuterRef("pk"))
    others = (
        Contact.objects.visible_to(seat)
        .filter(NOBODY_ASKED_YET, organization_key__in=keys, do_not_contact_at=None)
        .annotate(ranked=Exists(targets))
        .order_by("-ranked", "pk")
    )
    by_key: dict[str, Contact] = {}
    for person in others[: LOOKED_AT * 2]:
        by_key.setdefault(person.organization_key, person)
    return {ask.pk: by_key[ask.contact.organization_key] for ask in asks if ask.contact.organization_key in by_key}


def new_asks(
    seat: Seat, day: date, campaign: Campaign, room: int, shown: int, snoozed: dict[str, set[int]]
) -> list[Move]:
    """New people to ask, as many as the week's pace leaves room for, in the order of the ranking."""
    asked = Ask.objects.filter(contact=OuterRef("contact")).exclude(stage="to_ask")
    targets = (
        Target.objects.visible_to(seat)
        .filter(~Exists(asked), campaign=campaign, contact__deleted_at=None, contact__do_not_contact_at=None)
        .exclude(contact__in=snoozed.get(NEW_ASK, ()))
        .order_by("place")
        .select_related("contact")
    )
    return [
        _move(NEW_ASK, target.contact, day, _because(target.reasons), target.place)
        for target in targets[: max(0, min(room, shown))]
    ]


def _because(reasons: list[str]) -> str:
    return " ".join(f"{reason.rstrip('.')}." for reason in reasons[:2])


def _with_texts(seat: Seat, now: datetime, campaign: Campaign, moves: list[Move]) -> list[Move]:
    """A draft under way stands; then what is made from notes and outcomes; the rest is drafted by the desk."""
    wanted = [(move.contact, move.kind) for move in moves if move.prepared is None]
    texts, made = prepare(seat, now, campaign, wanted), finished_texts(seat, wanted)
    return [_with_text(move, texts.get((move.contact.pk, move.kind)), made) for move in moves]


def _with_text(move: Move, drafted: Prepared | None, made: dict[tuple[int, str], Finished]) -> Move:
    own = made.get((move.contact.pk, move.kind))
    if own is None or (drafted and drafted.letter_id):
        return replace(move, prepared=move.prepared or drafted)
    return replace(move, prepared=own.prepared, url=own.url)
