"""Time zones and countries to choose from, out of the time zone database that ships with Python's tzdata."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from shoptalk.accounts.answers import Mend

DEFAULT_ZONE = "UTC"


@cache
def zones_by_country() -> dict[str, str]:
    """Every zone that a place on the map uses, with its country code: {"America/New_York": "US"}."""
    return {zone: country for country, _, zone in _rows("zone.tab", 3)}


@cache
def zone_groups(chosen: str = DEFAULT_ZONE) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Zones for a select, by part of the world: (("America", (("America/New_York", "New York"), ...)), ...).

    A chosen zone that goes by an older name (Asia/Calcutta) stands first, so that a select never drops it.
    """
    groups: dict[str, list[tuple[str, str]]] = {}
    if chosen != DEFAULT_ZONE and chosen not in zones_by_country():
        groups["Yours"] = [(chosen, zone_words(chosen))]
    for zone in sorted(zones_by_country()):
        region = zone.partition("/")[0]
        groups.setdefault(region, []).append((zone, zone_words(zone)))
    groups["No place"] = [(DEFAULT_ZONE, "UTC, the world’s clock")]
    return tuple((region, tuple(zones)) for region, zones in groups.items())


def zone_words(zone: str) -> str:
    """ "New York" for "America/New_York", "Louisville, Kentucky" for "America/Kentucky/Louisville"."""
    parts = zone.replace("_", " ").split("/")[1:] or [zone]
    return ", ".join(reversed(parts))


def zone(answer: str, typed: str) -> str:
    """The name of a zone that this machine knows."""
    if typed not in _known_zones():
        raise Mend(answer, f"“{str(typed)[:60]}” is not a time zone we know. Choose the nearest big city in the list.")
    return typed


def zone_typed(typed: str) -> str:
    """The zone of a big city or of a zone's own name, as somebody types it; "" when there is none or more than one."""
    wanted = typed.strip().casefold().replace(" ", "_")
    if not wanted or len(wanted) > 64:
        return ""
    known = {name.casefold(): name for name in _known_zones()}
    if wanted in known:
        return known[wanted]
    cities = [name for name in zones_by_country() if name.rpartition("/")[2].casefold() == wanted]
    return cities[0] if len(cities) == 1 else ""


def country_of_zone(zone: str) -> str:
    """The country whose clocks these are, as a guess at whose public holidays count; "" when it has none of ours."""
    code = zones_by_country().get(zone, "")
    return code if code in dict(countries()) else ""


@cache
def countries() -> tuple[tuple[str, str], ...]:
    """(code, name) of the countries whose public holidays are known, by name."""
    from holidays.registry import COUNTRIES

    with_holidays = {codes[1] for codes in COUNTRIES.values()}
    known = ((code, name) for code, name in _rows("iso3166.tab", 2) if code in with_holidays)
    return tuple(sorted(known, key=lambda pair: pair[1]))


def country(answer: str, typed: str) -> str:
    """The code of a country whose holidays are known, or ""."""
    code = str(typed).strip().upper()
    if code and code not in dict(countries()):
        raise Mend(answer, f"“{str(typed)[:60]}” is no country whose holidays we know. Choose one, or none.")
    return code


@cache
def _known_zones() -> frozenset[str]:
    return frozenset(available_timezones()) - {"localtime", "Factory", "posixrules"}


def _rows(name: str, columns: int) -> list[list[str]]:
    text = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8")
    return [line.split("\t")[:columns] for line in text.splitlines() if line and not line.startswith("#")]
