"""Operations on people and fields."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from shoptalk.design.refusals import Refusal

if TYPE_CHECKING:
    from shoptalk.workspaces.access import Seat

LISTED = 50


def one_person(seat: "Seat", words: str):
    """The person meant by a number or by part of a name; Refusal when it is nobody or more than one."""
    from shoptalk.contacts.find import find_people
    from shoptalk.contacts.models import Contact

    if words.isdecimal() and (person := Contact.objects.visible_to(seat).filter(pk=int(words)).first()):
        return person
    found = list(find_people(seat, words)[:6]) if words.strip() else []
    exact = [person for person in found if person.name.casefold() == words.strip().casefold()]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0]
    if not found:
        raise Refusal(f"Nobody called “{words}” is in the notebook. bin/shoptalk people lists who is.")
    names = "; ".join(f"{person.pk} {person.name}, {person.headline}" for person in found[:5])
    raise Refusal(f"“{words}” may be more than one person. Give the number: {names}.")


def as_value(person) -> dict[str, Any]:
    columns = (
        "given_name",
        "family_name",
        "email",
        "phone",
        "organization",
        "position",
        "occupation_code",
        "url",
        "location",
    )
    return {"id": person.pk, "name": person.name, **{column: getattr(person, column) for column in columns}}


def import_people(seat: "Seat", now: datetime, file: Path, dry_run: bool = False) -> dict[str, Any]:
    """Bring people in from a file; --dry-run says what would happen and changes nothing."""
    from shoptalk.contacts.actions.import_people import import_file
    from shoptalk.integrations.ports.people import CannotRead

    try:
        run = import_file(seat=seat, now=now, path=file, dry_run=dry_run)
    except CannotRead as sentence:
        raise Refusal(str(sentence)) from sentence
    except OSError as error:
        raise Refusal(f"{file} cannot be read ({error.strerror}). Nothing was brought in.") from error
    counts = ("total", "new", "changed", "same", "duplicate", "unread", "skipped")
    return {
        "file": str(file),
        "kind": run.kind,
        "dry_run": dry_run,
        **{name: getattr(run, name) for name in counts},
        "sentence": run.sentence,
    }


def import_in_words(result: dict[str, Any]) -> str:
    counts = ", ".join(
        f"{result[name]} {name}" for name in ("new", "changed", "same", "duplicate", "unread") if result[name]
    )
    return "\n".join(part for part in (counts or "Nothing came in", result["sentence"]) if part)


def add(seat: "Seat", now: datetime, line: str) -> dict[str, Any]:
    """Add one person from one line: "Dana Whitfield, planner at Rivermark, dana@rivermark.example"."""
    from shoptalk.contacts.actions.quick_add import quick_add

    person, _ = quick_add(seat=seat, now=now, line=line)
    return as_value(person)


def person_in_words(person: dict[str, Any]) -> str:
    return f"{person['id']:>6}  {person['name']}  {person['position']}  {person['organization']}".rstrip()


def people(seat: "Seat", now: datetime, query: str = "", limit: int = LISTED) -> list[dict[str, Any]]:
    """List people, or those whose name, organization, title or notes hold the words of --query."""
    from shoptalk.contacts.find import find_people

    return [as_value(person) for person in find_people(seat, query)[: max(limit, 0)]]


def people_in_words(found: list[dict[str, Any]]) -> str:
    return "\n".join(person_in_words(person) for person in found) or "Nobody found."


def duplicates(seat: "Seat", now: datetime) -> list[dict[str, Any]]:
    """List records that may be one person, with the reasons."""
    from shoptalk.contacts.models import DuplicateSuggestion

    pairs = DuplicateSuggestion.objects.visible_to(seat).filter(
        told_apart_at=None, first__deleted_at=None, second__deleted_at=None
    )
    return [
        {"first": as_value(pair.first), "second": as_value(pair.second), "reasons": pair.reasons}
        for pair in pairs.select_related("first", "second").order_by("-score", "pk")
    ]


def duplicates_in_words(pairs: list[dict[str, Any]]) -> str:
    lines = [
        f"{_numbered(pair['first'])} and {_numbered(pair['second'])}: {', '.join(pair['reasons'])}" for pair in pairs
    ]
    return "\n".join(lines) or "Nobody seems to be in twice."


def _numbered(person: dict[str, Any]) -> str:
    return f"{person['id']} {person['name']}"


def merge(seat: "Seat", now: datetime, keep: str, absorb: str) -> str:
    """Make two records one: the first is kept, the second goes into it (undo splits them again)."""
    from shoptalk.people.actions.merge_people import merge_people

    kept, absorbed = one_person(seat, keep), one_person(seat, absorb)
    merge_people(seat=seat, now=now, kept=kept, absorbed=absorbed)
    return f"{kept.name} is one record now ({kept.pk})."


def fields(seat: "Seat", now: datetime) -> list[dict[str, Any]]:
    """List the fields with their beliefs and how sure you are."""
    from shoptalk.campaigns.models import Field

    rows = Field.objects.visible_to(seat).order_by("added_at", "pk").prefetch_related("beliefs__confidences")
    return [
        {
            "name": field.name,
            "occupation_code": field.occupation_code,
            "beliefs": [
                {
                    "text": belief.text,
                    "would_change_my_mind": belief.would_change_my_mind,
                    "confidence": _latest(belief),
                }
                for belief in field.beliefs.all()
                if belief.deleted_at is None
            ],
        }
        for field in rows
    ]


def _latest(belief) -> int | None:
    values = [confidence.value for confidence in belief.confidences.all()]
    return values[-1] if values else None


def fields_in_words(rows: list[dict[str, Any]]) -> str:
    lines = []
    for field in rows:
        lines.append(f"{field['name']}  {field['occupation_code']}")
        lines += [f"    {belief['confidence']}  {belief['text']}" for belief in field["beliefs"]]
    return "\n".join(lines) or "No field yet. Choose one in the browser."
