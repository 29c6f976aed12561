"""Operations on talks: notes by hand, and the phones that were paired."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.interviews.models import Interview, Note
    from shoptalk.workspaces.access import Seat

NONE_YET = "No notes of this talk yet."


def note(seat: "Seat", now: datetime, interview: int, kind: str, words: str) -> dict[str, Any]:
    """Keep a note of a talk: quote, fact, impression, surprise, suggestion, referral or promise."""
    from shoptalk.interviews.actions.write_note import write_note

    written, _ = write_note(seat=seat, now=now, interview=_interview(seat, interview), kind=kind, text=words)
    return _told(written)


def note_in_words(told: dict[str, Any]) -> str:
    return f"Kept as {told['kind']}: {told['text']}"


def notes(seat: "Seat", now: datetime, interview: int) -> list[dict[str, Any]]:
    """List the notes of a talk, in the order in which they were taken."""
    from shoptalk.interviews.models import Note

    found = Note.objects.visible_to(seat).filter(interview=_interview(seat, interview))
    return [_told(one) for one in found]


def notes_in_words(rows: list[dict[str, Any]]) -> str:
    return "\n".join(f"{_when(row):>6}  {row['kind']:<11} {row['text']}" for row in rows) or NONE_YET


def _when(row: dict[str, Any]) -> str:
    second = row["second"]
    return "" if second is None else f"{second // 60}:{second % 60:02d}"


def _told(one: "Note") -> dict[str, Any]:
    return {
        "id": one.pk,
        "kind": one.kind,
        "text": one.text,
        "second": one.second,
        "taken_at": one.taken_at.astimezone(UTC).isoformat(),
        "mark": one.mark,
    }


def _interview(seat: "Seat", number: int) -> "Interview":
    from shoptalk.interviews.models import Interview

    found = Interview.objects.visible_to(seat).select_related("contact").filter(pk=min(max(number, 0), 10**18)).first()
    if found is None:
        raise Refusal(f"There is no talk with the number {number}.")
    return found


def devices(seat: "Seat", now: datetime) -> list[dict[str, Any]]:
    """List the phones that were paired, and those that were let go."""
    from shoptalk.accounts.models import Device

    return [
        {
            "id": one.pk,
            "name": one.name,
            "paired_at": one.paired_at.isoformat(),
            "last_seen_at": one.last_seen_at.isoformat() if one.last_seen_at else None,
            "let_go_at": one.revoked_at.isoformat() if one.revoked_at else None,
        }
        for one in Device.objects.filter(user=seat.user)
    ]


def devices_in_words(rows: list[dict[str, Any]]) -> str:
    lines = [
        f"{row['id']:>3}  {row['name']}, paired {row['paired_at'][:10]}"
        + (f", let go {row['let_go_at'][:10]}" if row["let_go_at"] else "")
        for row in rows
    ]
    return "\n".join(lines) or "No phone is paired. Start Shoptalk with --phone to pair one."
