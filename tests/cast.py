"""The standing cast: one seeker with her notebook, and a stranger with one of his own. Everybody is invented."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from shoptalk.accounts.models import User
from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.models import Member, Workspace

ZONE = "America/New_York"
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=ZoneInfo(ZONE))  # a Tuesday morning in Pittsburgh


def seat(username: str, full_name: str) -> Seat:
    user = User.objects.create(
        username=username, full_name=full_name, time_zone=ZONE, country="US", phone="412 555 0100"
    )
    workspace = Workspace.objects.create(name=f"{full_name}'s notebook", created_at=NOW)
    Member.objects.create(user=user, workspace=workspace)
    return Seat(user=user, workspace=workspace)


def campaign(of: Seat, **more: Any) -> Campaign:
    """A campaign with all the facts that drafts are made from."""
    facts = {
        "who_i_am": "I have taught earth science for nine years",
        "why": "whether planning work would suit me, before I decide anything",
        "question": "how a week in your work really goes",
        "windows": "Thursday or Friday after 3:30",
        "email": "marisol.vega@mail.example",
        "settled_in_at": NOW,
    }
    return Campaign.objects.create(workspace=of.workspace, started_at=NOW, **(facts | more))


def contact(of: Seat, name: str = "Dana Whitfield", **more: Any) -> Contact:
    """A contact, stored as the product stores one."""
    from shoptalk.contacts.actions.write_person import filled_in

    given, _, family = name.partition(" ")
    person = Contact(
        workspace=of.workspace, given_name=given, family_name=family, created_at=NOW, updated_at=NOW, **more
    )
    filled_in(person).save()
    return person


def interview(of: Seat, person: Contact, starts_at: datetime | None = None, **more: Any):
    """A talk that was agreed, tomorrow at ten unless said otherwise."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.interviews.models import Interview

    facts = {
        "campaign": current_campaign(of, NOW),
        "minutes": 20,
        "time_zone": ZONE,
        "medium": "phone",
        "place": "412 555 0100",
        "agreed_at": NOW,
    }
    at = starts_at or (NOW + timedelta(days=1)).replace(hour=10)
    return Interview.objects.create(workspace=of.workspace, contact=person, starts_at=at, **(facts | more))


def note(of: Seat, talk, kind: str = "quote", text: str = "Most of my week is writing memos.", **more: Any):
    """A note from that talk."""
    from shoptalk.interviews.models import Note

    at = more.pop("taken_at", talk.starts_at)
    return Note.objects.create(
        workspace=of.workspace, contact=talk.contact, interview=talk, kind=kind, text=text, taken_at=at, **more
    )
