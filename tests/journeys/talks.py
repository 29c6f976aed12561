"""Talks that were agreed, written straight into a running program's notebook.

`python -m tests.journeys.talks` is what runs on the folder: it reads what to write as JSON and prints the number.
"""

import json
import sys
from collections.abc import Sequence

from tests.journeys.program import Program

LONG = " And what would you tell somebody who has taught earth science for nine years about that?"


def agreed_talk(app: Program, person: int, questions: Sequence[tuple[str, str]] = (), minutes: int = 1) -> int:
    """Agrees on a talk with this person that begins in so many minutes; returns its number."""
    return app.inside(__name__, {"person": person, "questions": questions, "minutes": minutes})


def agree(app: Program, *, full: bool = False) -> int:
    """Makes a talk with three beliefs behind it and returns its number; `full` fills everything that a brief holds."""
    return app.inside(__name__, {"full": full})


def main(wanted: dict) -> int:
    import django

    django.setup()
    from django.utils import timezone

    from shoptalk.campaigns.current import current_campaign
    from shoptalk.workspaces.seating import only_seat

    now = timezone.now()
    seat = only_seat(now)
    write = _with_questions if "person" in wanted else _with_beliefs
    return write(seat, now, current_campaign(seat, now), **wanted)


def _with_questions(seat, now, campaign, person: int, questions: list[tuple[str, str]], minutes: int) -> int:
    from datetime import timedelta

    from shoptalk.contacts.models import Contact
    from shoptalk.interviews.models import Interview, PlannedQuestion

    talk = Interview.objects.create(
        workspace=seat.workspace, campaign=campaign, contact=Contact.objects.get(pk=person),
        starts_at=now + timedelta(minutes=minutes), time_zone="UTC", place="412 555 0100",
        agreed_at=now - timedelta(days=2),
    )  # fmt: skip
    for place, (text, why) in enumerate(questions, 1):
        PlannedQuestion.objects.create(
            workspace=seat.workspace, interview=talk, place=place, text=text, why=why, follow_up="What makes it so?"
        )
    return talk.pk


def _with_beliefs(seat, now, campaign, full: bool) -> int:
    from datetime import timedelta

    from shoptalk.campaigns.actions.write_belief import write_belief
    from shoptalk.campaigns.models import Field
    from shoptalk.interviews.models import Interview
    from tests import cast

    campaign.why, campaign.settled_in_at = "whether planning work would suit me, before I decide anything", now
    campaign.save()
    field = Field.objects.filter(campaign=campaign).first() or Field.objects.create(
        workspace=seat.workspace, campaign=campaign, name="Urban planning", occupation_code="19-3051.00", added_at=now
    )
    if not field.beliefs.exists():
        for text, sure in (("Planners live in public meetings", 35), ("You need the master’s", 60)):
            write_belief(seat=seat, now=now, field=field, text=text, confidence=sure)
    luis = cast.contact(
        seat, "Luis Ferreira", position="Deputy director of planning", organization="Millbrook Borough", country="US"
    )
    count = Interview.objects.count()
    talk = Interview.objects.create(
        workspace=seat.workspace, campaign=campaign, contact=luis, field=field, minutes=30 if full else 20,
        starts_at=now.replace(minute=0, second=0, microsecond=0) + timedelta(days=2 + count), time_zone="UTC",
        medium="phone", place="412 555 0198", agreed_at=now, fallback="His desk, 412 555 0110",
    )  # fmt: skip
    if full:
        _fill(seat, now, talk)
    return talk.pk


def _fill(seat, now, talk) -> None:
    """Ten long questions, seventy-odd words about herself, six things that were found out."""
    from shoptalk.interviews.actions.plan_questions import plan_questions
    from shoptalk.interviews.actions.write_showcase import write_showcase
    from shoptalk.interviews.models import PlannedQuestion, ResearchItem

    plan_questions(seat=seat, now=now, interview=talk)
    for row in PlannedQuestion.objects.filter(interview=talk):
        row.text = f"{row.text}{LONG}"
        row.save()
    part = "I got forty parents and a water authority to agree on one school garden within two years of talks. "
    write_showcase(
        seat=seat, now=now, campaign=talk.campaign, what_i_do=part, one_result=part, what_i_want_to_learn=part
    )
    for number in range(6):
        ResearchItem.objects.create(
            workspace=seat.workspace, interview=talk, key=f"own-{number}", text="read", done_at=now,
            found="Leads the rewrite of the riverfront zoning, whose second draft has been public since the spring",
            source="borough website, 9 May",
        )  # fmt: skip


if __name__ == "__main__":
    print(main(json.load(sys.stdin)))
