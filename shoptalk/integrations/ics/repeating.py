"""Rules by which something repeats (RRULE, RFC 5545 3.3.10), before a library writes them out.

Anybody can send an invitation, and a short rule can mean a thousand million times: each second, or a day that never
comes and is looked for until the year 9999. What no appointment and no zone would say is not written out at all, and
everything else only as far as somebody looks. The library notices an end (UNTIL) only when the rule comes true again,
so one that may never do counts as if it went on until then.
"""

import re
from datetime import datetime

STEP_DAYS = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}  # no meeting repeats within a day
TIMES_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_TIMES_A_DAY = 24
LAST_YEAR = 9999
WEEKDAY = re.compile(r"[+-]?([1-5]?)(?:MO|TU|WE|TH|FR|SA|SU)")
MONTHDAY = re.compile(r"-?([1-9]|[12]\d|3[01])")
OF_ZONES = {"FREQ", "INTERVAL", "UNTIL", "WKST", "BYMONTH", "BYDAY", "BYMONTHDAY"}
END_OF_ZONES = "21000101T000000Z"
PART = re.compile(r"([A-Z]{4,10})=([A-Z0-9,+:-]{1,500})")


def ending(rule: str, last: datetime) -> str:
    """The rule with an end not later than `last`; empty for one that is no rule or repeats too often."""
    said = _said(rule)
    times = 1
    for name in TIMES_A_DAY:
        times *= said.get(name, "").count(",") + 1
    if said.get("FREQ") not in STEP_DAYS or times > MOST_TIMES_A_DAY or not _interval(said):
        return ""
    if said["FREQ"] != "YEARLY" and not _surely_comes_again(said):
        return ""
    latest = f"{last:%Y%m%dT%H%M%SZ}"
    until = said.pop("UNTIL", "")
    until = until if until and until[:8] < latest[:8] else latest
    return ";".join(f"{name}={value}" for name, value in said.items()) + f";UNTIL={until}"


def steps(rule: str, begins: str, last: datetime) -> int:
    """How many times at most the library goes on before it is past `last`; `begins` is a DTSTART as it is written."""
    said = _said(rule)
    years = (last.year if _surely_comes_again(said) else LAST_YEAR) - _year(begins) + 1
    return max(years, 1) * 366 // STEP_DAYS.get(said.get("FREQ", ""), 1) // max(_interval(said), 1)


def _surely_comes_again(said: dict[str, str]) -> bool:
    """Whether it is one of those that appointments have, and that come true again within a few years."""
    by = {name: value.split(",") for name, value in said.items() if name.startswith("BY") and name not in TIMES_A_DAY}
    match said.get("FREQ"):
        case "WEEKLY":
            return by.keys() <= {"BYDAY"}
        case "DAILY":
            return not by or (by.keys() == {"BYDAY"} and _interval(said) == 1)
        case "MONTHLY":
            known, each = {"BYDAY", "BYMONTHDAY", "BYSETPOS"}, _interval(said) == 1
        case _:
            known, each = {"BYDAY", "BYMONTHDAY", "BYSETPOS", "BYMONTH"}, False
    return (
        by.keys() <= known
        and not by.keys() >= {"BYDAY", "BYMONTHDAY"}
        and _all(WEEKDAY, by.get("BYDAY", []), 5 if each else 4)
        and _all(MONTHDAY, by.get("BYMONTHDAY", []), 31 if each else 28)
        and by.get("BYSETPOS", ["1"]) in (["1"], ["-1"])
    )


def _all(kind: re.Pattern[str], values: list[str], most: int) -> bool:
    """Whether all are of that kind, and such as there are in every month; 31 and a fifth Monday in some."""
    found = [kind.fullmatch(value) for value in values]
    return all(one is not None and int(one[1] or 1) <= most for one in found)


def _interval(said: dict[str, str]) -> int:
    """Every so many days, weeks …; 0 for what is none."""
    interval = said.get("INTERVAL", "1")
    return int(interval) if interval.isdigit() and len(interval) < 5 else 0


def of_a_zone(rule: str) -> str:
    """The rule by which clocks are set, with an end; empty where it is none: they are set in one month of a year."""
    said = _said(rule)
    if (
        said.get("FREQ") != "YEARLY"
        or not _interval(said)
        or not said.keys() <= OF_ZONES
        or "," in said.get("BYMONTH", ",")
    ):
        return ""
    until = said.pop("UNTIL", "") or END_OF_ZONES
    return ";".join(f"{name}={value}" for name, value in said.items()) + f";UNTIL={min(until, END_OF_ZONES)}"


def years(rule: str, begins: str) -> int:
    """For how long such a rule holds; never little, because one that never comes true is looked for until 9999."""
    return max(_year(rule.rpartition("UNTIL=")[2]) - _year(begins) + 1, 100)


def _year(written: str) -> int:
    return int(written[:4]) if written[:4].isascii() and written[:4].isdigit() else 0


def _said(rule: str) -> dict[str, str]:
    return dict(PART.findall(rule.upper().replace(" ", "")))
