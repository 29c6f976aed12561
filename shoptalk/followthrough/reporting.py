"""What a giver has not heard yet, as one letter (C6, C7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from shoptalk.contacts.models import Contact
from shoptalk.followthrough.models import Suggestion
from shoptalk.followthrough.referrals import Given, referrals_of
from shoptalk.interviews.models import Interview
from shoptalk.method import report_back
from shoptalk.workspaces.access import Seat

OPEN = "open"


def report_of(
    seat: Seat, contact: Contact, suggestions: Iterable[Suggestion], named: Iterable[Given], talk: Interview | None
) -> report_back.Report:
    """The report for one giver from what is still untold; what is open is told along with the rest."""
    return report_back.Report(
        giver=contact.called,
        seeker_name=seat.user.full_name or "[your name]",
        talked_on=seat.today(talk.ended_at) if talk and talk.ended_at else None,
        outcomes=tuple(report_back.Outcome(one.text, one.outcome or OPEN, one.outcome_words) for one in suggestions),
        named=tuple(report_back.Named(one.named.name, one.stands) for one in named),
    )


def reports(seat: Seat, givers: Sequence[Contact]) -> dict[int, report_back.Report]:
    """The report for each of these people, by number. Seven queries, whatever the number of people."""
    ids = [giver.pk for giver in givers]
    suggestions: dict[int, list[Suggestion]] = defaultdict(list)
    for one in Suggestion.objects.visible_to(seat).with_report().filter(contact__in=ids).order_by("given_on", "pk"):
        if not one.outcome or one.told_at is None:
            suggestions[one.contact_id].append(one)
    named = referrals_of(seat, givers)
    talks = {talk.contact_id: talk for talk in Interview.objects.visible_to(seat).held().filter(contact__in=ids)}
    return {
        giver.pk: report_of(seat, giver, suggestions[giver.pk], _worth_telling(named[giver.pk]), talks.get(giver.pk))
        for giver in givers
    }


def _worth_telling(given: list[Given]) -> list[Given]:
    """Names with news, and those on their way; what was told before is left out."""
    return [one for one in given if one.is_news or (one.told_at is None and one.stands in ("asked", "agreed"))]
