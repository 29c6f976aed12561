"""Whom to ask first: in an order that the seeker can bend, for reasons made of facts."""

import random
import re
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method.ranking import ALTERNATIVE_SHARE, FIRST, Candidate, Ranked, Weights, rank
from shoptalk.method.ranking_words import EXECUTIVE_WARNING
from shoptalk.method.standing import EXECUTIVE, JUNIOR, MID, PEER, SENIOR, TIES, seniority, tie_strength

TODAY = date(2026, 5, 12)
PLAIN = Candidate(
    1,
    "Keisha Monroe",
    0.8,
    "planning",
    "acquaintance",
    "",
    "",
    (),
    (),
    PEER,
    "Greenways",
    "",
    None,
    ("email",),
    None,
    None,
    False,
    0,
    "",
)


def order(
    *candidates: Candidate, weights: Weights = Weights(), talks_held: int = 3, asked: set[str] = set()
) -> list[Ranked]:
    return rank(candidates, weights, already_asked_segments=asked, talks_held=talks_held, today=TODAY)


def someone(id: int, **facts: object) -> Candidate:
    return replace(PLAIN, **{"id": id, "organization": f"Employer {id}", **facts})


def test_acquaintances_and_friends_of_friends_come_before_intimates_and_strangers() -> None:
    ties = [someone(place, tie_strength=tie) for place, tie in enumerate(TIES)]
    asked = [TIES[one.id] for one in order(*ties, weights=Weights(dormant=0))]
    assert set(asked[:2]) == {"acquaintance", "friend_of_friend"}
    assert asked[-1] == "stranger"
    assert asked.index("close") > asked.index("warm")


def test_close_ties_come_first_in_local_work() -> None:
    ties = [someone(place, tie_strength=tie, close_knit=True) for place, tie in enumerate(TIES)]
    assert TIES[order(*ties)[0].id] == "close"


def test_the_bold_old_tie_stands_above_the_comfortable_one_and_says_why() -> None:
    bold = someone(1, tie_strength="dormant", seniority=SENIOR, last_contact_on=date(2022, 3, 1))
    easy = someone(2, tie_strength="dormant", seniority=JUNIOR, last_contact_on=date(2022, 3, 1))
    first = order(easy, bold, weights=Weights(seniority=0))[0]
    assert first.id == 1
    assert any("four years ago" in reason and "bold" in reason for reason in first.reasons)


def test_executives_wait_for_a_practice_talk_with_the_warning() -> None:
    chief = someone(1, seniority=EXECUTIVE, introduced_by="Dana Whitfield", field_fit=1.0)
    other = someone(2, field_fit=0.1, tie_strength="stranger")
    before = order(chief, other, talks_held=0)
    assert [one.id for one in before] == [2, 1]
    assert before[1].reasons[0] == EXECUTIVE_WARNING
    after = order(chief, other, talks_held=1)
    assert [one.id for one in after] == [1, 2]
    assert EXECUTIVE_WARNING not in after[0].reasons


def test_reasons_are_the_facts_that_counted_most_first() -> None:
    facts = {"introduced_by": "Dana Whitfield", "shared_schools": ("Penn State",), "segment": "a small office"}
    first = order(someone(1, **facts))[0]
    assert first.reasons[0] == "Dana Whitfield suggested Keisha"
    assert "You both were at Penn State" in first.reasons
    assert (
        order(someone(1, segment="a small office"), weights=Weights(spread=100))[0].reasons[0]
        == "Nobody from a small office yet"
    )


def test_a_segment_that_was_heard_or_stands_above_is_news_no_more() -> None:
    pair = order(someone(1, segment="a small office"), someone(2, segment="a small office"))
    assert "Nobody from a small office yet" in pair[0].reasons
    assert "Nobody from a small office yet" not in pair[1].reasons
    heard = order(someone(1, segment="a small office"), asked={"a small office"})
    assert "Nobody from a small office yet" not in heard[0].reasons


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"final": True}, "Let go; this answer stands"),
        ({"asked_on": date(2026, 5, 2)}, "Asked already, on 2 May"),
        ({"asked_on": date(2025, 12, 2), "resting_until": date(2027, 3, 3)}, "Resting until 3 March 2027"),
        ({"organization": "Northfold", "employer_open_asks": 2}, "Two open asks at Northfold"),
        (
            {"organization": "Northfold", "employer_booster": "Priya"},
            "Priya at Northfold has answered; ask there first",
        ),
    ],
)
def test_people_who_are_not_to_be_asked_now_stand_at_the_end_with_the_reason(
    facts: dict[str, object], why: str
) -> None:
    ranked = order(someone(1, introduced_by="Dana", **facts), someone(2, field_fit=0.0))
    assert [one.id for one in ranked] == [2, 1]
    assert ranked[1].left_out == why


