"""What each kind of touch does to the story, one function a kind.

The thread through all of them (rulebook A35): what the contact closed, only the contact opens again. A no stays a no
for asking, whatever follows; a wish not to be contacted ends the story for good. Touches that should not have happened
(a message to somebody who said no) are told too; they move nothing forward.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from shoptalk.method.business_days import later
from shoptalk.method.cadence import AWAY_WHEN_UNSAID, MOST_SILENT_ROUNDS, Away, Wait
from shoptalk.method.story import Place, Story
from shoptalk.method.touches import Touch, in_order


def tell(touches: Iterable[Touch]) -> Story:
    """The story of these touches. Everything handed in has happened; nothing is compared with today."""
    story = Story()
    for touch in in_order(touches):
        if story.place is not Place.NEVER:
            TURNS[touch.kind](story, touch)
        story.last_on = touch.on
    return story


# What the seeker does


def _asked(story: Story, touch: Touch) -> None:
    wait = story.wait
    if story.place is not Place.WAITING or wait is None:
        _spoke(story, touch, follow_ups=0)
    elif touch.on == wait.asked_on and wait.reached:
        story.wait = replace(wait, channels=wait.channels | {touch.way})  # one ask over two channels
    else:
        _asked_into_silence(story, wait, touch)


def _nudged(story: Story, touch: Touch) -> None:
    if story.place is Place.WAITING and story.wait:
        story.wait = _followed_up(story.wait, touch)
    elif story.place is Place.THANKED:
        story.owes_answer_since = story.came_back_on = None
        story.in_touch = True  # a line that keeps the tie alive (C11, C12)
    else:
        # Before any known ask, the ask went unlogged; into a conversation, this is the seeker's answer.
        _spoke(story, touch, follow_ups=1 if story.place is Place.FRESH else 0)


def _voicemail(story: Story, touch: Touch) -> None:
    wait = story.wait
    if story.place is Place.WAITING and wait:
        if touch.on == wait.asked_on and wait.reached and wait.follow_ups == 0:
            story.wait = replace(wait, will_call_on=touch.until, channels=wait.channels | {touch.way})
        else:
            _asked_into_silence(story, wait, touch)
    elif story.place not in (Place.MET, Place.THANKED):
        _missed_talk(story, touch)
        _spoke(story, touch, follow_ups=0)


def _no_answer(story: Story, touch: Touch) -> None:
    wait = story.wait
    if story.place is Place.FRESH:
        story.place, story.rounds = Place.WAITING, story.rounds + 1
        story.wait = replace(_new_wait(touch), reached=False, rings=1, rang_on=touch.on)
    elif story.place is Place.WAITING and wait:
        rings = wait.rings + (touch.on != wait.rang_on)
        story.wait = replace(wait, rings=rings, rang_on=touch.on, will_call_on=touch.until)
    else:
        _missed_talk(story, touch)


def _thanked(story: Story, touch: Touch) -> None:
    talked = story.talk_on is not None and touch.on >= story.talk_on
    if story.place in (Place.FRESH, Place.MET, Place.THANKED) or (story.place is Place.AGREED and talked):
        story.place, story.agreed, story.talk_on = Place.THANKED, False, None
    elif story.place is Place.TALKING:  # they helped in writing
        story.place = Place.CLOSED if story.said_no else Place.THANKED
    if story.place is not Place.AGREED:  # "thank you, gladly" still leaves the time to be set
        story.owes_answer_since = None
    story.owes_thanks_since = story.came_back_on = None
    story.last_word_said = story.place is Place.CLOSED


# What the contact says; any of it stops all follow-ups (A31, A35)


def _replied(story: Story, touch: Touch) -> None:
    _heard(story)
    story.owes_answer_since = touch.on
    story.warm = True
    if story.agreed:
        story.place = Place.AGREED
    elif story.place not in (Place.MET, Place.THANKED):
        story.place = Place.TALKING
    story.in_touch = story.place is Place.THANKED


def _agreed(story: Story, touch: Touch) -> None:
    _heard(story)
    story.place, story.agreed, story.warm = Place.AGREED, True, True
    story.talk_on = touch.until
    story.owes_answer_since = None if touch.until else touch.on
    story.checked_back = False


def _declined(story: Story, touch: Touch) -> None:
    _heard(story)
    story.place, story.agreed, story.warm = Place.CLOSED, False, False
    story.said_no, story.last_word_said = True, False
    story.talk_on = story.owes_answer_since = story.check_on = None


def _not_now(story: Story, touch: Touch) -> None:
    _heard(story)
    story.agreed, story.warm = False, False
    story.talk_on = story.owes_answer_since = None
    closed = touch.until is None or story.checked_back or story.said_no
    story.place = Place.CLOSED if closed else Place.NOT_NOW
    story.last_word_said = False
    story.check_on = max(touch.until, touch.on) if touch.until and not closed else None


def _gave_another_name(story: Story, touch: Touch) -> None:
    _heard(story)
    if story.agreed:  # a name given on the way to the talk changes nothing about the talk
        if story.place is Place.WAITING:
            story.place, story.owes_answer_since = Place.AGREED, touch.on
    elif story.place in (Place.MET, Place.THANKED):
        story.owes_thanks_since = story.owes_thanks_since or touch.on
    else:
        story.place, story.warm, story.owes_answer_since = Place.HELPED, False, None
        story.owes_thanks_since = touch.on


def _asked_not_to_be_contacted(story: Story, touch: Touch) -> None:
    _heard(story)
    story.place, story.warm = Place.NEVER, False
    story.owes_answer_since = story.owes_thanks_since = None


def _met(story: Story, touch: Touch) -> None:
    _heard(story)
    story.place, story.agreed, story.warm = Place.MET, False, True
    story.talk_on = story.owes_answer_since = None
    story.checked_back = False
    story.owes_thanks_since = touch.on


# What machines say


def _bounced(story: Story, touch: Touch) -> None:
    story.bounces[touch.way] += 1
    if story.place in (Place.FRESH, Place.THANKED):
        story.came_back_on = touch.on
    elif story.place is Place.CLOSED and story.check_on:  # the check-back never arrived
        story.place, story.checked_back = Place.NOT_NOW, False
    elif story.place is Place.WAITING and story.wait:
        wait = story.wait
        only_way = wait.follow_ups == 0 and wait.channels <= {touch.way}
        story.wait = replace(wait, reached=wait.reached and not only_way, came_back_on=touch.on, rings=0)


def _out_of_office(story: Story, touch: Touch) -> None:
    last = touch.until or later(touch.on, AWAY_WHEN_UNSAID)
    if last >= touch.on:
        story.absences += (Away(touch.on, last),)


# The few moves that several kinds share


def _heard(story: Story) -> None:
    """The contact spoke: silence, absences and bounced letters lie behind."""
    story.rounds = 0
    story.absences = ()
    story.bounces.clear()
    story.came_back_on = None


def _spoke(story: Story, touch: Touch, *, follow_ups: int) -> None:
    """The seeker's message, when it is no message into a running wait: the ball is with the contact now."""
    story.owes_answer_since = None
    if story.said_no and not story.agreed:
        story.place, story.last_word_said = Place.CLOSED if story.place is Place.TALKING else story.place, True
    elif story.place is Place.NOT_NOW:
        story.place, story.checked_back = Place.CLOSED, True
    elif story.place in (Place.FRESH, Place.TALKING, Place.THANKED) or (
        story.place is Place.AGREED and not story.talk_on
    ):
        story.place, story.rounds = Place.WAITING, story.rounds + 1
        story.wait = _new_wait(touch, follow_ups)
        story.came_back_on = None


