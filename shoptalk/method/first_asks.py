"""The first letter, note, call and voicemail for each kind of tie, as data (rulebook A12-A28).

Each says only what the facts say, puts the connection first, asks one thing, names the minutes, fits their calendar and
leaves an easy way out.
"""

from __future__ import annotations

from shoptalk.method.letter_template import SITUATIONS, Template, numbered

_SUBJECTS = {
    "referral": "{referrer} suggested I write",
    "dormant": "Hello again, about {field}",
    "colleague": "{shared_employer} and {field}",
    "alumni": "{school} and {field}",
    "association": "Fellow member, about {field}",
    "acquaintance": "A question about {field}",
    "stranger": "A question about {field}",
}

# The first sentence of a letter is the connection (A14). Three of each, so that no two letters are alike (A21).
_OPENERS = {
    "referral": (
        "{referrer} suggested I write to you about {field}.",
        "I am writing at the suggestion of {referrer}.",
        "I have your name from {referrer}.",
    ),
    "dormant": (
        "We were last in touch {last_contact}.{?tie_sentence: {tie_sentence}.}",
        "The last time we were in touch was {last_contact}.{?tie_sentence: {tie_sentence}.}",
        "It has been a while, as we were last in touch {last_contact}.{?tie_sentence: {tie_sentence}.}",
    ),
    "colleague": (
        "We both worked at {shared_employer}.",
        "I am writing as somebody who also worked at {shared_employer}.",
        "We have {shared_employer} in common.",
    ),
    "alumni": (
        "We both went to {school}, so I hope a letter is welcome.",
        "I am writing from one {school} person to another.",
        "We have {school} in common.",
    ),
    "association": (
        "We are both members of {association}.",
        "I am writing as a fellow member of {association}.",
        "We have {association} in common.",
    ),
    "acquaintance": (
        "{tie_sentence}.",
        "{tie_sentence}. I hope you are well.",
        "{tie_sentence}, as you may remember.",
    ),
    "stranger": (
        "I am writing to you because {why_you}.",
        "We have not met; I am writing because {why_you}.",
        "What made me write is that {why_you}.",
    ),
}

# What fits only this person, where the opener does not say it already.
_WHY = (
    "{?why_you: I thought of you because {why_you}.}",
    "{?why_you: You came to mind because {why_you}.}",
    "{?why_you: I ask you because {why_you}.}",
)
_WHY_IS_SAID = ("stranger", "dormant")

_LETTERS = (
    """Hi {recipient_given},

OPENER

{who_i_am}, and I am finding out what {field} is really like. Could I ask you for {minutes} minutes, by phone or \
video, whenever suits you? I would love to hear {question}.

{?windows:{windows} would suit me, or pick any time. }If this is not a good moment, I quite understand.

Best wishes,
{seeker_name}""",
    """Hello {recipient_given},

OPENER

{who_i_am}. Before I decide anything, I am asking people how {field} looks from the inside. Would you have {minutes} \
minutes for a few questions? Most of all I wonder {question}.

I will call when it suits you{?windows:, {windows} for instance}. If it does not fit, just say no.

Thank you,
{seeker_name}""",
    """Dear {recipient_given},

OPENER

I want to hear about {field} from somebody who does it. {who_i_am}. May I ask you about your work for {minutes} \
minutes, however you prefer to talk? One of my questions is {question}.

I can fit around your week{?windows:; {windows} would suit me}. If you would rather not, that is fine.

Kind regards,
{seeker_name}""",
)

_SHORT_TIE = {
    "referral": "{referrer} suggested I get in touch.",
    "dormant": "We were last in touch {last_contact}.",
    "colleague": "We both worked at {shared_employer}.",
    "alumni": "We both went to {school}.",
    "association": "We are both members of {association}.",
    "acquaintance": "{tie_sentence}.",
    "stranger": "I am writing because {why_you}.",
}
_SPOKEN_TIE = {**_SHORT_TIE, "stranger": "I am calling because {why_you}."}

# A22, A26: tie, reason, small ask, thanks. The minutes wait for the answer.
_NOTES = (
    "Hi {recipient_given}. TIE {who_i_am}, and I am curious about {field}. May I ask you a question or two? "
    "Thanks, {seeker_given}",
    "Hello {recipient_given}. TIE {who_i_am}. Could I ask you what {field} is really like? Thank you, {seeker_given}",
)
_LONG_NOTES = (
    "Hi {recipient_given}. TIE {who_i_am}, and I am finding out what {field} is really like before I decide anything. "
    "Could I ask you questions for {minutes} minutes, any day that suits you? No prep needed. Thanks, {seeker_given}",
    "Hello {recipient_given}. TIE I would like to hear about {field} from somebody who does it. {who_i_am}. Would you "
    "have {minutes} minutes some day, by phone? If not, I understand. Thanks, {seeker_given}",
)
# A24: under 400 characters is answered most.
_INMAILS = (
    "Hi {recipient_given}. TIE {who_i_am}, and I am finding out what {field} is really like before I decide anything. "
    "Could I ask you for {minutes} minutes, by phone, whenever suits you? I would love to hear {question}. If not "
    "now, I quite understand. {seeker_name}",
    "Hello {recipient_given}. TIE {who_i_am}, and I want to know how {field} looks from the inside. Would you have "
    "{minutes} minutes for a few questions, at a time you choose? One is {question}. No is fine, too. {seeker_name}",
)
# A27: name and tie; purpose and minutes; is this a good moment.
_CALLS = (
    """Hello {recipient_given}, my name is {seeker_name}. TIE
{who_i_am}, and I would like to hear about {field} from you: {minutes} minutes of questions, on a day that suits you.
Is this a good moment, or when may I call you back?""",
    """Good day {recipient_given}, this is {seeker_name}. TIE
{who_i_am}. I am learning what {field} is really like, and hope to ask you about it for {minutes} minutes.
Do you have a minute now, or is there a better time to call back?""",
)
# A28: the number early and again at the end, when you call again, no call back expected.
_VOICEMAILS = (
    "Hello {recipient_given}, this is {seeker_name}, on {seeker_phone}. TIE I would like to ask you about {field} for "
    "{minutes} minutes, on any day that suits you. No need to call back: I will try again {call_again}. Once more, "
    "{seeker_name}, {seeker_phone}. Thank you.",
)


def _by_situation() -> list[Template]:
    made = []
    for situation in SITUATIONS:
        subject = _SUBJECTS[situation]
        for variant, letter in enumerate(_LETTERS):
            why = "" if situation in _WHY_IS_SAID else _WHY[variant]
            body = letter.replace("OPENER", _OPENERS[situation][variant] + why)
            made.append(numbered(situation, "email", "first", variant, subject, body))
        for channel, kind, texts, ties in (
            ("linkedin_note", "first", _NOTES, _SHORT_TIE),
            ("linkedin_note", "first_long", _LONG_NOTES, _SHORT_TIE),
            ("inmail", "first", _INMAILS, _SHORT_TIE),
            ("call", "first", _CALLS, _SPOKEN_TIE),
            ("voicemail", "first", _VOICEMAILS, _SPOKEN_TIE),
        ):
            for variant, text in enumerate(texts):
                body = text.replace("TIE", ties[situation])
                made.append(numbered(situation, channel, kind, variant, subject if channel == "inmail" else "", body))
    return made


FIRST_ASKS: tuple[Template, ...] = tuple(_by_situation())
