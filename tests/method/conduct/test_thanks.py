"""M16 and C12: thanks give and ask for nothing; a line to stay in touch carries something."""

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from shoptalk.method import staying_in_touch
from shoptalk.method.conduct import Message, Situation, check, stops
from shoptalk.method.thank_you import Learning, thank_you
from tests.method.test_afterwards import DANA, TALKS

TALKED = Situation(recipient_name="Dana Whitfield", seeker_name="Marisol Vega", talked=True)
GOOD = """Hi Dana,

Thank you for the twenty minutes on Monday. What stayed with me is the listening session in Hazel Street, where the \
bus-stop map only made sense once a twelve-year-old explained it. That is the part of teaching I would miss, and you \
showed me it exists in planning.

I will write to Keisha and Walt this week, as you suggested, and let you know how it goes.

Warmly,
Marisol"""


def found(text, situation=TALKED, kind="thanks"):
    return [one for one in check(Message(text, kind=kind), situation) if one.rule in ("M16", "C12")]


def with_sentence(sentence):
    return GOOD.replace("I will write", f"{sentence} I will write")


def test_a_good_thank_you_is_left_alone():
    assert found(GOOD) == []


def test_the_drafted_thank_you_is_left_alone():
    assert found(thank_you(DANA).text) == []


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("Could you introduce me to your director?", "Could you introduce me to your director?"),
        ("Would you please send me the slides.", "Would you please send"),
        ("I would love to meet again next week.", "I would love to meet"),
        ("Please let me know if you hear of anything.", "Please let me know if"),
        ("One more question: what do you earn in the first year?", "question"),
        ("What should I read next?", "What should I read next?"),
    ],
)
def test_a_new_ask_is_marked(sentence, marked):
    (one,) = [one for one in found(with_sentence(sentence)) if "asks for something more" in one.why]
    text = with_sentence(sentence)
    assert marked in text[one.start : one.end] or text[one.start : one.end] in marked
    assert (one.level, one.source.split(";")[0], bool(one.mend)) == ("warn", "C2", True)


@pytest.mark.parametrize(
    "sentence",
    ["My resume is on my page.", "I will apply through your site.", "It made me want a role at your office."],
)
def test_job_words_are_marked(sentence):
    (one,) = [one for one in found(with_sentence(sentence)) if "application" in one.why]
    assert one.level == "warn"


def test_her_own_words_in_quotation_marks_are_hers():
    assert found(with_sentence("You said “nobody reads a resume here, would you believe it?”.")) == []


def test_a_plain_job_ask_is_said_once():
    text = with_sentence("Are there any openings at your office?")
    rules = [one.rule for one in check(Message(text, kind="thanks"), TALKED) if one.level != "hint"]
    assert rules.count("M1") == 1 and "M16" not in rules


def test_thanks_without_a_learning_are_asked_for_one():
    empty = (
        "Hi Dana,\n\nThank you so much for your time on Monday. It was great and helped me a lot. I will write to "
        "Keisha this week. I am grateful for all of it, and it was a pleasure from beginning to end, and I wish you a "
        "good week in your office with all that lies on your desk, and a fine weekend too.\n\nWarmly,\nMarisol"
    )
    (one,) = found(empty)
    assert "what you learned" in one.why and one.start == one.end
    assert found(empty, Situation()) == [], "thanks for an answer or a name need no learning"


def test_a_slot_is_no_learning():
    gap = GOOD.replace(
        GOOD[GOOD.index("What stayed") : GOOD.index("I will write")], "What stays with me is [one thing]. "
    )
    assert any("what you learned" in one.why for one in found(gap))


def test_thanks_have_fifty_to_a_hundred_and_twenty_words():
    long = GOOD.replace("Thank you for the", "It was a good, clear, honest talk. " * 12 + "Thank you for the")
    assert any("read with pleasure" in one.why for one in found(long))
    short = "Hi Dana,\n\nThank you for today. You said “it is all memos”, and that stays with me.\n\nWarmly,\nMarisol"
    assert [one.level for one in found(short)] == ["hint"]
    assert "M3" not in [one.rule for one in check(Message(long, kind="thanks"), TALKED)]


def test_only_thanks_are_looked_at():
    assert found(with_sentence("Could you introduce me to your director?"), kind="nudge") == []


@given(TALKS)
@example(replace(DANA, learnings=(Learning("quote", "?"),), field="", i_will="?", they_offered="?"))
@settings(deadline=None, max_examples=100)
def test_what_is_drafted_is_never_too_long_or_too_short(talk):
    assert not [one for one in found(thank_you(talk).text) if "words" in one.why and one.why[0].isdigit()]


@pytest.mark.parametrize(
    "body",
    [
        "I am just checking in. Hope you are well!",
        "Touching base, it has been a while. How are things?",
        "I just wanted to say hello.",
        "Hello from me.",
    ],
)
def test_a_line_that_only_checks_in_is_refused_with_a_suggestion(body):
    findings = check(Message(f"Hi Dana,\n\n{body}\n\nBest,\nMarisol", kind="in_touch"), TALKED)
    assert stops(findings)
    (one,) = [one for one in findings if one.rule == "C12"]
    assert "what came of their advice" in one.mend


@pytest.mark.parametrize("occasion", [one.key for one in staying_in_touch.OCCASIONS])
def test_an_occasion_with_words_may_leave(occasion):
    text = staying_in_touch.in_touch(occasion, "Dana", "Marisol Vega", "I sat in on two sessions").text
    assert found(text, kind="in_touch") == []


@given(st.text(max_size=300), st.sampled_from(["thanks", "in_touch"]), st.booleans())
@settings(deadline=None)
def test_any_text_can_be_looked_at_and_every_mark_lies_in_it(text, kind, talked):
    for one in check(Message(text, kind=kind), Situation(talked=talked)):
        assert 0 <= one.start <= one.end <= len(text)
