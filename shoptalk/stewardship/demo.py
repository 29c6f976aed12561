"""The sample campaign of `bin/run --demo`: ten weeks of somebody's search, written through the very actions that a
seeker's clicks go through, with the clock walked from then to now. Nothing is put into the database by hand.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

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
from shoptalk.campaigns.models import Belief
from shoptalk.careers.actions.move_mind import move_mind
from shoptalk.contacts.actions.import_people import import_file
from shoptalk.contacts.actions.write_person import add_person, change_person
from shoptalk.contacts.models import Contact
from shoptalk.method.business_days import Calendar
from shoptalk.method.conduct import Message, check
from shoptalk.occupations.matching import match, quick_code
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.name_somebody import name_somebody
from shoptalk.outreach.actions.save_draft import Written, save_draft
from shoptalk.outreach.actions.snooze_move import snooze_move
from shoptalk.outreach.checking import CLAIM, CONDUCT_KIND
from shoptalk.outreach.drafting import fresh
from shoptalk.outreach.models import Channel, Letter
from shoptalk.stewardship import demo_story as story
from shoptalk.stewardship.demo_files import cards, linkedin_export
from shoptalk.stewardship.demo_people import ASKED, HAND, LINKEDIN, NAMED, OTHERS, PHONE, Person
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.seating import only_seat

SHORT_OF_NOW = timedelta(minutes=10)  # whatever happened "this morning" lies at least so far back


class Days:
    """The story's days as dates, and its moments."""

    def __init__(self, now: datetime):
        self.now, self.zone = now, ZoneInfo(story.MARISOL["time_zone"])
        self.calendar = Calendar((story.MARISOL["country"],))
        self.today = now.astimezone(self.zone).date()

    def on(self, back: int) -> date:
        """The business day so many before today; 0 is today or the last one before it, -1 the next one after."""
        if back < 0:
            return self.calendar.add(self.today, -back)
        day = self.today
        while back or not self.calendar.is_business(day):
            back -= self.calendar.is_business(day)
            day -= timedelta(days=1)
        return day

    def moment(self, back: int, clock: str) -> datetime:
        """That day at that time; if that is still to come today, a little before now."""
        wanted = datetime.combine(self.on(back), time.fromisoformat(clock), self.zone)
        midnight = datetime.combine(self.today, time.min, self.zone)
        return min(wanted, max(midnight, self.now - SHORT_OF_NOW))


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
            change_person(seat=seat, now=began, person=_person(seat, one.name), **more)
    for one in came[HAND]:
        _add(seat, began, one)
    _import(seat, later, "phone.vcf", cards(came[PHONE]))


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


def _person(seat: Seat, name: str) -> Contact:
    """The first of that name, as she knows them."""
    given, _, family = name.partition(" ")
    return Contact.objects.visible_to(seat).filter(given_name=given, family_name=family).order_by("pk")[0]


class Scene(NamedTuple):
    at: datetime
    play: Callable[[datetime], object]


def _scenes(seat: Seat, days: Days) -> Iterator[Scene]:
    """All that happened, unsorted."""
    works_today = days.calendar.is_business(days.today)
    for name, beats in story.STORY.items():
        for beat in beats:
            if beat.day or works_today:
                yield Scene(days.moment(beat.day, beat.time), _played(seat, days, name, beat))
    for turn in story.TURNS:
        yield Scene(days.moment(turn.day, turn.time), partial(_turn, seat, turn))
    put_off = story.PUT_OFF
    yield Scene(days.moment(put_off.day, put_off.time), lambda now: _put_off(seat, now, put_off))
    yield Scene(days.moment(story.DRAFTED.day, story.DRAFTED.time), lambda now: _draft(seat, now, story.DRAFT_FOR))


def _played(seat: Seat, days: Days, name: str, beat: story.Beat) -> Callable[[datetime], object]:
    if beat.what.startswith("write_"):
        return lambda now: _write(seat, now, _person(seat, name), beat)
    if beat.what == "named":
        return lambda now: _name(seat, now, _person(seat, name), beat)
    until = days.on(beat.until) if beat.until is not None else None
    return lambda now: log_touch(
        seat=seat,
        now=now,
        contact=_person(seat, name),
        kind=beat.what,
        channel=beat.channel,
        until=until,
        words=beat.words,
    )


def _write(seat: Seat, now: datetime, person: Contact, beat: story.Beat) -> None:
    """A letter made on the desk from her facts, or in her own words; she confirms what it claims, and it leaves."""
    written = _drafted(seat, now, person, beat.channel or Channel.EMAIL, beat.what.removeprefix("write_"), beat.words)
    way = "mail_program" if written.channel == Channel.EMAIL else "copied"
    let_letter_leave(seat=seat, now=now, contact=person, written=replace(written, claims=_claims(written)), way=way)


def _claims(written: Written) -> tuple[str, ...]:
    """The sentences that say something happened, which she ticks as true before the letter may leave (M18)."""
    message = Message(written.body, written.channel, None, CONDUCT_KIND[Letter.Kind(written.kind)])
    return tuple(written.body[one.start : one.end] for one in check(message) if one.rule == CLAIM)


def _drafted(seat: Seat, now: datetime, person: Contact, channel: str, kind: str, words: str = "") -> Written:
    campaign = current_campaign(seat, now)
    keep_ranked(seat, now, campaign)
    made = fresh(seat, now, campaign, person, channel=channel, kind=kind)
    return Written(
        channel=made.channel, kind=made.kind, body=words or made.text, subject=made.subject,
        template_key="" if words else made.template_key, template_version=0 if words else made.template_version,
    )  # fmt: skip


def _name(seat: Seat, now: datetime, person: Contact, beat: story.Beat) -> None:
    """Whom they named comes in, and she writes down at once what she was told of them."""
    named = NAMED[beat.named]
    touch, _ = name_somebody(
        seat=seat, now=now, contact=person, name=named.name, reach=named.reach, may_mention=True, words=beat.words
    )
    if touch.named and not touch.named.position:
        change_person(
            seat=seat, now=now, person=touch.named, position=named.position, organization=named.organization,
            **_occupation(named.works_as or named.position),
        )  # fmt: skip


def _turn(seat: Seat, turn: story.Turn, now: datetime) -> None:
    belief = Belief.objects.visible_to(seat).get(text=turn.text)
    move_mind(seat=seat, now=now, belief=belief, value=turn.sure, reason=turn.reason, opposite="One talk is one talk.")


def _put_off(seat: Seat, now: datetime, beat: story.Beat) -> None:
    snooze_move(seat=seat, now=now, contact=_person(seat, beat.words), move=beat.what, days=1)


def _draft(seat: Seat, now: datetime, name: str) -> None:
    person = _person(seat, name)
    save_draft(seat=seat, now=now, contact=person, written=_drafted(seat, now, person, Channel.EMAIL, "first"))
