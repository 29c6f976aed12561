"""From the address that somebody typed to the calendars behind it: principal, home, calendars (RFC 6764, RFC 4791, 6).

People type "https://cloud.example", the address of one calendar, or something between. What answers is asked who the
principal is; where nothing useful answers, the well-known address of the same host is tried.
"""

from urllib.parse import urljoin, urlsplit

from shoptalk.integrations.caldav.conversation import Answer, Conversation
from shoptalk.integrations.caldav.multistatus import XML, Item, parsed, propfind
from shoptalk.integrations.ports.calendars import Account, FoundCalendar
from shoptalk.integrations.ports.servers import Permanent, SignInRefused

WELL_KNOWN = "/.well-known/caldav"
ASKED = ("d:resourcetype", "d:current-user-principal", "c:calendar-home-set", "d:displayname",
         "d:current-user-privilege-set", "c:supported-calendar-component-set")  # fmt: skip
NOT_HERE = (301, 302, 303, 307, 308, 400, 403, 404, 405, 410, 501)
WRITING = ("d:write", "d:write-content", "d:bind", "d:all")
NOTHING = "No calendar was found there. Copy the address for CalDAV from your calendar's settings, and try again."


def calendars_found(account: Account, *, public_only: bool) -> tuple[FoundCalendar, ...]:
    """The calendars that appointments can stand in. Raises a failure of the port, each with a sentence.

    Opens connections and may take seconds: never inside a transaction.
    """
    with Conversation(account, public_only=public_only) as server:
        return found_by(server, account.address)


def found_by(server: Conversation, address: str) -> tuple[FoundCalendar, ...]:
    """The same, within a conversation."""
    for start in dict.fromkeys((address, urljoin(address, WELL_KNOWN), urljoin(address, "/"))):
        calendars = _from(server, start)
        if calendars:
            return tuple(calendars)
    raise Permanent(NOTHING)


def _from(server: Conversation, start: str) -> list[FoundCalendar]:
    here = _one(server, start)
    if here is None:
        return []
    if _is_calendar(here):
        return [_as_found(here)]
    home = here.href("c:calendar-home-set")
    if not home and (principal := here.href("d:current-user-principal")):
        behind = _one(server, urljoin(here.address, principal))
        home = behind.href("c:calendar-home-set") if behind else ""
        here = behind or here
    items = _listed(server, urljoin(here.address, home) if home else here.address)
    found = {item.address: _as_found(item) for item in items if _is_calendar(item)}
    return sorted(found.values(), key=lambda one: (not one.writable, one.name.casefold()))


def _one(server: Conversation, address: str) -> Item | None:
    answer = _asked(server, address, "0")
    items = parsed(answer.body, answer.address).items if answer.status == 207 else ()
    return items[0] if items else None


def _listed(server: Conversation, address: str) -> tuple[Item, ...]:
    answer = _asked(server, address, "1")
    return parsed(answer.body, answer.address).items if answer.status == 207 else ()


def _asked(server: Conversation, address: str, depth: str) -> Answer:
    answer = server.ask("PROPFIND", address, propfind(*ASKED), {**XML, "Depth": depth}, expected=NOT_HERE)
    if answer.status == 403 and not server.account.login and not server.account.is_token:
        raise SignInRefused("The calendar server wants a login and a password.", 403)
    return answer


def _is_calendar(item: Item) -> bool:
    if not item.has("d:resourcetype", "c:calendar"):
        return False
    kinds = item.props.get("c:supported-calendar-component-set")
    named = [comp.get("name", "").upper() for comp in kinds] if kinds is not None else []
    return not named or "VEVENT" in named  # tasks and journals hold no appointments


def _as_found(item: Item) -> FoundCalendar:
    rights = item.props.get("d:current-user-privilege-set")
    writable = rights is None or any(
        rights.find(f".//{{DAV:}}{right.removeprefix('d:')}") is not None for right in WRITING
    )
    name = item.text("d:displayname") or urlsplit(item.address).path.rstrip("/").rpartition("/")[2]
    return FoundCalendar(item.address, name[:200], writable)
