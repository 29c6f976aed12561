"""A suggestion ends: done, could not, or decided against. In each case a report to its giver is drafted (C6, C7)."""

from datetime import datetime

from django.db import transaction

from shoptalk.accounts.answers import line
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import draft_report
from shoptalk.followthrough.models import TEXT, Suggestion
from shoptalk.followthrough.referrals import referrals_of
from shoptalk.history.steps import Step, step
from shoptalk.outreach.actions.log_touch import wait_for_others
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat

WORDS = {
    Suggestion.Outcome.DONE: "Done: {0}",
    Suggestion.Outcome.COULD_NOT: "Could not: {0}",
    Suggestion.Outcome.DECIDED_AGAINST: "Decided against: {0}",
}


@transaction.atomic
def settle_suggestion(*, seat: Seat, now: datetime, suggestion: Suggestion, outcome: str, words: str = "") -> Step:
    """Writes down what came of it and drafts the report. A second click changes nothing. Raises Refusal."""
    if outcome not in Suggestion.Outcome.values:
        raise Refusal("A suggestion ends as done, could not, or decided against. Choose one of the three.")
    words = line("words", words, TEXT, "What came of it")
    wait_for_others(suggestion.contact)
    suggestion.refresh_from_db()
    told = suggestion.outcome == outcome and (not words or words == suggestion.outcome_words)
    said = WORDS[Suggestion.Outcome(outcome)].format(suggestion.text)
    with step(seat, now, "settle_suggestion", said, contact=suggestion.contact) as change:
        if not told:
            change.update(
                suggestion, outcome=outcome, outcome_words=words, outcome_on=seat.today(now), settled_at=now,
                reported_at=None,
            )  # fmt: skip
    if not told:
        draft_report(seat=seat, now=now, contact=suggestion.contact, newly=suggestion)
    return change


@transaction.atomic
def tell_by_mouth(*, seat: Seat, now: datetime, contact: Contact) -> Step:
    """The giver heard it from the seeker, in person or by telephone: everything that was unreported is told."""
    with step(seat, now, "tell_by_mouth", f"{contact} knows what came of it", contact=contact) as change:
        for suggestion in Suggestion.objects.visible_to(seat).unreported().filter(contact=contact):
            change.update(suggestion, reported_at=now)
        for given in referrals_of(seat, [contact])[contact.pk]:
            if given.is_news:
                change.update(given.stored_in(change, now), reported_at=now)
        for draft in Letter.objects.visible_to(seat).drafts().filter(contact=contact, kind=Letter.Kind.REPORT_BACK):
            if made.as_made(draft):  # nobody wrote a word of it
                change.bin(draft, now)
    return change
