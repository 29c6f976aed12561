"""The question check: personal pay, job and mentor asks, what a search answers; the order of a plan. It never stops."""

import pytest
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from shoptalk.method.question_bank import bank
from shoptalk.method.question_check import InPlan, check_order, check_question, is_delicate
from shoptalk.method.showcase import as_result, say_aloud


def rules(text):
    return [one.rule for one in check_question(text)]


@pytest.mark.parametrize(
    "text",
    [
        "What do you make?",
        "How much do you earn?",
        "What do you make a year, if I may ask?",
        "How much are you paid here?",
        "How well are you paid?",
        "What is your salary?",
        "What was your starting salary?",
        "Are you well paid?",
        "How much did you make in your first year?",
        "Do you make good money?",
    ],
)
def test_what_the_host_earns_is_noticed(text):
    (finding,) = check_question(text)
    assert finding.rule == "M17" and "B15" in finding.source and "range" not in finding.why
    assert finding.why.endswith("?") and finding.mend and text[finding.start : finding.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "What do you make of the new zoning rules?",
        "How do you make decisions?",
        "What makes a good year?",
        "What training did you pay for that you would not pay for again?",
        "How is pay usually built up in this field?",
        "What do people starting out earn in an office like yours?",
        "How do you pay attention to so many things?",
    ],
)
def test_pay_in_market_form_and_other_makings_pass(text):
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "How do I get hired here?",
        "Could you recommend me to your manager?",
        "Are you hiring at the moment?",
        "Is your team currently hiring?",
        "Do you have any openings?",
        "Would you hire somebody like me?",
        "Could you pass my résumé on?",
        "Could you put in a good word for me?",
        "Can you get me an interview?",
    ],
)
def test_a_job_ask_is_noticed(text):
    assert rules(text) == ["B24"]


@pytest.mark.parametrize(
    "text", ["Will you be my mentor?", "Would you mentor me?", "Could you become my mentor one day?"]
)
def test_the_mentor_question_is_noticed(text):
    assert rules(text) == ["B25"]


@pytest.mark.parametrize("text", ["Did you have a mentor?", "Who was a mentor to you?", "How do mentors find people?"])
def test_talking_about_mentors_passes(text):
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "What does your company do?",
        "How many people work at your office?",
        "When was the agency founded?",
        "Where are your offices?",
        "Who is your CEO?",
        "What does a planner do?",
        "What degree do you need?",
    ],
)
def test_what_a_search_answers_is_only_hinted_at(text):
    (finding,) = check_question(text)
    assert (finding.rule, finding.level) == ("B5", "hint")


def test_a_gap_is_noticed():
    assert rules("I have seen {low} to {high}; is that so?") == ["B15"]
    assert rules("I noticed we both {shared link}.") == ["M11"]


def test_the_bank_itself_passes():
    for question in bank():
        assert set(rules(question.text)) <= {"B15", "M11"}, question


@given(st.text(max_size=300))
@how(deadline=None)
def test_no_text_breaks_the_check_and_spans_lie_in_it(text):
    for finding in check_question(text):
        assert 0 <= finding.start <= finding.end <= len(text)
        assert finding.level in ("warn", "hint") and finding.why and finding.source


def test_own_words_about_pay_count_as_delicate():
    assert is_delicate("What does a beginner earn?") and is_delicate("Is the salary fair?")
    assert not is_delicate("What would you not pay for again?") and not is_delicate("Why?")


PLAIN, TEST, LAST = InPlan("a"), InPlan("b", tests_belief=True), InPlan("c", is_referral=True)
PAY, SHOW = InPlan("d", sensitive=True), InPlan("e", is_showcase=True)


def test_a_good_order_has_no_findings():
    assert check_order([PLAIN, TEST, TEST, PAY, LAST], 15) == ()


def test_too_early_too_many_too_full_and_nobody_further():
    early = check_order([PAY, TEST, TEST, PLAIN, LAST], 20)
    assert [(one.rule, one.place) for one in early] == [("M17", 0)]
    many = check_order([TEST, TEST, PLAIN, PAY, PAY, PAY, LAST], 20)
    assert [one.rule for one in many] == ["M17", "B16"] or [one.rule for one in many] == ["B16"]
    assert [one.rule for one in check_order([TEST] * 9 + [LAST], 20)] == ["B6"]
    assert [one.rule for one in check_order([TEST, TEST, LAST], 20)] == ["B6"]
    assert [one.rule for one in check_order([PLAIN] * 5, 20)] == ["B13", "B21"]
    assert [one.rule for one in check_order([TEST, TEST, SHOW, SHOW, SHOW, LAST], 20)] == ["B19"]
    assert check_order([], 20) == ()


def test_thirty_seconds_are_counted_and_heard():
    said = say_aloud(
        "I have taught for nine years", "I got forty parents to agree", "I want to learn how offices work."
    )
    assert said.text == "I have taught for nine years. I got forty parents to agree. I want to learn how offices work."
    assert said.words == 19 and said.seconds == 7 and not said.findings and said.too_many == 0


def test_a_result_without_a_number_and_a_job_ask_are_asked_about():
    said = say_aloud("I teach", "I got many parents to agree", "I am looking for a job in planning")
    assert {one.rule for one in said.findings} == {"B18", "B24"}
    assert [one.rule for one in say_aloud("I am a passionate teacher", "9 years", "").findings] == ["B19"]
    assert say_aloud("word " * 80, "", "").too_many == 5


@given(st.text(max_size=200), st.text(max_size=200), st.text(max_size=200))
@how(deadline=None)
def test_no_words_break_the_thirty_seconds(one, two, three):
    said = say_aloud(one, two, three)
    assert said.words >= 0 and all(0 <= f.start <= f.end <= len(said.text) for f in said.findings)
    assert as_result(two) == "" or not as_result(two).startswith("I ")
