"""The first steps, while there is nothing to follow up yet: each empty state teaches one thing and offers one step."""

from dataclasses import dataclass

from shoptalk.campaigns.models import Belief, Campaign, Field, Target
from shoptalk.contacts.models import Contact
from shoptalk.outreach.models import Ask
from shoptalk.workspaces.access import Seat


@dataclass(frozen=True, slots=True)
class Beginning:
    """One step that gets the notebook going."""

    title: str
    why: str
    button: str
    url_name: str
    minutes: int


FIELD = Beginning(
    "Name a field you are curious about",
    "Any job title will do. It decides who is worth asking first.",
    "Choose a field", "fields", 1,
)  # fmt: skip
BELIEF = Beginning(
    "Write down what you believe of it",
    "Three guesses, with how sure you are. The talks will test them, and a wrong guess is the best thing to find.",
    "Write a belief", "fields", 3,
)  # fmt: skip
PEOPLE = Beginning(
    "Bring in the people you know",
    "Your LinkedIn file, your address book, or three names. Nothing leaves this machine.",
    "Bring people in", "import", 3,
)  # fmt: skip
ABOUT_YOU = Beginning(
    "Say who you are, in one line",
    "Drafts are made from your own words only. With this line they can be.",
    "Write the line", "about_you", 2,
)  # fmt: skip
WEIGHTS = Beginning(
    "Nobody comes up as worth asking first yet",
    "That happens when no position fits your fields. Add somebody by name, or choose a wider field.",
    "See your people", "people", 2,
)  # fmt: skip
ALL_ASKED = Beginning(
    "Everybody who fits your fields has been asked",
    "One more name is enough. Who else does this work, or knows somebody who does?",
    "Add somebody", "add_person", 1,
)  # fmt: skip


def beginnings(seat: Seat, campaign: Campaign) -> list[Beginning]:
    """The steps that are still open, in the order of the loop. Empty once the notebook runs."""
    has_people = Contact.objects.visible_to(seat).exists()
    steps = [
        (Field.objects.visible_to(seat).filter(campaign=campaign).exists(), FIELD),
        (Belief.objects.visible_to(seat).filter(field__campaign=campaign).exists(), BELIEF),
        (has_people, PEOPLE),
        (bool(seat.user.full_name and campaign.who_i_am), ABOUT_YOU),
        (not has_people or _somebody_to_ask(seat, campaign), WEIGHTS),
    ]
    open_steps = [step for done, step in steps if not done]
    return [ALL_ASKED if step is WEIGHTS and _asked(seat, campaign) else step for step in open_steps]


def _somebody_to_ask(seat: Seat, campaign: Campaign) -> bool:
    return bool(campaign.paused_at) or Target.objects.visible_to(seat).filter(campaign=campaign).exists()


def _asked(seat: Seat, campaign: Campaign) -> bool:
    return Ask.objects.visible_to(seat).filter(campaign=campaign).exclude(stage="to_ask").exists()


def missing_line(seat: Seat, campaign: Campaign) -> list[Beginning]:
    """The one step without which every draft has a gap; it stands even beside a full list of moves."""
    return [] if seat.user.full_name and campaign.who_i_am else [ABOUT_YOU]
