"""The texts a seeker starts from: every situation, channel and moment of an ask (rulebook A12-A30), as data.

Each says only what the facts say, puts the connection first, asks one thing, names the minutes, fits their calendar
and leaves an easy way out. Whoever changes a text raises VERSION, so that a letter always tells which text it was.
"""

from __future__ import annotations

from typing import NamedTuple

VERSION = 1
ANY = "any"
SITUATIONS = ("referral", "dormant", "colleague", "alumni", "association", "acquaintance", "stranger")


class Template(NamedTuple):
    """A text with slots. `key` names it for good; `subject` is empty where the channel has none."""

    key: str
    situation: str
    channel: str
    kind: str
    version: int
    subject: str
    body: str


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
            made.append(_template(situation, "email", "first", variant, subject, body))
        for channel, kind, texts, ties in (
            ("linkedin_note", "first", _NOTES, _SHORT_TIE),
            ("linkedin_note", "first_long", _LONG_NOTES, _SHORT_TIE),
            ("inmail", "first", _INMAILS, _SHORT_TIE),
            ("call", "first", _CALLS, _SPOKEN_TIE),
            ("voicemail", "first", _VOICEMAILS, _SPOKEN_TIE),
        ):
            for variant, text in enumerate(texts):
                body = text.replace("TIE", ties[situation])
                made.append(_template(situation, channel, kind, variant, subject if channel == "inmail" else "", body))
    return made


def _template(situation: str, channel: str, kind: str, variant: int, subject: str, body: str) -> Template:
    return Template(f"{situation}.{channel}.{kind}.{variant + 1}", situation, channel, kind, VERSION, subject, body)


# What is written after the first ask. The subject is a reply's, so that the thread stays one.
_AFTERWARDS = {
    "nudge": (
        """Hi {recipient_given},

A light nudge, in case my note slipped by. I would still love to ask you about {field}: {minutes} minutes, any day \
that suits you. If now is not the time, that is fine too.

Best wishes,
{seeker_name}""",
        """Hello {recipient_given},

I am bringing this up once more, as inboxes are full. {minutes} minutes about {field}, on the phone or however you \
like, would help me a great deal. And if it does not fit, I understand.

Thank you,
{seeker_name}""",
    ),
    "last_line": (
        """Hi {recipient_given},

I will leave it here. If a calmer time comes, I would still be glad to hear about {field} from you. Until then, all \
good wishes.

{seeker_name}""",
        """Hello {recipient_given},

This is my last line about this, with no answer needed. Should a quiet quarter of an hour for questions about {field} \
ever come along, I would be happy to hear from you.

Kind regards,
{seeker_name}""",
    ),
    "thanks": (
        """Hi {recipient_given},

Thank you for telling me. I will leave it there, and I wish you well with all that is on your desk.

Best wishes,
{seeker_name}""",
        """Hello {recipient_given},

Thank you for taking the time to answer. I understand, and I will not ask again. All good wishes for your work.

Kind regards,
{seeker_name}""",
    ),
    "offer_times": (
        """Hi {recipient_given},

Thank you, I am glad. Would {windows} suit you? If not, name any time and I will fit in. I will call you\
{?recipient_phone: on {recipient_phone}}, and I will be done after {minutes} minutes. There is nothing to prepare.

Best wishes,
{seeker_name}""",
        """Hello {recipient_given},

That is kind, thank you. My easiest times are {windows}; is one of them good for you? Any other works too. I will call\
{?recipient_phone: {recipient_phone}} and keep to {minutes} minutes, and you need not prepare anything.

Kind regards,
{seeker_name}""",
    ),
    "check_back": (
        """Hi {recipient_given},

You said that {later} might be a better moment, so I am asking once more. Could I ask you about {field} for {minutes} \
minutes, at a time that suits you?{?windows: {windows} would be easy for me.} If it is still not the moment, I quite \
understand.

Best wishes,
{seeker_name}""",
    ),
}
_SUBJECT_AFTERWARDS = "A question about {field}"

