"""Letters leave from two workers at once, against the database that DATABASE_URL names. Prints what was seen (JSON)."""

import json
import os
from datetime import datetime
from multiprocessing import get_context
from zoneinfo import ZoneInfo

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shoptalk.settings")
django.setup()

from shoptalk.connections.models import MailConnection  # noqa: E402
from shoptalk.connections.secrets import close  # noqa: E402
from shoptalk.contacts.actions.write_person import add_person  # noqa: E402
from shoptalk.integrations.smtp.in_memory import InMemory  # noqa: E402
from shoptalk.mailbox.leaving import send_due  # noqa: E402
from shoptalk.outreach.models import Letter, Touch  # noqa: E402
from shoptalk.workspaces.seating import only_seat  # noqa: E402
from tests.mailbox.conftest import approved  # noqa: E402
from tests.outreach.test_leaving import FINE  # noqa: E402

MONDAY = datetime(2026, 5, 11, 11, 0, tzinfo=ZoneInfo("America/New_York"))
LETTERS = 8


def one_worker(_: int) -> list[str]:
    """The addresses to which this one handed a letter over."""
    out = InMemory()
    send_due(MONDAY, way_out=lambda connection: out)
    return [envelope.recipient for envelope in out.taken]


def letters() -> dict[str, object]:
    seat = only_seat(MONDAY)
    MailConnection.objects.create(
        workspace=seat.workspace, address="marisol@mail.example", closed_secret=close("secret"), connected_at=MONDAY,
        smtp_host="127.0.0.1", smtp_port=1, smtp_tls="none", imap_host="127.0.0.1", imap_port=1, imap_tls="none",
    )  # fmt: skip
    for number in range(LETTERS):
        person, _ = add_person(
            seat=seat, now=MONDAY, given_name=f"Keisha{number}", family_name="Monroe", organization=f"Office {number}",
            email=f"k{number}@greenways.example",
        )  # fmt: skip
        approved(seat, MONDAY, person, body=FINE.replace("Hi Keisha", f"Hi Keisha{number}"))
    with get_context("spawn").Pool(2) as workers:
        handed_over = [address for taken in workers.map(one_worker, range(2)) for address in taken]
    return {
        "handed over": len(handed_over),
        "to somebody twice": len(handed_over) - len(set(handed_over)),
        "left": Letter.objects.exclude(left_at=None).count(),
        "asked": Touch.objects.filter(kind="asked").count(),
    }


if __name__ == "__main__":
    print(json.dumps(letters()))
