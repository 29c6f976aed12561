"""May a letter say who named its reader? It stands in the notes on that person, where the seeker can mend it."""

from __future__ import annotations

from shoptalk.contacts.models import Contact

MAY = "{giver} said that you may mention them."
ASK_FIRST = "Ask {giver} whether you may mention them."


def consent_line(giver: Contact, may_mention: bool) -> str:
    return (MAY if may_mention else ASK_FIRST).format(giver=giver)


def may_mention(person: Contact, giver: Contact) -> bool:
    """Unless the notes on `person` say that `giver` is to be asked first (B21, A30)."""
    return consent_line(giver, False) not in person.notes


def with_consent(person: Contact, giver: Contact, may_use_name: bool) -> str:
    """The notes on `person` with the consent as it stands now; everything else in them stays."""
    said = {consent_line(giver, one) for one in (True, False)}
    lines = [line for line in person.notes.splitlines() if line not in said]
    return "\n".join([consent_line(giver, may_use_name), *lines]).strip()
