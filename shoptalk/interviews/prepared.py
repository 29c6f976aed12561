"""How far a talk is prepared, for many talks at once: what the move "prepare" and the lists ask."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from shoptalk.interviews.models import Interview, PlannedQuestion, ResearchItem, Showcase
from shoptalk.method.question_bank import OWN
from shoptalk.method.research_checklist import checklist
from shoptalk.method.showcase import PARTS


@dataclass(frozen=True, slots=True)
class Preparation:
    """What stands ready for one talk."""

    questions: int
    showcase: bool
    research_done: int
    research_of: int

    @property
    def is_ready(self) -> bool:
        """The questions and the thirty seconds stand, and half of the list is done: enough to walk in calmly."""
        return bool(self.questions) and self.showcase and self.research_done * 2 >= self.research_of

    @property
    def words(self) -> str:
        """What is there and what is not, in one line."""
        questions = f"{self.questions} questions" if self.questions else "no questions yet"
        seconds = "your thirty seconds" if self.showcase else "thirty seconds still to write"
        return f"{questions}, {seconds}, {self.research_done} of {self.research_of} read or ready"


def preparation(interviews: Iterable[Interview]) -> dict[int, Preparation]:
    """The preparation of each of these talks, by its pk. Three queries, however many there are."""
    talks = list(interviews)
    if not talks:
        return {}
    planned = dict(
        PlannedQuestion.objects.filter(interview__in=talks, deleted_at=None)
        .values_list("interview")
        .annotate(Count("pk"))
        .order_by()
    )
    rows = ResearchItem.objects.filter(interview__in=talks, deleted_at=None)
    done: Counter[int] = Counter()
    own: Counter[int] = Counter()
    medium = {talk.pk: talk.medium for talk in talks}
    for talk, key, done_at in rows.values_list("interview_id", "key", "done_at"):
        is_own = key.startswith(OWN)
        own[talk] += is_own
        done[talk] += bool(done_at) and (is_own or key in {line.key for line in checklist(medium[talk])})
    written = {
        row.campaign_id
        for row in Showcase.objects.filter(campaign__in={talk.campaign_id for talk in talks}, deleted_at=None)
        if any(getattr(row, part).strip() for part in PARTS)
    }
    return {
        talk.pk: Preparation(
            questions=planned.get(talk.pk, 0),
            showcase=talk.campaign_id in written,
            research_done=done[talk.pk],
            research_of=len(checklist(talk.medium)) + own[talk.pk],
        )
        for talk in talks
    }
