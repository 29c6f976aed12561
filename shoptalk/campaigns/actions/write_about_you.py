"""The few facts about the seeker that drafts are made from, and what ties can rest on."""

from datetime import datetime

from shoptalk.accounts.actions.change_settings import read_settings
from shoptalk.accounts.answers import Mend, email, line
from shoptalk.campaigns.models import Background, Campaign
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.names import fold
from shoptalk.workspaces.access import Seat

OF_THE_PERSON = ("full_name", "phone")
LINES = {
    "who_i_am": "The line about you",
    "why": "What you want to find out",
    "question": "The question",
    "windows": "The free times",
}
LENGTHS = {field.name: field.max_length or 0 for field in Campaign._meta.concrete_fields}
ALL = (*OF_THE_PERSON, *LINES, "email")
MOST_BACKGROUND = 60
BACKGROUND_LENGTH = 200


def write_about_you(*, seat: Seat, now: datetime, campaign: Campaign, **typed: str) -> Step:
    """Changes the facts given (keys of ALL), as typed, in one step. Raises Mend with the sentence for one of them."""
    person = read_settings(seat.user, {name: typed[name] for name in OF_THE_PERSON if name in typed})
    facts = {name: line(name, typed[name], LENGTHS[name], words) for name, words in LINES.items() if name in typed}
    if "email" in typed:
        facts["email"] = email("email", typed["email"])
    with step(seat, now, "write_about_you", "Saved what drafts may say about you") as change:
        change.update(seat.user, **person)
        change.update(campaign, **facts)
    return change


def add_background(*, seat: Seat, now: datetime, campaign: Campaign, kind: str, name: str) -> tuple[Background, Step]:
    """Adds a school, employer or association of the seeker's own."""
    if kind not in Background.Kind.values:
        raise Mend("background", "It is a school, an employer or an association. Choose one of the three.")
    name = line("background", name, BACKGROUND_LENGTH, "A name")
    key = fold(name)[:BACKGROUND_LENGTH]
    if not key:
        raise Mend("background", "Write its name, for example: Carrick High School.")
    there = list(Background.objects.visible_to(seat).filter(campaign=campaign))
    if any(row.kind == kind and row.key == key for row in there):
        raise Mend("background", f"{name} is in the list already.")
    if len(there) >= MOST_BACKGROUND:
        raise Refusal(f"{MOST_BACKGROUND} places are plenty. Remove one that nobody shares with you.")
    with step(seat, now, "add_background", f"{name} is in the list") as change:
        row = change.create(Background(workspace=seat.workspace, campaign=campaign, kind=kind, name=name, key=key))
    return row, change


def remove_background(*, seat: Seat, now: datetime, background: Background) -> Step:
    """Takes a place out of the list, softly."""
    with step(seat, now, "remove_background", f"You removed {background.name}") as change:
        change.bin(background, now)
    return change
