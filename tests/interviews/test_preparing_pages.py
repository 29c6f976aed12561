"""The bank, the thirty seconds and the list of what to read: what she changes is kept, undone, and never lost."""

import pytest

from shoptalk.history.steps import latest_undoable, undo
from shoptalk.interviews.models import PlannedQuestion, Question, ResearchItem, Showcase
from tests import cast


def shown(browser, address, **query):
    answer = browser.get(address, query)
    assert answer.status_code == 200
    return answer.content.decode()


def undone(seat):
    undo(seat, cast.NOW, latest_undoable(seat))


def test_the_bank_is_searched_by_words_and_family(browser_of_marisol, campaign):
    everything = shown(browser_of_marisol, "/interviews/questions/")
    assert everything.count("<li data-row") == 189
    pay = shown(browser_of_marisol, "/interviews/questions/", q="pay scale UNION")
    assert pay.count("<li data-row") == 1 and "Is there a public pay scale" in pay
    assert shown(browser_of_marisol, "/interviews/questions/", family="Referral").count("<li data-row") == 8
    assert "No question has these words" in shown(browser_of_marisol, "/interviews/questions/", q="zzz")
    assert shown(browser_of_marisol, "/interviews/questions/", family="nonsense").count("<li data-row") == 189


def test_a_wording_is_changed_shown_and_undone(browser_of_marisol, marisol, campaign):
    page = shown(browser_of_marisol, "/interviews/questions/Q9/")
    assert "How did you come to do this" in page
    browser_of_marisol.post("/interviews/questions/Q9/", {"text": "What brought you here?", "follow_up": "And then?"})
    row = Question.objects.get()
    assert (row.key, row.text, row.family) == ("Q9", "What brought you here?", "Path (Insights)")
    assert "your wording" in shown(browser_of_marisol, "/interviews/questions/", q="brought you here")
    assert "The bank says" in shown(browser_of_marisol, "/interviews/questions/Q9/")
    browser_of_marisol.post("/interviews/questions/Q9/built-in/")
    assert "How did you come to do this" in shown(browser_of_marisol, "/interviews/questions/Q9/")
    browser_of_marisol.post("/interviews/questions/Q9/", {"text": "Why planning?"})
    assert Question.objects.get().text == "Why planning?" and Question.objects.get().deleted_at is None
    undone(marisol)
    assert "Why planning?" not in shown(browser_of_marisol, "/interviews/questions/")


def test_a_question_is_left_out_and_put_back(browser_of_marisol, marisol, campaign):
    answer = browser_of_marisol.post("/interviews/questions/Q21/left-out/", {"q": "walk me"})
    assert answer.url == "/interviews/questions/?q=walk+me"
    assert "left out of plans" in shown(browser_of_marisol, "/interviews/questions/", q="walk me")
    browser_of_marisol.post("/interviews/questions/Q21/left-out/")
    assert Question.objects.count() == 1
    browser_of_marisol.post("/interviews/questions/Q21/back/")
    assert "left out of plans" not in shown(browser_of_marisol, "/interviews/questions/", q="walk me")
    undone(marisol)
    assert Question.objects.get().left_out_at


def test_an_own_question_is_added_once_and_goes_to_the_bin(browser_of_marisol, marisol, campaign):
    for _ in range(2):
        browser_of_marisol.post(
            "/interviews/questions/new/", {"text": "Do you still draw by hand?", "family": "Skills"}
        )
    row = Question.objects.get()
    assert row.key.startswith("own-") and row.stage == "Body" and not row.sensitive
    assert "your own" in shown(browser_of_marisol, "/interviews/questions/", q="by hand")
    browser_of_marisol.post(f"/interviews/questions/{row.key}/built-in/")
    assert browser_of_marisol.get(f"/interviews/questions/{row.key}/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": "  "}, "Write the question as you would say it aloud"),
        ({"text": "w" * 401}, "fits into 400 characters"),
        ({"text": "Why?", "follow_up": "f" * 401}, "What you ask next fits into 400 characters"),
        ({"text": "Why?", "family": "Gossip"}, "Choose one of the families"),
    ],
)
def test_what_is_no_question_is_refused_and_stays_in_its_box(browser_of_marisol, campaign, typed, words):
    answer = browser_of_marisol.post("/interviews/questions/new/", typed)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert typed["text"] in answer.content.decode() and not Question.objects.exists()


def test_the_check_answers_while_she_types_and_stores_nothing(browser_of_marisol, campaign):
    part = browser_of_marisol.post("/interviews/questions/check/", {"text": "Will you be my mentor?"}).content.decode()
    assert "Is a first talk the moment to ask somebody to be a mentor?" in part and "<h1" not in part
    assert (
        "Nothing to mend" in browser_of_marisol.post("/interviews/questions/check/", {"text": "Why?"}).content.decode()
    )
    assert not Question.objects.exists()


def test_nobodys_question_is_no_page(browser_of_marisol, campaign):
    for key in ("Q0", "Q190", "own-x", "x"):
        assert browser_of_marisol.get(f"/interviews/questions/{key}/").status_code == 404
        for deed in ("left-out", "back", "built-in"):
            assert browser_of_marisol.post(f"/interviews/questions/{key}/{deed}/").status_code == 404


def test_from_the_bank_into_the_brief(browser_of_marisol, talk):
    page = shown(browser_of_marisol, "/interviews/questions/", **{"for": talk.pk})
    assert "Choose what goes into the brief for Luis" in page and "Ask it" in page
    answer = browser_of_marisol.post(f"/interviews/{talk.pk}/plan/questions/", {"key": "Q37"})
    assert answer.url == f"/interviews/{talk.pk}/brief"
    assert PlannedQuestion.objects.get().key == "Q37"
    assert "Ask it" not in shown(browser_of_marisol, "/interviews/questions/", **{"for": "9" * 30})


