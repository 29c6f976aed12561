"""What strangers and stale pages may try at a guest's page: nothing breaks, nothing contradicts itself, nothing leaks."""

import logging

import pytest

from shoptalk.interviews.models import Change, GuestAnswer, Interview
from shoptalk.outreach.models import Ask
from tests.interviews.conftest import address, at, value

pytestmark = pytest.mark.django_db


def picked(guest_client, invited) -> Interview:
    guest_client.post(address(invited), {"do": "pick", "time": value(at(14, 15)), "how": "phone"})
    return Interview.objects.get()


@pytest.mark.parametrize("do", ["pick", "move"])
@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_time_beyond_the_calendar_is_a_sentence(guest_client, invited, do, time):
    if do == "move":
        picked(guest_client, invited)
    response = guest_client.post(address(invited), {"do": do, "time": time, "how": "phone"})
    assert response.status_code == 422
    assert "Choose one of the times first." in response.content.decode()
