"""A large notebook for measuring: people, asks and touches, written straight into the tables."""

import random
from datetime import datetime, timedelta

from benchmarks.import_people import FORMS, GIVEN, LEVELS, TRADES, WORK, word

# Asks that are young enough to be due soon: the same in every notebook, as one seeker has one pair of hands.
UNDER_WAY = 12


def fill(people: int, touches: int, now: datetime, seed: int = 11) -> None:
    """Fills the empty notebook of the one seeker: `people` contacts, about `touches` touches, a campaign under way."""
    from django.db import transaction

    from shoptalk.campaigns.actions.add_field import add_field
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.contacts.actions.write_person import filled_in
    from shoptalk.contacts.models import Contact
    from shoptalk.occupations.matching import quick_code
    from shoptalk.workspaces.seating import only_seat

    chance = random.Random(seed)
    seat = only_seat(now)
    seat.user.full_name = "Marisol Vega"
    seat.user.save()
    campaign = current_campaign(seat, now)
    campaign.who_i_am = "I have taught earth science for nine years"
    campaign.settled_in_at, campaign.asks_per_week = now, 8
    campaign.save()
    employers = [
        f"{word(chance, 2)} {chance.choice(TRADES)}{chance.choice(FORMS)}" for _ in range(max(people // 4, 20))
    ]
    with transaction.atomic():
        add_field(seat=seat, now=now, campaign=campaign, title="Urban planner", code="19-3051.00")
        add_field(seat=seat, now=now, campaign=campaign, title="Technical writer", code="27-3042.00")
        rows = []
        for _ in range(people):
            position = f"{chance.choice(LEVELS)}{chance.choice(WORK)}"
            rows.append(
                filled_in(
                    Contact(
                        workspace=seat.workspace,
                        given_name=chance.choice(GIVEN),
                        family_name=word(chance, 3),
                        organization=chance.choice(employers),
                        position=position,
                        occupation_code=quick_code(position),
                        source="LinkedIn file",
                        connected_on=now.date() - timedelta(days=chance.randrange(4000)),
                        created_at=now,
                        updated_at=now,
                    )
                )
            )
        Contact.objects.bulk_create(rows, batch_size=500)
        _touch(seat, campaign, chance.sample(rows, min(len(rows), max(touches // 3, UNDER_WAY))), touches, now)


def _touch(seat, campaign, people, touches: int, now: datetime) -> None:
    from shoptalk.outreach.models import Ask, Touch
    from shoptalk.outreach.standings import NOBODY, STANDING_COLUMNS, columns

    asks = Ask.objects.bulk_create(
        [Ask(workspace=seat.workspace, campaign=campaign, contact=person, opened_at=now) for person in people],
        batch_size=500,
    )
    rows = []
    for number, ask in enumerate(asks):
        young = number < UNDER_WAY
        start = now - timedelta(days=4 if young else 120 + number % 900)
        told = [
            Touch(
                workspace=seat.workspace,
                ask=ask,
                contact=ask.contact,
                kind="asked",
                at=start,
                channel="email",
                logged_at=start,
            )
        ]
        if not young:
            for step, kind in enumerate(("nudged", "declined" if number % 2 else "not_now"), start=1):
                at = start + timedelta(days=9 * step)
                told.append(
                    Touch(
                        workspace=seat.workspace,
                        ask=ask,
                        contact=ask.contact,
                        kind=kind,
                        at=at,
                        channel="email",
                        logged_at=at,
                    )
                )
        for name, value in columns(seat, ask.contact, told, now, NOBODY).items():
            setattr(ask, name, value)
        rows += told
    Touch.objects.bulk_create(rows[: max(touches, UNDER_WAY)], batch_size=500)
    Ask.objects.bulk_update(asks, STANDING_COLUMNS, batch_size=300)
