"""Your wording: the built-in texts by situation and channel, and your own in their place."""

from itertools import groupby

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.models import Campaign, Target
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.method.letter_templates import SURPRISES
from shoptalk.method.letters import Draft, fill
from shoptalk.method.merge_facts import LABELS, label_of
from shoptalk.outreach.actions.write_wording import (
    BY_KEY,
    SLOTS,
    back_to_built_in,
    must_be_a_wording,
    write_wording,
)  # fmt: skip
from shoptalk.outreach.facts import facts_for
from shoptalk.outreach.models import Channel, Template
from shoptalk.outreach.wording import TEMPLATES
from shoptalk.workspaces.access import Seat, SeekerRequest, seat_of

SITUATION_WORDS = {
    "referral": "Somebody suggested them",
    "dormant": "Out of touch for years",
    "colleague": "You worked at the same place",
    "alumni": "You went to the same school",
    "association": "You are in the same association",
    "acquaintance": "You know each other",
    "stranger": "New to you",
    "any": "After the first letter, and by telephone",
    "after_reply": "After they wrote back",
    "before_talk": "Before a talk",
    "after_talk": "After a talk",
    "after_name": "After they named somebody",
    "after_help": "After they helped you to a talk",
}
KIND_WORDS = {
    "first": "first ask",
    "first_long": "first ask, longer",
    "second_person": "second person there",
    "nudge": "light nudge",
    "last_line": "last, kind line",
    "thanks": "thanks",
    "offer_times": "offering times",
    "check_back": "checking back",
    "confirm": "the day before a talk",
    "invitation": "with the invitation",
    "invite_anew": "with a changed invitation",
    "invite_off": "calling the talk off",
    "report_back": "what came of it",
    "in_touch": "staying in touch",
    "mentorship": "offering a mentorship",
    "mentor_talk": "the next talk with a mentor",
    "mentor_review": "looking whether it still helps",
    "request": "to who introduces",
    "blurb": "paragraph to pass on",
    "assistant": "to the assistant",
    "surprise_yes": "they say yes",
} | {f"surprise_{key}": f"“{heard}”" for key, (heard, _) in SURPRISES.items() if key != "yes"}


@require_GET
def wordings(request: SeekerRequest) -> HttpResponse:
    seat = seat_of(request)
    own = {template.key: template for template in Template.objects.visible_to(seat)}
    rows = [
        {
            "key": one.key,
            "channel": Channel(one.channel).label,
            "kind": KIND_WORDS.get(one.kind, one.kind),
            "number": one.key.rpartition(".")[2],
            "situation": one.situation,
            "own": own.get(one.key),
        }
        for one in TEMPLATES
    ]
    by_situation = groupby(rows, lambda row: row["situation"])
    groups = [(SITUATION_WORDS[situation], list(found)) for situation, found in by_situation]
    return screen(request, "outreach/wordings.html", {"tab": "desk", "groups": groups, "own": len(own)})


@require_http_methods(["GET", "POST"])
def wording(request: SeekerRequest, key: str) -> HttpResponse:
    """One wording: to read, to change, to see filled."""
    seat, now = seat_of(request), request.now
    if key not in BY_KEY:
        raise Http404
    own = Template.objects.visible_to(seat).filter(key=key).first()
    built_in = BY_KEY[key]
    subject, body, sentence = (own.subject, own.body, "") if own else (built_in.subject, built_in.body, "")
    if request.method == "POST":
        subject, body = request.POST.get("subject", ""), request.POST.get("body", "")
        try:
            change = write_wording(seat=seat, now=now, key=key, subject=subject, body=body)
        except Refusal as refusal:
            sentence = str(refusal)
        else:
            say(request, f"{change.words}.", change.event)
            return go(request, "template", key)
    context = {
        "tab": "desk",
        "key": key,
        "built_in": built_in,
        "own": own,
        "subject": subject,
        "body": body,
        "sentence": sentence,
        "title": f"{Channel(built_in.channel).label}, {KIND_WORDS.get(built_in.kind, built_in.kind)}",
        "situation": SITUATION_WORDS[built_in.situation],
        "slots": [(name, label_of(name, "") if name in LABELS else label) for name, label in SLOTS.items()],
        "has_subject": bool(built_in.subject),
        **_preview(request, seat, key, subject, body),
    }
    return screen(request, "outreach/wording.html", context, status=422 if sentence else 200)


@require_POST
def preview(request: SeekerRequest, key: str) -> HttpResponse:
    """The text in the form, filled with real facts; nothing is stored."""
    if key not in BY_KEY:
        raise Http404
    subject, body = request.POST.get("subject", ""), request.POST.get("body", "")
    context = _preview(request, seat_of(request), key, subject, body)
    try:
        must_be_a_wording(subject, body.strip())
    except Refusal as refusal:
        context["sentence"] = str(refusal)
    return render(request, "outreach/wording.html#preview", context)


@require_POST
def built_in(request: SeekerRequest, key: str) -> HttpResponse:
    """Back to the built-in wording, with Undo."""
    if key not in BY_KEY:
        raise Http404
    change = back_to_built_in(seat=seat_of(request), now=request.now, key=key)
    say(request, f"{change.words}.", change.event)
    return go(request, "template", key)


def _preview(request: SeekerRequest, seat: Seat, key: str, subject: str, body: str) -> dict[str, object]:
    campaign = current_campaign(seat, request.now)
    person = _reader(seat, campaign, BY_KEY[key].situation)
    facts = facts_for(seat, campaign, person, now=request.now) if person else {"seeker_name": seat.user.full_name}
    filled: Draft = fill(BY_KEY[key]._replace(subject=subject, body=body), facts)
    return {"filled": filled, "person": person}


def _reader(seat: Seat, campaign: Campaign, situation: str) -> Contact | None:
    """Somebody whom the wording may suit: who was suggested, else the first to ask, else the newest."""
    people = Contact.objects.visible_to(seat).order_by("-pk")
    if situation == "referral" and (suggested := people.exclude(introduced_by=None).first()):
        return suggested
    targets = Target.objects.visible_to(seat).filter(campaign=campaign, contact__deleted_at=None).order_by("place")
    target = targets.select_related("contact").first()
    return target.contact if target else people.first()
