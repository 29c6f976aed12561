"""The message desk: everything that its page shows for one person, read in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shoptalk.campaigns.models import Campaign
from shoptalk.connections.current import mailbox as mailbox_of
from shoptalk.connections.models import MailConnection
from shoptalk.contacts.models import Contact
from shoptalk.method.calling_hours import good_time_to_call
from shoptalk.method.stages import Standing
from shoptalk.outreach.ahead import Ahead, ahead
from shoptalk.outreach.call_sheet import CallSheet, call_sheet
from shoptalk.outreach.checking import BETWEEN, Look, look_over
from shoptalk.outreach.connectors import connectors_for
from shoptalk.outreach.drafting import KIND_OF_MOVE, Drafter, Prepared, likely_channel, under_way
from shoptalk.outreach.facts import what_is_known
from shoptalk.outreach.models import Ask, Channel, Letter
from shoptalk.outreach.own_mailbox import BY_MAIL, ByMailbox, by_mailbox
from shoptalk.outreach.situation import Around, around, reason_not
from shoptalk.outreach.standings import NOBODY, second_people
from shoptalk.outreach.ways_out import tel, web_address
from shoptalk.workspaces.access import Seat

FIRST_CHANNELS = (
    Channel.EMAIL, Channel.LINKEDIN_NOTE, Channel.INMAIL, Channel.INTRODUCTION, Channel.CALL, Channel.VOICEMAIL,
)  # fmt: skip
LATER_CHANNELS = (Channel.EMAIL, Channel.INMAIL, Channel.CALL, Channel.VOICEMAIL)
ICONS = {
    Channel.EMAIL: "mail", Channel.LINKEDIN_NOTE: "note", Channel.INMAIL: "send", Channel.INTRODUCTION: "people",
    Channel.CALL: "phone", Channel.VOICEMAIL: "voicemail",
}  # fmt: skip
TITLES = {
    Letter.Kind.FIRST: "Ask {called} for {minutes} minutes",
    Letter.Kind.NUDGE: "Nudge {called}, gently",
    Letter.Kind.LAST_LINE: "One last, kind line to {called}",
    Letter.Kind.REPLY: "Answer {called}",
    Letter.Kind.THANKS: "Thank {called}",
    Letter.Kind.CHECK_BACK: "Check back with {called}",
    Letter.Kind.CONFIRM: "Confirm the talk with {called}",
    Letter.Kind.REPORT_BACK: "Tell {called} what came of it",
    Letter.Kind.IN_TOUCH: "Be in touch with {called}",
    Letter.Kind.MENTORSHIP: "Write to {called} about a mentorship",
    Letter.Kind.INVITATION: "Send {called} the invitation",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """One channel of the desk: the draft and what the check saw."""

    channel: str
    label: str
    icon: str
    draft: Prepared
    look: Look
    saved: bool
    connector: Contact | None = None
    mailbox: ByMailbox | None = None  # how it would leave from the seeker's own mailbox
    sheet: CallSheet | None = None

    @property
    def form(self) -> str:
        return f"letter-{self.channel}"


@dataclass(frozen=True, slots=True)
class Desk:
    """The page."""

    contact: Contact
    kind: str
    move: str
    title: str
    chosen: str
    panels: tuple[Panel, ...]
    standing: Standing
    reason_not: str
    facts: tuple[tuple[str, str], ...]
    ahead: Ahead | None
    follow_ups: dict[str, str]
    connectors: tuple[Contact, ...]
    connector: Contact | None
    wording: int  # which of several wordings new drafts take
    number: str  # a tel: address
    profile: str  # a web address
    hour: str  # is this a good moment to ring?
    waiting: Letter | None  # one of this kind was approved, and is on its way


def desk_for(
    seat: Seat, now: datetime, campaign: Campaign, contact: Contact, *,
    move: str = "", channel: str = "", connector_id: int | None = None, wording: int | None = None,
) -> Desk:  # fmt: skip
    """`move` and `channel` as asked for in the address; what does not exist falls back to what the standing says."""
    known = what_is_known(seat, campaign, [contact])
    ask = Ask.objects.visible_to(seat).filter(campaign=campaign, contact=contact).first()
    touches = list(ask.touches.filter(deleted_at=None).order_by("at", "pk")) if ask else []
    if ask:
        ask.contact = contact
    second = second_people(seat, [ask]).get(ask.pk, NOBODY) if ask else NOBODY
    drafter = Drafter(seat, now, campaign, contact, known, move, wording)
    near = around(seat, now, campaign, contact, drafter.facts)
    drafter.move = move if move in KIND_OF_MOVE else near.standing.next_kind
    kind = KIND_OF_MOVE.get(drafter.move, Letter.Kind.FIRST)
    people = connectors_for(seat, campaign, contact, known)
    connector = next((one for one in people if one.pk == connector_id), people[0] if people else None)
    channels = FIRST_CHANNELS if kind == Letter.Kind.FIRST else LATER_CHANNELS
    mailbox = mailbox_of(seat)
    panels = tuple(_panel(seat, drafter, near, by, kind, connector, mailbox) for by in channels)
    return Desk(
        contact=contact,
        kind=kind,
        move=drafter.move,
        title=TITLES[Letter.Kind(kind)].format(called=contact.called, minutes=drafter.facts["minutes"]),
        chosen=channel if channel in channels else _likeliest(drafter, kind, channels),
        panels=panels,
        standing=near.standing,
        reason_not=reason_not(near.standing, kind, ""),
        facts=tuple(usable(drafter.facts, contact)),
        ahead=ahead(seat, contact, touches, now, kind, second),
        follow_ups={one: drafter.anew(Channel.EMAIL, one).text for one in (Letter.Kind.NUDGE, Letter.Kind.LAST_LINE)},
        connectors=people,
        connector=connector,
        wording=drafter.variant,
        number=tel(contact.phone),
        profile=web_address(contact.url),
        hour=good_time_to_call(contact.time_zone or seat.user.time_zone, now),
        waiting=Letter.objects.visible_to(seat).under_way().filter(contact=contact, kind=kind).first(),
    )


def _likeliest(drafter: Drafter, kind: str, channels: tuple[str, ...]) -> str:
    """The channel of the newest draft under way, else the one that a letter would likely take."""
    mine = [letter for (_, what, _), letter in drafter.known.drafts.items() if what == kind]
    newest = max(mine, key=lambda letter: (letter.written_at, letter.pk)).channel if mine else ""
    if drafter.move == "call_again":
        return Channel.CALL
    likely = newest or likely_channel(drafter.person, drafter.known)
    return likely if likely in channels else channels[0]


def _panel(
    seat: Seat, drafter: Drafter, near: Around, channel: str, kind: str, connector: Contact | None,
    mailbox: MailConnection | None,
) -> Panel:  # fmt: skip
    letter = drafter.known.drafts.get((drafter.person.pk, kind, channel))
    through = connector if channel == Channel.INTRODUCTION else None
    if through and letter and letter.connector_id != through.pk:
        letter = None
    if letter:
        draft = under_way(letter, drafter.facts)
    elif through:
        draft = introduction(drafter, through)
    else:
        draft = drafter.anew(channel, kind)
    look = look_over(
        near, channel, kind, draft.subject, draft.text,
        dismissed=letter.dismissed if letter else (), connector=through.name if through else "",
    )  # fmt: skip
    return Panel(
        channel=channel,
        label=Channel(channel).label,
        icon=ICONS[Channel(channel)],
        draft=draft,
        look=look,
        saved=letter is not None,
        connector=through,
        sheet=call_sheet(drafter) if channel == Channel.CALL else None,
        mailbox=by_mailbox(seat, drafter.now, mailbox, kind, through or drafter.person, letter.pk if letter else 0)
        if channel in BY_MAIL
        else None,
    )


def introduction(drafter: Drafter, connector: Contact) -> Prepared:
    """The letter to who introduces: the request, and below it the paragraph that can be passed on (A30)."""
    more = {"connector_name": connector.name, "connector_given": connector.called, "connector_tie": _as_told(connector)}
    request = drafter.anew(Channel.INTRODUCTION, "request", more=more)
    passed_on = drafter.anew(Channel.INTRODUCTION, Letter.Kind.FIRST, more=more)
    return Prepared(
        channel=Channel.INTRODUCTION,
        kind=Letter.Kind.FIRST,
        subject=request.subject,
        text=f"{request.text}{BETWEEN}{passed_on.text}",
        missing=tuple(dict.fromkeys((*request.missing, *passed_on.missing))),
        template_key=passed_on.template_key,
        template_version=passed_on.template_version,
    )


def _as_told(connector: Contact) -> str:
    """How the two know each other, as it follows "know each other"; only what was said in such words."""
    words = connector.tie_words.strip().rstrip(".")
    return words if words.lower().startswith(("from ", "through ", "since ", "because ", "by ", "as ")) else ""


# What can be put in at the cursor, and how it reads in the panel.
USES = (
    ("referrer", "{0} suggested that you write", "{0} suggested I write."),
    ("school", "You share a school: {0}", "We both went to {0}."),
    ("shared_employer", "You share an employer: {0}", "We both worked at {0}."),
    ("association", "You share an association: {0}", "We are both members of {0}."),
    ("tie_sentence", "{0}", "{0}."),
    ("why_you", "You may say “because {0}”", "because {0}"),
    ("who_i_am", "{0}", "{0}."),
    ("question", "You would love to know {0}", "{0}"),
    ("windows", "You are free {0}", "{0}"),
)
NOTES_SHOWN = 3


def usable(facts: dict[str, str], contact: Contact) -> list[tuple[str, str]]:
    """The facts as lines for the panel: what it says, and what "Use" puts in."""
    lines = [(says.format(facts[name]), use.format(facts[name])) for name, says, use in USES if facts.get(name)]
    notes = [line.strip() for line in contact.notes.splitlines() if line.strip()][:NOTES_SHOWN]
    return lines + [(note[:160], note[:160]) for note in notes]
