"""Invitations leave by mail after being seen; what comes back is matched, shown, and moves nothing by itself."""

import pytest
from django.urls import reverse
from icalendar import Calendar

from shoptalk.connections.models import MailConnection
from shoptalk.history.steps import undo
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.change_place import change_place
from shoptalk.interviews.actions.move_appointment import move_appointment
from shoptalk.mailbox.actions.send_invitation import send_invitation
from shoptalk.mailbox.actions.settle_answer import leave_it_at_that, say_it_is_theirs, take_proposed_time
from shoptalk.mailbox.invitation_due import due_moves
from shoptalk.mailbox.invite_answers import take_answer
from shoptalk.mailbox.inviting import Owed, last_sent, out_of_date, owed
from shoptalk.mailbox.models import Incoming, InvitationAnswer
from shoptalk.outreach.models import Letter, Touch
from tests import cast
from tests.interviews.conftest import at

WORDS = "Hi Dana,\n\nHere is the invitation for our talk on Thursday.\n\nBest wishes,\nMarisol Vega"


@pytest.fixture
def talk(marisol, dana):
    return cast.interview(marisol, dana, at(14, 15, 30), place="412 555 0187")


def send(seat, now, talk, what=Owed.INVITATION, body=WORDS, **more):
    return send_invitation(
        seat=seat, now=now, interview=talk, what=what, subject="Our talk", body=body, send_after=now, **more
    )


def sent(seat, now, talk, what=Owed.INVITATION):
    """It was approved, and it left."""
    send(seat, now, talk, what)
    letter = Letter.objects.order_by("-pk").first()
    Letter.objects.filter(pk=letter.pk).update(left_at=now, left_by="mailbox")
    return letter


def event_of(letter):
    letter.refresh_from_db()
    calendar = Calendar.from_ical(letter.calendar)
    return calendar, calendar.walk("VEVENT")[0]


