"""Talks that were agreed, written straight into a running program's notebook, with a plan of questions."""

import json
import subprocess
import sys

from tests.journeys.program import ROOT, Program, _clean

WRITING = """
import json, sys
from datetime import timedelta
import django
django.setup()
from django.utils import timezone
from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview, PlannedQuestion
from shoptalk.workspaces.seating import only_seat
person, questions, minutes = json.load(sys.stdin)
now = timezone.now()
seat = only_seat(now)
talk = Interview.objects.create(
    workspace=seat.workspace, campaign=current_campaign(seat, now), contact=Contact.objects.get(pk=person),
    starts_at=now + timedelta(minutes=minutes), time_zone="UTC", place="412 555 0100",
    agreed_at=now - timedelta(days=2),
)
for place, (text, why) in enumerate(questions, 1):
    PlannedQuestion.objects.create(workspace=seat.workspace, interview=talk, place=place, text=text, why=why,
                                   follow_up="What makes it so?")
print(talk.pk)
"""


def agreed_talk(app: Program, person: int, questions: list[tuple[str, str]] = (), minutes: int = 1) -> int:
    """Agrees on a talk with this person that begins in so many minutes; returns its number."""
    run = subprocess.run(
        [sys.executable, "-c", WRITING],
        cwd=ROOT, env=_clean() | {"SHOPTALK_DATA": str(app.data), "DJANGO_SETTINGS_MODULE": "shoptalk.settings"},
        input=json.dumps([person, questions, minutes]), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    return int(run.stdout)
