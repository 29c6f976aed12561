"""The demo looks the same on any day: five moves of five kinds, nothing that the method would refuse."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.campaigns.models import Belief
from shoptalk.careers import due as careers
from shoptalk.careers.belief_cards import belief_cards
from shoptalk.careers.models import MindMoved
from shoptalk.careers.report import decision_report
from shoptalk.careers.side_by_side import side_by_side
from shoptalk.contacts.models import Contact, DuplicateSuggestion
from shoptalk.followthrough import due as followthrough
from shoptalk.followthrough.ledger import between
from shoptalk.followthrough.loops import loops_with
from shoptalk.followthrough.models import Keeping, Mentorship
from shoptalk.followthrough.promises import promises
from shoptalk.followthrough.tree import the_tree
from shoptalk.history.models import Event
from shoptalk.interviews import due as interviews
from shoptalk.interviews.models import Interview, Note, PlannedQuestion, ResearchItem
from shoptalk.interviews.overview import overview
from shoptalk.method.belief import needs_the_opposite
from shoptalk.method.mentorship import closed_loops
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.outreach.standings import columns, refresh, second_people, touches_by_ask
from shoptalk.people.ledger import LENSES, Choice, ledger
from shoptalk.people.page import person_page
from shoptalk.rehearsal.course import course_of
from shoptalk.rehearsal.looking_back import figures_of
from shoptalk.rehearsal.models import Turn
from shoptalk.rehearsal.room import room_of
from shoptalk.scoreboard.board import board
from shoptalk.scoreboard.models import Application, Offer
from shoptalk.stewardship.demo import open_demo, write_demo
from shoptalk.stewardship.demo_days import Days
from shoptalk.stewardship.demo_fears import FRONT_DESK
from shoptalk.today.moves import moves_of_today
from shoptalk.workspaces.holdings import holdings

PITTSBURGH = ZoneInfo("America/New_York")
MOMENTS = {
    "a Monday morning": datetime(2026, 5, 11, 8, 30, tzinfo=PITTSBURGH),
    "2 January, a Friday just after midnight": datetime(2026, 1, 2, 0, 5, tzinfo=PITTSBURGH),
    "29 February 2028": datetime(2028, 2, 29, 18, 0, tzinfo=PITTSBURGH),
}
SOURCES = [*interviews.SOURCES, *followthrough.SOURCES, *careers.SOURCES]
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
    assert [move.kind for move in found.moves] == ["answer_reply", "confirm", "thank", "report_back", "meet_referral"]
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
    assert 19 <= Ask.objects.visible_to(seat).exclude(asked_on=None).count() <= 23
    assert (
        not touches.filter(at__gt=now).exists()
        and not Event.objects.filter(workspace=seat.workspace, at__gt=now).exists()
    )


def test_nothing_in_the_whole_notebook_lies_ahead_but_what_was_agreed(told):
    seat, now = told
    ahead = {"starts_at", "date_joined"}  # nobody sees when the account was made
    for model in apps.get_models():
        if not model.__module__.startswith("shoptalk."):
            continue
        for field in model._meta.get_fields():
            if isinstance(field, models.DateTimeField) and field.name not in ahead:
                assert not model._base_manager.filter(**{f"{field.name}__gt": now}).exists(), field
    assert not Interview.objects.visible_to(seat).held().filter(starts_at__gt=now).exists()


def test_she_talked_with_eight_and_luis_is_next_at_ten(told):
    seat, now = told
    shown = overview(seat, now)
    assert (shown.talked_count, len(shown.upcoming), shown.waiting) == (8, 3, ())
    assert all(talk.quote and talk.segment and talk.field and talk.debrief.finished_at for talk in shown.talked)
    luis = shown.upcoming[0]
    assert (luis.talk.contact.name, luis.clock) == ("Luis Ferreira", "10:00")
    assert luis.talk.starts_at.astimezone(PITTSBURGH).date() == Days(now).on(-1)
    assert {"quote", "fact", "impression", "surprise", "suggestion", "referral", "promise"} == set(
        Note.objects.visible_to(seat).values_list("kind", flat=True)
    )


def test_the_talk_with_luis_is_prepared(told):
    seat, _ = told
    luis = Interview.objects.visible_to(seat).get(contact__given_name="Luis")
    planned = PlannedQuestion.objects.visible_to(seat).filter(interview=luis)
    assert planned.count() >= 5 and planned.exclude(belief=None).exists()
    assert ResearchItem.objects.visible_to(seat).filter(interview=luis).exclude(found="").exclude(source="").exists()
    assert luis.campaign.showcase.one_result


def test_talks_were_agreed_and_looked_back_on_in_the_order_of_life(told):
    for talk in Interview.objects.visible_to(told[0]).held():
        assert talk.agreed_at < talk.starts_at <= talk.started_at < talk.ended_at < talk.debrief.finished_at, talk
        assert all(talk.starts_at <= note.taken_at <= talk.ended_at for note in talk.notes.all()), talk


def test_promises_are_open_due_done_and_told(told):
    seat, now = told
    shown = promises(seat, now)
    assert {"thanks", "suggestion", "referral", "mentorship"} <= {line.kind for line in shown.lines}
    assert len(shown.told) >= 5
    tree = the_tree(seat)
    assert (tree.people, tree.talked, tree.generations) == (6, 1, 2)


def test_priya_became_a_mentor_after_the_second_time_she_was_told(told):
    seat, _ = told
    grown = Mentorship.objects.visible_to(seat).get()
    told_before = [
        loop for loop in loops_with(seat, grown.contact) if loop.report <= grown.proposed_at.timestamp() * 1000
    ]
    assert (grown.contact.name, grown.every_weeks, closed_loops(told_before)) == ("Priya Raman", 6, 2)
    assert grown.begun_on and grown.review_on and grown.ended_on is None
    ledger = between(seat, grown.contact)
    assert ledger.received and ledger.given
    assert set(Keeping.objects.visible_to(seat).values_list("tier", flat=True)) == {"close", "warm", "archive"}


def test_news_and_answers_are_no_nudges(told):
    seat, now = told
    campaign = current_campaign(seat, now)
    priya = Contact.objects.visible_to(seat).get(given_name="Priya")
    said = [item.touch.said for item in person_page(seat, now, campaign, [], priya).timeline]
    assert said.count("You told them what came of it") == 2 and said.count("You nudged, gently") == 1
    assert "You wrote about a mentorship" in said
    acts = board(seat, now, campaign).acts
    shown = Letter.objects.visible_to(seat).exclude(left_at=None).exclude(left_at__date__lt=acts.weeks[0].monday)
    nudges = shown.filter(kind__in=("nudge", "last_line"))
    assert {words: count for count, words in acts.done}["gentle nudges"] == nudges.count() > 0


def test_minds_moved_by_talks_with_the_best_reason_against(told):
    seat, _ = told
    moved = list(MindMoved.objects.visible_to(seat).select_related("confidence__belief"))
    assert len(moved) >= 8 and all(one.interview for one in moved)
    for one in moved:
        said = list(one.confidence.belief.confidences.order_by("said_at"))
        before = said[said.index(one.confidence) - 1].value
        assert one.opposite or not needs_the_opposite(before, one.confidence.value), one
    cards = belief_cards(seat, list(Belief.objects.visible_to(seat)), {})
    assert sum(card.for_count + card.against_count > 0 for card in cards) == 8
    assert {card.moved for card in cards} == {"moved a lot", "moved", ""}


def test_the_fields_can_be_compared_and_nothing_is_decided(told):
    seat, now = told
    campaign = current_campaign(seat, now)
    columns = side_by_side(seat, campaign).columns
    assert len(columns) == 3 and all(column.gladly and column.sighing for column in columns)
    report = decision_report(seat, now, campaign)
    assert len(report.fields) == 3 and not report.decisions


def test_the_numbers_are_small_and_honest(told):
    seat, now = told
    applications = Application.objects.visible_to(seat)
    assert applications.filter(way="resume").count() == 5 and applications.filter(way="referred").count() == 1
    assert Offer.objects.visible_to(seat).get().parts.exists()
    lines = {line.step.key: line.step for line in board(seat, now, current_campaign(seat, now)).path}
    assert lines["reported"].count >= 5
    for talked_to in ("applied", "offered"):
        assert lines[talked_to].count == 1


def test_she_practised_feared_and_saw_it_fall(told):
    seat, now = told
    room = room_of(seat, now)
    assert room.under_way and room.under_way.contact.name == "Walt Brennan" and room.real_under_way is None
    assert [call.outcome for call in room.lately] == ["finished", "agreed", "call_back", "message_left", "agreed"]
    assert room.ladder.current.step.words == FRONT_DESK and room.ladder.current.advice
    assert room.ladder.checked.is_even and len(room.ladder.steps) == 12
    assert sum(one.is_past for one in room.ladder.steps) == 8 and len(room.plans) == 2
    assert (room.guesses.feared, room.guesses.happened) == (9, 1) and "more seldom" in room.guesses.comparison
    course = course_of(seat)
    assert all(one.end < one.before for one in course.times) and len(course.times) == 10
    assert sum(one.is_real for one in course.times) == 5
    friendly = [call.row[0] for call in course.calls if call.rehearsal.scenario == "friendly-expert"]
    assert len(friendly) == 2 and friendly == sorted(friendly), "how much of the call she talked: more than at first"
    assert any(0 < habit.done < habit.of for habit in course.habits)
    for call in room.lately:
        assert call.figures == figures_of(call) and call.figures["points"]
        assert Turn.objects.filter(rehearsal=call, who="you").count() >= 2


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


def test_three_drafts_lie_on_the_desk_and_one_pair_may_be_one_person(told):
    seat, _ = told
    drafts = Letter.objects.visible_to(seat).filter(left_at=None).order_by("contact__given_name")
    waiting = [("Dana", "thanks"), ("Keisha", "first"), ("Priya", "report_back")]
    assert list(drafts.values_list("contact__given_name", "kind")) == waiting
    assert DuplicateSuggestion.objects.visible_to(seat).count() == 1


@pytest.mark.parametrize(("source", "needs"), SOURCES, ids=[source.__name__ for source, _ in SOURCES])
def test_a_source_without_the_records_it_needs_finds_nobody_so_it_need_not_be_asked(told, source, needs):
    seat, written = told
    for days in (0, 30, 120):
        now = written + timedelta(days=days)
        with transaction.atomic():
            for kind in needs:
                rows = kind.model.objects.filter(workspace=seat.workspace)
                (rows.extra(where=[kind.where]) if kind.where else rows).update(deleted_at=now)
            assert holdings(seat, needs) == set()
            assert source(seat, now, current_campaign(seat, now)) == []
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_opening_twice_changes_nothing(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 16, 11, 0, tzinfo=PITTSBURGH))
    open_demo()
    counts = [model.objects.count() for model in (Contact, Event, Touch, Letter)]
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 5, 16, 11, 0, tzinfo=PITTSBURGH) + timedelta(days=30))
    open_demo()
    assert [model.objects.count() for model in (Contact, Event, Touch, Letter)] == counts
