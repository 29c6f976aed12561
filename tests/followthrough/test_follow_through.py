"""Advice comes up by its day and its giver hears; names lead on with leave only; ties grow by behaviour."""

from datetime import date, timedelta

import pytest

from shoptalk.campaigns.current import current_campaign
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.actions.keep_in_touch import choose_tier, draft_in_touch
from shoptalk.followthrough.actions.mentor import (
    begin_mentorship,
    end_mentorship,
    propose_mentorship,
    review_mentorship,
)
from shoptalk.followthrough.actions.note_favour import note_favour
from shoptalk.followthrough.actions.refer import allow_name, refer
from shoptalk.followthrough.actions.settle_suggestion import settle_suggestion, tell_by_mouth
from shoptalk.followthrough.actions.suggest import suggest
from shoptalk.followthrough.ledger import between
from shoptalk.followthrough.models import Mentorship, Suggestion
from shoptalk.followthrough.promises import promises
from shoptalk.history.steps import undo
from shoptalk.outreach.actions.let_letter_leave import StaysHere, let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.name_somebody import name_somebody
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.today.moves import moves_of_today
from tests import cast

pytestmark = pytest.mark.django_db
NOW = cast.NOW


def moves(seat, now=NOW):
    found = moves_of_today(seat, now, current_campaign(seat, now), 40)
    return {(move.kind, move.contact.given_name): move for move in found.moves}


def thank(seat, person, now=NOW):
    log_touch(seat=seat, now=now, contact=person, kind="thanked", at=now)


def leave(seat, person, kind, now=NOW, body=None):
    draft = Letter.objects.visible_to(seat).filter(contact=person, kind=kind, left_at=None).exclude(body="").last()
    written = Written(
        channel=draft.channel, kind=kind, subject=draft.subject, body=body or draft.body,
        template_key=draft.template_key, template_version=draft.template_version, once=f"{kind}-{now.isoformat()}",
    )  # fmt: skip
    return let_letter_leave(seat=seat, now=now, contact=person, written=written, way="copied")


@pytest.fixture
def advice(marisol, held):
    thank(marisol, held.contact)
    made, _ = suggest(
        seat=marisol, now=NOW, contact=held.contact, text="Sit in on the Hazel Street session", interview=held
    )
    return made


# Suggestions


def test_a_suggestion_has_a_day_in_thirty_days_and_comes_up_on_it(marisol, advice):
    assert advice.due_on == date(2026, 6, 11)
    assert ("suggestion", "Dana") not in moves(marisol, NOW + timedelta(days=29))
    move = moves(marisol, NOW + timedelta(days=30))["suggestion", "Dana"]
    assert move.title == "Sit in on the Hazel Street session"


@pytest.mark.parametrize(("noun", "says"), [
    ("completion", "I did."), ("hindrance", "I could not."), ("decision", "decided against it."),
])  # fmt: skip
def test_each_end_has_its_own_address_and_drafts_the_report(browser_of_marisol, marisol, advice, noun, says):
    answers = {"words": "the map was used upside down"}
    assert browser_of_marisol.post(f"/promises/suggestions/{advice.pk}/{noun}", answers).status_code == 302
    letter = Letter.objects.get(kind="report_back")
    assert says in letter.body and "The map was used upside down." in letter.body
    move = moves(marisol)["report_back", "Dana"]
    assert move.prepared.text == letter.body


def test_one_letter_tells_all_and_once_it_left_everything_is_reported(marisol, advice):
    second, _ = suggest(seat=marisol, now=NOW, contact=advice.contact, text="Read the zoning code")
    settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done", words="It went well")
    settle_suggestion(seat=marisol, now=NOW, suggestion=second, outcome="could_not", words="It is out of print")
    letter = Letter.objects.get(kind="report_back")
    assert "Hazel Street" in letter.body and "out of print" in letter.body
    assert Suggestion.objects.visible_to(marisol).unreported().count() == 2
    left = leave(marisol, advice.contact, "report_back", NOW + timedelta(hours=1))
    assert not Suggestion.objects.visible_to(marisol).unreported().exists()
    assert ("report_back", "Dana") not in moves(marisol)
    undo(marisol, NOW, left.change.event)
    assert Suggestion.objects.visible_to(marisol).unreported().count() == 2, "Undo of the letter undoes the telling"


