"""Plays what Marisol did with what she was given: advice acted on and told, the ledger, the weighing, applications."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Field
from shoptalk.careers.actions.take_standpoint import take_standpoint
from shoptalk.careers.actions.weigh_criteria import add_criterion, judge
from shoptalk.careers.models import Criterion
from shoptalk.followthrough.actions.keep_in_touch import choose_tier
from shoptalk.followthrough.actions.mentor import begin_mentorship, propose_mentorship
from shoptalk.followthrough.actions.note_favour import note_favour
from shoptalk.followthrough.actions.settle_suggestion import settle_suggestion, tell_by_mouth
from shoptalk.followthrough.actions.suggest import suggest
from shoptalk.followthrough.models import Mentorship, Suggestion
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.save_draft import Written
from shoptalk.outreach.models import Letter
from shoptalk.scoreboard.actions.name_parts import name_parts
from shoptalk.scoreboard.actions.write_application import Facts, say_what_happened, write_application
from shoptalk.scoreboard.actions.write_offer import OfferFacts, write_offer
from shoptalk.scoreboard.models import Application
from shoptalk.stewardship import demo_results as results
from shoptalk.stewardship.demo_claims import claims_of
from shoptalk.stewardship.demo_days import Days, Scene, person_named
from shoptalk.workspaces.access import Seat

MORNING, EVENING, LATER = "07:35", "20:00", "20:30"
HAPPENED = (("answered", "answered_on"), ("interviewed", "interviewed_on"), ("closed", "closed_on"))


def later_scenes(seat: Seat, days: Days) -> Iterator[Scene]:
    """Everything that followed from talks, unsorted."""
    yield from _advice(seat, days)
    yield from _ties(seat, days)
    yield from _applications(seat, days)
    yield Scene(days.moment(results.WEIGHED_ON, EVENING), partial(_weigh, seat))
    yield Scene(days.moment(results.OFFERED_ON, EVENING), partial(_offered, seat))


def _advice(seat: Seat, days: Days) -> Iterator[Scene]:
    for day, who, text, kind in results.BETWEEN:
        yield Scene(days.moment(day, MORNING), partial(_suggested, seat, who, text, kind))
    for one in results.SETTLED:
        yield Scene(days.moment(one.day, EVENING), partial(_settle, seat, one))
        if one.told is not None:
            tell = _tell if one.by == results.BY_MOUTH else _report
            yield Scene(days.moment(one.told, MORNING), partial(tell, seat, one.who))


def _ties(seat: Seat, days: Days) -> Iterator[Scene]:
    yield Scene(days.moment(results.PROPOSED, MORNING), partial(_propose, seat))
    yield Scene(days.moment(results.AGREED, MORNING), partial(_begin, seat))
    for day, who, way, words in results.FAVOURS:
        yield Scene(days.moment(day, LATER), partial(_note_favour, seat, who, way, words))
    for day, who, tier in results.TIERS:
        yield Scene(days.moment(day, LATER), partial(_keep, seat, who, tier))


def _applications(seat: Seat, days: Days) -> Iterator[Scene]:
    for one in results.APPLIED:
        yield Scene(days.moment(one.day, EVENING), partial(_apply, seat, one))
        for name, column in HAPPENED:
            day = getattr(one, name)
            if day is not None:
                yield Scene(days.moment(day, LATER), partial(_happened, seat, one.organization, column))


def _suggested(seat: Seat, who: str, text: str, kind: str, now: datetime) -> None:
    suggest(seat=seat, now=now, contact=person_named(seat, who), text=text, kind=kind)


def _settle(seat: Seat, one: results.Settled, now: datetime) -> None:
    given = Suggestion.objects.visible_to(seat).get(text=one.text)
    settle_suggestion(seat=seat, now=now, suggestion=given, outcome=one.how, words=one.words)


def _tell(seat: Seat, who: str, now: datetime) -> None:
    tell_by_mouth(seat=seat, now=now, contact=person_named(seat, who))


def _report(seat: Seat, who: str, now: datetime) -> None:
    _send_made(seat, now, who, Letter.Kind.REPORT_BACK)


def _send_made(seat: Seat, now: datetime, who: str, kind: str) -> None:
    """The letter that was made from what she noted leaves as it lies on the desk."""
    person = person_named(seat, who)
    made = Letter.objects.visible_to(seat).get(contact=person, kind=kind, left_at=None)
    written = Written(
        channel=made.channel, kind=made.kind, body=made.body, subject=made.subject, template_key=made.template_key,
        template_version=made.template_version, claims=claims_of(made.body, made.channel, made.kind),
    )  # fmt: skip
    let_letter_leave(seat=seat, now=now, contact=person, written=written, way="mail_program")


def _propose(seat: Seat, now: datetime) -> None:
    propose_mentorship(seat=seat, now=now, contact=person_named(seat, results.MENTOR), **results.MENTORSHIP)
    _send_made(seat, now + timedelta(minutes=10), results.MENTOR, Letter.Kind.MENTORSHIP)


def _begin(seat: Seat, now: datetime) -> None:
    begin_mentorship(seat=seat, now=now, mentorship=Mentorship.objects.visible_to(seat).get())


def _note_favour(seat: Seat, who: str, way: str, words: str, now: datetime) -> None:
    note_favour(seat=seat, now=now, contact=person_named(seat, who), way=way, words=words)


def _keep(seat: Seat, who: str, tier: str, now: datetime) -> None:
    choose_tier(seat=seat, now=now, contact=person_named(seat, who), tier=tier)


def _weigh(seat: Seat, now: datetime) -> None:
    """What she wants of work, and how well each field serves it as far as she can tell."""
    campaign = current_campaign(seat, now)
    for name, _, _ in results.CRITERIA:
        add_criterion(seat=seat, now=now, campaign=campaign, name=name)
    criteria = list(Criterion.objects.visible_to(seat).filter(campaign=campaign))
    fields = list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk"))
    weights: dict[Criterion, object] = {}
    ratings: dict[tuple[Criterion, Field], str] = {}
    for criterion, (_, weight, values) in zip(criteria, results.CRITERIA, strict=True):
        weights[criterion] = str(weight)
        ratings |= {(criterion, field): value for field, value in zip(fields, values, strict=True)}
    judge(seat=seat, now=now, weights=weights, ratings=ratings)
    take_standpoint(seat=seat, now=now, campaign=campaign, **results.STANDPOINT)


def _apply(seat: Seat, one: results.Applied, now: datetime) -> None:
    campaign = current_campaign(seat, now)
    field = Field.objects.visible_to(seat).get(campaign=campaign, name=one.field)
    facts = Facts(one.organization, one.role, one.way, seat.today(now), field, one.words)
    application, _ = write_application(seat=seat, now=now, campaign=campaign, facts=facts)
    if one.helped:
        people = [person_named(seat, name) for name in one.helped]
        name_parts(seat=seat, now=now, to=application, people=people, words=one.how)


def _happened(seat: Seat, organization: str, column: str, now: datetime) -> None:
    application = Application.objects.visible_to(seat).get(organization=organization)
    say_what_happened(seat=seat, now=now, application=application, column=column, on=seat.today(now))


def _offered(seat: Seat, now: datetime) -> None:
    """A small offer, and everybody who played a part in it."""
    application = Application.objects.visible_to(seat).get(organization=results.OFFERED_BY)
    facts = OfferFacts("", made_on=seat.today(now), application=application, **results.OFFERED)
    offer, _ = write_offer(seat=seat, now=now, campaign=application.campaign, facts=facts)
    for who, how in results.HELPED:
        name_parts(seat=seat, now=now, to=offer, people=[person_named(seat, who)], words=how)
