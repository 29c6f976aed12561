"""Which zone a calendar means by the name it uses: IANA, Windows, a vendor's prefix, a menu's wording, an offset."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

LONGEST_NAME = 200
PREFIXES = re.compile(r"^/[^/]+(?:\.[^/]+)+/(?:[A-Za-z_]*\d{8}_\d+/|Olson_\d+_\d+/)?")  # /mozilla.org/20050126_1/
MENU = re.compile(r"^\((?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?\)\s*", re.I)
OFFSET = re.compile(r"^(?:UTC|GMT|Etc/GMT|Z)?\s*([+-])(\d{1,2})(?::?(\d{2}))?$", re.I)
UTC_NAMES = {"utc", "z", "gmt", "zulu", "etc/utc", "universal", "coordinated universal time", "tzone://microsoft/utc",
             "greenwich mean time", "utc+00:00"}  # fmt: skip
# What Outlook, Exchange and old Lotus write as they show it in their menus.
MENU_NAMES = {
    "eastern time (us & canada)": "America/New_York",
    "eastern": "America/New_York",
    "us-eastern": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "central": "America/Chicago",
    "us-central": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "mountain": "America/Denver",
    "us-mountain": "America/Denver",
    "arizona": "America/Phoenix",
    "pacific time (us & canada)": "America/Los_Angeles",
    "pacific": "America/Los_Angeles",
    "us-pacific": "America/Los_Angeles",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "atlantic time (canada)": "America/Halifax",
    "brasilia": "America/Sao_Paulo",
    "dublin, edinburgh, lisbon, london": "Europe/London",
    "gmt standard time": "Europe/London",
    "amsterdam, berlin, bern, rome, stockholm, vienna": "Europe/Berlin",
    "brussels, copenhagen, madrid, paris": "Europe/Paris",
    "belgrade, bratislava, budapest, ljubljana, prague": "Europe/Budapest",
    "sarajevo, skopje, warsaw, zagreb": "Europe/Warsaw",
    "western/central europe": "Europe/Berlin",
    "athens, bucharest": "Europe/Bucharest",
    "helsinki, kyiv, riga, sofia, tallinn, vilnius": "Europe/Kiev",
    "jerusalem": "Asia/Jerusalem",
    "chennai, kolkata, mumbai, new delhi": "Asia/Kolkata",
    "india": "Asia/Kolkata",
    "beijing, chongqing, hong kong, urumqi": "Asia/Shanghai",
    "osaka, sapporo, tokyo": "Asia/Tokyo",
    "canberra, melbourne, sydney": "Australia/Sydney",
}
OLDER = {name.casefold(): zone for name, zone in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=512)
def zone_named(name: str) -> str:
    """The IANA name, empty where nothing is meant that we know. Never raises."""
    name = name.strip().strip('"').strip()[:LONGEST_NAME]
    if name.casefold() in UTC_NAMES:
        return "UTC"
    bare = MENU.sub("", PREFIXES.sub("", name)).strip()
    for one in (name, bare):
        if known := _known(one):
            return known
    folded = bare.casefold()
    return MENU_NAMES.get(folded) or OLDER.get(folded, "") or _offset(name)


def _known(name: str) -> str:
    """The name itself where this machine knows it. A bare "EST" has no summer, and people who write it do."""
    winter_only = {"EST": "America/New_York", "MST": "America/Denver", "HST": "Pacific/Honolulu"}
    if name in winter_only:
        return winter_only[name]
    try:
        return ZoneInfo(name).key if name and not name.startswith((".", "/")) else ""
    except (OSError, ValueError, LookupError):
        return ""


def _offset(name: str) -> str:
    """ "GMT-0500" as the fixed zone Etc/GMT+5 (its sign is turned round); only whole hours have one."""
    found = OFFSET.match(name)
    if not found or found[3] not in (None, "00") or int(found[2]) > 12:
        return ""
    hours = int(found[2])
    return "UTC" if hours == 0 else f"Etc/GMT{'-' if found[1] == '+' else '+'}{hours}"
