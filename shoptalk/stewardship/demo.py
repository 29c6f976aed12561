"""The sample campaign of `bin/run --demo`: ten weeks of somebody's search, written through the very actions that a
seeker's clicks go through, with the clock walked from then to now. Nothing is put into the database by hand.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from shoptalk.accounts.actions.change_settings import change_settings
from shoptalk.campaigns.actions.add_field import add_field
from shoptalk.campaigns.actions.set_pace import set_pace
from shoptalk.campaigns.actions.settle_in import settle_in
from shoptalk.campaigns.actions.write_about_you import add_background, write_about_you
from shoptalk.campaigns.actions.write_belief import write_belief
from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.contacts.actions.import_people import import_file
from shoptalk.contacts.actions.write_person import add_person, change_person
from shoptalk.contacts.models import Contact
from shoptalk.occupations.matching import match, quick_code
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.actions.snooze_move import snooze_move
from shoptalk.outreach.drafting import fresh
from shoptalk.outreach.models import Channel, Letter
from shoptalk.stewardship import demo_story as story
from shoptalk.stewardship.demo_afterwards import later_scenes
from shoptalk.stewardship.demo_claims import claims_of
from shoptalk.stewardship.demo_days import Days, Scene, person_named
from shoptalk.stewardship.demo_files import cards, linkedin_export
from shoptalk.stewardship.demo_people import ASKED, HAND, LINKEDIN, NAMED, OTHERS, PHONE, Person
from shoptalk.stewardship.demo_practised import practice_scenes
from shoptalk.stewardship.demo_talked import refer_in_talk, talk_scenes
from shoptalk.stewardship.demo_talks import TALKS
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.seating import only_seat


def open_demo() -> None:
    """Writes the sample campaign into an empty notebook; leaves one that has people alone."""
    now = timezone.now()
    if not Contact.objects.filter(workspace=only_seat(now).workspace).exists():
        write_demo(now)


@transaction.atomic
def write_demo(now: datetime) -> Seat:
    """Marisol's ten weeks up to the moment `now`; returns her seat. The same moment gives the same notebook."""
    days = Days(now)
    began = days.moment(story.WEEKS_AGO, "17:05")
    seat = only_seat(began)
    _first_evening(seat, began)
    _people(seat, days)
    for scene in sorted(_scenes(seat, days), key=lambda scene: scene.at):
        scene.play(scene.at)
    return seat


def _first_evening(seat: Seat, now: datetime) -> None:
    change_settings(seat=seat, now=now, **story.MARISOL)
    campaign = current_campaign(seat, now)
    for name, title, guesses in story.FIELDS:
        code = match(title).choices[0].code
        field, _ = add_field(seat=seat, now=now, campaign=campaign, title=name, code=code, typed=title)
        for guess in guesses:
            write_belief(
                seat=seat, now=now, field=field, text=guess.text, confidence=guess.sure,
                would_change_my_mind=guess.would_change,
            )  # fmt: skip
    write_about_you(seat=seat, now=now, campaign=campaign, **story.ABOUT)
    for kind, name in story.BACKGROUND:
        add_background(seat=seat, now=now, campaign=campaign, kind=kind, name=name)
    set_pace(seat=seat, now=now, campaign=campaign, **story.PACE)
    settle_in(seat=seat, now=now, campaign=campaign)


def _people(seat: Seat, days: Days) -> None:
    """The LinkedIn file and a few by hand on the first evening, the phone's people some days later."""
    began, later = days.moment(story.WEEKS_AGO, "17:30"), days.moment(story.PHONE_DAY, "19:00")
    everybody = (*ASKED, *OTHERS)
    came = {how: [one for one in everybody if one.came == how] for how in (LINKEDIN, HAND, PHONE)}
    _import(seat, began, "Basic_LinkedInDataExport.zip", linkedin_export(came[LINKEDIN], began))
    for one in came[LINKEDIN]:
        if more := one.more | _occupation(one.works_as):
            change_person(seat=seat, now=began, person=person_named(seat, one.name), **more)
    for one in came[HAND]:
        _add(seat, began, one)
    _import(seat, later, "phone.vcf", cards(came[PHONE]))
    keep_ranked(seat, later, current_campaign(seat, later))


