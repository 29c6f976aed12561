"""Seventy-five mails in the form of the programs that write them, read as the seeker would.

They were all written before the reader was run on any of them. That first reading got the kind of 73 of 75 right (two
delays in plain words were taken for a bounce and a receipt), 36 of 36 new words, 19 of 19 return dates, 13 of 14 failed
recipients, 12 of 14 "for good or not", 60 of 61 senders (there the table was wrong). The tests hold what came after.
"""

import pytest

from shoptalk.method.mail.bounced import read_bounce
from shoptalk.method.mail.kinds import recognise
from shoptalk.method.mail.new_words import new_words
from tests.method.mail.samples import EXPECTED, FOLDER, RECEIVED_ON, awaited, of_kind, sample


@pytest.mark.parametrize("name", EXPECTED)
def test_every_sample_is_taken_for_what_it_is(name):
    found = recognise(sample(name), RECEIVED_ON)
    assert found.kind == EXPECTED[name]["kind"]
    assert found.why.endswith(".")


@pytest.mark.parametrize("name", of_kind("away"))
def test_an_absence_ends_when_they_said_or_nobody_knows(name):
    until = recognise(sample(name), RECEIVED_ON).away_until
    assert (until.isoformat() if until else None) == EXPECTED[name].get("until")


@pytest.mark.parametrize("name", of_kind("bounce", "delay"))
def test_a_letter_that_came_back_says_which_and_why(name):
    found, wanted = read_bounce(sample(name)), EXPECTED[name]
    assert found.recipient == wanted.get("recipient", "")
    assert found.is_permanent == wanted["permanent"]
    assert found.is_late == (wanted["kind"] == "delay")
    assert found.meaning
    if "status" in wanted:
        assert found.status == wanted["status"]
    if "original" in wanted:
        assert found.original_id == wanted["original"]


@pytest.mark.parametrize("name", [name for name, wanted in EXPECTED.items() if "words" in wanted])
def test_the_new_words_stand_without_what_they_answer(name):
    assert new_words(sample(name).text) == EXPECTED[name]["words"]


@pytest.mark.parametrize("name", of_kind("reply", "away", "automatic", "list"))
def test_the_sender_is_known_or_offered_or_nobody(name):
    mail = sample(name)
    assert awaited().match(*mail.sender, mail.answers).certainty == EXPECTED[name]["match"]


def test_an_answer_to_the_invitation_carries_its_method():
    parts = sample("outlook_accepts_the_invitation").parts
    assert [part.method for part in parts if part.kind == "text/calendar"] == ["REPLY"]
    assert b"PARTSTAT=ACCEPTED" in next(part.data for part in parts if part.data)


def test_every_sample_is_in_the_table():
    assert {path.stem for path in FOLDER.glob("*.eml")} == set(EXPECTED)
    assert len(EXPECTED) >= 50
