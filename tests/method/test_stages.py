"""Promises of the state machine, over any sequence of events (rulebook A28, A31-A36, M14)."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.business_days import Calendar
from shoptalk.method.stages import KINDS, STAGE_WORDS, Touch, standing
from tests.method.touch_strategies import CALENDARS, START, end_of, stories

NEXT_KINDS = {
    "ask", "second_person", "nudge", "last_line", "answer_reply", "set_time", "check_back", "other_address",
    "call_again", "thank", "ask_again_after_rest", "none",
}  # fmt: skip
FOLLOW_UPS = {"nudge", "last_line"}
ENDS = {"let_go", "do_not_contact"}
ANSWERS = {"replied", "agreed", "declined", "not_now", "gave_another_name", "asked_not_to_be_contacted", "met"}
WRITTEN = {"asked", "nudged", "voicemail_left"}
PLAIN = Calendar()
LATER = st.integers(0, 400)
PEOPLE = st.tuples(st.booleans(), st.booleans())

every_story = settings(deadline=None, max_examples=120)


def stands(touches, today, calendar=PLAIN, second=(False, False)):
    return standing(touches, today, calendar, second_person_known=second[0], second_person_asked=second[1])


def day(n: int) -> date:
    return START + timedelta(days=n)


# Over any sequence


@given(stories(), CALENDARS, LATER, PEOPLE)
@every_story
def test_no_story_leads_to_a_third_follow_up(touches, calendar, wait, second):
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar, second)
    if now.may_follow_up or now.next_kind in FOLLOW_UPS:
        assert now.follow_ups < 2
    if now.follow_ups >= 2 and now.stage in {"resting", "let_go", "following_up", "asked"}:
        assert not now.may_follow_up
        assert now.next_kind not in FOLLOW_UPS | {"call_again"}


@given(stories(kinds=("asked", "nudged", "voicemail_left", "no_answer", "thanked", "note", "out_of_office")), CALENDARS)
@every_story
def test_whoever_does_what_is_offered_writes_at_most_three_times_into_a_silence_of_ninety_days(touches, calendar):
    """Follow the machine: a message leaves only when it allows it. No ninety days see more than an ask and two more."""
    sent: list[Touch] = []
    messages: list[date] = []
    for touch in touches:
        now = stands(sent, touch.on, calendar)
        allowed = {"asked": now.may_ask, "nudged": now.may_follow_up, "thanked": now.may_answer}
        allowed["voicemail_left"] = now.may_ask or now.may_follow_up
        if not allowed.get(touch.kind, True):
            continue
        sent.append(touch)
        if touch.kind in {"asked", "nudged", "voicemail_left"}:
            messages.append(touch.on)
    distinct = sorted(set(messages))
    for first in distinct:
        assert len([on for on in distinct if first <= on < first + timedelta(days=90)]) <= 3
    assert len(distinct) <= 6


@given(stories(), st.sampled_from(["declined", "asked_not_to_be_contacted"]), stories(most=5), CALENDARS, LATER, PEOPLE)
@every_story
def test_no_story_leads_to_an_ask_after_a_no(before, no, after, calendar, wait, second):
    last = end_of(before)
    touches = [*before, Touch(no, last), *(replace(touch, on=touch.on + (last - START)) for touch in after)]
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar, second)
    kinds = [touch.kind for touch in touches]
    assert not now.may_ask
    assert now.next_kind not in {"ask", "ask_again_after_rest", "second_person"}
    if "declined" in kinds and not {"agreed", "met"} & set(kinds[kinds.index("declined") :]):
        assert not now.may_follow_up
        assert now.next_kind in {"none", "answer_reply", "thank"}


@given(stories(), CALENDARS, LATER)
@every_story
def test_who_asked_not_to_be_contacted_hears_nothing_ever(touches, calendar, wait):
    touches = [*touches[: len(touches) // 2], Touch("asked_not_to_be_contacted", day(0)), *touches[len(touches) // 2 :]]
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar)
    assert (now.stage, now.next_kind, now.next_on) == ("do_not_contact", "none", None)
    assert not (now.may_ask or now.may_follow_up or now.may_answer)


@given(stories(), CALENDARS, LATER, PEOPLE)
@every_story
def test_everybody_who_is_not_let_go_has_a_next_move_and_a_day(touches, calendar, wait, second):
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar, second)
    assert now.stage in STAGE_WORDS
    assert now.next_kind in NEXT_KINDS
    assert (now.next_kind == "none") == (now.next_on is None)
    if now.stage not in ENDS:
        assert now.next_kind != "none"


@given(stories(), CALENDARS, LATER)
@every_story
def test_a_resting_person_has_a_day_of_waking(touches, calendar, wait):
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar)
    if now.stage == "resting":
        assert now.next_on is not None
        assert stands(touches, now.next_on, calendar).due(now.next_on)


@given(stories(), CALENDARS, LATER, st.integers(1, 400), PEOPLE)
@every_story
def test_what_is_due_stays_due_until_something_happens(touches, calendar, wait, more, second):
    today = end_of(touches) + timedelta(days=wait)
    now, later = (stands(touches, on, calendar, second) for on in (today, today + timedelta(days=more)))
    if now.due(today):
        assert later.due(today + timedelta(days=more))
        nudge_succeeds = (now.next_kind, later.next_kind) in {
            ("second_person", "nudge"),
            ("second_person", "call_again"),
        }
        assert later.next_kind == now.next_kind or nudge_succeeds
        assert later.stage == now.stage


@given(stories(), CALENDARS, LATER, st.integers(1, 60), PEOPLE)
@every_story
def test_nothing_changes_before_the_next_day_that_counts(touches, calendar, wait, more, second):
    """So a standing may be kept until `next_on`."""
    today = end_of(touches) + timedelta(days=wait)
    now = stands(touches, today, calendar, second)
    then = today + timedelta(days=more)
    if now.next_on is None or then < now.next_on:
        assert stands(touches, then, calendar, second) == now


@given(stories(), st.sampled_from(sorted(ANSWERS)), CALENDARS, LATER, PEOPLE)
@every_story
def test_any_answer_stops_all_follow_ups(touches, answer, calendar, wait, second):
    last = end_of(touches)
    touches = [*touches, Touch(answer, last)]
    now = stands(touches, last + timedelta(days=wait), calendar, second)
    assert not now.may_follow_up
    assert now.next_kind not in FOLLOW_UPS | {"second_person", "call_again"}


@given(stories(), st.integers(0, 14), st.integers(-100, 3000), st.sampled_from(["note", "wrote_before"]), CALENDARS)
@every_story
def test_a_note_changes_nothing(touches, at, when, kind, calendar):
    today = end_of(touches)
    noted = [*touches[:at], Touch(kind, day(when), until=day(when + 5)), *touches[at:]]
    assert stands(noted, today, calendar) == stands(touches, today, calendar)


@given(stories(), CALENDARS)
@every_story
def test_only_the_order_within_a_day_is_taken_from_the_log(touches, calendar):
    today = end_of(touches)
    last_day_first = sorted(touches, key=lambda touch: today - touch.on)
    assert stands(last_day_first, today, calendar) == stands(touches, today, calendar)


@given(stories(), CALENDARS, LATER, PEOPLE)
@every_story
def test_every_sentence_is_there_and_calm(touches, calendar, wait, second):
    now = stands(touches, end_of(touches) + timedelta(days=wait), calendar, second)
    assert now.why.strip()
    if not (now.may_ask and now.may_follow_up):
        assert now.reason_not.strip()
    for sentence in filter(None, (now.why, now.reason_not)):
        assert sentence[0].isupper() or sentence[0] == "“"
        assert sentence.endswith(".")
        assert not re.search(r"overdue|failed|lead\b|pipeline|target|!|None|  |\. [a-z]|^\W* is next", sentence)
        assert len(sentence) <= 160


@given(stories(), st.sampled_from([date.min, date(1900, 1, 1), date(2999, 12, 31), date.max]), CALENDARS)
@settings(deadline=None, max_examples=100)
def test_a_date_that_cannot_be_right_does_not_break_anything(touches, odd, calendar):
    if touches:
        touches[0] = replace(touches[0], on=odd, until=odd)
        touches[-1] = replace(touches[-1], until=odd)
    for today in (odd, START, end_of(touches)):
        assert stands(touches, today, calendar).why


# By example


def test_a_kind_that_does_not_exist_is_refused_in_words():
    with pytest.raises(ValueError, match=r"cannot be .ghosted"):
        Touch("ghosted", START)


def test_the_kinds_are_exactly_these():
    assert set(KINDS) == {
        "asked", "nudged", "replied", "agreed", "declined", "not_now", "gave_another_name", "bounced", "out_of_office",
        "voicemail_left", "no_answer", "met", "thanked", "asked_not_to_be_contacted", "note", "wrote_before",
    }  # fmt: skip


def test_the_whole_way_from_a_first_ask_to_keeping_in_touch():
    told, seen = [], []
    for kind, on, until in [
        ("asked", 0, None), ("nudged", 3, None), ("replied", 4, None), ("asked", 4, None), ("agreed", 7, None),
        ("agreed", 8, 16), ("met", 16, None), ("thanked", 16, None), ("nudged", 60, None),
    ]:  # fmt: skip
        told.append(Touch(kind, day(on), until=until and day(until)))
        now = stands(told, day(on))
        seen.append((now.word, now.next_kind))
    assert seen == [
        ("asked", "nudge"), ("following up", "last_line"), ("talking", "answer_reply"), ("asked", "nudge"),
        ("scheduled", "set_time"), ("scheduled", "thank"), ("met", "thank"), ("thanked", "check_back"),
        ("keeping in touch", "check_back"),
    ]  # fmt: skip


def test_a_no_may_be_thanked_for_once():
    no = [Touch("asked", day(0)), Touch("declined", day(2))]
    assert stands(no, day(2)).may_answer
    assert not stands([*no, Touch("thanked", day(2))], day(2)).may_answer


def test_a_yes_after_a_no_is_a_yes_but_is_never_asked_for():
    yes = [Touch("asked", day(0)), Touch("declined", day(2)), Touch("agreed", day(9))]
    assert (stands(yes, day(9)).stage, stands(yes, day(9)).next_kind) == ("scheduled", "set_time")
    silent = [*yes, Touch("nudged", day(9)), Touch("nudged", day(14)), Touch("nudged", day(21))]
    assert (stands(silent, day(400)).stage, stands(silent, day(400)).may_ask) == ("let_go", False)


def test_not_now_with_a_day_is_one_message_on_that_day():
    not_now = [Touch("asked", day(0)), Touch("not_now", day(2), until=day(60))]
    before, on_the_day = stands(not_now, day(59)), stands(not_now, day(60))
    assert (before.stage, before.next_kind, before.next_on) == ("resting", "check_back", day(60))
    assert not before.may_ask and on_the_day.may_ask
    for kind in WRITTEN:
        gone = stands([*not_now, Touch(kind, day(60))], day(300))
        assert (gone.stage, gone.next_kind, gone.may_ask, gone.may_follow_up) == ("let_go", "none", False, False)


def test_a_second_not_now_is_a_no_but_a_corrected_day_is_a_correction():
    once = [Touch("asked", day(0)), Touch("not_now", day(2), until=day(60))]
    assert stands([*once, Touch("not_now", day(3), until=day(90))], day(10)).next_on == day(91)  # day 90 is a Sunday
    assert (
        stands([*once, Touch("nudged", day(60)), Touch("not_now", day(61), until=day(90))], day(90)).stage == "let_go"
    )


def test_not_now_without_a_day_is_let_go():
    assert stands([Touch("asked", day(0)), Touch("not_now", day(2))], day(2)).stage == "let_go"


def test_a_check_back_that_came_back_is_due_again():
    touches = [Touch("not_now", day(0), until=day(10)), Touch("asked", day(10)), Touch("bounced", day(10))]
    assert stands(touches, day(11)).next_kind == "check_back"


def test_another_name_earns_thanks_and_ends_the_asking():
    helped = [Touch("asked", day(0)), Touch("gave_another_name", day(2))]
    now = stands(helped, day(2))
    assert (now.stage, now.next_kind, now.next_on, now.may_ask) == ("let_go", "thank", day(2), False)
    assert stands([*helped, Touch("thanked", day(3))], day(3)).next_kind == "none"


def test_a_name_given_in_the_talk_leaves_the_talk_alone():
    touches = [Touch("asked", day(0)), Touch("agreed", day(1), until=day(5)), Touch("gave_another_name", day(2))]
    assert stands(touches, day(2)).stage == "scheduled"
    assert stands([*touches, Touch("met", day(5)), Touch("gave_another_name", day(5))], day(5)).stage == "met"


def test_nobody_there_at_the_hour_of_the_talk_asks_for_a_new_time():
    touches = [Touch("agreed", day(0), until=day(3)), Touch("no_answer", day(3))]
    assert stands(touches, day(3)).next_kind == "set_time"


def test_a_reply_at_noon_and_its_answer_in_the_afternoon_keep_their_order():
    answered = [Touch("asked", day(0)), Touch("replied", day(2)), Touch("nudged", day(2))]
    assert stands(answered, day(2)).stage == "asked"
    unanswered = [Touch("asked", day(0)), Touch("nudged", day(2)), Touch("replied", day(2))]
    assert stands(unanswered, day(2)).stage == "talking"


def test_thanks_sent_into_a_silence_do_not_open_a_new_round():
    touches = [Touch("asked", day(0)), Touch("nudged", day(3)), Touch("nudged", day(9)), Touch("thanked", day(10))]
    assert stands(touches, day(11)).stage == "resting"
    assert not stands(touches, day(11)).may_ask


def test_a_letter_after_a_no_is_answered_and_nothing_more():
    wrote = [Touch("asked", day(0)), Touch("declined", day(2)), Touch("replied", day(3))]
    now = stands(wrote, day(3))
    assert (now.stage, now.next_kind, now.may_ask, now.may_answer) == ("talking", "answer_reply", False, True)
    answered = stands([*wrote, Touch("nudged", day(3))], day(30))
    assert (answered.stage, answered.next_kind, answered.may_answer) == ("let_go", "none", False)


def test_a_letter_after_the_thank_you_belongs_to_keeping_in_touch():
    talked = [Touch("agreed", day(0), until=day(3)), Touch("thanked", day(3)), Touch("replied", day(4))]
    now = stands(talked, day(4))
    assert (now.word, now.next_kind) == ("keeping in touch", "answer_reply")


def test_thanks_for_a_yes_leave_the_time_to_be_set_since_that_yes():
    now = stands([Touch("agreed", day(0)), Touch("thanked", day(1))], day(9))
    assert (now.next_kind, now.next_on) == ("set_time", day(0))


def test_an_answer_clears_the_count_of_silent_rounds():
    told = [Touch("asked", day(0)), Touch("asked", day(100)), Touch("replied", day(101)), Touch("asked", day(101))]
    silent = [*told, Touch("nudged", day(105)), Touch("nudged", day(112))]
    assert stands(silent, day(113)).stage == "resting"


def test_a_third_round_is_not_opened_by_asking():
    told = [Touch("asked", day(0)), Touch("asked", day(100)), Touch("asked", day(200))]
    now = stands(told, day(201))
    assert (now.asked_on, now.follow_ups, now.may_ask) == (day(100), 1, False)


def test_a_promised_call_comes_before_asking_anew():
    promised = [Touch("voicemail_left", day(0), until=day(120))]
    assert not stands(promised, day(110)).may_ask
    assert stands(promised, day(120)).may_ask