def test_after_the_rest_somebody_may_be_asked_again() -> None:
    rested = order(someone(1, asked_on=date(2026, 1, 5), resting_until=date(2026, 5, 12)))[0]
    assert not rested.left_out
    assert "You asked before, and the rest is over" in rested.reasons


def test_the_first_three_come_from_three_employers() -> None:
    crowd = [someone(n, organization="Northfold", field_fit=1.0) for n in range(5)]
    others = [someone(10, field_fit=0.6), someone(11, field_fit=0.5)]
    first = order(*crowd, *others, weights=Weights(spread=0))[:FIRST]
    assert sum(one.id < 5 for one in first) == 1


def test_a_weight_outside_its_range_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="goes from 0 to 100"):
        Weights(field=101)


few = st.sampled_from(["", "Northfold", "Kestrel", "Greenways"])
days = st.none() | st.dates(date(1900, 1, 1), date(2999, 1, 1))
candidates = st.builds(
    Candidate,
    id=st.just(0),
    name=st.sampled_from(["Ida Venn", "Ann", ""]),
    field_fit=st.floats(0, 1),
    field_name=st.just("planning"),
    tie_strength=st.sampled_from(TIES),
    tie_words=st.sampled_from(["", "Same choir"]),
    introduced_by=st.sampled_from(["", "Dana"]),
    shared_schools=st.sampled_from([(), ("Pitt",)]),
    shared_employers=st.sampled_from([(), ("Rivermark",)]),
    seniority=st.integers(0, 4),
    organization=few,
    segment=st.sampled_from(["", "a small office", "the county"]),
    last_contact_on=days,
    reachable=st.sampled_from([(), ("email",)]),
    asked_on=days,
    resting_until=days,
    final=st.booleans(),
    employer_open_asks=st.integers(0, 3),
    employer_booster=st.sampled_from(["", "", "Priya"]),
    close_knit=st.booleans(),
)
crowds = st.lists(candidates, max_size=25).map(lambda crowd: [replace(one, id=n) for n, one in enumerate(crowd)])
weightings = st.builds(Weights, *(st.integers(0, 100) for _ in fields(Weights)))


@settings(deadline=None, max_examples=150)
@given(crowds, weightings, st.integers(0, 2))
def test_everybody_has_one_place_with_a_reason_and_the_left_out_stand_last(
    crowd: list[Candidate], weights: Weights, talks: int
) -> None:
    ranked = order(*crowd, weights=weights, talks_held=talks)
    assert sorted(one.id for one in ranked) == list(range(len(crowd)))
    outs = [bool(one.left_out) for one in ranked]
    assert outs == sorted(outs)
    assert all(one.reasons and all(one.reasons) for one in ranked)
    for one in ranked:
        assert not re.search(r"score|%|\b0\.\d|lead|target|pipeline", " ".join(one.reasons))
    again = order(*reversed(crowd), weights=weights, talks_held=talks)
    assert [one.id for one in again] == [one.id for one in ranked]


