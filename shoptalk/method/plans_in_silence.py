"""Plans while the contact has not answered: to ask, asked, following up, resting (rulebook A31, A33-A35)."""

from datetime import date

from shoptalk.method import cadence
from shoptalk.method.cadence import Step, Wait
from shoptalk.method.day_words import ordinal, spoken
from shoptalk.method.plan import Plan, Setting
from shoptalk.method.story import Story

STEP_WORDS = {
    "nudge": "A light nudge",
    "last_line": "One last, kind line",
    "second_person": "A second person there",
    "call_again": "Another call",
}


def to_ask(story: Story, setting: Setting) -> Plan:
    """Nobody wrote yet. A new ask can be made any day, so it is due today, or after an absence."""
    if story.came_back_on:
        return _came_back(story, story.came_back_on)
    on = cadence.back_on(setting.today, story.absences, setting.calendar)
    why = "You have not asked yet."
    if on > setting.today:
        why = f"They are away. Your note is better read from {spoken(on)}."
    return Plan("to_ask", "ask", on, why, may_ask=True, reason_not="You have not asked yet: nothing to follow up.")


def waiting(story: Story, setting: Setting) -> Plan:
    """The seeker spoke last."""
    wait = story.wait
    if wait is None:
        raise ValueError("A story waits only after an ask. This one has none, so it was not told by `turns.tell`.")
    if wait.channels <= story.closed_channels:
        return _came_back(story, wait.came_back_on or wait.wrote_on)
    if not wait.reached:
        return _rang(story, wait, setting) if wait.rings else _came_back(story, wait.came_back_on or wait.wrote_on)
    if wait.follow_ups >= cadence.MOST_FOLLOW_UPS:
        return _after_last_line(story, wait, setting)
    step = _step(story, wait, setting)
    rested = _may_ask_anew(story, wait) and setting.today >= max(wait.rested_on, step.on)
    stage = "following_up" if wait.follow_ups else "asked"
    reason = f"You asked on {spoken(wait.asked_on)}. The next message is a follow-up, not a new ask."
    return Plan(
        stage="scheduled" if story.agreed else stage,
        next_kind=step.kind,
        next_on=step.on,
        why=_why_now(story, wait, step, setting),
        may_ask=rested,
        may_follow_up=True,
        reason_not="" if rested else reason,
    )


def _step(story: Story, wait: Wait, setting: Setting) -> Step:
    """The next follow-up: by another address, by another call, or by the rhythm of three and seven."""
    if wait.came_back_on and not wait.rings and not story.closed_channels:
        return Step("other_address", wait.came_back_on)
    if 0 < wait.rings <= cadence.MOST_RINGS:
        return cadence.ring_again(wait, setting.calendar, story.absences)
    alone = story.warm  # somebody who once answered is asked before anybody else there is (A32)
    step = cadence.follow_up(
        wait,
        setting.today,
        setting.calendar,
        story.absences,
        second_person_known=setting.second_person_known and not alone,
        second_person_asked=setting.second_person_asked and not alone,
    )
    if wait.rings == 0 or step.kind == "second_person":
        return step
    next_day = cadence.ring_again(wait, setting.calendar, story.absences).on
    return Step("last_line" if wait.follow_ups else "nudge", max(step.on, next_day))  # enough rings: write


def _rang(story: Story, wait: Wait, setting: Setting) -> Plan:
    """Only rings so far: nothing was said, so the ask is still to be made."""
    step = cadence.ring_again(wait, setting.calendar, story.absences)
    why = _rang_words(wait)
    if wait.rings > cadence.MOST_RINGS:
        step = Step("set_time" if story.agreed else "ask", step.on)
        why = "Nobody picked up, more than once. A message, written or spoken, is kinder than another ring."
    return Plan(
        stage="scheduled" if story.agreed else "asked",
        next_kind=step.kind,
        next_on=step.on,
        why=why,
        may_ask=not story.said_no,
        may_answer=story.agreed,
        reason_not="Nothing has reached them yet, so there is nothing to follow up.",
    )


def _came_back(story: Story, on: date) -> Plan:
    """The letter bounced: another address, or, after the second bounce, another channel or nothing (A35)."""
    permission = {"may_ask": not story.said_no, "may_answer": story.agreed}
    if story.closed_channels:
        ways = " and ".join(sorted(story.closed_channels))
        why = "Letters to them came back twice. If you find another way to reach them, ask there."
        reason = f"Letters by {ways} came back twice, so nothing more goes there. Another channel is open."
        return Plan("let_go", "none", None, why, reason_not=reason, **permission)
    why = f"Your letter came back on {spoken(on)}. Another address or another channel may work."
    reason = "Your letter came back, so there is nothing to follow up yet."
    stage = "scheduled" if story.agreed else "to_ask"
    return Plan(stage, "other_address", on, why, reason_not=reason, **permission)


def _after_last_line(story: Story, wait: Wait, setting: Setting) -> Plan:
    """Two follow-ups went out: rest, then one more round, then let go (A33-A35)."""
    wrote = f"Your last message went out on {spoken(wait.wrote_on)}, after two follow-ups in all."
    if not _may_ask_anew(story, wait):
        why = "They stayed silent after all your messages. That is an answer too, and it is not about you."
        return Plan("let_go", "none", None, why, reason_not=f"{wrote} Let them be; others will answer.")
    on = cadence.wake(wait, setting.calendar, story.absences)
    rested = setting.today >= on
    return Plan(
        stage="resting",
        next_kind="ask_again_after_rest",
        next_on=on,
        why="They have had three months of quiet. You may ask once more, if you still want to."
        if rested
        else f"Two follow-ups are enough. Let them rest until {spoken(on)}.",
        may_ask=rested,
        reason_not=f"{wrote} A third does not help: "
        + ("ask anew, or let it be." if rested else f"let them rest until {spoken(on)}."),
    )


def _may_ask_anew(story: Story, wait: Wait) -> bool:
    """One more round after a rest, unless they said no earlier or this was the second one."""
    return story.rounds < cadence.MOST_SILENT_ROUNDS and not story.said_no


def _why_now(story: Story, wait: Wait, step: Step, setting: Setting) -> str:
    """The sentence for Today: what was done, how long ago, what is next. It counts days only once the move is due, so
    that a sentence that was kept stays true until then."""
    next_words = STEP_WORDS.get(step.kind, "")
    if step.kind == "other_address":
        return f"Your letter of {spoken(wait.wrote_on)} came back. Another address or another channel may work."
    if step.kind == "call_again" and wait.rings:
        return _rang_words(wait)
    if wait.will_call_on:
        return f"You said that you would call again on {spoken(wait.will_call_on)}."
    if setting.today < step.on:
        wrote = "wrote about a time" if story.agreed else "asked"
        away = max((away.last for away in story.absences if away.last >= wait.asked_on), default=None)
        begin = f"They are away until {spoken(away)}" if away else f"You {wrote} on {spoken(wait.asked_on)}"
        return f"{begin}. {next_words} is planned for {spoken(step.on)}."
    message = "your voicemail" if wait.by_voice and not wait.follow_ups else "your note"
    waited = ordinal(cadence.days_waited(wait, setting.today, setting.calendar, story.absences))
    since = f"{waited} business day since {message}"
    if not waited:
        since = f"{message.capitalize()} is from {spoken(wait.asked_on)}"
    return f"{since}, and no answer yet. {next_words} is next."


def _rang_words(wait: Wait) -> str:
    return f"You rang on {spoken(wait.rang_on or wait.wrote_on)} and nobody was there. Another day often does it."
