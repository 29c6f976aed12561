"""Who writes with whom: counts from an export's messages and invitations."""

import zipfile
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from ..ports.people import Correspondence
from ..tidying.dates import read_moment
from .messages import Message, Party, invitations, messages, owner_names
from .profile_url import correspondence_key

# A round letter to many says nothing about a tie with one.
_ROUND_LETTER = 10


@dataclass
class _Count:
    """What has been counted for one person so far."""

    url: str = ""
    name: str = ""
    sent: int = 0
    received: int = 0
    last_at: datetime | None = None
    invited: str = ""


def count_correspondence(archive: zipfile.ZipFile) -> dict[str, Correspondence]:
    """Return the counts by ``correspondence_key``; empty when the export has neither messages nor invitations."""
    counts: dict[str, _Count] = {}
    owners = owner_names(archive)
    me = _who_exported(archive, owners)
    if me:
        for message in messages(archive):
            _count_message(counts, me, message)
    for invitation in invitations(archive):
        other = invitation.recipient if invitation.outgoing else invitation.sender
        if other.key and other.key not in me | owners:
            _of(counts, other).invited = "outgoing" if invitation.outgoing else "incoming"
    _join_by_name(counts)
    return {
        key: Correspondence(count.url, count.name, count.sent, count.received, count.last_at, count.invited)
        for key, count in counts.items()
    }


def _who_exported(archive: zipfile.ZipFile, owners: frozenset[str]) -> frozenset[str]:
    """Return the keys of the exporting member: who is in every conversation, in a tie who is named as the owner.

    Empty when that leaves more than one person: then it cannot be told who wrote to whom, and no message counts.
    """
    conversations: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for number, message in enumerate(messages(archive)):
        members = conversations.setdefault(message.conversation or str(number), set())
        for party in (message.sender, *message.recipients):
            if party.key:
                members.add(party.key)
                if party.name:
                    names.setdefault(party.key, correspondence_key("", party.name))
    present = Counter(key for members in conversations.values() for key in members)
    most = max(present.values(), default=0)
    candidates = [key for key, count in present.items() if count == most]
    if len(candidates) > 1:
        candidates = [key for key in candidates if key in owners or names.get(key) in owners]
    if len(candidates) != 1:
        return frozenset()
    return frozenset({candidates[0], names.get(candidates[0], candidates[0])})


def _count_message(counts: dict[str, _Count], me: frozenset[str], message: Message) -> None:
    """Add one message to the counts of the people at its other end."""
    if len(message.recipients) > _ROUND_LETTER:
        return
    mine = message.sender.key in me
    at = read_moment(message.date)
    for other in message.recipients if mine else [message.sender]:
        if not other.key or other.key in me:
            continue
        count = _of(counts, other)
        count.sent += mine
        count.received += not mine
        if at is not None and (count.last_at is None or at > count.last_at):
            count.last_at = at


def _of(counts: dict[str, _Count], party: Party) -> _Count:
    count = counts.setdefault(party.key, _Count())
    count.url, count.name = count.url or party.url, count.name or party.name
    return count


def _join_by_name(counts: dict[str, _Count]) -> None:
    """Old files name people without addresses: what was counted for a name goes to the only profile of that name."""
    profiles: dict[str, list[str]] = {}
    for key, count in counts.items():
        if count.url and count.name:
            profiles.setdefault(correspondence_key("", count.name), []).append(key)
    for key in [key for key in counts if key.startswith("name:")]:
        if len(profiles.get(key, [])) != 1:
            continue
        named, count = counts.pop(key), counts[profiles[key][0]]
        count.sent, count.received = count.sent + named.sent, count.received + named.received
        count.last_at = max(filter(None, (count.last_at, named.last_at)), default=None)
        count.invited = count.invited or named.invited
