"""Every address of the house, visited by somebody without the key and by a stranger with a notebook of his own."""

import pytest
from django.db import connection, models, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from shoptalk.accounts.models import Device
from shoptalk.accounts.single_seeker import SENTENCE, access_key, cookie_name
from shoptalk.campaigns.models import Background, Belief, Field
from shoptalk.careers.models import Criterion, Decision, Evidence, Theme
from shoptalk.connections.models import CalendarConnection, PushAddress
from shoptalk.contacts.models import Contact, DuplicateSuggestion, ImportRun, Merge
from shoptalk.followthrough.models import Favour, Mentorship, Referral, Suggestion
from shoptalk.history.models import Event
from shoptalk.interviews.models import AwayDays, Interview, Invitation, Note, PlannedQuestion
from shoptalk.mailbox.models import CalendarChange, Incoming, InvitationAnswer
from shoptalk.outreach.models import Letter
from shoptalk.rehearsal.models import Attempt, FearStep, OwnScenario, Plan, Rehearsal
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from shoptalk.stewardship.archive import models_of_a_workspace
from shoptalk.workspaces.access import Owned
from tests import cast
from tests.one_of_each import contents, one_of_each

# The last four ask for a link of their own; tests/interviews/test_guest_page.py tries them.
OPEN = {"alive", "stylesheet", "guest_stylesheet", "guest", "guest_calendar", "calendar_feed"}


def named_urls(patterns=None):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named_urls(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield pattern.name, pattern


def address(name: str, pattern: URLPattern) -> str:
    converters = pattern.pattern.converters
    filled = {
        key: {"int": 999_999}.get(type(value).__name__.removesuffix("Converter").lower(), "nowhere")
        for key, value in converters.items()
    }
    return reverse(name, kwargs=filled)


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "pattern"), [pair for pair in named_urls() if pair[0] not in OPEN])
def test_without_the_key_there_is_nothing(name, pattern, client: Client):
    for method in (client.get, client.post):
        response = method(address(name, pattern))
        assert response.status_code == 404
        assert response.content.decode() == SENTENCE


def test_the_key_becomes_a_cookie_and_leaves_the_address(marisol, campaign, client: Client):
    response = client.get("/people/", {"key": access_key(), "q": "dana"})
    assert (response.status_code, response.url) == (302, "/people/?q=dana")
    cookie = response.cookies[cookie_name()]
    assert cookie["httponly"] and access_key() not in cookie.value
    assert client.get("/people/").status_code == 200


def test_a_wrong_key_opens_nothing(marisol, client: Client):
    assert client.get("/", {"key": access_key()[:-1] + ("y" if access_key()[-1] == "x" else "x")}).status_code == 404
    assert client.get("/", {"key": ""}).status_code == 404


def test_another_host_name_is_refused(marisol, browser_of_marisol: Client):
    assert browser_of_marisol.get("/", headers={"host": "evil.example:8420"}).status_code == 400


