"""Looking back: opens when the talk is over, keeps as one goes, and leaves the next move ready."""

from datetime import timedelta

import pytest
from django.utils import timezone

from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.current import current_campaign
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough.actions.draft_thanks import draft_thanks, thanks_draft
from shoptalk.followthrough.actions.finish_debrief import finish_debrief
from shoptalk.followthrough.actions.note_favour import note_helper
from shoptalk.followthrough.actions.triage_note import triage_note
from shoptalk.followthrough.models import Favour, Referral, Suggestion
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from shoptalk.interviews.actions.hold_talk import hold_talk
from shoptalk.interviews.actions.note_no_show import note_no_show
from shoptalk.interviews.models import Debrief, Interview, Note
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.save_draft import Written
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.today.moves import moves_of_today
from tests import cast

pytestmark = pytest.mark.django_db


def moves(seat, now=cast.NOW):
    found = moves_of_today(seat, now, current_campaign(seat, now), 40)
    return {(move.kind, move.contact.given_name): move for move in found.moves}


def after(browser, talk, part="", **answers):
    return browser.post(f"/interviews/{talk.pk}/after{part}", answers)


def test_before_the_end_the_page_says_calmly_what_will_be_there(browser_of_marisol, marisol, dana):
    talk = cast.interview(marisol, dana, timezone.now() + timedelta(days=1))
    said = browser_of_marisol.get(f"/interviews/{talk.pk}/after").content.decode()
    assert "opens when the talk is over" in said
    assert "textarea" not in said


def test_we_talked_sets_the_times_and_logs_it_once_in_one_step(marisol, now, talk):
    change = hold_talk(seat=marisol, now=now, interview=talk, minutes=22)
    assert hold_talk(seat=marisol, now=now, interview=talk).event is None
    assert talk.ended_at - talk.started_at == timedelta(minutes=22)
    assert [(touch.kind, touch.at) for touch in Touch.objects.all()] == [("met", talk.ended_at)]
    assert Ask.objects.get().stage == "met"
    undo(marisol, now, change.event)
    talk.refresh_from_db()
    assert (talk.started_at, talk.ended_at, Touch.objects.count()) == (None, None, 0)


def test_meeting_mode_set_the_times_and_they_stay(marisol, now, talk):
    talk.started_at, talk.ended_at = talk.starts_at, talk.starts_at + timedelta(minutes=17)
    talk.save()
    hold_talk(seat=marisol, now=now, interview=talk)
    assert talk.ended_at - talk.started_at == timedelta(minutes=17)
    assert Touch.objects.get().at == talk.ended_at


def test_a_talk_that_is_to_come_cannot_have_been(marisol, now, dana):
    talk = cast.interview(marisol, dana)
    for action in (hold_talk, note_no_show, finish_debrief):
        with pytest.raises(Refusal, match=r"still to come|not begun yet"):
            action(seat=marisol, now=now, interview=talk)


def test_it_did_not_come_about_and_a_new_time_is_next(browser_of_marisol, marisol, talk):
    assert after(browser_of_marisol, talk, "/no-show").status_code == 302
    talk.refresh_from_db()
    assert talk.no_show_at and not talk.ended_at
    assert ("debrief", "Dana") not in moves(marisol)
    said = browser_of_marisol.get(f"/interviews/{talk.pk}/after").content.decode()
    assert "Offer a new time" in said


def test_a_tap_without_words_gets_them_and_its_kind_can_change(browser_of_marisol, marisol, held):
    tap = cast.note(marisol, held, "quote", "")
    assert "One tap waits for its words" in browser_of_marisol.get(f"/interviews/{held.pk}/after").content.decode()
    after(
        browser_of_marisol,
        held,
        f"/notes/{tap.pk}",
        kind="suggestion",
        text="Read the zoning code",
        due_on="2026-05-30",
    )
    tap.refresh_from_db()
    suggestion = Suggestion.objects.get()
    assert (tap.kind, suggestion.text, str(suggestion.due_on)) == ("suggestion", "Read the zoning code", "2026-05-30")
    assert (suggestion.contact, suggestion.note, suggestion.interview) == (held.contact, tap, held)


