"""How well each field is known by now: talks, badge, segments, themes, traps of asking. Four queries for all fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, QuerySet, When

from shoptalk.campaigns.models import Field
from shoptalk.careers.models import Theme, ThemeHeard
from shoptalk.interviews.models import Interview
from shoptalk.method.biases import Asked, Bias, of_field
from shoptalk.method.saturation import Badge, Saturation, badge, by_segment, saturation
from shoptalk.method.work_words import in_a_sentence
from shoptalk.workspaces.access import Seat

MOST_SEGMENTS, MOST_THEMES = 6, 8  # shown at once
BADGE_PILL = ("", "look", "look", "", "good")  # by level; the words say it, the tint only helps


@dataclass(frozen=True, slots=True)
class Segment:
    """Talks in one kind of workplace (E15). `name` is "" for talks of which it was not said."""

    name: str
    talks: int
    words: str


@dataclass(frozen=True, slots=True)
class FieldState:
    field: Field
    talks: int
    leavers: int
    dissenters: int
    badge: Badge
    saturation: Saturation
    segments: tuple[Segment, ...]
    themes: tuple[tuple[str, int], ...]  # with in how many talks each came up
    biases: tuple[Bias, ...]

    @property
    def has_segments(self) -> bool:
        return any(one.name for one in self.segments)

    @property
    def pill(self) -> str:
        return BADGE_PILL[self.badge.level]


def talks_by_field(seat: Seat) -> dict[int, int]:
    """How many talks were held about each field. One query."""
    rows = _held(seat).values_list("field_id").annotate(n=Count("*"))
    return {field: count for field, count in rows if field is not None}


def field_states(seat: Seat, fields: Sequence[Field], first: str = "") -> tuple[FieldState, ...]:
    """`first` names the field that the comparison puts in front, "" when it does not say."""
    counts, segments = _counts(seat), _segments(seat)
    heard, names = _heard(seat, [field.pk for field in fields]), _theme_counts(seat, [field.pk for field in fields])
    return tuple(_state(field, counts, segments, heard[field.pk], names[field.pk], first) for field in fields)


def _state(
    field: Field, counts: dict[int, dict[str, int]], segments: dict[int, list[tuple[str, int]]],
    heard: list[frozenset[str]], names: list[tuple[str, int]], first: str,
) -> FieldState:  # fmt: skip
    own = counts.get(field.pk, {"talks": 0, "leavers": 0, "dissenters": 0, "employers": 0})
    by_kind = by_segment(name for name, count in segments.get(field.pk, []) for _ in range(count))
    named = sum(1 for name, _, _ in by_kind if name)
    asked = Asked(
        field=in_a_sentence(field.name),
        talks=own["talks"],
        employers=own["employers"],
        leavers=own["leavers"],
        elsewhere=sum(other["talks"] for other in counts.values()) - own["talks"],
        ahead=first in ("", field.name),
    )
    return FieldState(
        field=field,
        talks=own["talks"],
        leavers=own["leavers"],
        dissenters=own["dissenters"],
        badge=badge(own["talks"], own["leavers"], named, own["dissenters"]),
        saturation=saturation(heard),
        segments=tuple(Segment(*one) for one in by_kind),
        themes=tuple(names),
        biases=of_field(asked),
    )


def _held(seat: Seat) -> QuerySet[Interview]:
    return Interview.objects.visible_to(seat).held().order_by()


def _counts(seat: Seat) -> dict[int, dict[str, int]]:
    rows = _held(seat).values("field_id").annotate(
        talks=Count("*"),
        leavers=Count("pk", filter=Q(left_the_field=True)),
        dissenters=Count("pk", filter=Q(dissents=True)),
        employers=Count("contact__organization_key", distinct=True),
    )  # fmt: skip
    names = ("talks", "leavers", "dissenters", "employers")
    return {row["field_id"] or 0: {name: row[name] for name in names} for row in rows}  # type: ignore[literal-required]


def _segments(seat: Seat) -> dict[int, list[tuple[str, int]]]:
    """By field: what was said of the talk, else what is known of the person's workplace."""
    kind = Case(When(segment="", then=F("contact__segment")), default=F("segment"))
    found = defaultdict(list)
    for field, name, count in _held(seat).annotate(kind=kind).values_list("field_id", "kind").annotate(n=Count("*")):
        found[field or 0].append((name, count))
    return found


def _heard(seat: Seat, fields: Collection[int]) -> dict[int, list[frozenset[str]]]:
    """By field: the themes of each talk, in the order of the talks. Talks without any are not in it."""
    rows = ThemeHeard.objects.visible_to(seat).filter(
        theme__field__in=fields, theme__deleted_at=None, interview__deleted_at=None, interview__cancelled_at=None
    )
    talks: dict[tuple[int, int], set[str]] = defaultdict(set)
    in_order = rows.order_by("interview__starts_at", "interview_id", "theme_id")
    for field, interview, theme in in_order.values_list("theme__field_id", "interview_id", "theme_id"):
        talks[field, interview].add(str(theme))
    found: dict[int, list[frozenset[str]]] = defaultdict(list)
    for (field, _), themes in talks.items():
        found[field].append(frozenset(themes))
    return found


def _theme_counts(seat: Seat, fields: Collection[int]) -> dict[int, list[tuple[str, int]]]:
    standing = Q(heard__deleted_at=None, heard__interview__deleted_at=None, heard__interview__cancelled_at=None)
    rows = Theme.objects.visible_to(seat).filter(field__in=fields)
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    counted = rows.annotate(talks=Count("heard", filter=standing)).order_by("-talks", "name")
    for field, name, count in counted.values_list("field_id", "name", "talks"):
        if count:
            found[field].append((name, count))
    return found
