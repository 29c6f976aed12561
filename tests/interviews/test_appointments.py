"""A talk is written in, moved, called off, missed, held: what happens to it, to the person, and to the calendar."""

from datetime import timedelta

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import CannotUndo, undo
from shoptalk.interviews.actions.call_off import call_off
from shoptalk.interviews.actions.change_place import change_place
from shoptalk.interviews.actions.confirm_appointment import confirm_appointment
from shoptalk.interviews.actions.make_appointment import make_appointment
from shoptalk.interviews.actions.move_appointment import MovedBefore, move_appointment
from shoptalk.interviews.actions.note_no_show import note_no_show
from shoptalk.interviews.actions.note_talked import note_talked, ran_over
from shoptalk.interviews.agreeing import ChangedMeanwhile, Taken
from shoptalk.interviews.models import Change, Interview
from shoptalk.outreach.models import Ask, Touch
from shoptalk.stewardship.actions.undo_step import undo_step
from tests import cast
from tests.interviews.conftest import at

NOW = cast.NOW
pytestmark = pytest.mark.django_db


def make(seat, person, starts_at=None, **more):
    facts = {"minutes": 20, "medium": "phone", "place": "412 555 0187"} | more
    return make_appointment(seat=seat, now=NOW, contact=person, starts_at=starts_at or at(14, 15), **facts)


def stands_at(person) -> tuple[str, str]:
    ask = Ask.objects.get(contact=person)
    return ask.stage, ask.next_kind


def test_writing_it_in_sets_the_day_of_the_yes_in_one_step(marisol, dana):
    assert stands_at(dana) == ("scheduled", "set_time")
    talk, change = make(marisol, dana)
    assert stands_at(dana) == ("scheduled", "thank")
    assert Touch.objects.get(contact=dana, kind="agreed").until == at(14, 15).date()
    assert (talk.time_zone, talk.sequence) == (cast.ZONE, 0)
    undo(marisol, NOW, change.event)
    assert stands_at(dana) == ("scheduled", "set_time")
    assert not Interview.objects.exists()


def test_a_yes_that_was_not_logged_is_logged_with_the_talk(marisol, campaign):
    keisha = cast.contact(marisol, "Keisha Monroe")
    make(marisol, keisha)
    touch = Touch.objects.get(contact=keisha)
    assert (touch.kind, touch.until) == ("agreed", at(14, 15).date())
    assert stands_at(keisha)[0] == "scheduled"


def test_the_day_is_the_one_where_the_other_person_is(marisol, campaign):
    """Ten in the evening in Pittsburgh is the next day in Tokyo."""
    yuki = cast.contact(marisol, "Yuki Sato", time_zone="Asia/Tokyo")
    make(marisol, yuki, at(14, 22))
    assert Touch.objects.get(contact=yuki).until == at(15, 22).date()


def test_a_second_click_writes_nothing_twice(marisol, dana):
    first, _ = make(marisol, dana)
    again, change = make(marisol, dana)
    assert (again.pk, change) == (first.pk, None)
    assert Interview.objects.count() == 1


@pytest.mark.parametrize("minutes", [-19, -5, 0, 5, 19])
def test_two_talks_never_overlap_and_the_sentence_says_with_whom(marisol, dana, minutes):
    make(marisol, dana)
    keisha = cast.contact(marisol, "Keisha Monroe")
    with pytest.raises(Taken, match="Dana Whitfield on Thu 14 May, 15:00"):
        make(marisol, keisha, at(14, 15) + timedelta(minutes=minutes))
    assert Interview.objects.count() == 1 and not Touch.objects.filter(contact=keisha).exists()


@pytest.mark.parametrize("minutes", [-20, 20])
def test_talks_may_touch(marisol, dana, minutes):
    make(marisol, dana)
    make(marisol, cast.contact(marisol, "Keisha Monroe"), at(14, 15) + timedelta(minutes=minutes))
    assert Interview.objects.count() == 2


def test_the_database_itself_keeps_one_talk_at_a_time(marisol, dana, monkeypatch):
    """Should the check ever be passed by, the rule of the table stops the second, with a sentence."""
    make(marisol, dana)
    monkeypatch.setattr("shoptalk.interviews.agreeing.in_the_way", lambda *found, **more: None)
    with pytest.raises(Taken, match="taken a moment ago"):
        make(marisol, cast.contact(marisol, "Keisha Monroe"))
    assert Interview.objects.count() == 1


