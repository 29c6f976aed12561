"""The message desk of one person: the page, the check while typing, keeping the draft, letting it leave."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from shoptalk.campaigns.current import current_campaign
from shoptalk.connections.current import mailbox as mailbox_of
from shoptalk.contacts.models import Contact
from shoptalk.design.screen import go, screen
from shoptalk.design.toasts import say
from shoptalk.outreach.actions.let_letter_leave import Left, StaysHere, let_letter_leave
from shoptalk.outreach.actions.save_draft import LONGEST_BODY, Written, save_draft
from shoptalk.outreach.checking import look_over
from shoptalk.outreach.desk import desk_for
from shoptalk.outreach.drafts import move_of, next_draft
from shoptalk.outreach.facts import facts_for
from shoptalk.outreach.look import Look
from shoptalk.outreach.models import Channel, Letter
from shoptalk.outreach.own_mailbox import is_enough_for_today, state_words
from shoptalk.outreach.situation import around
from shoptalk.outreach.ways_out import fits_in_an_address, mailto, web_address
from shoptalk.workspaces.access import Seat, SeekerRequest, get_or_404, seat_of

IN_THE_OUTBOX = "It waits in the outbox; take it back there to change it."


@require_GET
def ask(request: SeekerRequest, pk: int) -> HttpResponse:
    """The desk with every channel's draft, already checked."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects.select_related("introduced_by"), seat, pk=pk)
    wanted = {name: request.GET.get(name, "") for name in ("move", "channel", "connector")}
    return _page(request, seat, now, contact, wording=_number(request.GET.get("wording", "")), **wanted)


def _page(request: SeekerRequest, seat: Seat, now: datetime, contact: Contact, **wanted: Any) -> HttpResponse:
    campaign = current_campaign(seat, now)
    answer = {name: wanted.pop(name) for name in ("stays", "status") if name in wanted}
    desk = desk_for(seat, now, campaign, contact, connector_id=_number(wanted.pop("connector")), **wanted)
    if desk.waiting and "stays" not in answer:
        return go(request, "left", contact.pk, desk.waiting.pk)
    context = {
        "tab": "desk",
        "desk": desk,
        "contact": contact,
        "campaign": campaign,
        "once": uuid4().hex,
        "next": next_draft(seat, contact),
        "stays": answer.get("stays"),
        "here": request.get_full_path() if request.method == "GET" else reverse("ask", args=[contact.pk]),
    }
    return screen(request, "outreach/ask.html", context, status=answer.get("status", 200))


@require_POST
def check_draft(request: SeekerRequest, pk: int) -> HttpResponse:
    """The findings on what stands in the form at this moment; nothing is stored."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects, seat, pk=pk)
    written = written_in(request, seat)
    campaign = current_campaign(seat, now)
    near = around(seat, now, campaign, contact, facts_for(seat, campaign, contact, now=now))
    kept = Letter.objects.visible_to(seat).drafts().filter(
        contact=contact, channel=written.channel, kind=written.kind, connector=written.connector
    )  # fmt: skip
    aside = [pair for letter in kept for pair in letter.dismissed if pair[0] != "M18"]
    look = look_over(
        near, written.channel, written.kind, written.subject, written.body[:LONGEST_BODY],
        dismissed=[*aside, *(("M18", words) for words in written.claims)],
        connector=written.connector.name if written.connector else "",
    )  # fmt: skip
    return findings(request, contact, look)


@require_POST
def draft(request: SeekerRequest, pk: int) -> HttpResponse:
    """Keeps the draft: quietly for htmx, with the whole page otherwise. Also the way to set a finding aside."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects, seat, pk=pk)
    written = written_in(request, seat)
    kept = save_draft(seat=seat, now=now, contact=contact, written=written)
    if kept.approved_at and kept.left_at is None and not (request.htmx.target or "").startswith("check-"):
        if not request.htmx:
            say(request, IN_THE_OUTBOX)
            return go(request, "left", pk, kept.pk)
        return HttpResponse(f'<span class="saved">{IN_THE_OUTBOX}</span>')
    if not request.htmx:
        say(request, "The draft is kept.")
        return go(request, _address(contact, request, written))
    if (request.htmx.target or "").startswith("check-"):
        return check_draft(request, pk)
    return HttpResponse(f'<span class="saved">Saved {now.astimezone(seat.zone):%H:%M}</span>')


@require_POST
def leave(request: SeekerRequest, pk: int) -> HttpResponse:
    """A way out: the letter is checked, frozen and logged; then the page that opens it in the mail program."""
    seat, now = seat_of(request), request.now
    contact = get_or_404(Contact.objects, seat, pk=pk)
    written = written_in(request, seat)
    try:
        left = let_letter_leave(
            seat=seat, now=now, contact=contact, written=written, way=request.POST.get("way", ""),
            second_look=request.POST.get("second_look") == "1",
        )  # fmt: skip
    except StaysHere as stays:
        if request.htmx:
            return findings(request, contact, stays.look, sentence=str(stays))
        return stays_here(request, seat, now, contact, written, stays)
    return _gone(request, left)