def _asked_into_silence(story: Story, wait: Wait, touch: Touch) -> None:
    """The first message that gets through is the ask; after a rest a message asks anew; any other is a follow-up."""
    if not wait.reached:
        story.wait = _new_wait(touch)
    elif touch.on >= wait.rested_on and story.rounds < MOST_SILENT_ROUNDS:
        story.rounds += 1
        story.wait = _new_wait(touch)
    else:
        story.wait = _followed_up(wait, touch)


def _new_wait(touch: Touch, follow_ups: int = 0) -> Wait:
    voice = touch.kind == "voicemail_left"
    return Wait(
        touch.on,
        touch.on,
        follow_ups,
        by_voice=voice,
        will_call_on=touch.until if voice else None,
        channels=frozenset({touch.way}),
    )


def _followed_up(wait: Wait, touch: Touch) -> Wait:
    voice = touch.kind == "voicemail_left"
    return replace(
        wait,
        wrote_on=touch.on,
        follow_ups=wait.follow_ups + 1,
        reached=True,
        by_voice=voice,
        rings=0,
        will_call_on=touch.until if voice else None,
        came_back_on=None,
        channels=wait.channels | {touch.way},
    )


def _missed_talk(story: Story, touch: Touch) -> None:
    """Rang on the day of the talk or later and nobody was there: a new time is needed."""
    if story.place is Place.AGREED and story.talk_on and touch.on >= story.talk_on:
        story.talk_on = None
        story.owes_answer_since = touch.on


TURNS: dict[str, Callable[[Story, Touch], None]] = {
    "asked": _asked,
    "nudged": _nudged,
    "voicemail_left": _voicemail,
    "no_answer": _no_answer,
    "thanked": _thanked,
    "replied": _replied,
    "agreed": _agreed,
    "declined": _declined,
    "not_now": _not_now,
    "gave_another_name": _gave_another_name,
    "asked_not_to_be_contacted": _asked_not_to_be_contacted,
    "met": _met,
    "bounced": _bounced,
    "out_of_office": _out_of_office,
}
