"""The people who are in the notebook already, as import needs them: their facts, their keys, who wrote what."""

from collections import defaultdict
from collections.abc import Container
from typing import NamedTuple

from shoptalk.contacts.importing.facts import FOLLOWED, Facts
from shoptalk.contacts.importing.sources import source_words
from shoptalk.contacts.models import Contact, ImportLine, ImportRun, Merge
from shoptalk.history.models import Event
from shoptalk.method.duplicates import email_key, fast_keys
from shoptalk.workspaces.access import Seat

# Events in which the seeker wrote columns of a person with her own hand.
BY_HAND = ("change_person",)
# A mailbox with more owners belongs to an office, and says nothing about who somebody is.
MOST_SHARE = 10


class Known(NamedTuple):
    """Everybody visible in one workspace. `ids` leads from identity keys to ids (first come, first kept)."""

    facts: dict[int, Facts]
    sources: dict[int, str]  # only of those whom a file brought in
    ids: dict[str, int]
    shared: dict[str, list[int]]  # keys of a mailbox -> further people who have it: couples, families
    typed: dict[int, set[str]]  # columns that the seeker wrote by hand, or chose in a merge
    fed: dict[int, dict[str, str]]  # column -> source of the file that changed it last

    def follows(self, contact_id: int, source: str) -> Container[str]:
        """The columns of this person that a file of `source` may replace (facts.FOLLOWED)."""
        typed = self.typed.get(contact_id, set())
        fed = self.fed.get(contact_id, {})
        origin = self.sources.get(contact_id, "")
        return {column for column in FOLLOWED if column not in typed and fed.get(column, origin) == source}


def known_people(seat: Seat) -> Known:
    """Reads the notebook once: five queries, whatever its size."""
    facts: dict[int, Facts] = {}
    sources: dict[int, str] = {}
    index: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    make = tuple.__new__
    rows = Contact.objects.visible_to(seat).order_by("pk").values_list("pk", "import_run_id", "source", *Facts._fields)
    for pk, run, source, *columns in rows.iterator(chunk_size=5000):
        columns[3], columns[5] = tuple(columns[3]), tuple(columns[5])
        person = facts[pk] = make(Facts, columns)
        if run is not None:
            sources[pk] = source
        for key in fast_keys(person.given_name, person.family_name, person.email, person.url, person.organization):
            keep(index, shared, key, pk)
        for email in person.other_emails:
            if key := email_key(email):
                keep(index, shared, "e:" + key, pk)
    if not facts:
        return Known({}, {}, {}, {}, {}, {})
    return Known(facts, sources, index, shared, _typed(seat), _fed(seat))


def keep(index: dict[str, int], shared: dict[str, list[int]], key: str, id: int) -> None:
    """Adds a key to an index: the first who has it stays, further owners of a mailbox are noted beside."""
    if index.setdefault(key, id) != id and key[0] == "e":
        others = shared.setdefault(key, [])
        if id not in others and len(others) < MOST_SHARE:
            others.append(id)


def _typed(seat: Seat) -> dict[int, set[str]]:
    columns: dict[int, set[str]] = defaultdict(set)
    events = Event.objects.filter(
        workspace=seat.workspace, name__in=BY_HAND, undone_at=None, contact_id__isnull=False
    ).values_list("changes", flat=True)
    for changes in events:
        for change in changes:
            if change["model"] == "contacts.contact" and change["before"] is not None:
                columns[change["pk"]].update(change["after"])
    for kept, after in Merge.objects.visible_to(seat).filter(split_at=None).values_list("kept_id", "after"):
        columns[kept].update(after)
    return columns


def _fed(seat: Seat) -> dict[int, dict[str, str]]:
    columns: dict[int, dict[str, str]] = defaultdict(dict)
    lines = ImportLine.objects.visible_to(seat).filter(
        outcome=ImportLine.Outcome.CHANGED, run__state=ImportRun.State.DONE, contact__isnull=False
    )
    for contact, after, kind in lines.order_by("pk").values_list("contact_id", "after", "run__kind"):
        columns[contact].update(dict.fromkeys(after, source_words(kind)))
    return columns
