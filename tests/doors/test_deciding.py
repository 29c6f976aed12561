"""Beliefs, evidence and the comparison from the command line."""

from tests.careers.conftest import notebook  # noqa: F401
from tests.doors.test_command_line import answer, typed


def test_beliefs_are_listed_with_their_evidence(notebook):  # noqa: F811
    added = answer("evidence", str(notebook.meetings.pk), "--side", "against", "--words", "Two evenings", "--hearsay")
    assert added["added"] is True
    found = answer("beliefs", "--field", "planning")
    assert [one["text"] for one in found] == ["Planners live in public meetings."]
    assert (found[0]["confidences"], found[0]["for"], found[0]["against"]) == ([80], 0, 1)
    assert found[0]["suggested"] < 80
    assert "0 for, 1 against" in typed("beliefs")


def test_the_same_evidence_twice_is_once(notebook):  # noqa: F811
    words = ("evidence", str(notebook.meetings.pk), "--side", "for", "--words", "Nine hearings")
    typed(*words)
    assert "there already" in typed(*words)


def test_what_cannot_be_is_a_sentence(notebook):  # noqa: F811
    assert "There is no belief" in typed("evidence", "999999", "--side", "for", "--words", "x", status=1)
    assert "There is no belief" in typed("evidence", "9" * 30, "--side", "for", "--words", "x", status=1)
    assert "for the belief or against" in typed("evidence", str(notebook.meetings.pk), "--words", "x", status=1)


def test_compare_says_how_it_stands(notebook):  # noqa: F811
    assert answer("compare")["first"] == ""
    assert "Nothing to compare yet" in typed("compare")
