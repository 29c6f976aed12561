"""Numbers, applications and offers on the command line."""

import pytest

from tests.doors.test_command_line import answer, typed


@pytest.fixture
def dana(db):
    typed("add", "Dana Whitfield, planner at Rivermark", "--at", "2026-03-02")
    typed("log", "Dana Whitfield", "asked", "--channel", "email", "--at", "2026-03-03")
    typed("log", "Dana Whitfield", "met", "--at", "2026-03-10")


def test_an_application_and_its_offer_with_everybody_behind_them(dana):
    typed("add", "Walt Brennan, zoning administrator", "--at", "2026-03-02")
    sent = answer(
        "apply", "Rivermark", "--role", "Planner", "--way", "referred", "--on", "2026-04-01", "--who", "Dana Whitfield",
        "--who", "Walt Brennan", "--at", "2026-05-12",
    )  # fmt: skip
    assert (sent["organization"], sent["way"], sent["sent_on"]) == ("Rivermark", "referred", "2026-04-01")
    assert sent["who"] == ["Dana Whitfield", "Walt Brennan"]
    made = answer("offer", "Rivermark", "--application", str(sent["id"]), "--at", "2026-05-12")
    assert made["application"] == sent["id"]
    talks = answer("scoreboard", "--at", "2026-05-12")["talks_to_offers"]
    assert (talks["count"], talks["of"], talks["range"]) == (1, 1, None)


def test_the_numbers_are_said_in_words_with_the_saying_called_unsupported(dana):
    said = typed("scoreboard", "--at", "2026-05-12")
    assert "1 asked, 1 talked with." in said and "The saying (unsupported): 1 in 12" in said
    assert "%" not in said and "1 is too few to tell anything" in said


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("apply", "Rivermark", "--way", "bribery"), "no way of applying"),
        (("apply", " "), "Where was it?"),
        (("apply", "Rivermark", "--who", "Nobody Known"), "Nobody called"),
        (("offer", "Rivermark", "--application", "99"), "There is no application 99"),
        (("offer", "Rivermark", "--on", "2999-01-01"), "has not come yet"),
    ],
)
def test_what_cannot_be_is_a_sentence_and_changes_nothing(dana, command, sentence):
    from shoptalk.scoreboard.models import Application, Offer

    assert sentence in typed(*command, status=1)
    assert not Application.objects.exists() and not Offer.objects.exists()
