"""Operations on what came in: list it, and look for more now."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat

FIRST = 20


def incoming(seat: "Seat", now: datetime, limit: int = FIRST, all: bool = False) -> list[dict[str, Any]]:
    """List what came in from people you wrote to: what waits for a look; --all lists the rest, too."""
    from shoptalk.mailbox.models import Incoming

    rows = Incoming.objects.visible_to(seat).select_related("contact").order_by("-received_at", "-pk")
    if not all:
        rows = rows.filter(settled_at=None)
    return [
        {
            "id": row.pk,
            "kind": row.kind,
            "person": row.contact_id,
            "name": row.contact.name if row.contact else row.from_name or row.from_address,
            "placed": row.contact_id is not None,
            "received_at": row.received_at.isoformat(),
            "subject": row.subject,
            "words": row.new_words,
            "away_until": row.back_on.isoformat() if row.back_on else None,
            "why": row.why,
        }
        for row in rows[: max(limit, 0)]
    ]


def incoming_in_words(rows: list[dict[str, Any]]) -> str:
    lines = []
    for row in rows:
        placed = "" if row["placed"] else " (not placed yet)"
        until = f", away until {row['away_until']}" if row["away_until"] else ""
        said = " ".join(row["words"].split())
        lines.append(f"{row['received_at'][:16]}  {row['name']}{placed}: {row['kind'].replace('_', ' ')}{until}")
        lines.append(f"    {said[:300]}" if said else f"    {row['subject']}")
    return "\n".join(lines) or "Nothing waits for a look."


def notice(seat: "Seat", now: datetime) -> dict[str, Any]:
    """Look into the connected mailbox now, and take in what is new."""
    from shoptalk.design.refusals import Refusal
    from shoptalk.mailbox.came_in import mailbox_of
    from shoptalk.mailbox.noticing import look_into

    connection = mailbox_of(seat)
    if connection is None:
        raise Refusal("No mailbox is connected yet. Connect yours in the settings.")
    if connection.trouble:
        raise Refusal(connection.trouble)
    look = look_into(connection, now)
    connection.refresh_from_db(fields=["checked_words"])
    return {
        "taken_in": look.taken_in,
        "to_place": look.offered,
        "to_log": look.own,
        "heads": look.looked_at,
        "bodies": look.bodies,
        "words": connection.checked_words,
    }


def notice_in_words(result: dict[str, Any]) -> str:
    return f"{result['words']} Looked at {result['heads']} heads, read {result['bodies']} messages."
