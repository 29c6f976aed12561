"""Tells the ranking what was asked so far. The ranking, in an earlier room, asks for it (campaigns/asked.py)."""

from datetime import date

from shoptalk.campaigns.asked import AskedSoFar, AskedState
from shoptalk.campaigns.models import Campaign
from shoptalk.outreach.employer import employer_view
from shoptalk.outreach.models import Ask, Touch
from shoptalk.workspaces.access import Seat

FINAL = ("let_go", "do_not_contact")


def asked_so_far(seat: Seat, campaign: Campaign, today: date) -> AskedSoFar:
    """Everybody with an ask in this campaign, and what goes on at their employers. Four queries."""
    rows = Ask.objects.visible_to(seat).filter(campaign=campaign).exclude(stage="to_ask")
    people, keys, segments = {}, set(), set()
    columns = ("contact_id", "stage", "asked_on", "next_on", "contact__organization_key", "contact__segment")
    for contact_id, stage, asked_on, next_on, key, segment in rows.values_list(*columns):
        resting = next_on if stage == "resting" else None
        people[contact_id] = AskedState(asked_on=asked_on, resting_until=resting, final=stage in FINAL)
        keys.add(key)
        segments.add(segment)
    at_employers = employer_view(seat, keys)
    met = Touch.objects.visible_to(seat).filter(ask__campaign=campaign, kind=Touch.Kind.MET)
    return AskedSoFar(
        people=people,
        open_asks={key: count for key, (count, _) in at_employers.items()},
        boosters={key: name for key, (_, name) in at_employers.items() if name},
        segments=frozenset(segments - {""}),
        talks_held=met.count(),
    )
