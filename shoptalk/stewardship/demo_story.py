"""What Marisol Vega did in ten weeks, for `bin/run --demo`. Read it from the top; it is a story.

Days are business days before today: 0 is today, or the last working day when the demo is opened on a free one; 1 is
the working day before; -1 the one after today. So whatever day it is, the same things are due.
"""

from typing import Any, NamedTuple

WEEKS_AGO = 49  # business days: the morning it began
PHONE_DAY = 45  # when the phone's people came in

MARISOL = {"full_name": "Marisol Vega", "phone": "412 555 0198", "time_zone": "America/New_York", "country": "US"}
ABOUT = {
    "who_i_am": "I have taught earth science for nine years",
    "why": "whether the work would suit me, before I decide what to train for",
    "question": "how a week in your work really goes",
    "windows": "Thursday or Friday after 3:30",
    "email": "marisol.vega@mail.example",
}
BACKGROUND = (
    ("school", "Holloway State University"),
    ("employer", "Carrick High School"),
    ("association", "Three Rivers Tree Trust"),
)
PACE: dict[str, Any] = {"asks_per_week": 4, "talks_per_week": 2, "minutes": 20, "linkedin_plan": "free"}


class Guess(NamedTuple):
    """A belief with how sure she was on the first day, and what would change her mind."""

    text: str
    sure: int
    would_change: str = ""


# Field by name, the title that decides its occupation, and the beliefs.
FIELDS = (
    ("Planning", "Urban planner", (
        Guess("Planners live in public meetings.", 80, "Three planners who spend most evenings at home"),
        Guess("You need the master’s to get in.", 90, "Somebody in the job who does not have it"),
        Guess("Teachers are taken seriously in planning.", 40, "A planner who hired one"),
    )),
    ("Technical writing", "Technical writer", (
        Guess("Technical writing is lonely.", 70, "A writer who talks with people most of the day"),
        Guess("AI ends this job within five years.", 60, "Hiring that goes on where the tools are in use"),
        Guess("The pay is below a teacher’s.", 35),
    )),
    ("Learning design", "Instructional designer", (
        Guess("It is teaching, minus the room.", 75, "Somebody who misses nothing of the room"),
        Guess("Most of it is compliance training.", 65, "A week in which less than half is"),
        Guess("I would miss the children within a month.", 50),
    )),
)  # fmt: skip


class Beat(NamedTuple):
    """One thing that happened: so many business days ago, at what time, what; `until` counts like `day`."""

    day: int
    time: str
    what: str
    words: str = ""  # what they said, or what Marisol noted or wrote
    until: int | None = None
    named: str = ""
    channel: str = ""


