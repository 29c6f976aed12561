"""Wordings for the days after somebody answered: the answer, the line before a talk (B26), thanks, and what came of it
(C1, C2, C11).

What only the seeker can know is a slot, so that no thanks leaves without its one concrete thing (M16).
"""

from shoptalk.method.letter_templates import Template

# Slots of these wordings that no other wording has, with the words that stand for them in a draft.
ONLY_HERE = {
    "named": "the name they gave you",
    "one_thing_you_took_from_the_talk": "one thing you took from the talk",
    "what_came_of_their_advice": "what came of their advice",
    "your_answer_to_what_they_wrote": "your answer to what they wrote",
    "talk_day": "the day of the talk",
    "talk_time": "the day and hour of the talk",
    "talk_way": "how the talk goes",
}

AFTER_A_REPLY = Template(
    "after_reply.email.reply.1", "after_reply", "email", "reply", 1,
    "Thank you for writing back",
    "Hi {recipient_given},\n\nThank you for writing back. {your_answer_to_what_they_wrote}\n\nIf a short talk still "
    "suits you, I am free {windows}, and glad to fit around you. If not, that is perfectly fine.\n\nBest wishes,\n"
    "{seeker_name}",
)  # fmt: skip

AFTER_A_TALK = Template(
    "after_talk.email.thanks.1", "after_talk", "email", "thanks", 1,
    "Thank you, {recipient_given}",
    "Hi {recipient_given},\n\nThank you for your time. What stays with me is {one_thing_you_took_from_the_talk}, and "
    "I would not have learned it from any page about {field}.\n\nI will tell you what comes of it.\n\nBest wishes,\n"
    "{seeker_name}",
)  # fmt: skip
AFTER_A_NAME = Template(
    "after_name.email.thanks.1", "after_name", "email", "thanks", 1,
    "Thank you, {recipient_given}",
    "Hi {recipient_given},\n\nThank you for pointing me to {named}. I will write to them, say that the idea was yours, "
    "and tell you how it went.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
KEEPING_IN_TOUCH = Template(
    "after_talk.email.check_back.1", "after_talk", "email", "check_back", 1,
    "What came of your advice",
    "Hi {recipient_given},\n\nSome months ago you took the time to talk with me about {field}. Since then "
    "{what_came_of_their_advice}. I wanted you to know, and no answer is needed.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
CONFIRMING = Template(
    "before_talk.email.confirm.1", "before_talk", "email", "confirm", 1,
    "Our talk {talk_day}",
    "Hi {recipient_given},\n\nI look forward to our talk {talk_day}: {talk_time}. {talk_way}, and I will be done after "
    "{minutes} minutes. If anything has come up, simply tell me, and we find another time.\n\nBest wishes,\n"
    "{seeker_name}",
)  # fmt: skip
TEMPLATES = (AFTER_A_REPLY, CONFIRMING, AFTER_A_TALK, KEEPING_IN_TOUCH, AFTER_A_NAME)
