"""Two records, one person? Asked when likely, silent when not, and quick for 30,000 people."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.duplicates import (
    Match,
    Person,
    _worth_comparing,
    fast_keys,
    fold_organization,
    identity,
    keys,
    phone_key,
    profile_slug,
    record_of,
    same_person,
    suggest,
)

HERE = Path(__file__).parent
# What may go wrong: a needless question is cheap, so recall may be traded for it, but only a little.
LEAST = {"pairs.tsv": (1.0, 1.0), "pairs_unseen.tsv": (0.90, 0.80)}


def person(id: int, packed: str) -> Person:
    given_name, family_name, email, phone, slug, organization, position = packed.split("|")
    url = f"https://www.linkedin.com/in/{slug}" if slug else ""
    emails, phones = (email,) if email else (), (phone,) if phone else ()
    return Person(id, given_name, family_name, emails, phones, url, organization, position)


def labelled(file: str) -> list[tuple[int, bool, Person, Person, str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
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
    assert precision >= LEAST[file][0]
    assert recall >= LEAST[file][1]


def test_reasons_are_plain_words() -> None:
    bob = person(1, "Bob|Haldane||||Rivermark|Planner")
    robert = person(2, "Robert|Haldane||||Rivermark|")
    found = same_person(bob, robert)
    assert found is not None
    assert found.reasons == ("Bob is short for Robert, both at Rivermark",)
    twin = same_person(person(1, "Ida|Venn||||Rivermark|"), person(2, "Ida|Venn||||Rivermark|"))
    assert twin is not None and twin.reasons == ("same name, and both at Rivermark",)
    slip = same_person(person(1, "Sunniva|Holm||555 123 4567|||"), person(2, "Suniva|Holm||555 123 4567|||"))
    assert slip is not None and slip.reasons == ("names differ by one letter, same phone number",)


def test_the_same_profile_or_mailbox_is_the_same_person_and_a_name_is_a_question() -> None:
    known = person(7, "Keisha|Monroe|k@greenways.example||keisha-monroe|Greenways|Analyst")
    index = dict.fromkeys(keys(known), 7)

    def ask(given_name: str, family_name: str, email: str, url: str, organization: str) -> Match | None:
        row = fast_keys(given_name, family_name, email, url, organization)
        return identity(row, index, lambda _: ("Keisha", "Monroe"), (given_name, family_name))

    assert ask("Keisha", "Cole", "", "https://linkedin.com/in/Keisha-Monroe/?utm=x", "Elsewhere") == Match(7, "same")
    assert ask("K.", "Monroe", "K@Greenways.example ", "", "") == Match(7, "same")
    assert ask("Keisha", "Monroe", "", "", "Greenways, Inc.") == Match(7, "duplicate")
    assert ask("Walter", "Monroe", "k@greenways.example", "", "") is None  # a household shares the mailbox
    assert ask("Keisha", "Monroe", "", "", "Kestrel") is None


def test_a_desk_mailbox_identifies_nobody() -> None:
    assert fast_keys("Dana", "Cole", "info@rivermark.example", "", "") == ()


def test_a_company_address_is_no_profile() -> None:
    assert profile_slug("https://rivermark.example/in/team") == ""
    assert profile_slug("https://www.linkedin.com/company/rivermark") == ""
    assert profile_slug("https://de.linkedin.com/in/J%C3%B6rg-1/") == "jörg-1"


@pytest.mark.parametrize("written", ["+1 (412) 555-0142", "412.555.0142", "1-412-555-0142 x12", "001 412 5550142"])
def test_one_phone_number_written_four_ways_is_one_key(written: str) -> None:
    assert phone_key(written) == "125550142"


def test_legal_forms_do_not_make_two_employers() -> None:
    assert fold_organization("The Rivermark Co., Inc.") == fold_organization("Rivermark")


names = st.text(max_size=12)
people = st.builds(
    Person, st.just(1), names, names, st.tuples(st.sampled_from(["a@x.example", "b@x.example", ""])), st.just(()),
    st.sampled_from(["", "https://linkedin.com/in/a-1"]), st.sampled_from(["", "Rivermark", "Kestrel"]), st.just(""),
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(people, people)
def test_the_answer_does_not_depend_on_the_order(one: Person, other: Person) -> None:
    there, back = same_person(one, other), same_person(other, one)
    assert (there is None) == (back is None)
    if there and back:
        assert there.score == back.score
        assert all(there.reasons)


@settings(deadline=None, max_examples=100)
@given(st.lists(people, max_size=8), st.integers(0, 5))
def test_suggestions_are_few_distinct_and_ordered(crowd: list[Person], limit: int) -> None:
    numbered = [one._replace(id=place) for place, one in enumerate(crowd)]
    found = suggest(numbered, limit)
    assert len(found) <= limit
    assert len({(pair.a, pair.b) for pair in found}) == len(found)
    assert all(pair.a < pair.b for pair in found)
    assert [pair.score for pair in found] == sorted((pair.score for pair in found), reverse=True)


def test_every_labelled_pair_is_also_found_in_the_crowd() -> None:
    """Blocking may not hide what comparing would find."""
    for number, _, a, b, note in labelled("pairs.tsv"):
        asked = same_person(a, b)
        found = suggest([a, b], 1)
        unblocked = asked is not None and asked.reasons[0].startswith("one of the two has no name")
        assert unblocked or bool(found) == bool(asked), f"{number}: {note}"


def test_a_crowd_of_one_name_at_one_employer_costs_no_square() -> None:
    crowd = [Person(n, f"Given{n % 50}", "Smithson", (), (), "", "Giant", "Clerk") for n in range(5_000)]
    compared = sum(1 for _ in _worth_comparing([record_of(person) for person in crowd]))
    assert compared < 1_000_000  # all pairs would be 12 million
