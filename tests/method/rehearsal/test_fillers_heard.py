"""Fillers are claimed only where two hearings of the same sound agree on the rest."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.rehearsal.fillers_heard import FILLERS, with_fillers

HEARD = ["Hello,", "this", "is", "Marisol.", "Dana", "suggested", "that", "I", "call."]


def said(listened_for: str) -> str:
    return " ".join(with_fillers(HEARD, listened_for.split()))


def test_fillers_stand_where_they_were_said():
    assert said("Um, hello, this is, uh, Marisol. Dana suggested that I, um, call.") == (
        "um, Hello, this is uh, Marisol. Dana suggested that I um, call."
    )


def test_a_misheard_name_keeps_the_first_hearing():
    assert said("Hello, this is uh Mary Sol. Dana suggested that I call.").replace("uh, ", "") == " ".join(HEARD)


def test_a_second_hearing_that_lost_the_words_claims_nothing():
    assert said("Um, uh, um, uh, call.") == " ".join(HEARD)
    assert said("Um uh I was, um, you know, like, thinking about, hmm, dinner") == " ".join(HEARD)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*HEARD, "um", "uh,", "dinner"]), max_size=14))
def test_the_words_of_the_first_hearing_always_stay(listened_for):
    merged = with_fillers(HEARD, listened_for)
    assert [word for word in merged if word.strip(",").casefold() not in FILLERS] == HEARD
