"""A practice call is played from a file of turns, for tests and for coaches who try a scenario."""

from tests.doors.running import answer, shoptalk

TURNS = """\
Good morning, this is Marisol Vega, Dana Whitfield suggested I call. I'd like to learn about planning.
No, it is not about a job.
When would be a better time to call?
Thank you, goodbye.
"""


def test_a_call_is_played_with_its_end_and_the_look_back(tmp_path):
    script = tmp_path / "turns.txt"
    script.write_text(TURNS)
    played = answer("rehearse", "assistant", "--script", str(script), "--facts", "seeker=Marisol Vega")
    assert played["outcome"] == "call_back" and played["turns"][1]["who"] == "you"
    assert {"name_tie", "surprise"} <= {point["key"] for point in played["feedback"]["points"]}
    quote = played["feedback"]["points"][0]["quotes"][0]
    assert quote["words"] == played["turns"][quote["turn"]]["text"][quote["start"] : quote["end"]]
    assert played == answer("rehearse", "assistant", "--script", str(script), "--facts", "seeker=Marisol Vega")
    words = shoptalk("rehearse", "assistant", "--script", str(script))
    assert "You may call again" in words and "Keep: " in words and "They  " in words


def test_scenarios_are_listed_and_what_is_missing_is_said(tmp_path):
    assert len(answer("rehearse", "--list")["scenarios"]) == 15
    assert "No scenario is called nobody." in shoptalk("rehearse", "nobody", status=1)
    own = tmp_path / "own.toml"
    own.write_text('key = "own"\n')
    assert "own.toml: “title” is missing." in shoptalk("rehearse", str(own), status=1)
