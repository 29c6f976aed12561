"""A letter that came back: whom it did not reach, why, and whether for good (RFC 3464, and those who never read it)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from shoptalk.method.mail.message_text import MESSAGE_ID, Mail

MOST_LOOKED_AT = 20_000
ADDRESS = r"[A-Za-z0-9][A-Za-z0-9._%+'&=/-]{0,80}@[A-Za-z0-9][A-Za-z0-9.-]{0,120}\.[A-Za-z]{2,24}"
ANY_ADDRESS = re.compile(ADDRESS)
STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
SMTP_CODE = re.compile(r"(?<![\d.])([45])[0-5]\d(?=[ -])")
FIELD = re.compile(r"^([A-Za-z-]{3,40}):(.{0,1000})", re.MULTILINE)
COPIED_ID = re.compile(r"^[> \t]*(?:original )?message-?id:\s*(<[^<>\s@]{1,400}@[^<>\s]{1,400}>)", re.I | re.M)

# Who speaks for a mail server.
SERVERS = re.compile(
    r"^(?:mailer-?daemon|mail-?daemon|postmaster|mdaemon|maildelivery|mail\.delivery|mailadmin|mail-?system"
    r"|mailbounce|bounce[sd]?|noreply-?(?:bounce|dsn)|microsoftexchange[0-9a-f]{10,}|majordomo-owner)(?:[+=-].*)?@",
    re.IGNORECASE,
)
# Subjects under which letters come back.
CAME_BACK = re.compile(
    r"undeliver(?:able|ed)|delivery (?:status notification )?\(?failure|delivery (?:has )?failed"
    r"|mail delivery (?:failed|failure)"
    r"|failure notice|returned mail|returned to sender|delivery failure|delivery problem|non[- ]?delivery"
    r"|message not delivered"
    r"|could ?n[o']t be delivered|mail could not be delivered|unzustellbar|nicht (?:zugestellt|zustellbar)"
    r"|zustellung (?:ist )?fehlgeschlagen"
    r"|unzustellbarkeit|non remis|échec de la remise|échec de remise|non[- ]distribu|no se (?:puede|pudo"
    r"|ha podido) entregar|no entregado"
    r"|error de entrega|não (?:é possível|foi possível) entregar|não entregue|falha na entrega|onbestelbaar"
    r"|niet bezorgd|non recapitabile"
    r"|mancat[ao] (?:recapito|consegna)|impossibile recapitare|niedostarczal|nie można dostarczyć|niedoręczon"
    r"|nie dostarczon"
    r"|går inte att leverera|kan inte levereras|kunde inte levereras|olevererbart|kan ikke leveres"
    r"|ikke leveret|ikke levert"
    r"|配信不能|配信できません|未配信|無法傳遞|未送达|退信|недоставлен|не доставлено|nedoručiteln|kézbesíthetetlen",
    re.IGNORECASE,
)
# Words of the body by which programs that follow no standard are known.
FAILED = re.compile(
    r"this is the qmail-send program|this is a permanent error|i'm sorry to have to inform you"
    r"|could not be delivered to"
    r"|was(?:n't| not) delivered to|delivery has failed to these recipients"
    r"|delivery to the following recipients? (?:has )?failed"
    r"|unable to (?:be )?deliver|undeliverable|following address(?:es)? failed|the following addresses had permanent"
    r"|did not reach the following recipient|could not be delivered|delivery failed|not listed in (?:domino"
    r"|public name)"
    r"|recipient(?: address)? rejected|user unknown|no such user|unknown user|mailbox (?:unavailable|full"
    r"|not found)|address rejected"
    r"|over (?:its )?quota|address (?:couldn't be found|not found)|konnte nicht zugestellt werden"
    r"|nicht zugestellt werden|nicht erreichbar"
    r"|empfänger.{0,40}unbekannt|n'a pas pu être (?:remis|distribué|délivré|livré)|no se pudo entregar"
    r"|não pôde ser entregue"
    r"|kon niet worden (?:afgeleverd|bezorgd)|non è stato possibile (?:recapitare|consegnare)|nie (?:mogła"
    r"|można|udało).{0,40}dostarcz"
    r"|kunde inte levereras|配信できませんでした",
    re.IGNORECASE,
)
# Late is not back: the server goes on trying.
LATE = re.compile(
    r"\bdelayed\b|delivery (?:is )?delay|\(delay\)|not (?:yet )?been delivered yet|has not yet been delivered"
    r"|still being retried|will (?:continue to )?(?:re)?try"
    r"|will be retried|warning message only|do not need to resend|temporary problem"
    r"|zustellung (?:ist )?verzögert|verzögert|noch nicht zugestellt"
    r"|weitere zustellversuche|retardé|sera tent|nouvelle tentative|retrasad|se seguirá intentando|atrasad"
    r"|vertraagd|ritardat|opóźnion|fördröj|försenad|遅延",
    re.IGNORECASE,
)
FINAL = re.compile(
    r"permanent|giv(?:en|ing) up|failed permanently|retry timeout exceeded|too long|endgültig"
    r"|unsuccessful for too long|returned to sender",
    re.IGNORECASE,
)
# What a status means to somebody who never saw one (RFC 3463).
MEANINGS = {
    "1.0": "the address does not work",
    "1.1": "nobody has that address there",
    "1.2": "there is no such mail server",
    "1.3": "the address is not written right",
    "1.6": "they have moved and left no new address",
    "1.10": "nobody has that address there",
    "2.0": "their mailbox takes nothing",
    "2.1": "their mailbox is closed",
    "2.2": "their mailbox is full",
    "2.3": "the letter was too long for their mailbox",
    "4.1": "their mail server does not answer",
    "4.4": "no way to their mail server is known",
    "4.7": "their mail server did not answer for days",
    "7.0": "their mail server did not want it",
    "7.1": "their mail server did not want it",
    "7.23": "their mail server did not trust yours",
    "7.26": "their mail server did not trust yours",
}


@dataclass(frozen=True, slots=True)
class Bounced:
    """What came of a letter. `is_late`: the server goes on trying, so nothing has come back yet."""

    recipient: str = ""  # in lower case
    status: str = ""  # 5.1.1
    is_permanent: bool = True  # trying the same address again is of no use
    is_late: bool = False
    original_id: str = ""  # the Message-ID of the letter
    by: str = ""  # what it was recognised by

    @property
    def meaning(self) -> str:
        """Why, in words."""
        _, _, rest = self.status.partition(".")
        subject = rest.split(".")[0]
        fallback = {"1": "the address does not work", "2": "their mailbox takes nothing"}.get(subject, "")
        return MEANINGS.get(rest) or fallback or "their mail server did not take it"


def read_bounce(mail: Mail) -> Bounced | None:
    """What this message says of a letter that came back or is late; None when it is neither."""
    return _by_standard(mail) or _by_habit(mail)


def _by_standard(mail: Mail) -> Bounced | None:
    """RFC 3464: a part of fields, a block for each recipient. The innermost one knows most, where they are nested."""
    reports = [part for part in mail.parts if part.kind == "message/delivery-status"]
    for part in sorted(reports, key=lambda one: -one.inside):
        for block in part.text.split("\n\n"):
            fields = {name.lower(): value.strip() for name, value in FIELD.findall(block)}
            action = fields.get("action", "").split(" ")[0].lower()
            if action not in ("failed", "delayed") or _is_mean_status(fields):
                continue
            said = f"{fields.get('status', '')} {fields.get('diagnostic-code', '')}"
            status = _status_in(fields.get("status", "")) or _status_in(said)
            if better := _status_in(fields.get("diagnostic-code", "")):
                status = better if status.endswith(".0.0") or not status else status
            return Bounced(
                recipient=_address_in(fields.get("original-recipient", ""))
                or _address_in(fields.get("final-recipient", "")),
                status=status,
                is_permanent=not status.startswith("4") and action == "failed",
                is_late=action == "delayed",
                original_id=_original_id(mail),
                by="a delivery report (RFC 3464)",
            )
    return None


def _is_mean_status(fields: dict[str, str]) -> bool:
    """Some servers write "failed" beside a status of success."""
    return fields.get("status", "").startswith("2")


def _by_habit(mail: Mail) -> Bounced | None:
    """By who speaks, the subject, and words that programs are known to write."""
    subject, text = mail.header("subject"), mail.text[:MOST_LOOKED_AT]
    if any(part.kind == "message/delivery-status" for part in mail.parts):
        return None  # a report of success
    from_server = bool(SERVERS.match(mail.sender[1])) or any(one.strip() == "<>" for one in mail.all("return-path"))
    named = mail.header("x-failed-recipients")
    words = FAILED.search(text)
    late = LATE.search(subject) or (LATE.search(text) if not words else None)
    back = CAME_BACK.search(subject)
    is_report = mail.kind == "multipart/report" and mail.report_type in ("", "delivery-status")
    if not (named or (from_server and (back or words or late)) or (is_report and (back or words or late))):
        return None
    if mail.header("auto-submitted").lower().startswith("auto-replied") and not (named or back or words or late):
        return None
    is_late = bool(LATE.search(subject)) or (bool(late) and not (back or named or FINAL.search(text)))
    status = _status_in(text)
    return Bounced(
        recipient=_address_in(named) or _recipient_in(text, subject, mail),
        status=status,
        is_permanent=not is_late and not status.startswith("4"),
        is_late=is_late,
        original_id=_original_id(mail),
        by="the words of a mail server",
    )


def _recipient_in(text: str, subject: str, mail: Mail) -> str:
    """The first address that is neither the seeker's own nor a server's."""
    own = {
        found.lower()
        for name in ("to", "delivered-to", "from")
        for one in mail.all(name)
        for found in ANY_ADDRESS.findall(one)
    }
    for found in ANY_ADDRESS.findall(f"{subject}\n{text}"):
        address = found.lower().rstrip(".")
        if address not in own and not SERVERS.match(address) and f"<{address}" not in _original_id(mail).lower():
            return address
    return ""


def _original_id(mail: Mail) -> str:
    """The Message-ID of the letter: in the copy that came along (innermost first), in its words, in the answer's."""
    for headers in reversed(mail.attached):
        for name in ("message-id", "x-original-message-id"):
            for value in headers.get(name, []):
                if found := MESSAGE_ID.search(value):
                    return found[0]
    for text in [part.text for part in reversed(mail.parts)] + [mail.text]:
        if found := COPIED_ID.search(text[:MOST_LOOKED_AT]):
            return found[1]
    return next(iter(mail.answers), "")


def _status_in(text: str) -> str:
    if found := STATUS.search(text):
        return ".".join(found.groups())
    return f"{found[1]}.0.0" if (found := SMTP_CODE.search(text)) else ""


def _address_in(field: str) -> str:
    found = ANY_ADDRESS.search(field.rpartition(";")[2] or field)
    return found[0].lower().rstrip(".") if found else ""
