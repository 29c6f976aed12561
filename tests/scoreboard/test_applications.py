"""Applications and offers: written once, answered, undone, with everybody who played a part."""

from datetime import timedelta

import pytest
from django.urls import reverse

from shoptalk.campaigns.current import current_campaign
from shoptalk.history.models import Event
from shoptalk.history.steps import latest_undoable, undo
from shoptalk.scoreboard.actions.name_parts import name_parts
from shoptalk.scoreboard.actions.write_application import Facts, say_what_happened, write_application
from shoptalk.scoreboard.actions.write_offer import OfferFacts, decide_offer, write_offer
from shoptalk.scoreboard.employers import active_at
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from tests import cast

HERE = "/scoreboard/applications/"
OFFERS = "/scoreboard/offers/"


@pytest.fixture
def sent(marisol, campaign, now):
    facts = Facts(organization="Fernhill Press", role="Editor", sent_on=now.date() - timedelta(days=20))
    made, _ = write_application(seat=marisol, now=now, campaign=campaign, facts=facts)
    return made


@pytest.fixture
def offered(marisol, campaign, sent, now):
    facts = OfferFacts(organization="", application=sent, made_on=now.date() - timedelta(days=2))
    made, _ = write_offer(seat=marisol, now=now, campaign=campaign, facts=facts)
    return made


def test_one_line_is_enough_and_the_page_opens(browser_of_marisol, campaign):
    answer = browser_of_marisol.post(HERE, {"organization": "  Fernhill   Press "})
    one = Application.objects.get()
    assert answer.url == f"{HERE}{one.pk}/"
    assert (one.organization, one.organization_key, one.way) == ("Fernhill Press", "fernhill press", "resume")
    page = browser_of_marisol.get(answer.url).content.decode()
    assert "Written down: Fernhill Press" in page and "Undo" in page and page.count("<h1") == 1


