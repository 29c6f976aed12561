"""What the People list shows: twenty-five people at a time, by lens, filter and search.

Pages follow a place in the index, not a count of rows skipped, so the last of 30,000 people is as near as the first.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from shoptalk.campaigns.fit import field_of, minor_group
from shoptalk.campaigns.models import Campaign, Field, Target
from shoptalk.contacts.find import find_people
from shoptalk.contacts.models import Contact, Tie
from shoptalk.method.stages import STAGE_WORDS
from shoptalk.method.standing import tie_strength
from shoptalk.outreach.models import Ask
from shoptalk.workspaces.access import Seat, number_of

PAGE = 25  # more than a screen holds; the next come as one scrolls
BETWEEN = "\x1f"  # keeps the parts of a place apart; never in a name
WARMTHS = (("warm", "Close or warm"), ("dormant", "Out of touch"), ("new", "New to you"))
STAGES = (
    ("to_ask", "Not asked yet"),
    ("waiting", "Waiting for a reply"),
    ("talking", "In conversation"),
    ("resting", "Resting"),
)
STAGES_OF = {
    "waiting": ("asked", "following_up"),
    "talking": ("talking", "scheduled", "met", "thanked"),
    "talked": ("met", "thanked"),
    "resting": ("resting", "let_go", "do_not_contact"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was asked for in the address."""

    lens: str = "ask"
    text: str = ""
    field: str = ""
    stage: str = ""
    warmth: str = ""
    after: str = ""

    @classmethod
    def of(cls, query: Any) -> "Choice":
        text = query.get("q", "")[:200]
        narrowed = text or any(query.get(name) for name in ("field", "stage", "warmth"))
        lens = query.get("lens", "all" if narrowed else "ask")
        return cls(
            lens if lens in dict(LENSES) else "ask", text, query.get("field", ""), query.get("stage", ""),
            query.get("warmth", ""), query.get("after", "")[:900],
        )  # fmt: skip

    def address(self, **change: str) -> str:
        """The query string of this choice with some parts changed; empty parts are left out."""
        parts = {"lens": self.lens, "q": self.text, "field": self.field, "stage": self.stage, "warmth": self.warmth}
        return "?" + urlencode({name: value for name, value in (parts | change).items() if value})


