"""A page for one guest: the windows, the minutes, the ways to talk, and who asks. It closes by itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from shoptalk.campaigns.current import current_campaign
from shoptalk.contacts.models import Contact
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.interviews import agreeing
from shoptalk.interviews.links import has_public_address, new_token
from shoptalk.interviews.models import Invitation, Medium, Window
from shoptalk.outreach.plain_text import one_line
from shoptalk.workspaces.access import Seat

MOST_WINDOWS = 12
LONGEST_OPEN = timedelta(days=60)
GREETING = 300
ON_LAPTOP = (
    "A guest page needs an address that others can reach, and this Shoptalk is only on your own machine. "
    "Put the same times into the letter, and note the answer with one click."
)


def open_guest_page(
    *, seat: Seat, now: datetime, contact: Contact, starts: Sequence[datetime], minutes: int,
    media: Sequence[str] = (Medium.PHONE,), greeting: str = "",
) -> tuple[Invitation, Step]:  # fmt: skip
    """Opens the page and closes an earlier one of the same person. The link is `links.guest_address(token)`."""
    if not has_public_address():
        raise Refusal(ON_LAPTOP)
    times = sorted(set(starts))
    must_be_windows(now, times)
    if not media or not set(media) <= set(Medium.values):
        raise Refusal("Choose at least one way to talk: phone, video or in person.")
    for start in times:
        agreeing.must_be_possible(seat, now, contact, start, minutes)
    with agreeing.one_at_a_time(seat):
        for start in times:
            agreeing.must_be_free(seat, start, minutes)
            agreeing.calendar_must_be_free(seat, now, start, minutes)
        with step(seat, now, "open_guest_page", f"A page for {contact}, with {len(times)} times", contact) as change:
            for earlier in standing_pages(seat, contact):
                change.update(earlier, revoked_at=now)
            page = change.create(
                Invitation(
                    workspace=seat.workspace, contact=contact, campaign=current_campaign(seat, now), token=new_token(),
                    minutes=minutes, media=list(dict.fromkeys(media)), greeting=one_line(greeting)[:GREETING],
                    made_at=now, expires_at=min(times[-1], now + LONGEST_OPEN),
                )
            )  # fmt: skip
            for start in times:
                change.create(Window(workspace=seat.workspace, invitation=page, starts_at=start))
    return page, change


def must_be_windows(now: datetime, times: Sequence[datetime]) -> None:
    if not times:
        raise Refusal("Choose at least one time to offer. Two or three are best.")
    if len(times) > MOST_WINDOWS:
        raise Refusal(f"{MOST_WINDOWS} times are the most. Two or three are answered soonest.")
    if times[0] <= now:
        raise Refusal("One of the times has passed already. Take it out.")


def standing_pages(seat: Seat, contact: Contact):
    """Pages of this person that were not closed and on which no talk hangs that still stands."""
    no_talk = Q(interview=None) | Q(interview__cancelled_at__isnull=False) | Q(interview__no_show_at__isnull=False)
    return Invitation.objects.visible_to(seat).filter(no_talk, contact=contact, revoked_at=None)


def close_guest_page(*, seat: Seat, now: datetime, page: Invitation) -> Step:
    """The link leads nowhere from now on; whoever opens it reads so."""
    with step(seat, now, "close_guest_page", f"The page for {page.contact} is closed", page.contact) as change:
        if page.revoked_at is None:
            change.update(page, revoked_at=now)
    return change