def test_a_second_click_writes_nothing(marisol, campaign, now):
    facts = Facts(organization="Fernhill")
    first, _ = write_application(seat=marisol, now=now, campaign=campaign, facts=facts)
    second, change = write_application(
        seat=marisol, now=now + timedelta(seconds=1), campaign=campaign, facts=facts
    )  # fmt: skip
    assert first == second and change.event is None and Application.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"organization": ""}, "Where was it?"),
        ({"organization": "x" * 201}, "fits into 200 characters"),
        ({"organization": "Fernhill", "way": "bribery"}, "no way of applying"),
        ({"organization": "Fernhill", "sent_on": "next week"}, "is not a day"),
        ({"organization": "Fernhill", "sent_on": "2999-01-01"}, "has not come yet"),
        ({"organization": "Fernhill", "sent_on": "0201-01-01"}, "too long ago"),
    ],
)
def test_what_cannot_be_comes_back_as_a_sentence_with_what_was_typed(browser_of_marisol, campaign, typed, sentence):
    answer = browser_of_marisol.post(HERE, typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and sentence in page
    assert typed["organization"][:60] in page and not Application.objects.exists()


@pytest.mark.parametrize(
    ("noun", "column"), [("answer", "answered_on"), ("interview", "interviewed_on"), ("closing", "closed_on")]
)
def test_what_happened_is_a_day_that_can_be_taken_back(browser_of_marisol, sent, noun, column):
    browser_of_marisol.post(f"{HERE}{sent.pk}/{noun}/", {"on": "2026-05-01"})
    assert str(getattr(Application.objects.get(), column)) == "2026-05-01"
    browser_of_marisol.post(f"{HERE}{sent.pk}/{noun}/", {"never": "1", "on": "2026-05-01"})
    assert getattr(Application.objects.get(), column) is None


def test_a_day_before_it_was_sent_is_mended_beside_its_box(browser_of_marisol, sent):
    answer = browser_of_marisol.post(f"{HERE}{sent.pk}/answer/", {"on": "2026-01-01"})
    assert answer.status_code == 422 and "before it was sent" in answer.content.decode()
    assert 'aria-describedby="answer-mend"' in answer.content.decode()


def test_nothing_else_can_happen_to_an_application(browser_of_marisol, sent):
    assert browser_of_marisol.post(f"{HERE}{sent.pk}/status/", {"on": ""}).status_code == 404
    assert browser_of_marisol.get(f"{HERE}{sent.pk}/closing/").status_code == 405


def test_several_people_play_a_part_and_each_once(browser_of_marisol, marisol, sent):
    dana, walt = cast.contact(marisol, "Dana D"), cast.contact(marisol, "Walt W")
    for _ in range(2):
        browser_of_marisol.post(f"{HERE}{sent.pk}/parts/", {"who": [dana.pk, walt.pk], "words": "read my letter"})
    assert {part.contact for part in PartPlayed.objects.all()} == {dana, walt} and PartPlayed.objects.count() == 2
    page = browser_of_marisol.get(f"{HERE}{sent.pk}/").content.decode()
    assert "Dana D" in page and "read my letter" in page
    assert "Played a part: Dana D, Walt W" in browser_of_marisol.get(HERE).content.decode()


def test_people_are_found_by_name_and_those_who_work_there_are_offered_first(browser_of_marisol, marisol, sent):
    cast.contact(marisol, "Dana Whitfield")
    cast.contact(marisol, "Erin Editor", organization="Fernhill Press")
    assert "Erin Editor" in browser_of_marisol.get(f"{HERE}{sent.pk}/").content.decode()
    page = browser_of_marisol.get(f"{HERE}{sent.pk}/?who=whit").content.decode()
    assert "Dana Whitfield" in page and "Erin Editor" not in page
    assert "Nobody by that name" in browser_of_marisol.get(f"{HERE}{sent.pk}/?who=zzz").content.decode()


def test_a_part_needs_somebody_of_ones_own(browser_of_marisol, sent, stranger):
    his = cast.contact(stranger, "Carl Secret")
    answer = browser_of_marisol.post(f"{HERE}{sent.pk}/parts/", {"who": [his.pk, "²", "x"]})
    assert answer.status_code == 422 and "Tick somebody first" in answer.content.decode()
    assert b"Secret" not in answer.content and not PartPlayed.objects.exists()


def test_an_offer_takes_its_application_along(browser_of_marisol, sent):
    page = browser_of_marisol.get(f"{OFFERS}?application={sent.pk}").content.decode()
    assert 'value="Fernhill Press"' in page and f'<option value="{sent.pk}" selected' in page
    answer = browser_of_marisol.post(OFFERS, {"organization": "", "application": sent.pk})
    made = Offer.objects.get()
    assert answer.url == f"{OFFERS}{made.pk}/"
    assert (made.organization, made.application) == ("Fernhill Press", sent)
    assert "An offer from Fernhill Press" in browser_of_marisol.get(f"{HERE}{sent.pk}/").content.decode()


def test_accepting_takes_the_place_of_declining(browser_of_marisol, offered):
    browser_of_marisol.post(f"{OFFERS}{offered.pk}/refusal/")
    browser_of_marisol.post(f"{OFFERS}{offered.pk}/acceptance/")
    offered.refresh_from_db()
    assert offered.accepted_on and offered.declined_on is None
    browser_of_marisol.post(f"{OFFERS}{offered.pk}/acceptance/", {"never": "1"})
    offered.refresh_from_db()
    assert offered.accepted_on is None
    answer = browser_of_marisol.post(f"{OFFERS}{offered.pk}/acceptance/", {"on": "2026-01-01"})
    assert answer.status_code == 422 and "before it was made" in answer.content.decode()


def test_every_step_can_be_undone(browser_of_marisol, marisol, campaign, now):
    dana = cast.contact(marisol, "Dana D")
    for address, sent in (
        (HERE, {"organization": "Fernhill"}),
        ("a/answer/", {}),
        ("a/interview/", {}),
        ("a/closing/", {}),
        ("a/", {"organization": "Fernhill", "role": "Editor"}),
        ("a/parts/", {"who": dana.pk}),
        (OFFERS, {"organization": "Rivermark"}),
        ("o/", {"organization": "Rivermark", "role": "Planner"}),
        ("o/parts/", {"who": dana.pk}),
        ("o/acceptance/", {}),
        ("o/refusal/", {}),
        ("o/removal/", {}),
        ("a/removal/", {}),
    ):
        where = address
        if address.startswith("a/"):
            where = f"{HERE}{Application.objects.get().pk}/{address[2:]}"
        elif address.startswith("o/"):
            where = f"{OFFERS}{Offer.objects.get().pk}/{address[2:]}"
        assert browser_of_marisol.post(where, sent).status_code == 302, where
    assert Event.objects.count() == 13
    for _ in range(13):
        undo(marisol, now, latest_undoable(marisol))
    assert not (Application.objects.exists() or Offer.objects.exists() or PartPlayed.objects.exists())


def test_what_is_removed_waits_in_the_bin(browser_of_marisol, sent):
    browser_of_marisol.post(f"{HERE}{sent.pk}/removal/")
    assert browser_of_marisol.get(f"{HERE}{sent.pk}/").status_code == 404
    assert "Editor at Fernhill Press" in browser_of_marisol.get(reverse("bin")).content.decode()


def test_a_strangers_records_are_not_there(browser_of_marisol, stranger, campaign, now):
    his = current_campaign(stranger, now)
    theirs, _ = write_application(
        seat=stranger, now=now, campaign=his, facts=Facts(organization="Secret Corp")
    )  # fmt: skip
    made, _ = write_offer(seat=stranger, now=now, campaign=his, facts=OfferFacts(organization="Secret Corp"))
    carl = cast.contact(stranger, "Carl Secret")
    name_parts(seat=stranger, now=now, to=made, people=[carl])
    part = PartPlayed.objects.get()
    before = [str(list(model.objects.values())) for model in (Application, Offer, PartPlayed)]
    for end in ("", "answer/", "interview/", "closing/", "removal/", "parts/"):
        assert browser_of_marisol.post(f"{HERE}{theirs.pk}/{end}", {"organization": "x"}).status_code == 404
    for end in ("", "acceptance/", "refusal/", "removal/", "parts/"):
        assert browser_of_marisol.post(f"{OFFERS}{made.pk}/{end}", {"organization": "x"}).status_code == 404
    assert browser_of_marisol.post(f"/scoreboard/parts/{part.pk}/removal/").status_code == 404
    for address in (HERE, OFFERS, f"{OFFERS}?application={theirs.pk}"):
        assert b"Secret" not in browser_of_marisol.get(address).content
    assert before == [str(list(model.objects.values())) for model in (Application, Offer, PartPlayed)]


def test_an_employer_is_active_until_the_application_is_over(marisol, stranger, sent, offered, now):
    assert active_at(marisol, "fernhill press") and not active_at(marisol, "") and not active_at(marisol, "rivermark")
    assert not active_at(stranger, "fernhill press")
    decide_offer(seat=marisol, now=now, offer=offered, accepted=False, on=None)
    assert not active_at(marisol, "fernhill press")
    decide_offer(seat=marisol, now=now, offer=offered, accepted=False, on=None, never=True)
    say_what_happened(seat=marisol, now=now, application=sent, column="closed_on", on=None)
    assert not active_at(marisol, "fernhill press")


def test_a_person_shows_what_they_played_a_part_in(browser_of_marisol, marisol, sent, offered, now):
    dana = cast.contact(marisol, "Dana D")
    assert "Played a part in" not in browser_of_marisol.get(f"/people/{dana.pk}/").content.decode()
    name_parts(seat=marisol, now=now, to=sent, people=[dana], words="told me of it")
    name_parts(seat=marisol, now=now, to=offered, people=[dana])
    page = browser_of_marisol.get(f"/people/{dana.pk}/").content.decode()
    assert "Played a part in" in page and f"{HERE}{sent.pk}/" in page and f"{OFFERS}{offered.pk}/" in page


def test_merging_two_records_keeps_the_parts(marisol, sent, now):
    from shoptalk.people.actions.merge_people import merge_people

    one, other = cast.contact(marisol, "Dana D"), cast.contact(marisol, "Dana Dee")
    name_parts(seat=marisol, now=now, to=sent, people=[other])
    merge_people(seat=marisol, now=now, kept=one, absorbed=other)
    assert PartPlayed.objects.get().contact == one


@pytest.mark.parametrize("address", [HERE, OFFERS])
def test_a_list_costs_the_same_queries_however_long(
    browser_of_marisol, marisol, campaign, sent, offered, now, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(9) as few:
        browser_of_marisol.get(address)
    people = [cast.contact(marisol, f"Person P{number}") for number in range(3)]
    for number in range(30):
        facts = Facts(organization=f"Org {number}")
        one, _ = write_application(seat=marisol, now=now, campaign=campaign, facts=facts)
        made, _ = write_offer(seat=marisol, now=now, campaign=campaign, facts=OfferFacts("", application=one))
        for thing in (one, made):
            name_parts(seat=marisol, now=now, to=thing, people=people)
    with django_assert_max_num_queries(9) as many:
        browser_of_marisol.get(address)
    assert len(few.captured_queries) == len(many.captured_queries)
