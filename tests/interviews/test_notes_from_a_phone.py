"""A phone was without a network during the talk and sends afterwards: everything arrives once, nothing is lost."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shoptalk.accounts.single_seeker import access_key, cookie_name, cookie_value
from shoptalk.history.models import Event
from shoptalk.history.steps import undo
from shoptalk.interviews.actions.keep_batch import keep_batch
from shoptalk.interviews.meeting import since_of
from shoptalk.interviews.models import Note, PlannedQuestion
from shoptalk.interviews.phone_batch import LONGEST_NOTE, MOST_PARTS, Batch, SentFact, SentNote
from shoptalk.interviews.views.notes import FORGOTTEN
from shoptalk.method.late_writing import Writing
from shoptalk.people.actions.forget_person import forget_person
from shoptalk.people.actions.merge_people import merge_people
from tests import cast

NOW_MS = int(cast.NOW.timestamp() * 1000)
STARTED = cast.NOW - timedelta(minutes=20)


def mark(number: int = 1) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


def a_note(number: int = 1, text: str = "Most of it is memos", **more) -> dict:
    facts = {"kind": "quote", "version": 5, "second": 60, "at": NOW_MS - 60_000, "question": None, "removed": False}
    return {"mark": mark(number), "text": text, **facts, **more}


@pytest.fixture
def talk(marisol, campaign):
    return cast.interview(marisol, cast.contact(marisol), STARTED)


@pytest.fixture
def phone(browser_of_marisol):
    with time_machine.travel(cast.NOW, tick=False):
        yield browser_of_marisol


def sent(phone: Client, interview, *notes: dict, status: int = 200, **more) -> dict:
    said = {
        "sent_at": NOW_MS, "uid": interview.uid, "contact": interview.contact_id,
        "since": since_of(interview.contact), "notes": notes,
    }  # fmt: skip
    answer = phone.post(f"/interviews/{interview.pk}/notes", json.dumps(said | more), content_type="application/json")
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_note_that_arrives_twice_is_kept_once(phone, talk):
    for _ in range(2):
        answer = sent(phone, talk, a_note())
    note = Note.objects.get()
    assert (note.text, note.kind, note.second, note.interview) == ("Most of it is memos", "quote", 60, talk)
    assert note.taken_at == cast.NOW - timedelta(minutes=1)
    assert [(one["mark"], one["version"]) for one in answer["notes"]] == [(mark(), 5)]


def test_words_can_come_later_and_go_again(phone, talk):
    sent(phone, talk, a_note(text=""))
    sent(phone, talk, a_note(version=6, text="memos"))
    sent(phone, talk, a_note(version=5, text=""))  # an old sending that was under way
    assert Note.objects.get().text == "memos"
    sent(phone, talk, a_note(version=7, text="memos", removed=True))
    assert Note.objects.get().deleted_at == cast.NOW
    sent(phone, talk, a_note(version=8, text="memos"))
    assert Note.objects.get().deleted_at is None


def test_one_sending_is_one_step_and_one_undo_takes_it_back(phone, talk, marisol):
    sent(phone, talk, a_note(1), a_note(2), talk={"started_at": {"version": 1, "value": NOW_MS - 5000}})
    undo(marisol, cast.NOW, Event.objects.get())
    talk.refresh_from_db()
    assert not Note.objects.exists() and talk.started_at is None


versions = st.integers(1, 6)
notes_sent = st.builds(
    SentNote,
    mark=st.sampled_from([mark(1), mark(2), mark(3)]),
    at_ms=st.just(NOW_MS - 1000),
    writing=st.builds(
        Writing, versions, st.booleans(), st.sampled_from(["", "a", "b"]), st.sampled_from(["fact", "quote"]),
        st.just(4), st.none(),
    ),
)  # fmt: skip
FACTS = {
    "started_at": lambda version: NOW_MS - 1000 * version,
    "extended_minutes": lambda version: version * 5,
    "recording": lambda version: ("", "agreed", "declined")[version % 3],
}  # a version belongs to one value
facts_sent = st.dictionaries(st.sampled_from(sorted(FACTS)), versions).map(
    lambda chosen: {name: SentFact(version, FACTS[name](version)) for name, version in chosen.items()}
)
batches = st.lists(
    st.tuples(st.lists(notes_sent, max_size=4), facts_sent, st.booleans()), min_size=1, max_size=4
).flatmap(lambda all: st.tuples(st.just(all), st.permutations([*all, *all])))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(batches)
def test_any_order_and_duplication_of_sendings_gives_the_same_talk(talk, marisol, pair):
    question = PlannedQuestion.objects.get_or_create(workspace=marisol.workspace, interview=talk, place=1, text="Why?")[
        0
    ]
    ends = []
    for order in pair:
        Note.objects.all().delete()
        PlannedQuestion.objects.update(asked_at=None)
        type(talk).objects.filter(pk=talk.pk).update(
            talk_versions={}, started_at=None, extended_minutes=0, recording=""
        )
        for place, (notes, facts, asked) in enumerate(order):
            first = {question.pk: NOW_MS - 3000} if asked else {}
            batch = Batch(sent_ms=NOW_MS, notes=tuple(notes), facts=facts, asked=first)
            later = cast.NOW + timedelta(seconds=place)  # arrival times differ, and must not matter
            keep_batch(seat=marisol, now=later, batch=batch, contact=talk.contact, interview=talk)
        notes = Note.objects.order_by("mark").values_list("mark", "version", "text", "kind", "second", "taken_at")
        away = set(Note.objects.exclude(deleted_at=None).values_list("mark", flat=True))
        columns = ("started_at", "extended_minutes", "recording", "talk_versions")
        ends.append((list(notes), away, type(talk).objects.values(*columns).get(), question_asked(question)))
    assert ends[0] == ends[1]


def question_asked(question):
    question.refresh_from_db()
    return question.asked_at


def test_what_the_phone_says_of_the_talk_is_kept_by_the_later_version(phone, talk):
    began = {"version": 10, "value": NOW_MS - 1_200_000}
    sent(phone, talk, talk={"started_at": began, "notes_agreed": {"version": 9, "value": True}})
    sent(phone, talk, talk={"started_at": {"version": 8, "value": NOW_MS}})
    answer = sent(phone, talk, talk={"extended_minutes": {"version": 11, "value": 5}})
    talk.refresh_from_db()
    assert (talk.started_at, talk.extended_minutes, talk.notes_agreed) == (STARTED, 5, True)
    assert answer["talk"]["started_at"] == began


def test_a_question_is_asked_once_and_at_its_first_time(phone, talk, marisol, stranger):
    asked = PlannedQuestion.objects.create(workspace=marisol.workspace, interview=talk, place=1, text="Why?")
    his = cast.interview(stranger, cast.contact(stranger), STARTED)
    not_hers = PlannedQuestion.objects.create(workspace=stranger.workspace, interview=his, place=1, text="Why?")
    sent(phone, talk, asked={asked.pk: NOW_MS - 2000, not_hers.pk: NOW_MS - 2000})
    sent(phone, talk, asked={asked.pk: NOW_MS - 1000})
    asked.refresh_from_db(), not_hers.refresh_from_db()
    assert (asked.asked_at, not_hers.asked_at) == (cast.NOW - timedelta(seconds=2), None)


def test_a_phone_with_a_clock_of_another_year_keeps_the_order_and_the_day(phone, talk):
    off = 400 * 86_400_000
    early, late = a_note(1, at=NOW_MS + off - 600_000), a_note(2, at=NOW_MS + off - 60_000)
    sent(phone, talk, late, early, sent_at=NOW_MS + off)
    assert [note.mark for note in Note.objects.all()] == [mark(1), mark(2)]
    assert Note.objects.first().taken_at == cast.NOW - timedelta(minutes=10)


@pytest.mark.parametrize("gone", ["binned", "called off", "deleted for good"])
def test_notes_for_a_talk_that_is_gone_are_kept_with_the_person(phone, talk, gone):
    if gone == "deleted for good":
        type(talk).objects.all().delete()
    else:
        column = "deleted_at" if gone == "binned" else "cancelled_at"
        type(talk).objects.update(**{column: cast.NOW})
    answer = sent(phone, talk, a_note(), talk={"started_at": {"version": 3, "value": NOW_MS}})
    note = Note.objects.get()
    assert (note.interview, note.contact, note.text) == (None, talk.contact, "Most of it is memos")
    assert "kept all the same, with Dana Whitfield" in answer["sentence"]
    assert sent(phone, talk, a_note())["notes"][0]["mark"] == mark()
    assert Note.objects.count() == 1


def test_notes_about_somebody_forgotten_stay_on_the_phone_and_the_phone_says_so(phone, talk, marisol):
    forget_person(seat=marisol, now=cast.NOW, person=talk.contact)
    answer = sent(phone, talk, a_note(), status=410)
    assert answer["sentence"] == FORGOTTEN
    assert not Note.objects.exists()


def test_notes_follow_somebody_who_was_merged_into_another_record(phone, talk, marisol):
    other = cast.contact(marisol, "Dana B. Whitfield")
    merge_people(seat=marisol, now=cast.NOW, kept=other, absorbed=talk.contact)
    sent(phone, talk, a_note())
    assert Note.objects.get().contact == other


def test_a_number_that_was_given_again_takes_no_notes_of_another_talk(phone, talk, marisol):
    """After a copy was put back, a number may belong to another talk, or to another person."""
    sent(phone, talk, a_note(), uid="another@shoptalk.invalid", since="2020-01-01", status=410)
    assert not Note.objects.exists()


def test_nothing_of_a_stranger_is_touched_or_told(phone, talk, stranger):
    his = cast.interview(stranger, cast.contact(stranger, "Carl Secret"), STARTED)
    theirs = cast.note(stranger, his, text="secret", mark=mark())
    said = sent(phone, his, a_note(2), status=410)
    assert "Secret" not in json.dumps(said)
    answer = sent(phone, talk, a_note(text="mine", version=99))  # the same mark in another notebook
    theirs.refresh_from_db()
    assert theirs.text == "secret"
    assert [one["text"] for one in answer["notes"]] == ["mine"]


@pytest.mark.parametrize(
    "part",
    [
        {"kind": "status"}, {"version": 0}, {"version": 2**60}, {"version": "5"}, {"version": True}, {"at": -1},
        {"at": 1e12}, {"mark": "x' OR 1=1"}, {"mark": 7}, {"text": 7}, {"text": "x" * (LONGEST_NOTE + 1)},
    ],
)  # fmt: skip
def test_one_bad_note_is_named_and_the_rest_is_kept(phone, talk, part):
    answer = sent(phone, talk, a_note(1) | part, a_note(2))
    assert [note.mark for note in Note.objects.all()] == [mark(2)]
    assert len(answer["refused"]) == 1 and all(answer["refused"].values())


@pytest.mark.parametrize("body", ["[]", "7", "null", "{}", '{"sent_at": "x"}', "[" * 10_000, '{"sent_at": 1e400}'])
def test_what_is_no_sending_at_all_is_a_sentence(phone, talk, body):
    answer = phone.post(f"/interviews/{talk.pk}/notes", body, content_type="application/json")
    assert answer.status_code == 422
    assert "still on the phone" in answer.json()["sentence"]


def test_too_much_at_once_stays_on_the_phone(phone, talk):
    many = [a_note(number) for number in range(MOST_PARTS + 1)]
    assert "stay on the phone" in sent(phone, talk, *many, status=422)["sentence"]
    heavy = phone.post(f"/interviews/{talk.pk}/notes", " " * 1_100_000, content_type="application/json")
    assert heavy.status_code == 413
    assert not Note.objects.exists()


def test_half_characters_and_nul_break_nothing(phone, talk):
    sent(phone, talk, a_note(text="a\x00b \ud83d c"))
    assert Note.objects.get().text == "ab ? c"


NOTES_THAT_ARE_NONE = (
    "abc", {"a": 1}, [[], None, 7, "x"], [{"mark": ["a"]}], [{"mark": {"a": 1}, "kind": []}], [a_note(kind={"a": []})],
    [a_note(question=2**63)], [a_note(question=-1, second=-5)], [a_note(), a_note(), a_note(version=9, text="\ud800")],
)  # fmt: skip
FACTS_THAT_ARE_NONE = (
    {"started_at": {"version": 1, "value": True}}, {"opening_words": {"version": 1, "value": ["a"]}},
    {"started_at": [1, 2], "recording": None, "x": {"version": 2}}, {"ended_at": {"version": 1, "value": 2**63}},
)  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [
        *({"notes": odd} for odd in NOTES_THAT_ARE_NONE), *({"talk": odd} for odd in FACTS_THAT_ARE_NONE),
        {"asked": {"1": 1, "²": 2, "9" * 50: 3, "-1": 1, str(2**62): NOW_MS}}, {"since": {"a": 1}},
        {"uid": "x", "contact": 2**70}, {"uid": "x", "contact": -1}, {"uid": "x", "contact": True},
    ],
)  # fmt: skip
def test_whatever_a_phone_sends_is_answered_and_says_nothing_it_should_not(phone, talk, part):
    said = {"sent_at": NOW_MS, "uid": talk.uid, "contact": talk.contact_id, "since": since_of(talk.contact)}
    address, kind = f"/interviews/{talk.pk}/notes", "application/json"
    answer = phone.post(address, json.dumps(said | part), content_type=kind)
    assert answer.status_code in (200, 410, 422)
    talk.refresh_from_db()
    assert (talk.started_at, talk.ended_at, talk.opening_words) == (None, None, "")


def test_an_unknown_fact_is_passed_over(phone, talk):
    unknown = {"cancelled_at": {"version": 1, "value": NOW_MS}, "workspace_id": {"version": 1, "value": 9}}
    sent(phone, talk, talk=unknown)
    talk.refresh_from_db()
    assert talk.cancelled_at is None


def test_another_page_cannot_send_notes(talk):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies[cookie_name()] = cookie_value(access_key())
    answer = strict.post(f"/interviews/{talk.pk}/notes", "{}", content_type="application/json")
    assert answer.status_code == 403


@pytest.mark.parametrize("count", [2, 40])
def test_a_sending_costs_the_same_reads_however_many_notes_there_are(phone, talk, count, django_assert_max_num_queries):
    sent(phone, talk, *[a_note(number) for number in range(count)])
    with django_assert_max_num_queries(14):
        sent(phone, talk, *[a_note(number) for number in range(count)])
