"""Which occupation a position is, for many positions at once: what the seeker picked before, else what is clear."""

from collections.abc import Callable

from shoptalk.contacts.models import TitlePick
from shoptalk.occupations.matching import quick_coder, remembered_key
from shoptalk.workspaces.access import Seat


def codes_for(seat: Seat) -> Callable[[str], str]:
    """A function from a position to its O*NET-SOC code, "" when that is not clear; reads the seeker's picks once."""
    quick_code = quick_coder()
    picks = dict(TitlePick.objects.visible_to(seat).values_list("key", "code"))

    def code_of(position: str) -> str:
        if not position:
            return ""
        picked = picks.get(remembered_key(position)) if picks else None
        return picked or quick_code(position)

    return code_of
