"""Operations on what is prepared for a talk: the brief, the plan of questions, the bank."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat


def one_interview(seat: "Seat", number: int):
    """The talk of that number; Refusal when there is none."""
    from shoptalk.interviews.models import Interview

    talks = Interview.objects.visible_to(seat).select_related("contact", "campaign")
    talk = talks.filter(pk=number, contact__deleted_at=None).first() if 0 < number < 2**63 else None
    if talk is None:
        raise Refusal(f"No talk has the number {number}. The number stands in the address of its brief.")
    return talk


def brief(seat: "Seat", now: datetime, interview: int) -> dict[str, Any]:
    """Show the brief of a talk: when and how, your thirty seconds, what to know, the questions with their reasons."""
    return _as_value(seat, one_interview(seat, interview))


def plan(seat: "Seat", now: datetime, interview: int, anew: bool = False) -> dict[str, Any]:
    """Plan the questions of a talk; --anew plans again around what you changed by hand. Shows the brief."""
    from shoptalk.interviews.actions.plan_questions import plan_questions

    talk = one_interview(seat, interview)
    plan_questions(seat=seat, now=now, interview=talk, anew=anew)
    return _as_value(seat, talk)


def _as_value(seat: "Seat", talk) -> dict[str, Any]:
    from shoptalk.interviews.brief_page import brief_for

    found = brief_for(seat, talk)
    return {
        "id": talk.pk,
        "name": found.name,
        "headline": found.headline,
        "when": found.when,
        "how": found.how,
        "fallback": found.fallback,
        "purpose": found.purpose,
        "seconds": found.seconds,
        "know": [{"found": one.words, "source": one.source} for one in found.know],
        "questions": [
            {
                "text": one.text,
                "follow_up": one.follow_up,
                "why": one.reason,
                "sensitive": one.sensitive,
                "must": one.must,
                "noticed": [seen.why for seen in one.noticed] + [seen.why for seen in one.findings],
            }
            for one in found.questions
        ],
        "noticed": [finding.why for finding in found.noticed],
        "close": found.close,
    }


def brief_in_words(found: dict[str, Any]) -> str:
    lines = [f"{found['name']}  {found['headline']}".rstrip(), found["when"], found["how"], "", found["purpose"]]
    if found["seconds"]:
        lines += ["", f"“{found['seconds']}”"]
    lines += ["", *(f"  {one['found']}  ({one['source']})" for one in found["know"])] if found["know"] else []
    lines.append("")
    for number, one in enumerate(found["questions"], start=1):
        lines.append(f"{number:>3}  {one['text']}")
        lines.append(f"     {one['why']}".rstrip())
        lines += [f"     ? {words}" for words in one["noticed"]]
    if not found["questions"]:
        lines.append(f"No questions yet. bin/shoptalk plan {found['id']} plans them.")
    lines += [f"  ? {words}" for words in found["noticed"]]
    return "\n".join([*lines, "", found["close"]])


def questions(seat: "Seat", now: datetime, query: str = "") -> list[dict[str, Any]]:
    """List the bank of questions as you have it, or those that hold every word of --query."""
    from shoptalk.interviews.questions_page import bank_page

    return [
        {
            "key": entry.question.key,
            "stage": entry.question.stage,
            "family": entry.question.family,
            "text": entry.question.text,
            "follow_up": entry.question.follow_up,
            "minutes": list(entry.question.minutes),
            "sensitive": entry.question.sensitive,
            "yours": entry.question.is_own or entry.is_reworded,
            "left_out": entry.left_out,
        }
        for stage in bank_page(seat, query).stages
        for family in stage.families
        for entry in family.entries
    ]


def questions_in_words(found: list[dict[str, Any]]) -> str:
    lines = [f"{one['key']:<5} {one['family']}: {one['text']}" for one in found]
    return "\n".join(lines) or "No question has these words."