def test_a_report_to_somebody_thanked_starts_no_wait(marisol, advice):
    settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done", words="It went well")
    leave(marisol, advice.contact, "report_back")
    ask = Ask.objects.get()
    assert (ask.stage, ask.next_kind) == ("thanked", "check_back")
    assert not any(kind in ("nudge", "last_line") for kind, _ in moves(marisol, NOW + timedelta(days=20)))


@pytest.mark.parametrize("channel", ["email", "voicemail"])
def test_a_report_to_a_friend_who_was_never_asked_starts_no_wait(marisol, campaign, planning, channel):
    friend = cast.contact(marisol, "Tom Berry", email="tom@mail.example")
    made, _ = suggest(seat=marisol, now=NOW, contact=friend, text="Visit the archive")
    settle_suggestion(seat=marisol, now=NOW, suggestion=made, outcome="done", words="I found the old maps")
    Letter.objects.filter(contact=friend).update(channel=channel)
    leave(marisol, friend, "report_back")
    assert Touch.objects.get(contact=friend).kind == "thanked"
    assert not any(kind in ("nudge", "last_line", "call_again") for kind, _ in moves(marisol, NOW + timedelta(days=20)))


def test_a_second_click_changes_nothing_and_undo_opens_it_again(marisol, advice):
    change = settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done", words="Well")
    again = settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done", words="Well")
    assert again.event is None and Letter.objects.filter(kind="report_back").count() == 1
    undo(marisol, NOW, change.event)
    assert Suggestion.objects.visible_to(marisol).open().get() == advice


def test_a_report_that_was_changed_by_hand_keeps_its_words_and_gets_the_new_line(marisol, advice):
    settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done", words="Well")
    Letter.objects.update(body="Hi Dana,\n\nMy own way of saying it.\n\nThank you.\n\nMarisol")
    second, _ = suggest(seat=marisol, now=NOW, contact=advice.contact, text="Read the zoning code")
    settle_suggestion(seat=marisol, now=NOW, suggestion=second, outcome="done", words="All of it")
    body = Letter.objects.get().body
    assert "My own way of saying it." in body and "“Read the zoning code”. I did. All of it." in body


def test_after_45_days_the_giver_hears_also_of_what_is_not_done(browser_of_marisol, marisol, advice):
    assert ("report_back", "Dana") not in moves(marisol, NOW + timedelta(days=44))
    move = moves(marisol, NOW + timedelta(days=45))["report_back", "Dana"]
    assert "still ahead of me" in move.prepared.text
    assert "Hazel Street" in browser_of_marisol.get(move.url).content.decode()
    assert browser_of_marisol.post(move.url).url == f"/desk/{advice.contact_id}/?move=report_back"


def test_told_in_person_counts(marisol, advice):
    settle_suggestion(seat=marisol, now=NOW, suggestion=advice, outcome="done")
    tell_by_mouth(seat=marisol, now=NOW, contact=advice.contact)
    assert ("report_back", "Dana") not in moves(marisol)
    assert not Letter.objects.visible_to(marisol).filter(kind="report_back").exists(), "no draft of what is told"
    assert promises(marisol, NOW).told[0].title == advice.text


# Names


def test_a_name_becomes_a_person_to_write_to_with_the_opening_sentence(browser_of_marisol, marisol, held):
    row, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", reach="k@g.example",
                   may_use_name=True, interview=held)  # fmt: skip
    assert ("meet_referral", "Keisha") not in moves(marisol), "the next day is soon enough"
    move = moves(marisol, NOW + timedelta(days=1))["meet_referral", "Keisha"]
    assert "Dana Whitfield" in move.prepared.text
    assert "Dana Whitfield" in browser_of_marisol.get(move.url).content.decode()
    assert row.named.introduced_by == held.contact


def test_without_leave_the_name_stands_in_no_letter(browser_of_marisol, marisol, held):
    row, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", interview=held)
    move = moves(marisol, NOW + timedelta(days=1))["meet_referral", "Keisha"]
    assert "Dana" not in move.prepared.text and "leaves Dana out" in move.why
    allow_name(seat=marisol, now=NOW, referral=row, may_use_name=True)
    assert "Dana Whitfield" in moves(marisol, NOW + timedelta(days=1))["meet_referral", "Keisha"].prepared.text


