"""The first number is a prediction: said once, with its moment, and no address of the house can alter it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import get_resolver, reverse
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st

from shoptalk.campaigns.actions.write_belief import mend_belief, remove_belief, write_belief
from shoptalk.campaigns.models import Belief, Confidence
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import undo
from tests import cast

LATER = timedelta(days=3)


def values(belief):
    return [one.value for one in Confidence.objects.filter(belief=belief, deleted_at=None)]


def test_a_belief_is_written_and_shown_with_its_locked_number(browser_of_marisol, marisol, planning):
    typed = {"text": "You need the master’s.", "confidence": "90", "would_change_my_mind": "Two planners without one"}
    assert browser_of_marisol.post(f"/fields/{planning.pk}/beliefs/", typed).url == "/fields/"
    page = browser_of_marisol.get("/fields/").content.decode()
    assert "You need the master’s." in page and "Two planners without one" in page
    assert "90, on " in page and "locked" in page


def test_the_moment_of_the_first_number_is_shown_in_her_own_zone(browser_of_marisol, marisol, planning, now):
    late = now.replace(hour=23, minute=30)  # the next day already in UTC
    write_belief(seat=marisol, now=late, field=planning, text="It is quiet.", confidence=80)
    assert "80, on 12 May, locked" in browser_of_marisol.get("/fields/").content.decode()


def test_no_address_alters_the_first_number(browser_of_marisol, marisol, belief):
    first = Confidence.objects.get()
    attempt = {
        "value": "10", "confidence": "10", "reason": "because", "text": belief.text, "pk": first.pk, "id": first.pk,
        "said_at": "2020-01-01", "would_change_my_mind": "x", "name": "x", "code": "", "kind": "school", "part": "you",
    }  # fmt: skip
    names = [key for key in get_resolver().reverse_dict if isinstance(key, str) and key != "undo"]
    assert {"belief", "beliefs", "belief_removal"} <= set(names)
    for name in names:
        for pk in (belief.pk, first.pk, belief.field_id):
            for arguments in ((), (pk,), (pk, pk)):
                try:
                    address = reverse(name, args=arguments)
                except Exception:
                    continue
                browser_of_marisol.post(address, attempt)
    first.refresh_from_db()
    assert (first.value, first.said_at, first.deleted_at) == (80, cast.NOW, None)


def test_a_confidence_cannot_be_saved_twice_nor_stand_outside_the_scale(belief):
    first = Confidence.objects.get()
    first.value = 20
    with pytest.raises(TypeError, match="never altered"):
        first.save()
    with pytest.raises(TypeError, match="never altered"):
        first.save(update_fields=["value"])
    with pytest.raises(IntegrityError), transaction.atomic():
        Confidence.objects.filter(pk=first.pk).update(value=101)


def test_a_change_of_mind_adds_a_number_with_its_reason(browser_of_marisol, marisol, belief):
    address = f"/careers/beliefs/{belief.pk}/minds/"
    back = f"/fields/beliefs/{belief.pk}/"
    typed = {"value": "55", "reason": "Beth writes memos", "opposite": "One talk is one talk", "back": back}
    assert browser_of_marisol.post(address, typed).url == f"/fields/beliefs/{belief.pk}/"
    assert values(belief) == [80, 55]
    page = browser_of_marisol.get(f"/fields/beliefs/{belief.pk}/").content.decode()
    assert "Beth writes memos" in page and "How sure you were: 80 55" in page
    assert "moved" in browser_of_marisol.get("/fields/").content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"value": "101", "reason": "x"}, "goes from 0 to 100"),
        ({"value": "-1", "reason": "x"}, "goes from 0 to 100"),
        ({"value": "many", "reason": "x"}, "is a whole number from 0 to 100"),
        ({"value": "", "reason": "x"}, "is a whole number from 0 to 100"),
        ({"value": "50", "reason": "  "}, "Say in a few words what moved it"),
        ({"value": "50", "reason": "r" * 10_000}, "A reason fits into 400 characters"),
    ],
)
def test_an_absurd_change_of_mind_is_refused_in_a_sentence(browser_of_marisol, belief, typed, words):
    response = browser_of_marisol.post(f"/careers/beliefs/{belief.pk}/minds/", typed)
    assert response.status_code == 422 and words in response.content.decode()
    assert values(belief) == [80]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"text": "", "confidence": "50"}, "Write it as you would say it to a friend"),
        ({"text": "b" * 10_000, "confidence": "50"}, "A belief fits into 400 characters; this has 10,000"),
        ({"text": "It is quiet.", "confidence": "101"}, "goes from 0 to 100"),
        ({"text": "planners LIVE in public meetings", "confidence": "50"}, "You wrote that one down already"),
        ({"text": "Quiet", "confidence": "5", "would_change_my_mind": "w" * 401}, "fits into 400 characters"),
    ],
)
def test_what_is_no_belief_is_refused_and_kept_in_its_box(browser_of_marisol, belief, typed, words):
    response = browser_of_marisol.post(f"/fields/{belief.field_id}/beliefs/", typed)
    page = response.content.decode()
    assert response.status_code == 422 and words in page
    assert Belief.objects.count() == 1
    if typed["text"] == "It is quiet.":
        assert 'value="It is quiet."' in page


def test_the_words_can_be_mended_on_the_day_and_stand_afterwards(marisol, belief, now):
    mend = {"seat": marisol, "belief": belief, "would_change_my_mind": "Two days at a desk"}
    mend_belief(now=now + timedelta(hours=14), text="Planners sit in public meetings.", **mend)
    belief.refresh_from_db()
    assert belief.text == "Planners sit in public meetings." and values(belief) == [80]
    with pytest.raises(Refusal, match="The wording stands"):
        mend_belief(now=now + timedelta(hours=15, minutes=1), text="Planners sit.", **mend)
    with pytest.raises(Refusal, match="was said beforehand"):
        mend_belief(now=now + LATER, text=belief.text, seat=marisol, belief=belief, would_change_my_mind="Nothing")


def test_a_change_of_mind_closes_the_wording_at_once(marisol, belief, now):
    move_mind(seat=marisol, now=now, belief=belief, value=60, reason="Carla", opposite="one talk")
    with pytest.raises(Refusal, match="The wording stands"):
        mend_belief(seat=marisol, now=now, belief=belief, text="Something else", would_change_my_mind="")


def test_what_would_change_ones_mind_may_be_said_later_but_once(marisol, belief, now):
    said = {"seat": marisol, "belief": belief, "text": belief.text}
    mend_belief(now=now + LATER, would_change_my_mind="Two days at a desk", **said)
    with pytest.raises(Refusal, match="was said beforehand"):
        mend_belief(now=now + LATER, would_change_my_mind="Three days", **said)


def test_the_page_says_what_is_open_and_what_stands(browser_of_marisol, belief):
    page = browser_of_marisol.get(f"/fields/beliefs/{belief.pk}/").content.decode()
    assert "The words stand as you wrote them on 12 May" in page and 'name="text"' not in page
    response = browser_of_marisol.post(f"/fields/beliefs/{belief.pk}/", {"text": "Something else"})
    assert response.status_code == 422 and "The wording stands" in response.content.decode()


def test_writing_mending_moving_and_removing_can_each_be_undone(marisol, planning, belief, now):
    _, moved = move_mind(seat=marisol, now=now, belief=belief, value=55, reason="Beth", opposite="one talk")
    undo(marisol, now, moved.event)
    assert values(belief) == [80]
    undo(marisol, now, remove_belief(seat=marisol, now=now, belief=belief).event)
    belief.refresh_from_db()
    assert belief.deleted_at is None
    mended = mend_belief(seat=marisol, now=now, belief=belief, text="Mended.", would_change_my_mind="")
    undo(marisol, now, mended.event)
    belief.refresh_from_db()
    assert belief.text == "Planners live in public meetings."
    other, written = write_belief(seat=marisol, now=now, field=planning, text="It is quiet.", confidence=10)
    undo(marisol, now, written.event)
    assert not Belief.objects.filter(pk=other.pk).exists()


def test_a_removed_belief_leaves_the_page_and_comes_back_with_undo(browser_of_marisol, belief):
    browser_of_marisol.post(f"/fields/beliefs/{belief.pk}/removal/")
    page = browser_of_marisol.get("/fields/").content.decode()
    assert f"/fields/beliefs/{belief.pk}/" not in page and "Undo" in page
    assert browser_of_marisol.get(f"/fields/beliefs/{belief.pk}/").status_code == 404


def test_a_belief_of_a_removed_field_is_not_there(browser_of_marisol, belief):
    browser_of_marisol.post(f"/fields/{belief.field_id}/removal/")
    assert browser_of_marisol.get(f"/fields/beliefs/{belief.pk}/").status_code == 404


@how(deadline=None, max_examples=60)
@given(value=st.one_of(st.integers(), st.text(max_size=12), st.floats(allow_nan=True).map(str)))
def test_whatever_is_sent_as_a_number_is_in_the_scale_or_refused(value):
    from shoptalk.campaigns.actions.write_belief import _how_sure

    try:
        assert 0 <= _how_sure(value) <= 100
    except Refusal as sentence:
        assert str(sentence).startswith("How sure you are")