def test_a_note_that_is_no_suggestion_after_all_takes_its_suggestion_along_and_undo_brings_both_back(
    marisol, now, notes
):
    triage_note(seat=marisol, now=now, note=notes["suggestion"], kind="suggestion", text="Sit in")
    change = triage_note(seat=marisol, now=now, note=notes["suggestion"], kind="fact", text="Sit in")
    assert not Suggestion.objects.visible_to(marisol).exists()
    undo(marisol, now, change.event)
    assert Suggestion.objects.visible_to(marisol).get().text == "Sit in"


def test_a_named_person_comes_in_with_the_chain_and_the_note(browser_of_marisol, marisol, notes, held):
    said = browser_of_marisol.get(f"/interviews/{held.pk}/after").content.decode()
    assert 'value="Keisha Monroe"' in said, "the name is read from the note to begin with"
    note = notes["referral"]
    after(
        browser_of_marisol,
        held,
        f"/notes/{note.pk}/referrals",
        name="Keisha Monroe",
        route="introduce",
        reach="k@g.example",
    )
    row = Referral.objects.get()
    assert (row.named.introduced_by, row.note, row.interview, row.route) == (held.contact, note, held, "introduce")
    assert not Touch.objects.filter(kind="gave_another_name").exists(), "the thank-you for the talk thanks for it, too"


def test_the_answers_are_kept_and_the_thank_you_follows_them(browser_of_marisol, marisol, held, notes):
    after(
        browser_of_marisol,
        held,
        i_will="write to Keisha and Walt",
        by_when="2026-05-15",
        learned="a lot",
        fits="",
        next="",
    )
    debrief = Debrief.objects.get()
    assert (debrief.learned, debrief.i_will, str(debrief.by_when)) == (
        "a lot",
        "write to Keisha and Walt",
        "2026-05-15",
    )
    body = thanks_draft(marisol, held.contact).body
    assert "I will write to Keisha and Walt by Friday, 15 May" in body
    assert "Most of my week is writing memos" in body
    assert "a lot" not in body, "what was learned for oneself stays with oneself"


def test_htmx_gets_the_thank_you_back_and_the_toast(browser_of_marisol, held):
    response = browser_of_marisol.post(
        f"/interviews/{held.pk}/after", {"i_will": "read the code", "by_when": ""},
        headers={"HX-Request": "true", "HX-Target": "thank-you"},
    )  # fmt: skip
    said = response.content.decode()
    assert 'id="thank-you"' in said and "I will read the code" in said and "<html" not in said


def test_the_locked_prediction_stands_before_the_slider_and_a_moved_mind_needs_a_reason(
    browser_of_marisol, marisol, now, held, planning
):
    belief, _ = write_belief(
        seat=marisol, now=now, field=planning, text="planners live in public meetings", confidence=80
    )
    said = browser_of_marisol.get(f"/interviews/{held.pk}/after").content.decode()
    assert said.index("You predicted <b>80</b>") < said.index('type="range"')
    typed = {"value": "35", "talk": held.pk, "back": f"/interviews/{held.pk}/after#beliefs", "opposite": "one talk"}
    assert f'action="/careers/beliefs/{belief.pk}/minds/"' in said
    moving = f"/careers/beliefs/{belief.pk}/minds/"
    assert browser_of_marisol.post(moving, typed | {"reason": ""}).status_code == 422
    assert browser_of_marisol.post(moving, typed | {"reason": "memos", "opposite": ""}).status_code == 422
    assert browser_of_marisol.post(moving, typed | {"reason": "memos"}).url == typed["back"]
    assert [one.value for one in belief.confidences.all()] == [80, 35]


def test_finishing_gives_every_suggestion_its_day_and_takes_the_move_away(marisol, now, held, notes):
    assert ("debrief", "Dana") in moves(marisol)
    change = finish_debrief(seat=marisol, now=now, interview=held)
    assert Suggestion.objects.get().text == "Sit in on the Hazel Street session"
    assert ("debrief", "Dana") not in moves(marisol)
    assert finish_debrief(seat=marisol, now=now, interview=held).event is None
    undo(marisol, now, change.event)
    assert ("debrief", "Dana") in moves(marisol)


