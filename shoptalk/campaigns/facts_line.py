"""One quiet line of occupation facts: what the middle half earns, with year, area and source; or that there is none."""

from functools import lru_cache

from shoptalk.occupations import reference
from shoptalk.occupations.facts import TOP_YEARLY, Wages, wages

HOURS = "an hour"
YEAR = "a year"
NO_SURVEY = "No survey of pay for this work."


def facts_line(code: str) -> str:
    """The line for an occupation code; a sentence where there is no survey, "" for a field tied to no occupation."""
    return _line(reference.default(), code) if code else ""


@lru_cache(maxsize=256)
def _line(known: reference.Reference, code: str) -> str:
    """Kept as long as the same data is open; an import opens another."""
    found = wages(code)
    if found is None or not (middle := _middle_half(found)):
        return NO_SURVEY
    shared = f", for {found.shared_cell} together" if found.shared_cell else ""
    people = f" {found.employment:,} people do this work." if found.employment else ""
    return f"US figures, {found.year}, {_area(found)}: {middle}{shared}.{people} Source: {found.source}."


def _middle_half(found: Wages) -> str:
    per = HOURS if found.hourly else YEAR
    low, high = found.p25, found.p75
    if low and high:
        return f"the middle half earns {_money(low, found)} to {_money(high, found)} {per}"
    if low:
        least = _money(low, found)
        return f"three quarters earn {least} {per} or more; the survey names no figure above ${TOP_YEARLY:,} a year"
    if found.p50:
        return f"the middle one earns {_money(found.p50, found)} {per}"
    if found.mean:
        return f"on average they earn {_money(found.mean, found)} {per}"
    return ""


def _money(amount: int, found: Wages) -> str:
    return f"${amount / 100:,.2f}" if found.hourly else f"${amount:,}"


def _area(found: Wages) -> str:
    return "whole country" if found.area in ("", "U.S.", "United States", "US") else found.area
