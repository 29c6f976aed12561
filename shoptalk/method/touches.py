"""What can happen between the seeker and one contact, one touch at a time (rulebook A39)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FROM_SEEKER = ("asked", "nudged", "voicemail_left", "no_answer", "thanked")
FROM_CONTACT = ("replied", "agreed", "declined", "not_now", "gave_another_name", "asked_not_to_be_contacted")
FROM_MACHINES = ("bounced", "out_of_office")
TOGETHER = ("met",)
# Kept for the timeline and for the tie; the cadence does not see them.
SILENT = ("note", "wrote_before")
KINDS = FROM_SEEKER + FROM_CONTACT + FROM_MACHINES + TOGETHER + SILENT

CALLS = ("voicemail_left", "no_answer")


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that happened. `on` is the day in the contact's time zone.

    `until` belongs to the kind: the day they named (not_now), the last day away (out_of_office), the day the talk is
    set for (agreed), the day the seeker said they would call again (voicemail_left, no_answer; rulebook A28).
    `channel` is free; when empty, a call is taken to be "phone" and anything else "email".
    """

    kind: str
    on: date
    channel: str = ""
    until: date | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"A touch cannot be “{self.kind}”. It is one of: {', '.join(KINDS)}.")

    @property
    def way(self) -> str:
        """The channel, filled in by its likeliest value when nobody noted it."""
        return self.channel or ("phone" if self.kind in CALLS else "email")


def in_order(touches: Iterable[Touch]) -> list[Touch]:
    """Touches by day. Within a day the given order stands, because it is the order in which they were logged:
    a reply in the morning and the answer to it at noon must not change places."""
    return sorted((touch for touch in touches if touch.kind not in SILENT), key=lambda touch: touch.on)
