"""The plan of questions: as many as the minutes hold, two belief tests, what is delicate late, the close last."""

from collections import Counter

from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from shoptalk.method.belief_tests import as_clause, questions_for
from shoptalk.method.question_bank import Question as Own
from shoptalk.method.question_bank import bank, by_key, gaps, with_own
from shoptalk.method.question_check import check_question
from shoptalk.method.question_plan import (
    COUNTS,
    FROM_YOU,
    LAST,
    OPENS,
    BeliefToTest,
    LeftOpen,
    Planned,
    Wanted,
    first_to_test,
    length_for,
    plan_questions,
    with_kept,
)

PLANNERS = BeliefToTest(1, "Planners live in public meetings.", sure=35)
MASTERS = BeliefToTest(2, "You need the master’s", sure=60)
PAY = BeliefToTest(3, "Planners earn little", sure=48)
BELIEFS = st.lists(
    st.builds(
        BeliefToTest,
        pk=st.integers(1, 10_000),
        text=st.one_of(
            st.text(min_size=1, max_size=200),
            st.sampled_from(
                ["Planners earn little", "They are paid badly", "The degree is needed", "It is all meetings"]
            ),
        ),
        sure=st.integers(0, 100),
        tested=st.integers(0, 3),
    ),
    max_size=6,
    unique_by=lambda one: one.pk,
)
LEFT = st.lists(
    st.sampled_from(bank()).map(
        lambda one: LeftOpen(one.key, one.text, one.follow_up, one.family, None, one.sensitive, "Dana")
    ),
    max_size=5,
)
FACTS = st.dictionaries(st.sampled_from(["low", "high", "place", "shared link", "field A"]), st.text(max_size=12))
WANTED = st.builds(
    Wanted,
    minutes=st.integers(5, 90),
    beliefs=BELIEFS,
    left_open=LEFT,
    heard=st.frozensets(st.sampled_from(["Skills", "Trends", "Advice", "Culture"])),
    facts=FACTS,
)


@given(WANTED)
@how(deadline=None, max_examples=200)
def test_whatever_is_wanted_the_plan_keeps_the_rules(wanted):
    plan = plan_questions(bank(), wanted)
    fewest, most = COUNTS[length_for(wanted.minutes)]
    assert fewest <= len(plan) <= most
    assert max(Counter(one.key for one in plan).values()) == 1
    assert max(Counter(one.text.casefold() for one in plan).values()) == 1
    delicate = [place for place, one in enumerate(plan) if one.sensitive]
    assert len(delicate) <= 2 and all(place >= len(plan) / 2 for place in delicate)
    assert plan[0].why == OPENS and plan[-1].why == LAST and plan[-1].family == "Referral"
    tested = [one for one in plan if one.belief is not None]
    assert len({one.belief for one in tested}) == len(tested) >= min(2, len(wanted.beliefs))
    assert sum(one.belief is not None or one.family == "Belief test" for one in plan) >= 2
    assert all(one.why for one in plan)
    assert plan == plan_questions(bank(), wanted)


@given(WANTED, st.sets(st.sampled_from([one.key for one in bank()]), max_size=189))
@how(deadline=None, max_examples=100)
def test_a_bank_with_much_left_out_still_gives_an_orderly_plan(wanted, left_out):
    plan = plan_questions(with_own([], left_out), wanted)
    left = {one.key for one in wanted.left_open}
    assert not {one.key for one in plan} & (left_out - left)
    assert len(plan) <= COUNTS[length_for(wanted.minutes)][1]
    delicate = [place for place, one in enumerate(plan) if one.sensitive]
    assert len(delicate) <= 2 and all(place >= len(plan) / 2 for place in delicate)


def test_the_untested_belief_comes_first_then_the_one_she_is_least_sure_of():
    certain = BeliefToTest(4, "It is quiet", sure=95)
    tested = BeliefToTest(5, "It is dry", sure=50, tested=2)
    assert first_to_test([tested, certain, MASTERS, PLANNERS]) == [MASTERS, PLANNERS, certain, tested]


def test_each_question_says_why_and_tests_without_leading():
    plan = plan_questions(bank(), Wanted(20, [PLANNERS, MASTERS]))
    day = next(one for one in plan if one.belief == 1)
    assert day.key == "Q21" and day.why == "tests planners live in public meetings, 35 sure" and day.must
    assert next(one for one in plan if one.belief == 2).key == "Q143"
    assert len(plan) == 7


