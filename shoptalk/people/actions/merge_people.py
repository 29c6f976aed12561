"""Two records of one person become one, with a choice for each field; nothing is lost, so they can be split again.

What happened with either is handed over to the record that is kept. Where both have the one row that there may be
(both were asked in this campaign), the rows below it are handed over instead and the emptied row goes into the bin.
"""

from collections.abc import Collection
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db import models, transaction

from shoptalk.contacts.actions.write_person import worked_out
from shoptalk.contacts.models import Contact, DuplicateSuggestion, Merge
from shoptalk.design.refusals import Refusal
from shoptalk.history.steps import Step, step
from shoptalk.outreach.actions.log_touch import work_out
from shoptalk.outreach.models import Ask
from shoptalk.people.references import references_to, unique_beside
from shoptalk.workspaces.access import Seat

# What the seeker may choose from either record; the words stand on the page.
FIELDS = (
    "given_name", "family_name", "email", "phone", "organization", "position", "url", "location", "school", "country",
    "time_zone", "tie", "tie_words", "notes",
)  # fmt: skip
ADDED_UP = ("messages_sent", "messages_received")
DERIVED = ("name_key", "organization_key", "search_text")


@transaction.atomic
def merge_people(
    *, seat: Seat, now: datetime, kept: Contact, absorbed: Contact, from_absorbed: Collection[str] | None = None
) -> tuple[Merge, Step]:
    """Makes `kept` and `absorbed` one person; `absorbed` goes into the bin with everything it had.

    `from_absorbed` names the fields (of FIELDS) to take from the absorbed record; without it, those that are empty in
    the kept one. Raises Refusal for one and the same record, or one that was merged before.
    """
    if kept.pk == absorbed.pk:
        raise Refusal("That is one and the same record already. Choose two.")
    for one in sorted((kept, absorbed), key=attrgetter("pk")):  # another click may have made them one meanwhile
        one.refresh_from_db(from_queryset=Contact.objects.select_for_update())
    if kept.deleted_at or absorbed.deleted_at:
        raise Refusal("One of the two is in the bin. Take it out first, then make them one.")
    taken = set(FIELDS) & set(from_absorbed) if from_absorbed is not None else _gaps(kept, absorbed)
    values = joined(kept, absorbed, taken)
    with step(seat, now, "merge_people", f"{absorbed} and {kept} are one person now", contact=kept) as change:
        before = {name: getattr(kept, name) for name in values}
        moved: list[list[Any]] = []
        hand_over(change, now, absorbed, kept, moved)
        change.update(kept, **values, updated_at=now)
        change.update(absorbed, merged_into=kept, deleted_at=now)
        asked_about = models.Q(first=absorbed) | models.Q(second=absorbed)
        for pair in DuplicateSuggestion.objects.visible_to(seat).filter(asked_about):
            change.bin(pair, now)
        merge = change.create(
            Merge(
                workspace=seat.workspace,
                kept=kept,
                absorbed=absorbed,
                before=_plain(before),
                after=_plain(values),
                moved=moved,
                merged_at=now,
            )
        )
        work_out_all(change, seat, now, kept)
    return merge, change


def work_out_all(change: Step, seat: Seat, now: datetime, person: Contact) -> None:
    """Where the asks to a person stand may have changed with what was handed over."""
    for ask in Ask.objects.visible_to(seat).filter(contact=person):
        ask.contact = person
        work_out(change, seat, now, ask)


def _gaps(kept: Contact, absorbed: Contact) -> set[str]:
    return {name for name in FIELDS if not getattr(kept, name) and getattr(absorbed, name)}


def joined(kept: Contact, absorbed: Contact, taken: Collection[str]) -> dict[str, Any]:
    """The columns of the kept record after the merge. Addresses of both are kept, whichever comes first."""
    values: dict[str, Any] = {name: getattr(absorbed, name) for name in taken}
    values |= {name: getattr(kept, name) + getattr(absorbed, name) for name in ADDED_UP}
    for first, others in (("email", "other_emails"), ("phone", "other_phones")):
        chosen = values.get(first, getattr(kept, first))
        both = [getattr(kept, first), *getattr(kept, others), getattr(absorbed, first), *getattr(absorbed, others)]
        values[others] = [one for one in dict.fromkeys(both) if one and one != chosen]
    if "position" in taken:
        values["occupation_code"] = absorbed.occupation_code
    values["occupation_code"] = values.get("occupation_code") or kept.occupation_code or absorbed.occupation_code
    values["last_message_at"] = max(filter(None, (kept.last_message_at, absorbed.last_message_at)), default=None)
    values["connected_on"] = min(filter(None, (kept.connected_on, absorbed.connected_on)), default=None)
    values["do_not_contact_at"] = kept.do_not_contact_at or absorbed.do_not_contact_at
    values["introduced_by"] = kept.introduced_by or absorbed.introduced_by
    if values["introduced_by"] in (kept, absorbed):
        values["introduced_by"] = None
    preview = Contact(**{field.attname: getattr(kept, field.attname) for field in Contact._meta.concrete_fields})
    for name, value in values.items():
        setattr(preview, name, value)
    return values | worked_out(preview)


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as a JSON column holds them; a person by number."""
    plain = {f"{name}_id" if isinstance(value, Contact) else name: value for name, value in values.items()}
    return {name: _word(value) for name, value in plain.items()}


def _word(value: Any) -> Any:
    if isinstance(value, Contact):
        return value.pk
    return value.isoformat() if hasattr(value, "isoformat") else value


def hand_over(change: Step, now: datetime, old: models.Model, new: models.Model, moved: list[list[Any]]) -> None:
    """Has every row that points to `old` point to `new`, and writes down in `moved` which did: [model, field, pk]."""
    for model, key in references_to(type(old)):
        for row in model._base_manager.filter(**{key.name: old}):
            rival = _rival(model, key, row, new)
            if rival is None:
                change.update(row, **{key.name: new})
                moved.append([model._meta.label_lower, key.name, row.pk, old.pk])
            else:
                hand_over(change, now, row, rival, moved)
                if getattr(row, "deleted_at", None) is None:
                    change.bin(row, now)
                    moved.append([model._meta.label_lower, "deleted_at", row.pk, None])


def _rival(
    model: type[models.Model], key: models.ForeignKey, row: models.Model, new: models.Model
) -> models.Model | None:
    """The row that already has the place at `new` which `row` would take."""
    for others in unique_beside(model, key):
        same = {name: getattr(row, name) for name in others}
        if same.get("once", True) == "":
            continue  # the rule holds for marked clicks only
        if rival := model._base_manager.filter(**{key.name: new}, **same).exclude(pk=row.pk).first():
            return rival
    return None
