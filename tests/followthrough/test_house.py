"""What holds for all of it: the price does not grow with the records, nothing promised gets lost, and people can go."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.actions.draft_thanks import draft_thanks
from shoptalk.followthrough.actions.finish_debrief import finish_debrief
from shoptalk.followthrough.actions.note_favour import note_favour
from shoptalk.followthrough.actions.refer import refer
from shoptalk.followthrough.actions.settle_suggestion import settle_suggestion
from shoptalk.followthrough.actions.suggest import suggest
from shoptalk.followthrough.debriefing import debrief_page
from shoptalk.followthrough.due import due_moves
from shoptalk.followthrough.ledger import between
from shoptalk.followthrough.models import Favour, Keeping, Mentorship, Referral, Suggestion
from shoptalk.followthrough.promises import promises
from shoptalk.followthrough.tree import the_tree
from shoptalk.interviews.actions.hold_talk import hold_talk
from shoptalk.interviews.due import due_moves as talk_moves
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.people.actions.forget_person import forget_person
from shoptalk.people.actions.merge_people import merge_people
from shoptalk.people.actions.split_people import split_people
from shoptalk.today.moves import moves_of_today
from tests import cast
from tests.people.test_forget import whole_database

pytestmark = pytest.mark.django_db
NOW = cast.NOW


def queries(call) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        call()
    return len(caught)


def somebody(seat, planning, number):
    """A person with everything: a talk, notes, advice of each end, a name, a mentorship, a line of the ledger."""
    person = cast.contact(seat, f"Person{number} Number", email=f"p{number}@mail.example")
    talk = cast.interview(seat, person, NOW - timedelta(days=60, minutes=30 * number), field=planning)
    hold_talk(seat=seat, now=NOW - timedelta(days=59), interview=talk)
    for kind in ("quote", "suggestion", "referral"):
        cast.note(seat, talk, kind, f"{kind} {number}")
    then = NOW - timedelta(days=50)
    done, _ = suggest(seat=seat, now=then, contact=person, text=f"Done {number}", interview=talk)
    settle_suggestion(seat=seat, now=then, suggestion=done, outcome="done", words="Well")
    suggest(seat=seat, now=then, contact=person, text=f"Open {number}", interview=talk)
    row, _ = refer(seat=seat, now=then, contact=person, name=f"Named{number} Somebody", interview=talk)
    log_touch(seat=seat, now=then, contact=row.named, kind="met", at=then)
    refer(seat=seat, now=then, contact=person, name=f"Ahead{number} Somebody", interview=talk)
    note_favour(seat=seat, now=then, contact=person, way="given", words=f"A summary {number}")
    Mentorship.objects.create(
        workspace=seat.workspace, contact=person, proposed_at=then, begun_on=then.date(), review_on=NOW.date()
    )
    return person, talk


def test_moves_and_pages_cost_the_same_for_one_as_for_seven(marisol, campaign, planning):
    first, talk = somebody(marisol, planning, 1)
    calls = {
        "due": lambda: due_moves(marisol, NOW, campaign),
        "talks": lambda: talk_moves(marisol, NOW, campaign),
        "today": lambda: moves_of_today(marisol, NOW, current_campaign(marisol, NOW), 40),
        "promises": lambda: promises(marisol, NOW),
        "tree": lambda: the_tree(marisol),
        "ledger": lambda: between(marisol, first),
        "debrief": lambda: debrief_page(marisol, NOW, talk),
    }
    for call in calls.values():
        call()  # what is remembered once is not counted
    before = {name: queries(call) for name, call in calls.items()}
    for number in range(2, 8):
        somebody(marisol, planning, number)
    for number in range(12):
        cast.note(marisol, talk, "suggestion", f"More {number}")
        suggest(seat=marisol, now=NOW, contact=first, text=f"More {number}")
    calls["today"]()
    after = {name: queries(call) for name, call in calls.items()}
    assert after == before


def kinds_of(seat, now) -> set[str]:
    return {move.kind for move in moves_of_today(seat, now, current_campaign(seat, now), 10_000).moves}


@given(data=st.data())
@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_held_talk_has_a_next_move_until_thanked_and_every_suggestion_comes_up_by_its_day(
    marisol, campaign, planning, data
):
    Contact.objects.all().delete()  # and with everybody all that the example before left
    person = cast.contact(marisol, "Person Number")
    started = NOW - timedelta(days=data.draw(st.integers(0, 40)), minutes=data.draw(st.integers(60, 10_000)))
    talk = cast.interview(marisol, person, started, field=planning)
    if data.draw(st.booleans()):  # meeting mode ended it, and no touch was logged
        talk.started_at, talk.ended_at = talk.starts_at, talk.ends_at
        talk.save()
    else:
        hold_talk(seat=marisol, now=NOW, interview=talk)
    if data.draw(st.booleans()):
        finish_debrief(seat=marisol, now=NOW, interview=talk)
    days = data.draw(st.lists(st.integers(-20, 60), max_size=4))
    advice = [
        suggest(seat=marisol, now=NOW, contact=person, text=f"Advice {n}", due_on=NOW.date() + timedelta(days=day))[0]
        for n, day in enumerate(days)
    ]
    for one in data.draw(st.lists(st.sampled_from(advice), unique=True)) if advice else ():
        settle_suggestion(seat=marisol, now=NOW, suggestion=one, outcome="done")
    later = NOW + timedelta(days=data.draw(st.integers(0, 70)))
    kinds = kinds_of(marisol, later)
    assert kinds & {"thank", "debrief"}
    assert "thank" in kinds
    is_due = any(not one.outcome and one.due_on <= later.date() for one in Suggestion.objects.filter(contact=person))
    assert ("suggestion" in kinds) == is_due
    log_touch(seat=marisol, now=later, contact=person, kind="thanked", at=later)
    kinds = kinds_of(marisol, later)
    assert "thank" not in kinds


def test_forgetting_somebody_takes_all_of_it_along_and_every_mention(marisol, held, notes, now):
    dana = held.contact
    suggest(seat=marisol, now=now, contact=dana, text="Sit in")
    keisha, _ = refer(seat=marisol, now=now, contact=dana, name="Keisha Monroe", words="Dana Whitfield said so")
    note_favour(seat=marisol, now=now, contact=keisha.named, way="received", words="She knows Dana Whitfield")
    other, _ = suggest(seat=marisol, now=now, contact=keisha.named, text="Ask Dana Whitfield about memos")
    settle_suggestion(seat=marisol, now=now, suggestion=other, outcome="done", words="Dana Whitfield answered")
    Keeping.objects.create(workspace=marisol.workspace, contact=dana, tier="warm", chosen_at=now)
    draft_thanks(seat=marisol, now=now, interview=held)
    forget_person(seat=marisol, now=now, person=dana)
    assert "Dana Whitfield" not in whole_database() and "dana@rivermark" not in whole_database()
    assert not Referral.objects.exists() and not Keeping.objects.exists()
    assert Suggestion.objects.get().text == "Ask somebody about memos"
    assert Favour.objects.get().words == "She knows somebody"


def test_a_merge_hands_everything_over_and_a_split_gives_it_back(marisol, held, now):
    dana = held.contact
    twin = cast.contact(marisol, "Dana Whitfeild")
    suggest(seat=marisol, now=now, contact=twin, text="Sit in")
    refer(seat=marisol, now=now, contact=twin, name="Keisha Monroe")
    note_favour(seat=marisol, now=now, contact=twin, way="given", words="A summary")
    for person, tier in ((dana, "close"), (twin, "warm")):
        Keeping.objects.create(workspace=marisol.workspace, contact=person, tier=tier, chosen_at=now)
    merge, _ = merge_people(seat=marisol, now=now, kept=dana, absorbed=twin)
    found = between(marisol, dana)
    assert [one.text for one in found.suggestions] == ["Sit in"]
    assert [one.named.given_name for one in found.named] == ["Keisha"]
    assert found.tier == "close" and len(found.given) == 1
    split_people(seat=marisol, now=now, merge=merge)
    assert Suggestion.objects.get().contact == twin and not between(marisol, dana).suggestions
    assert between(marisol, twin).tier == "warm"
