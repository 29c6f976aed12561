"""The path from a list to an offer counts nobody as a no who may still say yes (rulebook F25)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.business_days import Calendar
from shoptalk.method.funnel import Asked, Talks, last_ripe_day, path, replies_by, told_apart

FLAGS = ("ripe", "replied", "agreed", "held", "thanked", "talking", "coming", "young_talk")
PEOPLE = st.builds(
    Asked,
    **dict.fromkeys(FLAGS, st.booleans()),
    channel=st.sampled_from(["email", "call", "introduction"]),
    people=st.integers(1, 9),
)
SEVERAL = st.lists(PEOPLE, max_size=30)


def steps(asked=(), talks=None, listed=0, researched=0):
    return {step.key: step for step in path(listed, researched, asked, talks or Talks())}


def test_the_steps_come_in_the_order_of_the_journey():
    assert [step.key for step in path(0, 0, [], Talks())] == [
        "listed", "researched", "asked", "replied", "agreed", "held", "thanked", "acted_on", "reported", "named",
        "applied", "interviewed", "offered",
    ]  # fmt: skip


def test_who_was_asked_lately_is_open_and_no_no():
    found = steps(
        [Asked(ripe=True, replied=True), Asked(ripe=True), Asked(ripe=False), Asked(ripe=False, replied=True)]
    )
    assert found["asked"].count == 4
    assert (found["replied"].count, found["replied"].of, found["replied"].open) == (1, 2, 2)


def test_a_conversation_without_a_yes_or_no_is_open():
    agreed = steps([Asked(ripe=True, replied=True, talking=True, people=3), Asked(ripe=True, replied=True)])["agreed"]
    assert (agreed.count, agreed.of, agreed.open) == (0, 1, 3)


def test_a_talk_next_week_is_open_and_a_talk_of_yesterday_may_still_be_thanked_for():
    found = steps(
        [
            Asked(ripe=True, agreed=True, coming=True),
            Asked(ripe=True, held=True, young_talk=True),
            Asked(ripe=True, held=True, thanked=True),
        ]
    )
    assert (found["held"].count, found["held"].of, found["held"].open) == (2, 2, 1)
    assert (found["thanked"].count, found["thanked"].of, found["thanked"].open) == (1, 1, 1)


def test_talks_of_last_week_do_not_count_against_offers():
    found = steps(talks=Talks(people=11, offered=0, young=2, named=7))
    assert (found["offered"].count, found["offered"].of, found["offered"].open) == (0, 11, 2)
    assert found["named"].rate.words("named somebody").startswith("7 of 11")


@given(SEVERAL)
@settings(deadline=None)
def test_nobody_is_counted_twice_or_lost(asked):
    found = steps(asked)
    everybody = sum(row.people for row in asked)
    assert found["asked"].count == everybody == found["replied"].of + found["replied"].open
    assert found["replied"].count == found["agreed"].of + found["agreed"].open
    assert found["agreed"].count == found["held"].of + found["held"].open
    assert found["held"].count == found["thanked"].of + found["thanked"].open
    assert all(step.rate is None or 0 <= step.count <= step.of for step in found.values())


@given(SEVERAL)
@settings(deadline=None)
def test_one_by_one_and_taken_together_give_the_same(asked):
    singly = [replace(row, people=1) for row in asked for _ in range(row.people)]
    assert path(0, 0, asked, Talks()) == path(0, 0, singly, Talks())
    by_channel = lambda row: (row.channel,)  # noqa: E731
    assert replies_by(asked, by_channel) == replies_by(singly, by_channel)


@given(SEVERAL)
@settings(deadline=None)
def test_the_ways_add_up_to_the_whole(asked):
    ways, whole = replies_by(asked, lambda row: (row.channel,)), steps(asked)["replied"]
    assert (sum(way.replied.count for way in ways), sum(way.replied.of for way in ways)) == (whole.count, whole.of)
    assert sum(way.open for way in ways) == whole.open


def ways(**counts):
    rows = [
        Asked(ripe=True, replied=replied, channel=channel, people=people)
        for channel, (yes, no) in counts.items()
        for replied, people in ((True, yes), (False, no))
        if people
    ]
    return replies_by(rows, lambda row: (row.channel,))


def test_no_way_is_called_better_while_the_ranges_touch():
    assert told_apart(ways(email=(3, 8), introduction=(7, 1))) is None  # 10 to 57 and 53 to 98
    assert told_apart(ways(email=(0, 4), introduction=(4, 0))) is None  # too few to draw a range at all


def test_two_ways_are_told_apart_when_their_ranges_do_not_touch():
    higher, lower = told_apart(ways(email=(3, 30), introduction=(9, 1), call=(5, 5)))
    assert (higher.key, lower.key) == (("introduction",), ("email",))


def test_the_most_used_way_comes_first():
    assert [way.key[0] for way in ways(call=(1, 1), email=(3, 8))] == ["email", "call"]


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 5, 12), date(2026, 4, 28)),
        (date(2026, 5, 17), date(2026, 5, 3)),
        (date(2026, 5, 18), date(2026, 5, 4)),
    ],
)
def test_two_working_weeks_make_an_ask_ripe(today, day):
    assert last_ripe_day(today, Calendar()) == day


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.sampled_from([(), ("US",), ("US", "DE")]))
@settings(deadline=None, max_examples=60)
def test_ripe_is_the_latest_day_with_ten_business_days_behind_it(today, countries):
    calendar = Calendar(countries)
    day = last_ripe_day(today, calendar)
    assert calendar.between(day, today) == 10
    assert calendar.between(day + timedelta(days=1), today) < 10
