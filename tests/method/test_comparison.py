"""Promises about fields side by side: the same criteria for all, and honest about how steady the order is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.comparison import compare, in_words

CRITERIA, FIELDS = ("hours", "people", "pay"), ("Planning", "Writing", "Teaching")
WEIGHTS = st.fixed_dictionaries({name: st.integers(0, 100) for name in CRITERIA})
FULL = st.fixed_dictionaries({(name, field): st.integers(0, 100) for name in CRITERIA for field in FIELDS})
free = settings(deadline=None, max_examples=150)


def some(keep):
    return {(name, field): value for (name, field), value in keep.items() if value % 3}


@free
@given(WEIGHTS, FULL)
def test_a_score_lies_between_the_worst_and_the_best_rating(weights, ratings):
    for field, score in compare(weights, ratings, FIELDS).scores:
        given_to_it = [ratings[name, field] for name in CRITERIA if weights[name]]
        assert min(given_to_it) - 1e-9 <= score <= max(given_to_it) + 1e-9


@free
@given(WEIGHTS, FULL, st.integers(2, 9))
def test_only_the_ratio_of_the_weights_counts(weights, ratings, times):
    one = compare(weights, ratings, FIELDS)
    other = compare({name: weight * times for name, weight in weights.items()}, ratings, FIELDS)
    assert {field: round(score, 6) for field, score in one.scores} == {
        field: round(score, 6) for field, score in other.scores
    }


@free
@given(WEIGHTS, FULL, st.sampled_from(CRITERIA), st.sampled_from(FIELDS))
def test_a_better_rating_never_lowers_a_field(weights, ratings, name, field):
    better = ratings | {(name, field): 100}
    before, after = (dict(compare(weights, one, FIELDS).scores) for one in (ratings, better))
    assert not before or after[field] >= before[field] - 1e-9


@free
@given(WEIGHTS, FULL)
def test_a_flip_that_is_told_is_a_flip_that_happens(weights, ratings):
    found = compare(weights, ratings, FIELDS)
    for flip in found.flips:
        shifted = weights | {flip.criterion: weights[flip.criterion] * (1.2 if flip.heavier else 0.8)}
        assert compare(shifted, ratings, FIELDS).first == flip.first != found.first


@free
@given(WEIGHTS, FULL)
def test_a_steady_winner_stays_first_at_every_single_shift(weights, ratings):
    found = compare(weights, ratings, FIELDS)
    if found.steady:
        for name in CRITERIA:
            for times in (0.8, 1.2):
                assert compare(weights | {name: weights[name] * times}, ratings, FIELDS).first == found.first


@free
@given(WEIGHTS, FULL.map(some))
def test_what_has_no_rating_is_left_out_and_named(weights, ratings):
    found = compare(weights, ratings, FIELDS)
    weighed = {name for name in CRITERIA if weights[name]}
    assert set(found.counted) | {name for name, _ in found.left_out} <= weighed
    assert not set(found.counted) & {name for name, _ in found.left_out}
    running = {field for field in FIELDS if field not in found.unrated}
    for name in found.counted:
        assert all((name, field) in ratings for field in running)
    for name, missing in found.left_out:
        assert missing and all((name, field) not in ratings for field in missing)


def test_the_winner_and_what_would_change_it_in_words():
    ratings = {
        ("hours", "Planning"): 80,
        ("hours", "Writing"): 20,
        ("people", "Planning"): 20,
        ("people", "Writing"): 75,
    }
    found = compare({"hours": 50, "people": 50}, ratings, ["Planning", "Writing"])
    assert found.first == "Planning" and not found.steady
    assert in_words(found) == (
        "Planning comes first on what you weighed. If “hours” counted a fifth less, Writing would. "
        "If “people” counted a fifth more, Writing would. So the order is close."
    )
    clear = compare({"hours": 90, "people": 10}, ratings, ["Planning", "Writing"])
    assert in_words(clear).endswith("It still does when any one weight is a fifth more or less.")


def test_a_tie_is_called_level_and_nothing_is_nothing():
    level = compare({"hours": 1}, {("hours", "Planning"): 50, ("hours", "Writing"): 50}, FIELDS)
    assert in_words(level) == "Planning and Writing are level on what you weighed."
    assert level.unrated == ("Teaching",)
    assert "Nothing to compare yet" in in_words(compare({}, {}, FIELDS))
    assert "Nothing to compare yet" in in_words(compare({"hours": 1}, {("hours", "Planning"): 50}, FIELDS))
