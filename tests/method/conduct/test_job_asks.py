"""How well the check hears asks for a job in messages that no one tuned it on.

No exam set is in any training set. ``untouched_writer.jsonl`` has been looked at before (decision 0011) and is kept so
that nothing is lost; the others were written before anything was tuned and looked at once, at the end (decision 0011).
The figures are printed at the end of every run; the floors are what must not be lost.
"""

from pathlib import Path

import pytest

from shoptalk.method.conduct import Message, check
from shoptalk.method.conduct.ask_reader import read_unseen
from shoptalk.method.conduct.training.sets import WRITERS, read_set, written_by

HERE = Path(__file__).parent
PRECISION_FLOOR, RECALL_FLOOR = 0.75, 0.70  # for one exam of sixty messages, where four or five more are chance
TOGETHER_FLOOR = 0.82
EXAMS = ("untouched_writer", "exam_free", "exam_letters", "exam_notes", "exam_spoken_and_later")


def asks_for_a_job(text):
    return any(finding.rule == "M1" for finding in check(Message(text)))


def figures(rows):
    flagged = [(asks_for_a_job(row.text), row.asks) for row in rows]
    right = sum(heard and asks for heard, asks in flagged)
    heard, asking = sum(heard for heard, _ in flagged), sum(asks for _, asks in flagged)
    return right / heard, right / asking, len(flagged)


@pytest.mark.parametrize("exam", EXAMS)
def test_asks_of_writers_nobody_tuned_on_are_heard(exam, conduct_figures):
    precision, recall, count = figures(read_set(HERE / f"{exam}.jsonl").messages)
    conduct_figures.append(f"M1 on {count} messages of {exam}: precision {precision:.2f}, recall {recall:.2f}")
    assert precision >= PRECISION_FLOOR
    assert recall >= RECALL_FLOOR


def test_asks_are_heard_in_all_exams_together(conduct_figures):
    rows = [row for exam in EXAMS for row in read_set(HERE / f"{exam}.jsonl").messages]
    precision, recall, count = figures(rows)
    conduct_figures.append(f"M1 on {count} messages of all exams: precision {precision:.2f}, recall {recall:.2f}")
    assert min(precision, recall) >= TOGETHER_FLOOR


def test_what_a_stranger_will_find_is_told(conduct_figures):
    """Each writer of the training set as read by a reader that knew only the others."""
    for who, (precision, recall) in read_unseen().items():
        conduct_figures.append(f"M1 with the writer left out, {who}: precision {precision:.2f}, recall {recall:.2f}")
    everybody = next(figure for who, figure in read_unseen().items() if who.startswith("all,"))
    assert min(everybody) > 0.75


def test_no_exam_is_in_a_training_set():
    trained = {row.text for writer in WRITERS for row in written_by(writer).messages}
    for exam in EXAMS:
        assert not trained & {row.text for row in read_set(HERE / f"{exam}.jsonl").messages}


def test_the_reader_knows_what_it_was_taught():
    rows = [row for writer in WRITERS for row in written_by(writer).sentences if len(row.text.split()) >= 8]
    precision, recall, _ = figures(rows[::23])
    assert precision > 0.9 and recall > 0.9


@pytest.mark.parametrize(
    "sentence",
    [
        "What would you tell someone who is looking for a first job in this field?",
        "Keep me in mind for the next tour of the plant.",
        "Is there an opening in your calendar some time in May?",
        "Do you have an opening in your diary next week?",
        "My current position is in logistics, and I like it.",
        "Thank you for the opportunity to talk.",
        "How do people usually get hired in your field?",
        "I hire two or three people a year myself.",
        "I am available on Tuesday after four.",
    ],
)
def test_innocent_use_of_the_words_is_let_be(sentence):
    assert not asks_for_a_job(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "I am looking for a job.",
        "Please keep me in mind.",
        "Do you have any openings?",
        "So if you know of an opening.",
    ],
)
def test_plain_words_ask_for_a_second_look(sentence):
    assert [finding.level for finding in check(Message(sentence)) if finding.rule == "M1"] == ["warn"]
