"""The brief, the plan and the bank on the command line say what the pages say."""

import pytest

from shoptalk.design.refusals import Refusal
from shoptalk.doors import preparing
from tests import cast
from tests.doors.running import answer, shoptalk


@pytest.fixture
def talk(marisol, campaign):
    return cast.interview(marisol, cast.contact(marisol, position="Planner"))


def test_a_talk_is_planned_and_read(marisol, now, talk):
    assert "No questions yet" in preparing.brief_in_words(preparing.brief(marisol, now, talk.pk))
    planned = preparing.plan(marisol, now, talk.pk)
    assert len(planned["questions"]) == 7 and planned["questions"][-1]["why"] == "always last"
    assert preparing.brief(marisol, now, talk.pk) == planned == preparing.plan(marisol, now, talk.pk)
    words = preparing.brief_in_words(planned)
    assert "  1  How did you come to do this" in words and "At 10:18, offer to stop. Thank Dana." in words


def test_a_talk_that_is_not_hers_is_none(marisol, now, stranger, campaign):
    his = cast.interview(stranger, cast.contact(stranger))
    for number in (his.pk, 0, -1, 10**30):
        with pytest.raises(Refusal, match="No talk has the number"):
            preparing.brief(marisol, now, number)


def test_the_bank_is_listed_and_searched(tmp_path):
    found = answer("questions", "--query", "pay scale", data=tmp_path)
    assert [one["key"] for one in found] == ["Q79"]
    assert "Q79   Pay & benefits: Is there a public pay scale" in shoptalk(
        "questions", "--query", "union", data=tmp_path
    )
    assert "No talk has the number 7" in shoptalk("brief", "7", data=tmp_path, status=1)
