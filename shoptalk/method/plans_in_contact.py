"""Plans after the contact has answered: talking, scheduled, met, thanked, and the kind ends (rulebook A35, C1, C11)."""

from dataclasses import replace

from shoptalk.method.business_days import later
from shoptalk.method.day_words import spoken
from shoptalk.method.plan import Plan, Setting
from shoptalk.method.story import Story

THANKS_DAYS = 3  # C1: due in 24 hours; after 72 it is later than the norm
KEEP_IN_TOUCH_DAYS = 120  # calendar days: "every 3-4 months, at most 3 times a year uninvited" (C11)


def talking(story: Story, setting: Setting) -> Plan:
    """They wrote; the answer is the seeker's."""
    on = story.owes_answer_since or setting.today
    why = f"They replied on {spoken(on)}. Your answer is next."
    reason = f"They replied on {spoken(on)}. What goes out now is your answer, not a follow-up."
    if story.said_no:
        reason = "They said no earlier, so answer them, but do not ask again."
    return Plan("talking", "answer_reply", on, why, may_ask=not story.said_no, may_answer=True, reason_not=reason)


def agreed(story: Story, setting: Setting) -> Plan:
    """They said yes. Without a day, set it; with a day, the next thing this machine knows of is the thank-you (C1)."""
    reason = "They have said yes, so there is nothing left to ask for or to follow up."
    if story.talk_on is None:
        on = story.owes_answer_since or setting.today
        why = "They said yes. Only the time is open: offer two or three."
        return Plan("scheduled", "set_time", on, why, may_answer=True, reason_not=reason)
    if story.owes_answer_since:
        on = story.owes_answer_since
        why = f"They wrote on {spoken(on)} about your talk. Your answer is next."
        return Plan("scheduled", "answer_reply", on, why, may_answer=True, reason_not=reason)
    talk = spoken(story.talk_on)
    why = f"You talk on {talk}. A thank-you comes right after it."
    if setting.today >= story.talk_on:
        why = f"Your talk was set for {talk}. If it took place, a thank-you is next; if not, offer a new time."
    return Plan("scheduled", "thank", story.talk_on, why, may_answer=True, reason_not=reason)


def met(story: Story, setting: Setting) -> Plan:
    """They talked; `stages` puts the thank-you first."""
    on = story.owes_thanks_since or setting.today
    why = f"You talked on {spoken(on)}. A short thank-you is best within a day."
    if (setting.today - on).days > THANKS_DAYS:
        why = f"You talked on {spoken(on)}. Its day has gone by, and a thank-you is as welcome as it was."
    reason = "You have talked. First comes the thank-you, and it asks for nothing."
    return Plan("met", "thank", on, why, may_answer=True, reason_not=reason)


def thanked(story: Story, setting: Setting) -> Plan:
    """A tie to keep: answer what they write, and be in touch three times a year (C11, C12)."""
    on = setting.calendar.on_or_after(later(story.last_on or setting.today, KEEP_IN_TOUCH_DAYS))
    why = f"A line about what came of their advice is good around {spoken(on)}."
    if setting.today >= on:
        why = "It has been about four months. Tell them what came of their advice."
    reason = "There is no open ask, so there is nothing to follow up."
    tie = Plan("thanked", "check_back", on, why, may_ask=not story.said_no, may_answer=True, reason_not=reason)
    if story.owes_answer_since:
        on = story.owes_answer_since
        return replace(tie, next_kind="answer_reply", next_on=on, why=f"They wrote to you on {spoken(on)}.")
    if story.came_back_on and not story.closed_channels:
        why = f"Your letter came back on {spoken(story.came_back_on)}. Another address may work."
        return replace(tie, next_kind="other_address", next_on=story.came_back_on, why=why)
    return tie


def not_now(story: Story, setting: Setting) -> Plan:
    """They named a day: one message then, and none before (A35)."""
    named = story.check_on or setting.today
    on = setting.calendar.on_or_after(named)
    why = f"They asked you to come back around {spoken(named)}. One message, then it is up to them."
    if setting.today < on:
        return Plan("resting", "check_back", on, why, reason_not=f"They asked for time until {spoken(named)}.")
    reason = "One message, as agreed, and no follow-up to it."
    return Plan("resting", "check_back", on, why, may_ask=True, reason_not=reason)


def helped(story: Story, setting: Setting) -> Plan:
    """They named somebody else: thank them, ask that person, and tell them later what came of it (A30, C6)."""
    why = "They passed you on. The person they named is the one to ask."
    reason = "They passed you on, so the next ask goes to the person they named. Thanks and news are welcome here."
    return Plan("let_go", "none", None, why, may_answer=True, reason_not=reason)


def closed(story: Story, setting: Setting) -> Plan:
    """A no, a "not now" without a day, or the one check-back was made: at most a word of thanks (A35)."""
    if story.said_no:
        why = "They said no. That is an answer, and a short one."
        reason = "They said no, so no further ask goes to them."
    elif story.check_on:
        why = "You came back once, as agreed. The next word is theirs."
        reason = "You came back once, as agreed. A second time would press."
    else:
        why = "“Not now” without a day is a kind no."
        reason = "They said not now, so no further ask goes to them."
    their_word = not story.check_on and not story.last_word_said
    return Plan("let_go", "none", None, why, may_answer=their_word, reason_not=reason)


def never(story: Story, setting: Setting) -> Plan:
    """Asked not to be contacted: for ever."""
    why = "They asked not to be contacted. That stands."
    reason = "They asked not to be contacted, so nothing may go to them."
    return Plan("do_not_contact", "none", None, why, reason_not=reason)
