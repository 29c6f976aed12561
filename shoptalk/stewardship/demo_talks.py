"""What was said in Marisol's talks, what she wrote down, and what moved. Days count as in `demo_story.py`.

When and with whom she talked stands there; here is what came of it.
"""

from typing import NamedTuple

MEETINGS, MASTERS, TEACHERS = (
    "Planners live in public meetings.", "You need the master’s to get in.", "Teachers are taken seriously in planning."
)  # fmt: skip
LONELY, MACHINES = "Technical writing is lonely.", "AI ends this job within five years."
MINUS_THE_ROOM, COMPLIANCE, CHILDREN = (
    "It is teaching, minus the room.", "Most of it is compliance training.", "I would miss the children within a month."
)  # fmt: skip
FOR, AGAINST = "for", "against"


class Said(NamedTuple):
    """One note of a talk: what it speaks for or against, how it was said, and whether the thank-you quotes it."""

    minute: int
    kind: str
    text: str
    about: str = ""  # a belief
    side: str = ""
    weight: int = 2
    tone: str = ""
    thanks: bool = False
    due: int | None = None  # of a suggestion


class Moved(NamedTuple):
    """A belief that moved after the talk, why, and from 20 points on the best reason against."""

    belief: str
    sure: int
    reason: str
    against: str = ""


class Talk(NamedTuple):
    """One talk: where it was had, how long it took, what was said, and what she made of it the same evening."""

    field: str
    segment: str
    place: str = ""
    medium: str = "phone"
    took: int = 20
    longer: bool = False  # the host asked to go on
    dissents: bool = False
    planned: bool = False  # with questions from the brief
    said: tuple[Said, ...] = ()
    themes: str = ""
    moved: tuple[Moved, ...] = ()
    looked_back: dict[str, str] = {}
    by_when: int | None = None


