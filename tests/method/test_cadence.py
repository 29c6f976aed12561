"""Promises of the rhythm of three and seven business days (rulebook A31, A33-A35), on days one can check by hand."""

from datetime import date

import pytest

from shoptalk.method.stages import Calendar, Touch, standing

# March 2025: the 3rd is a Monday.
WEEKDAYS_ONLY = Calendar()
MONDAY = date(2025, 3, 3)


def march(day: int) -> date:
    return date(2025, 3, day)


def stands(*touches, today=MONDAY, **other):
    return standing(touches, today, WEEKDAYS_ONLY, **other)


def asked(day: int = 3, **other) -> Touch:
    return Touch("asked", march(day), **other)


def nudged(day: int, **other) -> Touch:
    return Touch("nudged", march(day), **other)


def test_alone_the_nudge_comes_on_day_three_and_the_last_line_on_day_seven():
    first = stands(asked())
    assert (first.stage, first.next_kind, first.next_on) == ("asked", "nudge", march(6))
    second = stands(asked(), nudged(6))
    assert (second.stage, second.next_kind, second.next_on) == ("following_up", "last_line", march(12))


def test_with_a_second_person_known_she_comes_on_day_three_and_the_nudge_on_day_seven():
    before = stands(asked(), today=march(11), second_person_known=True)
    assert (before.next_kind, before.next_on) == ("second_person", march(6))
    seventh = stands(asked(), today=march(12), second_person_known=True)
    assert (seventh.next_kind, seventh.next_on) == ("nudge", march(12))


def test_when_the_second_person_was_asked_the_first_is_left_until_day_seven():
    after = stands(asked(), today=march(7), second_person_known=True, second_person_asked=True)
    assert (after.next_kind, after.next_on) == ("nudge", march(12))


def test_after_a_second_person_the_last_line_comes_seven_days_after_the_nudge():
    last = stands(asked(), nudged(12), second_person_known=True, second_person_asked=True)
    assert (last.next_kind, last.next_on) == ("last_line", march(21))


def test_a_late_nudge_keeps_its_distance_from_the_last_line():
    assert stands(asked(), nudged(11)).next_on == march(17)


def test_after_two_follow_ups_the_person_rests_for_ninety_days():
    resting = stands(asked(), nudged(6), nudged(12), today=march(20))
    assert (resting.stage, resting.follow_ups) == ("resting", 2)
    assert (resting.next_kind, resting.next_on) == ("ask_again_after_rest", date(2025, 6, 10))
    assert not resting.may_ask and not resting.may_follow_up
    assert "10 June" in resting.reason_not
    awake = stands(asked(), nudged(6), nudged(12), today=date(2025, 6, 10))
    assert awake.may_ask and not awake.may_follow_up


def test_the_rest_ends_on_a_business_day():
    ends_on_a_saturday = stands(asked(), nudged(6), nudged(16))
    assert ends_on_a_saturday.next_on == date(2025, 6, 16)


def test_a_second_ask_into_the_silence_counts_as_a_follow_up():
    twice = stands(asked(), asked(4), asked(5))
    assert (twice.follow_ups, twice.stage) == (2, "resting")


def test_one_ask_over_two_channels_on_one_day_is_one_ask():
    both = stands(asked(), asked(channel="linkedin"), Touch("voicemail_left", MONDAY))
    assert (both.follow_ups, both.stage) == (0, "asked")


def test_a_new_round_starts_after_the_rest_and_the_count_with_it():
    again = stands(asked(), nudged(6), nudged(12), Touch("asked", date(2025, 6, 10)))
    assert (again.stage, again.follow_ups, again.asked_on) == ("asked", 0, date(2025, 6, 10))


def test_a_voicemail_after_the_rest_asks_anew_too():
    again = stands(asked(), nudged(6), nudged(12), Touch("voicemail_left", date(2025, 6, 10)))
    assert (again.stage, again.follow_ups, again.next_kind) == ("asked", 0, "call_again")


def test_two_silent_rounds_are_an_answer():
    again = date(2025, 6, 10)
    round_two = [Touch("asked", again), Touch("nudged", date(2025, 6, 13)), Touch("nudged", date(2025, 6, 19))]
    gone = stands(asked(), nudged(6), nudged(12), *round_two, today=date(2027, 1, 4))
    assert (gone.stage, gone.next_kind) == ("let_go", "none")
    assert not gone.may_ask and not gone.may_follow_up


def test_a_reply_after_two_silent_rounds_still_opens_the_talk():
    round_two = [
        Touch("asked", date(2025, 6, 10)),
        Touch("nudged", date(2025, 6, 13)),
        Touch("nudged", date(2025, 6, 19)),
    ]
    back = stands(asked(), nudged(6), nudged(12), *round_two, Touch("replied", date(2026, 1, 5)))
    assert (back.stage, back.next_kind, back.next_on) == ("talking", "answer_reply", date(2026, 1, 5))


def test_an_absence_pauses_the_count_until_the_business_day_after_it():
    # One day counted (Tuesday), away Wednesday to Friday of next week, then the second and third day.
    away = Touch("out_of_office", march(5), until=march(14))
    assert stands(asked(), away).next_on == march(18)
    assert stands(asked(), away, second_person_known=True).next_kind == "second_person"


