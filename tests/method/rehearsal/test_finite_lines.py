"""Each line that a partner says and that holds no facts is one that can be rendered."""

from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.rehearsal.finite_lines import file_of, finite_lines, voice_for
from shoptalk.method.rehearsal.lives import lives
from shoptalk.method.rehearsal.partner import answer, begin
from shoptalk.method.rehearsal.scenarios import SCENARIOS, SLOT

CALL = (
    "Hello, is this a good moment?", "", "My name is Marisol Vega, Dana suggested I call.", "It is not about a job.",
    "Could I ask you about your work for 20 minutes?", "asdf", "Thursday at ten?", "No, that does not suit me.",
    "Because you changed your field, as I would like to.", "Dana gave me your number.", "May I leave a message?",
    "Shall I send you my resume?", "Are you hiring?", "Sorry, I am nervous.", "Thank you.", "Thank you, goodbye.",
)  # fmt: skip
TALK = (
    "Thank you for making time.", "I teach earth science, and I want to learn about your work.", "What is a day like?",
    "How did you get into it?", "How is the pay?", "Could you tell me more about that?", "What is hard about it?",
    "How do people get in?", "Where is the field going?", "What should I read?", "What would you do in my place?",
    "What does one have to be good at?", "What are the people like?", "Who else should I talk to?",
)  # fmt: skip
FIELDS = ("", "planning", "nursing", "programming", "archives")


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(sorted(SCENARIOS)), st.integers(0, 2**31 - 1), st.sampled_from(FIELDS),
    st.lists(st.sampled_from(CALL + TALK), max_size=14),
)  # fmt: skip
def test_what_is_said_in_a_call_can_be_rendered(key, seed, field, words):
    scenario = SCENARIOS[key]
    lines = finite_lines(scenario)
    state, reply = begin(scenario, {"field": field}, seed)
    for said in (None, *words):
        if said is not None:
            state, reply = answer(state, said)
        for line in reply.lines:
            if line.key:
                assert lines[line.key] == line.text


def test_all_that_a_host_may_tell_can_be_rendered():
    told = [line for life in lives() for kind in (life.answers, life.more) for lines in kind.values() for line in lines]
    assert {line for line in told if not SLOT.search(line)} <= set(finite_lines(SCENARIOS["the-talk"]).values())


def test_silence_and_the_tales_of_a_talk_that_is_not_had_need_no_voice():
    assert "…" not in {text for scenario in SCENARIOS.values() for text in finite_lines(scenario).values()}
    assert not any("/life." in key for key in finite_lines(SCENARIOS["voicemail"]))


def test_a_name_of_a_file_is_only_that():
    assert file_of("a/b.0") == file_of("a/b.0") != file_of("a/b.1")
    assert "/" not in file_of("../../etc/passwd")


def test_a_scenario_keeps_its_voice():
    scenario = next(iter(SCENARIOS.values()))
    assert voice_for(scenario, ("low", "high")) == voice_for(scenario, ("low", "high"))
    assert voice_for(scenario, ()) == ""
