"""From a job title in the seeker's words to the occupation behind it: taken when clear, five choices when not."""

from shoptalk.contacts.models import TitlePick
from shoptalk.occupations.facts import find
from shoptalk.occupations.matching import Choice, Match, match, remembered_key
from shoptalk.workspaces.access import Seat

OFFERED = 5
KEEP = "as-written"  # the value of the choice that ties a field to no occupation


def occupations_for(seat: Seat, title: str) -> Match:
    """What a finished title may mean, an earlier pick of this seeker first. One query."""
    key = remembered_key(title)
    picks = TitlePick.objects.visible_to(seat).filter(key=key).values_list("key", "code") if key else ()
    found = match(title, OFFERED, remembered=dict(picks))
    if found.accepted or len(found.choices) == OFFERED:
        return found
    return Match(found.position, False, _filled_up(found.choices, title))


def suggestions(seat: Seat, begun: str) -> tuple[Choice, ...]:
    """Up to five occupations for a title that is still being typed."""
    found = occupations_for(seat, begun)
    sure = found.choices[:1] if found.accepted else ()
    return _filled_up(sure, begun)


def _filled_up(choices: tuple[Choice, ...], title: str) -> tuple[Choice, ...]:
    there = {choice.code for choice in choices}
    more = (choice for choice in find(title, OFFERED) if choice.code not in there)
    return (*choices, *more)[:OFFERED]
