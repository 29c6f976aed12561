"""The head of a message at a glance: enough to know whether anybody waits for it. A mailbox has many thousands, and
reading each of them as mail would take ten times as long."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoptalk.method.mail.bounced import SERVERS
from shoptalk.method.mail.charsets import text_of
from shoptalk.method.mail.message_text import Mail, people_in, person_in, read_mail

FOLDED = re.compile(rb"\r?\n[ \t]+")
SIMPLE_FROM = re.compile(r'^\s*(?:"?([^"<>@=]*?)"?\s*)<([^\s<>"@]+@[^\s<>"@]+)>\s*$')
BARE_FROM = re.compile(r"^\s*([^\s<>\"@,;]+@[^\s<>\"@,;]+)\s*$")
IDS = re.compile(rb"<[^<>\s@]{1,400}@[^<>\s]{1,400}>")


@dataclass(frozen=True, slots=True)
class Glance:
    """What the head says at a glance."""

    name: str
    sender: str
    answers: tuple[str, ...]  # Message-IDs, nearest first
    may_be_returned: bool  # a mail server speaks, so only the body tells which letter it is about


def glance(head: bytes) -> Glance:
    """Reads the fields From, In-Reply-To and References, and who speaks. Never raises."""
    fields: dict[bytes, bytes] = {}
    for line in FOLDED.sub(b" ", head).split(b"\n"):
        field, colon, value = line.partition(b":")
        if colon:
            fields.setdefault(field.strip().lower(), value.strip())
    name, sender = _from(fields.get(b"from", b""))
    nearest = IDS.findall(fields.get(b"in-reply-to", b"")) + IDS.findall(fields.get(b"references", b""))[::-1]
    return Glance(
        name=name,
        sender=sender,
        answers=tuple(dict.fromkeys(one.decode("ascii", "replace") for one in nearest[:200])),
        may_be_returned=_may_be_returned(fields, sender),
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """What the head of a letter says that its writer sent."""

    to: tuple[str, ...]  # addresses in To and Cc
    subject: str
    message_id: str
    by_machine: bool


def sent_head(head: bytes) -> Sent:
    """Reads the head of sent mail. Never raises."""
    mail = read_mail(head + b"\n\n")
    machine = mail.header("auto-submitted").strip().lower() not in ("", "no")
    return Sent(people_in([*mail.all("to"), *mail.all("cc")]), mail.header("subject"), mail.message_id, machine)


def _may_be_returned(fields: dict[bytes, bytes], sender: str) -> bool:
    kind = fields.get(b"content-type", b"").lower()
    no_way_back = fields.get(b"return-path", b"") == b"<>"
    return (
        b"x-failed-recipients" in fields
        or b"delivery-status" in kind
        or bool(SERVERS.match(sender))
        or (no_way_back and (b"report" in kind or not sender))
    )


def _from(raw: bytes) -> tuple[str, str]:
    text = " ".join(text_of(raw[:2000]).split())  # runs of spaces take the patterns time that grows with their square
    if found := SIMPLE_FROM.match(text):
        return found[1].strip(), found[2].lower()
    if found := BARE_FROM.match(text):
        return "", found[1].lower()
    return Mail(headers={"from": [text]}).sender if "=?" in text else person_in(text)
