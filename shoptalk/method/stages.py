"""Where a contact stands, from what happened, and what may and should happen next (rulebook A28, A31-A36, M14).

The stage is derived and never typed in. `touches` names what can happen, `turns` tell the `story`, `cadence` knows the
days, the two files of plans say what follows; this file is the door to them.

Who is who: `touches` are all touches with ONE contact in one campaign, plus any "asked not to be contacted" of other
campaigns, because that one holds for ever.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from shoptalk.method import plans_in_contact, plans_in_silence
from shoptalk.method.business_days import Calendar
from shoptalk.method.day_words import spoken
from shoptalk.method.plan import Plan, Setting
from shoptalk.method.story import Place, Story
from shoptalk.method.touches import KINDS, Touch
from shoptalk.method.turns import tell

__all__ = ["KINDS", "STAGE_WORDS", "Calendar", "Standing", "Touch", "standing"]

# Every stage with the words of the product for it.
STAGE_WORDS = {
    "to_ask": "to ask",
    "asked": "asked",
    "following_up": "following up",
    "talking": "talking",
    "scheduled": "scheduled",
    "met": "met",
    "thanked": "thanked",
    "resting": "resting",
    "let_go": "let go",
    "do_not_contact": "do not contact",
}
KEEPING_IN_TOUCH = "keeping in touch"

PLANS: dict[Place, Callable[[Story, Setting], Plan]] = {
    Place.FRESH: plans_in_silence.to_ask,
    Place.WAITING: plans_in_silence.waiting,
    Place.TALKING: plans_in_contact.talking,
    Place.AGREED: plans_in_contact.agreed,
    Place.MET: plans_in_contact.met,
    Place.THANKED: plans_in_contact.thanked,
    Place.NOT_NOW: plans_in_contact.not_now,
    Place.HELPED: plans_in_contact.helped,
    Place.CLOSED: plans_in_contact.closed,
    Place.NEVER: plans_in_contact.never,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a contact stands on one day.

    `next_kind` and `next_on` say what is due and from which day on (inclusive); it stays due until something happens.
    `may_ask`, `may_follow_up` and `may_answer` say which letters may leave at all; `reason_not` is the sentence for the
    others. A channel in `closed_channels` sent letters back twice and may not be used, whatever else is allowed.
    """

    stage: str
    word: str  # the stage in the words of the product
    follow_ups: int  # since the current ask
    asked_on: date | None
    last_touch_on: date | None
    next_kind: str
    next_on: date | None
    why: str
    may_ask: bool
    may_follow_up: bool
    may_answer: bool  # an answer, a thank-you or news, none of which asks for anything
    reason_not: str
    warm: bool  # the contact's last word was a reply or a yes (a "booster", A7, A32)
    closed_channels: tuple[str, ...]

    def due(self, today: date) -> bool:
        """Is the next move due on that day?"""
        return self.next_on is not None and self.next_on <= today


def standing(
    touches: Iterable[Touch],
    today: date,
    calendar: Calendar,
    *,
    second_person_known: bool = False,
    second_person_asked: bool = False,
) -> Standing:
    """Where the contact of these touches stands on `today`, which is the day in the contact's time zone.

    `touches` come in the order in which they were logged; they are sorted by day, and within a day that order stands.
    Every touch counts as having happened, also one dated after `today`: to walk the clock back, hand in fewer touches.
    `second_person_known`: somebody else at the employer may be written to now (`employer_rules` agrees);
    `second_person_asked`: that was done since the ask, so day seven is the first person's next day.
    """
    story = tell(touches)
    made = _plan(story, Setting(today, calendar, second_person_known, second_person_asked))
    kept = story.place is Place.THANKED and story.in_touch
    return Standing(
        stage=made.stage,
        word=KEEPING_IN_TOUCH if kept else STAGE_WORDS[made.stage],
        follow_ups=story.wait.follow_ups if story.wait else 0,
        asked_on=story.wait.asked_on if story.wait else None,
        last_touch_on=story.last_on,
        next_kind=made.next_kind,
        next_on=made.next_on,
        why=made.why,
        may_ask=made.may_ask,
        may_follow_up=made.may_follow_up,
        may_answer=made.may_answer,
        reason_not=made.reason_not,
        warm=story.warm,
        closed_channels=tuple(sorted(story.closed_channels)),
    )


def _plan(story: Story, setting: Setting) -> Plan:
    """The plan for this story. Thanks that are owed come before anything else (C1, A30)."""
    made = PLANS[story.place](story, setting)
    if story.owes_thanks_since is None:
        return made
    if story.place is Place.MET:
        return made
    why = f"They helped you on {spoken(story.owes_thanks_since)}. A line of thanks is next."
    return replace(made, next_kind="thank", next_on=story.owes_thanks_since, why=why, may_answer=True)