def test_an_introduction_gets_a_week_and_a_note_to_pass_on_opens_its_own_channel(marisol, held):
    refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", route="introduce", interview=held)
    refer(seat=marisol, now=NOW, contact=held.contact, name="Walt Brennan", route="forward", interview=held)
    tomorrow, in_a_week = moves(marisol, NOW + timedelta(days=1)), moves(marisol, NOW + timedelta(days=7))
    assert ("meet_referral", "Keisha") not in tomorrow and ("meet_referral", "Keisha") in in_a_week
    assert f"channel=introduction&connector={held.contact_id}" in tomorrow["meet_referral", "Walt"].url


def test_a_name_logged_on_the_desk_counts_as_well(marisol, held):
    name_somebody(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", may_mention=True)
    assert ("meet_referral", "Keisha") in moves(marisol, NOW + timedelta(days=1))


def test_whoever_was_named_is_not_asked_for_twice(marisol, held):
    row, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", interview=held)
    log_touch(seat=marisol, now=NOW, contact=row.named, kind="asked", channel="email")
    assert ("meet_referral", "Keisha") not in moves(marisol, NOW + timedelta(days=1))


def test_the_giver_hears_that_the_name_led_to_a_talk(marisol, held):
    row, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", interview=held)
    thank(marisol, held.contact)
    assert ("report_back", "Dana") not in moves(marisol)
    log_touch(seat=marisol, now=NOW, contact=row.named, kind="met", at=NOW)
    move = moves(marisol)["report_back", "Dana"]
    assert "You pointed me to Keisha Monroe. The talk took place" in move.prepared.text


def test_the_same_name_again_is_the_same_row(marisol, held):
    first, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", interview=held)
    again, change = refer(seat=marisol, now=NOW, contact=held.contact, name="keisha monroe", interview=held)
    assert first == again and change.event is None


def test_the_tree_shows_who_led_to_whom(browser_of_marisol, marisol, held):
    keisha, _ = refer(seat=marisol, now=NOW, contact=held.contact, name="Keisha Monroe", interview=held)
    refer(seat=marisol, now=NOW, contact=keisha.named, name="Walt Brennan")
    said = browser_of_marisol.get("/promises/tree").content.decode()
    assert said.index("Dana Whitfield") < said.index("Keisha Monroe") < said.index("Walt Brennan")
    assert said.count("<ul") == said.count("</ul>") and said.count("<li>") + said.count("<li ") == said.count("</li>")
    assert "The longest chain has 2 steps" in said


# Staying in touch


@pytest.fixture
def thanked(marisol, held):
    thank(marisol, held.contact)
    return held.contact


def test_one_reminder_and_not_two_by_the_tier_of_the_tie(marisol, thanked):
    later = NOW + timedelta(days=121)
    found = moves(marisol, later)
    assert ("stay_in_touch", "Dana") in found and ("check_back", "Dana") not in found
    choose_tier(seat=marisol, now=NOW, contact=thanked, tier="archive")
    assert ("stay_in_touch", "Dana") not in moves(marisol, later)
    choose_tier(seat=marisol, now=NOW, contact=thanked, tier="close")
    assert ("stay_in_touch", "Dana") in moves(marisol, NOW + timedelta(days=91))


def test_a_line_with_something_in_it_may_leave_and_one_without_may_not(marisol, thanked):
    draft_in_touch(seat=marisol, now=NOW, contact=thanked, occasion="article", words="It is about river maps")
    empty = "Hi Dana,\n\nJust checking in. Hope you are well!\n\nBest wishes,\nMarisol Vega"
    with pytest.raises(StaysHere, match="only checks in"):
        leave(marisol, thanked, "in_touch", body=empty)
    draft_in_touch(seat=marisol, now=NOW, contact=thanked, occasion="article", words="It is about river maps")
    leave(marisol, thanked, "in_touch", NOW + timedelta(minutes=1))
    assert Ask.objects.get().stage == "thanked"


def test_checking_in_is_no_occasion(marisol, thanked):
    with pytest.raises(Refusal, match="only checks in"):
        draft_in_touch(seat=marisol, now=NOW, contact=thanked, occasion="checking in", words="hello")


# Mentorship


def loop(seat, person, text, now):
    made, _ = suggest(seat=seat, now=now, contact=person, text=text)
    settle_suggestion(seat=seat, now=now, suggestion=made, outcome="done", words="It went well")
    leave(seat, person, "report_back", now + timedelta(minutes=1))


def test_a_mentorship_is_offered_after_two_closed_loops_and_never_before(browser_of_marisol, marisol, thanked):
    loop(marisol, thanked, "Sit in", NOW)
    with pytest.raises(Refusal, match="So far it was once"):
        propose_mentorship(seat=marisol, now=NOW, contact=thanked)
    assert browser_of_marisol.post(f"/promises/people/{thanked.pk}/proposal").status_code == 422
    assert ("offer_mentorship", "Dana") not in moves(marisol)
    loop(marisol, thanked, "Read the code", NOW + timedelta(days=9))
    assert ("offer_mentorship", "Dana") in moves(marisol, NOW + timedelta(days=9))
    made, _ = propose_mentorship(
        seat=marisol, now=NOW, contact=thanked, every_weeks="6", months="3", aim="to read a budget"
    )
    assert "every six weeks for three months" in Letter.objects.get(kind="mentorship").body
    assert ("offer_mentorship", "Dana") not in moves(marisol, NOW + timedelta(days=9))
    assert (made.every_weeks, made.months) == (6, 3)


def test_the_rhythm_the_review_and_the_end(marisol, thanked):
    made = Mentorship.objects.create(
        workspace=marisol.workspace, contact=thanked, proposed_at=NOW, every_weeks=6, months=3
    )
    begin_mentorship(seat=marisol, now=NOW, mentorship=made)
    assert made.review_on == date(2026, 8, 12)
    assert ("mentor_talk", "Dana") not in moves(marisol, NOW + timedelta(weeks=5))
    assert ("mentor_talk", "Dana") in moves(marisol, NOW + timedelta(weeks=6))
    cast.interview(marisol, thanked, NOW + timedelta(weeks=7))
    assert ("mentor_talk", "Dana") not in moves(marisol, NOW + timedelta(weeks=6)), "a talk is agreed"
    assert ("mentor_review", "Dana") in moves(marisol, NOW + timedelta(days=93))
    review_mentorship(seat=marisol, now=NOW + timedelta(days=93), mentorship=made)
    assert ("mentor_review", "Dana") not in moves(marisol, NOW + timedelta(days=93))
    change = end_mentorship(seat=marisol, now=NOW + timedelta(days=93), mentorship=made)
    assert not any(kind.startswith("mentor") for kind, _ in moves(marisol, NOW + timedelta(days=300)))
    undo(marisol, NOW, change.event)
    made.refresh_from_db()
    assert made.ended_on is None


def test_the_ledger_shows_both_ways(marisol, thanked, held):
    loop(marisol, thanked, "Sit in", NOW)
    note_favour(seat=marisol, now=NOW, contact=thanked, way="given", words="A summary of six talks")
    found = between(marisol, thanked)
    assert [one.words for one in found.received] == ["A talk", "A suggestion: Sit in"]
    assert [one.words for one in found.given] == ["Word of what came of it", "A summary of six talks"]


def test_a_letter_of_each_later_kind_opens_the_desk_with_a_text(browser_of_marisol, marisol, thanked):
    for move in (
        "report_back",
        "stay_in_touch",
        "offer_mentorship",
        "mentor_talk",
        "mentor_review",
        "thank_helper",
        "confirm",
    ):
        said = browser_of_marisol.get(f"/desk/{thanked.pk}/?move={move}").content.decode()
        assert "Hi Dana," in said, move


def test_a_draft_of_a_later_kind_can_be_kept(marisol, thanked):
    for kind in ("confirm", "report_back", "in_touch", "mentorship"):
        save_draft(seat=marisol, now=NOW, contact=thanked, written=Written("email", kind, "Words"))
    assert Letter.objects.count() == 4
