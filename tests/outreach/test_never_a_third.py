"""Whatever is logged and whatever one tries to send, in any order: never a third follow-up, never an ask after a no."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shoptalk.outreach.actions.let_letter_leave import StaysHere, let_letter_leave
from shoptalk.outreach.actions.log_touch import log_touch
from shoptalk.outreach.actions.save_draft import Written
from shoptalk.outreach.models import Letter, Touch
from tests import cast

LETTER = "Hi Keisha,\n\nMay I ask you about planning for twenty minutes?\n\nMarisol Vega"
HEARD = ("replied", "agreed", "declined", "not_now", "bounced", "out_of_office", "asked_not_to_be_contacted", "met")
ANSWERS = ("replied", "agreed", "met")
steps = st.lists(
    st.tuples(
        st.sampled_from([*(("heard", kind) for kind in HEARD), *(("send", kind) for kind in Letter.Kind.values)]),
        st.integers(0, 12),
    ),
    max_size=9,
)


@pytest.mark.django_db
@given(steps)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_events_lets_a_third_follow_up_or_an_ask_after_a_no_leave(marisol, campaign, walk):
    now, person = cast.NOW, cast.contact(marisol, "Keisha Monroe", email="k@x.example")
    silent_follow_ups, said_no, never = 0, False, False
    for number, ((what, kind), days) in enumerate(walk):
        now += timedelta(days=days, minutes=1)
        if what == "heard":
            log_touch(seat=marisol, now=now, contact=person, kind=kind)
            silent_follow_ups = 0 if kind in (*ANSWERS, "declined", "not_now") else silent_follow_ups
            said_no = said_no or kind == "declined"
            never = never or kind == "asked_not_to_be_contacted"
            continue
        written = Written("email", kind, LETTER, "About planning", once=str(number))
        try:
            left = let_letter_leave(seat=marisol, now=now, contact=person, written=written, way="copied")
        except StaysHere:
            continue
        assert not never, "something left to a person who asked not to be contacted"
        if kind == "first":
            assert not said_no, "an ask left after a no"
            silent_follow_ups = 0
        if kind in ("nudge", "last_line"):
            silent_follow_ups += 1
            assert silent_follow_ups <= 2, "a third follow-up left"
        assert left.letter.left_at == now
    assert Touch.objects.filter(contact=person).count() <= len(walk)
