"""Drafts are made from the seeker's own facts; what is not known is a visible slot."""

from datetime import timedelta

import pytest

from shoptalk.campaigns.models import Background, Field
from shoptalk.method.names import fold
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.drafting import KIND_OF_MOVE, Drafter, fresh, prepare
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Ask, Letter, Template
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def planning(marisol, campaign, now):
    return Field.objects.create(workspace=marisol.workspace, campaign=campaign, name="Urban planning", added_at=now)


@pytest.fixture
def keisha(marisol):
    dana = cast.contact(marisol)
    return cast.contact(
        marisol, "Keisha Monroe", email="k@greenways.example", organization="Greenways", position="GIS analyst | Mom",
        introduced_by=dana,
    )  # fmt: skip


def test_a_first_ask_names_who_suggested_it_and_has_no_gap(marisol, now, campaign, planning, keisha):
    made = prepare(marisol, now, campaign, [(keisha, "ask")])[keisha.pk, "ask"]
    assert made.channel == "email"
    assert "Dana Whitfield" in made.subject + made.text
    assert "urban planning" in made.text
    assert "20 minutes" in made.text
    assert made.missing == ()
    assert "[" not in made.text


def test_what_is_not_known_is_a_slot_and_named(marisol, now, campaign, planning):
    nobody = cast.contact(marisol, "Grace Okafor", email="grace@x.example")
    made = prepare(marisol, now, campaign, [(nobody, "ask")])[nobody.pk, "ask"]
    assert made.missing == ("why_you",)
    assert "[what about Grace made you write]" in made.text


def test_a_shared_school_is_found_in_their_record(marisol, now, campaign, planning):
    Background.objects.create(
        workspace=marisol.workspace, campaign=campaign, kind="school", name="Pitt", key=fold("Pitt")
    )
    alumna = cast.contact(marisol, "Ana Ruiz", school="Pitt", email="ana@x.example")
    assert "Pitt" in fresh(marisol, now, campaign, alumna, channel="email", kind="first").text


def test_who_works_at_the_school_did_not_go_there(marisol, now, campaign, planning):
    Background.objects.create(
        workspace=marisol.workspace, campaign=campaign, kind="school", name="Pitt", key=fold("Pitt")
    )
    employee = cast.contact(marisol, "Ana Ruiz", organization="Pitt", email="ana@x.example")
    assert "went to" not in fresh(marisol, now, campaign, employee, channel="linkedin_note", kind="first").text


def test_a_draft_under_way_wins(marisol, now, campaign, planning, keisha):
    ask = Ask.objects.create(workspace=marisol.workspace, campaign=campaign, contact=keisha, opened_at=now)
    letter = Letter.objects.create(
        workspace=marisol.workspace, ask=ask, contact=keisha, body="My own words [gap]", written_at=now
    )
    made = prepare(marisol, now, campaign, [(keisha, "ask")])[keisha.pk, "ask"]
    assert (made.text, made.letter_id, made.missing) == ("My own words [gap]", letter.pk, ("gap",))


def test_the_seekers_own_wording_wins_over_the_built_in_one(marisol, now, campaign, planning, keisha):
    built_in = prepare(marisol, now, campaign, [(keisha, "ask")])[keisha.pk, "ask"]
    Template.objects.create(
        workspace=marisol.workspace, key=built_in.template_key, situation="referral", channel="email", kind="first",
        subject="Mine", body="Dear {recipient_given}, mine.", version=2, edited_at=now,
    )  # fmt: skip
    made = prepare(marisol, now, campaign, [(keisha, "ask")])[keisha.pk, "ask"]
    assert (made.subject, made.text, made.template_version) == ("Mine", "Dear Keisha, mine.", 2)


def test_a_nudge_keeps_the_subject_of_the_letter(marisol, now, campaign, planning, keisha):
    log_touch(seat=marisol, now=now, contact=keisha, kind="asked", channel="email")
    ask = Ask.objects.get(contact=keisha)
    Letter.objects.create(
        workspace=marisol.workspace, ask=ask, contact=keisha, subject="Hello there", written_at=now, left_at=now
    )
    made = prepare(marisol, now + timedelta(days=4), campaign, [(keisha, "nudge")])[keisha.pk, "nudge"]
    assert made.subject == "Re: Hello there"


def test_every_move_with_a_text_gets_one_and_the_number_of_queries_stays(
    marisol, now, campaign, planning, keisha, django_assert_max_num_queries
):
    others = [cast.contact(marisol, f"Person {n}", organization=f"Org {n}") for n in range(12)]
    moves = [*KIND_OF_MOVE, "other_address"]
    with django_assert_max_num_queries(8):
        assert len(prepare(marisol, now, campaign, [(keisha, move) for move in moves])) == len(KIND_OF_MOVE)
    with django_assert_max_num_queries(8):
        made = prepare(marisol, now, campaign, [(person, move) for person in others for move in KIND_OF_MOVE])
    assert all(one.text for one in made.values())


def test_nothing_of_another_workspace_is_known(marisol, now, campaign, stranger):
    theirs = cast.campaign(stranger, who_i_am="I am somebody else")
    Field.objects.create(workspace=stranger.workspace, campaign=theirs, name="Theirs", added_at=now)
    cast.contact(stranger, "Keisha Monroe")
    mine = cast.contact(marisol, "Keisha Monroe")
    known = what_is_known(marisol, campaign, [mine])
    assert known.fields == {}


def test_an_answer_to_a_reply_does_not_take_it_for_a_yes(marisol, now, campaign, planning, keisha):
    log_touch(seat=marisol, now=now, contact=keisha, kind="asked", at=now - timedelta(days=2))
    log_touch(seat=marisol, now=now, contact=keisha, kind="replied")
    made = prepare(marisol, now, campaign, [(keisha, "answer_reply")])[keisha.pk, "answer_reply"]
    assert "your_answer_to_what_they_wrote" in made.missing
    assert "glad you said yes" not in made.text.lower() and "If a short talk still suits you" in made.text
    log_touch(seat=marisol, now=now, contact=keisha, kind="agreed")
    made = prepare(marisol, now, campaign, [(keisha, "set_time")])[keisha.pk, "set_time"]
    assert "your_answer_to_what_they_wrote" not in made.missing


def test_a_linkedin_note_is_offered_in_a_wording_that_linkedin_does_not_cut_off(marisol, campaign):
    person = cast.contact(marisol, "Marcus Teague", organization="Bellwether", position="Documentation engineer")
    known = what_is_known(marisol, campaign, [person])
    lengths = [
        len(Drafter(marisol, cast.NOW, campaign, person, known, variant=variant).anew("linkedin_note", "first").text)
        for variant in range(6)
    ]
    assert max(lengths) <= 200, lengths
