"""What a person's page shows: what happened, where that leaves things, and who led to whom."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from shoptalk.campaigns.fit import field_of
from shoptalk.campaigns.models import Campaign, Field
from shoptalk.contacts.models import Contact
from shoptalk.followthrough.ledger import NOTHING_BETWEEN, Between, between
from shoptalk.followthrough.models import Favour, Keeping, Mentorship, Referral, Suggestion
from shoptalk.followthrough.promises import NO_PROMISES, Promises, promises
from shoptalk.interviews.models import Interview
from shoptalk.interviews.overview import talks_with
from shoptalk.mailbox.came_in import whole_texts
from shoptalk.method.stages import STAGE_WORDS, Standing
from shoptalk.outreach.models import Ask, Letter, Touch
from shoptalk.outreach.move_words import WORDING
from shoptalk.outreach.standings import NOBODY, second_people, standing_of
from shoptalk.people.ledger import warmth_of, warmth_words
from shoptalk.scoreboard.models import PartPlayed
from shoptalk.scoreboard.parts import played_by
from shoptalk.workspaces.access import Seat
from shoptalk.workspaces.holdings import Kind, holdings

TALKS, PARTS = Kind(Interview), Kind(PartPlayed)
BETWEEN = {TALKS, *map(Kind, (Suggestion, Referral, Favour, Mentorship, Keeping))}  # from the first talk on
CAME_ABOUT = (Touch.Kind.MET, Touch.Kind.GAVE_ANOTHER_NAME)  # a talk or a name that was only logged
TRAIL = ("to_ask", "asked", "talking", "scheduled", "met", "thanked")  # the stages that lead on, in order
OF_THE_TRAIL = {"following_up": "asked", "resting": "asked", "let_go": "asked", "do_not_contact": "asked"}
ICONS = {
    "asked": "send", "nudged": "send", "replied": "mail", "agreed": "calendar", "met": "talk", "thanked": "check",
    "voicemail_left": "voicemail", "no_answer": "phone", "gave_another_name": "referral", "note": "note",
}  # fmt: skip
MOST_TOUCHES = 300  # a whole working life of one contact; more is a mistake of a script
KEEP_UP = ("Be in touch with {name}", "Choose what you bring")
MOST_NAMED = 20  # whom one person introduced


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of the timeline."""

    touch: Touch
    icon: str
    message: int | None = None  # what came in by mail, with its whole text


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot of the trail."""

    words: str
    past: bool
    here: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person, and everything that is known of them here."""

    person: Contact
    field: Field | None
    warmth: str
    warmth_words: str
    standing: Standing
    due: bool
    next_title: str
    next_button: str
    trail: list[Knot]
    timeline: list[Happening]
    letters: list[Letter]
    introduced: list[Contact]
    parts: list[PartPlayed]
    talks: list[Interview]  # newest first

    between: Between
    promises: Promises
    tiers: list[tuple[str, str]]
    routes: list[tuple[str, str]]
    next_url: str

    @property
    def wants_talk(self) -> bool:
        """They said yes, and no talk stands in the notebook."""
        open_talks = any(not (talk.cancelled_at or talk.no_show_at or talk.ended_at) for talk in self.talks)
        return self.standing.stage == "scheduled" and not open_talks


def person_page(seat: Seat, now: datetime, campaign: Campaign, fields: list[Field], person: Contact) -> PersonPage:
    """Everything for the page of one person; a fixed number of queries."""
    today = seat.today(now)
    ask = Ask.objects.filter(campaign=campaign, contact=person, deleted_at=None).first()
    letters = list(Letter.objects.visible_to(seat).filter(contact=person).order_by("written_at", "pk")[:MOST_TOUCHES])
    touches = _touches(seat, person, {letter.pk: letter for letter in letters})
    second = NOBODY
    if ask:
        ask.contact = person
        second = second_people(seat, [ask]).get(ask.pk, NOBODY)
    stands = standing_of(seat, person, [touch for touch in touches if ask and touch.ask_id == ask.pk], now, second)
    warmth = warmth_of(person, today)
    wording = WORDING.get(stands.next_kind)
    kept_up = stands.stage == "thanked" and stands.next_kind == "check_back"  # by the tier, and with something to bring
    named = Contact.objects.visible_to(seat).filter(introduced_by=person)
    there = holdings(seat, (*BETWEEN, PARTS), contact=person)
    came_about = there & BETWEEN or any(touch.kind in CAME_ABOUT for touch in touches)
    given = promises(seat, now, person) if came_about else NO_PROMISES
    whole = whole_texts([touch.pk for touch in touches])
    return PersonPage(
        person=person,
        field=field_of(person, fields),
        warmth=warmth,
        warmth_words=warmth_words(warmth),
        standing=stands,
        due=stands.due(today),
        next_title=_said(KEEP_UP if kept_up else wording, 0, person),
        next_button=_said(KEEP_UP if kept_up else wording, 1, person),
        trail=trail_of(stands.stage),
        timeline=[Happening(one, ICONS.get(one.kind, "dot"), whole.get(one.pk)) for one in reversed(touches)],
        letters=[letter for letter in letters if letter.left_at is None and letter.approved_at is None],
        # sorted here: asked for by name, the planner would read everybody in that order to find these few
        introduced=sorted(named[:MOST_NAMED], key=lambda one: one.name_key),
        parts=played_by(seat, person) if PARTS in there else [],
        talks=talks_with(seat, person) if TALKS in there else [],
        between=between(seat, person) if came_about else NOTHING_BETWEEN,
        promises=given,
        tiers=list(Keeping.Tier.choices),
        routes=list(Referral.Route.choices),
        next_url=_next_url(person, stands, kept_up, given),
    )


def _said(wording: tuple[str, str] | None, part: int, person: Contact) -> str:
    return wording[part].format(name=person.name, called=person.called) if wording else ""


def _next_url(person: Contact, stands: Standing, kept_up: bool, given: Promises) -> str:
    """The page of the next move: with notes of a talk, the thank-you is looked over beside them."""
    thanks = next((line.url for line in given.lines if line.kind == "thanks"), "")
    if stands.next_kind == "thank" and thanks:
        return thanks
    if kept_up:
        return reverse("in_touch", args=[person.pk])
    if stands.next_kind == "set_time":
        return reverse("offer_times", args=[person.pk])
    return f"{reverse('ask', args=[person.pk])}?move={stands.next_kind}"


def _touches(seat: Seat, person: Contact, letters: dict[int, Letter]) -> list[Touch]:
    """The timeline, oldest first, with its letters and the people who were named in it."""
    touches = list(Touch.objects.visible_to(seat).filter(contact=person).order_by("at", "pk")[:MOST_TOUCHES])
    named = Contact.objects.visible_to(seat).in_bulk({touch.named_id for touch in touches if touch.named_id})
    for touch in touches:
        touch.named = named.get(touch.named_id)
        if touch.letter_id in letters:
            touch.letter = letters[touch.letter_id]
    return touches


def trail_of(stage: str) -> list[Knot]:
    """The trail up to where things stand. Never set by hand: it is worked out from what happened."""
    at = TRAIL.index(OF_THE_TRAIL.get(stage, stage))
    last_words = STAGE_WORDS[stage] if stage in OF_THE_TRAIL else None
    return [
        Knot(words=last_words if last_words and index == at else STAGE_WORDS[name], past=index <= at, here=index == at)
        for index, name in enumerate(TRAIL)
    ]


def _by_name(person: Contact) -> str:
    return person.name_key
