"""Whatever is typed, the check answers, quickly, with spans that lie in the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.conduct import Message, Situation, check
from shoptalk.method.conduct.findings import CHANNELS, KINDS
from tests.method.conduct.letters import DANA, GOOD_LETTER

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
def test_ten_thousand_characters_of_anything_are_read_at_once(unit):
    text = (unit * 10_000)[:10_000]
    start = time.perf_counter()
    check(Message(text, subject=text), DANA)
    assert time.perf_counter() - start < 1.0


def test_a_letter_is_read_in_a_few_milliseconds():
    check(Message(GOOD_LETTER), DANA)
    best = min(_seconds_for(GOOD_LETTER) for _ in range(5))
    assert best < 0.010


def _seconds_for(text):
    start = time.perf_counter()
    check(Message(text), DANA)
    return time.perf_counter() - start
