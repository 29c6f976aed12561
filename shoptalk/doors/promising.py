"""Operations on what people gave: suggestions, names, thanks, and what they hear back."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal
from shoptalk.doors.knowing import one_person

if TYPE_CHECKING:
    from shoptalk.followthrough.models import Suggestion
    from shoptalk.workspaces.access import Seat


def suggest(
    seat: "Seat", now: datetime, person: str, text: str, due: date | None = None, kind: str = "do"
) -> dict[str, Any]:
    """Keep a suggestion that somebody gave: read, do or meet; it comes up in 30 days, or on --due."""
    from shoptalk.followthrough.actions.suggest import suggest as keep
    from shoptalk.followthrough.models import Suggestion

    if kind not in Suggestion.Kind.values:
        raise Refusal(f"“{kind}” is not a kind of suggestion. It is one of: {', '.join(Suggestion.Kind.values)}.")
    made, _ = keep(seat=seat, now=now, contact=one_person(seat, person), text=text, kind=kind, due_on=due)
    return _suggestion(made)


def suggestion_in_words(one: dict[str, Any]) -> str:
    return f"Kept as suggestion {one['suggestion']}: {one['text']} ({one['name']}), by {one['due_on']}."


def done(seat: "Seat", now: datetime, suggestion_id: int, words: str = "", outcome: str = "done") -> dict[str, Any]:
    """Say what came of a suggestion: done, could_not or decided_against; the letter to its giver is drafted."""
    from shoptalk.followthrough.actions.settle_suggestion import settle_suggestion
    from shoptalk.followthrough.models import Suggestion
    from shoptalk.outreach.models import Letter

    if outcome not in Suggestion.Outcome.values:
        raise Refusal(f"“{outcome}” is no end of a suggestion. It is one of: {', '.join(Suggestion.Outcome.values)}.")
    found = Suggestion.objects.visible_to(seat).filter(pk=suggestion_id).select_related("contact").first()
    if found is None:
        raise Refusal(f"There is no suggestion {suggestion_id}. `promises` lists them with their numbers.")
    settle_suggestion(seat=seat, now=now, suggestion=found, outcome=outcome, words=words)
    drafts = Letter.objects.visible_to(seat).drafts().filter(contact=found.contact, kind=Letter.Kind.REPORT_BACK)
    draft = drafts.exclude(body="").order_by("-pk").first()
    return {**_suggestion(found), "outcome": found.outcome, "letter": draft.body if draft else ""}


def done_in_words(one: dict[str, Any]) -> str:
    letter = f"\n\nOn the desk for {one['name']}:\n\n{one['letter']}" if one["letter"] else ""
    return f"{one['outcome'].replace('_', ' ').capitalize()}: {one['text']}.{letter}"


def promises(seat: "Seat", now: datetime) -> dict[str, Any]:
    """List what people gave you, and what they hear back."""
    from shoptalk.followthrough.promises import promises as promises_of

    found = promises_of(seat, now)
    return {"open": [_line(one) for one in found.lines], "told": [_line(one) for one in found.told], "more": found.more}


def _line(one) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": one.contact.pk,
        "name": one.contact.name,
        "title": one.title,
        "words": one.words,
        "when": one.pill,
        "suggestion": one.suggestion.pk if one.suggestion else None,
    }


def promises_in_words(result: dict[str, Any]) -> str:
    lines = []
    for one in result["open"]:
        number = f"  [suggestion {one['suggestion']}]" if one["suggestion"] else ""
        lines.append(f"{one['title']}  ({one['when']}){number}\n  {one['words']}")
    lines += [f"Told: {one['title']}" for one in result["told"]]
    return (
        "\n".join(lines) or "Nothing was given yet. After a talk, what people suggest and whom they name stands here."
    )


def refer(
    seat: "Seat", now: datetime, person: str, name: str, reach: str = "", may_use_name: bool = False,
    route: str = "mention",
) -> dict[str, Any]:  # fmt: skip
    """Keep that somebody named somebody; --may-use-name when they said so, --route mention, introduce or forward."""
    from shoptalk.followthrough.actions.refer import refer as keep
    from shoptalk.followthrough.models import Referral

    if route not in Referral.Route.values:
        raise Refusal(f"“{route}” is not a way to them. It is one of: {', '.join(Referral.Route.values)}.")
    row, _ = keep(
        seat=seat, now=now, contact=one_person(seat, person), name=name, reach=reach, may_use_name=may_use_name,
        route=route,
    )  # fmt: skip
    return {
        "referral": row.pk,
        "id": row.named_id,
        "name": row.named.name,
        "named_by": row.contact.name,
        "may_use_name": row.may_use_name,
        "route": row.route,
    }


def referral_in_words(one: dict[str, Any]) -> str:
    consent = "The ask may say so." if one["may_use_name"] else f"The ask leaves {one['named_by']} out, so far."
    return f"{one['name']} is in your notebook, named by {one['named_by']}. {consent}"


def thanks(seat: "Seat", now: datetime, interview_id: int, card: bool = False) -> dict[str, Any]:
    """Print the thank-you drafted from the notes of a talk; --card for the shorter one of a paper card."""
    from shoptalk.followthrough.thanks import talks_for
    from shoptalk.interviews.models import Interview
    from shoptalk.method import thank_you

    talks = Interview.objects.visible_to(seat).filter(pk=interview_id, contact__deleted_at=None)
    found = talks.select_related("contact", "field").first()
    if found is None:
        raise Refusal(f"There is no talk {interview_id} in your notebook.")
    if found.ended_at is None:
        raise Refusal(f"Nobody said yet that the talk with {found.contact} took place. Say so first, then give thanks.")
    talk = talks_for(seat, [found])[found.pk]
    letter = thank_you.card(talk) if card else thank_you.thank_you(talk)
    return {
        "id": found.contact_id,
        "name": found.contact.name,
        "subject": letter.subject,
        "text": letter.text,
        "missing": list(letter.missing),
        "words": letter.words,
    }


def _suggestion(one: "Suggestion") -> dict[str, Any]:
    return {
        "suggestion": one.pk,
        "id": one.contact_id,
        "name": one.contact.name,
        "text": one.text,
        "given_on": one.given_on.isoformat(),
        "due_on": one.due_on.isoformat() if one.due_on else None,
    }
