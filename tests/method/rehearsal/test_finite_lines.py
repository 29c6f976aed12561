"""Each line that a partner says and that holds no facts is one that can be rendered."""

import pytest

from shoptalk.method.rehearsal.finite_lines import file_of, finite_lines, voice_for
from shoptalk.method.rehearsal.partner import answer, begin
from shoptalk.method.rehearsal.scenarios import SCENARIOS

TALK = (
    "Hello, is this a good moment?", "", "My name is Marisol Vega, Dana suggested I call.", "What is a day like?",
    "Could I ask you about your work for 20 minutes?", "How did you get into it?", "asdf", "Thursday at ten?",
    "How is the pay?", "Thank you, goodbye.",
)  # fmt: skip


@pytest.mark.parametrize("key", SCENARIOS)
def test_what_is_said_in_a_call_can_be_rendered(key):
    scenario = SCENARIOS[key]
    lines = finite_lines(scenario)
    for seed in range(3):
        state, reply = begin(scenario, {}, seed)
        for words in TALK:
            for line in reply.lines:
                of_a_life = ("/life.", "/more.")
                if line.key and not any(mark in line.key for mark in of_a_life):
                    assert lines[line.key] == line.text
            state, reply = answer(state, words)


def test_a_name_of_a_file_is_only_that():
    assert file_of("a/b.0") == file_of("a/b.0") != file_of("a/b.1")
    assert "/" not in file_of("../../etc/passwd")


def test_a_scenario_keeps_its_voice():
    scenario = next(iter(SCENARIOS.values()))
    assert voice_for(scenario, ("low", "high")) == voice_for(scenario, ("low", "high"))
    assert voice_for(scenario, ()) == ""
