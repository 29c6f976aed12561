"""What a guest does on their page. Each answer is a row that waits until the seeker has seen it, and a touch.

The link is the whole right to do this: it names one invitation, and nothing here reads or changes anything else of the
notebook. Every answer works once; the same one sent twice is found again.
"""

from datetime import datetime

from django.db import transaction

from shoptalk.connections.busy_times import busy_times
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import step
from shoptalk.interviews import agreeing
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.change_place import change_place
from shoptalk.interviews.actions.make_appointment import make_appointment
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.interviews.models import Change, GuestAnswer, Interview, Invitation, Medium
from shoptalk.interviews.times import in_the_way
from shoptalk.method.time_slots import overlapping
from shoptalk.method.wall_clock import in_words
from shoptalk.outreach.actions.log_touch import add_touch, open_ask
from shoptalk.outreach.actions.name_somebody import name_somebody
from shoptalk.outreach.models import Touch
from shoptalk.outreach.plain_text import one_line
from shoptalk.workspaces.access import Seat

Kind = GuestAnswer.Kind
LONGEST = 1000  # characters of anything a guest writes
MOST_ANSWERS = 20  # of one page; more is no conversation any more
FULL = "This page has taken all the answers it can. Please write by e-mail instead."


class ForGuest(Refusal):
    """A sentence that a guest may read: it says nothing of what else is in the notebook. No other refusal is shown."""


class Gone(ForGuest):
    """The time cannot be had any more: taken, or passed."""

    status = 409


class Standing(ForGuest):
    """A talk is agreed on this page, so that answer would contradict it."""

    status = 409


def pick_time(
    *, seat: Seat, now: datetime, page: Invitation, starts_at: datetime, medium: str, place: str = "", zone: str = ""
) -> Interview:
    """The guest takes a window: the talk stands, or Gone says why not. Of two at one second, one gets it."""
    with agreeing.one_at_a_time(seat):
        page = _open(page, now)
        window = page.windows.filter(starts_at=starts_at, deleted_at=None).first()
        if window is None or starts_at <= now:
            raise Gone("That time has passed. Choose another one, or say when it would suit you.")
        talk = page.interview
        if talk is not None and talk.starts_at == starts_at and _stands(talk):
            return talk  # the same click again
        if in_the_way(seat, starts_at, page.minutes, but=talk):
            raise Gone("Somebody else took that time a moment ago. Choose another one.")
        if overlapping(starts_at, page.minutes, busy_times(seat, now)):
            raise Gone("Something else came up at that time. Choose another one.")
        medium = medium if medium in page.media else (page.media or [Medium.PHONE])[0]
        if talk is not None and _stands(talk):
            return _moved(seat, now, page, talk, starts_at)
        place = place.strip()[:LONGEST] or (page.contact.phone if medium == Medium.PHONE else "")
        made, _ = make_appointment(
            seat=seat, now=now, contact=page.contact, starts_at=starts_at, minutes=page.minutes, medium=medium,
            place=place, time_zone=zone, by_guest=True,
        )  # fmt: skip
        page.interview = made
        page.save(update_fields=["interview"])
        window.taken_at = now
        window.save(update_fields=["taken_at"])
        _keep(seat, now, page, Kind.PICKED, "")
    return made


def _moved(seat: Seat, now: datetime, page: Invitation, talk: Interview, starts_at: datetime) -> Interview:
    moved, _ = move_appointment(seat=seat, now=now, interview=talk, starts_at=starts_at, by_guest=True)
    _keep(seat, now, page, Kind.MOVED, "")
    return moved


def move_as_guest(*, seat: Seat, now: datetime, page: Invitation, starts_at: datetime, seen: str) -> Interview:
    """Another of the windows for the talk that stands. `seen`: what the page showed; a change since is said first."""
    with agreeing.one_at_a_time(seat):
        talk = agreeing.fresh(must_have_talk(page), seen)
        agreeing.must_stand(talk)
        return pick_time(seat=seat, now=now, page=page, starts_at=starts_at, medium=talk.medium)


def change_way_as_guest(
    *, seat: Seat, now: datetime, page: Invitation, medium: str, place: str, seen: str
) -> Interview:
    """How the talk goes, as the guest would like it."""
    with agreeing.one_at_a_time(seat):
        talk = must_have_talk(page)
        if talk.changes.filter(kind=Change.Kind.PLACE, by_guest=True).count() >= MOST_ANSWERS:
            raise ForGuest(FULL)
        medium = medium if medium in page.media else talk.medium
        changed, _ = change_place(
            seat=seat, now=now, interview=talk, medium=medium, place=place.strip()[:LONGEST], fallback=talk.fallback,
            seen=seen, by_guest=True,
        )  # fmt: skip
    return changed


