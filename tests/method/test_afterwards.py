"""What is written after a talk: thanks, reports, lines to stay in touch; and who led to whom (rulebook C)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shoptalk.method import mentorship, referral_tree, report_back, staying_in_touch, thank_you
from shoptalk.method.conduct import Message, check
from shoptalk.method.thank_you import Help, Learning, Talk

MONDAY = date(2026, 5, 11)
WORDS = st.text(alphabet="abcdefghij KLM.,'“”[]!?é\n", min_size=0, max_size=400)
LEARNINGS = st.lists(
    st.builds(Learning, st.sampled_from(["quote", "fact", "surprise", "impression", "promise"]), WORDS, st.booleans()),
    max_size=6,
).map(tuple)
TALKS = st.builds(
    Talk, recipient=st.sampled_from(["Dana", "Dr. Anneliese-Katharina Wunderlich", "X"]),
    seeker_name=st.just("Marisol Vega"), talked_on=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    minutes=st.integers(5, 90), field=st.sampled_from(["", "planning", "learning design"]), learnings=LEARNINGS,
    i_will=WORDS, by_when=st.none() | st.just(date(2026, 5, 15)), they_offered=WORDS,
)  # fmt: skip
DANA = Talk(
    "Dana", "Marisol Vega", MONDAY, 20, "planning",
    (
        Learning("quote", "Most of my week is writing memos that other people read aloud."),
        Learning("impression", "She is tired"),
        Learning("surprise", "nobody in the office studied planning"),
    ),
    "write to Keisha and Walt", date(2026, 5, 15), "introduce me to Keisha",
)  # fmt: skip


def test_the_letter_says_two_things_she_said_what_follows_and_what_she_offered():
    made = thank_you.thank_you(DANA)
    assert "“Most of my week is writing memos that other people read aloud”" in made.text
    assert "nobody in the office studied planning" in made.text
    assert "I will write to Keisha and Walt by Friday, 15 May, and tell you how it went." in made.text
    assert "thank you for your offer to introduce me to Keisha." in made.text
    assert "tired" not in made.text, "one's own impression goes along only when it was marked"
    assert made.missing == ()


def test_a_marked_impression_goes_along():
    notes = tuple(one._replace(marked=one.kind == "impression") for one in DANA.learnings)
    assert "took away: she is tired" in thank_you.thank_you(Talk("Dana", "M", MONDAY, learnings=notes)).text


def test_what_is_missing_is_a_visible_slot_that_stops_the_letter():
    made = thank_you.thank_you(Talk("Dana", "Marisol Vega", MONDAY))
    assert len(made.missing) == 3
    assert all(f"[{gap}]" in made.text for gap in made.missing)
    assert any(one.level == "stop" for one in check(Message(made.text, kind="thanks")))


@given(TALKS)
@settings(deadline=None, max_examples=300)
def test_any_thank_you_has_fifty_to_a_hundred_and_twenty_words_and_asks_for_nothing(talk):
    made = thank_you.thank_you(talk)
    assert thank_you.FEWEST_WORDS <= made.words <= thank_you.MOST_WORDS, made.text
    assert made.text.count("[") == len(made.missing)


@given(TALKS)
@settings(deadline=None, max_examples=300)
def test_any_card_has_forty_to_sixty_words(talk):
    made = thank_you.card(talk)
    assert thank_you.CARD_FEWEST <= made.words <= thank_you.CARD_MOST, made.text
    assert made.text.count("[") == len(made.missing)


def test_thanks_to_a_helper_name_the_help_and_nothing_the_host_said():
    made = thank_you.thank_helper(Help("Sam", "Marisol Vega", "introducing me to Dana Whitfield", True, "planning"))
    assert "Thank you for introducing me to Dana Whitfield." in made.text
    assert thank_you.FEWEST_WORDS <= made.words <= thank_you.MOST_WORDS
    assert made.missing == ()


@pytest.mark.parametrize(("hours", "word"), [(1, "fresh"), (24, "fresh"), (25, "still good"), (73, "past its day")])
def test_a_day_is_fresh_and_after_three_it_is_past_its_day(hours, word):
    ended = datetime(2026, 5, 11, 16, tzinfo=UTC)
    assert thank_you.timing(ended, ended + timedelta(hours=hours)) == word


# The report-back


def test_each_end_of_a_suggestion_has_its_sentence_also_the_one_that_was_not_followed():
    told = report_back.report_back(
        report_back.Report(
            "Dana", "Marisol Vega", MONDAY,
            (
                report_back.Outcome("sit in on the Hazel Street session", "done", "I saw how the map was used"),
                report_back.Outcome("read the zoning code", "could_not"),
                report_back.Outcome("join the chapter", "decided_against", "it meets on school nights"),
                report_back.Outcome("visit the archive", "open"),
            ),
            (report_back.Named("Keisha Monroe", "talked"),),
        )
    )  # fmt: skip
    assert "On 11 May you helped me on" in told.text
    assert "“sit in on the Hazel Street session”. I did. I saw how the map was used." in told.text
    assert "I could not. [what stood in the way]." in told.text
    assert "decided against it. It meets on school nights." in told.text
    assert "still ahead of me" in told.text
    assert "You pointed me to Keisha Monroe. The talk took place" in told.text
    assert told.missing == ("what stood in the way",)
    assert "?" not in told.text


@given(st.lists(st.tuples(WORDS, st.sampled_from(["done", "could_not", "decided_against", "open"]), WORDS), max_size=5))
@settings(deadline=None)
def test_any_report_shows_each_gap_and_asks_nothing(outcomes):
    told = report_back.report_back(
        report_back.Report("Dana", "M", None, tuple(report_back.Outcome(*one) for one in outcomes))
    )
    assert set(told.missing) == {gap for gap in told.missing if f"[{gap}]" in told.text}
    assert ("[" in told.text) == bool(told.missing)


def test_a_new_line_goes_into_a_letter_that_was_changed_and_takes_no_word_away():
    body = "Hi Dana,\n\nMy own words.\n\nThank you again.\n\nBest,\nMarisol"
    longer = report_back.with_line(body, "I did it.")
    assert longer == "Hi Dana,\n\nMy own words.\n\nI did it.\n\nThank you again.\n\nBest,\nMarisol"
    assert report_back.with_line(longer, "I did it.") == longer


# Who led to whom

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40)


@given(PAIRS)
@settings(deadline=None)
def test_everybody_in_a_pair_stands_at_most_once_and_a_circle_ends(pairs):
    trees = referral_tree.grow(pairs)
    stood = [branch.who for tree in trees for branch in tree.walk()]
    assert len(stood) == len(set(stood))
    led = {who for giver, named in pairs if giver != named for who in (giver, named)}
    assert set(stood) == led


@given(PAIRS)
@settings(deadline=None)
def test_reach_counts_everybody_below_and_depth_the_way_there(pairs):
    for tree in referral_tree.grow(pairs):
        branches = list(tree.walk())
        assert tree.reach == len(branches) - 1
        assert tree.generations == max(branch.depth for branch in branches)
        assert all(child.depth == branch.depth + 1 for branch in branches for child in branch.children)


def test_a_chain_longer_than_pythons_stack_grows():
    (tree,) = referral_tree.grow((at, at + 1) for at in range(5000))
    assert (tree.reach, tree.generations) == (5000, 5000)


# Staying in touch


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.sampled_from(["close", "warm"]))
@settings(deadline=None, max_examples=50)
def test_nobody_is_written_to_a_fourth_time_within_a_year(start, tier):
    written = [start]
    for _ in range(12):
        day = staying_in_touch.next_on(tier, written[-1], written)
        assert day
        written.append(day)
    for at, day in enumerate(written[3:]):
        assert (day - written[at]).days >= 365


def test_an_archived_tie_rests():
    assert staying_in_touch.next_on("archive", MONDAY, []) is None


def test_a_close_tie_hears_after_three_months_a_warm_one_after_four():
    assert staying_in_touch.next_on("close", MONDAY, []) == MONDAY + timedelta(days=90)
    assert staying_in_touch.next_on("warm", MONDAY, []) == MONDAY + timedelta(days=120)


def test_occasions_with_content_come_first_and_the_season_last():
    keys = [one.key for one in staying_in_touch.occasions_now(date(2026, 12, 20), progress=False, their_news=True)]
    assert (keys[0], keys[-1]) == ("their_news", "season")
    assert "season" not in [
        one.key for one in staying_in_touch.occasions_now(date(2026, 5, 20), progress=True, their_news=False)
    ]


def test_every_occasion_has_words_or_a_slot():
    for one in staying_in_touch.OCCASIONS:
        assert staying_in_touch.in_touch(one.key, "Dana", "M").missing == (one.gap,)
        assert staying_in_touch.in_touch(one.key, "Dana", "M", "I chose planning").missing == ()


# Mentorship


def test_two_suggestions_told_in_one_letter_are_one_loop():
    assert not mentorship.may_offer([mentorship.Loop(1, 7), mentorship.Loop(2, 7)])
    assert mentorship.may_offer([mentorship.Loop(1, 7), mentorship.Loop(2, 8)])


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
@settings(deadline=None)
def test_a_review_is_on_the_same_day_of_a_later_month(day, months):
    later = mentorship.months_on(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_the_proposal_is_bounded_and_easy_to_refuse():
    made = mentorship.proposal("Dana", "Marisol Vega", 6, 6, "how to read a budget")
    assert "every six weeks for six months" in made.text and "A no is completely fine." in made.text
    assert mentorship.proposal("Dana", "M", 6, 6).missing
