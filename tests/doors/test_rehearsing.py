"""A practice call is played from a file of turns, for tests and for coaches who try a scenario."""

from pathlib import Path

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.doors.rehearsing import rehearsal_in_words, rehearse
from tests.doors.running import answer

TURNS = """\
Good morning, this is Marisol Vega, Dana Whitfield suggested I call. I'd like to learn about planning.
No, it is not about a job.
When would be a better time to call?
Thank you, goodbye.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "turns.txt"
    path.write_text(TURNS)
    return str(path)


def test_a_call_is_played_with_its_end_and_the_look_back(script):
    played = answer("rehearse", "assistant", "--script", script, "--facts", "seeker=Marisol Vega")
    assert played["outcome"] == "call_back" and played["turns"][1]["who"] == "you"
    assert {"name_tie", "surprise"} <= {point["key"] for point in played["feedback"]["points"]}
    quote = played["feedback"]["points"][0]["quotes"][0]
    assert quote["words"] == played["turns"][quote["turn"]]["text"][quote["start"] : quote["end"]]
    assert played == rehearse(Path("assistant"), script=script, facts=("seeker=Marisol Vega",))


def test_people_read_the_call_and_what_to_keep(script):
    words = rehearsal_in_words(rehearse(Path("assistant"), script=script))
    assert "You may call again" in words and "Keep: " in words and "They  " in words
    assert "The script ended before the call did." in rehearsal_in_words(rehearse(Path("silence")))


def test_scenarios_are_listed_and_what_is_missing_is_said(tmp_path):
    assert len(rehearse(list=True)["scenarios"]) == 15 and "voicemail" in rehearsal_in_words(rehearse())
    own = tmp_path / "own.toml"
    own.write_text('key = "own"\n')
    for scenario, options, sentence in (
        (Path("nobody"), {}, "No scenario is called nobody."),
        (own, {}, "own.toml: “title” is missing."),
        (tmp_path / "gone.toml", {}, "There is no file"),
        (Path("silence"), {"facts": ("colour=red",)}, "is no fact"),
        (Path("silence"), {"script": str(tmp_path)}, "cannot be read as text"),
    ):
        with pytest.raises(Refusal, match=sentence):
            rehearse(scenario, **options)
