"""The brief: one page to take along, with everything that the seeker needs while standing and nothing else.

The screen, the paper, the PDF and the command line all show this.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.utils.dateformat import format as day_format

from shoptalk.interviews.applying import is_applying_at
from shoptalk.interviews.models import Interview, PlannedQuestion, ResearchItem, Showcase
from shoptalk.interviews.plan_facts import field_of_talk, pay_source
from shoptalk.method.conduct.findings import Finding
from shoptalk.method.question_bank import Coverage, coverage, gaps, pieces
from shoptalk.method.question_check import InPlan, PlanFinding, check_order, check_question
from shoptalk.method.showcase import say_aloud
from shoptalk.method.work_words import as_work
from shoptalk.workspaces.access import Seat

STOP_BEFORE = timedelta(minutes=2)  # offer to stop this long before the promised end (B3, B4)
WAIT = timedelta(minutes=5)  # when it has not come about by then, the other way is tried
HOW = {"phone": "By phone", "video": "By video", "in_person": "In person"}
NO_JOB = "You are not asking for a job."
_TEST = re.compile(r"^tests (.+), (\d{1,3}) sure$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that was found out before."""

    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as the brief shows it."""

    pk: int
    number: int
    text: str
    follow_up: str
    why: str  # what the margin says; empty when it names a belief
    belief: str  # the belief that it tests, in the seeker's words
    sure: str
    source: str  # where a figure in it comes from
    sensitive: bool
    must: bool
    findings: tuple[Finding, ...]
    noticed: tuple[PlanFinding, ...]

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        return pieces(self.text)

    @property
    def follow_pieces(self) -> tuple[tuple[str, bool], ...]:
        return pieces(self.follow_up)

    @property
    def has_gap(self) -> bool:
        return bool(gaps(self.text))

    @property
    def reason(self) -> str:
        """The margin in one line, for paper and for programs."""
        return f"tests {self.belief}, {self.sure} sure" if self.belief else self.why


@dataclass(frozen=True, slots=True)
class Brief:
    """All of the page."""

    interview: Interview
    name: str
    called: str
    headline: str
    when: str
    when_there: str  # the hour in the zone it was agreed in, where that is another one
    how: str
    fallback_at: str
    fallback: str
    why_here: str  # in the seeker's words
    field: str
    seconds: str
    seconds_count: int
    know: tuple[Known, ...]
    questions: tuple[Asked, ...]
    noticed: tuple[PlanFinding, ...]
    stop_at: str
    coverage: Coverage
    is_applying: bool = False  # an application is under way there (B17)

    @property
    def close(self) -> str:
        return (
            f"At {self.stop_at}, offer to stop. Thank {self.called}. Ask how they would like to hear what became of it."
        )

    @property
    def purpose(self) -> str:
        if self.why_here:
            return f"To find out {self.why_here}."
        return f"To learn what {self.field} is really like." if self.field else "To learn how this work really goes."

    @property
    def gaps(self) -> int:
        return sum(one.has_gap for one in self.questions)

    @property
    def wants_new_plan(self) -> bool:
        """The minutes changed, so that the plan holds too much or too little."""
        return any(one.rule == "B6" for one in self.noticed)


def brief_for(seat: Seat, interview: Interview) -> Brief:
    """Everything on the brief, in a fixed number of queries. `interview` comes with its contact and campaign."""
    contact, campaign = interview.contact, interview.campaign
    field = field_of_talk(seat, interview)
    rows = list(PlannedQuestion.objects.visible_to(seat).filter(interview=interview))
    research = ResearchItem.objects.visible_to(seat).filter(interview=interview).exclude(found="").order_by("pk")
    showcase = Showcase.objects.visible_to(seat).filter(campaign=campaign).first()
    aloud = say_aloud(showcase.what_i_do, showcase.one_result, showcase.what_i_want_to_learn) if showcase else None
    noticed = check_order([_in_plan(row) for row in rows], interview.minutes) if rows else ()
    code = field.occupation_code if field else ""
    begins, ends = (moment.astimezone(seat.zone) for moment in (interview.starts_at, interview.ends_at))
    return Brief(
        interview=interview,
        name=contact.name,
        called=contact.called,
        headline=contact.headline,
        when=f"{day_format(begins, 'D j M')}, {begins:%H:%M} to {ends:%H:%M}",
        when_there=_when_there(interview, seat),
        how=", ".join(part for part in (HOW.get(interview.medium, ""), interview.place) if part),
        fallback_at=f"{begins + WAIT:%H:%M}",
        fallback=interview.fallback or (contact.phone if contact.phone != interview.place else ""),
        why_here=_purpose(campaign.why),
        field=as_work(field.name) if field else "",
        seconds=aloud.text if aloud else "",
        seconds_count=aloud.seconds if aloud else 0,
        know=tuple(Known(row.found, row.source) for row in research),
        questions=tuple(_asked(row, number, noticed, code) for number, row in enumerate(rows, start=1)),
        noticed=tuple(one for one in noticed if one.place is None),
        stop_at=f"{ends - STOP_BEFORE:%H:%M}",
        coverage=coverage([row.family for row in rows]),
        is_applying=is_applying_at(seat, contact.organization_key),
    )


def _purpose(why: str) -> str:
    """What the seeker wants to find out, for the place after "To find out": "whether planning would suit me"."""
    text = " ".join(why.split()).rstrip(". ")
    return re.sub(r"^(?:to|I want to|I would like to) (?:find out|learn|know|see) ", "", text, flags=re.IGNORECASE)


def _when_there(interview: Interview, seat: Seat) -> str:
    try:
        there = interview.starts_at.astimezone(ZoneInfo(interview.time_zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    here = interview.starts_at.astimezone(seat.zone)
    if there.utcoffset() == here.utcoffset():
        return ""
    return f"{there:%H:%M} in {interview.time_zone.rpartition('/')[2].replace('_', ' ')}"


def _in_plan(row: PlannedQuestion) -> InPlan:
    return InPlan(row.text, row.sensitive, _tests(row), row.family == "Referral", row.family == "Showcase")


def _tests(row: PlannedQuestion) -> bool:
    return row.belief_id is not None or row.family == "Belief test"


def _asked(row: PlannedQuestion, number: int, noticed: tuple[PlanFinding, ...], code: str) -> Asked:
    test = _TEST.match(row.why)
    return Asked(
        pk=row.pk,
        number=number,
        text=row.text,
        follow_up=row.follow_up,
        why="" if test else row.why,
        belief=test[1] if test else "",
        sure=test[2] if test else "",
        source=pay_source(row.key, code) if "$" in row.text else "",
        sensitive=row.sensitive,
        must=row.must,
        findings=check_question(row.text),
        noticed=tuple(one for one in noticed if one.place == number - 1),
    )
