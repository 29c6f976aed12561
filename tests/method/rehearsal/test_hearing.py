"""How well the partner hears what a caller's words do.

Two exams. ``strangers_exam.txt`` holds the turns that tell: half of what two writers wrote who had not seen the
program, drawn by chance; nobody tuned on it. ``exam.txt`` is by the first writer of the training sets, was written
before anything was tuned, and says only that what was heard once is heard still.
"""

from collections import Counter
from pathlib import Path

import pytest

from shoptalk.method.rehearsal.clauses import CLAUSES_AT_MOST, clauses
from shoptalk.method.rehearsal.entities import found_in, names_in
from shoptalk.method.rehearsal.hearing import hear, read
from shoptalk.method.rehearsal.intents import INTENTS
from shoptalk.method.rehearsal.reader import weights
from shoptalk.method.rehearsal.training.sets import clauses_said, read_turns, strangers_said, turns_said, uncut_said

EXAM = Path(__file__).with_name("exam.txt")
STRANGERS = Path(__file__).with_name("strangers_exam.txt")
# What is heard of strangers' turns, at least. 0.95 is aimed at and not reached: a reader that knew the wordings of one
# writer found F1 0.775 of them and all of a turn in 45 of 100; taught by three other strangers 0.883 and 65, by seven
# 0.901 and 70, by eleven 0.887 and 68. Only these figures were looked at, never what was misheard.
STRANGERS_PRECISION, STRANGERS_RECALL, STRANGERS_F1, STRANGERS_WHOLE = 0.84, 0.88, 0.86, 0.63


def in_turn(text):
    return frozenset(name for part in read(text) for name in part.intents)


def figures(rows):
    right, found, wanted = Counter(), Counter(), Counter()
    for row in rows:
        heard = in_turn(row.text)
        right.update(heard & row.does)
        found.update(heard)
        wanted.update(row.does)
    return right, found, wanted


def examined(path, rehearsal_figures):
    """Precision, recall, F1 and the share of turns in which all is right, printed with the figures of each intent."""
    rows = read_turns(path)
    right, found, wanted = figures(rows)
    precision, recall = right.total() / found.total(), right.total() / wanted.total()
    whole = sum(in_turn(row.text) == row.does for row in rows) / len(rows)
    each = 2 * precision * recall / (precision + recall)
    rehearsal_figures.append(
        f"{len(rows)} turns of {path.name}: "
        f"precision {precision:.3f}, recall {recall:.3f}, F1 {each:.3f}, all right {whole:.3f}"
    )
    for name in INTENTS:
        rehearsal_figures.append(
            f"  {name}: {right[name]} of {wanted[name]} heard, {found[name] - right[name]} heard wrongly"
        )
    return precision, recall, each, whole


def test_strangers_are_heard(rehearsal_figures):
    precision, recall, each, whole = examined(STRANGERS, rehearsal_figures)
    assert precision >= STRANGERS_PRECISION and recall >= STRANGERS_RECALL
    assert each >= STRANGERS_F1 and whole >= STRANGERS_WHOLE


def test_no_turn_of_an_exam_was_taught():
    taught = {row.text for row in [*turns_said(), *clauses_said(), *uncut_said()]}
    taught |= {turn.whole.text for turns in strangers_said().values() for turn in turns}
    assert not {row.text for row in [*read_turns(EXAM), *read_turns(STRANGERS)]} & taught


def test_turns_of_the_first_writer_are_heard(rehearsal_figures):
    precision, recall, each, whole = examined(EXAM, rehearsal_figures)
    assert recall >= 0.95 and precision >= 0.90 and each >= 0.93 and whole >= 0.83


def test_every_intent_stands_in_the_exam():
    assert {name for row in read_turns(EXAM) for name in row.does} == set(INTENTS)


def test_several_things_in_one_breath_are_all_heard(rehearsal_figures):
    rows = [row for row in read_turns(EXAM) if len(row.does) > 1]
    right, found, wanted = figures(rows)
    recall, precision = right.total() / wanted.total(), right.total() / found.total()
    rehearsal_figures.append(f"{len(rows)} of them do several things: precision {precision:.3f}, recall {recall:.3f}")
    assert recall >= 0.95


def test_the_reader_knows_every_intent():
    assert set(weights().names) == {*INTENTS, "none"}