@settings(deadline=None, max_examples=150)
@given(candidates, weightings, st.sampled_from(["field", "shared", "introduction", "tie"]), st.integers(0, 100), crowds)
def test_raising_a_weight_never_lowers_who_is_better_in_that_alone(
    base: Candidate, weights: Weights, feature: str, raised: int, crowd: list[Candidate]
) -> None:
    plain = replace(
        base,
        id=100,
        field_fit=0.3,
        introduced_by="",
        shared_schools=(),
        shared_employers=(),
        tie_strength="stranger",
        final=False,
        asked_on=None,
        resting_until=None,
        employer_open_asks=0,
        employer_booster="",
    )
    better = {
        "field": replace(plain, id=101, field_fit=0.9),
        "shared": replace(plain, id=101, shared_schools=("Pitt",)),
        "introduction": replace(plain, id=101, introduced_by="Dana"),
        "tie": replace(plain, id=101, tie_strength="acquaintance", close_knit=plain.close_knit),
    }[feature]
    weights = replace(weights, **{feature: max(1, getattr(weights, feature))})
    higher = replace(weights, **{feature: max(raised, getattr(weights, feature))})
    for setting in (weights, higher):
        ids = [one.id for one in order(plain, better, *crowd, weights=setting)]
        assert ids.index(101) < ids.index(100)


@settings(deadline=None, max_examples=150)
@given(crowds, weightings)
def test_no_two_of_the_first_three_share_an_employer_when_others_are_worth_asking(
    crowd: list[Candidate], weights: Weights
) -> None:
    ranked = [one for one in order(*crowd, weights=weights) if not one.left_out]
    by_id = {one.id: one for one in crowd}
    first = [by_id[one.id].organization for one in ranked[:FIRST]]
    named = [employer for employer in first if employer]
    if len(named) != len(set(named)) and ranked[0].score > 0:
        rest = [one for one in ranked[FIRST:] if by_id[one.id].organization not in first]
        assert all(one.score < ALTERNATIVE_SHARE * ranked[0].score + 0.01 for one in rest)


def test_two_thousand_are_ranked_and_none_is_lost() -> None:
    chance = random.Random(4)
    crowd = [
        someone(
            n,
            field_fit=chance.random(),
            tie_strength=chance.choice(TIES),
            seniority=chance.randrange(5),
            organization=f"Org {chance.randrange(300)}",
            segment=f"kind {chance.randrange(6)}",
            introduced_by=chance.choice(["", "", "Dana"]),
        )
        for n in range(2_000)
    ]
    ranked = order(*crowd)
    assert len(ranked) == len(crowd)


@pytest.mark.parametrize(
    ("position", "level"),
    [
        ("Intern, GIS", JUNIOR),
        ("Junior Editor", JUNIOR),
        ("GIS analyst", PEER),
        ("", PEER),
        ("Executive Assistant to the CEO", PEER),
        ("Account Executive", PEER),
        ("Product Owner", PEER),
        ("HR Business Partner", PEER),
        ("Sr. Software Engineer", MID),
        ("Assistant Director", MID),
        ("Project Manager", MID),
        ("Director of Learning", SENIOR),
        ("Head of People", SENIOR),
        ("Chief Executive Officer", EXECUTIVE),
        ("Executive Director", EXECUTIVE),
        ("Geschäftsführerin", EXECUTIVE),
        ("VP, Product", EXECUTIVE),
        ("Praktikantin", JUNIOR),
        ("Zoning administrator, retired", PEER),
        ("Construction superintendent", SENIOR),
    ],
)
def test_seniority_is_read_from_the_position(position: str, level: int) -> None:
    assert seniority(position) == level


@pytest.mark.parametrize(
    ("correspondence", "tie"),
    [
        ((None, 0, 0, None, ""), "stranger"),
        ((date(2025, 1, 1), 0, 0, None, ""), "acquaintance"),
        ((date(2015, 1, 1), 0, 0, None, ""), "dormant"),
        ((date(2015, 1, 1), 9, 9, date(2023, 5, 1), ""), "dormant"),
        ((date(2015, 1, 1), 9, 9, date(2026, 5, 1), ""), "warm"),
        ((date(2015, 1, 1), 30, 30, date(2026, 5, 1), ""), "close"),
        ((date(2015, 1, 1), 9, 0, date(2026, 5, 1), ""), "acquaintance"),
        ((date(2015, 1, 1), 9, 9, date(2999, 5, 1), ""), "warm"),
        ((date(2015, 1, 1), 0, 0, None, "close"), "close"),
    ],
)
def test_a_tie_is_read_from_the_correspondence(
    correspondence: tuple[date | None, int, int, date | None, str], tie: str
) -> None:
    connected_on, sent, received, last, named = correspondence
    assert tie_strength(connected_on, sent, received, last, TODAY, named) == tie
