"""What the scoreboard shows: the path, the ways of asking, both arms beside the saying, what was learned and done."""

from dataclasses import dataclass
from datetime import date, datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.contacts.models import Contact
from shoptalk.method.arms import beside_each_other
from shoptalk.method.funnel import Asked, Step, Way, path, replies_by, told_apart
from shoptalk.outreach.models import Ask
from shoptalk.scoreboard.acts import Acts, acts
from shoptalk.scoreboard.asked import TIE_WORDS, asked_by_then, start_of_the_young
from shoptalk.scoreboard.learning import Learning, learning
from shoptalk.scoreboard.outcomes import Outcomes, outcomes
from shoptalk.scoreboard.wording_names import channel_words, wording_words
from shoptalk.workspaces.access import Seat

FEWEST_ASKS = 5  # below, no rate of any kind (F24)
MOST_WAYS = 8  # the rest was used too seldom to tell anything
# What each step is called, and what may still come of those who stand beside it.
STEP_WORDS = {
    "listed": ("In your notebook", "people", ""),
    "researched": ("Prepared", "an ask was begun", ""),
    "asked": ("Asked", "", ""),
    "replied": ("Replied", "replied", "asked less than ten business days ago"),
    "agreed": ("Said yes", "said yes, of those who answered", "still in conversation"),
    "held": ("Talked", "of the talks agreed", "agreed and still to come"),
    "thanked": ("Thanked", "of the talks", "talked with these days"),
    "acted_on": ("Acted on advice", "suggestions done, of those settled", "still to do"),
    "reported": ("Reported back", "settled suggestions reported", "settled lately"),
    "named": ("Named somebody", "people you talked with", "talked with lately"),
    "applied": ("Played a part in an application", "people you talked with", "talked with lately"),
    "interviewed": ("…in a job interview", "people you talked with", "talked with lately"),
    "offered": ("…in an offer", "people you talked with", "talked with lately"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A step of the path with its words."""

    step: Step
    name: str
    of_whom: str
    open_words: str


@dataclass(frozen=True, slots=True)
class NamedWay:
    name: str
    way: Way


@dataclass(frozen=True, slots=True)
class Comparison:
    """Replies by one property of the ask: a small table, and what may be said of it."""

    key: str
    title: str
    ways: tuple[NamedWay, ...]
    further: int  # ways left out, each used too seldom
    said: str


@dataclass(frozen=True, slots=True)
class Board:
    """The whole page."""

    since: date
    today: date
    asked: int
    talked: int
    path: tuple[Line, ...]
    comparisons: tuple[Comparison, ...]
    outcomes: Outcomes
    arms_say: str
    learning: Learning
    acts: Acts

    @property
    def rates_begin(self) -> bool:
        """Are there enough asks for anything but counts?"""
        return self.asked >= FEWEST_ASKS


def board(seat: Seat, now: datetime, campaign: Campaign) -> Board:
    """The page. Sixteen queries, whatever is in the notebook."""
    asked = asked_by_then(seat, now)
    found = outcomes(seat, now, start_of_the_young(seat, now))
    listed = Contact.objects.visible_to(seat).order_by().count()
    prepared = Ask.objects.visible_to(seat).order_by().count()
    return Board(
        since=seat.today(campaign.started_at),
        today=seat.today(now),
        asked=sum(row.people for row in asked),
        talked=found.talks.people + found.talks.young,
        path=tuple(Line(step, *STEP_WORDS[step.key]) for step in path(listed, prepared, asked, found.talks)),
        comparisons=_comparisons(asked),
        outcomes=found,
        arms_say=beside_each_other(found.from_talks, found.from_resumes),
        learning=learning(seat),
        acts=acts(seat, now),
    )


def _comparisons(asked: list[Asked]) -> tuple[Comparison, ...]:
    return (
        _compared("channel", "How you asked", replies_by(asked, lambda row: (row.channel,)), channel_words),
        _compared("tie", "How you knew them", replies_by(asked, lambda row: (row.tie,)), TIE_WORDS.__getitem__),
        _compared(
            "wording",
            "Which wording",
            replies_by([row for row in asked if row.template], lambda row: (row.template, str(row.version))),
            wording_words,
        ),
    )


def _compared(key: str, title: str, ways: tuple[Way, ...], words) -> Comparison:
    named = tuple(NamedWay(words(*way.key), way) for way in ways[:MOST_WAYS])
    pair = told_apart(ways[:MOST_WAYS])
    if len(named) < 2:
        said = "With a second way beside it, the two can be compared."
    elif pair is None:
        said = "The ranges overlap, so nothing can be said yet of which works better for you."
    else:
        higher, lower = (words(*way.key) for way in pair)
        said = (
            f"“{higher}” and “{lower}” do not overlap: so far the first is answered more often. They were not the "
            "same people, so part of it may be whom you asked. Of the rest nothing can be said yet."
        )
    return Comparison(key, title, named, len(ways) - len(named), said)
