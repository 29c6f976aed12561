"""Operations on the way out of the seeker's own mailbox: approve a letter, see where each one is."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal
from shoptalk.doors.knowing import one_person

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat


def send(seat: "Seat", now: datetime, person: str, at_once: bool = False) -> dict[str, Any]:
    """Approve the newest e-mail draft to PERSON: it leaves from your mailbox, in their working hours or at once."""
    from shoptalk.mailbox.actions.approve_letter import approve_letter
    from shoptalk.outreach.models import Letter
    from shoptalk.outreach.own_mailbox import BY_MAIL

    contact = one_person(seat, person)
    drafts = Letter.objects.visible_to(seat).drafts().filter(contact=contact, channel__in=BY_MAIL).exclude(body="")
    letter = drafts.select_related("contact", "connector").order_by("-written_at", "-pk").first()
    if letter is None:
        raise Refusal(f"There is no e-mail draft to {contact} on the desk. Write one there first.")
    change = approve_letter(seat=seat, now=now, letter=letter, send_after=now if at_once else None)
    return {"name": contact.name, "subject": letter.subject, "text": letter.body, "words": f"{change.words}."}


def send_in_words(result: dict[str, Any]) -> str:
    return f"{result['words']}\n\n{result['subject']}\n\n{result['text']}"


def outbox(seat: "Seat", now: datetime) -> dict[str, Any]:
    """List the letters on their way: what needs you, what waits, what left lately."""
    from shoptalk.mailbox.outbox import outbox as on_their_way

    found = on_their_way(seat, now)
    parts = {"needs_you": found.needs_you, "waits": found.waits, "left": found.left, "stayed": found.stopped}
    return {
        name: [
            {
                "id": line.letter.pk,
                "to": line.to.name,
                "kind": line.letter.kind,
                "subject": line.letter.subject,
                "state": line.state,
                "words": line.words,
            }
            for line in lines
        ]
        for name, lines in parts.items()
    }


def outbox_in_words(result: dict[str, Any]) -> str:
    titles = {"needs_you": "Needs you", "waits": "On its way", "left": "Left lately", "stayed": "Stayed here"}
    parts = []
    for name, lines in result.items():
        if lines:
            said = "\n".join(f"  {one['to']}: {one['subject'] or one['kind']}. {one['words']}" for one in lines)
            parts.append(f"{titles[name]}\n{said}")
    return "\n".join(parts) or "The outbox is empty."
