"""Operations on the official occupation data. They open no notebook: the data is the same for everybody."""

import json
import re
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from shoptalk.design.refusals import Refusal

UNKNOWN = "“{words}” names no occupation. Give a code like 19-3051.00, or another title."
UNCLEAR = "“{words}” may be more than one occupation. Give the code: {choices}."
NO_AREA = "“{area}” is no area with figures of pay here. Give the letters of a state (CA), or the number of a \
metropolitan area whose figures were imported."
NOTHING_IMPORTED = "No download was imported. See docs/operating/occupations.md for what there is."
_CODE = re.compile(r"\d\d-\d{4}(?:\.\d\d)?")


def bring_in(path: Path, dry_run: bool = False) -> dict[str, Any]:
    """Bring official downloads in: O*NET, the survey of pay, projections (a zip, a folder, or a file).

    Of each table the newest edition is kept. --dry-run reads and checks everything, and changes nothing.
    """
    from shoptalk.occupations.downloads.import_downloads import import_downloads

    return import_downloads(path=path, today=date.today(), dry_run=dry_run).as_json()


def import_in_words(report: dict[str, Any]) -> str:
    would = "would come" if report["dry_run"] else "came"
    lines = [
        f"{one['dataset']}: {one['taken']:,} rows {would} in from {one['file']} ({one['release']})"
        + (f", in the place of {one['replaced']:,}" if one["replaced"] else "")
        + "".join(f"\n    left out: {_left_out(left)}" for left in one["left_out"])
        for one in report["taken"]
    ]
    lines += [
        f"{one['dataset']}: left as it is, {one['kept']} is newer than the {one['release']} of {one['file']}"
        for one in report["older"]
    ]
    if report["new_titles"]:
        lines.append(f"{report['new_titles']:,} more job titles can be matched" if not report["dry_run"] else "")
    if report["passed_over"]:
        lines.append(f"not used: {', '.join(report['passed_over'])}")
    if not report["changed"]:
        lines.append("Nothing was changed." if report["dry_run"] else "Nothing changed: all of it is here already.")
    return "\n".join(line for line in lines if line)


def _left_out(left: dict[str, Any]) -> str:
    where = (
        f" (line {', '.join(str(line) for line in left['lines'])}{' …' if left['count'] > len(left['lines']) else ''})"
    )
    return f"{left['count']:,} row{'s' if left['count'] != 1 else ''}{where if left['lines'] else ''}: {left['reason']}"


def show(occupation: str, area: str = "") -> dict[str, Any]:
    """Show what is known of an occupation, by its code or a title; --area is a state (CA) or a metropolitan area."""
    from shoptalk.occupations import facts

    code = _code_of(occupation)
    known = facts.occupation(code)
    assert known is not None
    if area and not any(one.key == area.upper() for one in facts.areas()):
        raise Refusal(NO_AREA.format(area=area))
    found = {
        "pay": facts.wages_of(code, area),
        "outlook": facts.outlook_of(code),
        "interests": facts.interests_of(code),
        "values": facts.values_of(code),
        "job_zone": facts.job_zone_of(code),
        "education": facts.education_of(code),
        "skills": facts.skills_of(code),
        "knowledge": facts.knowledge_of(code),
    }
    return {
        **asdict(known),
        "area": area.upper(),
        **{name: asdict(fact) if fact is not None else None for name, fact in found.items()},
        "tasks": facts.tasks_of(code),
        "related": facts.related_to(code),
        "attribution": facts.attribution(),
    }


def _code_of(words: str) -> str:
    """The code that is meant by a code or a title; Refusal when it is none or not clear which."""
    from shoptalk.occupations import facts
    from shoptalk.occupations.matching import match

    if _CODE.fullmatch(words.strip()):
        code = words.strip() if "." in words else f"{words.strip()}.00"
        if facts.occupation(code) is None:
            raise Refusal(UNKNOWN.format(words=words))
        return code
    found = match(words)
    if not found.choices:
        raise Refusal(UNKNOWN.format(words=words))
    if not found.accepted:
        raise Refusal(
            UNCLEAR.format(words=words, choices="; ".join(f"{one.code} {one.title}" for one in found.choices))
        )
    return found.choices[0].code


def show_in_words(found: dict[str, Any]) -> str:
    from shoptalk.occupations.fact_words import fact_lines

    lines = [f"{found['code']}  {found['title']}"]
    lines += [f"  {line.label}: {line.text} ({line.source})" for line in fact_lines(found["code"], found["area"])]
    return "\n".join([*lines, "", *found["attribution"]])


def sources() -> dict[str, Any]:
    """Say where the occupation data comes from: what ships with Shoptalk, and every table that was imported."""
    from shoptalk.occupations import facts, reference

    known = reference.default()
    return {
        "shipped": [f"O*NET {facts.PACK_ONET} Database (names)", facts.WAGE_SOURCE],
        "file": str(reference.full_path()) if known.full else None,
        "titles_in_use": known.indexed,
        "imported": [one._asdict() | {"left_out": json.loads(one.left_out)} for one in facts.imported()],
        "attribution": facts.attribution(),
    }


def sources_in_words(found: dict[str, Any]) -> str:
    lines = [f"shipped with Shoptalk: {', '.join(found['shipped'])}"]
    lines += [
        f"{one['dataset']}: {one['taken']:,} rows from {one['file']} ({one['release']}), imported on "
        f"{one['imported_on']}, sha256 {one['checksum'][:16]}…"
        for one in found["imported"]
    ]
    if not found["imported"]:
        lines.append(NOTHING_IMPORTED)
    elif not found["titles_in_use"]:
        lines.append("The imported titles wait for the downloads to be imported again: Shoptalk was upgraded since.")
    return "\n".join([*lines, "", *found["attribution"]])


def forget(undo: bool = False) -> str:
    """Put what was imported out of use; --undo takes that back."""
    from shoptalk.occupations.downloads.full_file import set_aside, take_back

    if undo:
        if take_back():
            return "The imported occupation data is in use again."
        raise Refusal("There is nothing to take back: nothing was forgotten, or downloads were imported since.")
    if set_aside():
        return (
            "The imported occupation data is out of use. What ships with Shoptalk is left. To take this back: "
            "bin/shoptalk occupations forget --undo"
        )
    raise Refusal(NOTHING_IMPORTED)
