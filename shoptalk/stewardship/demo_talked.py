"""Plays Marisol's talks: the appointment, the notes, the evening after, and getting ready for the next one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Belief, Field
from shoptalk.careers.actions.add_evidence import Reading, weigh_notes
from shoptalk.careers.actions.describe_talk import describe_talk
from shoptalk.careers.actions.hear_themes import hear_themes
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.careers.models import Theme
from shoptalk.followthrough.actions.finish_debrief import finish_debrief
from shoptalk.followthrough.actions.refer import refer
from shoptalk.followthrough.actions.triage_note import triage_note
from shoptalk.interviews.actions.make_appointment import make_appointment
from shoptalk.interviews.actions.note_talked import note_talked
from shoptalk.interviews.actions.plan_questions import plan_questions
from shoptalk.interviews.actions.research import note_research
from shoptalk.interviews.actions.write_debrief import write_debrief
from shoptalk.interviews.actions.write_note import write_note
from shoptalk.interviews.actions.write_showcase import write_showcase
from shoptalk.interviews.actions.write_talk import pass_question, write_talk
from shoptalk.interviews.models import Interview, Note, PlannedQuestion
from shoptalk.method.names import fold
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.stewardship.demo_days import Days, Scene, person_named
from shoptalk.stewardship.demo_story import STORY, Beat
from shoptalk.stewardship.demo_talks import FOUND, READ_FOR, READY_AT, READY_ON, SHOWCASE, TALKS, TO_COME, Said, Talk
from shoptalk.workspaces.access import Seat

MINUTE = timedelta(minutes=1)
LOOKS_BACK = "19:30"  # on the evening of the talk
ASKED = 6  # of the questions that were planned


def talk_scenes(seat: Seat, days: Days) -> Iterator[Scene]:
    """For each talk: it is written in when they agree, it takes place, and she looks back in the evening."""
    for name, talk in TALKS.items():
        beats = {beat.what: beat for beat in STORY[name]}
        agreed, met = beats["agreed"], beats.get("met")
        yield Scene(days.moment(agreed.day, agreed.time), partial(_agree, seat, days, name, met))
        if met:
            yield Scene(days.moment(met.day, met.time), partial(_meet, seat, name, met))
            yield Scene(days.moment(met.day, LOOKS_BACK), partial(_look_back, seat, days, name))
        if talk.planned and met:
            yield Scene(days.moment(met.day + 1, LOOKS_BACK), partial(_plan, seat, name))
    yield Scene(days.moment(READY_ON, READY_AT), partial(_get_ready, seat))


def talk_with(seat: Seat, name: str) -> Interview:
    """The first talk with that person."""
    given, _, family = name.partition(" ")
    talks = Interview.objects.visible_to(seat).filter(contact__given_name=given, contact__family_name=family)
    return talks.select_related("contact", "field", "campaign").order_by("starts_at", "pk")[0]


def refer_in_talk(seat: Seat, now: datetime, name: str, beat: Beat, reach: str) -> None:
    """A name that was given: from the note of the talk, if there was one. Their name may be used."""
    talk = talk_with(seat, name) if name in TALKS else None
    notes = Note.objects.visible_to(seat).filter(interview=talk, kind=Note.Kind.REFERRAL, text__startswith=beat.named)
    refer(
        seat=seat, now=now, contact=person_named(seat, name), name=beat.named, reach=reach, may_use_name=True,
        words=beat.words, interview=talk, note=notes.first() if talk else None,
    )  # fmt: skip


def _agree(seat: Seat, days: Days, name: str, met: Beat | None, now: datetime) -> None:
    agreed = next(beat for beat in STORY[name] if beat.what == "agreed")
    person, talk = person_named(seat, name), TALKS[name]
    assert agreed.until is not None, "a talk has a day"
    log_touch(
        seat=seat, now=now, contact=person, kind=agreed.what, words=agreed.words, until=days.on(agreed.until),
        channel=agreed.channel,
    )  # fmt: skip
    begins = days.agreed(agreed.until, met.time if met else TO_COME[name])
    make_appointment(
        seat=seat, now=now, contact=person, starts_at=begins, minutes=20, medium=talk.medium, place=talk.place,
        fallback="I ring the office." if name in TO_COME else "",
    )  # fmt: skip


def _plan(seat: Seat, name: str, now: datetime) -> None:
    plan_questions(seat=seat, now=now, interview=talk_with(seat, name))


def _meet(seat: Seat, name: str, met: Beat, now: datetime) -> None:
    """Meeting mode: it begins, she notes, it ends; what stayed with her stands in the timeline."""
    interview, talk = talk_with(seat, name), TALKS[name]
    write_talk(seat=seat, now=now, interview=interview, words="The talk began", started_at=now, notes_agreed=True)
    for said in talk.said:
        write_note(seat=seat, now=now + said.minute * MINUTE, interview=interview, kind=said.kind, text=said.text)
    if talk.planned:
        for place, question in enumerate(PlannedQuestion.objects.visible_to(seat).filter(interview=interview)[:ASKED]):
            pass_question(seat=seat, now=now + (2 + 3 * place) * MINUTE, question=question)
    end = now + talk.took * MINUTE
    channel = "in_person" if talk.medium == "in_person" else "call"
    log_touch(seat=seat, now=end, contact=interview.contact, kind="met", words=met.words, channel=channel)
    note_talked(seat=seat, now=end, interview=interview, minutes=talk.took, host_extended=talk.longer)


def _look_back(seat: Seat, days: Days, name: str, now: datetime) -> None:
    """The evening: what kind of talk it was, what was learned, what it says about her beliefs."""
    interview, talk = talk_with(seat, name), TALKS[name]
    field = Field.objects.visible_to(seat).get(campaign=interview.campaign, name=talk.field)
    describe_talk(
        seat=seat, now=now, interview=interview, field=field, segment=talk.segment, left_the_field=False,
        dissents=talk.dissents,
    )  # fmt: skip
    notes = dict(zip(Note.objects.visible_to(seat).filter(interview=interview), talk.said, strict=True))
    for note, said in notes.items():
        if said.thanks or said.due is not None:
            due = days.on(said.due) if said.due is not None else None
            triage_note(
                seat=seat, now=now, note=note, kind=said.kind, text=said.text, in_thanks=said.thanks, due_on=due
            )
    by_when = days.on(talk.by_when) if talk.by_when is not None else None
    write_debrief(seat=seat, now=now, interview=interview, answers=talk.looked_back, by_when=by_when)
    _weigh(seat, now, interview, field, notes, talk)
    finish_debrief(seat=seat, now=now, interview=interview)


def _weigh(seat: Seat, now: datetime, interview: Interview, field: Field, notes: dict[Note, Said], talk: Talk) -> None:
    """Themes, evidence with its tones, and the beliefs that moved by it."""
    known = {fold(theme.name): theme.pk for theme in Theme.objects.visible_to(seat).filter(field=field)}
    named = {name: known.get(fold(name)) for name in talk.themes.split(", ")}
    heard = [pk for pk in named.values() if pk]
    new = ", ".join(name for name, pk in named.items() if not pk)
    hear_themes(seat=seat, now=now, interview=interview, field=field, heard=heard, new=new)
    beliefs = {belief.text: belief for belief in Belief.objects.visible_to(seat).filter(field=field)}
    readings = {
        (note, beliefs[said.about]): Reading(said.side, True, said.weight) for note, said in notes.items() if said.about
    }
    tones = {note: said.tone for note, said in notes.items() if said.tone}
    weigh_notes(seat=seat, now=now, readings=readings, tones=tones, field=field)
    for moved in talk.moved:
        move_mind(
            seat=seat, now=now, belief=beliefs[moved.belief], value=moved.sure, reason=moved.reason,
            opposite=moved.against, interview=interview,
        )  # fmt: skip


def _get_ready(seat: Seat, now: datetime) -> None:
    """Before the next talk: the thirty seconds, the questions, what there is to read."""
    interview = talk_with(seat, READ_FOR)
    write_showcase(seat=seat, now=now, campaign=current_campaign(seat, now), **SHOWCASE)
    plan_questions(seat=seat, now=now, interview=interview)
    for key, found, source in FOUND:
        note_research(seat=seat, now=now, interview=interview, key=key, done=True, found=found, source=source)
