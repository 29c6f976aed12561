"""Taking a merge back, also long after: what the absorbed record brought along goes back to it."""

from datetime import datetime

from django.apps import apps
from django.db import transaction

from shoptalk.contacts.actions.write_person import worked_out
from shoptalk.contacts.models import Contact, Merge
from shoptalk.design.refusals import Refusal
from shoptalk.history.snapshots import as_json, snapshot
from shoptalk.history.steps import Step, step
from shoptalk.people.actions.merge_people import DERIVED, work_out_all
from shoptalk.workspaces.access import Seat


@transaction.atomic
def split_people(*, seat: Seat, now: datetime, merge: Merge) -> Step:
    """Makes two people of one again. Fields that were changed since the merge stay as they are now.

    Raises Refusal when they were split before, or the absorbed record is gone for good.
    """
    merge.refresh_from_db(from_queryset=Merge.objects.select_for_update())
    kept, absorbed = merge.kept, merge.absorbed
    if merge.split_at is not None:
        raise Refusal("They were split already.")
    if absorbed.merged_into_id != kept.pk:
        raise Refusal("That merge cannot be taken apart any more: the other record was merged again since.")
    with step(seat, now, "split_people", f"{absorbed} and {kept} are two people again", contact=kept) as change:
        change.update(absorbed, merged_into=None, deleted_at=None)
        for label, name, pk, old_pk in reversed(merge.moved):
            row = apps.get_model(label)._base_manager.filter(pk=pk).first()
            if row is not None:
                key = row._meta.get_field(name)
                change.update(row, **{key.attname if key.is_relation else name: old_pk})
        change.update(kept, **_earlier(kept, merge), updated_at=now)
        change.update(kept, **worked_out(kept))
        change.update(merge, split_at=now)
        for person in (kept, absorbed):
            work_out_all(change, seat, now, person)
    return change


def _earlier(kept: Contact, merge: Merge) -> dict:
    """The columns to put back: those that still are as the merge left them."""
    stays = ("do_not_contact_at", *DERIVED)
    names = [name for name in merge.after if name not in stays]
    current = snapshot(kept, names)
    fields = {field.attname: field for field in Contact._meta.concrete_fields}
    return {
        name: fields[name].to_python(merge.before.get(name))
        for name in names
        if name in fields and as_json(current[name]) == as_json(merge.after[name])
    }
