"""How well the check hears asks for a job in messages of a writer whose work no one tuned it on.

``untouched_writer.jsonl`` was written by another hand, was not read while the reader of M1 was made, and is in no
training set. The figures are printed at the end of every run; the floors are what must not be lost.
"""

from pathlib import Path

import pytest

from shoptalk.method.conduct import Message, check
from shoptalk.method.conduct.training.sets import WRITERS, read_set, written_by

UNTOUCHED = Path(__file__).parent / "untouched_writer.jsonl"
PRECISION_FLOOR, RECALL_FLOOR = 0.80, 0.80


def asks_for_a_job(text):
    return any(finding.rule == "M1" for finding in check(Message(text)))


def figures(rows):
    flagged = [(asks_for_a_job(row.text), row.asks) for row in rows]
    right = sum(heard and asks for heard, asks in flagged)
    heard, asking = sum(heard for heard, _ in flagged), sum(asks for _, asks in flagged)
    return right / heard, right / asking, len(flagged)


def test_asks_of_an_untouched_writer_are_heard(conduct_figures):
    rows = read_set(UNTOUCHED).messages
    precision, recall, count = figures(rows)
    conduct_figures.append(
        f"M1 on {count} messages of an untouched writer: precision {precision:.2f}, recall {recall:.2f}"
    )
    assert precision >= PRECISION_FLOOR
    assert recall >= RECALL_FLOOR


def test_the_untouched_writer_is_in_no_training_set():
    trained = {row.text for writer in WRITERS for row in written_by(writer).messages}
    assert not trained & {row.text for row in read_set(UNTOUCHED).messages}


@pytest.mark.parametrize("writer", WRITERS)
def test_the_reader_knows_what_it_was_taught(writer):
    rows = [row for row in written_by(writer).sentences if len(row.text.split()) >= 8]
    precision, recall, _ = figures(rows[::7])
    assert precision > 0.9 and recall > 0.9
