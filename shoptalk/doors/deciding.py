"""Operations on what the talks say: beliefs, evidence, fields compared."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat

HAND = "typed on the command line"


def beliefs(seat: "Seat", now: datetime, field: str = "") -> list[dict[str, Any]]:
    """List beliefs with how sure you were and are, the evidence, and where it points; --field narrows it."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.careers.careers_page import careers_page

    page = careers_page(seat, now, current_campaign(seat, now), everything=True)
    wanted = field.casefold().strip()
    return [_belief(card) for card in page.cards if wanted in card.belief.field.name.casefold()]


def _belief(card) -> dict[str, Any]:
    return {
        "id": card.belief.pk,
        "field": card.belief.field.name,
        "text": card.belief.text,
        "confidences": [one.value for one in card.said],
        "for": card.for_count,
        "against": card.against_count,
        "suggested": card.weighed.suggestion.value,
        "why": list(card.weighed.suggestion.reasons),
        "look_at": [bias.words for bias in card.biases],
    }


def beliefs_in_words(found: list[dict[str, Any]]) -> str:
    lines = []
    for one in found:
        stair = " → ".join(str(value) for value in one["confidences"])
        lines.append(f"{one['id']:>4}  {stair}  {one['text']}  ({one['field']})")
        lines.append(f"      {one['for']} for, {one['against']} against. {' '.join(one['why'])}")
        lines += [f"      {words}" for words in one["look_at"]]
    return "\n".join(lines) or "No belief yet. Write one in the browser."


def evidence(
    seat: "Seat", now: datetime, belief_id: int, side: str = "", words: str = "", source: str = HAND, weight: int = 2,
    hearsay: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """Add evidence to a belief: --side for or against, --words what was said; its number stands in `beliefs`."""
    from shoptalk.campaigns.models import Belief
    from shoptalk.careers.actions.add_evidence import add_evidence
    from shoptalk.workspaces.access import number_of

    number = number_of(str(belief_id))
    known = number and Belief.objects.visible_to(seat).filter(pk=number, field__deleted_at=None).first()
    if not known:
        raise Refusal(f"There is no belief {belief_id}. bin/shoptalk beliefs lists them with their numbers.")
    change = add_evidence(
        seat=seat, now=now, belief=known, side=side, words=words, source=source, weight=weight, first_hand=not hearsay
    )
    return {"belief": known.text, "side": side, "words": words, "added": change.event is not None}


def evidence_in_words(done: dict[str, Any]) -> str:
    if not done["added"]:
        return "It was there already; nothing was changed."
    return f"{done['side'].capitalize()} “{done['belief']}”: {done['words']}"


def compare(seat: "Seat", now: datetime) -> dict[str, Any]:
    """Compare the fields by your criteria and weights, and say how easily the order would tip."""
    from shoptalk.campaigns.current import current_campaign
    from shoptalk.careers.careers_page import fields_of
    from shoptalk.careers.judging import judgement
    from shoptalk.method.comparison import in_words

    campaign = current_campaign(seat, now)
    judged = judgement(seat, campaign, fields_of(seat, campaign))
    found = judged.comparison
    return {
        "scores": [{"field": name, "score": round(score, 1)} for name, score in found.scores],
        "first": found.first,
        "sentence": in_words(found),
        "criteria": [{"name": one.name, "weight": one.weight} for one in judged.criteria],
        "left_out": [{"criterion": name, "no_rating": list(missing)} for name, missing in found.left_out],
        "unrated": list(found.unrated),
    }


def compare_in_words(found: dict[str, Any]) -> str:
    lines = [f"{one['score']:>5}  {one['field']}" for one in found["scores"]]
    lines += [f"Not counted yet: {one['criterion']} ({', '.join(one['no_rating'])})" for one in found["left_out"]]
    return "\n".join([*lines, found["sentence"]])