def test_an_absence_that_comes_after_the_day_moves_the_nudge_behind_it():
    assert stands(asked(), Touch("out_of_office", march(10), until=march(14)), today=march(10)).next_on == march(17)


def test_an_absence_without_a_day_is_taken_for_a_week():
    assert stands(asked(), Touch("out_of_office", march(3))).next_on == march(13)


def test_an_absence_before_the_ask_is_waited_for():
    away = stands(Touch("out_of_office", MONDAY, until=march(14)))
    assert (away.next_kind, away.next_on) == ("ask", march(17))


def test_an_absence_until_the_end_of_time_gives_an_answer():
    assert stands(asked(), Touch("out_of_office", march(4), until=date.max)).next_on == date.max


def test_the_first_voicemail_is_the_ask_and_the_second_a_follow_up():
    first = stands(Touch("voicemail_left", MONDAY))
    assert (first.stage, first.follow_ups, first.next_kind, first.next_on) == ("asked", 0, "call_again", march(6))
    second = stands(Touch("voicemail_left", MONDAY), Touch("voicemail_left", march(6)))
    assert (second.follow_ups, second.next_kind, second.next_on) == (1, "call_again", march(12))
    third = stands(*(Touch("voicemail_left", march(day)) for day in (3, 6, 12)))
    assert (third.follow_ups, third.stage) == (2, "resting")


def test_a_promised_call_is_due_on_the_promised_day():
    promised = stands(Touch("voicemail_left", MONDAY, until=march(5)), second_person_known=True)
    assert (promised.next_kind, promised.next_on) == ("call_again", march(5))


def test_follow_ups_are_counted_over_all_channels():
    mixed = stands(asked(), Touch("voicemail_left", march(6)), nudged(12, channel="linkedin"))
    assert (mixed.follow_ups, mixed.stage, mixed.may_follow_up) == (2, "resting", False)


def test_nobody_there_means_another_day_and_counts_as_nothing():
    rang = stands(Touch("no_answer", MONDAY))
    assert (rang.stage, rang.follow_ups, rang.next_kind, rang.next_on) == ("asked", 0, "call_again", march(4))
    assert rang.may_ask and not rang.may_follow_up
    written = stands(Touch("no_answer", MONDAY), asked(4))
    assert (written.follow_ups, written.asked_on, written.next_on) == (0, march(4), march(7))


def test_after_two_unanswered_rings_a_message_is_offered_instead():
    rings = [Touch("no_answer", march(day)) for day in (3, 4, 5)]
    assert stands(*rings).next_kind == "ask"
    assert stands(asked(), *(Touch("no_answer", march(day)) for day in (4, 5, 6))).next_kind == "nudge"


def test_a_letter_that_came_back_asks_for_another_address():
    back = stands(asked(), Touch("bounced", MONDAY))
    assert (back.stage, back.next_kind, back.next_on) == ("to_ask", "other_address", MONDAY)
    assert back.may_ask
    again = stands(asked(), Touch("bounced", MONDAY), asked(5))
    assert (again.stage, again.asked_on, again.follow_ups) == ("asked", march(5), 0)


def test_a_second_bounce_ends_it_unless_another_channel_carries_on():
    bounces = [asked(), Touch("bounced", MONDAY), asked(4), Touch("bounced", march(4))]
    gone = stands(*bounces)
    assert (gone.stage, gone.next_kind, gone.closed_channels) == ("let_go", "none", ("email",))
    by_phone = stands(*bounces, Touch("voicemail_left", march(5)))
    assert (by_phone.stage, by_phone.next_kind, by_phone.asked_on) == ("asked", "call_again", march(5))


def test_a_follow_up_that_came_back_does_not_undo_the_ask():
    back = stands(asked(channel="linkedin"), nudged(6), Touch("bounced", march(6)))
    assert (back.stage, back.follow_ups, back.next_kind) == ("following_up", 1, "other_address")
    assert back.asked_on == MONDAY


def test_the_answer_to_a_reply_starts_a_fresh_wait():
    touches = [asked(), nudged(6), nudged(12), Touch("replied", march(13)), nudged(13)]
    waiting = stands(*touches)
    assert (waiting.stage, waiting.follow_ups, waiting.asked_on) == ("asked", 0, march(13))
    assert (waiting.next_kind, waiting.next_on) == ("nudge", march(18))


def test_somebody_who_answered_once_is_never_bypassed_by_a_second_person():
    touches = [asked(), Touch("replied", march(4)), nudged(4)]
    assert stands(*touches, today=march(8), second_person_known=True).next_kind == "nudge"


def test_the_contacts_holidays_move_the_day():
    # Tuesday 1 July 2025; the 4th is free in the US only.
    ask = [Touch("asked", date(2025, 7, 1))]
    assert standing(ask, date(2025, 7, 1), Calendar(("DE",))).next_on == date(2025, 7, 4)
    assert standing(ask, date(2025, 7, 1), Calendar(("DE", "US"))).next_on == date(2025, 7, 7)


@pytest.mark.parametrize(
    ("today", "words"), [(6, "Third business day"), (7, "Fourth business day"), (5, "planned for")]
)
def test_today_says_why_in_one_sentence(today, words):
    assert words in stands(asked(), today=march(today)).why
