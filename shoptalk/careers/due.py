"""What the careers ask for: notes of a talk that stand beside no belief yet."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from shoptalk.campaigns.models import Belief, Campaign
from shoptalk.careers.careers_page import SPEAKS
from shoptalk.careers.models import Evidence, MindMoved, ThemeHeard, Voice
from shoptalk.interviews.models import Debrief, Interview, Note
from shoptalk.method.day_words import spoken
from shoptalk.outreach.due_move import LOOKED_AT, DueMove, Source, moves_of
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind

WORTH_IT_FOR = timedelta(days=14)  # after that the Careers page alone says that they wait


def due_moves(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """What the careers ask for at the moment `now`. Two queries."""
    return moves_of(SOURCES, seat, now, campaign)


def talks_to_weigh(seat: Seat, now: datetime, campaign: Campaign) -> list[DueMove]:
    """Talks that were looked back on and not weighed: one move a person, for the newest. One query."""
    spoken_notes = Note.objects.filter(interview=OuterRef("pk"), kind__in=SPEAKS, deleted_at=None).exclude(text="")
    talks = (
        Interview.objects.visible_to(seat)
        .held()
        .filter(campaign=campaign, ended_at__lte=now, ended_at__gt=now - WORTH_IT_FOR, contact__deleted_at=None)
        .filter(debrief__finished_at__isnull=False, debrief__deleted_at=None)
        .filter(Exists(spoken_notes), Exists(Belief.objects.filter(field__campaign=campaign, deleted_at=None)))
        .exclude(Exists(_of_talk(Evidence, "note__interview")) | Exists(_of_talk(Voice, "note__interview")))
        .exclude(Exists(_of_talk(ThemeHeard, "interview")) | Exists(_of_talk(MindMoved, "interview")))
        .select_related("contact")
        .order_by("ended_at", "pk")
    )
    newest = {talk.contact_id: talk for talk in talks[:LOOKED_AT]}
    return [_move(seat, talk) for talk in newest.values()]


SOURCES: tuple[Source, ...] = ((talks_to_weigh, (Kind(Debrief, "finished_at IS NOT NULL"),)),)


def _of_talk(model, through: str):
    return model.objects.filter(**{through: OuterRef("pk")}, deleted_at=None)


def _move(seat: Seat, talk: Interview) -> DueMove:
    assert talk.ended_at, "held talks have an end"
    day = talk.ended_at.astimezone(seat.zone).date()
    return DueMove(
        kind="weigh", contact=talk.contact, due_on=day,
        why=f"You talked on {spoken(day)}. Put what was said beside what you thought, while you hear it still.",
        url=reverse("weigh", args=[talk.pk]), title=f"Weigh what {talk.contact} said", button="Weigh the notes",
        icon="insight",
    )  # fmt: skip
