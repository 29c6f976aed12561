"""What a plan of questions is made from: beliefs and how often they were tested, what was left open, and the facts
that may stand in the slots. Only what the notebook knows; the rest stays a gap."""

import re
from collections.abc import Iterable
from functools import lru_cache

from django.db.models import Count, Exists, OuterRef, Q

from shoptalk.campaigns.fit import field_of
from shoptalk.campaigns.models import Background, Belief, Confidence, Field
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview, PlannedQuestion, Showcase
from shoptalk.method.question_bank import by_key
from shoptalk.method.question_plan import OPENERS, BeliefToTest, LeftOpen, Wanted
from shoptalk.method.showcase import as_result
from shoptalk.method.work_words import in_a_sentence
from shoptalk.occupations.facts import Wages, states, wages
from shoptalk.outreach.facts import shared_with
from shoptalk.workspaces.access import Seat

SHARED = (("school", "went to {}"), ("shared_employer", "worked at {}"), ("association", "belong to {}"))
ASKED_EVERY_TIME = frozenset(OPENERS)
REMEMBERED = 12  # questions left open, newest talk first


def field_of_talk(seat: Seat, interview: Interview) -> Field | None:
    """The field that the talk is about: the one that was said, else that of the person's work, else the first."""
    fields = list(Field.objects.visible_to(seat).filter(campaign=interview.campaign_id).order_by("pk"))
    said = next((field for field in fields if field.pk == interview.field_id), None)
    return said or field_of(interview.contact, fields) or (fields[0] if fields else None)


def wanted_for(seat: Seat, interview: Interview) -> Wanted:
    """Everything that the plan for this talk rests on, in a fixed number of queries."""
    field = field_of_talk(seat, interview)
    return Wanted(
        minutes=interview.minutes,
        beliefs=_beliefs(seat, field),
        left_open=_left_open(seat, interview, field),
        heard=_heard(seat, interview, field),
        facts=slot_facts(seat, interview, field),
    )


def _asked(seat: Seat):
    return PlannedQuestion.objects.visible_to(seat).filter(
        interview__deleted_at=None, interview__cancelled_at=None, asked_at__isnull=False
    )


def _beliefs(seat: Seat, field: Field | None) -> list[BeliefToTest]:
    """A belief counts as tested once for each talk that asked about it, and for each change of mind."""
    if field is None:
        return []
    rows = list(Belief.objects.visible_to(seat).filter(field=field).order_by("pk"))
    asked = dict(_asked(seat).filter(belief__in=rows).values_list("belief").annotate(Count("pk")).order_by())
    said: dict[int, list[int]] = {}
    sure = Confidence.objects.visible_to(seat).filter(belief__in=rows).order_by("said_at", "pk")
    for belief, value in sure.values_list("belief_id", "value"):
        said.setdefault(belief, []).append(value)
    return [
        BeliefToTest(
            row.pk, row.text, said.get(row.pk, [50])[-1], asked.get(row.pk, 0) + max(0, len(said.get(row.pk, [])) - 1)
        )
        for row in rows
    ]


def _about(interview: Interview, field: Field | None) -> Q:
    same = Q(interview__contact=interview.contact_id)
    return same | Q(interview__field=field) if field else same


def _left_open(seat: Seat, interview: Interview, field: Field | None) -> list[LeftOpen]:
    """Planned and not asked, in talks that are over; the newest talk first.

    A talk in which nothing was ticked as asked says nothing about what was left open: perhaps the phone stayed in the
    pocket.
    """
    ticked = _asked(seat).filter(interview=OuterRef("interview"))
    rows = (
        PlannedQuestion.objects.visible_to(seat)
        .filter(_about(interview, field), interview__deleted_at=None, interview__ended_at__isnull=False, asked_at=None)
        .exclude(interview=interview.pk)
        .filter(Exists(ticked))
        .select_related("interview__contact")
        .order_by("-interview__ended_at", "place", "pk")[: REMEMBERED * 2]
    )
    asked_since = set(_asked(seat).filter(_about(interview, field)).values_list("key", flat=True)) - {""}
    return [
        LeftOpen(
            key=row.key, text=row.text, follow_up=row.follow_up, family=row.family, belief=row.belief_id,
            sensitive=row.sensitive, from_whom=row.interview.contact.called,
        )
        for row in rows
        if row.key not in asked_since | ASKED_EVERY_TIME and row.family != "Referral"
    ][:REMEMBERED]  # fmt: skip


def _heard(seat: Seat, interview: Interview, field: Field | None) -> frozenset[str]:
    return frozenset(_asked(seat).filter(_about(interview, field)).values_list("family", flat=True).distinct())


def slot_facts(seat: Seat, interview: Interview, field: Field | None) -> dict[str, str]:
    """The facts that may stand in the slots of questions. What is not known is not there."""
    fields = list(Field.objects.visible_to(seat).filter(campaign=interview.campaign_id).order_by("pk")[:2])
    background = Background.objects.visible_to(seat).filter(campaign=interview.campaign_id).order_by("pk")
    showcase = Showcase.objects.visible_to(seat).filter(campaign=interview.campaign_id).first()
    facts = {
        "end time": f"{interview.ends_at.astimezone(seat.zone):%H:%M}",
        "shared link": _shared_link(interview.contact, background),
        "one-line result with a number": as_result(showcase.one_result) if showcase else "",
        **pay_facts(field.occupation_code if field else "", interview.contact, seat.user.country),
    }
    if len(fields) == 2:
        facts |= {"field A": in_a_sentence(fields[0].name), "field B": in_a_sentence(fields[1].name)}
    return {name: value for name, value in facts.items() if value}


def _shared_link(contact: Contact, background: Iterable[Background]) -> str:
    shared = shared_with(contact, background)
    return next((words.format(shared[name]) for name, words in SHARED if name in shared), "")


def pay_facts(code: str, contact: Contact, seekers_country: str) -> dict[str, str]:
    """A public range for B15: what the lower half earns, in the state of the person or else in the country.

    Only where the survey holds: in the United States. Elsewhere the seeker brings a figure of their own.
    """
    if not code or (contact.country or seekers_country or "").upper() != "US":
        return {}
    state, name = state_of(contact.location)
    found = wages(code, state) if state else None
    place = name
    if found is None or not (found.p10 and found.p50):
        found, place = wages(code), "the country"
    if found is None or not (found.p10 and found.p50):
        return {}
    return {"low": _money(found.p10, found), "high": _money(found.p50, found), "place": place}


def pay_source(key: str, code: str) -> str:
    """Where the range of a question about pay comes from; "" for any other question."""
    found = wages(code) if code and "{low}" in getattr(by_key().get(key), "text", "") else None
    return f"{found.source}: what the lower half earns" if found else ""


def _money(amount: int, found: Wages) -> str:
    """As one says it: to the nearest thousand a year, or in dollars an hour."""
    return f"${amount / 100:,.2f} an hour" if found.hourly else f"${round(amount, -3):,}"


@lru_cache(maxsize=1)
def _states() -> tuple[tuple[str, str], ...]:
    return tuple(states())


def state_of(location: str) -> tuple[str, str]:
    """(postal letters, name) of the state that a place names: "Pittsburgh, PA", "Greater Boston, Massachusetts"."""
    for letters, name in _states():
        by_name = re.search(rf"(?:^|,\s*){re.escape(name)}\b", location, re.IGNORECASE)
        if by_name or re.search(rf",\s*{letters}(?:\s+\d{{5}})?\s*(?:,|$)", location):
            return letters, name
    return "", ""
