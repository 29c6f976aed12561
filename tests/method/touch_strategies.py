"""Hypothesis strategies: any story between a seeker and a contact, likely and unlikely ones."""

from datetime import date, timedelta

from hypothesis import strategies as st

from shoptalk.method.stages import KINDS, Calendar, Touch

START = date(2025, 1, 6)
CALENDARS = st.sampled_from([Calendar(), Calendar(("US",)), Calendar(("US", "DE")), Calendar(("IL", "JP"))])
CHANNELS = st.sampled_from(["", "email", "linkedin", "phone", "in_person"])
GAPS = st.integers(0, 3) | st.integers(0, 12) | st.integers(80, 200)
UNTIL = st.none() | st.integers(-5, 40)


@st.composite
def stories(draw, kinds=KINDS, most=14):
    """Touches in the order in which they were logged, mostly days apart, sometimes months."""
    day, touches = START, []
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=most)):
        day += timedelta(days=draw(GAPS))
        until = draw(UNTIL)
        touches.append(Touch(kind, day, draw(CHANNELS), None if until is None else day + timedelta(days=until)))
    return touches


def end_of(touches):
    """The day of the last touch."""
    return max((touch.on for touch in touches), default=START)
