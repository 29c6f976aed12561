"""What Marisol did with what people gave her, how she weighs it, and what came of it. Days as in `demo_story.py`."""

from typing import Any, NamedTuple

DONE, COULD_NOT, AGAINST_IT = "done", "could_not", "decided_against"
LETTER, BY_MOUTH = "letter", "by mouth"


class Settled(NamedTuple):
    """A suggestion that was acted on, and when and how its giver heard; not yet, where `told` is None."""

    day: int
    who: str
    text: str
    how: str
    words: str
    told: int | None = None
    by: str = LETTER


SETTLED = (
    Settled(36, "Ellen Osei", "Read the release notes of one tool as if you had to explain them", DONE,
            "Half of them were written for people who know already. I rewrote one page.", 35),
    Settled(33, "Priya Raman", "Take one onboarding course apart", DONE,
            "The quiz only asked what the page before had said. I wrote five better questions.", 32),
    Settled(24, "Marcus Teague", "Write one set of instructions and watch somebody follow it", DONE,
            "My neighbour stopped at step three, where I had left out the switch.", 23),
    Settled(22, "Priya Raman", "Rebuild one lesson without the room", DONE,
            "The rock cycle, in eleven minutes. I missed the faces, and liked the work.", 21),
    Settled(21, "Beth Kowalczyk", "Go to one council meeting from start to end", DONE,
            "Three hours in Dunmore. The zoning part was the lively one.", 20),
    Settled(14, "Carla Jennings", "Look up what the state exam asks", AGAINST_IT,
            "It asks for years on the job first, so it is no way in.", 13),
    Settled(9, "Joyce Lindholm", "Come along to a permit hearing", COULD_NOT, "It was on a school day.", 8, BY_MOUTH),
    Settled(1, "Priya Raman", "Read one storyboard from start to end", DONE,
            "You were right: the pictures carry it. I drew one for tides."),
)  # fmt: skip

# Advice that came between talks: day, from whom, what, kind.
BETWEEN = (
    (31, "Priya Raman", "Rebuild one lesson without the room", "do"),
    (18, "Priya Raman", "Read one storyboard from start to end", "read"),
)

# A mentorship that grew after the second time she acted and told: proposed, agreed.
MENTOR, PROPOSED, AGREED = "Priya Raman", 20, 19
MENTORSHIP: dict[str, Any] = {"every_weeks": 6, "months": 6, "aim": "how a lesson works without its teacher"}

# The ledger: day, with whom, which way, what.
FAVOURS = (
    (29, "Ellen Osei", "given", "Introduced her to our robotics club, which needed a manual"),
    (26, "Beth Kowalczyk", "received", "The salary table of the county"),
    (19, "Marcus Teague", "given", "Read three pages of his guide as a beginner"),
    (16, "Priya Raman", "given", "My notes on what eleven-year-olds make of her quiz"),
    (8, "Joyce Lindholm", "given", "Brought nine pupils to the planting day"),
    (1, "Dana Whitfield", "received", "Mentioned me to Keisha the same evening"),
)

# How she keeps these ties.
TIERS = ((19, "Priya Raman", "close"), (18, "Beth Kowalczyk", "warm"), (10, "Carla Jennings", "archive"))

# What she wants of work: how much it counts, and how well the fields serve it, in the order of the fields.
WEIGHED_ON = 5
CRITERIA = (
    ("People who want to learn", 90, ("55", "40", "80")),
    ("I can see what I made", 70, ("85", "60", "50")),
    ("Home by six", 60, ("50", "65", "75")),
    ("Pays no less than now", 50, ("65", "80", "")),
)
STANDPOINT = {"state": "PA", "pay_now": "61,000"}


class Applied(NamedTuple):
    """An application, and the business days on which something came of it."""

    day: int
    organization: str
    role: str
    field: str
    way: str = "resume"
    words: str = ""
    answered: int | None = None
    interviewed: int | None = None
    closed: int | None = None
    helped: tuple[str, ...] = ()
    how: str = ""


APPLIED = (
    Applied(43, "Copperline", "Documentation writer", "Technical writing", words="Sent from their website."),
    Applied(39, "Harbor College", "Course developer", "Learning design", answered=28, closed=28),
    Applied(35, "Westmere Transit", "Planning assistant", "Planning", words="They want the degree."),
    Applied(29, "Meridian Pumps", "Junior technical writer", "Technical writing", answered=21, closed=21),
    Applied(23, "Penn Valley Credit Union", "Training specialist", "Learning design"),
    Applied(9, "Orchard Mutual", "Evening trainer, two courses", "Learning design", "referred", answered=6,
            interviewed=4, helped=("Tobias Renner",), how="Told his head of training about me"),
)  # fmt: skip

# One small offer, still open.
OFFERED_ON, OFFERED_BY = 2, "Orchard Mutual"
OFFERED = {
    "role": "Two evening courses this summer",
    "words": "Beside the school. They would like to hear by the end of the month.",
}
HELPED = (("Tobias Renner", "Passed my name on, and sat in on the trial lesson"),)
