"""Finished texts that are made from notes and outcomes, for the moves that Today shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.urls import reverse

from shoptalk.contacts.models import Contact
from shoptalk.followthrough import made
from shoptalk.followthrough.actions.draft_report import letter_channel
from shoptalk.followthrough.reporting import reports
from shoptalk.followthrough.thanks import thank_yous
from shoptalk.method import report_back
from shoptalk.outreach.drafting import Prepared
from shoptalk.outreach.models import Letter
from shoptalk.workspaces.access import Seat


class Finished(NamedTuple):
    """A text, and the page on which it can be looked over."""

    prepared: Prepared
    url: str


def finished_texts(seat: Seat, wanted: Sequence[tuple[Contact, str]]) -> dict[tuple[int, str], Finished]:
    """For (person, kind of move): thanks from the notes of the talk, reports from what came of advice. Eleven queries
    at most, however many are wanted."""
    found: dict[tuple[int, str], Finished] = {}
    if to_thank := [person for person, kind in wanted if kind == "thank"]:
        for who, (talk, prepared) in thank_yous(seat, to_thank).items():
            found[who, "thank"] = Finished(prepared, reverse("debrief", args=[talk.pk]) + "#thanks")
    if to_tell := [person for person, kind in wanted if kind == "report_back"]:
        told = reports(seat, to_tell)
        for person in to_tell:
            if report := told[person.pk]:
                letter = report_back.report_back(report)
                prepared = Prepared(
                    letter_channel(person),
                    Letter.Kind.REPORT_BACK,
                    letter.subject,
                    letter.text,
                    letter.missing,
                    made.REPORT,
                    made.figure(letter.text),
                )
                found[person.pk, "report_back"] = Finished(prepared, reverse("report_back", args=[person.pk]))
    return found
