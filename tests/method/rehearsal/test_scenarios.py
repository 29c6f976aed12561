"""Scenarios are data: a coach who writes one is told what is to be mended, and where."""

import re
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.rehearsal.intents import HEARABLE, QUESTIONS
from shoptalk.method.rehearsal.lives import lives
from shoptalk.method.rehearsal.observations import BY_KEY, OBSERVERS
from shoptalk.method.rehearsal.scenarios import (
    KINDS,
    OUTCOMES,
    POINTS,
    SCENARIOS,
    BadScenario,
    Scenario,
    checking,
    read_scenario,
)
from shoptalk.method.rehearsal.scenarios.reading import common
from shoptalk.method.rehearsal.transcript import _SURPRISES, SURPRISES

GUIDE = Path(__file__).parents[3] / "docs/coaching/writing-scenarios.md"
EXAMPLE = GUIDE.read_text(encoding="utf-8").split("```toml")[1].split("```")[0]


def complaints(text):
    with pytest.raises(BadScenario) as found:
        read_scenario(text, "mine.toml")
    return found.value.sentences


def test_every_call_of_the_brief_can_be_practised():
    assert {"assistant", "voicemail", "busy-expert", "friendly-expert", "not-hiring", "send-resume", "why-me",
            "silence", "wrong-person", "your-number", "yes-at-once", "yes-with-conditions", "the-talk",
            "first-two-minutes", "the-closing"} == set(SCENARIOS)  # fmt: skip
    assert {one.kind for one in SCENARIOS.values()} == set(KINDS)
    assert all(one.task and one.opening_lines for one in SCENARIOS.values())


@pytest.mark.parametrize("key", SCENARIOS)
def test_nobody_opens_always_with_the_same_words(key):
    assert len(SCENARIOS[key].opening_lines) >= 3


@pytest.mark.parametrize("key", SCENARIOS)
def test_what_surprises_is_known_when_looking_back(key):
    for place in SCENARIOS[key].places.values():
        if place.surprise:
            own = [line for line in place.say if _SURPRISES[place.surprise].search(line)]
            assert len(own) == len(place.say), (place.key, set(place.say) - set(own))


def test_the_names_of_points_and_surprises_are_the_same_everywhere():
    assert set(checking.SURPRISES) == set(SURPRISES)
    assert set(POINTS) == set(BY_KEY) and set(OBSERVERS) == set(KINDS)


@pytest.mark.parametrize("key", SCENARIOS)
def test_the_task_fits_whoever_is_rung(key):
    """It stands above a call to a real contact as well, of whom nobody said whether they are a he or a she."""
    assert not {"he", "she", "him", "her", "his"} & set(re.findall(r"[a-z]+", _above(key)))


def _above(key):
    return f"{SCENARIOS[key].task} {SCENARIOS[key].situation}".lower()


def test_shared_places_fit_together():
    assert all(rule.end in OUTCOMES for place in common().places.values() for rule in place.when if rule.end)


def test_every_life_answers_every_question():
    for life in lives():
        assert set(life.answers) == set(QUESTIONS), life.key
        assert all(len(told) >= 2 for told in life.answers.values()), life.key


def test_a_rule_of_a_scenario_is_never_taken_for_a_shared_one():
    mine = read_scenario(EXAMPLE + '\n[[first]]\nhears = ["sorry"]\nsay = ["Hm."]\n')
    keys = [rule.key for rule in (*mine.first, *mine.last)]
    assert len(keys) == len(set(keys))


def test_the_example_of_the_guide_is_a_scenario():
    scenario = read_scenario(EXAMPLE)
    assert isinstance(scenario, Scenario) and scenario.kind == "call"


def test_the_guide_names_everything_one_can_hear_and_every_end():
    guide = GUIDE.read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", guide))
    assert named >= HEARABLE and set(OUTCOMES) <= named and set(SURPRISES) <= named and set(POINTS) <= named


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('hears = ["ask_job"]', 'hears = ["ask_jobb"]', "“ask_jobb” is nothing one can hear. Did you mean “ask_job”?"),
        ('go = "appointment"', 'go = "apointment"', "which is not there. Did you mean “appointment”?"),
        ('end = "declined"', 'end = "refused"', "is no outcome."),
        ('kind = "call"', 'kind = "chat"', "kind “chat” is unknown."),
        ("level = 2", "level = 9", "level is to be between 1 and 3."),
        ("level = 2", 'level = "two"', "“level” is to be a whole number."),
        ('title = "', 'titel = "', "“titel” means nothing here. Did you mean “title”?"),
        ("{field}", "{filed}", "Nothing fills {filed}. Did you mean “field”?"),
        ('key = "', 'key = "My Own ', "is to be small letters and hyphens"),
        ('start = "pick-up"', 'start = "pickup"', "start names the place “pickup”, which is not there."),
        ('say = ["', 'say = ["" , "', "is to be a list of words in quotation marks."),
        ("[places.pick-up]", "[places.pick-up", "cannot be read as TOML"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_what_to_do(old, new, sentence):
    assert old in EXAMPLE
    told = complaints(EXAMPLE.replace(old, new, 1))
    assert any(sentence in one for one in told), told
    assert all(one.startswith("mine.toml") and one.rstrip().endswith((".", "?", "”")) for one in told)


def test_the_line_that_cannot_be_read_is_shown_and_the_file_is_named_only_where_there_is_one():
    with pytest.raises(BadScenario) as found:
        read_scenario('key = "x"\ntitle "y"\n')
    assert 'That line is “title "y"”.' in found.value.sentences[0] and found.value.sentences[0].startswith("It cannot")


@pytest.mark.parametrize(
    "text",
    ["a." * 90_000 + "a = 1", "\n".join(f"a{n} = 1" for n in range(5_000)), "[" * 40_000, "x" * 60_000, "\n" * 49_000],
    ids=["dots", "unknown words", "brackets", "too long", "nothing"],
)
def test_a_text_that_would_take_long_to_read_is_refused_soon(text):
    begun = process_time()
    assert complaints(text)
    assert process_time() - begun < 3


def test_all_mistakes_are_told_at_once():
    assert len(complaints(EXAMPLE.replace('kind = "call"', "").replace('title = "', 'titel = "'))) >= 2


def test_a_place_that_is_never_reached_is_told():
    assert any("No way leads here" in one for one in complaints(EXAMPLE + '\n[places.lonely]\nsay = ["Hm."]\n'))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.integers(0, len(EXAMPLE)).map(lambda cut: EXAMPLE[:cut])))
def test_whatever_is_brought_is_read_or_refused_in_sentences(text):
    try:
        read_scenario(text)
    except BadScenario as found:
        assert found.sentences and all(one.strip() for one in found.sentences)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            ["key", "title", "kind", "who", "situation", "start", "places", "facts", "first", "surprise", "lines"]
        ),
        st.one_of(
            st.none(), st.just("[1]"), st.just('{a = "b"}'), st.just("3"), st.just('"x"'), st.just("[{hears = 3}]")
        ),
    )
)
def test_tables_of_the_wrong_shape_are_refused_in_sentences(parts):
    text = "\n".join(f"{key} = {value}" for key, value in parts.items() if value)
    with pytest.raises(BadScenario):
        read_scenario(text)
