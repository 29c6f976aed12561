"""The interviews: what is to come, what waits to be looked back on, and whom the seeker talked with."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from shoptalk.interviews.models import Interview, Note
from shoptalk.interviews.times import zone_of_contact
from shoptalk.method.wall_clock import day_in_words, for_me
from shoptalk.workspaces.access import Seat

MOST_UPCOMING = 100
TALKED_SHOWN = 6
MOST_TALKED = 500


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A talk that is agreed."""

    talk: Interview
    when: str
    day: str  # "Tomorrow", "Today", or the day itself
    clock: str


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of all interviews; two queries for the lists and one for the count."""

    upcoming: tuple[Upcoming, ...]
    waiting: tuple[Upcoming, ...]  # their time has passed, and nobody has said what became of them
    talked: tuple[Interview, ...]  # newest first, each with `quote` where one was noted
    talked_count: int

    @property
    def more(self) -> int:
        return self.talked_count - len(self.talked)


def overview(seat: Seat, now: datetime, all_talked: bool = False) -> Overview:
    """Everything for the page, at the moment `now`."""
    talks = Interview.objects.visible_to(seat).filter(contact__deleted_at=None).select_related("contact", "field")
    coming = [upcoming(seat, now, talk) for talk in talks.open().order_by("starts_at", "pk")[:MOST_UPCOMING]]
    held = talks.held()
    quotes = Note.objects.filter(interview=OuterRef("pk"), kind=Note.Kind.QUOTE, deleted_at=None).exclude(text="")
    shown = held.annotate(quote=Subquery(quotes.order_by("taken_at", "pk").values("text")[:1]))
    return Overview(
        upcoming=tuple(one for one in coming if one.talk.ends_at > now),
        waiting=tuple(one for one in coming if one.talk.ends_at <= now),
        talked=tuple(shown.order_by("-starts_at", "-pk")[: MOST_TALKED if all_talked else TALKED_SHOWN]),
        talked_count=held.count(),
    )


def upcoming(seat: Seat, now: datetime, talk: Interview) -> Upcoming:
    local = talk.starts_at.astimezone(seat.zone)
    ahead = (local.date() - seat.today(now)).days
    words = {0: "Today", 1: "Tomorrow"}.get(ahead)
    when = for_me(talk.starts_at, seat.zone.key, zone_of_contact(seat, talk.contact), talk.contact.called)
    return Upcoming(talk, when, words or day_in_words(local.date()), f"{local:%H:%M}")


def talks_with(seat: Seat, contact) -> list[Interview]:
    """All talks with one person, the newest first; for their page. One query."""
    talks = Interview.objects.visible_to(seat).filter(contact=contact)
    return list(talks.order_by("-starts_at", "-pk")[:50])