def test_a_turn_is_cut_where_one_thing_ends():
    said = "Hello Mr. Brennan, this is Marisol Vega, and Dana suggested I call; is this a good moment?"
    found = clauses(said)
    assert [one.text for one in found] == [
        "Hello Mr. Brennan", "this is Marisol Vega", "Dana suggested I call", "is this a good moment?",
    ]  # fmt: skip
    assert all(said[one.start : one.end] == one.text for one in found)


def test_of_a_speech_the_beginning_and_the_end_are_heard():
    speech = "My name is Marisol. " + "The weather is grey. " * 470 + "Would Thursday suit you?"
    assert len(clauses(speech)) <= CLAUSES_AT_MOST
    assert {"name", "offer_time"} <= hear(speech).intents and "long" in hear(speech).noticed


@pytest.mark.parametrize(
    ("said", "minutes", "day", "time"),
    [
        ("fifteen or twenty minutes", (15, 20), "", ""),
        ("half an hour on Thursday at ten", (30,), "Thursday", "ten"),
        ("a quarter of an hour, tomorrow at half past two", (15,), "tomorrow", "half past two"),
        ("could we say next Tuesday around 4 pm?", (), "next Tuesday", "around 4 pm"),
        ("at ten minutes to spare", (10,), "", ""),
        ("I have done it for ten years", (), "", ""),
    ],
)
def test_days_times_and_minutes_are_found(said, minutes, day, time):
    found = found_in(said)
    assert (found.minutes, found.day, found.time) == (minutes, day, time)


def test_a_number_is_found_in_digits_and_in_words():
    assert found_in("call 555 014 2297 please").number and found_in("it's five five five, oh one four two").number
    assert not found_in("in 2024 I had 3 jobs").number


def test_a_name_that_was_misheard_by_a_letter_is_still_that_name():
    assert names_in("Marisal Vega speaking", "Marisol Vega") and names_in("this is whitfeld", "Dana Whitfield")
    assert not names_in("the weather is fine", "Dana Whitfield")


def test_what_is_asked_for_may_be_answered_in_any_words():
    assert "name" in hear("Marisol Vega", {}, asked="name").intents
    assert "why_you" in hear("My sister keeps your picture on her fridge", {}, asked="why_you").intents
    assert "name" not in hear("I'd rather not say that", {}, asked="name").intents


def test_not_asking_for_a_job_is_no_asking_for_a_job():
    assert "not_job" in hear("oh no no no, I don't want a job").intents
    assert "ask_job" not in hear("I am not asking for a job.").intents
    assert "ask_job" in hear("Do you have any openings?").intents


@pytest.mark.parametrize("words", ["", "…", "   ", "?!", "🙂"])
def test_no_words_are_a_silence(words):
    assert "silence" in hear(words).noticed


@pytest.mark.parametrize(
    "words", ["Guten Tag, ich möchte gerne mit Frau Müller sprechen", "Здравствуйте, меня зовут Анна"]
)
def test_another_language_is_noticed(words):
    assert "foreign" in hear(words).noticed


def test_a_day_that_is_refused_is_not_the_day():
    assert found_in("Thursday is not good but Friday is").day == "Friday"
    assert found_in("anything but monday").day == found_in("one day this week or next").day == ""


@pytest.mark.parametrize(
    ("said", "does"),
    [
        ("yes thanks bye", "thank"),
        ("I have to go sorry", "bye"),
        ("I wanted to ask you about zoning, Dana said you'd know everything", "purpose"),
        ("I just want to ask what engineering is like", "purpose"),
        ("could I ask you about museum work?", "purpose"),
    ],
)
def test_what_is_plain_is_heard(said, does):
    assert does in hear(said).intents


@pytest.mark.parametrize(
    "said", ["I don't know what to ask", "I have to go through the papers", "Could I ask you about it?"]
)
def test_what_was_not_said_is_not_heard(said):
    assert not hear(said).intents & {"not_job", "bye", "purpose"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("any day but friday", ""), ("Monday is my birthday so not monday", ""),
        ("Tuesday is bad but Monday works", "monday"), ("not monday, but tuesday at ten is fine", "tuesday"),
    ],
)  # fmt: skip
def test_a_day_that_is_ruled_out_is_none(said, day):
    heard = hear(said)
    assert heard.found.day.lower() == day
    assert day or not heard.intents & {"accept", "offer_time"}
