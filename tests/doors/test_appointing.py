"""Talks on the command line: written in, listed, handed to a calendar."""

from tests.doors.running import answer, shoptalk


def test_a_talk_is_written_in_listed_and_handed_to_a_calendar(tmp_path):
    shoptalk("add", "Dana Whitfield, planner at Rivermark, 412 555 0187", data=tmp_path)
    now = ("--at", "2026-05-12")
    made = answer("appointment", "Dana", "2026-05-14T15:30", *now, data=tmp_path)
    assert (made["name"], made["minutes"], made["channel"]) == ("Dana Whitfield", 20, "phone")
    again = answer("appointment", "Dana", "2026-05-14T15:30", *now, data=tmp_path)
    assert again["id"] == made["id"]
    assert [talk["id"] for talk in answer("interviews", *now, data=tmp_path)] == [made["id"]]
    file = shoptalk("ics", str(made["id"]), *now, data=tmp_path)
    assert "SUMMARY:Talk with Dana Whitfield" in file and "BEGIN:VEVENT" in file
    taken = shoptalk("add", "Keisha Monroe", data=tmp_path)
    assert "Keisha" in taken
    refused = shoptalk("appointment", "Keisha", "2026-05-14T15:40", *now, data=tmp_path, status=1)
    assert "You talk with Dana Whitfield on Thu 14 May, 15:30" in refused
    assert "no talk 99" in shoptalk("ics", "99", data=tmp_path, status=1)
    assert "Write the day" in shoptalk("appointment", "Dana", "soon", *now, data=tmp_path, status=1)