@pytest.mark.parametrize(
    ("what", "more"),
    [
        ("minutes", {"minutes": 0}),
        ("minutes", {"minutes": 999}),
        ("phone", {"medium": "pigeon"}),
        ("far away", {"starts_at": NOW + timedelta(days=2000)}),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(marisol, dana, what, more):
    with pytest.raises(Refusal, match=what):
        make(marisol, dana, **more)
    assert not Interview.objects.exists()


def test_nobody_who_asked_to_be_left_alone_gets_a_talk(marisol, campaign):
    carl = cast.contact(marisol, "Carl Benz", do_not_contact_at=NOW)
    with pytest.raises(Refusal, match="asked not to be contacted"):
        make(marisol, carl)


def test_moving_keeps_the_uid_raises_the_sequence_and_is_remembered(marisol, dana):
    talk, _ = make(marisol, dana)
    confirm_appointment(seat=marisol, now=NOW, interview=talk)
    moved, _ = move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(15, 10), seen=talk.as_seen)
    moved.refresh_from_db()
    assert (moved.uid, moved.sequence, moved.starts_at) == (talk.uid, 1, at(15, 10))
    assert moved.confirmed_at is None, "another time wants to be confirmed anew"
    noted = Change.objects.get()
    assert (noted.kind, noted.by_guest, noted.was_at, noted.now_at) == ("moved", False, at(14, 15), at(15, 10))
    assert Touch.objects.get(contact=dana, kind="agreed").until == at(15, 10).date()


def test_undo_of_a_move_gives_the_time_back_and_no_calendar_a_lower_number(marisol, dana):
    talk, _ = make(marisol, dana)
    _, change = move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(15, 10))
    undo(marisol, NOW, change.event)
    talk.refresh_from_db()
    assert (talk.starts_at, talk.sequence) == (at(14, 15), 1)
    assert not Change.objects.exists()


def test_moving_twice_is_asked_about_first(marisol, dana):
    """Rule B26."""
    talk, _ = make(marisol, dana)
    talk, _ = move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(15, 10))
    with pytest.raises(MovedBefore, match="calling first is kinder"):
        move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(18, 10))
    talk.refresh_from_db()
    assert talk.starts_at == at(15, 10)
    move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(18, 10), anyway=True)
    assert Change.objects.count() == 2


def test_the_guest_may_move_it_more_often(marisol, dana):
    talk, _ = make(marisol, dana)
    for day in (15, 18, 19):
        talk, _ = move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(day, 10), by_guest=True)
    assert talk.sequence == 3


def test_two_tabs_the_later_one_is_told_and_changes_nothing(marisol, dana):
    talk, _ = make(marisol, dana)
    seen_in_both = talk.as_seen
    move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(15, 10), seen=seen_in_both)
    stale = Interview.objects.get()
    for change in (
        lambda: move_appointment(seat=marisol, now=NOW, interview=stale, starts_at=at(18, 10), seen=seen_in_both),
        lambda: call_off(seat=marisol, now=NOW, interview=stale, seen=seen_in_both),
        lambda: change_place(seat=marisol, now=NOW, interview=stale, medium="video", seen=seen_in_both),
    ):
        with pytest.raises(ChangedMeanwhile, match="is on Fri 15 May, 10:00 now"):
            change()
    stale.refresh_from_db()
    assert (stale.starts_at, stale.cancelled_at, stale.medium) == (at(15, 10), None, "phone")


def test_a_move_that_was_undone_is_a_change_as_well(marisol, dana):
    talk, _ = make(marisol, dana)
    moved, change = move_appointment(seat=marisol, now=NOW, interview=talk, starts_at=at(15, 10))
    seen = moved.as_seen
    undo(marisol, NOW, change.event)
    with pytest.raises(ChangedMeanwhile):
        call_off(seat=marisol, now=NOW, interview=moved, seen=seen)


def test_calling_off_opens_the_time_again_or_lets_it_be(marisol, dana):
    talk, _ = make(marisol, dana)
    talk, change = call_off(seat=marisol, now=NOW, interview=talk, words="ill")
    talk.refresh_from_db()
    assert (talk.cancelled_at, talk.sequence) == (NOW, 1)
    assert stands_at(dana) == ("scheduled", "set_time")
    assert call_off(seat=marisol, now=NOW, interview=talk)[1] is None, "a second click"
    undo(marisol, NOW, change.event)
    assert stands_at(dana) == ("scheduled", "thank")
    call_off(seat=marisol, now=NOW, interview=talk, new_time=False)
    assert stands_at(dana) == ("let_go", "none")


