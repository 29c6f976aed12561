"""A notebook after many talks, for measuring: interviews with their notes, evidence, suggestions and referrals."""

import random
from datetime import datetime, timedelta

UNDER_WAY = 5  # talks of the last week and the next days: the same in every notebook, as one seeker has one calendar
HELD_LATELY = 1  # of those, is over, and waits for the thanks
NOTES_A_TALK = 10
KINDS = ("quote", "fact", "impression", "surprise", "suggestion", "referral", "promise")
BELIEFS = ("Planners live in public meetings", "You need the master’s to get in", "Writing is lonely", "Pay is low")


def fill_talks(talks: int, now: datetime, seed: int = 13) -> None:
    """Adds `talks` talks with ten notes each to a notebook that `benchmarks.notebook.fill` made; about one a day back
    from `now`, a few of them still to come or to be looked back on."""
    from django.db import transaction

    from shoptalk.campaigns.actions.write_belief import write_belief
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.campaigns.models import Belief, Field
    from shoptalk.contacts.models import Contact
    from shoptalk.workspaces.seating import only_seat

    chance, seat = random.Random(seed), only_seat(now)
    campaign = current_campaign(seat, now)
    fields = list(Field.objects.visible_to(seat).filter(campaign=campaign).order_by("pk"))
    with transaction.atomic():
        for place, text in enumerate(BELIEFS):
            write_belief(
                seat=seat, now=now - timedelta(days=700), field=fields[place % len(fields)], text=text, confidence=70
            )
        beliefs = list(Belief.objects.visible_to(seat).order_by("pk"))
        people = list(Contact.objects.visible_to(seat).order_by("-pk")[: max(talks // 2, UNDER_WAY)])
        held = _interviews(seat, campaign, fields, people, talks, now)
        _thanked(seat, campaign, held[HELD_LATELY:], now)
        notes = _notes(seat, held, chance)
        _evidence(seat, beliefs, notes)
        _promises(seat, people, held, notes, now)


def _interviews(seat, campaign, fields, people, talks, now):
    from shoptalk.interviews.models import Debrief, Interview

    rows = []
    for number in range(talks):
        young = number < UNDER_WAY
        starts = now.replace(minute=0, second=0, microsecond=0) + (
            timedelta(days=number - 2, hours=1) if young else -timedelta(days=8 + number, hours=number % 5)
        )
        done = starts < now and number != 1  # the second one waits for its debrief
        rows.append(
            Interview(
                workspace=seat.workspace, campaign=campaign, contact=people[number % len(people)],
                field=fields[number % len(fields)], starts_at=starts, minutes=20, time_zone="America/New_York",
                agreed_at=starts - timedelta(days=4), started_at=starts if done else None,
                ended_at=starts + timedelta(minutes=20) if done else None, segment=("Public", "Private")[number % 2],
                left_the_field=not number % 9,
            )
        )  # fmt: skip
    stored = Interview.objects.bulk_create(rows, batch_size=500)
    held = [row for row in stored if row.ended_at]
    Debrief.objects.bulk_create(
        [
            Debrief(
                workspace=seat.workspace, interview=row, learned="How the weeks go.", i_will="read the plan",
                written_at=row.ended_at, finished_at=row.ended_at,
            )
            for row in held
        ],
        batch_size=500,
    )  # fmt: skip
    return held


def _thanked(seat, campaign, talks, now):
    """The asks behind the older talks, from the question to the thanks: nothing of them is owed any more."""
    from shoptalk.outreach.models import Ask, Touch
    from shoptalk.outreach.standings import NOBODY, STANDING_COLUMNS, columns

    asks = {ask.contact_id: ask for ask in Ask.objects.filter(contact__in={talk.contact_id for talk in talks})}
    missing = {talk.contact_id: talk for talk in talks if talk.contact_id not in asks}.values()
    made = [
        Ask(workspace=seat.workspace, campaign=campaign, contact=talk.contact, opened_at=now - timedelta(days=900))
        for talk in missing
    ]
    asks |= {ask.contact_id: ask for ask in Ask.objects.bulk_create(made, batch_size=500)}
    touches = {contact: [] for contact in asks}
    for talk in sorted(talks, key=lambda one: one.starts_at):
        for kind, at in (
            ("asked", talk.agreed_at - timedelta(days=2)),
            ("agreed", talk.agreed_at),
            ("met", talk.ended_at),
            ("thanked", talk.ended_at + timedelta(hours=3)),
        ):
            touches[talk.contact_id].append(
                Touch(
                    workspace=seat.workspace, ask=asks[talk.contact_id], contact_id=talk.contact_id, kind=kind, at=at,
                    channel="email", logged_at=at,
                )
            )  # fmt: skip
    for contact, ask in asks.items():
        for name, value in columns(seat, ask.contact, touches[contact], now, NOBODY).items():
            setattr(ask, name, value)
    Touch.objects.bulk_create([touch for told in touches.values() for touch in told], batch_size=500)
    Ask.objects.bulk_update(asks.values(), STANDING_COLUMNS, batch_size=300)


def _notes(seat, held, chance):
    from shoptalk.interviews.models import Note

    words = "Most of my week is memos that other people read aloud, and two evenings a month in a hall"
    return Note.objects.bulk_create(
        [
            Note(
                workspace=seat.workspace, contact_id=talk.contact_id, interview=talk, kind=KINDS[number % len(KINDS)],
                text=f"{words}, {chance.randrange(1000)}", second=number * 90,
                taken_at=talk.starts_at + timedelta(seconds=number * 90), mark=f"{talk.pk}-{number}",
            )
            for talk in held
            for number in range(NOTES_A_TALK)
        ],
        batch_size=500,
    )  # fmt: skip


def _evidence(seat, beliefs, notes):
    from shoptalk.careers.models import Evidence

    Evidence.objects.bulk_create(
        [
            Evidence(
                workspace=seat.workspace, belief=beliefs[place % len(beliefs)], note=note, interview=note.interview,
                contact_id=note.contact_id, side=("for", "against")[place % 3 == 0], words=note.text,
                on=note.taken_at.date(), written_at=note.taken_at,
            )
            for place, note in enumerate(notes)
            if note.kind in ("quote", "fact", "surprise") and not place % 4
        ],
        batch_size=500,
    )  # fmt: skip


def _promises(seat, people, held, notes, now):
    """Suggestions, most of them done and told long ago; the ones of the last talks are open."""
    from shoptalk.followthrough.models import Referral, Suggestion

    recent = {talk.pk for talk in held[:HELD_LATELY]}
    suggestions, referrals = [], []
    for note in notes:
        day = note.taken_at.date()
        if note.kind == "suggestion":
            told = note.interview_id not in recent
            suggestions.append(
                Suggestion(
                    workspace=seat.workspace, contact_id=note.contact_id, interview=note.interview, note=note,
                    text="Read the riverfront plan", given_on=day, due_on=day + timedelta(days=30), written_at=now,
                    outcome="done" if told else "", outcome_on=day if told else None,
                    settled_at=note.taken_at if told else None, reported_at=note.taken_at if told else None,
                )
            )  # fmt: skip
        elif note.kind == "referral" and note.contact_id != people[0].pk:
            referrals.append(
                Referral(
                    workspace=seat.workspace, contact_id=note.contact_id, named=people[0], interview=note.interview,
                    note=note, may_use_name=True, given_on=day,
                    reported_at=note.taken_at if note.interview_id not in recent else None,
                )
            )  # fmt: skip
    Suggestion.objects.bulk_create(suggestions, batch_size=500)
    Referral.objects.bulk_create(referrals[: len(people)], batch_size=500)
