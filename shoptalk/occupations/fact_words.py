"""The facts of an occupation as lines for people: a label, a sentence, and the source that stands beside it."""

from __future__ import annotations

from typing import NamedTuple

from shoptalk.occupations.outlook import Outlook, outlook_of
from shoptalk.occupations.pay import TOP_YEARLY, Wages, wages_of
from shoptalk.occupations.profile import (
    Education,
    Profile,
    education_of,
    interests_of,
    job_zone_of,
    skills_of,
    values_of,
)

HIGHEST_SCORE = 7
LEADING_SHOWN = 3
NO_SURVEY = "No survey of pay for this work here."
WITHHELD = "The survey releases no figure of pay for this work here."
UNCHANGED = 0.05  # percent: less is no change


class FactLine(NamedTuple):
    label: str
    text: str
    source: str


def fact_lines(code: str, area: str = "") -> list[FactLine]:
    """Everything that is known of an occupation, pay first."""
    return [pay_line(code, area), *profile_lines(code)]


def profile_lines(code: str) -> list[FactLine]:
    """What only the imported downloads tell; empty when nothing of this occupation was imported."""
    lines: list[FactLine] = []
    if outlook := outlook_of(code):
        lines.append(FactLine("Outlook", outlook_text(outlook), outlook.source))
    if interests := interests_of(code):
        lines.append(FactLine("Interests", scores_text(interests), interests.source))
    if values := values_of(code):
        lines.append(FactLine("Values", scores_text(values), values.source))
    if zone := job_zone_of(code):
        lines.append(FactLine("Preparation", f"Job zone {zone.zone} of 5: {zone.words}.", zone.source))
    if education := education_of(code):
        lines.append(FactLine("Schooling on paper", education_text(education), education.source))
    if skills := skills_of(code, LEADING_SHOWN):
        names = ", ".join(score.name.lower() for score in skills.scores)
        lines.append(FactLine("Skills that matter most", f"{names}.", skills.source))
    return lines


def pay_line(code: str, area: str = "") -> FactLine:
    found = wages_of(code, area)
    if found is None:
        return FactLine("Pay", NO_SURVEY, "")
    people = f" {found.employment:,} people do this work there." if found.employment else ""
    shared = f" These figures are for {found.shared_cell} together." if found.shared_cell else ""
    return FactLine(f"Pay, {found.area}", f"{pay_text(found)}{people}{shared}", found.source)


def pay_text(found: Wages) -> str:
    """The middle of pay in words, with what is withheld or above the highest stated figure said as such."""
    per = "an hour" if found.hourly else "a year"
    if found.withheld:
        return WITHHELD
    parts = []
    if found.p50:
        parts.append(f"the middle one earns {_money(found.p50, found)} {per}")
    if found.p25 and found.p75:
        parts.append(f"the middle half {_money(found.p25, found)} to {_money(found.p75, found)}")
    elif found.p25:
        parts.append(f"three quarters earn {_money(found.p25, found)} or more")
    if not parts and found.mean:
        parts.append(f"on average they earn {_money(found.mean, found)} {per}")
    if found.top_coded:
        top = f"${TOP_YEARLY:,} a year" if not found.hourly else "$115.00 an hour"
        parts.append(f"above {top} the survey names no figure")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def outlook_text(outlook: Outlook) -> str:
    span = f"from {outlook.from_year} to {outlook.to_year}"
    if outlook.percent is None:
        change = f"No change is stated {span}"
    elif abs(outlook.percent) < UNCHANGED:
        change = f"About as many jobs {span}"
    else:
        change = f"{abs(outlook.percent):g} % {'more' if outlook.percent > 0 else 'fewer'} jobs {span}"
    openings = f"; about {outlook.openings:,} openings a year" if outlook.openings else ""
    shared = f" These figures are for {outlook.shared_with} together." if outlook.shared_with else ""
    return f"{change}{openings}, in the whole country.{shared}"


def scores_text(profile: Profile) -> str:
    strongest = profile.by_strength[:LEADING_SHOWN]
    return "; ".join(f"{one.words} {one.value / 100:.1f}" for one in strongest) + f", of {HIGHEST_SCORE}."


def education_text(education: Education) -> str:
    usual = education.usual
    return f"{usual.percent} % of those asked say {usual.name} is required."


def _money(amount: int, found: Wages) -> str:
    return f"${amount / 100:,.2f}" if found.hourly else f"${amount:,}"