# Which kind of record the number in an address is; a new address cannot be forgotten.
A_PERSON = (
    "person", "edit_person", "forget", "ask", "check_draft", "draft", "leave", "left", "touches", "snooze",
    "offer_times", "answers_seen", "suggestions", "report_back", "telling", "referrals", "in_touch", "tier",
    "mentorship", "mentorship_proposal", "favours",
)  # fmt: skip
A_TALK = (
    "interview", "interview_calendar", "interview_moves", "interview_places", "interview_cancellation",
    "interview_absence", "interview_length", "interview_confirmation", "confirming_letter", "brief", "brief_pdf",
    "plan", "planned_new", "research", "research_line", "research_removal", "meeting", "talk_beginning", "talk_end",
    "talk_extension", "talk_leave", "talk_opening", "talk_asked", "notes", "debrief", "debrief_talk", "debrief_no_show",
    "debrief_ending", "debrief_notes", "debrief_note", "debrief_referrals", "debrief_mind", "debrief_thanks",
    "debrief_card", "debrief_helpers", "weigh", "talk_themes", "talk_kind",
)  # fmt: skip
AN_APPLICATION = (
    "application", "application_removal", "application_parts", "application_happening",
)  # fmt: skip
AN_OFFER = ("offer", "offer_acceptance", "offer_refusal", "offer_removal", "offer_parts")
A_PRACTICE = (
    "practice_call", "practice_turns", "practice_rewind", "practice_end", "practice_removal", "practice_feedback",
    "practice_again", "practice_hearing", "practice_another_way", "practice_words", "practice_disputes",
    "practice_agreements",
)  # fmt: skip
A_BELIEF = ("belief", "confidences", "belief_removal", "belief_story", "minds", "typed_evidence")
A_SUGGESTION = (
    "suggestion", "suggestion_completion", "suggestion_hindrance", "suggestion_decision", "suggestion_removal",
)  # fmt: skip
AN_IMPORT = (
    "import_run", "import_columns", "import_keeping", "import_refusal", "import_undoing", "import_lines",
)  # fmt: skip
KINDS: dict[str, type[models.Model]] = {
    **dict.fromkeys(A_PERSON, Contact), **dict.fromkeys(A_TALK, Interview), **dict.fromkeys(AN_OFFER, Offer),
    **dict.fromkeys(AN_APPLICATION, Application), **dict.fromkeys(A_BELIEF, Belief),
    **dict.fromkeys(A_SUGGESTION, Suggestion), **dict.fromkeys(AN_IMPORT, ImportRun),
    **dict.fromkeys(A_PRACTICE, Rehearsal), **dict.fromkeys(("real_call", "real_call_outcome"), Contact),
    **dict.fromkeys(("fear_step", "fear_step_attempt", "fear_step_removal"), FearStep),
    **dict.fromkeys(("plan_completion", "plan_removal"), Plan), "attempt": Attempt,
    **dict.fromkeys(("own_scenario", "own_scenario_removal"), OwnScenario),
    **dict.fromkeys(("field_name", "field_match", "field_removal", "beliefs"), Field),
    **dict.fromkeys(("planned", "planned_place", "planned_removal"), PlannedQuestion),
    **dict.fromkeys(("evidence_side", "evidence_removal"), Evidence), **dict.fromkeys(("note", "evidence"), Note),
    **dict.fromkeys(("name_leave", "name_reserve"), Referral),
    **dict.fromkeys(("incoming_message", "incoming_sender", "incoming_aside", "incoming_reading"), Incoming),
    "incoming_touch": Incoming,
    **dict.fromkeys(("mentorship_beginning", "mentorship_review", "mentorship_ending"), Mentorship),
    "background_removal": Background, "told_apart": DuplicateSuggestion, "split": Merge, "undo": Event,
    "away_end": AwayDays, "close_page": Invitation, "favour_removal": Favour, "theme_removal": Theme,
    "criterion_removal": Criterion, "decision_removal": Decision, "part_removal": PartPlayed,
    "device_revocation": Device, "notice_browser_removal": PushAddress, "notice_trial": PushAddress,
    **dict.fromkeys(("calendar_test", "calendar_choice", "calendar_ending"), CalendarConnection),
    "invitation": Interview, "approval": Contact, **dict.fromkeys(("taking_back", "another_try", "arrival"), Letter),
    **dict.fromkeys(("answer_time", "answer_settlement", "answer_owner"), InvitationAnswer),
    **dict.fromkeys(("change_taking", "change_putting_back", "change_leaving_out"), CalendarChange),
}  # fmt: skip
# The second number of an address, by its name there.
FURTHER: dict[str, type[models.Model]] = {
    "first": Contact, "second": Contact, "letter": Letter, "note": Note, "belief": Belief, "question": PlannedQuestion,
}  # fmt: skip


def numbered():
    """(name, its numbers, its other parts) of each address with a number in it."""
    for name, pattern in named_urls():
        parts = pattern.pattern.converters
        numbers = [part for part, converter in parts.items() if isinstance(converter, IntConverter)]
        if numbers and name not in OPEN:
            yield name, numbers, dict.fromkeys(set(parts) - set(numbers), "answer")


def kind_of(name: str, number: str) -> type[models.Model]:
    kind = KINDS.get(name) if number == "pk" else FURTHER.get(number)
    assert kind, f"Which kind of record is {number} in the address “{name}”? Say so in tests/house/test_strangers.py."
    return kind


def everything(seat) -> dict[type[models.Model], models.Model]:
    device = Device.objects.create(
        user=seat.user, name="Secret", cookie_hash=f"hash {seat.user.pk}", paired_at=cast.NOW
    )
    browser = PushAddress.objects.create(workspace=seat.workspace, endpoint="nowhere", made_at=cast.NOW)
    made = one_of_each(seat, in_bin=False) | {Device: device, PushAddress: browser}
    Contact.objects.filter(workspace=seat.workspace).update(do_not_contact_at=None)
    Interview.objects.filter(workspace=seat.workspace).update(cancelled_at=None, no_show_at=None, ended_at=None)
    return made


