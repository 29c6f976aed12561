"""Wordings around and after a talk: an answer, a confirmation, thanks, what came of it, staying in touch, a mentorship
(B26, C1, C2, C4, C6, C11, C18). With notes of a talk, `followthrough` writes fuller ones; these stand where there are
none.

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
    "what_you_will_do_and_by_when": "what you will do, and by when",
    "helped_with": "what they did for you",
    "your_news_for_them": "what you bring them: progress, a decision, an article, their own news",
    "what_you_would_like_to_learn": "what you would like to learn with them",
    "what_came_of_your_last_talk": "what came of your last talk",
}

AFTER_A_REPLY = Template(
    "after_reply.email.reply.1", "after_reply", "email", "reply", 1,
    "Thank you for writing back",
    "Hi {recipient_given},\n\nThank you for writing back. {your_answer_to_what_they_wrote}\n\nIf a short talk still "
    "suits you, I am free {windows}, and glad to fit around you. If not, that is perfectly fine.\n\nBest wishes,\n"
    "{seeker_name}",
)  # fmt: skip

AFTER_A_TALK = Template(
    "after_talk.email.thanks.1", "after_talk", "email", "thanks", 2,
    "Thank you, {recipient_given}",
    "Hi {recipient_given},\n\nThank you for your time. What stays with me is {one_thing_you_took_from_the_talk}, and "
    "I would not have learned it from any page about {field}.\n\nI will {what_you_will_do_and_by_when}, and "
    "tell you what comes of it. It was kind of you to make the time, and I know how full a day is.\n\nBest wishes,\n"
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
INVITING = Template(
    "before_talk.email.invitation.1", "before_talk", "email", "invitation", 1,
    "Our talk: {talk_time}",
    "Hi {recipient_given},\n\nThank you for making the time. With this comes the invitation for your calendar: "
    "{talk_time}. {talk_way}, and I will be done after {minutes} minutes.\n\nIf it does not suit after all, decline it "
    "or propose another time there, and I will see it.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
INVITING_ANEW = Template(
    "before_talk.email.invite_anew.1", "before_talk", "email", "invite_anew", 1,
    "Our talk, changed: {talk_time}",
    "Hi {recipient_given},\n\nThis is our talk as it stands now, for your calendar: {talk_time}. {talk_way}, and I "
    "will be done after {minutes} minutes.\n\nThank you for bearing with me. If it does not suit, decline it or "
    "propose another time there.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
CALLING_OFF = Template(
    "before_talk.email.invite_off.1", "before_talk", "email", "invite_off", 1,
    "Called off: our talk of {talk_time}",
    "Hi {recipient_given},\n\nOur talk of {talk_time} does not take place, and this takes it out of your calendar. "
    "Thank you for having kept the time free.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
AFTER_HELP = Template(
    "after_help.email.thanks.1", "after_help", "email", "thanks", 1,
    "Thank you, {recipient_given}",
    "Hi {recipient_given},\n\nThank you for {helped_with}. Without you I would still be wondering whom to ask about "
    "{field}, and I wanted you to know that your help opened a door.\n\nI will tell you what comes of it. No answer is "
    "needed.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
REPORT_BACK = Template(
    "after_talk.email.report_back.1", "after_talk", "email", "report_back", 1,
    "What came of your advice",
    "Hi {recipient_given},\n\nYou helped me on, and I would like you to know what came of it: "
    "{what_came_of_their_advice}.\n\nThank you again. No answer is needed.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
IN_TOUCH = Template(
    "after_talk.email.in_touch.1", "after_talk", "email", "in_touch", 1,
    "Something for you",
    "Hi {recipient_given},\n\n{your_news_for_them}.\n\nOur talk about {field} still helps me, and I wanted you to hear "
    "of this. No answer is needed.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
MENTORSHIP = Template(
    "after_talk.email.mentorship.1", "after_talk", "email", "mentorship", 1,
    "A short talk now and then?",
    "Hi {recipient_given},\n\nYour advice has helped me more than once, and each time I could tell you what came of it."
    " Would you be open to a short talk every six weeks for six months, and then we look whether it still helps?\n\nI "
    "would like to learn {what_you_would_like_to_learn}. I come prepared and keep to the time, and you can stop "
    "whenever you like. A no is completely fine.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
NEXT_TALK = Template(
    "after_talk.email.mentor_talk.1", "after_talk", "email", "mentor_talk", 1,
    "Our next talk",
    "Hi {recipient_given},\n\nIt is about time for our next talk, if it still suits you. Since the last one "
    "{what_came_of_your_last_talk}.{?windows: {windows} would be easy for me.} Any other time is fine too, and so is "
    "skipping this one.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
REVIEW = Template(
    "after_talk.email.mentor_review.1", "after_talk", "email", "mentor_review", 1,
    "Does it still help?",
    "Hi {recipient_given},\n\nWe said that we would look, about now, whether our talks still help. For me they do: "
    "{what_came_of_their_advice}. If you would like to go on, so would I; and if this is a good point to stop, I am "
    "grateful for all of it.\n\nBest wishes,\n{seeker_name}",
)  # fmt: skip
BY_MOVE = {
    "thank_helper": AFTER_HELP, "mentor_talk": NEXT_TALK, "mentor_review": REVIEW, "invite_anew": INVITING_ANEW,
    "invite_off": CALLING_OFF,
}  # fmt: skip
BY_KIND = {
    "confirm": CONFIRMING, "report_back": REPORT_BACK, "in_touch": IN_TOUCH, "mentorship": MENTORSHIP,
    "invitation": INVITING,
}  # fmt: skip
TEMPLATES = (
    AFTER_A_REPLY, CONFIRMING, INVITING, INVITING_ANEW, CALLING_OFF, AFTER_A_TALK, KEEPING_IN_TOUCH, REPORT_BACK,
    IN_TOUCH, MENTORSHIP, NEXT_TALK, REVIEW, AFTER_A_NAME, AFTER_HELP,
)  # fmt: skip
