"""Today: computed from what happened, in order, calm, and at a price that does not grow with the people known."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shoptalk.campaigns.current import current_campaign
from shoptalk.campaigns.keep_ranked import keep_ranked
from shoptalk.campaigns.models import Field, Target
from shoptalk.followthrough.actions.refer import refer
from shoptalk.outreach.actions.let_letter_leave import let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written
from shoptalk.outreach.actions.snooze_move import snooze_move
from shoptalk.outreach.models import Ask
from shoptalk.today.moves import moves_of_today
from tests import cast

TUESDAY = cast.NOW


def on(month: int, day: int, hour: int = 9) -> datetime:
    return cast.NOW.replace(month=month, day=day, hour=hour)


@pytest.fixture
def planning(marisol, campaign):
    return Field.objects.create(
        workspace=marisol.workspace, campaign=campaign, name="Planning", occupation_code="19-3051.00", added_at=TUESDAY
    )


def kinds(seat, now, shown=5):
    return [(move.kind, move.contact.given_name) for move in found(seat, now, shown).moves]


def found(seat, now, shown=5):
    return moves_of_today(seat, now, current_campaign(seat, now), shown)


def asked(seat, name, at=TUESDAY, **more):
    person = cast.contact(seat, name, **more)
    log_touch(seat=seat, now=at, contact=person, kind="asked", channel="email")
    return person


def test_a_nudge_comes_on_the_third_business_day_and_stays(marisol, planning):
    asked(marisol, "Dana Whitfield")
    assert kinds(marisol, on(5, 14)) == []
    assert kinds(marisol, on(5, 15)) == [("nudge", "Dana")]
    assert kinds(marisol, on(5, 18)) == [("nudge", "Dana")], "what is due stays until something happens"


def test_somebody_else_at_that_employer_comes_first_on_day_three(marisol, planning):
    asked(marisol, "Dana Whitfield", organization="Rivermark")
    cast.contact(marisol, "Luis Ferreira", organization="Rivermark")
    assert kinds(marisol, on(5, 15)) == [("second_person", "Luis")]
    assert kinds(marisol, on(5, 21)) == [("nudge", "Dana")], "and on day seven the first person"


def test_a_reply_stops_the_nudge_and_asks_for_an_answer(marisol, planning):
    dana = asked(marisol, "Dana Whitfield")
    log_touch(seat=marisol, now=on(5, 15), contact=dana, kind="replied")
    assert kinds(marisol, on(5, 15)) == [("answer_reply", "Dana")]


def test_the_most_urgent_is_first_and_nothing_is_dropped(marisol, planning):
    people = [asked(marisol, f"Person{n} Surname{n}") for n in range(7)]
    log_touch(seat=marisol, now=on(5, 15), contact=people[6], kind="replied")
    shown = found(marisol, on(5, 15))
    assert shown.moves[0].kind == "answer_reply"
    assert (len(shown.moves), shown.more) == (5, 2)
    assert len(found(marisol, on(5, 15), shown=40).moves) == 7


def test_new_asks_fill_the_week_and_no_more(marisol, planning, campaign):
    for n in range(9):
        cast.contact(marisol, f"Planner{n} Someone{n}", position="Urban planner", occupation_code="19-3051.00")
    keep_ranked(marisol, TUESDAY, campaign)
    if not Target.objects.exists():  # written without a step, so the history tells nothing
        from shoptalk.campaigns.actions.rank_people import rank_people

        rank_people(seat=marisol, now=TUESDAY, campaign=campaign)
    assert [kind for kind, _ in kinds(marisol, TUESDAY)] == ["ask"] * campaign.asks_per_week
    asked(marisol, "Dana Whitfield")
    assert [kind for kind, _ in kinds(marisol, TUESDAY)] == ["ask"] * (campaign.asks_per_week - 1)
    campaign.paused_at = TUESDAY
    campaign.save()
    assert kinds(marisol, TUESDAY) == []


def test_not_today_means_business_days(marisol, planning):
    dana = asked(marisol, "Dana Whitfield")
    assert kinds(marisol, on(5, 15)) == [("nudge", "Dana")]
    snooze_move(seat=marisol, now=on(5, 15), contact=dana, move="nudge", days=1)  # a Friday
    assert kinds(marisol, on(5, 16)) == []
    assert kinds(marisol, on(5, 18)) == [("nudge", "Dana")]
    log_touch(seat=marisol, now=on(5, 15, 10), contact=dana, kind="replied")
    assert kinds(marisol, on(5, 15, 11)) == [("answer_reply", "Dana")], "another kind of move was not put off"


def test_the_clock_can_be_walked_there_and_back(marisol, planning):
    asked(marisol, "Dana Whitfield")
    assert kinds(marisol, on(5, 21)) == [("nudge", "Dana")]
    assert kinds(marisol, on(5, 13)) == []
    assert kinds(marisol, on(5, 15)) == [("nudge", "Dana")]


def test_people_in_the_bin_ask_for_nothing(marisol, planning):
    dana = asked(marisol, "Dana Whitfield")
    dana.deleted_at = TUESDAY
    dana.save()
    assert kinds(marisol, on(5, 15)) == []


def test_the_number_of_queries_does_not_grow(marisol, planning, browser_of_marisol):
    def queries():
        browser_of_marisol.get("/")
        with CaptureQueriesContext(connection) as captured:
            assert browser_of_marisol.get("/").status_code == 200
        return len(captured)

    for n in range(6):
        asked(marisol, f"Person{n} Surname{n}", at=TUESDAY - timedelta(days=30))
    few = queries()
    for n in range(60):
        asked(marisol, f"More{n} Other{n}", at=TUESDAY - timedelta(days=30), organization=f"Firm {n % 7}")
    assert queries() == few <= 41  # each of the later rooms asks once for each of its sources


def test_the_page_says_why_now_and_shows_the_words(marisol, planning, browser_of_marisol):
    asked(marisol, "Dana Whitfield", at=TUESDAY - timedelta(days=30), email="dana@rivermark.example")
    page = browser_of_marisol.get("/").content.decode()
    assert "Why now" in page and "Dana Whitfield" in page and "Not today" in page
    assert 'class="words"' in page


def test_first_steps_teach_while_there_is_nothing_to_do(marisol, campaign, browser_of_marisol):
    page = browser_of_marisol.get("/").content.decode()
    assert "Name a field you are curious about" in page and "Bring in the people you know" in page


def test_a_day_that_is_done_ends(marisol, planning, browser_of_marisol):
    from django.utils import timezone

    dana = cast.contact(marisol, "Dana Whitfield")
    log_touch(seat=marisol, now=timezone.now(), contact=dana, kind="asked", channel="email")
    page = browser_of_marisol.get("/").content.decode()
    assert "That is today, Marisol." in page and "Today’s strokes" in page


def test_a_strange_snooze_is_refused_in_a_sentence(marisol, planning, browser_of_marisol):
    dana = asked(marisol, "Dana Whitfield")
    response = browser_of_marisol.post(f"/today/{dana.pk}/snooze", {"move": "nudge", "days": "999999"})
    assert response.status_code == 422 and "Choose one of the days" in response.content.decode()
    assert Ask.objects.get().next_kind == "nudge"


def test_the_palette_finds_people_and_gives_plain_data(marisol, campaign, browser_of_marisol):
    cast.contact(marisol, "Zoë Müller", organization="<b>Rivermark</b>")
    people = browser_of_marisol.get("/palette", {"q": "zoe mul"}).json()["people"]
    assert [person["name"] for person in people] == ["Zoë Müller"]
    assert browser_of_marisol.get("/palette", {"q": "z"}).json()["people"] == []


def test_an_answer_is_no_nudge_in_the_strokes_of_the_day(marisol, planning, browser_of_marisol):
    from django.utils import timezone

    now = timezone.now()
    dana = asked(marisol, "Dana Whitfield", at=now)
    log_touch(seat=marisol, now=now, contact=dana, kind="replied")
    written = Written(channel="email", kind="reply", subject="Re: a talk", body="Dear Dana,\n\nThank you, gladly.")
    let_letter_leave(seat=marisol, now=now, contact=dana, way="copied", written=written)
    page = browser_of_marisol.get("/").content.decode()
    assert "You answered" in page and "You nudged" not in page


def test_who_was_named_today_is_not_written_to_before_the_giver_spoke(marisol, planning, campaign):
    dana = asked(marisol, "Dana Whitfield")
    refer(seat=marisol, now=TUESDAY, contact=dana, name="Ines Prado", reach="", may_use_name=True, route="introduce")
    keep_ranked(marisol, TUESDAY, campaign)
    assert ("ask", "Ines") not in kinds(marisol, TUESDAY)
    assert ("meet_referral", "Ines") in kinds(marisol, on(5, 20))