LENSES = (
    ("ask", "Ask first"), ("waiting", "Waiting for a reply"), ("talked", "Talked with"), ("resting", "Resting"),
    ("all", "Everyone"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One person in the list."""

    person: Contact
    stage: str
    warmth: str
    warmth_words: str
    place: int | None = None
    reasons: tuple[str, ...] = ()
    field: Field | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """One page of the list, and what stands around it."""

    lines: list[Line]
    next_after: str
    lenses: list[tuple[str, str, int]]
    total: int

    @property
    def asked_somebody(self) -> bool:
        return any(count for key, _, count in self.lenses if key not in ("ask", "all"))


def ledger(seat: Seat, campaign: Campaign, fields: list[Field], choice: Choice, today: date) -> Ledger:
    """The page that `choice` asks for. Six queries at most, whatever the number of people."""
    if choice.lens == "ask":
        lines, next_after = _ask_first(seat, campaign, fields, choice, today)
    else:
        lines, next_after = _by_name(seat, fields, choice, today)
    counts = _counts(seat, campaign)
    return Ledger(lines, next_after, [(key, words, counts[key]) for key, words in LENSES], counts["all"])


def _ask_first(
    seat: Seat, campaign: Campaign, fields: list[Field], choice: Choice, today: date
) -> tuple[list[Line], str]:
    rows = open_targets(seat, campaign).select_related("contact", "contact__introduced_by").order_by("place")
    rows = rows.filter(contact__in=_filtered(seat, fields, choice)) if _narrows(choice) else rows
    if (place := number_of(choice.after)) is not None:
        rows = rows.filter(place__gt=place)
    found = list(rows[: PAGE + 1])
    by_id: dict[int | None, Field] = {field.pk: field for field in fields}
    lines = [
        _line(row.contact, "to_ask", today, place=row.place, reasons=tuple(row.reasons), field=by_id.get(row.field_id))
        for row in found[:PAGE]
    ]
    return lines, str(found[PAGE - 1].place) if len(found) > PAGE else ""


def open_targets(seat: Seat, campaign: Campaign) -> QuerySet[Target]:
    """The people worth asking who were not asked yet."""
    asked = Ask.objects.filter(contact=OuterRef("contact")).exclude(stage="to_ask")
    return Target.objects.visible_to(seat).filter(
        ~Q(Exists(asked)), campaign=campaign, contact__deleted_at=None, contact__do_not_contact_at=None
    )


def _narrows(choice: Choice) -> bool:
    return bool(choice.text or choice.field or choice.stage or choice.warmth)


def _by_name(seat: Seat, fields: list[Field], choice: Choice, today: date) -> tuple[list[Line], str]:
    rows = _filtered(seat, fields, choice)
    if choice.lens != "all":
        rows = rows.filter(Exists(Ask.objects.filter(contact=OuterRef("pk"), stage__in=STAGES_OF[choice.lens])))
    if BETWEEN in choice.after:
        key, _, last_one = choice.after.rpartition(BETWEEN)
        if (pk := number_of(last_one)) is not None:
            rows = rows.filter(Q(name_key__gt=key) | Q(name_key=key, pk__gt=pk), name_key__gte=key)
    found = list(rows.select_related("introduced_by").prefetch_related("asks")[: PAGE + 1])
    lines = [_line(person, _stage(person), today, field=field_of(person, fields)) for person in found[:PAGE]]
    last = found[PAGE - 1] if len(found) > PAGE else None
    return lines, f"{last.name_key}{BETWEEN}{last.pk}" if last else ""


def _filtered(seat: Seat, fields: list[Field], choice: Choice) -> QuerySet[Contact]:
    rows = find_people(seat, choice.text)
    if field := next((field for field in fields if str(field.pk) == choice.field), None):
        rows = rows.filter(occupation_code__startswith=minor_group(field.occupation_code) or "none")
    elif choice.field == "none":
        known = Q()
        for group in {minor_group(field.occupation_code) for field in fields if field.occupation_code}:
            known |= Q(occupation_code__startswith=group)
        rows = rows.exclude(known) if known else rows
    if choice.stage == "to_ask":
        rows = rows.filter(~Exists(Ask.objects.filter(contact=OuterRef("pk")).exclude(stage="to_ask")))
    elif choice.stage in STAGES_OF:
        rows = rows.filter(Exists(Ask.objects.filter(contact=OuterRef("pk"), stage__in=STAGES_OF[choice.stage])))
    return _of_warmth(rows, choice.warmth)


def _of_warmth(rows: QuerySet[Contact], warmth: str) -> QuerySet[Contact]:
    wrote_both = Q(messages_sent__gt=0, messages_received__gt=0)
    if warmth == "warm":
        return rows.filter(Q(tie__in=(Tie.CLOSE, Tie.WARM)) | Q(tie="") & wrote_both)
    if warmth == "dormant":
        return rows.filter(tie=Tie.DORMANT)
    if warmth == "new":
        return rows.filter(Q(tie__in=(Tie.STRANGER, Tie.FRIEND_OF_FRIEND)) | Q(tie="", connected_on=None) & ~wrote_both)
    return rows


def _stage(person: Contact) -> str:
    asks = [ask for ask in person.asks.all() if ask.deleted_at is None]
    return asks[-1].stage if asks else "to_ask"


def _line(person: Contact, stage: str, today: date, **more: Any) -> Line:
    warmth = warmth_of(person, today)
    return Line(person, STAGE_WORDS[stage], warmth, warmth_words(warmth), **more)


def warmth_of(person: Contact, today: date) -> str:
    """How warm the tie is: as the seeker said, or worked out from what the files tell (A1, A4)."""
    last = person.last_message_at.date() if person.last_message_at else None
    return tie_strength(person.connected_on, person.messages_sent, person.messages_received, last, today, person.tie)


def warmth_words(warmth: str) -> str:
    """How the app says it. The labels of `Tie` are the seeker's own answer to “how do you know them?”."""
    return "New to you" if warmth == Tie.STRANGER else str(Tie(warmth).label)


def _counts(seat: Seat, campaign: Campaign) -> dict[str, int]:
    binned = list(Contact.objects.in_bin(seat).order_by().values_list("pk", flat=True))
    asks = Ask.objects.visible_to(seat).exclude(contact__in=binned).values_list("stage")
    stages = dict(asks.annotate(Count("pk")).order_by())
    counts = {lens: sum(stages.get(stage, 0) for stage in members) for lens, members in STAGES_OF.items()}
    return counts | {
        "ask": open_targets(seat, campaign).count(),
        "all": Contact.objects.visible_to(seat).order_by().count(),
    }