def stays_here(
    request: SeekerRequest, seat: Seat, now: datetime, contact: Contact, written: Written, stays: StaysHere
) -> HttpResponse:
    """The whole page with the sentence that says why the letter stays."""
    return _page(
        request, seat, now, contact, move=request.POST.get("move", ""), channel=written.channel,
        connector=str(written.connector.pk) if written.connector else "", stays=stays, status=422,
    )  # fmt: skip


def _gone(request: SeekerRequest, left: Left) -> HttpResponse:
    if left.change:
        say(request, f"{left.change.words}. Written down.", left.change.event)
    page = reverse("left", args=[left.letter.contact_id, left.letter.pk])
    if not request.htmx:
        return go(request, page)
    # desk.js opens the mail program or copies, and then goes to the page; without it the page offers the same
    response = HttpResponse(status=200, headers={"HX-Reswap": "none"})
    response.headers["X-Letter-Page"] = page
    link = _mail_link(left.letter)
    if left.letter.left_by == "mail_program" and link and fits_in_an_address(link):
        response.headers["X-Letter-Mail"] = link
    return response


@require_GET
def left(request: SeekerRequest, pk: int, letter: int) -> HttpResponse:
    """A letter that left, as it was, with the link or the text that takes it out of the house."""
    seat = seat_of(request)
    contact = get_or_404(Contact.objects, seat, pk=pk)
    gone = get_or_404(Letter.objects.select_related("connector", "ask__campaign"), seat, pk=letter, contact=contact)
    if gone.left_at is None and gone.approved_at is None:  # Undo brought it back: it is a draft again
        return go(request, f"{reverse('ask', args=[pk])}?{urlencode({'move': move_of(gone), 'channel': gone.channel})}")
    to = gone.connector or contact
    link, mailbox = _mail_link(gone), mailbox_of(seat)
    enough = (
        mailbox is not None and gone.state == Letter.State.QUEUED and is_enough_for_today(seat, request.now, mailbox)
    )
    context = {
        "tab": "desk",
        "contact": contact,
        "letter": gone,
        "to": to,
        "mailto": "" if gone.approved_at else link,
        "state": state_words(seat, request.now, gone, mailbox, enough) if gone.approved_at else "",
        "can_be_taken_back": gone.state in (Letter.State.QUEUED, Letter.State.FAILED),
        "too_long": bool(link) and not fits_in_an_address(link),
        "profile": web_address(contact.url) if gone.channel in (Channel.LINKEDIN_NOTE, Channel.INMAIL) else "",
        "next": next_draft(seat, contact),
    }
    return screen(request, "outreach/left.html", context)


def _mail_link(letter: Letter) -> str:
    """The address that opens a letter in the mail program; empty for what goes another way."""
    if letter.channel not in (Channel.EMAIL, Channel.INTRODUCTION):
        return ""
    return mailto((letter.connector or letter.contact).email, letter.subject, letter.body)


def findings(request: SeekerRequest, contact: Contact, look: Look, sentence: str = "") -> HttpResponse:
    context = {"look": look, "contact": contact, "form": f"letter-{look.channel}", "sentence": sentence}
    return render(request, "outreach/findings.html", context)


def _number(typed: str) -> int | None:
    """A small number from the address, or None for anything else."""
    return int(typed) if typed.isdecimal() and typed.isascii() and len(typed) < 16 else None


def written_in(request: SeekerRequest, seat: Seat) -> Written:
    """What the form holds. An unknown channel or kind is a page that never was."""
    post = request.POST
    if post.get("channel") not in Channel.values or post.get("kind") not in Letter.Kind.values:
        raise Http404
    connector = post.get("connector", "")
    rule, _, words = post.get("aside", "").partition("|")
    return Written(
        channel=post["channel"],
        kind=post["kind"],
        body=post.get("body", ""),
        subject=post.get("subject", ""),
        template_key=post.get("template_key", ""),
        template_version=min(_number(post.get("template_version", "")) or 0, 9999),
        connector=get_or_404(Contact.objects, seat, pk=connector) if connector else None,
        claims=tuple(post.getlist("claims")),
        once=post.get("once", "")[:40],
        aside=(rule, words.replace("\r\n", "\n")) if rule else None,
    )


def _address(contact: Contact, request: SeekerRequest, written: Written) -> str:
    query = {"move": request.POST.get("move", ""), "channel": written.channel}
    if written.connector:
        query["connector"] = str(written.connector.pk)
    return f"{reverse('ask', args=[contact.pk])}?{urlencode({name: value for name, value in query.items() if value})}"