def test_today_shows_the_thank_you_made_from_the_notes(marisol, held, notes):
    move = moves(marisol)["thank", "Dana"]
    assert "Most of my week is writing memos" in move.prepared.text
    assert "I will write to Keisha" in move.prepared.text
    assert move.url == f"/interviews/{held.pk}/after#thanks"


def test_the_desk_shows_the_same_text(browser_of_marisol, marisol, held, notes):
    response = after(browser_of_marisol, held, "/thanks")
    assert response.url == f"/desk/{held.contact_id}/?move=thank"
    assert "Most of my week is writing memos" in browser_of_marisol.get(response.url).content.decode()


def test_words_that_the_seeker_changed_stay_until_asked_for_anew(marisol, now, held, notes):
    draft = draft_thanks(seat=marisol, now=now, interview=held)
    Letter.objects.filter(pk=draft.pk).update(body=draft.body + "\nP.S. mine")
    assert draft_thanks(seat=marisol, now=now, interview=held).body.endswith("P.S. mine")
    assert "P.S." not in draft_thanks(seat=marisol, now=now, interview=held, anew=True).body
    assert Letter.objects.count() == 1


def test_after_the_thanks_left_nothing_is_drafted_or_owed(marisol, now, held, notes):
    draft = draft_thanks(seat=marisol, now=now, interview=held)
    written = Written(channel=draft.channel, kind=draft.kind, subject=draft.subject, body=draft.body, once="t")
    let_letter_leave(seat=marisol, now=now, contact=held.contact, written=written, way="copied")
    assert draft_thanks(seat=marisol, now=now, interview=held) is None
    assert ("thank", "Dana") not in moves(marisol)
    assert Ask.objects.get().stage == "thanked"


def test_the_page_says_calmly_that_the_day_has_gone_by(browser_of_marisol, marisol, now, dana, planning):
    old = cast.interview(marisol, dana, now - timedelta(days=5), field=planning)
    hold_talk(seat=marisol, now=now, interview=old)
    said = browser_of_marisol.get(f"/interviews/{old.pk}/after").content.decode()
    assert "as welcome as it was" in said
    assert not any(word in said.lower() for word in ("overdue", "late!", "failed"))
    assert "Its day has gone by" in moves(marisol)["thank", "Dana"].why


def test_a_helper_is_thanked_as_well(browser_of_marisol, marisol, now, held):
    favour, _ = note_helper(seat=marisol, now=now, interview=held, name="Ruth Ames", how="put_through")
    letter = thanks_draft(marisol, favour.contact)
    assert "Thank you for putting me through to Dana Whitfield." in letter.body
    move = moves(marisol)["thank_helper", "Ruth"]
    assert move.prepared.text == letter.body
    written = Written(channel=letter.channel, kind="thanks", subject=letter.subject, body=letter.body, once="h")
    let_letter_leave(seat=marisol, now=now, contact=favour.contact, written=written, way="copied")
    assert ("thank_helper", "Ruth") not in moves(marisol)
    assert not Ask.objects.filter(contact=favour.contact, next_kind="nudge").exists(), "thanks wait for no answer"


def test_a_debrief_is_nobody_elses(stranger, client, held, notes):
    assert client.get(f"/interviews/{held.pk}/after").status_code == 404


def test_every_change_on_the_page_has_its_undo(browser_of_marisol, marisol, held, notes):
    for part, answers in (
        ("", {"learned": "that", "i_will": "this", "by_when": ""}),
        (f"/notes/{notes['quote'].pk}", {"kind": "fact", "text": "changed"}),
        ("/notes", {"kind": "fact", "text": "one more"}),
        ("/helpers", {"helper": "Ruth", "how": "introduced"}),
        ("/ending", {}),
    ):
        count = Event.objects.filter(undone_at=None).count()
        assert after(browser_of_marisol, held, part, **answers).status_code == 302
        events = Event.objects.filter(undone_at=None).order_by("-pk")
        assert events.count() == count + 1, part
        undo(marisol, cast.NOW, events[0])
    assert Note.objects.get(pk=notes["quote"].pk).text.startswith("Most of my week")
    assert not Favour.objects.exists()
    assert Interview.objects.get().debrief.finished_at is None
