"""The scoreboard: counts first, open cases never a no, nothing called better while ranges touch."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from django.utils.html import strip_tags

from shoptalk.followthrough.models import Referral, Suggestion
from shoptalk.scoreboard.acts import acts
from shoptalk.scoreboard.models import Application, Offer, PartPlayed
from tests import cast


def steps(found):
    return {line.step.key: line.step for line in found.path}


def words(browser, address="/scoreboard/"):
    response = browser.get(address)
    assert response.status_code == 200
    return " ".join(strip_tags(response.content.decode()).split())


def application(seat, campaign, sent_on, way="resume", **more):
    return Application.objects.create(
        workspace=seat.workspace, campaign=campaign, organization="Fernhill", organization_key="fernhill", way=way,
        sent_on=sent_on, written_at=cast.NOW, **more,
    )  # fmt: skip


def offer(seat, campaign, **more):
    return Offer.objects.create(
        workspace=seat.workspace, campaign=campaign, organization="Fernhill", organization_key="fernhill",
        made_on=cast.NOW.date(), written_at=cast.NOW, **more,
    )  # fmt: skip


def part(seat, person, **of):
    return PartPlayed.objects.create(workspace=seat.workspace, contact=person, **of)


def test_an_empty_notebook_teaches_and_shows_no_rate(browser_of_marisol, campaign):
    page = browser_of_marisol.get("/scoreboard/").content.decode()
    assert "Rates begin with five asks" in page and page.count("<h1") == 1
    assert "interval" not in page and " style=" not in page


def test_four_asks_show_counts_and_no_range(browser_of_marisol, story):
    for name in ("Ann A", "Bea B", "Cy C"):
        story(name)
    story("Dee D", "replied")
    page = browser_of_marisol.get("/scoreboard/").content.decode()
    assert "Four asked: too few for any rate" in page
    assert "1 of 4" in page and "plausible range, drawn" in page and 'class="interval"' not in page.split('id="bm"')[0]


def test_five_asks_bring_the_range_and_ten_the_percentage(browser_of_marisol, story):
    for number in range(4):
        story(f"Silent S{number}")
    story("Dee D", "replied")
    assert "1 of 5" in words(browser_of_marisol) and "4 to 62 in 100" in words(browser_of_marisol)
    for number in range(5):
        story(f"Quiet Q{number}")
    assert "10% 2 to 40" in words(browser_of_marisol)


def test_who_was_asked_lately_is_open_even_when_they_answered(story, the_board):
    for number in range(5):
        story(f"Old O{number}", *(["replied"] if number < 2 else []))
    story("New One", ago=timedelta(days=3))
    story("New Two", "replied", ago=timedelta(days=3))
    replied = steps(the_board())["replied"]
    assert (replied.count, replied.of, replied.open) == (2, 5, 2)


def test_the_path_follows_what_happened_and_not_the_stage(marisol, story, the_board, now):
    dana = story("Dana D", "agreed", "met", "thanked")
    story("Eli E", "met")
    story("Fay F", "declined")
    story("Gus G")
    story("Hal H", "gave_another_name", "thanked")
    for outcome in ("done", "could_not", ""):
        Suggestion.objects.create(
            workspace=marisol.workspace, contact=dana, text="Read it", given_on=now.date(), outcome=outcome,
            outcome_on=now.date() - timedelta(days=60), reported_at=now if outcome == "done" else None, written_at=now,
        )  # fmt: skip
    Referral.objects.create(
        workspace=marisol.workspace, contact=dana, named=cast.contact(marisol, "New N"), given_on=now.date()
    )
    found = steps(the_board())
    counts = {key: (step.count, step.of) for key, step in found.items()}
    assert counts["listed"] == (6, None) and counts["asked"] == (5, None)
    assert counts["replied"] == (4, 5) and counts["agreed"] == (2, 4) and counts["held"] == (2, 2)
    assert counts["thanked"] == (1, 2)  # a thank-you for a name is no thank-you for a talk
    assert counts["acted_on"] == (1, 2) and found["acted_on"].open == 1
    assert counts["reported"] == (1, 2) and counts["named"] == (1, 2)


def test_an_appointment_that_was_held_counts_without_a_logged_talk(marisol, story, the_board, now):
    person = story("Dana D", "agreed")
    cast.interview(marisol, person, now - timedelta(days=30), ended_at=now - timedelta(days=30))
    assert steps(the_board())["held"].count == 1 and the_board().talked == 1


def test_an_ask_repeated_after_a_rest_counts_once(marisol, story, the_board, now):
    from shoptalk.outreach.actions.log_touch import log_touch

    person = story("Dana D", channel="email", ago=timedelta(days=200))
    log_touch(seat=marisol, now=now, contact=person, kind="asked", at=now - timedelta(days=60), channel="call")
    found = the_board()
    assert found.asked == 1
    assert [named.name for named in found.comparisons[0].ways] == ["E-mail"]


def test_several_people_stand_behind_one_offer_and_each_counts_once(marisol, campaign, story, the_board, now):
    people = [story(f"Talker T{number}", "met") for number in range(6)]
    sent = application(marisol, campaign, now.date() - timedelta(days=30), way="referred", interviewed_on=now.date())
    made = offer(marisol, campaign, application=sent)
    part(marisol, people[0], application=sent)
    part(marisol, people[1], offer=made)
    part(marisol, people[1], application=sent)
    found = steps(the_board())
    assert (found["applied"].count, found["interviewed"].count, found["offered"].count) == (2, 2, 2)
    assert found["offered"].of == 6
    arm = the_board().outcomes.from_talks
    assert (arm.rate.count, arm.rate.of) == (2, 6)


def test_what_is_in_the_bin_counts_no_more(marisol, campaign, story, the_board, now):
    person = story("Dana D", "met")
    made = offer(marisol, campaign)
    part(marisol, person, offer=made)
    assert the_board().outcomes.from_talks.rate.count == 1
    made.deleted_at = now
    made.save()
    assert the_board().outcomes.from_talks.rate.count == 0


def test_resumes_are_counted_apart_and_young_ones_wait(marisol, campaign, the_board, now):
    for days in (20, 30, 40, 50, 60, 3):
        last = application(marisol, campaign, now.date() - timedelta(days=days))
    application(marisol, campaign, now.date() - timedelta(days=30), way="referred")
    offer(marisol, campaign, application=last)
    arm = the_board().outcomes.from_resumes
    assert (arm.rate.count, arm.rate.of, arm.open, arm.young, arm.young_offers) == (0, 5, 5, 1, 1)


def test_the_saying_is_a_tick_with_its_grade_and_no_target(browser_of_marisol, story):
    for number in range(11):
        story(f"Talker T{number}", "met")
    page = browser_of_marisol.get("/scoreboard/").content.decode()
    assert page.count('class="bench"') == 2 and "The saying, weak evidence: 1 in 12" in page
    assert "You are not behind." in page and "unsupported" in page and "1 in 1,500" in page
    assert "35 times in 100" in page
    for word in ("target</", "goal", "benchmark", "expected"):
        assert word not in page.replace("never a target", "")


def test_no_way_of_asking_is_called_better_while_the_ranges_touch(story, the_board):
    for number in range(6):
        story(f"Mail M{number}", *(["replied"] if number < 3 else []))
        story(f"Call C{number}", *(["replied"] if number < 5 else []), channel="call")
    channel = the_board().comparisons[0]
    assert channel.said.startswith("The ranges overlap")
    for number in range(12):
        story(f"Silent S{number}")
        story(f"Spoken P{number}", "replied", channel="call")
    channel = the_board().comparisons[0]
    assert channel.said.startswith("“Call” and “E-mail” do not overlap") and "best" not in channel.said


def test_ties_are_told_apart_in_four_degrees(marisol, story, the_board):
    story("Ann A", tie="warm")
    story("Bea B", messages_sent=3, messages_received=2)
    story("Cy C", tie="acquaintance")
    story("Dee D")
    story("Eva E", introduced_by=cast.contact(marisol, "Walt W"))
    ties = {named.name: named.way.replied.of for named in the_board().comparisons[1].ways}
    assert ties == {
        "Close or warm": 2, "You know each other a little, or did": 1, "New to you": 1, "Somebody introduced you": 1,
    }  # fmt: skip


def test_acts_are_praised_by_week(story, the_board):
    story("Ann A", ago=timedelta(days=1))
    story("Bea B", "met", "thanked", ago=timedelta(days=8), channel="call")
    found = the_board().acts
    assert [week.asks for week in found.weeks][-2:] == [1, 1] and found.weeks[-1].now
    assert (2, "people asked") in found.done and (1, "call made") in found.done and (1, "talk held") in found.done
    page = strip_tags(render_to_string("scoreboard/acts.html", {"board": the_board()}))
    assert "2 people asked, 1 call made, 1 talk held and 1 thank-you." in page


def test_learning_stands_beside_winning(browser_of_marisol, marisol, campaign, now):
    from shoptalk.campaigns.actions.add_field import add_field
    from shoptalk.campaigns.actions.change_field import remove_field
    from shoptalk.campaigns.actions.write_belief import write_belief
    from shoptalk.careers.actions.move_mind import move_mind

    field, _ = add_field(seat=marisol, now=now, campaign=campaign, title="Planning")
    gone, _ = add_field(seat=marisol, now=now, campaign=campaign, title="Cooking")
    moved, _ = write_belief(seat=marisol, now=now, field=field, text="All meetings.", confidence=80)
    write_belief(seat=marisol, now=now, field=field, text="All maps.", confidence=40)
    move_mind(seat=marisol, now=now, belief=moved, value=35, reason="Dana", opposite="one talk")
    cast.interview(marisol, cast.contact(marisol), now - timedelta(days=2), field=gone, ended_at=now)
    remove_field(seat=marisol, now=now, field=gone)
    browser_of_marisol.get("/scoreboard/")
    said = words(browser_of_marisol)
    assert "1 of 2 beliefs tested" in said and "the furthest from 80 to 35: All meetings." in said
    assert "1 field let go" in said


def test_nothing_of_a_stranger_is_counted(marisol, stranger, story, the_board, now):
    his = cast.campaign(stranger)
    person = cast.contact(stranger, "Carl Secret")
    from shoptalk.outreach.actions.log_touch import log_touch

    log_touch(seat=stranger, now=now, contact=person, kind="asked", at=now - timedelta(days=40))
    log_touch(seat=stranger, now=now, contact=person, kind="met", at=now - timedelta(days=39))
    made = offer(stranger, his)
    part(stranger, person, offer=made)
    application(stranger, his, now.date() - timedelta(days=60))
    found = the_board()
    assert (found.asked, found.talked, found.outcomes.offers, found.outcomes.applications) == (0, 0, 0, 0)
    assert found.path[0].step.count == 0


@pytest.mark.parametrize("address", ["/scoreboard/", "/scoreboard/figures/"])
def test_a_page_has_one_heading_and_no_inline_style(browser_of_marisol, story, address):
    for number in range(12):
        story(f"Talker T{number}", "met")
    page = browser_of_marisol.get(address).content.decode()
    assert page.count("<h1") == 1 and " style=" not in page


def test_sixty_talks_cost_no_more_queries_than_five(
    browser_of_marisol, marisol, campaign, story, now, django_assert_max_num_queries
):
    people = [story(f"Talker T{number}", "met") for number in range(5)]
    with django_assert_max_num_queries(24) as few:
        browser_of_marisol.get("/scoreboard/")
    people += [story(f"More M{number}", "agreed", "met", "thanked", channel="call") for number in range(55)]
    for number, person in enumerate(people):
        talk = cast.interview(marisol, person, now - timedelta(days=30, hours=number), ended_at=now)
        cast.note(marisol, talk)
        sent = application(marisol, campaign, now.date() - timedelta(days=30))
        part(marisol, person, application=sent)
    with django_assert_max_num_queries(24) as many:
        browser_of_marisol.get("/scoreboard/")
    assert len(many.captured_queries) == len(few.captured_queries)


def test_weeks_before_the_search_are_no_rest(marisol, campaign, now):
    began = now.date() - timedelta(days=8)
    assert len(acts(marisol, now).weeks) == 10
    assert len(acts(marisol, now, began).weeks) == 2
