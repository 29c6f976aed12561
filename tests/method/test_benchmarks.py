"""No card, no figure: whatever others claim stands with who, where, of whom, how well, and what it does not tell."""

import re

import pytest

from shoptalk.method.benchmark_cards import BY_KEY, CARDS
from shoptalk.method.benchmarks import GRADE_MEANS, NOT_SHOWN, RESUMES_SAYING, SUBJECTS, TALKS_SAYING, Grade


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.key)
def test_a_card_lacks_nothing(card):
    assert card.missing() == []
    assert card.grade in Grade and card.subject in dict(SUBJECTS)
    assert card.link.startswith(("http://", "https://")) and " " not in card.link
    assert len(card.caveat) <= 200


def test_a_card_that_lacks_something_would_be_noticed():
    from dataclasses import replace

    assert replace(CARDS[0], sample=" ").missing() == ["sample"]


def test_every_subject_and_every_grade_has_its_words():
    assert {card.subject for card in CARDS} == {key for key, _ in SUBJECTS}
    assert set(GRADE_MEANS) == set(Grade)
    assert len(BY_KEY) == len(CARDS)


def test_the_saying_is_called_unsupported():
    assert BY_KEY[TALKS_SAYING.card].grade == BY_KEY[RESUMES_SAYING.card].grade == Grade.UNSUPPORTED
    assert "1,500" in BY_KEY["saying"].figure


def test_the_figures_not_to_be_used_are_nowhere():
    shown = " ".join(f"{card.figure} {card.caveat} {card.counted}" for card in CARDS)
    shown += " ".join(f"{what} {why}" for what, why in NOT_SHOWN)
    for figure in (r"80 ?%", r"95 ?%", r"\b5 ?%", r"34 times", r"20 ?%", r"47 ?%", r"1,470", r"84 ?%", "advertised: "):
        assert not re.search(figure, shown), figure
    assert not any(card.rule in {"F4", "F5", "F19", "C5", "D12", "A41", "A45"} for card in CARDS)


def test_what_is_not_shown_is_named_with_its_reason():
    assert [re.findall(r"\((\w+)\)", why) for _, why in NOT_SHOWN] == [["F5"], ["F19"], ["C5"], ["D12"], ["F4"]]