# A what that starts with "write_" is a letter made on the desk; the others are logged.
STORY: dict[str, tuple[Beat, ...]] = {
    "Ellen Osei": (
        Beat(48, "16:10", "write_first"),
        Beat(47, "09:05", "agreed", "Gladly. Call me next week, the tea kettle hour is best.", until=42),
        Beat(42, "16:00", "met", "I talk to nine engineers a day. Lonely it is not."),
        Beat(41, "07:20", "write_thanks",
             "Dear Ellen,\n\nThank you for the twenty minutes. The nine engineers a day stayed with me: I had "
             "pictured a quiet desk. I will read the release notes you mentioned and tell you what I made of them.\n\n"
             "Warmly,\nMarisol"),
    ),
    "Carl Brandt": (
        Beat(47, "16:25", "write_first"),
        Beat(45, "11:40", "declined", "Thank you for asking. We are two people short, so not this year. Good luck."),
    ),
    "Priya Raman": (
        Beat(46, "16:05", "write_first"),
        Beat(43, "16:05", "write_nudge"),
        Beat(42, "08:50", "agreed", "Of course, and sorry. It slipped under a course launch.", until=37),
        Beat(37, "15:45", "met", "It is teaching, minus the room. I still miss the room."),
        Beat(37, "16:20", "named", "Jonah answered the last two teachers who wrote to him.", named="Jonah Park"),
        Beat(37, "16:22", "named", "Dana is the planner to ask.", named="Dana Whitfield"),
        Beat(36, "07:25", "write_thanks",
             "Dear Priya,\n\nThank you for our talk, and for saying honestly that you miss the room. I will take one "
             "onboarding course apart, as you suggested, and write to Jonah and Dana.\n\nWarmly,\nMarisol"),
    ),
    "Grace Oyelaran": (
        Beat(44, "16:15", "write_first"),
        Beat(41, "16:15", "write_nudge"),
        Beat(37, "16:40", "write_last_line"),
    ),
    "Marcus Teague": (
        Beat(42, "16:30", "write_first", channel="linkedin_note"),
        Beat(40, "12:10", "replied", "Happy to. What would you like to know?"),
        Beat(40, "16:10", "write_reply",
             "Hi Marcus,\n\nthank you, that is kind. I would love to hear how a week of yours really goes, and what "
             "the new tools do to it. Would Thursday or Friday after 3:30 suit you, for twenty minutes by phone?\n\n"
             "Marisol"),
        Beat(39, "09:30", "agreed", "Next week at four.", until=34),
        Beat(34, "16:00", "met", "The tool drafts. I decide what is true."),
        Beat(33, "07:20", "write_thanks",
             "Dear Marcus,\n\nThank you for our talk. “The tool drafts, I decide what is true” is on a note above my "
             "desk. I will try the style exercise you described.\n\nBest wishes,\nMarisol", channel="inmail"),
    ),
    "Beth Kowalczyk": (
        Beat(38, "16:10", "write_first"),
        Beat(37, "10:15", "agreed", "Marisol! Yes. Bring your alto voice.", until=31),
        Beat(31, "16:00", "met", "Nobody in this office started out in planning. I was a cellist."),
        Beat(31, "16:30", "named", "Luis hires, and he likes teachers.", named="Luis Ferreira"),
        Beat(30, "07:15", "write_thanks",
             "Dear Beth,\n\nThank you for our talk. That nobody in your office started out in planning changed the "
             "picture for me. I will write to Luis, and let you know how it goes.\n\nWarmly,\nMarisol"),
    ),
    "Piotr Lis": (
        Beat(36, "16:20", "write_first"),
        Beat(36, "16:21", "bounced"),
        Beat(35, "16:00", "write_first", channel="linkedin_note"),
        Beat(33, "13:30", "named", "I moved to support. Aisha writes our manuals now.", named="Aisha Bello"),
        Beat(32, "07:30", "write_thanks",
             "Hi Piotr,\n\nthank you for pointing me to Aisha, and good luck with the new work.\n\nMarisol",
             channel="linkedin_note"),
    ),
    "Carla Jennings": (
        Beat(33, "15:50", "no_answer", channel="call"),
        Beat(32, "15:50", "voicemail_left", channel="voicemail"),
        Beat(31, "09:10", "agreed", "She called back between two meetings.", until=25),
        Beat(25, "15:45", "met", "Two evenings a month, at most. The rest is drawing and arguing."),
        Beat(24, "07:20", "write_thanks",
             "Dear Carla,\n\nThank you for taking the time on a meeting day. Two evenings a month is not what I had "
             "feared. I will look up the state exam, as you said.\n\nBest wishes,\nMarisol"),
    ),
    "Rosa Lindqvist": (
        Beat(30, "16:05", "write_first"),
        Beat(28, "10:00", "not_now", "After the budget vote, please.", until=-15),
    ),
    "Tobias Renner": (
        Beat(27, "16:00", "write_first"),
        Beat(27, "16:01", "out_of_office", "Away with the Guard.", until=22),
        Beat(18, "16:10", "write_nudge"),
        Beat(16, "08:45", "agreed", "Back, and glad you wrote again.", until=12),
        Beat(12, "16:00", "met", "I have forty grown-ups in a room by nine. It is the same job with better coffee."),
        Beat(11, "07:25", "write_thanks",
             "Dear Tobias,\n\nThank you for our talk. Forty grown-ups by nine, and better coffee: I laughed, and I "
             "believed it. I will watch the session you offered to send.\n\nWarmly,\nMarisol"),
    ),
    "Ruth Adeyemi": (
        Beat(22, "16:05", "write_first"),
        Beat(19, "16:05", "write_nudge"),
        Beat(15, "16:30", "write_last_line"),
    ),
    "Joyce Lindholm": (
        Beat(21, "17:10", "asked", "Between two saplings.", channel="in_person"),
        Beat(21, "17:12", "agreed", "She laughed, and said yes.", until=20),
        Beat(20, "16:00", "met", "Half my job is waiting for a permit. The other half is the river."),
        Beat(19, "07:20", "write_thanks",
             "Dear Joyce,\n\nThank you for our talk. I had never thought of waiting as half of a job, and the other "
             "half sounds worth it. See you at the planting day.\n\nWarmly,\nMarisol"),
    ),
    "Luis Ferreira": (
        Beat(12, "16:30", "write_first"),
        Beat(10, "11:20", "replied", "Beth told me. Phone or here?"),
        Beat(10, "16:00", "write_reply",
             "Hi Luis,\n\nby phone, if that suits you; any day next week after 3:30. I will keep to twenty minutes.\n\n"
             "Marisol"),
        Beat(9, "08:30", "agreed", "Ring me at ten. That is my own line.", until=-1),
    ),
    "Dana Whitfield": (
        Beat(11, "16:05", "write_first"),
        Beat(10, "07:50", "agreed", "Of course! Ava still does the rock-cycle dance.", until=1),
        Beat(1, "16:00", "met",
             "Most of my week is writing memos that other people read aloud. The bus-stop map only made sense once a "
             "twelve-year-old explained it."),
        Beat(1, "16:30", "named", "Dana will mention me to Keisha the same evening.", named="Keisha Monroe"),
        Beat(1, "16:32", "named", "He knows the county’s zoning by heart, and likes to talk.", named="Walt Brennan"),
    ),
    "Jonah Park": (
        Beat(10, "16:45", "write_first"),
        Beat(8, "09:40", "agreed", "Gladly. After the launch I have a quiet week.", until=-8),
    ),
    "Aisha Bello": (
        Beat(9, "16:20", "write_first"),
        Beat(6, "12:05", "agreed", "Piotr is right, I have time to talk. By video?", until=-6),
    ),
    "Lin Chow": (
        Beat(7, "16:10", "write_first"),
        Beat(4, "16:10", "write_nudge"),
    ),
    "Mei Castellano": (
        Beat(6, "16:15", "write_first"),
        Beat(6, "16:16", "out_of_office", "Back in two weeks.", until=-4),
    ),
    "Devon Achterberg": (
        Beat(6, "16:40", "write_first"),
        Beat(1, "18:40", "replied", "Room-mate! Yes please. Which week? And do you still snore?"),
    ),
    "Tomasz Zielinski": (Beat(3, "16:05", "write_first"),),
    "Ines Duarte": (Beat(3, "16:20", "write_first"),),
    "Nadia Petrov": (Beat(0, "07:40", "write_first"),),  # this morning, on a working day only
}  # fmt: skip


# A nudge that waited a day, and the draft that lies on the desk.
PUT_OFF = Beat(4, "07:30", "nudge", "Lin Chow")
DRAFT_FOR, DRAFTED = "Keisha Monroe", Beat(1, "20:10", "draft")
