"""What the appointments and the talks ask for: one list of sources, each a small rule of its own."""

from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse

from shoptalk.campaigns.models import Campaign
from shoptalk.interviews.confirming import confirming_letters, just_agreed
from shoptalk.interviews.debrief_due import debriefs
from shoptalk.interviews.models import GuestAnswer, Interview, Medium, PlannedQuestion
from shoptalk.interviews.times import LONGEST_TALK, zone_of_contact
from shoptalk.method.business_days import Calendar
from shoptalk.method.day_words import spoken
from shoptalk.method.wall_clock import for_me, zone_of
from shoptalk.outreach.due_move import LOOKED_AT, DueMove, Source, moves_of
from shoptalk.outreach.models import Ask, Letter
from shoptalk.outreach.standings import calendar_for
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind

SOON = timedelta(days=11)  # the longest run of free days that lies before a talk (B26: confirmed on a working day)
BY = {Medium.PHONE: "by phone", Medium.VIDEO: "by video", Medium.IN_PERSON: "in person"}
ANSWERED = {
    GuestAnswer.Kind.PICKED: "picked a time",
    GuestAnswer.Kind.MOVED: "moved your talk",
    GuestAnswer.Kind.CALLED_OFF: "called the talk off",
    GuestAnswer.Kind.OTHER_TIME: "would like another time",
    GuestAnswer.Kind.NOT_NOW: "said “not just now”",
    GuestAnswer.Kind.SOMEBODY_ELSE: "named somebody else",
    GuestAnswer.Kind.QUESTION: "asked something ahead",
}


