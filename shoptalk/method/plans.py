"""What should and what may happen next, for each place that a story can stand at, with the sentence that says why.

A plan is advice (`next_kind`, `next_on`, `why`) and permission (`may_...`, `reason_not`). Permission is narrow on purpose:
only what cannot be right is refused (third follow-up, an ask after a no; rulebook A33-A35, M14). Writing a day early is not.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from shoptalk.method import cadence
from shoptalk.method.business_days import Calendar, later
from shoptalk.method.cadence import Step, Wait
from shoptalk.method.day_words import ordinal, spoken
from shoptalk.method.story import Place, Story

KEEP_IN_TOUCH_DAYS = 120  # calendar days: "every 3-4 months, at most 3 times a year uninvited" (C11)


@dataclass(frozen=True, slots=True)
class Plan:
    """The next move for one contact. `next_on` is the first day on which it is due; None only for `next_kind` "none"."""

    stage: str
    next_kind: str
    next_on: date | None
    why: str
    may_ask: bool = False
    may_follow_up: bool = False
    may_answer: bool = False
    reason_not: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a plan depends on besides the story."""

    today: date
    calendar: Calendar
    second_person_known: bool
    second_person_asked: bool


def plan(story: Story, setting: Setting) -> Plan:
    """The plan for this story. Thanks that are owed come before anything else."""
    made = PLANS[story.place](story, setting)
    if story.owes_thanks_since is None:
        return made
    met = story.place is Place.MET
    why = (
        f"You talked on {spoken(story.owes_thanks_since)}. A short thank-you is best within a day."
        if met
        else (f"They helped you on with a name on {spoken(story.owes_thanks_since)}. A line of thanks is due.")
    )
    return replace(made, next_kind="thank", next_on=story.owes_thanks_since, why=why, may_answer=True)


def _fresh(story: Story, setting: Setting) -> Plan:
    if story.came_back_on:
        return _came_back(story, story.came_back_on, "to_ask")
    on = cadence.back_on(setting.today, story.absences, setting.calendar)
    away = on > setting.today
    return Plan(
        "to_ask",
        "ask",
        on,
        f"They are away. Your note is better read from {spoken(on)}." if away else "You have not asked yet.",
        may_ask=True,
        reason_not="You have not asked yet, so there is nothing to follow up.",
    )


def _waiting(story: Story, setting: Setting) -> Plan:
    wait = story.wait
    assert wait is not None  # a story waits only after an ask
    if story.said_no:
        return _closed(story, setting)
    if wait.channels <= story.closed_channels:
        return _came_back(story, wait.wrote_on, "let_go")
    if not wait.reached:
        return _unreached(story, wait, setting)
    if wait.follow_ups >= cadence.MOST_FOLLOW_UPS:
        return _after_last_line(story, wait, setting)
    step = _step(story, wait, setting)
    rested = setting.today >= wait.rested_on and story.rounds < cadence.MOST_SILENT_ROUNDS
    return Plan(
        "scheduled" if story.agreed else "following_up" if wait.follow_ups else "asked",
        step.kind,
        step.on,
        _why_now(story, wait, step, setting),
        may_ask=rested,
        may_follow_up=True,
        reason_not=""
        if rested
        else f"You asked on {spoken(wait.asked_on)}. The next message is a follow-up, not a new ask.",
    )


def _step(story: Story, wait: Wait, setting: Setting) -> Step:
    """The next follow-up: by another address, by another call, or by the rhythm of three and seven."""
    if wait.came_back_on and not wait.rings and not story.closed_channels:
        return Step("other_address", wait.came_back_on)
    if 0 < wait.rings <= cadence.MOST_RINGS:
        return cadence.ring_again(wait, setting.calendar, story.absences)
    step = cadence.follow_up(
        wait,
        setting.today,
        setting.calendar,
        story.absences,
        second_person_known=setting.second_person_known,
        second_person_asked=setting.second_person_asked,
    )
    if wait.rings == 0:
        return step
    kind = "last_line" if wait.follow_ups else "nudge"  # enough rings: write
    kind = step.kind if step.kind == "second_person" else kind
    return Step(kind, max(step.on, cadence.ring_again(wait, setting.calendar, story.absences).on))