def test_a_stranger_puts_nothing_into_her_brief(stranger, client, talk):
    assert client.post(f"/interviews/{talk.pk}/plan/questions/", {"key": "Q37"}).status_code == 404


def test_the_bank_costs_the_same_with_many_own_questions(browser_of_marisol, marisol, campaign):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries():
        with CaptureQueriesContext(connection) as caught:
            shown(browser_of_marisol, "/interviews/questions/")
        return len(caught)

    shown(browser_of_marisol, "/interviews/questions/")
    few = queries()
    for number in range(30):
        Question.objects.create(
            workspace=marisol.workspace, key=f"own-{number}", text=f"Is it {number}?", stage="Body", family="Skills",
            edited_at=cast.NOW,
        )  # fmt: skip
    assert queries() == few


SAID = {
    "what_i_do": "I have taught earth science for nine years",
    "one_result": "I got forty parents to agree on one school garden",
    "what_i_want_to_learn": "I am finding out whether planning is the place for that",
}


def test_the_thirty_seconds_are_kept_and_stand_on_the_brief(browser_of_marisol, marisol, talk):
    first = shown(browser_of_marisol, "/interviews/showcase/")
    assert "I have taught earth science for nine years" in first  # from what she said about herself
    answer = browser_of_marisol.post("/interviews/showcase/", SAID | {"for": talk.pk})
    assert answer.url == f"/interviews/{talk.pk}/brief"
    said = "I have taught earth science for nine years. I got forty parents to agree on one school garden. I am finding"
    assert said in shown(browser_of_marisol, answer.url)
    browser_of_marisol.post("/interviews/showcase/", SAID)
    assert Showcase.objects.count() == 1
    undone(marisol)
    assert said not in shown(browser_of_marisol, f"/interviews/{talk.pk}/brief")
    browser_of_marisol.post("/interviews/showcase/", SAID)
    assert said in shown(browser_of_marisol, f"/interviews/{talk.pk}/brief")


def test_more_words_than_thirty_seconds_hold_are_refused_and_kept(browser_of_marisol, campaign):
    answer = browser_of_marisol.post("/interviews/showcase/", SAID | {"one_result": "so " * 90})
    page = answer.content.decode()
    assert answer.status_code == 422 and "thirty seconds hold 75" in page and page.count("so ") > 89
    assert not Showcase.objects.exists()


def test_the_thirty_seconds_are_heard_while_she_types(browser_of_marisol, campaign):
    typed = {"what_i_do": "I teach", "one_result": "Many parents agreed", "what_i_want_to_learn": "<b>all</b>"}
    part = browser_of_marisol.post("/interviews/showcase/check/", typed).content.decode()
    assert part.startswith('<section class="aloud" id="aloud"')
    assert "I teach. Many parents agreed. &lt;b&gt;all&lt;/b&gt;." in part
    assert "Is there a number in your result?" in part


def test_what_she_found_stands_on_the_brief_with_its_source(browser_of_marisol, marisol, talk):
    page = shown(browser_of_marisol, f"/interviews/{talk.pk}/research/")
    assert "0 of 7 done" in page and "You ring them, on the minute" in page and "Camera" not in page
    typed = {"done": "1", "found": "Came from the water authority", "source": "Beth"}
    for _ in range(2):
        browser_of_marisol.post(f"/interviews/{talk.pk}/research/person/", typed)
    assert ResearchItem.objects.count() == 1
    brief = shown(browser_of_marisol, f"/interviews/{talk.pk}/brief")
    assert "Came from the water authority <small>Beth</small>" in brief and "1 of 7 done" in brief
    browser_of_marisol.post(f"/interviews/{talk.pk}/research/person/", {"found": "", "source": ""})
    assert ResearchItem.objects.get().done_at is None
    undone(marisol)
    assert ResearchItem.objects.get().found == "Came from the water authority"


def test_the_list_is_that_of_the_way_they_meet(browser_of_marisol, marisol, talk):
    for medium, words in (("video", "Camera at eye level"), ("in_person", "the coffee is yours to pay")):
        talk.medium = medium
        talk.save()
        assert words in shown(browser_of_marisol, f"/interviews/{talk.pk}/research/")
    assert browser_of_marisol.post(f"/interviews/{talk.pk}/research/camera/", {"done": "1"}).status_code == 404


def test_a_line_of_her_own_comes_and_goes(browser_of_marisol, talk):
    for _ in range(2):
        browser_of_marisol.post(f"/interviews/{talk.pk}/research/", {"text": "Read the zoning draft"})
    row = ResearchItem.objects.get()
    assert "Read the zoning draft" in shown(browser_of_marisol, f"/interviews/{talk.pk}/research/")
    browser_of_marisol.post(f"/interviews/{talk.pk}/research/{row.key}/removal/")
    assert "Read the zoning draft</span>" not in shown(browser_of_marisol, f"/interviews/{talk.pk}/research/")
    assert browser_of_marisol.post(f"/interviews/{talk.pk}/research/person/removal/").status_code == 422


@pytest.mark.parametrize("address", ["research/", "research/person/"])
def test_what_is_too_long_for_the_list_stays_in_its_box(browser_of_marisol, talk, address):
    long = "w" * 401
    answer = browser_of_marisol.post(f"/interviews/{talk.pk}/{address}", {"text": long, "found": long, "done": "1"})
    assert answer.status_code == 422 and long in answer.content.decode()
    assert "fits into 400 characters" in answer.content.decode()