def test_the_time_of_a_talk_that_was_called_off_is_free_again(marisol, dana):
    talk, _ = make(marisol, dana)
    call_off(seat=marisol, now=NOW, interview=talk)
    make(marisol, dana)
    assert Interview.objects.open().count() == 1


def test_undo_does_not_bring_back_a_talk_where_another_one_is_by_now(marisol, dana):
    talk, _ = make(marisol, dana)
    _, change = call_off(seat=marisol, now=NOW, interview=talk)
    make(marisol, cast.contact(marisol, "Keisha Monroe"))
    with pytest.raises(CannotUndo, match="stands in its place"):
        undo_step(seat=marisol, now=NOW, event=change.event)
    assert Interview.objects.open().count() == 1


def test_a_no_show_is_no_fault_and_a_new_time_is_next(marisol, dana):
    talk, _ = make(marisol, dana)
    with pytest.raises(Refusal, match="has not begun yet"):
        note_no_show(seat=marisol, now=NOW, interview=talk)
    after = at(14, 15, 15)
    note_no_show(seat=marisol, now=after, interview=talk)
    assert stands_at(dana) == ("scheduled", "set_time")
    moved, _ = move_appointment(seat=marisol, now=after, interview=talk, starts_at=at(18, 10))
    moved.refresh_from_db()
    assert moved.no_show_at is None and stands_at(dana) == ("scheduled", "thank")


def test_a_talk_that_took_place_says_how_long_it_really_was(marisol, dana):
    """B4: end at the promised minute; only the host may extend."""
    talk, _ = make(marisol, dana)
    held, _ = note_talked(seat=marisol, now=at(14, 16), interview=talk, minutes=32)
    assert (ran_over(held), held.extended_minutes) == (12, 0)
    assert stands_at(dana) == ("met", "thank")
    held, _ = note_talked(seat=marisol, now=at(14, 16), interview=talk, minutes=32, host_extended=True)
    assert (ran_over(held), held.extended_minutes) == (0, 12)
    assert Touch.objects.filter(contact=dana, kind="met").count() == 1
    with pytest.raises(Refusal, match="over"):
        move_appointment(seat=marisol, now=at(14, 17), interview=held, starts_at=at(18, 10))


def test_how_and_where_may_change_and_only_what_both_see_raises_the_number(marisol, dana):
    talk, _ = make(marisol, dana)
    talk, _ = change_place(
        seat=marisol, now=NOW, interview=talk, medium="phone", place=talk.place, fallback="write at once"
    )
    assert talk.sequence == 0
    talk, _ = change_place(
        seat=marisol, now=NOW, interview=talk, medium="video", place="https://meet.example/x\r\nX: y", fallback=""
    )
    talk.refresh_from_db()
    assert (talk.sequence, talk.place) == (1, "https://meet.example/x X: y")
    assert "before: Phone, 412 555 0187" in Change.objects.get().words


def test_a_clock_that_is_wrong_loses_nothing(marisol, dana):
    """The clock jumps a year ahead and back: the talk stays, its number only grows, its history keeps its order."""
    talk, _ = make(marisol, dana)
    ahead, back = NOW + timedelta(days=400), NOW - timedelta(days=2)
    move_appointment(seat=marisol, now=ahead, interview=talk, starts_at=at(15, 10))
    talk, _ = move_appointment(seat=marisol, now=back, interview=talk, starts_at=at(18, 10), anyway=True)
    talk.refresh_from_db()
    assert (talk.starts_at, talk.sequence) == (at(18, 10), 2)
    assert [change.now_at for change in Change.objects.order_by("pk")] == [at(15, 10), at(18, 10)]


def test_a_zone_that_was_renamed_still_tells_the_time(marisol, campaign):
    olena = cast.contact(marisol, "Olena Kovalenko", time_zone="Europe/Kiev")
    talk, change = make(marisol, olena)
    assert "15:00 (22:00 for Olena)" in change.words
    assert talk.time_zone == "Europe/Kiev"


def test_a_zone_that_this_machine_does_not_know_is_told_in_utc(marisol, campaign):
    person = cast.contact(marisol, "Ann Far", time_zone="Mars/Olympus")
    _, change = make(marisol, person)
    assert "15:00 (19:00 for Ann)" in change.words
