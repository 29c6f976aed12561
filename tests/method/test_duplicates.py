"""Two records, one person? Asked when likely, silent when not, and quick for 30,000 people."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.duplicates import Person, fast_keys, identity, keys, phone_key, profile_slug, same_person, suggest

HERE = Path(__file__).parent
# What may go wrong: a needless question is cheap, so recall may be traded for it, but only a little.
LEAST = {"pairs.tsv": (0.97, 0.97), "pairs_unseen.tsv": (0.90, 0.85)}


def person(id: int, packed: str) -> Person:
    given_name, family_name, email, phone, slug, organization, position = packed.split("|")
    url = f"https://www.linkedin.com/in/{slug}" if slug else ""
    return Person(id, given_name, family_name, (email,) if email else (), (phone,) if phone else (), url, organization, position)


def labelled(file: str) -> list[tuple[int, bool, Person, Person, str]]:
    lines = [line for line in (HERE / file).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [(n, label == "1", person(1, a), person(2, b), note) for n, (label, a, b, note) in enumerate(rows, 1)]


def measure(rows: list[tuple[int, bool, Person, Person, str]]) -> tuple[float, float, list[str]]:
    hits = misses = alarms = 0
    wrong = []
    for number, is_one, a, b, note in rows:
        asked = same_person(a, b) is not None
        hits += asked and is_one
        misses += is_one and not asked
        alarms += asked and not is_one
        if asked != is_one:
            wrong.append(f"{'missed' if is_one else 'wrongly asked'} {number}: {note}")
    return hits / max(1, hits + alarms), hits / max(1, hits + misses), wrong


@pytest.mark.parametrize("file", LEAST)
def test_labelled_pairs_are_told_apart(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    rows = labelled(file)
    precision, recall, wrong = measure(rows)
    with capsys.disabled():
        print(f"\nduplicates, {file}: {len(rows)} pairs, precision {precision:.3f}, recall {recall:.3f}")
        print("\n".join(f"  {line}" for line in wrong))
    assert (precision, recall) >= LEAST[file] and recall >= LEAST[file][1]
