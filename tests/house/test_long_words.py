"""Every form with far too long words in all its boxes: kept up to what the column holds, or refused in a sentence.

SQLite keeps longer words than a column says; PostgreSQL breaks the page.
"""

import re
from pathlib import Path

from django.db import models, transaction
from django.db.models.signals import post_save
from django.test import Client
from django.urls import reverse
from django.urls.converters import IntConverter

import shoptalk
from shoptalk.campaigns.models import Belief, Field
from shoptalk.contacts.models import Contact
from shoptalk.interviews.models import Interview
from tests.house.test_strangers import OPEN, everything, kind_of, named_urls

LONG = "Word " * 3000
KINDS = {"touches": ("replied",), "notes": ("quote",), "debrief_notes": ("quote",), "debrief_note": ("quote",)}
BOX = re.compile(r"<(?:input|textarea|select|button)[^>]* name=\"([a-z_]+)\"")
# What is no free text: the form would be refused for it and the test would see nothing.
SENSIBLE = {
    "sent_on": "2026-05-01", "made_on": "2026-05-01", "on": "2026-05-01", "at": "2026-05-20T10:00", "minutes": "20",
    "due_on": "", "by_when": "", "medium": "phone", "value": "50", "tier": "warm", "verdict": "open", "way": "received",
    "side": "for", "weight": "2", "to": "up", "csrfmiddlewaretoken": "", "every_weeks": "6", "months": "6",
    "hand": "own", "review_on": "", "route": "mention", "zone": "", "country": "", "light": "",
    "first": "2026-05-20", "channel": "email", "last": "2026-05-21", "seen": "", "times": "", "own": "", "family": "",
    "move": "",
    "once": "", "pay_now": "",
    "state": "", "seven": "", "plan": "", "occasion": "", "until": "", "talked_minutes": "20", "new_time": "1",
    "recording": "", "opposite": "because", "how": "introduced", "kinship": "",
}  # fmt: skip


def boxes() -> set[str]:
    templates = Path(shoptalk.__file__).parent.rglob("templates/**/*.html")
    return {name for template in templates for name in BOX.findall(template.read_text(encoding="utf-8"))}


def too_long(row: models.Model) -> list[str]:
    return [
        f"{row._meta.label}.{field.name}: {len(getattr(row, field.attname))} of {field.max_length}"
        for field in row._meta.concrete_fields
        if isinstance(field, models.CharField) and len(getattr(row, field.attname) or "") > (field.max_length or 0)
    ]


def test_no_form_stores_more_than_a_column_holds(browser_of_marisol: Client, marisol):
    hers = everything(marisol)
    numbers = {"person": Contact, "who": Contact, "p": Contact, "talk": Interview, "for": Interview, "field": Field,
               "belief": Belief}  # fmt: skip
    form = dict.fromkeys(boxes(), LONG) | SENSIBLE | {name: str(hers[one].pk) for name, one in numbers.items()}
    answered, stored, found = 0, 0, set()

    def look(sender, instance, **_):
        nonlocal stored
        stored += 1
        found.update(too_long(instance))

    post_save.connect(look)
    try:
        for name, pattern in named_urls():
            if name in OPEN or name in {"backup", "import_export", "import"}:
                continue
            parts = pattern.pattern.converters
            there = {part: hers[kind_of(name, part)].pk for part, one in parts.items() if isinstance(one, IntConverter)}
            path = reverse(name, kwargs=there | dict.fromkeys(set(parts) - set(there), "answer"))
            kinds = (
                ("quote",) if "note" in name else ("do", "replied") if name in ("touches", "suggestions") else ("do",)
            )
            for kind in kinds:
                with transaction.atomic():
                    answered += browser_of_marisol.post(path, form | {"kind": kind}).status_code < 400
                    transaction.set_rollback(True)
    finally:
        post_save.disconnect(look)
    assert not found
    assert answered > 60 and stored > 60, "the forms are refused for other reasons, so this test would see nothing"
