"""Six guests at one second, with real threads against the database that DATABASE_URL names. Prints what was seen.

python -m tests.interviews.rush FOLDER
"""

import json
import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import django

os.environ["SHOPTALK_DATA"] = sys.argv[1]
os.environ["SHOPTALK_PUBLIC_ADDRESS"] = "https://talks.example"
os.environ["SHOPTALK_LOG_LEVEL"] = "ERROR"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
django.setup()

from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from shoptalk.interviews.actions.move_appointment import move_appointment  # noqa: E402
from shoptalk.interviews.actions.open_guest_page import open_guest_page  # noqa: E402
from shoptalk.interviews.agreeing import ChangedMeanwhile  # noqa: E402
from shoptalk.interviews.models import Change, GuestAnswer, Interview  # noqa: E402
from shoptalk.stewardship.upgrading import bring_up_to_date  # noqa: E402
from tests import cast  # noqa: E402
from tests.interviews.conftest import address, at, value  # noqa: E402

GUESTS = 6


def at_once(count: int, do: Callable[[int], Any]) -> list[Any]:
    """Every thread waits for all others, then does its one thing."""
    gate = Barrier(count)

    def one(number: int) -> Any:
        connections["default"].ensure_connection()
        gate.wait()
        try:
            return do(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return [answer.result() for answer in [pool.submit(one, number) for number in range(count)]]


def pick(page, start) -> Any:
    form = {"do": "pick", "time": start.isoformat(), "how": "phone"}
    return Client(headers={"host": "talks.example"}).post(address(page), form)


def main(folder: Path) -> dict[str, Any]:
    timezone.now = lambda: cast.NOW
    bring_up_to_date()
    seat = cast.seat("seeker", "Marisol Vega")
    cast.campaign(seat)
    pages = [
        open_guest_page(
            seat=seat, now=cast.NOW, contact=cast.contact(seat, f"Guest{n} Surname"), minutes=20,
            starts=[at(14, 15), at(15, 10), at(18, 16)],
        )[0]
        for n in range(GUESTS)
    ]  # fmt: skip
    seen: dict[str, Any] = {"vendor": connection.vendor}
    answers = at_once(GUESTS, lambda n: pick(pages[n], at(14, 15)))
    seen["six guests"] = sorted(answer.status_code for answer in answers)
    late = [answer.content.decode() for answer in answers if answer.status_code == 409]
    seen["told calmly"] = sum("took that time a moment ago" in html for html in late)
    seen["shown what is left"] = sum(value(at(18, 16)) in html and value(at(14, 15)) not in html for html in late)
    seen["talks"] = [Interview.objects.count(), GuestAnswer.objects.count()]
    winner = Interview.objects.get()
    page = next(one for one in pages if one.contact_id == winner.contact_id)
    other = next(one for one in pages if one.contact_id != winner.contact_id)
    seen["six clicks"] = [answer.status_code for answer in at_once(GUESTS, lambda n: pick(other, at(15, 10)))]
    seen["talks after clicks"] = Interview.objects.filter(contact=other.contact).count()
    seen["guest and seeker"] = sorted(_both(seat, winner, page))
    seen["changes"] = Change.objects.filter(interview=winner).count()
    return seen


def _both(seat, talk: Interview, page) -> list[str]:
    """The seeker moves the talk in the second in which the guest calls it off: one change, and one sentence."""
    shown = talk.as_seen

    def change(number: int) -> str:
        if number == 0:
            form = {"do": "call_off", "seen": shown}
            return (
                "told"
                if Client(headers={"host": "talks.example"}).post(address(page), form).status_code == 409
                else "done"
            )
        try:
            move_appointment(seat=seat, now=cast.NOW, interview=talk, starts_at=at(19, 11), seen=shown)
        except ChangedMeanwhile:
            return "told"
        return "done"

    return at_once(2, change)


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))
