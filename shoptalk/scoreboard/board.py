"""What the scoreboard shows: the path, the ways of asking, both arms beside the saying, what was learned and done."""

from collections.abc import Callable
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
MOST_SELDOM = 4  # that many ways used fewer than five times may stand in a table; more would hide the others
# What each step is called, and what may still come of those who stand beside it.
STEP_WORDS = {
    "listed": ("In your notebook", "people", ""),
    "researched": ("Prepared", "an ask was begun", ""),
    "asked": ("Asked", "", ""),
    "replied": ("Replied", "of those who had time", "asked less than ten business days ago"),
    "agreed": ("Said yes", "of those who answered", "still in conversation"),
    "held": ("Talked", "of the talks agreed", "agreed and still to come"),
    "thanked": ("Thanked", "of the talks", "talked with these days"),
    "acted_on": ("Acted on advice", "suggestions done, of those settled", "still to do"),
    "reported": ("Reported back", "settled suggestions reported", "settled lately"),
    "named": ("Named somebody", "people you talked with", "talked with lately"),
    "applied": ("Played a part in an application", "people you talked with", "talked with lately"),
    "interviewed": ("And in a job interview", "people you talked with", "talked with lately"),
    "offered": ("And in an offer", "people you talked with", "talked with lately"),
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
    seldom: tuple[NamedWay, ...]  # used too seldom for a range, and too many to stand among the others
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
    """The page. A fixed number of queries, whatever is in the notebook."""
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
        learning=learning(seat, campaign),
        acts=acts(seat, now, seat.today(campaign.started_at)),
    )


def _comparisons(asked: list[Asked]) -> tuple[Comparison, ...]:
    return (
        _compared("channel", "By channel", replies_by(asked, lambda row: (row.channel,)), channel_words),
        _compared("tie", "How you knew them", replies_by(asked, lambda row: (row.tie,)), TIE_WORDS.__getitem__),
        _compared(
            "wording",
            "Which wording",
            replies_by([row for row in asked if row.template], lambda row: (row.template, str(row.version))),
            wording_words,
        ),
    )


def _compared(key: str, title: str, ways: tuple[Way, ...], words: Callable[..., str]) -> Comparison:
    named = tuple(NamedWay(words(*way.key), way) for way in ways)
    drawn = tuple(one for one in named if one.way.replied.drawn)
    seldom = tuple(one for one in named if not one.way.replied.drawn)
    shown, folded = (named, ()) if len(seldom) <= MOST_SELDOM else (drawn, seldom)
    return Comparison(key, title, shown, folded, _what_may_be_said(drawn, told_apart(ways), words))


def _what_may_be_said(drawn: tuple[NamedWay, ...], pair: tuple[Way, Way] | None, words: Callable[..., str]) -> str:
    if len(drawn) < 2:
        return ""
    if pair is None:
        return "The ranges overlap, so nothing can be said yet of which works better for you."
    higher, lower = (words(*way.key) for way in pair)
    return (
        f"“{higher}” and “{lower}” do not overlap: so far the first is answered more often. They were not the same "
        "people, so part of it may be whom you asked. Of the rest nothing can be said yet."
    )