_SECOND_PERSON = """Hi {recipient_given},

I am writing to you because {why_you}. I also wrote to {first_asked} at {organization}; either of you would help me.

{who_i_am}, and I am finding out what {field} is really like. Could I ask you a few questions for {minutes} minutes, \
by phone or video, whenever suits you?{?windows: {windows} would suit me.} If this is not a good moment, or one of \
you is enough, please simply say so.

Best wishes,
{seeker_name}"""

# A30: ask the connector privately; the paragraph below it can be passed on as it stands, and leaves a way out.
_INTRODUCTION_REQUEST = """Hi {connector_given},

Would you be comfortable asking {recipient_name} whether a short talk with me would be welcome? I am finding out what \
{field} is really like, and hope to put a few questions to somebody who does it. If it is awkward in \
any way, please just say no; that is completely fine.

Below is a paragraph you can pass on as it is. After a yes I will write to {recipient_given} myself, and I will tell \
you both what came of it.

Thank you,
{seeker_given}"""
_INTRODUCTION_BLURB = """My name is {seeker_name}, and {connector_name} and I know each other {connector_tie}. \
{who_i_am}, and I am finding out what {field} is really like. Could I ask you some questions for {minutes} \
minutes, on any day that suits you? Most of all I would love to hear {question}. If it \
does not fit just now, please say so to {connector_given}, and I will understand."""

# A29: open with the assistant, and no way round: advice, who sent me, when I wrote, a good time, your name.
_ASSISTANT = """Good day, my name is {seeker_name}.{?referrer: {referrer} suggested I call.}{?written_on: I wrote to \
{recipient_name} on {written_on}.}
I would like some advice from {recipient_name} about working in {field}, for {minutes} minutes. It is only \
to learn; I am not applying for anything.
When is a good time to call again, and may I note your name, so that I can thank you?"""

# What may be said to the caller, and an answer. `heard` stands on the sheet above the answer.
SURPRISES = {
    "busy": (
        "I am in the middle of something.",
        "Of course. Is there a better day, or shall I send two lines by e-mail?",
    ),
    "not_hiring": (
        "We are not hiring.",
        "Thank you for saying so; that is not what I am after. I only want to know what {field} is really like. Would "
        "{minutes} minutes be possible, on another day?",
    ),
    "send_resume": (
        "Send me your resume.",
        "That is kind, and a step too far for me. I am still finding out whether {field} suits me. Could I ask you a "
        "few questions first, for {minutes} minutes?",
    ),
    "looking_for_a_job": (
        "Are you looking for a job?",
        "Not with you, and not yet. I am finding out whether {field} suits me, and I would rather hear it from "
        "somebody who does it.",
    ),
    "why_me": (
        "Why me?",
        "Because {why_you}. I would rather hear about {field} from somebody who does it than read about it.",
    ),
    "my_number": (
        "How did you get my number?",
        "{number_source}. If you would rather not be called, just say so, and I will not ring again.",
    ),
    "yes": (
        "Yes, gladly.",
        "Thank you. Would {windows} suit you? I will call, and keep to {minutes} minutes.",
    ),
}


def _for_any_situation() -> list[Template]:
    made = [
        _template(ANY, channel, kind, variant, _SUBJECT_AFTERWARDS, text)
        for kind, texts in _AFTERWARDS.items()
        for channel in ("email", "inmail")
        for variant, text in enumerate(texts)
    ]
    made.append(_template(ANY, "email", "second_person", 0, "A question about {field}", _SECOND_PERSON))
    made.append(_template(ANY, "introduction", "request", 0, "Would you introduce me?", _INTRODUCTION_REQUEST))
    made.append(_template(ANY, "introduction", "blurb", 0, "", _INTRODUCTION_BLURB))
    made.append(_template(ANY, "call", "assistant", 0, "", _ASSISTANT))
    made.extend(_template(ANY, "call", f"surprise_{key}", 0, "", said) for key, (_, said) in SURPRISES.items())
    return made


TEMPLATES: tuple[Template, ...] = (*_by_situation(), *_for_any_situation())
