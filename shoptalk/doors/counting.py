"""Operations on what came of it: the numbers, applications, offers."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from shoptalk.doors.knowing import one_person

if TYPE_CHECKING:
    from shoptalk.method.arms import Arm
    from shoptalk.method.rates import Rate
    from shoptalk.workspaces.access import Seat


def scoreboard(seat: "Seat", now: datetime) -> dict[str, Any]:
    """Show your own numbers, counts first and each with its range; and the saying with its grade."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.method.benchmark_cards import BY_KEY
    from shoptalk.scoreboard.board import board

    found = board(seat, now, current_campaign(seat, now))
    return {
        "asked": found.asked,
        "talked": found.talked,
        "path": [
            {
                "step": line.step.key,
                "name": line.name,
                "count": line.step.count,
                **_rate(line.step.rate if found.rates_begin else None, line.of_whom),
                "of": line.step.of,
                "open": line.step.open,
            }
            for line in found.path
        ],
        "ways": {
            one.key: [
                {"name": named.name, "open": named.way.open, **_rate(named.way.replied, "replied")}
                for named in (*one.ways, *one.seldom)
            ]
            for one in found.comparisons
        },
        "talks_to_offers": _arm(found.outcomes.from_talks),
        "resumes_to_offers": _arm(found.outcomes.from_resumes),
        "both": found.arms_say,
        "saying": {"figure": BY_KEY["saying"].figure, "grade": str(BY_KEY["saying"].grade)},
        "learned": {
            name: getattr(found.learning, name)
            for name in ("beliefs", "tested", "moved", "notes", "surprises", "themes", "fields_let_go")
        },
    }


def _rate(rate: "Rate | None", what: str) -> dict[str, Any]:
    if rate is None:
        return {"words": "", "range": None}
    return {"words": rate.words(what), "range": list(rate.bounds) if rate.drawn else None}


def _arm(arm: "Arm") -> dict[str, Any]:
    return {
        "count": arm.rate.count,
        "of": arm.rate.of,
        "not_counted_yet": arm.young,
        **_rate(arm.rate, "with an offer"),
        "saying": arm.saying.words,
        "tells": arm.tells,
    }


def scoreboard_in_words(result: dict[str, Any]) -> str:
    lines = [f"{result['asked']} asked, {result['talked']} talked with."]
    for step in result["path"]:
        said = step["words"] or str(step["count"])
        still = f" ({step['open']} still open)" if step["open"] else ""
        lines.append(f"  {step['name']}: {said}{still}")
    for title, arm in (("Talks", result["talks_to_offers"]), ("Resumes", result["resumes_to_offers"])):
        lines.append(f"{title}: {arm['words']}. {arm['tells']}")
    lines.append(f"The saying ({result['saying']['grade']}): {result['saying']['figure']}.")
    return "\n".join(lines)


def apply(
    seat: "Seat", now: datetime, organization: str, role: str = "", way: str = "resume", on: date | None = None,
    who: tuple[str, ...] = (),
) -> dict[str, Any]:  # fmt: skip
    """Write an application down; --way is resume, referred or invited, --who (again and again) who played a part."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.scoreboard.actions.name_parts import name_parts
    from shoptalk.scoreboard.actions.write_application import Facts, write_application

    people = [one_person(seat, words) for words in who]
    facts = Facts(organization=organization, role=role, way=way, sent_on=on)
    made, _ = write_application(seat=seat, now=now, campaign=current_campaign(seat, now), facts=facts)
    if people:
        name_parts(seat=seat, now=now, to=made, people=people)
    return {
        "id": made.pk,
        "organization": made.organization,
        "role": made.role,
        "way": made.way,
        "sent_on": made.sent_on.isoformat(),
        "who": [person.name for person in people],
    }


def application_in_words(result: dict[str, Any]) -> str:
    behind = f"; played a part: {', '.join(result['who'])}" if result["who"] else ""
    what = f"{result['role']} at {result['organization']}" if result["role"] else result["organization"]
    return f"{result['id']:>6}  {what}, {result['way']}, {result['sent_on']}{behind}"


def offer(
    seat: "Seat", now: datetime, organization: str, role: str = "", on: date | None = None,
    application: int | None = None, who: tuple[str, ...] = (),
) -> dict[str, Any]:  # fmt: skip
    """Write an offer down; --application is the number of the one before it, --who (again and again) who helped."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.design.refusals import Refusal
    from shoptalk.scoreboard.actions.name_parts import name_parts
    from shoptalk.scoreboard.actions.write_offer import OfferFacts, write_offer
    from shoptalk.scoreboard.models import Application

    people = [one_person(seat, words) for words in who]
    before = Application.objects.visible_to(seat).filter(pk=application).first() if application is not None else None
    if application is not None and before is None:
        raise Refusal(f"There is no application {application}. bin/shoptalk apply prints the number of each.")
    facts = OfferFacts(organization=organization, role=role, made_on=on, application=before)
    made, _ = write_offer(seat=seat, now=now, campaign=current_campaign(seat, now), facts=facts)
    if people:
        name_parts(seat=seat, now=now, to=made, people=people)
    return {
        "id": made.pk,
        "organization": made.organization,
        "role": made.role,
        "made_on": made.made_on.isoformat(),
        "application": made.application_id,
        "who": [person.name for person in people],
    }


def offer_in_words(result: dict[str, Any]) -> str:
    behind = f"; played a part: {', '.join(result['who'])}" if result["who"] else ""
    what = f"{result['role']} at {result['organization']}" if result["role"] else result["organization"]
    return f"{result['id']:>6}  offer: {what}, {result['made_on']}{behind}"
