"""Operations on asks: whom first, a draft, what happened, and what today asks for."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal
from shoptalk.doors.knowing import one_person

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat

FIRST = 10


def ask_first(seat: "Seat", now: datetime, limit: int = FIRST) -> list[dict[str, Any]]:
    """List the people worth asking first, with the reasons."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.campaigns.keep_ranked import keep_ranked
    from shoptalk.campaigns.models import Target

    campaign = current_campaign(seat, now)
    keep_ranked(seat, now, campaign)
    rows = Target.objects.visible_to(seat).filter(campaign=campaign, contact__deleted_at=None)
    rows = rows.select_related("contact").order_by("place")[: max(limit, 0)]
    return [
        {
            "place": row.place,
            "id": row.contact_id,
            "name": row.contact.name,
            "headline": row.contact.headline,
            "reasons": row.reasons,
        }
        for row in rows
    ]


def ask_first_in_words(rows: list[dict[str, Any]]) -> str:
    lines = [f"{row['place']:>3}. {row['name']}, {row['headline']}\n     {'; '.join(row['reasons'])}" for row in rows]
    return "\n".join(lines) or "Nobody yet. Choose a field and bring people in."


def draft(seat: "Seat", now: datetime, person: str, channel: str = "email", kind: str = "first") -> dict[str, Any]:
    """Write the draft of a letter from your own facts; gaps are shown in [brackets]."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.outreach.drafting import fresh
    from shoptalk.outreach.models import Letter

    _must_be_a_channel(channel)
    if kind not in Letter.Kind.values:
        raise Refusal(f"“{kind}” is not a kind of letter. It is one of: {', '.join(Letter.Kind.values)}.")
    contact = one_person(seat, person)
    made = fresh(seat, now, current_campaign(seat, now), contact, channel=channel, kind=kind)
    return {
        "id": contact.pk,
        "name": contact.name,
        "channel": made.channel,
        "kind": made.kind,
        "subject": made.subject,
        "text": made.text,
        "missing": list(made.missing),
        "template": f"{made.template_key} v{made.template_version}",
    }


def _must_be_a_channel(channel: str) -> None:
    from shoptalk.outreach.models import Channel

    if channel and channel not in Channel.values:
        raise Refusal(f"“{channel}” is not a channel. It is one of: {', '.join(Channel.values)}.")


def draft_in_words(letter: dict[str, Any]) -> str:
    head = [f"To: {letter['name']}", f"Subject: {letter['subject']}" if letter["subject"] else "", ""]
    gaps = ["", "What stands in [brackets] is still to be filled in."] if letter["missing"] else []
    return "\n".join([line for line in head[:2] if line] + [""] + [letter["text"]] + gaps)


def log(
    seat: "Seat", now: datetime, person: str, kind: str, channel: str = "", until: date | None = None, words: str = ""
) -> dict[str, Any]:
    """Log what happened: asked, nudged, replied, agreed, declined, not_now, no_answer, voicemail_left, met ..."""
    from shoptalk.outreach.actions.log_touch import log_touch

    _must_be_a_channel(channel)
    contact = one_person(seat, person)
    touch, _ = log_touch(seat=seat, now=now, contact=contact, kind=kind, channel=channel, until=until, words=words)
    ask = touch.ask
    return {
        "id": contact.pk,
        "name": contact.name,
        "kind": touch.kind,
        "at": touch.at.isoformat(),
        "stage": ask.stage,
        "next": ask.next_kind,
        "next_on": ask.next_on.isoformat() if ask.next_on else None,
        "why": ask.why,
    }


def log_in_words(result: dict[str, Any]) -> str:
    coming = f"Next: {result['next'].replace('_', ' ')} on {result['next_on']}. " if result["next_on"] else ""
    return f"Logged for {result['name']}: {result['kind'].replace('_', ' ')}. {coming}{result['why']}"


def today(seat: "Seat", now: datetime, all: bool = False) -> dict[str, Any]:
    """Show today's moves with their finished text; --all shows also those behind the first five."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.campaigns.keep_ranked import keep_ranked
    from shoptalk.today.beginnings import beginnings
    from shoptalk.today.moves import LOOKED_AT, moves_of_today

    campaign = current_campaign(seat, now)
    keep_ranked(seat, now, campaign)
    found = moves_of_today(seat, now, campaign, **({"shown": LOOKED_AT} if all else {}))
    return {
        "date": seat.today(now).isoformat(),
        "moves": [_move(move) for move in found.moves],
        "more": found.more,
        "week": {"asks": found.week.asks, "asks_wanted": found.week.asks_wanted, "talks": found.week.talks},
        "first_steps": [step.title for step in beginnings(seat, campaign)],
    }


def _move(move) -> dict[str, Any]:
    text = move.prepared
    return {
        "kind": move.kind,
        "id": move.contact.pk,
        "name": move.contact.name,
        "title": move.title,
        "due_on": move.due_on.isoformat(),
        "why": move.why,
        "minutes": move.minutes,
        "channel": text.channel if text else "",
        "subject": text.subject if text else "",
        "text": text.text if text else "",
        "missing": list(text.missing) if text else [],
    }


def today_in_words(result: dict[str, Any]) -> str:
    lines = [f"{result['date']}: {len(result['moves']) or 'no'} moves, {result['more']} behind them."]
    for move in result["moves"]:
        lines.append(f"\n{move['title']}  ({move['minutes']} min, due {move['due_on']})\n  {move['why']}")
    lines += [f"\nTo begin with: {step}" for step in result["first_steps"]]
    return "\n".join(lines)