def _unreached(story: Story, wait: Wait, setting: Setting) -> Plan:
    if not wait.rings:
        return _came_back(story, wait.came_back_on or wait.wrote_on, "scheduled" if story.agreed else "to_ask")
    step = cadence.ring_again(wait, setting.calendar, story.absences)
    why = f"You rang on {spoken(wait.rang_on or wait.wrote_on)} and nobody was there. Another day often does it."
    if wait.rings > cadence.MOST_RINGS:
        step = Step("ask", step.on)
        why = "Nobody picked up, more than once. A message, written or spoken, is kinder than another ring."
    return Plan(
        "scheduled" if story.agreed else "asked",
        step.kind,
        step.on,
        why,
        may_ask=True,
        reason_not="Nothing has reached them yet, so the next message is the ask itself.",
    )


def _came_back(story: Story, on: date, stage: str) -> Plan:
    if story.closed_channels:
        return Plan(
            "let_go",
            "none",
            None,
            "Letters to them came back twice. If you find another way to reach them, ask anew there.",
            may_ask=True,
            reason_not=f"Letters by {_listed(story.closed_channels)} came back twice. Another channel is open.",
        )
    return Plan(
        stage,
        "other_address",
        on,
        f"Your letter came back on {spoken(on)}. Another address or another channel may work.",
        may_ask=True,
        reason_not="Your letter came back, so there is nothing to follow up yet.",
    )


def _after_last_line(story: Story, wait: Wait, setting: Setting) -> Plan:
    written = f"You wrote three times, last on {spoken(wait.wrote_on)}."
    if story.rounds >= cadence.MOST_SILENT_ROUNDS:
        return Plan(
            "let_go",
            "none",
            None,
            "They were silent through two rounds. That is an answer too, and it is not about you.",
            reason_not="They were silent through two rounds, each with two follow-ups. Let them be; others will answer.",
        )
    on = cadence.wake(wait, setting.calendar, story.absences)
    rested = setting.today >= wait.rested_on
    return Plan(
        "resting",
        "ask_again_after_rest",
        on,
        f"They have rested since {spoken(wait.wrote_on)}. You may ask once more, if you still want to."
        if rested
        else f"Two follow-ups are enough. They rest until {spoken(on)}.",
        may_ask=rested,
        reason_not=f"{written} A third follow-up does not help; "
        + ("ask anew or let it be." if rested else f"you may ask anew from {spoken(on)}."),
    )


def _talking(story: Story, setting: Setting) -> Plan:
    on = story.owes_answer_since or setting.today
    reason = (
        "They said no earlier, so answer them, but do not ask again."
        if story.said_no
        else (f"They replied on {spoken(on)}. What goes out now is your answer, not a follow-up.")
    )
    return Plan(
        "talking",
        "answer_reply",
        on,
        f"They replied on {spoken(on)}. Your answer is next.",
        may_ask=not story.said_no,
        may_answer=True,
        reason_not=reason,
    )


def _agreed(story: Story, setting: Setting) -> Plan:
    reason = "They have said yes. What is left is the time, so there is nothing to ask for or to follow up."
    base = Plan("scheduled", "set_time", story.owes_answer_since, "", may_answer=True, reason_not=reason)
    if story.talk_on is None:
        since = story.owes_answer_since or setting.today
        return replace(
            base, next_on=since, why=f"They said yes; since {spoken(since)} only the time is open. Offer two or three."
        )
    if story.owes_answer_since:
        on = story.owes_answer_since
        return replace(base, next_kind="answer_reply", next_on=on, why=f"They wrote on {spoken(on)} about your talk.")
    talk = spoken(story.talk_on)
    why = f"You talk on {talk}. A thank-you comes right after it."
    if setting.today >= story.talk_on:
        why = f"Your talk was set for {talk}. If it took place, a thank-you is next; if not, offer a new time."
    return replace(base, next_kind="thank", next_on=story.talk_on, why=why)


def _met(story: Story, setting: Setting) -> Plan:
    return Plan(
        "met",
        "thank",
        story.owes_thanks_since or setting.today,
        "You talked. A short thank-you is next.",
        may_answer=True,
        reason_not="You have talked. First comes the thank-you, and it asks for nothing.",
    )