def call_off_as_guest(*, seat: Seat, now: datetime, page: Invitation, words: str, seen: str) -> Interview:
    """The guest cannot come. Their page shows what is left of the times."""
    with agreeing.one_at_a_time(seat):
        talk, change = call_off(
            seat=seat, now=now, interview=must_have_talk(page), words=words.strip()[:LONGEST], seen=seen, by_guest=True
        )
        if change is not None:
            _keep(seat, now, page, Kind.CALLED_OFF, words)
    return talk


@transaction.atomic
def say_not_now(*, seat: Seat, now: datetime, page: Invitation, words: str = "") -> GuestAnswer:
    """ "Not just now, thank you": kept as it is said; nobody asks again. While a talk stands (it was picked in another
    window), there is something to call off first, or both calendars would go on showing it."""
    with agreeing.one_at_a_time(seat):
        talk = _open(page, now).interview
        if talk is not None and _stands(talk):
            stands = f"A talk stands on {in_words(talk.starts_at, talk.time_zone)}."
            raise Standing(f"{stands} If you would rather not, call it off below.")
    return _said(seat, now, page, Kind.NOT_NOW, words, Touch.Kind.NOT_NOW, "said “not just now” on their page")


@transaction.atomic
def wish_another_time(*, seat: Seat, now: datetime, page: Invitation, words: str) -> GuestAnswer:
    """None of the times fits; the guest says which would."""
    if not words.strip():
        raise ForGuest("Write a time that would suit you, in any words.")
    return _said(seat, now, page, Kind.OTHER_TIME, words, Touch.Kind.REPLIED, "would like another time")


@transaction.atomic
def ask_ahead(*, seat: Seat, now: datetime, page: Invitation, words: str) -> GuestAnswer:
    """A question of the guest's own, before they decide or before they talk."""
    if not words.strip():
        raise ForGuest("Write the question first.")
    return _said(seat, now, page, Kind.QUESTION, words, Touch.Kind.REPLIED, "asked something ahead")


@transaction.atomic
def name_another(
    *, seat: Seat, now: datetime, page: Invitation, name: str, reach: str = "", may_mention: bool = False
) -> GuestAnswer:
    """Somebody else to ask: they become a person with the chain, and with whether the guest's name may be used."""
    with agreeing.one_at_a_time(seat):
        page = _open(page, now)
        if not name.strip():
            raise ForGuest("Write the name of the other person.")
        same = page.answers.filter(kind=Kind.SOMEBODY_ELSE, words=_named(name, reach), deleted_at=None).first()
        if same is not None:
            return same
        name_somebody(
            seat=seat, now=now, contact=page.contact, name=name[:LONGEST], reach=reach[:LONGEST],
            may_mention=may_mention, words="On their page.",
        )  # fmt: skip
        return _keep(seat, now, page, Kind.SOMEBODY_ELSE, _named(name, reach))


def _named(name: str, reach: str) -> str:
    return ", ".join(one_line(part) for part in (name, reach) if part.strip())[:LONGEST]


def _said(
    seat: Seat, now: datetime, page: Invitation, kind: str, words: str, touch: str, what: str
) -> GuestAnswer:  # fmt: skip
    with agreeing.one_at_a_time(seat):
        page = _open(page, now)
        words = words.strip()[:LONGEST]
        same = page.answers.filter(kind=kind, words=words, deleted_at=None).first()
        if same is not None:
            return same
        with step(seat, now, "guest_answer", f"{page.contact} {what}", page.contact) as change:
            ask = open_ask(seat, now, page.contact)
            add_touch(change, seat, now, ask, kind=touch, at=now, words=words or "On their page.")
        return _keep(seat, now, page, kind, words)


def _keep(seat: Seat, now: datetime, page: Invitation, kind: str, words: str) -> GuestAnswer:
    """Kept outside of the step: Undo of what followed must not lose what the guest said."""
    if page.answers.filter(deleted_at=None).count() >= MOST_ANSWERS:
        raise ForGuest(FULL)
    return GuestAnswer.objects.create(
        workspace=seat.workspace, invitation=page, kind=kind, words=words.strip()[:LONGEST], at=now
    )


def _open(page: Invitation, now: datetime) -> Invitation:
    """The page as it is now; Gone when it was closed meanwhile."""
    page = Invitation.objects.select_related("contact", "interview", "interview__contact").get(pk=page.pk)
    if page.revoked_at is not None or page.deleted_at is not None or page.contact.deleted_at is not None:
        raise Gone("This page was closed. Nothing was changed.")
    stands = page.interview is not None and _stands(page.interview)
    if now >= page.expires_at and not stands:
        raise Gone("The times on this page have passed. Nothing was changed.")
    return page


def _stands(talk: Interview) -> bool:
    return talk.cancelled_at is None and talk.no_show_at is None and talk.deleted_at is None and talk.ended_at is None


def must_have_talk(page: Invitation) -> Interview:
    talk = Invitation.objects.select_related("interview").get(pk=page.pk).interview
    if talk is None:
        raise Gone("There is no talk to change on this page any more. Choose a time, if you like.")
    return talk
