"""The promised end and the two prompts before it (B3, B4), and what closes a talk (B21-B23)."""

from datetime import timedelta

import pytest

from shoptalk.method.talk import CLOSING, OPENING, PROMPTS, WHO_ELSE, promised_end, prompt_at
from tests.cast import NOW


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (301, ""), (300, "Five minutes left"), (121, "Five minutes left"), (120, "Two minutes left"),
        (1, "Two minutes left"), (0, "This is the end you promised"), (-600, "This is the end you promised"),
    ],
)  # fmt: skip
def test_two_prompts_before_the_end_and_one_at_it(left, words):
    prompt = prompt_at(left)
    assert (prompt.words if prompt else "").startswith(words)
    assert (prompt is None) == (words == "")


def test_the_end_moves_only_by_what_the_host_added():
    assert promised_end(NOW, 20) == NOW + timedelta(minutes=20)
    assert promised_end(NOW, 20, 5) == NOW + timedelta(minutes=25)


def test_prompts_are_kind():
    for words in [prompt.words for prompt in PROMPTS]:
        assert "!" not in words and "must" not in words and "over time" not in words.lower()


def test_who_else_asks_by_angle_and_for_the_name_and_offers_both_routes():
    assert "different angle" in WHO_ELSE.text
    assert "mention your name" in WHO_ELSE.follow_up
    assert "introduce us" in WHO_ELSE.why and "pass on" in WHO_ELSE.why
    assert WHO_ELSE in CLOSING


def test_the_opening_branch_asks_how_they_wish_it_handled_and_pitches_nothing():
    said = " ".join(line.text for line in OPENING)
    assert "How would you like me to handle that?" in said
    assert "resume" not in said.lower() and "apply" not in said.lower()