def _thanked(story: Story, setting: Setting) -> Plan:
    base = Plan(
        "thanked",
        "check_back",
        None,
        "",
        may_ask=not story.said_no,
        may_answer=True,
        reason_not="There is no open ask to follow up.",
    )
    if story.owes_answer_since:
        on = story.owes_answer_since
        return replace(base, next_kind="answer_reply", next_on=on, why=f"They wrote to you on {spoken(on)}.")
    if story.came_back_on and not story.closed_channels:
        on = story.came_back_on
        return replace(
            base,
            next_kind="other_address",
            next_on=on,
            why=f"Your letter came back on {spoken(on)}. Try another address.",
        )
    on = setting.calendar.on_or_after(later(story.last_on or setting.today, KEEP_IN_TOUCH_DAYS))
    why = f"A line about what came of their advice is good around {spoken(on)}."
    if setting.today >= on:
        why = "It has been about four months. Tell them what came of their advice."
    return replace(base, next_on=on, why=why)


def _not_now(story: Story, setting: Setting) -> Plan:
    named = story.check_on or setting.today
    reached = setting.today >= named
    return Plan(
        "resting",
        "check_back",
        setting.calendar.on_or_after(named),
        f"They asked you to come back around {spoken(named)}. One message, then it is up to them.",
        may_ask=reached,
        reason_not="One message, as agreed, and no follow-up to it."
        if reached
        else f"They asked for time until {spoken(named)}.",
    )


def _helped(story: Story, setting: Setting) -> Plan:
    return Plan(
        "let_go",
        "none",
        None,
        "They passed you on. The person they named is the one to ask.",
        may_answer=True,
        reason_not="They passed you on to somebody else, so the next ask goes there. Thanks and news are welcome.",
    )


def _closed(story: Story, setting: Setting) -> Plan:
    if story.said_no:
        why, reason = (
            "They said no. That is an answer, and a short one.",
            "They said no, so no further ask goes to them.",
        )
    elif story.checked_back and story.check_on:
        why, reason = (
            "You came back once, as agreed. The next word is theirs.",
            "You came back once, as agreed. More would press.",
        )
    else:
        why, reason = "“Not now” without a day is a kind no.", "They said not now, so no further ask goes to them."
    spoke_last = story.place is Place.CLOSED and not story.checked_back
    return Plan("let_go", "none", None, why, may_answer=spoke_last and not story.closing_thanked, reason_not=reason)


def _never(story: Story, setting: Setting) -> Plan:
    return Plan(
        "do_not_contact",
        "none",
        None,
        "They asked not to be contacted. That stands.",
        reason_not="They asked not to be contacted, so nothing may go to them.",
    )


def _why_now(story: Story, wait: Wait, step: Step, setting: Setting) -> str:
    """The sentence for Today: what was done, how long ago, what is next."""
    message = "your voicemail" if wait.by_voice and not wait.follow_ups else "your note"
    if away := next((away for away in story.absences if away.first <= setting.today <= away.last), None):
        return f"They are away until {spoken(away.last)}. The count goes on after that; next is {spoken(step.on)}."
    if step.kind == "other_address":
        return f"Your letter of {spoken(wait.wrote_on)} came back. Another address or another channel may work."
    if wait.rings and step.kind == "call_again":
        return f"You rang on {spoken(wait.rang_on or wait.wrote_on)} and nobody was there. Another day often does it."
    if wait.will_call_on:
        return f"You said that you would call again on {spoken(wait.will_call_on)}."
    waited = cadence.days_waited(wait, setting.today, setting.calendar, story.absences)
    since = (
        f"{ordinal(waited)} business day since {message}"
        if ordinal(waited)
        else f"{message.capitalize()} is from {spoken(wait.asked_on)}"
    )
    if setting.today < step.on:
        return (
            f"{since}. {NEXT_WORDS[step.kind].capitalize()} is planned for {spoken(step.on)}."
            if waited
            else (
                f"You asked on {spoken(wait.asked_on)}. {NEXT_WORDS[step.kind].capitalize()} is planned for {spoken(step.on)}."
            )
        )
    return f"{since}, and no answer yet. Next is {NEXT_WORDS[step.kind]}."


def _listed(channels: frozenset[str]) -> str:
    return " and ".join(sorted(channels))


NEXT_WORDS = {
    "nudge": "a light nudge",
    "last_line": "one last, kind line",
    "second_person": "a second person there",
    "call_again": "another call",
}

PLANS: dict[Place, Callable[[Story, Setting], Plan]] = {
    Place.FRESH: _fresh,
    Place.WAITING: _waiting,
    Place.TALKING: _talking,
    Place.AGREED: _agreed,
    Place.MET: _met,
    Place.THANKED: _thanked,
    Place.NOT_NOW: _not_now,
    Place.HELPED: _helped,
    Place.CLOSED: _closed,
    Place.NEVER: _never,
}
