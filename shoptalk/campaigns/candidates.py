"""Who is looked at for the order of asking: at most 2,000 people, chosen by the database, and made ready to compare.

Whoever was introduced comes first, then the occupation of a field, its neighbours, shared schools and employers, then
those one has written with. The rest only fill up: with no field at all, they are everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from shoptalk.campaigns.asked import AskedSoFar, AskedState
from shoptalk.campaigns.models import Background, Campaign, Field
from shoptalk.contacts.models import Contact, Tie
from shoptalk.method.names import fold
from shoptalk.method.ranking import Candidate
from shoptalk.method.standing import seniority, tie_strength
from shoptalk.occupations.facts import related_group
from shoptalk.workspaces.access import Seat

LOOKED_AT = 2_000  # `method/ranking.rank` is meant for this many
MINOR_GROUP = 4  # characters of an O*NET-SOC code that name its minor group: "19-3" of "19-3051.00"
# A field that is tied to no occupation is found by its words in the position; that is less sure than a matched code.
FIT_BY_WORDS = 0.75
COLUMNS = (
    "pk", "given_name", "family_name", "email", "phone", "url", "organization", "organization_key", "position",
    "occupation_code", "school", "segment", "tie", "tie_words", "connected_on", "messages_sent", "messages_received",
    "last_message_at", "introduced_by__given_name", "introduced_by__family_name", "introduced_by__deleted_at",
)  # fmt: skip
NAMED_TIES = (Tie.CLOSE, Tie.WARM, Tie.ACQUAINTANCE, Tie.FRIEND_OF_FRIEND, Tie.DORMANT)


class Shared:
    """The seeker's own schools and employers, by folded name."""

    def __init__(self, rows: list[Background]) -> None:
        self.schools = {row.key: row.name for row in rows if row.kind == Background.Kind.SCHOOL}
        self.employers = {row.key: row.name for row in rows if row.kind == Background.Kind.EMPLOYER}


def candidates(
    seat: Seat, campaign: Campaign, today: date, asked: AskedSoFar
) -> tuple[list[Candidate], dict[int, Field]]:
    """People to rank, and the field that each fits best (by contact id). Three queries, whoever is there."""
    fields = list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("added_at", "pk"))
    shared = Shared(list(Background.objects.visible_to(seat).filter(campaign=campaign)))
    best: dict[int, Field] = {}
    people = [
        _candidate(seat, campaign, row, fields, shared, asked, today, best) for row in _rows(seat, fields, shared)
    ]
    return people, best


def _rows(seat: Seat, fields: list[Field], shared: Shared) -> Iterator[dict[str, Any]]:
    people = Contact.objects.visible_to(seat).filter(do_not_contact_at=None, merged_into=None)
    return _likeliest_first(people, fields, shared).values(*COLUMNS)[:LOOKED_AT]


def _likeliest_first(people: QuerySet, fields: list[Field], shared: Shared) -> QuerySet:
    codes = [field.occupation_code for field in fields if field.occupation_code]
    near = Q()
    for group in {code[:MINOR_GROUP] for code in codes}:
        near |= Q(occupation_code__startswith=group)
    for field in fields:
        if not field.occupation_code:
            near |= Q(search_text__contains=fold(field.name))
    kinds = [(Q(introduced_by__isnull=False), 0), (Q(occupation_code__in=codes), 1), (near, 2)]
    if shared.employers or shared.schools:
        school = Q()
        for name in shared.schools.values():
            school |= Q(school__iexact=name)
        kinds.append((Q(organization_key__in=shared.employers) | school, 3))
    kinds.append((Q(tie__in=NAMED_TIES) | Q(messages_received__gt=0), 4))
    order = Case(
        *(When(condition, then=Value(place)) for condition, place in kinds if condition),
        default=Value(5), output_field=IntegerField(),
    )  # fmt: skip
    messages = F("messages_sent") + F("messages_received")
    return people.annotate(kind=order, messages=messages).order_by("kind", "-messages", "-connected_on", "pk")


def _candidate(
    seat: Seat, campaign: Campaign, row: dict[str, Any], fields: list[Field], shared: Shared, asked: AskedSoFar,
    today: date, best: dict[int, Field],
) -> Candidate:  # fmt: skip
    pk, employer = row["pk"], row["organization_key"]
    fit, field = _best_fit(row, fields)
    if field:
        best[pk] = field
    last_message_on = _day(seat, row["last_message_at"])
    connected_on = row["connected_on"]
    school = fold(row["school"]) if shared.schools and row["school"] else ""
    stands = asked.people.get(pk, NEVER_ASKED)
    return Candidate(
        id=pk,
        name=f"{row['given_name']} {row['family_name']}".strip() or row["email"] or row["organization"],
        field_fit=fit,
        field_name=f"your field, {field.name}" if field else "",
        tie_strength=tie_strength(
            connected_on, row["messages_sent"], row["messages_received"], last_message_on, today, row["tie"]
        ),
        tie_words=row["tie_words"],
        introduced_by=_introducer(row),
        shared_schools=(shared.schools[school],) if school in shared.schools else (),
        shared_employers=(shared.employers[employer],) if employer and employer in shared.employers else (),
        seniority=seniority(row["position"]),
        organization=row["organization"],
        segment=row["segment"],
        last_contact_on=max((day for day in (connected_on, last_message_on) if day), default=None),
        reachable=tuple(way for way in ("email", "phone", "url") if row[way]),
        asked_on=stands.asked_on,
        resting_until=stands.resting_until,
        final=stands.final,
        employer_open_asks=asked.open_asks.get(employer, 0) if employer else 0,
        employer_booster=asked.boosters.get(employer, "") if employer else "",
        close_knit=campaign.close_ties_first,
    )


NEVER_ASKED = AskedState()


def _best_fit(row: dict[str, Any], fields: list[Field]) -> tuple[float, Field | None]:
    """How near the person's work is to the nearest field, 0 to 1, and that field; None where nothing is near."""
    fit, nearest = 0.0, None
    for field in fields:
        if field.occupation_code:
            here = related_group(row["occupation_code"], field.occupation_code)
        else:
            here = FIT_BY_WORDS if f" {fold(field.name)} " in f" {fold(row['position'])} " else 0.0
        if here > fit:
            fit, nearest = here, field
    return fit, nearest


def _introducer(row: dict[str, Any]) -> str:
    if row["introduced_by__deleted_at"]:
        return ""
    return f"{row['introduced_by__given_name'] or ''} {row['introduced_by__family_name'] or ''}".strip()


def _day(seat: Seat, moment: datetime | None) -> date | None:
    return moment.astimezone(seat.zone).date() if moment else None
