"""What is said after the first ask, through others, and in answer on the phone, as data (rulebook A27-A36)."""

from __future__ import annotations

from shoptalk.method.letter_template import ANY, Template, numbered

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
I would like some advice from {recipient_name} about {field}, for {minutes} minutes. It is only \
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
        numbered(ANY, channel, kind, variant, _SUBJECT_AFTERWARDS, text)
        for kind, texts in _AFTERWARDS.items()
        for channel in ("email", "inmail")
        for variant, text in enumerate(texts)
    ]
    made.append(numbered(ANY, "email", "second_person", 0, "A question about {field}", _SECOND_PERSON))
    made.append(numbered(ANY, "introduction", "request", 0, "Would you introduce me?", _INTRODUCTION_REQUEST))
    made.append(numbered(ANY, "introduction", "blurb", 0, "", _INTRODUCTION_BLURB))
    made.append(numbered(ANY, "call", "assistant", 0, "", _ASSISTANT))
    made.extend(numbered(ANY, "call", f"surprise_{key}", 0, "", said) for key, (_, said) in SURPRISES.items())
    return made


LATER_LETTERS: tuple[Template, ...] = tuple(_for_any_situation())