def _import(seat: Seat, now: datetime, name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        import_file(seat=seat, now=now, path=file)


def _add(seat: Seat, now: datetime, one: Person) -> None:
    given, _, family = one.name.partition(" ")
    code = quick_code(one.works_as or one.position)
    add_person(
        seat=seat, now=now, given_name=given, family_name=family, position=one.position, organization=one.organization,
        occupation_code=code, **one.more,
    )  # fmt: skip


def _occupation(works_as: str) -> dict[str, str]:
    return {"occupation_code": quick_code(works_as)} if works_as else {}


def _scenes(seat: Seat, days: Days) -> Iterator[Scene]:
    """All that happened, unsorted."""
    works_today = days.calendar.is_business(days.today)
    for name, beats in story.STORY.items():
        for beat in beats:
            if (beat.day or works_today) and not _is_talk(name, beat):
                yield Scene(days.moment(beat.day, beat.time), _played(seat, days, name, beat))
    put_off = story.PUT_OFF
    yield Scene(days.moment(put_off.day, put_off.time), lambda now: _put_off(seat, now, put_off))
    yield Scene(days.moment(story.DRAFTED.day, story.DRAFTED.time), lambda now: _draft(seat, now, story.DRAFT_FOR))
    yield from talk_scenes(seat, days)
    yield from later_scenes(seat, days)
    yield from practice_scenes(seat, days)


def _is_talk(name: str, beat: story.Beat) -> bool:
    """Whether `demo_talked` plays it."""
    return name in TALKS and beat.what in ("agreed", "met")


def _played(seat: Seat, days: Days, name: str, beat: story.Beat) -> Callable[[datetime], object]:
    if beat.what.startswith("write_"):
        return lambda now: _write(seat, now, person_named(seat, name), beat)
    if beat.what == "named":
        return lambda now: _name(seat, now, person_named(seat, name), beat)
    until = days.on(beat.until) if beat.until is not None else None
    return lambda now: log_touch(
        seat=seat,
        now=now,
        contact=person_named(seat, name),
        kind=beat.what,
        channel=beat.channel,
        until=until,
        words=beat.words,
    )


def _write(seat: Seat, now: datetime, person: Contact, beat: story.Beat) -> None:
    """A letter made on the desk from her facts, or in her own words; she confirms what it claims, and it leaves."""
    channel, kind = beat.channel or Channel.EMAIL, beat.what.removeprefix("write_")
    made = _in_her_words if beat.words else _drafted
    written = made(seat, now, person, channel, kind, beat.words)
    written = replace(written, claims=claims_of(written.body, channel, kind))
    way = "mail_program" if channel == Channel.EMAIL else "copied"
    let_letter_leave(seat=seat, now=now, contact=person, written=written, way=way)


def _drafted(seat: Seat, now: datetime, person: Contact, channel: str, kind: str, _: str = "") -> Written:
    made = fresh(seat, now, current_campaign(seat, now), person, channel=channel, kind=kind)
    return Written(
        channel=made.channel, kind=made.kind, body=made.text, subject=made.subject, template_key=made.template_key,
        template_version=made.template_version,
    )  # fmt: skip


def _in_her_words(seat: Seat, now: datetime, person: Contact, channel: str, kind: str, words: str) -> Written:
    """Below the subject of what she wrote before."""
    sent = Letter.objects.visible_to(seat).filter(contact=person).exclude(left_at=None).order_by("-left_at").first()
    before = sent.subject.removeprefix("Re: ") if sent else ""
    subject = f"Re: {before}" if before else "Thank you"
    return Written(channel=channel, kind=kind, body=words, subject="" if channel == Channel.LINKEDIN_NOTE else subject)


def _name(seat: Seat, now: datetime, person: Contact, beat: story.Beat) -> None:
    """Whom they named comes in, and she writes down at once what she was told of them."""
    named = NAMED[beat.named]
    refer_in_talk(seat, now, person.name, beat, named.reach)
    known = person_named(seat, named.name)
    if not known.position:
        change_person(
            seat=seat, now=now, person=known, position=named.position, organization=named.organization,
            **_occupation(named.works_as or named.position),
        )  # fmt: skip


def _put_off(seat: Seat, now: datetime, beat: story.Beat) -> None:
    snooze_move(seat=seat, now=now, contact=person_named(seat, beat.words), move=beat.what, days=1)


def _draft(seat: Seat, now: datetime, name: str) -> None:
    person = person_named(seat, name)
    save_draft(seat=seat, now=now, contact=person, written=_drafted(seat, now, person, Channel.EMAIL, "first"))
