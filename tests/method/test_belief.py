"""Promises about the suggested confidence: small, explained, and never the wrong way."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.belief import BIG_MOVE, Piece, hint, needs_the_opposite, suggest

PIECES = st.builds(
    Piece, st.booleans(), st.sampled_from(["Beth", "Carla", "Dana", ""]), st.booleans(), st.integers(1, 3)
)
LISTS = st.lists(PIECES, max_size=12)
SURE = st.integers(0, 100)
free = settings(deadline=None, max_examples=150)


@free
@given(SURE, LISTS, LISTS)
def test_it_stays_on_the_scale_and_certainty_can_be_left(sure, fresh, before):
    assert 0 <= suggest(sure, fresh, before).value <= 100
    assert suggest(100, [Piece(False)] * 1).value < 100 and suggest(0, [Piece(True)]).value > 0


@free
@given(SURE, LISTS, LISTS, PIECES)
def test_evidence_for_never_lowers_and_evidence_against_never_raises(sure, fresh, before, one):
    without, with_it = suggest(sure, fresh, before).value, suggest(sure, [*fresh, one], before).value
    assert with_it >= without if one.supports else with_it <= without


@free
@given(SURE, LISTS)
def test_no_evidence_changes_nothing(sure, before):
    found = suggest(sure, [], before)
    assert found.value == sure and not found.moves
    assert found.reasons == (f"No evidence since you said {sure}, so nothing speaks for another number.",)


@free
@given(SURE, LISTS, LISTS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(sure, fresh, before, chance):
    mixed = list(fresh)
    chance.shuffle(mixed)
    assert suggest(sure, mixed, before).value == suggest(sure, fresh, before).value


@free
@given(SURE, st.lists(PIECES, min_size=1, max_size=30))
def test_one_voice_never_moves_it_by_more_than_25_points(sure, pieces):
    one_voice = [Piece(piece.supports, "Dana", piece.first_hand, piece.weight) for piece in pieces]
    assert abs(suggest(sure, one_voice).value - sure) <= BIG_MOVE


@free
@given(SURE, st.booleans(), st.integers(1, 3))
def test_hearsay_moves_no_further_than_first_hand(sure, supports, weight):
    heard = suggest(sure, [Piece(supports, "Dana", False, weight)]).value
    seen = suggest(sure, [Piece(supports, "Dana", True, weight)]).value
    assert abs(heard - sure) <= abs(seen - sure)


@free
@given(SURE, PIECES)
def test_the_same_voice_again_moves_no_further_than_a_second_voice(sure, one):
    again = Piece(one.supports, "Eve", one.first_hand, one.weight)
    same = suggest(sure, [one, one]).value
    other = suggest(sure, [one, again]).value
    assert abs(same - sure) <= abs(other - sure)


@free
@given(SURE, PIECES)
def test_what_a_voice_said_before_makes_its_word_count_less(sure, one):
    assert abs(suggest(sure, [one], [one]).value - sure) <= abs(suggest(sure, [one]).value - sure)


def test_examples_in_points():
    assert suggest(70, [Piece(False, "Dana")]).value == 63
    assert suggest(50, [Piece(True, "Dana", weight=3)]).value == 62
    assert suggest(50, [Piece(True, "Dana", first_hand=False)]).value == 53
    assert suggest(50, [Piece(True, "Dana"), Piece(False, "Carla")]).value == 50


def test_it_says_why_in_words():
    found = suggest(70, [Piece(False, "Dana", weight=3), Piece(False, "Dana"), Piece(True, "Beth", first_hand=False)])
    assert found.reasons == (
        "Since you said 70: 1 for and 2 against, from 2 voices.",
        "Dana speaks against it, a lot; Beth speaks for it, a little.",
        "Hearsay counts less than half.",
        "What one voice says again counts less than the first time.",
    )


def test_from_20_points_on_the_best_reason_against_is_asked_for():
    assert needs_the_opposite(80, 60) and needs_the_opposite(60, 80)
    assert not needs_the_opposite(80, 61)


def test_one_talk_that_moves_more_than_25_points_gets_a_calm_word():
    assert hint(80, 50, 1).startswith("30 points is a long way for one talk.")
    assert hint(80, 55, 1) == "" and hint(80, 50, 2) == ""


def test_even_the_loudest_voice_moves_it_by_25_points_at_most():
    for sure in range(101):
        for supports in (True, False):
            loudest = [Piece(supports, "Dana", True, 3)] * 50
            assert abs(suggest(sure, loudest).value - sure) <= BIG_MOVE
