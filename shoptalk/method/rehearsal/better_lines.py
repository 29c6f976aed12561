"""The line to try it with, made from the facts at hand; and what is most worth trying first."""

from __future__ import annotations

from collections.abc import Mapping

# The first that is missing is the one to try; what costs most comes first.
TRY_FIRST = (
    "no_job", "name_tie", "purpose_minutes", "surprise", "reason", "good_moment", "number_twice", "closed", "end_time",
    "first_question", "about_me", "who_else", "report_back", "went_deeper", "turn_length", "talk_share",
    "thirty_seconds", "thanks", "pace", "fillers",
)  # fmt: skip
# The hardest things come first when something is praised.
PRAISE_FIRST = (
    "surprise", "good_moment", "purpose_minutes", "name_tie", "closed", "who_else", "report_back", "went_deeper",
    "end_time", "about_me", "first_question", "number_twice", "reason", "no_job", "thanks", "turn_length", "talk_share",
    "thirty_seconds", "pace", "fillers",
)  # fmt: skip
_LINES = {
    "no_job": "I am not asking for a job. I would like to hear how you came to your work, for {minutes} minutes.",
    "name_tie": "Hello {called}, this is {seeker}. {who_sent}",
    "purpose_minutes": "I am finding out what {field} is really like. Could I ask you about it for {minutes} minutes, one day this week or next?",
    "good_moment": "Is this a good moment, or when may I call back?",
    "turn_length": "I am finding out what {field} is really like. Could I ask you about it for {minutes} minutes?",
    "talk_share": "What would you want to know in my place?",
    "closed": "Would Thursday at ten suit you? Thank you, then Thursday at ten.",
    "thanks": "Thank you for your time, it helps me a great deal.",
    "fillers": "(Say the sentence, close your mouth, and count to two.)",
    "pace": "(The same sentence once more, as slowly as you would read it to a child.)",
    "reason": "I am finding out what {field} is really like, and I would like to ask you about it for {minutes} minutes.",
    "number_twice": "My number once more, slowly: five five five, …",
    "thirty_seconds": "This is {seeker}. {who_sent} I will call again on Thursday at ten.",
    "end_time": "I promised to keep to {minutes} minutes. Is it still all right for us to end then?",
    "about_me": "In one sentence: what I do now, one thing I have done, and that I want to learn about {field}.",
    "first_question": "How did you come to do this work?",
    "who_else": "Who else, somebody who sees it quite differently, would you talk to in my place?",
    "report_back": "I will try that, and I will write to you what came of it.",
    "went_deeper": "Could you tell me more about that? What happened then?",
}
_AFTER_SURPRISE = {
    "papers": "Thank you, but I am not applying. I would rather hear your story for {minutes} minutes than send a résumé.",
    "not_hiring": "That is quite all right, I am not looking for a position. I only want to learn how the work is.",
    "about_a_job": "No, it is not about a job. I would like to learn about the work, for {minutes} minutes.",
    "why_me": "Because you have done what I am thinking about, and I would like to hear how it was.",
    "your_number": "{number_from} If it is not all right, I will hang up at once.",
    "silence": "(Nothing. Count to four, and let them think.)",
    "wrong_person": "Sorry about that. Whom would you ask in my place?",
    "not_there": "When would be a better time to call?",
    "busy": "I would like {minutes} minutes of your time another day. When may I call back?",
    "less_time": "Five minutes are wonderful, thank you. Which day suits you?",
    "yes": "How kind. Could we do it properly, {minutes} minutes, on Thursday at ten?",
    "conditions": "Of course, and thank you. Which day suits you?",
    "story": "I would love to hear all of that. Could we take {minutes} minutes for it, one day this week?",
}


_THROUGH_SOMEBODY = {
    "name_tie": "Hello, this is {seeker}. May I speak to {contact}? {who_sent}",
    "reason": "I am finding out what {field} is really like, and would like to ask {contact} about it for {minutes} minutes.",
}


def line_for(key: str, facts: Mapping[str, str], surprise: str = "", through_somebody: bool = False) -> str:
    """A sentence to say instead. What is not known is said without it."""
    lines = {**_LINES, **_THROUGH_SOMEBODY} if through_somebody and facts.get("contact") else _LINES
    saying = _AFTER_SURPRISE.get(surprise, "") if key == "surprise" else lines.get(key, "")
    connector, tie = facts.get("connector", ""), facts.get("tie", "")
    sent = f"{connector} suggested that I call." if connector else (tie if _is_sentence(tie) else "")
    found = {
        "called": "" if through_somebody else facts.get("called") or facts.get("contact", "").partition(" ")[0],
        "contact": facts.get("contact", ""),
        "seeker": facts.get("seeker") or "[your name]",
        "who_sent": sent,
        "number_from": f"{connector} gave it to me." if connector else "I called the main number and asked for you.",
        "field": facts.get("field") or "your work",
        "minutes": facts.get("minutes") or "twenty",
    }
    return " ".join(saying.format(**found).replace(" ,", ",").replace("Hello ,", "Hello,").split())


def _is_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", "!", "?"))