TALKS = {
    "Ellen Osei": Talk(
        "Technical writing", "health software", took=22, longer=True, themes="People all day, Release nights",
        said=(
            Said(3, "quote", "I talk to nine engineers a day. Lonely it is not.", LONELY, AGAINST, 3, "gladly"),
            Said(9, "fact", "There is a release every two weeks, and the two days before it are long."),
            Said(14, "impression", "Her voice went up when she spoke of the testers."),
            Said(17, "suggestion", "Read the release notes of one tool as if you had to explain them"),
        ),
        moved=(Moved(LONELY, 35, "Ellen talks to nine engineers a day.",
                     "She may be the exception who likes people."),),
        looked_back={
            "learned": "The writing is the last third of the work. The rest is finding the one who knows.",
            "fits": "Asking until I understand is what I do all day.",
            "i_will": "read the release notes of one tool",
        },
        by_when=34,
    ),
    "Priya Raman": Talk(
        "Learning design", "online courses", place="412 555 0117", themes="The missing room, Rules and safety",
        said=(
            Said(4, "quote", "It is teaching, minus the room. I still miss the room.", MINUS_THE_ROOM, FOR, 2,
                 "sighing"),
            Said(8, "fact", "Seven of her last ten courses were about safety rules.", COMPLIANCE, FOR, 2),
            Said(11, "surprise", "One hour of course takes her six weeks."),
            Said(14, "impression", "She would choose it again, and keeps a class photo on the desk.", CHILDREN, FOR, 1),
            Said(16, "suggestion", "Take one onboarding course apart"),
            Said(18, "referral", "Jonah Park, who answered the last two teachers"),
            Said(19, "referral", "Dana Whitfield, the planner to ask"),
        ),
        moved=(Moved(MINUS_THE_ROOM, 85, "Priya says the same, and still misses the room."),),
        looked_back={
            "learned": "The craft is the same; the faces are gone.",
            "fits": "I like building the lesson more than I thought. I do not know about the empty room.",
            "surprised": "How little of the six weeks is writing.",
            "i_will": "take one onboarding course apart",
        },
        by_when=32,
    ),
    "Marcus Teague": Talk(
        "Technical writing", "developer tools", medium="video", place="his own link", took=19,
        themes="People all day, The tools draft, Release nights",
        said=(
            Said(5, "quote", "The tool drafts. I decide what is true.", MACHINES, AGAINST, 2, "gladly"),
            Said(8, "fact", "They hired two writers this year, with the tools in use.", MACHINES, AGAINST, 3),
            Said(11, "fact", "He sits with the testers all day.", LONELY, AGAINST),
            Said(13, "quote", "Release nights. Ask my wife.", tone="sighing"),
            Said(16, "suggestion", "Write one set of instructions and watch somebody follow it"),
        ),
        moved=(
            Moved(MACHINES, 40, "Marcus: the tool drafts, he decides what is true.",
                  "He leads; a beginner may be drafted away."),
            Moved(LONELY, 20, "Marcus sits with the testers all day."),
        ),
        looked_back={
            "learned": "Deciding what is true is the job; the sentences come cheap.",
            "fits": "It is what I do with a textbook every August.",
            "i_will": "write one set of instructions and watch somebody follow it",
        },
        by_when=26,
    ),
    "Beth Kowalczyk": Talk(
        "Planning", "county council", took=20, themes="Many ways in, Budget season",
        said=(
            Said(4, "quote", "Nobody in this office started out in planning. I was a cellist.", MASTERS, AGAINST, 3,
                 "gladly"),
            Said(9, "quote", "In budget season I live at the hearing room.", MEETINGS, FOR, 2, "sighing"),
            Said(13, "surprise", "They test newcomers with a map and a marker, not with a diploma."),
            Said(15, "suggestion", "Go to one council meeting from start to end"),
            Said(18, "referral", "Luis Ferreira, who hires and likes teachers"),
        ),
        moved=(Moved(MASTERS, 60, "Beth was a cellist; nobody there began in planning.",
                     "A county may ask less than a city."),),
        looked_back={
            "learned": "There are more doors into planning than the brochures say.",
            "fits": "Maps and markers: yes. Hearing rooms in March: I am not sure.",
            "surprised": "The map and the marker.",
            "i_will": "write to Luis and let her know how it goes",
        },
        by_when=12,
    ),
    "Carla Jennings": Talk(
        "Planning", "town office", place="412 555 0163", took=18, themes="Many ways in, Drawing and arguing",
        said=(
            Said(3, "quote", "Two evenings a month, at most. The rest is drawing and arguing.", MEETINGS, AGAINST, 3),
            Said(7, "fact", "The state exam wants the degree, or six more years.", MASTERS, FOR, 3),
            Said(11, "quote", "I can walk past what I drew.", tone="gladly"),
            Said(15, "suggestion", "Look up what the state exam asks"),
        ),
        moved=(Moved(MEETINGS, 55, "Carla: two evenings a month, at most.",
                     "A small town has fewer hearings than a city."),),
        looked_back={
            "learned": "The evenings are few where the town is small.",
            "fits": "Drawing and arguing describes my Tuesdays.",
            "i_will": "look up the state exam",
        },
        by_when=18,
    ),
    "Joyce Lindholm": Talk(
        "Planning", "nonprofit", medium="in_person", place="The bench at Laurel Pond", took=31, longer=True,
        dissents=True, themes="Waiting for permits, Many ways in",
        said=(
            Said(6, "quote", "Half my job is waiting for a permit. The other half is the river.", tone="gladly"),
            Said(14, "fact", "She taught biology before, and was hired because of it.", TEACHERS, FOR, 2),
            Said(20, "impression", "She does not miss an office, and said so twice."),
            Said(26, "suggestion", "Come along to a permit hearing"),
        ),
        moved=(Moved(TEACHERS, 50, "Joyce was hired because she had taught."),),
        looked_back={
            "learned": "Planning can happen outdoors.",
            "fits": "The river half, very much.",
            "surprised": "She would tell nobody to study for it first.",
            "i_will": "come along to a permit hearing",
        },
        by_when=9,
    ),
    "Tobias Renner": Talk(
        "Learning design", "insurance", took=20, themes="A room of grown-ups, Rules and safety",
        said=(
            Said(4, "quote", "I have forty grown-ups in a room by nine. It is the same job with better coffee.",
                 MINUS_THE_ROOM, AGAINST, 3, "gladly"),
            Said(9, "fact", "Rules are one course in five; most of it is teaching people to teach.", COMPLIANCE,
                 AGAINST, 3),
            Said(13, "impression", "He misses the children at Christmas, and only then.", CHILDREN, AGAINST, 1),
            Said(17, "suggestion", "Watch the recording of one of his sessions"),
        ),
        moved=(Moved(COMPLIANCE, 45, "Tobias teaches people to teach.", "Priya’s seven of ten still stand."),),
        looked_back={
            "learned": "There are rooms in this field, if one looks for them.",
            "fits": "Forty people at nine is a morning I know.",
            "i_will": "watch the session",
            "they_offered": "send the recording of one session",
        },
    ),
    "Dana Whitfield": Talk(
        "Planning", "consulting studio", place="412 555 0142", planned=True,
        themes="Memos, Drawing and arguing, Many ways in",
        said=(
            Said(4, "quote", "Most of my week is writing memos that other people read aloud.", MEETINGS, AGAINST, 3,
                 "sighing", True),
            Said(9, "surprise", "The bus-stop map only made sense once a twelve-year-old explained it.", thanks=True),
            Said(12, "quote", "You can walk past what you did.", tone="gladly"),
            Said(14, "fact", "Two former teachers lead her listening sessions.", TEACHERS, FOR, 2),
            Said(17, "suggestion", "Sit in on the Hazel Street listening session", due=-15),
            Said(18, "referral", "Keisha Monroe, who makes the maps"),
            Said(19, "referral", "Walt Brennan, who knows the county’s zoning"),
            Said(20, "promise", "Write to Keisha and Walt"),
        ),
        moved=(Moved(MEETINGS, 35, "Dana: most of the week is writing memos.",
                     "Her studio sends others to the hearings."),),
        looked_back={
            "learned": "The listening is done by few, and the writing by everybody.",
            "fits": "Explaining a map to a room is the part of teaching that I would miss.",
            "surprised": "That nobody had asked the children about the bus stop before.",
            "next": "Keisha for the maps, Walt for the zoning. Ask Luis how beginners start.",
            "i_will": "write to Keisha and Walt",
            "they_offered": "mention me to Keisha",
        },
        by_when=-3,
    ),
    # Still to come.
    "Luis Ferreira": Talk("Planning", "borough office", place="412 555 0171"),
    "Jonah Park": Talk("Learning design", "online courses", medium="video", place="his own link"),
    "Aisha Bello": Talk("Technical writing", "publisher", medium="video", place="her own link"),
}  # fmt: skip

# When a talk that is still to come begins; one that was had began when the story says that they met.
TO_COME = {"Luis Ferreira": "10:00", "Jonah Park": "15:45", "Aisha Bello": "16:00"}

# Getting ready for Luis: her thirty seconds, and what she read.
SHOWCASE = {
    "what_i_do": "I have taught earth science at Carrick High School for nine years.",
    "one_result": "My classes mapped 140 storm drains, and the borough repaired 31 of them.",
    "what_i_want_to_learn": "I am finding out whether planning is the place for that.",
}
FOUND = (
    ("person", "Was a surveyor first; deputy director for six years.", "His page at Millbrook Borough"),
    ("employer", "The borough redraws its zoning map, with a hearing in the autumn.",
     "Millbrook Borough, council minutes"),
    ("purpose", "", ""),
)  # fmt: skip
READ_FOR, READY_ON, READY_AT = "Luis Ferreira", 1, "20:45"
