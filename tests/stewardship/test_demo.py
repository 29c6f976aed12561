"""The demo looks the same on any day: five moves of five kinds, nothing that the method would refuse."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.campaigns.models import Belief
from shoptalk.contacts.models import Contact, DuplicateSuggestion
from shoptalk.history.models import Event
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.outreach.standings import columns, refresh, second_people, touches_by_ask
from shoptalk.people.ledger import LENSES, Choice, ledger
from shoptalk.stewardship.demo import Days, open_demo, write_demo
from shoptalk.today.moves import moves_of_today

PITTSBURGH = ZoneInfo("America/New_York")
MOMENTS = {
    "a Monday morning": datetime(2026, 5, 11, 8, 30, tzinfo=PITTSBURGH),
    "a Saturday": datetime(2026, 5, 16, 11, 0, tzinfo=PITTSBURGH),
    "2 January, a Friday just after midnight": datetime(2026, 1, 2, 0, 5, tzinfo=PITTSBURGH),
    "29 February 2028": datetime(2028, 2, 29, 18, 0, tzinfo=PITTSBURGH),
}
KEPT = ("stage", "follow_ups", "asked_on", "last_touch_on", "next_kind", "next_on", "why")


@pytest.fixture(scope="module", params=MOMENTS.values(), ids=list(MOMENTS))
def told(request, django_db_setup, django_db_blocker):
    """The demo at that moment, written once for all tests of this file, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        seat = write_demo(request.param)
        keep_ranked(seat, request.param, current_campaign(seat, request.param))
        refresh(seat, request.param, current_campaign(seat, request.param))
        yield seat, request.param
        transaction.set_rollback(True)


def test_today_shows_five_moves_of_five_kinds_with_finished_texts(told):
    seat, now = told
    found = moves_of_today(seat, now, current_campaign(seat, now))
    assert [move.kind for move in found.moves] == ["answer_reply", "thank", "last_line", "nudge", "second_person"]
    assert all(move.prepared and move.prepared.text and move.due_on <= seat.today(now) for move in found.moves)
    assert found.more > 0


def test_the_week_is_partly_filled(told):
    seat, now = told
    week = moves_of_today(seat, now, current_campaign(seat, now)).week
    assert 0 < week.asks < week.asks_wanted


def test_every_lens_of_people_has_somebody(told):
    seat, now = told
    campaign = current_campaign(seat, now)
    shown = ledger(seat, campaign, list(campaign.fields.all()), Choice(), seat.today(now))
    assert {key for key, _, count in shown.lenses if count} == set(dict(LENSES))
    assert 55 <= shown.total <= 70


def test_no_ask_has_a_third_follow_up(told):
    for ask in Ask.objects.visible_to(told[0]):
        nudges = ask.touches.filter(kind=Touch.Kind.NUDGED, letter__kind__in=(Letter.Kind.NUDGE, Letter.Kind.LAST_LINE))
        assert ask.follow_ups <= 2 and nudges.count() <= 2, ask


def test_every_stored_standing_is_what_the_touches_say(told):
    seat, now = told
    asks = list(Ask.objects.visible_to(seat).exclude(touches=None).distinct().select_related("contact"))
    touches, seconds = touches_by_ask(asks), second_people(seat, asks)
    for ask in asks:
        anew = columns(seat, ask.contact, touches[ask.pk], now, seconds.get(ask.pk, (False, False)))
        assert {name: getattr(ask, name) for name in KEPT} == {name: anew[name] for name in KEPT}, ask.contact


def test_the_past_holds_every_kind_of_ending_and_nothing_of_the_future(told):
    seat, now = told
    touches = Touch.objects.visible_to(seat)
    kinds = set(touches.values_list("kind", flat=True))
    assert {"replied", "agreed", "met", "thanked", "declined", "not_now", "out_of_office", "bounced"} <= kinds
    assert Ask.objects.visible_to(seat).filter(stage="resting", next_kind="ask_again_after_rest").exists()
    assert 18 <= Ask.objects.visible_to(seat).exclude(asked_on=None).count() <= 20
    assert (
        not touches.filter(at__gt=now).exists()
        and not Event.objects.filter(workspace=seat.workspace, at__gt=now).exists()
    )


def test_the_seeker_writes_on_business_days_only(told):
    seat, now = told
    days = Days(now)
    for letter in Letter.objects.visible_to(seat).exclude(left_at=None):
        assert days.calendar.is_business(seat.today(letter.left_at)), letter


def test_first_guesses_are_ten_weeks_old_and_some_moved(told):
    seat, now = told
    beliefs = list(Belief.objects.visible_to(seat).prefetch_related("confidences"))
    assert len(beliefs) == 9
    for belief in beliefs:
        assert timedelta(weeks=9) < now - belief.confidences.all()[0].said_at < timedelta(weeks=12)
    assert sum(belief.confidences.count() > 1 for belief in beliefs) >= 4


def test_a_draft_lies_on_the_desk_and_one_pair_may_be_one_person(told):
    seat, _ = told
    assert Letter.objects.visible_to(seat).filter(left_at=None).get().contact.name == "Keisha Monroe"
    assert DuplicateSuggestion.objects.visible_to(seat).count() == 1


@pytest.mark.django_db
def test_opening_twice_changes_nothing(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: MOMENTS["a Saturday"])
    open_demo()
    counts = [model.objects.count() for model in (Contact, Event, Touch, Letter)]
    monkeypatch.setattr(timezone, "now", lambda: MOMENTS["a Saturday"] + timedelta(days=30))
    open_demo()
    assert [model.objects.count() for model in (Contact, Event, Touch, Letter)] == counts
