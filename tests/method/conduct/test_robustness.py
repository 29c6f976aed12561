"""Whatever is typed, the check answers, quickly, with spans that lie in the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.conduct import Message, Situation, check
from shoptalk.method.conduct.findings import CHANNELS, KINDS
from shoptalk.method.conduct.sentences import split
from tests.method.conduct.letters import DANA

SITUATIONS = (
    Situation(),
    DANA,
    Situation(recipient_name="李雷", recipient_employer="A", follow_ups_sent=3, other_employers=frozenset({"(b"})),
)
PIECES = (
    "Hi Dana,\n",
    "keep me in mind",
    "[",
    "{{x}}",
    "?",
    "job",
    " not ",
    "\u202eabc",
    "👩‍🚒",
    "I read your",
    "we met ",
    "\n",
    "20 minutes",
    ".",
)
texts = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(deadline=None, max_examples=300)
@given(
    text=texts,
    subject=st.none() | st.text(max_size=60),
    channel=st.sampled_from(CHANNELS),
    kind=st.sampled_from(KINDS),
    situation=st.sampled_from(SITUATIONS),
)
def test_any_text_gets_ordered_findings_inside_it(text, subject, channel, kind, situation):
    message = Message(text, channel, subject, kind)
    findings = check(message, situation)
    assert findings == check(message, situation)
    for finding in findings:
        length = len(text) if finding.offset_in == "body" else len(subject)
        assert 0 <= finding.start <= finding.end <= length
        assert finding.why and finding.source and finding.level in {"stop", "warn", "hint"}
    body = [finding.start for finding in findings if finding.offset_in == "body"]
    assert body == sorted(body)


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "?",
        "[ ",
        "I have ",
        "🙂",
        "your ",
        "Walt ",
        "interested in ",
        "\n",
        ". ",
        "X",
        "we ",
        "A b ",
        "if you ",
        "<a",
        "{",
        "not ",
        "my cv ",
        "any job ",
        "'",
    ],
)
def test_four_times_the_text_costs_about_four_times_the_work(unit):
    """A ratio of processor time within one run: reading that grew with the square would cost sixteen times."""
    short, long = ((unit * 10_000)[:length] for length in (2_500, 10_000))
    _work_for(short)
    assert _work_for(long) < 11 * max(_work_for(short), 0.002)


def _work_for(text):
    """Seconds of this thread, the least of three readings."""
    best = 9.0
    for _ in range(3):
        start = time.thread_time()
        check(Message(text, subject=text), DANA)
        best = min(best, time.thread_time() - start)
    return best


def test_a_row_of_dots_is_one_end_and_takes_no_time():
    started = time.process_time()
    assert len(split("." * 50_000 + "x")) == 1
    assert time.process_time() - started < 1
    assert [one.text for one in split('Hi... “Yes.” No?! He said "go." 3.5 is fine…x')] == [
        "Hi...", "“Yes.”", "No?!", 'He said "go."', "3.5 is fine…x",
    ]  # fmt: skip