@pytest.fixture
def his(marisol, stranger):
    return everything(stranger)


@pytest.fixture
def hers(marisol, his):
    return everything(marisol)


def test_records_that_are_not_hers_look_as_if_they_never_were(
    browser_of_marisol: Client, marisol, stranger, his, hers, settings
):
    """At each address, for each number in it, his record of the very kind that belongs there, beside hers."""
    before, of_hers = contents(stranger), contents(marisol)
    for name, numbers, others in numbered():
        for wrong in numbers:
            right = {one: hers[kind_of(name, one)].pk for one in numbers if one != wrong}
            path = reverse(name, kwargs={wrong: his[kind_of(name, wrong)].pk} | right | others)
            for method in (browser_of_marisol.get, browser_of_marisol.post):
                assert method(path).status_code in (404, 405), f"{method.__name__} {path} ({name}, {wrong})"
    assert contents(stranger) == before
    assert contents(marisol) == of_hers


def test_the_bulky_ways_in_know_no_strangers_either(browser_of_marisol: Client, marisol, stranger, his, hers):
    """Every form of hers, sent with the numbers of his records in all boxes: nothing of hers points to his."""
    numbers = {
        **dict.fromkeys(("person", "who", "p", "contact", "named", "helper", "connector"), Contact),
        **dict.fromkeys(("talk", "for", "interview"), Interview), "field": Field, "application": Application,
        "belief": Belief, "theme": Theme, "criterion": Criterion, "letter": Letter, "note": Note, "pk": Contact,
        "question": PlannedQuestion, "step": FearStep, "attempt": Attempt,
    }  # fmt: skip
    form = {name: str(his[kind].pk) for name, kind in numbers.items()} | {
        "organization": "Millbrook", "words": "words", "text": "How do you plan a week?", "name": "Al Bo", "new": "pay",
        "sent_on": "2026-05-01", "made_on": "2026-05-01", "on": "2026-05-01", "at": "2026-05-20T10:00", "minutes": "20",
        "medium": "phone", "kind": "do", "value": "50", "reason": "a reason", "tier": "warm", "verdict": "open",
        "way": "received", "do": "merge", "side": "for", "weight": "2", "model": "contacts.contact", "to": "up",
    }  # fmt: skip
    before, answered = contents(stranger), 0
    broken = []
    browser_of_marisol.raise_request_exception = False  # the samples are odd on purpose; what breaks changes nothing
    for name, pattern in named_urls():
        if name in OPEN or name in {"backup", "import_export"}:
            continue
        parts = pattern.pattern.converters
        numbers_there = [part for part, one in parts.items() if isinstance(one, IntConverter)]
        there = {part: hers[kind_of(name, part)].pk for part in numbers_there}
        path = reverse(name, kwargs=there | dict.fromkeys(set(parts) - set(numbers_there), "answer"))
        with transaction.atomic(), CaptureQueriesContext(connection) as asked:
            status = browser_of_marisol.post(path, form).status_code
            answered += status < 400
            broken += [name] * (status >= 500)
            if wrote(asked):
                assert not pointing_to_others(marisol), name
                assert contents(stranger) == before, name
            transaction.set_rollback(True)
    assert not broken
    assert answered > 60, "the forms are refused for other reasons, so this test would see nothing"


def wrote(asked: CaptureQueriesContext) -> bool:
    return any(one["sql"].startswith(("INSERT", "UPDATE", "DELETE")) for one in asked)


def pointing_to_others(seat) -> list[str]:
    """Rows of this notebook that point to a row of another one."""
    found = []
    for model in models_of_a_workspace():
        if not issubclass(model, Owned):
            continue
        for key in model._meta.concrete_fields:
            if key.remote_field and issubclass(key.remote_field.model, Owned):
                wrong = model._base_manager.filter(workspace=seat.workspace).exclude(**{key.name: None})
                wrong = wrong.exclude(**{f"{key.name}__workspace": seat.workspace})
                found += [f"{model._meta.label}.{key.name} of {row.pk}" for row in wrong]
    return found