def test_a_belief_of_no_theme_is_named_in_the_question():
    plan = plan_questions(bank(), Wanted(15, [BeliefToTest(1, "Kindness wins.", sure=70)]))
    (named,) = [one for one in plan if one.belief == 1]
    assert named.text == "I currently believe kindness wins; how does that compare with your experience?"


def test_pay_is_asked_late_and_as_a_public_range():
    facts = {"low": "$52,000", "high": "$81,000", "place": "Pennsylvania"}
    plan = plan_questions(bank(), Wanted(20, [PAY, MASTERS], facts=facts))
    (pay,) = [one for one in plan if one.sensitive]
    assert pay.text.startswith("I have seen $52,000 to $81,000 for entry roles in Pennsylvania") and pay.belief == 3
    assert plan.index(pay) >= 4
    (open_range,) = [one for one in plan_questions(bank(), Wanted(20)) if one.sensitive]
    assert gaps(open_range.text) == ("low", "high", "place")


def test_two_beliefs_about_pay_are_both_tested_and_one_delicately():
    plan = plan_questions(bank(), Wanted(15, [PAY, BeliefToTest(9, "They are paid by the hour")]))
    assert {one.belief for one in plan} >= {3, 9}
    assert sum(one.sensitive for one in plan) == 1


def test_what_an_earlier_talk_left_open_comes_again():
    left = LeftOpen("Q37", by_key()["Q37"].text, "And then?", "Skills", 2, False, "Dana")
    plan = plan_questions(bank(), Wanted(20, [PLANNERS], [left]))
    (again,) = [one for one in plan if one.key == "Q37"]
    assert (again.why, again.follow_up, again.belief) == ("left open with Dana", "And then?", 2)


def test_her_own_questions_come_before_the_banks_and_gaps_are_not_chosen_by_themselves():
    own = Own("own-1", "Body", "Insights", "Do you still draw by hand?")
    plan = plan_questions(with_own([own]), Wanted(20, [PLANNERS, MASTERS]))
    assert next(one for one in plan if one.key == "own-1").why == FROM_YOU
    for minutes in (15, 20, 30):
        assert all(not gaps(one.text) for one in plan_questions(bank(), Wanted(minutes)) if not one.sensitive)


def test_thirty_minutes_cover_all_of_tiara_and_most_families():
    plan = plan_questions(bank(), Wanted(30, [PLANNERS, MASTERS]))
    assert {by_key()[one.key].tiara for one in plan} >= {"T", "I", "A", "R"}
    assert len({by_key()[one.key].career_family for one in plan} - {""}) >= 6


def test_the_close_asks_for_a_person_and_for_the_use_of_the_name():
    close = plan_questions(bank(), Wanted(15))[-1]
    assert "Who sees this work" in close.text and "May I mention your name" in close.text and close.must


def test_no_question_of_a_plan_is_one_that_the_check_would_ask_about():
    for minutes in (15, 20, 30):
        for one in plan_questions(bank(), Wanted(minutes, [PLANNERS, MASTERS, PAY])):
            assert {finding.rule for finding in check_question(one.text)} <= {"B15"}, one


def test_a_long_belief_is_cut_at_a_word():
    clause = as_clause("Planners " + "really " * 40)
    assert len(clause) <= 111 and clause.endswith("really…")
    assert as_clause("I would be alone.") == "I would be alone"
    assert questions_for("Nobody gets rich")[:1] == ("Q98",)


KEPT = st.lists(
    st.tuples(
        st.integers(0, 12),
        st.builds(
            Planned, st.text(max_size=5), st.text(min_size=1, max_size=20), st.just(""), st.just("Skills"), st.just("x")
        ),
    ),
    max_size=12,
    unique_by=(lambda pair: pair[1].text.casefold(), lambda pair: pair[1].key),
)


@given(WANTED, KEPT)
@how(deadline=None, max_examples=100)
def test_a_new_plan_keeps_all_that_was_changed_by_hand_and_makes_room(wanted, kept):
    most = COUNTS[length_for(wanted.minutes)][1]
    plan = with_kept(plan_questions(bank(), wanted), kept, most)
    assert all(any(one is mine for one in plan) for _, mine in kept)
    assert len(plan) <= max(most, len(kept) + sum(one.must for one in plan))
    assert plan[-1].why == LAST
    assert sum(one.sensitive for one in plan) <= 2


def test_by_hand_stays_at_its_place():
    mine = Planned("own-1", "Mine?", "", "", "your own question")
    plan = with_kept(plan_questions(bank(), Wanted(20, [PLANNERS, MASTERS])), [(1, mine)], 7)
    assert plan[1] is mine and len(plan) == 7
