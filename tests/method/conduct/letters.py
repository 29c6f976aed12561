"""Letters of the cast that a colleague would let go as they are, and the situation around them."""

from shoptalk.method.conduct import Message, Situation

DANA = Situation(
    recipient_name="Dana Whitfield",
    recipient_employer="Piedmont Planning",
    seeker_name="Marisol Vega",
    ties=("Walt Brennan",),
    claims_confirmed=True,
)

GOOD_LETTER = """Hi Dana,

Walt Brennan suggested I write to you. I have taught earth science for nine years and I am finding out what planning \
work is really like before I decide anything. I would love to hear how you moved from surveying into the field, and \
what a week looks like.

Could we talk for twenty minutes by phone? Any day next week works for me, and I will fit around your calendar. \
If this is a busy stretch, I quite understand.

Thank you for reading,
Marisol Vega
"""

GOOD_NOTE = "Hi Dana, Walt Brennan suggested I write. I teach earth science and am finding out what planning work is like. I'd love to connect and hear how you got started. Thank you, Marisol"  # noqa: E501

GOOD_BLURB = """Marisol Vega has taught earth science for nine years and is finding out what planning work is \
really like. She worked with me on the school garden. She would love to ask you how you moved from surveying into the \
field, and what a week is like. It would take twenty minutes by phone, at whatever time suits you. She has three \
questions and will come prepared. If now is not a good moment, a no is perfectly fine, and she would understand."""

GOOD_CALL = """Hello Dana, this is Marisol Vega; Walt Brennan suggested I ring you.
I am finding out what planning work is like and hope for fifteen minutes of your story.
Is this a good moment, or when may I call you back?"""

GOOD_VOICEMAIL = """Hello Dana, this is Marisol Vega, 919 555 0142. Walt Brennan suggested I ring you. I am \
finding out what planning work is like. I will call again on Thursday at ten. Once more, 919 555 0142. Thank you."""


def letter(text: str = GOOD_LETTER, **fields: object) -> Message:
    return Message(text, **{"channel": "email", "subject": "Walt Brennan and planning work"} | fields)  # type: ignore[arg-type]
