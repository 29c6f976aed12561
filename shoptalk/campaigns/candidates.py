"""Who is looked at for the order of asking: at most 2,000 people, chosen by the database, and made ready to compare.

Whoever was introduced comes first, then the occupation of a field, its neighbours, shared schools and employers, then
those one has written with. The rest only fill up: with no field at all, they are everybody.
"""

from __future__ import annotations

from collections.abc import Iterable
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
# A field's own words in a position: less sure than a matched code, but it finds work that no list of titles knows.
FIT_BY_WORDS = 0.75
SHORTEST_WORDS = 3  # letters; "hr" stands inside too many names to look for
COLUMNS = (
    "pk", "given_name", "family_name", "email", "phone", "url", "organization", "organization_key", "position",
    "occupation_code", "school", "segment", "tie", "tie_words", "connected_on", "messages_sent", "messages_received",
    "last_message_at", "introduced_by__given_name", "introduced_by__family_name", "introduced_by__deleted_at",
)  # fmt: skip
NAMED_TIES = (Tie.CLOSE, Tie.WARM, Tie.ACQUAINTANCE, Tie.FRIEND_OF_FRIEND, Tie.DORMANT)


class Sought:
    """A field, and the words (folded) that a position in it may hold."""

    def __init__(self, field: Field) -> None:
        self.field, self.code = field, field.occupation_code
        self.words = tuple(
            words for words in {fold(field.name), fold(field.typed_title)} if len(words) >= SHORTEST_WORDS
        )

    def fit(self, row: dict[str, Any], position: str) -> float:
        """How near somebody's work is, 0 to 1. `position` is folded, with a space at both ends."""
        by_code = related_group(row["occupation_code"], self.code) if self.code else 0.0
        if by_code < FIT_BY_WORDS and any(f" {words} " in position for words in self.words):
            return FIT_BY_WORDS
        return by_code


class Shared:
    """The seeker's own schools and employers, by folded name."""

    def __init__(self, rows: list[Background]) -> None:
        self.schools = {row.key: row.name for row in rows if row.kind == Background.Kind.SCHOOL}
        self.employers = {row.key: row.name for row in rows if row.kind == Background.Kind.EMPLOYER}


def candidates(
    seat: Seat, campaign: Campaign, today: date, asked: AskedSoFar
) -> tuple[list[Candidate], dict[int, Field]]:
    """People to rank, and the field that each fits best (by contact id). Three queries, whoever is there."""
    rows = Field.objects.visible_to(seat).filter(campaign=campaign).order_by("added_at", "pk")
    fields = [Sought(field) for field in rows]
    shared = Shared(list(Background.objects.visible_to(seat).filter(campaign=campaign)))
    best: dict[int, Field] = {}
    people = [
        _candidate(seat, campaign, row, fields, shared, asked, today, best) for row in _rows(seat, fields, shared)
    ]
    return people, best


def _rows(seat: Seat, fields: list[Sought], shared: Shared) -> Iterable[dict[str, Any]]:
    people = Contact.objects.visible_to(seat).filter(do_not_contact_at=None, merged_into=None)
    return _likeliest_first(people, fields, shared).values(*COLUMNS)[:LOOKED_AT]


def _likeliest_first(people: QuerySet, fields: list[Sought], shared: Shared) -> QuerySet:
    codes = [sought.code for sought in fields if sought.code]
    near = Q()
    for group in {code[:MINOR_GROUP] for code in codes}:
        near |= Q(occupation_code__startswith=group)
    for words in {words for sought in fields for words in sought.words}:
        near |= Q(search_text__contains=words)
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
    return people.annotate(kind=order, messages=messages).order_by(
        "kind", "-messages", F("connected_on").desc(nulls_last=True), "pk"
    )


def _candidate(
    seat: Seat, campaign: Campaign, row: dict[str, Any], fields: list[Sought], shared: Shared, asked: AskedSoFar,
    today: date, best: dict[int, Field],
) -> Candidate:  # fmt: skip
    pk, employer, introducer = row["pk"], row["organization_key"], _introducer(row)
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
        tie_words="" if introducer else row["tie_words"],  # a referral says it already
        introduced_by=introducer,
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


def _best_fit(row: dict[str, Any], fields: list[Sought]) -> tuple[float, Field | None]:
    """How near the person's work is to the nearest field, 0 to 1, and that field; None where nothing is near."""
    fit, nearest = 0.0, None
    position = f" {fold(row['position'])} " if row["position"] else ""
    for sought in fields:
        if (here := sought.fit(row, position)) > fit:
            fit, nearest = here, sought.field
    return fit, nearest


def _introducer(row: dict[str, Any]) -> str:
    if row["introduced_by__deleted_at"]:
        return ""
    return f"{row['introduced_by__given_name'] or ''} {row['introduced_by__family_name'] or ''}".strip()


def _day(seat: Seat, moment: datetime | None) -> date | None:
    return moment.astimezone(seat.zone).date() if moment else None
