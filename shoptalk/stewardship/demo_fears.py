"""What Marisol feared, how she practised, and what came of it. Days as in `demo_story.py`."""

from typing import NamedTuple

LADDER_ON = 44
# The steps of the starter ladder that she took over, by their number there, with her own ratings; and one of her own.
STARTER_RATED = {1: 15, 2: 25, 3: 30, 4: 40, 7: 55, 9: 60, 10: 65, 11: 75, 12: 80, 13: 82, 14: 90}
ALOUD, FRIENDLY, A_FRIEND, LONG_AGO, FOLLOW_UP, VOICEMAIL, KNOWN_TIE, FRONT_DESK = (
    "Say the thirty-second picture aloud, alone", "Rehearse with somebody friendly in the rehearsal room",
    "Ask a friend ten minutes about their job", "Write to somebody you have not talked to for long",
    "Send the first follow-up", "Leave a voicemail", "Call somebody who knows your tie", "Call through a receptionist",
)  # fmt: skip
RING_LUIS, OWN_STEP_ON = "Ring Luis at ten, on his own line", 9
OWN_STEP = {"words": RING_LUIS, "fear": "50", "scenario": "first-two-minutes"}


class Felt(NamedTuple):
    """Before it: how afraid she was, what she feared, how likely that seemed. After it: what came."""

    before: int
    peak: int | None = None  # none: it is not looked back on yet
    end: int | None = None
    feared: str = ""
    chance: int | None = None
    came: str = ""
    learned: str = ""


class Practised(NamedTuple):
    """A practice call: what she said, turn by turn; with its seconds where she said it aloud."""

    day: int
    time: str
    scenario: str
    step: str
    seed: int
    felt: Felt
    said: tuple[str | tuple[str, float], ...]
    contact: str = ""


class ForReal(NamedTuple):
    """A step that was done: the guess locked before it, and looked back on after it."""

    locked: tuple[int, str]
    looked_back: tuple[int, str]
    step: str  # none: a call, from the page of the call
    felt: Felt
    contact: str = ""


PRACTISED = (
    Practised(44, "20:30", "friendly-expert", FRIENDLY, 3,
              Felt(40, 55, 15, "I get stuck in the middle of a sentence", 70, "partly",
                   "Getting stuck is a pause. He waited."),
              ("Hello? Hi. I hope I am not disturbing you.",
               "My name is Marisol Vega, I teach earth science, and I am looking for something new, so if you know of "
               "an opening in planning",
               "Sorry, no. I only want to hear what the work is really like.",
               "Twenty minutes, perhaps?",
               "Ha. And now I have lost my thread.",
               "The talk. Could we have it one day?",
               "Friday at ten. Goodbye.")),
    Practised(33, "20:00", "voicemail", VOICEMAIL, 4,
              Felt(60, 65, 40, "The tone comes, and I have no words", 60, "no", "The words were on the paper."),
              (("Hello Carla, this is Marisol Vega, we met at the Hazel Street open house. Um, I am finding out what "
                "planning is really like, and I would like to ask you about it for twenty minutes.", 13.5),
               ("My number is 412 555 0198. I will call again on Thursday at ten. Thank you.", 8.5)),
              contact="Carla Jennings"),
    Practised(13, "20:30", "assistant", FRONT_DESK, 2,
              Felt(75, 80, 55, "They do not let me through", 80, "yes",
                   "Not being let through is a question: when shall I call again?"),
              ("Good morning, this is Marisol Vega. Is Helen Abara there?",
               "Dana Whitfield suggested that I call. I am finding out what planning is really like.",
               "When would be a better time to call?",
               "Thank you, goodbye.")),
    Practised(6, "20:15", "friendly-expert", KNOWN_TIE, 8,
              Felt(60, 60, 35, "I talk and talk, and he never gets a word in", 50, "no",
                   "Short sentences make him talk. That is what I came for."),
              (("Hello Mr. Brennan, this is Marisol Vega. Dana Whitfield suggested that I call. Is this a good moment?",
                7.5),
               ("I am finding out what planning is really like. Could I ask you about it for twenty minutes, one day "
                "this week or next?", 9.0),
               ("Because you have seen forty years of it, and Dana says that nobody tells it better.", 6.0),
               ("That suits me very well. Thank you, goodbye.", 3.5))),
    Practised(1, "21:00", "first-two-minutes", RING_LUIS, 5,
              Felt(50, 45, 35, "He has forgotten that I ring", 30, "no", "I know how it begins."),
              ("Good morning Luis, this is Marisol Vega. Thank you for making time for me.",
               "I have taught earth science for nine years. My classes mapped the storm drains, and I am finding out "
               "whether planning is the place for that.",
               "How did you come from surveying to this work?"),
              contact="Luis Ferreira"),
    # The bell rang; she has not gone on with it yet.
    Practised(1, "21:20", "friendly-expert", KNOWN_TIE, 7, Felt(45, feared="He is busy after all", chance=40),
              ("Hello Mr. Brennan, my name is Marisol Vega. Dana Whitfield said that I may call you.",
               "I would like to hear what zoning is really like, from somebody who knows it by heart."),
              contact="Walt Brennan"),
)  # fmt: skip

FOR_REAL = (
    ForReal((44, "20:05"), (44, "20:15"), ALOUD, Felt(15, 20, 5)),
    ForReal((43, "16:00"), (42, "16:30"), FOLLOW_UP,
            Felt(55, 55, 25, "She finds me a nuisance", 70, "no", "It had slipped. She was glad that I wrote again.")),
    ForReal((32, "15:45"), (32, "15:58"), "",
            Felt(50, 60, 30, "I say my own number wrong", 60, "no", "Half a minute is over sooner than the fear."),
            contact="Carla Jennings"),
    ForReal((21, "17:00"), (21, "17:30"), A_FRIEND,
            Felt(35, 40, 10, "I make the planting day awkward", 40, "no", "She said yes before I had finished.")),
    ForReal((6, "16:30"), (1, "18:55"), LONG_AGO,
            Felt(40, 40, 15, "I am long forgotten", 30, "no", "Remembered, down to the snoring.")),
)  # fmt: skip

# If-then plans: when it was made, the cue and the act, and when it was done.
PLANS = (
    ((34, "20:00"), "the last bell has rung on Wednesday", "I ring Carla before I pack my bag", (32, "15:59")),
    ((5, "20:30"), "it is Tuesday 16:00 and I sit in the car", "I ring one number before I turn the key", None),
    ((1, "21:30"), "it is 9:50 and I close the classroom door", "I say my first sentence aloud, and dial at ten", None),
)