def answer(
    seat,
    now,
    talk,
    partstat="ACCEPTED",
    sender="dana@city.example",
    attendee="dana@city.example",
    *lines,
    method="REPLY",
):
    """A mail with an answer comes in; gives whether it was taken."""
    number = Incoming.objects.count()
    mailbox = MailConnection.objects.get(workspace=seat.workspace)
    mail = Incoming.objects.create(
        workspace=seat.workspace, connection=mailbox, mark=f"m{number}", kind="invite_answer", from_address=sender,
        received_at=now, noticed_at=now,
    )  # fmt: skip
    given = dict(line.partition(":")[::2] for line in lines)
    facts = {"UID": talk.uid, "SEQUENCE": str(talk.sequence), "DTSTAMP": f"202605120900{number:02}Z"} | given
    text = "\r\n".join(f"{name}:{value}" for name, value in facts.items() if value)
    ics = (
        f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n{text}\r\n"
        f"ATTENDEE;PARTSTAT={partstat}:mailto:{attendee}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return take_answer(seat=seat, now=now, incoming=mail, ics=ics.encode())


def moves(seat, now, campaign):
    return [(move.kind, move.title) for move in due_moves(seat, now, campaign)]


def test_the_invitation_goes_to_the_guest_from_the_connected_address(marisol, mailbox, talk, now):
    letter = sent(marisol, now, talk)
    calendar, event = event_of(letter)
    assert (str(calendar["METHOD"]), letter.calendar_method, int(event["SEQUENCE"])) == ("REQUEST", "REQUEST", 0)
    assert str(event["ORGANIZER"]) == "mailto:marisol@mail.example"
    guest = event["ATTENDEE"]
    assert (str(guest), guest.params["RSVP"], guest.params["PARTSTAT"]) == (
        "mailto:dana@city.example", "TRUE", "NEEDS-ACTION",
    )  # fmt: skip
    assert (event["DTSTART"].dt, letter.kind) == (talk.starts_at, "invitation")
    assert letter.body == WORDS and letter.to_address == "dana@city.example"


def test_a_second_click_sends_nothing(marisol, mailbox, talk, now):
    send(marisol, now, talk)
    assert send(marisol, now, talk) is None
    assert Letter.objects.count() == 1


def test_a_change_has_the_same_uid_and_a_higher_sequence(marisol, mailbox, campaign, talk, now):
    first = event_of(sent(marisol, now, talk))[1]
    assert due_moves(marisol, now, campaign) == []
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    talk.refresh_from_db()
    assert moves(marisol, now, campaign) == [("invite_update", "Tell Dana Whitfield’s calendar of the change")]
    second = event_of(sent(marisol, now, talk, Owed.CHANGE))[1]
    assert second["UID"] == first["UID"] and int(second["SEQUENCE"]) > int(first["SEQUENCE"])
    change_place(seat=marisol, now=now, interview=talk, medium="video", place="https://meet.example/x")
    talk.refresh_from_db()
    assert owed(talk, last_sent(talk), now) is Owed.CHANGE


def test_an_undone_move_is_told_with_a_higher_sequence_too(marisol, mailbox, talk, now):
    sent(marisol, now, talk)
    _, change = move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    moved = event_of(sent(marisol, now, talk, Owed.CHANGE))[1]
    undo(marisol, now, change.event)
    talk.refresh_from_db()
    back = event_of(sent(marisol, now, talk, Owed.CHANGE))[1]
    assert back["DTSTART"].dt == talk.starts_at and int(back["SEQUENCE"]) > int(moved["SEQUENCE"])


def test_called_off_it_is_taken_out_of_their_calendar_after_being_seen(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    call_off(seat=marisol, now=now, interview=talk)
    talk.refresh_from_db()
    assert moves(marisol, now, campaign) == [("invite_update", "Take the talk out of Dana Whitfield’s calendar")]
    calendar, event = event_of(sent(marisol, now, talk, Owed.CANCELLATION))
    assert (str(calendar["METHOD"]), str(event["STATUS"])) == ("CANCEL", "CANCELLED")
    assert due_moves(marisol, now, campaign) == []


def test_who_was_never_invited_is_told_of_no_cancellation(marisol, mailbox, campaign, talk, now):
    call_off(seat=marisol, now=now, interview=talk)
    talk.refresh_from_db()
    assert owed(talk, last_sent(talk), now) is Owed.NOTHING and due_moves(marisol, now, campaign) == []


def test_one_that_waits_and_is_no_longer_so_is_not_let_go(marisol, mailbox, talk, now):
    send(marisol, now, talk)
    letter = Letter.objects.get()
    assert out_of_date(letter) == ""
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    assert "was changed" in out_of_date(letter)
    talk.refresh_from_db()
    send(marisol, now, talk, Owed.INVITATION)
    letter.refresh_from_db()
    waiting = [one for one in Letter.objects.all() if one.state == Letter.State.QUEUED]
    assert len(waiting) == 1 and event_of(waiting[0])[1]["DTSTART"].dt == at(15, 10)


@pytest.mark.parametrize(
    ("partstat", "words"), [("ACCEPTED", "Dana accepted."), ("TENTATIVE", "Dana accepted tentatively.")]
)
def test_a_yes_is_shown_and_asks_for_nothing(
    marisol, mailbox, campaign, browser_of_marisol, clock, talk, now, partstat, words
):
    sent(marisol, now, talk)
    assert answer(marisol, now, talk, partstat)
    assert due_moves(marisol, now, campaign) == []
    assert words in browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert Touch.objects.filter(kind="note", words__contains="accepted the invitation").exists()


def test_a_no_becomes_a_move_and_moves_nothing(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    answer(marisol, now, talk, "DECLINED")
    talk.refresh_from_db()
    assert (talk.starts_at, talk.cancelled_at) == (at(14, 15, 30), None)
    assert moves(marisol, now, campaign) == [("invite_answer", "Dana Whitfield declined the time: offer others")]
    leave_it_at_that(seat=marisol, now=now, answer=InvitationAnswer.objects.get())
    assert due_moves(marisol, now, campaign) == []


def test_another_time_is_shown_on_both_clocks_and_taken_with_one_click(marisol, mailbox, campaign, dana, talk, now):
    dana.time_zone = "America/Los_Angeles"
    dana.save()
    sent(marisol, now, talk)
    answer(marisol, now, talk, "TENTATIVE", "dana@city.example", "dana@city.example",
           "DTSTART:20260515T180000Z", "DTEND:20260515T183000Z", method="COUNTER")  # fmt: skip
    (move,) = due_moves(marisol, now, campaign)
    assert move.why == "Dana proposes another time: Fri 15 May, 14:00 (11:00 for Dana), 30 minutes."
    change = take_proposed_time(seat=marisol, now=now, answer=InvitationAnswer.objects.get())
    talk.refresh_from_db()
    assert (talk.starts_at, talk.minutes) == (at(15, 14), 30)
    assert moves(marisol, now, campaign) == [("invite_update", "Tell Dana Whitfield’s calendar of the change")]
    assert take_proposed_time(seat=marisol, now=now, answer=InvitationAnswer.objects.get()) is None
    undo(marisol, now, change.event)
    assert [kind for kind, _ in moves(marisol, now, campaign)] == ["invite_answer"]


def test_an_answer_to_an_earlier_time_is_said_so_and_ignored(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    talk.refresh_from_db()
    sent(marisol, now, talk, Owed.CHANGE)
    assert answer(marisol, now, talk, "DECLINED", "dana@city.example", "dana@city.example", "SEQUENCE:0")
    assert InvitationAnswer.objects.get().is_old and due_moves(marisol, now, campaign) == []


def test_whoever_declined_and_then_accepted_has_accepted(
    marisol, mailbox, campaign, browser_of_marisol, clock, talk, now
):
    sent(marisol, now, talk)
    answer(marisol, now, talk, "DECLINED")
    answer(marisol, now, talk, "TENTATIVE", "dana@city.example", "dana@city.example",
           "DTSTART:20260515T180000Z", "DTEND:20260515T183000Z", method="COUNTER")  # fmt: skip
    assert moves(marisol, now, campaign) == [("invite_answer", "Dana Whitfield proposes another time")]
    page = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert page.count("Leave it at that") == 1, "the newest answer alone waits"
    answer(marisol, now, talk, "ACCEPTED")
    assert due_moves(marisol, now, campaign) == []
    page = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert "Leave it at that" not in page and "Dana declined the time" in page and "Dana accepted." in page
    assert "They accepted." in browser_of_marisol.get(reverse("incoming")).content.decode()
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    page = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert "Dana accepted Thu 14 May, 15:30." in page


def test_answers_that_arrive_the_wrong_way_round_end_with_the_later_one(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    answer(marisol, now, talk, "ACCEPTED", "dana@city.example", "dana@city.example", "DTSTAMP:20260512T120000Z")
    answer(marisol, now, talk, "DECLINED", "dana@city.example", "dana@city.example", "DTSTAMP:20260512T110000Z")
    assert due_moves(marisol, now, campaign) == []


@pytest.mark.parametrize(
    ("sender", "attendee"),
    [
        ("eve@evil.example", "eve@evil.example"), ("eve@evil.example", "dana@city.example"),
        ("dana@city.example", "eve@evil.example"),
    ],
)  # fmt: skip
def test_an_answer_in_somebody_elses_name_is_offered_and_not_believed(
    marisol, mailbox, campaign, talk, now, sender, attendee
):
    sent(marisol, now, talk)
    assert answer(marisol, now, talk, "ACCEPTED", sender, attendee)
    row = InvitationAnswer.objects.get()
    assert not row.is_theirs and not Touch.objects.filter(words__contains="accepted").exists()
    assert [kind for kind, _ in moves(marisol, now, campaign)] == ["invite_answer"]
    say_it_is_theirs(seat=marisol, now=now, answer=row)
    assert due_moves(marisol, now, campaign) == []


@pytest.mark.parametrize(
    ("sender", "stamp"), [("eve@evil.example", "20260512T140000Z"), ("dana@city.example", "21990101T000000Z")]
)
def test_an_answer_that_was_made_up_hides_no_true_one(marisol, mailbox, campaign, talk, now, sender, stamp):
    sent(marisol, now, talk)
    dana = ("dana@city.example", "dana@city.example")
    answer(marisol, now, talk, "ACCEPTED", sender, dana[1], f"DTSTAMP:{stamp}")
    answer(marisol, now, talk, "DECLINED", *dana, "DTSTAMP:20260512T130000Z")
    assert moves(marisol, now, campaign) == [("invite_answer", "Dana Whitfield declined the time: offer others")]


def test_an_answer_that_was_made_up_before_does_not_stand_in_for_the_true_one(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    for sender in ("eve@evil.example", "dana@city.example"):
        answer(marisol, now, talk, "DECLINED", sender, "dana@city.example", "DTSTAMP:20260512T130000Z")
    assert InvitationAnswer.objects.filter(is_theirs=True).count() == 1


def test_the_same_mail_twice_is_one_answer(marisol, mailbox, talk, now):
    sent(marisol, now, talk)
    for _ in range(2):
        assert answer(
            marisol, now, talk, "DECLINED", "dana@city.example", "dana@city.example", "DTSTAMP:20260512T120000Z"
        )
    assert InvitationAnswer.objects.count() == 1


def test_what_belongs_to_nothing_here_is_left_alone(marisol, stranger, mailbox, talk, now):
    other = cast.contact(stranger, "Al Bo", email="dana@city.example")
    theirs = cast.interview(stranger, other, at(14, 15, 30))
    assert not answer(marisol, now, theirs)
    assert not answer(marisol, now, talk, "ACCEPTED", "dana@city.example", "dana@city.example", "UID:")
    assert not InvitationAnswer.objects.exists()


def test_a_proposed_time_that_cannot_be_is_no_move(marisol, mailbox, campaign, talk, now):
    sent(marisol, now, talk)
    answer(marisol, now, talk, "TENTATIVE", "dana@city.example", "dana@city.example",
           "DTSTART:20200515T180000Z", method="COUNTER")  # fmt: skip
    assert due_moves(marisol, now, campaign) == []


def test_the_page_shows_words_and_times_before_anything_leaves(marisol, mailbox, browser_of_marisol, clock, talk, now):
    page = browser_of_marisol.get(reverse("invitation", args=[talk.pk])).content.decode()
    assert "Thu 14 May, 15:30" in page and "dana@city.example" in page and "I will be done after 20 minutes" in page
    assert not Letter.objects.exists()
    form = {"what": "invitation", "seen": talk.as_seen, "subject": "Our talk", "body": WORDS}
    answered = browser_of_marisol.post(reverse("invitation", args=[talk.pk]), form)
    assert answered.status_code == 302 and Letter.objects.get().approved_at
    shown = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert "It waits to leave." in shown


def test_what_was_changed_meanwhile_is_said_before_it_leaves(marisol, mailbox, browser_of_marisol, clock, talk, now):
    seen = talk.as_seen
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 10))
    form = {"what": "invitation", "seen": seen, "subject": "Our talk", "body": WORDS}
    answered = browser_of_marisol.post(reverse("invitation", args=[talk.pk]), form)
    assert answered.status_code == 409 and not Letter.objects.exists()
    assert "Fri 15 May, 10:00" in answered.content.decode()


def test_without_a_mailbox_nothing_is_promised(marisol, browser_of_marisol, clock, talk, now):
    page = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert "Look over the invitation" not in page
    answered = browser_of_marisol.post(
        reverse("invitation", args=[talk.pk]), {"what": "invitation", "subject": "x", "body": WORDS}
    )
    assert answered.status_code == 422 and "No mailbox is connected" in answered.content.decode()


def test_hostile_words_from_a_calendar_are_text(marisol, mailbox, browser_of_marisol, clock, talk, now):
    sent(marisol, now, talk)
    answer(
        marisol, now, talk, "DECLINED", "dana@city.example", "dana@city.example", "COMMENT:<script>alert(1)</script>"
    )
    page = browser_of_marisol.get(reverse("interview", args=[talk.pk])).content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_who_has_no_name_here_is_named_by_the_address_in_the_guests_calendar(marisol, now, talk, mailbox):
    assert event_of(sent(marisol, now, talk))[1]["SUMMARY"] == "Talk with Marisol Vega"
    marisol.user.full_name = ""
    move_appointment(seat=marisol, now=now, interview=talk, starts_at=at(15, 15, 30))
    assert event_of(sent(marisol, now, talk, Owed.CHANGE))[1]["SUMMARY"] == "Talk with marisol@mail.example"