def talks_of_today(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Today's appointments, each until its promised end. One query."""
    today = seat.today(now)
    first, last = _day(seat, today)
    talks = _open(seat).filter(starts_at__gte=first - LONGEST_TALK, starts_at__lt=last)[:LOOKED_AT]
    return [
        DueMove(
            kind="talk", contact=talk.contact, due_on=today, why=f"{_when(seat, talk)}, {BY[Medium(talk.medium)]}.",
            url=_page("meeting", talk.pk), title=f"Talk with {talk.contact}", button="Open the talk", icon="talk",
        )
        for talk in talks
        if talk.ends_at > now
    ]  # fmt: skip


def talks_to_prepare(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """From the business day before, until questions are chosen or the talk begins. One query."""
    chosen = PlannedQuestion.objects.filter(interview=OuterRef("pk"), deleted_at=None)
    talks = _open(seat).filter(~Exists(chosen), starts_at__gt=now, starts_at__lt=now + SOON)[:LOOKED_AT]
    return [
        DueMove(
            kind="prepare", contact=talk.contact, due_on=on, why=f"You talk {_in_days(seat, now, talk)}.",
            url=_page("brief", talk.pk), title=f"Prepare the talk with {talk.contact}", button="Choose the questions",
            icon="file",
        )
        for talk, on in _near(seat, now, talks)
    ]  # fmt: skip


def talks_to_confirm(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """On the business day before: one line, written and waiting. Done when it left or was ticked. Fixed queries."""
    _, tomorrow = _day(seat, seat.today(now))
    sent = Letter.objects.filter(
        contact=OuterRef("contact"), kind=Letter.Kind.CONFIRM, left_at__gte=OuterRef("agreed_at"), deleted_at=None
    )
    talks = _open(seat).filter(~Exists(sent), confirmed_at=None, starts_at__gte=tomorrow, starts_at__lt=now + SOON)
    near = [(talk, on) for talk, on in _near(seat, now, talks[:LOOKED_AT]) if not just_agreed(talk)]
    letters = confirming_letters(seat, now, campaign, [talk for talk, _ in near])
    return [
        DueMove(
            kind="confirm", contact=talk.contact, due_on=on,
            why=f"You talk {_in_days(seat, now, talk)}. A line today saves both of you a wait.",
            url=f"{reverse('interview', args=[talk.pk])}#confirm", title=f"Confirm with {talk.contact}",
            button="Look over the line", icon="mail", prepared=letters.get(talk.pk),
        )
        for talk, on in near
    ]  # fmt: skip


def talks_to_write_in(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """They said yes to a day, and no talk stands in the notebook: it has no brief and no hour yet. One query."""
    written = Interview.objects.open().filter(contact=OuterRef("contact"), deleted_at=None)
    asks = Ask.objects.visible_to(seat).filter(~Exists(written), campaign=campaign, stage="scheduled")
    asks = asks.filter(next_kind="thank", next_on__gte=seat.today(now), contact__deleted_at=None)
    return [
        DueMove(
            kind="write_in", contact=ask.contact, due_on=ask.last_touch_on or seat.today(now),
            why=f"They said yes for {spoken(ask.next_on)}. With its hour, the talk gets its brief and your calendar.",
            url=f"{reverse('add_interview')}?person={ask.contact_id}", title=f"Write in the talk with {ask.contact}",
            button="Write it in", icon="calendar",
        )
        for ask in asks.select_related("contact").order_by("next_on", "pk")[:LOOKED_AT]
        if ask.next_on
    ]  # fmt: skip


def answers_of_guests(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """What guests did on their pages, one move a person, until the seeker has seen it. One query."""
    rows = GuestAnswer.objects.visible_to(seat).filter(seen_at=None, invitation__contact__deleted_at=None)
    rows = rows.select_related("invitation__contact", "invitation__interview").order_by("-at", "-pk")[:LOOKED_AT]
    newest: dict[int, GuestAnswer] = {}
    for answer in rows:
        newest.setdefault(answer.invitation.contact_id, answer)
    return [_answer_move(seat, answer) for answer in newest.values()]


def _answer_move(seat: Seat, answer: GuestAnswer) -> DueMove:
    contact, talk = answer.invitation.contact, answer.invitation.interview
    stands = talk is not None and talk.cancelled_at is None and talk.deleted_at is None
    words = ANSWERED[GuestAnswer.Kind(answer.kind)]
    said = f" “{answer.words[:120]}”" if answer.words else ""
    return DueMove(
        kind="guest_answer", contact=contact, due_on=answer.at.astimezone(seat.zone).date(),
        why=f"On their page, {contact.called} {words}.{said}",
        url=reverse("interview", args=[talk.pk]) if stands and talk else reverse("offer_times", args=[contact.pk]),
        title=f"{contact} {words}", button="Read it", icon="mail",
    )  # fmt: skip


OPEN = Kind(Interview, "cancelled_at IS NULL AND ended_at IS NULL AND no_show_at IS NULL")
SOURCES: tuple[Source, ...] = (
    (talks_of_today, (OPEN,)),
    (answers_of_guests, (Kind(GuestAnswer, "seen_at IS NULL"),)),
    (debriefs, (OPEN, Kind(Interview, "ended_at IS NOT NULL"))),
    (talks_to_write_in, (Kind(Ask, "stage = 'scheduled'"),)),
    (talks_to_confirm, (OPEN,)),
    (talks_to_prepare, (OPEN,)),
)


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Everything that is due around the talks at the moment `now`. A fixed number of queries a source."""
    return moves_of(SOURCES, seat, now, campaign)


def business_day_before(day: date, calendar: Calendar) -> date:
    """The last business day that is before that one."""
    before = day - timedelta(days=1)
    while not calendar.is_business(before) and day - before < timedelta(days=30):
        before -= timedelta(days=1)
    return before


def _open(seat: Seat):
    talks = Interview.objects.visible_to(seat).open().filter(contact__deleted_at=None)
    return talks.select_related("contact").order_by("starts_at", "pk")


def _near(seat: Seat, now: datetime, talks) -> list[tuple[Interview, date]]:
    """Those whose business day before has come, with that day."""
    today = seat.today(now)
    found = []
    for talk in talks:
        on = business_day_before(talk.starts_at.astimezone(seat.zone).date(), calendar_for(seat, talk.contact))
        if on <= today:
            found.append((talk, on))
    return found


def _day(seat: Seat, day: date) -> tuple[datetime, datetime]:
    """A day of the seeker's, as the moments at which it begins and ends."""
    first, last = (datetime.combine(one, time(), seat.zone) for one in (day, day + timedelta(days=1)))
    return first.astimezone(UTC), last.astimezone(UTC)


def _when(seat: Seat, talk: Interview) -> str:
    return for_me(talk.starts_at, seat.zone.key, zone_of_contact(seat, talk.contact), talk.contact.called)


def _in_days(seat: Seat, now: datetime, talk: Interview) -> str:
    local = talk.starts_at.astimezone(zone_of(seat.zone.key))
    ahead = (local.date() - seat.today(now)).days
    return f"{'today' if ahead == 0 else 'tomorrow'} at {local:%H:%M}" if ahead < 2 else f"on {_when(seat, talk)}"


def _page(name: str, pk: int) -> str:
    """The page of that talk: the brief or the meeting, or the appointment itself where there is none yet."""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return reverse("interview", args=[pk])
