"""The seeker's own wording in place of a built-in one, and the way back."""

from datetime import datetime

from django.db import transaction

from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.method.letter_templates import Template as Wording
from shoptalk.method.merge_facts import LABELS, facts_of
from shoptalk.outreach.after_talk import ONLY_HERE
from shoptalk.outreach.models import Letter, Template
from shoptalk.outreach.plain_text import normal, one_line
from shoptalk.outreach.wording import TEMPLATES
from shoptalk.workspaces.access import Seat, one_click_at_a_time

LONGEST_BODY = 6000
SLOTS = {**LABELS, **ONLY_HERE}
BY_KEY = {template.key: template for template in TEMPLATES}


@transaction.atomic
def write_wording(*, seat: Seat, now: datetime, key: str, subject: str, body: str) -> Step:
    """Keeps the seeker's own wording under the key of a built-in one, as its next version. Raises Refusal."""
    built_in = _built_in(key)
    subject, body = one_line(subject)[:300], normal(body).strip()
    must_be_a_wording(subject, body)
    one_click_at_a_time(seat)
    own = Template.objects.filter(workspace=seat.workspace, key=key).first()
    version = (own.version if own else built_in.version) + 1
    with step(seat, now, "write_wording", "Your own wording is kept") as change:
        if own:
            change.update(own, subject=subject, body=body, version=version, edited_at=now, deleted_at=None)
        else:
            change.create(
                Template(
                    workspace=seat.workspace, key=key, situation=built_in.situation, channel=built_in.channel,
                    kind=_letter_kind(built_in), subject=subject, body=body, version=version, edited_at=now,
                )
            )  # fmt: skip
    return change


def back_to_built_in(*, seat: Seat, now: datetime, key: str) -> Step:
    """Puts the own wording into the bin; its number goes on from there when it is written again."""
    own = Template.objects.visible_to(seat).filter(key=_built_in(key).key).first()
    if own is None:
        raise Refusal("This is the built-in wording already. Nothing was changed.")
    with step(seat, now, "back_to_built_in", "Back to the built-in wording") as change:
        change.bin(own, now)
    return change


def must_be_a_wording(subject: str, body: str) -> None:
    """Raises Refusal when it is empty, too long, or names a slot that nothing fills."""
    if not body:
        raise Refusal("An empty wording would make empty drafts. Write something, or go back to the built-in one.")
    if len(body) > LONGEST_BODY:
        raise Refusal(f"A wording may have {LONGEST_BODY:,} characters, and this has {len(body):,}. Shorten it.")
    unknown = [name for name in facts_of(f"{subject}\n{body}") if name not in SLOTS]
    if unknown:
        raise Refusal(f"There is no fact called “{unknown[0]}”. Use one of the slots in the list, or write the words.")


def _built_in(key: str) -> Wording:
    if key not in BY_KEY:
        raise Refusal("That wording does not exist. Choose one from the list.")
    return BY_KEY[key]


def _letter_kind(built_in: Wording) -> str:
    """The kind of letter that it is for; the parts of a call or an introduction belong to the first ask."""
    if built_in.kind == "offer_times":
        return Letter.Kind.REPLY
    return built_in.kind if built_in.kind in Letter.Kind.values else Letter.Kind.FIRST
