"""Two records become one and two again; nothing that happened is lost on the way."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.models import Target
from shoptalk.contacts.actions.write_person import change_person
from shoptalk.contacts.models import Contact, DuplicateSuggestion, Merge
from shoptalk.design.refusals import Refusal
from shoptalk.history.snapshots import snapshot
from shoptalk.history.steps import undo
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.models import Ask, Letter, Snooze, Touch
from shoptalk.people.actions.merge_people import FIELDS, merge_people
from shoptalk.people.actions.split_people import split_people
from shoptalk.people.references import references_to, unique_beside
from tests import cast

WATCHED = (Contact, Ask, Touch, Letter, Snooze, Target, DuplicateSuggestion)


def everything():
    rows = [(model, snapshot(row)) for model in WATCHED for row in model.objects.order_by("pk")]
    return [(model, {k: v for k, v in columns.items() if k != "updated_at"}) for model, columns in rows]


@pytest.fixture
def pair(marisol, campaign):
    dana = cast.contact(marisol, "Dana Whitfield", email="dana@rivermark.example", organization="Rivermark")
    d = cast.contact(
        marisol, "D. Whitfield", email="dw@home.example", phone="412 555 0142", position="Planner", notes="Sings"
    )
    log_touch(seat=marisol, now=cast.NOW, contact=dana, kind="asked", at=cast.NOW - timedelta(days=4), channel="email")
    log_touch(seat=marisol, now=cast.NOW, contact=d, kind="replied", at=cast.NOW - timedelta(days=1), words="Gladly")
    walt = cast.contact(marisol, "Walt Brennan", introduced_by=d)
    Target.objects.create(workspace=marisol.workspace, campaign=campaign, contact=d, place=1)
    DuplicateSuggestion.objects.create(
        workspace=marisol.workspace, first=dana, second=d, score=1, reasons=["same family name"]
    )
    return dana, d, walt


def test_what_happened_with_either_happened_with_the_one(marisol, pair):
    dana, d, walt = pair
    merge_people(seat=marisol, now=cast.NOW, kept=dana, absorbed=d)
    dana.refresh_from_db()
    assert list(Touch.objects.filter(contact=dana).values_list("kind", flat=True)) == ["asked", "replied"]
    assert Ask.objects.visible_to(marisol).get().stage == "talking"
    assert Ask.objects.visible_to(marisol).get().touches.count() == 2
    assert (dana.phone, dana.position, dana.notes) == ("412 555 0142", "Planner", "Sings")
    assert (dana.email, dana.other_emails) == ("dana@rivermark.example", ["dw@home.example"])
    assert "sings" in dana.search_text
    walt.refresh_from_db()
    assert walt.introduced_by == dana
    assert Contact.objects.visible_to(marisol).count() == 2


def test_nothing_of_any_room_points_to_the_absorbed_record(marisol, pair):
    dana, d, _ = pair
    merge_people(seat=marisol, now=cast.NOW, kept=dana, absorbed=d)
    for model, key in references_to(Contact):
        assert not model.objects.visible_to(marisol).filter(**{key.name: d}).exists(), (model, key.name)


def test_undo_gives_back_exactly_what_was(marisol, pair):
    dana, d, _ = pair
    before = everything()
    _, change = merge_people(seat=marisol, now=cast.NOW, kept=dana, absorbed=d, from_absorbed=["given_name", "email"])
    assert everything() != before
    undo(marisol, cast.NOW, change.event)
    assert everything() == before


def test_split_gives_back_what_was_also_later(marisol, pair):
    dana, d, _ = pair
    before = everything()
    merge, _ = merge_people(seat=marisol, now=cast.NOW, kept=dana, absorbed=d)
    merge = Merge.objects.get(pk=merge.pk)
    split_people(seat=marisol, now=cast.NOW, merge=merge)
    after = everything()
    pairs_apart = [(m, c) for m, c in after if m is not DuplicateSuggestion]
    assert pairs_apart == [(m, c) for m, c in before if m is not DuplicateSuggestion]
    with pytest.raises(Refusal, match="split already"):
        split_people(seat=marisol, now=cast.NOW, merge=Merge.objects.get(pk=merge.pk))


def test_what_was_changed_since_the_merge_stays(marisol, pair):
    dana, d, _ = pair
    merge, _ = merge_people(seat=marisol, now=cast.NOW, kept=dana, absorbed=d)
    change_person(seat=marisol, now=cast.NOW, person=Contact.objects.get(pk=dana.pk), position="Director")
    split_people(seat=marisol, now=cast.NOW, merge=Merge.objects.get(pk=merge.pk))
    dana.refresh_from_db()
    assert (dana.position, dana.phone) == ("Director", "")


@pytest.mark.parametrize("name", FIELDS)
def test_each_field_can_be_taken_from_either(marisol, campaign, name):
    values = {"tie": ("close", "warm"), "country": ("US", "DE")}.get(name, ("mine", "theirs"))
    kept = cast.contact(
        marisol, "Dana Whitfield", **({name: values[0]} if name not in ("given_name", "family_name") else {})
    )
    absorbed = cast.contact(
        marisol, "D. White", **({name: values[1]} if name not in ("given_name", "family_name") else {})
    )
    theirs = getattr(absorbed, name)
    merge_people(seat=marisol, now=cast.NOW, kept=kept, absorbed=absorbed, from_absorbed=[name])
    assert getattr(Contact.objects.get(pk=kept.pk), name) == theirs


def test_one_record_cannot_be_merged_with_itself(marisol, pair):
    with pytest.raises(Refusal, match="one and the same"):
        merge_people(seat=marisol, now=cast.NOW, kept=pair[0], absorbed=pair[0])


def test_a_unique_rule_on_a_person_is_known_to_the_merge():
    assert unique_beside(Ask, Ask._meta.get_field("contact")) == [("campaign",)]


def test_the_pages(browser_of_marisol, marisol, pair):
    dana, d, _ = pair
    page = browser_of_marisol.get("/people/same/").content.decode()
    assert "Dana Whitfield" in page and "Same family name" in page
    side_by_side = f"/people/same/{dana.pk}/{d.pk}/"
    assert "dw@home.example" in browser_of_marisol.get(side_by_side).content.decode()
    response = browser_of_marisol.post(side_by_side, {"given_name": "first", "email": "second", "phone": "second"})
    assert response.url == f"/people/{dana.pk}/"
    assert Contact.objects.get(pk=dana.pk).email == "dw@home.example"
    assert "Split again" in browser_of_marisol.get("/people/same/").content.decode()
    browser_of_marisol.post(f"/people/merges/{Merge.objects.get().pk}/split/")
    assert Contact.objects.visible_to(marisol).count() == 3


def test_two_people_are_not_suggested_again(browser_of_marisol, marisol, pair):
    suggestion = DuplicateSuggestion.objects.get()
    browser_of_marisol.post(f"/people/same/{suggestion.pk}/two/")
    assert "Nobody seems to be in twice" in browser_of_marisol.get("/people/same/").content.decode()
