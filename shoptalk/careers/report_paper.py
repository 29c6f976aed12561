"""The decision report as PDF. What people wrote goes in as data and is never read as markup.

The typesetter is loaded when a paper is wanted. It carries fonts for Latin, Greek and Cyrillic letters; a report with
others is printed by the browser, which has more.
"""

from __future__ import annotations

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from shoptalk.careers.models import Evidence
from shoptalk.careers.report import FieldReport, Report
from shoptalk.design.refusals import Refusal
from shoptalk.method.day_words import spoken
from shoptalk.occupations.facts import BLS_ATTRIBUTION

PAPERS = {"a4": "a4", "letter": "us-letter"}
TEMPLATE = Path(__file__).parent / "report.typ"
SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER")
SIGNS_TO = 0x2200  # punctuation, currency and arrows up to here are in the fonts


class CannotPrint(Refusal):
    """One sentence: why there is no PDF, and what to do instead."""


def as_pdf(report: Report, name: str, today: date, size: str) -> bytes:
    """Raises CannotPrint when letters are missing in the fonts or the typesetter is."""
    content = json.dumps(_content(report, name, today, PAPERS[size]), ensure_ascii=False)
    if missing := letters_without_a_glyph(content):
        raise CannotPrint(
            f"The PDF has no letters for {' '.join(missing[:5])}. Print this page with your browser instead, "
            "it knows them; choose “Save as PDF” there for a file."
        )
    try:
        import typst

        return typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"report": content})
    except (ImportError, RuntimeError) as error:
        raise CannotPrint("The PDF could not be made. Print this page with your browser instead.") from error


def letters_without_a_glyph(text: str) -> list[str]:
    """Characters that would come out as empty boxes, each once, in the order they occur."""
    return [letter for letter in dict.fromkeys(text) if not _has_glyph(letter)]


def _has_glyph(letter: str) -> bool:
    if ord(letter) < 0x250 or letter.isspace():
        return True
    if letter.isalpha() or unicodedata.combining(letter):
        return unicodedata.name(letter, "").startswith(SCRIPTS)
    return ord(letter) < SIGNS_TO or letter == "−"


def _content(report: Report, name: str, today: date, paper: str) -> dict[str, Any]:
    return {
        "paper": paper,
        "title": "What I thought, what I know",
        "by": f"{name}, {spoken(today)} {today.year}",
        "counts": f"{report.talks} talks, {report.beliefs} beliefs, {report.evidence} pieces of evidence",
        "fields": [_field(one) for one in report.fields],
        "order": report.side_by_side.sentence,
        "criteria": [{"name": row.criterion.name, "weight": row.criterion.weight} for row in report.side_by_side.rows],
        "decisions": [
            {
                "on": f"{one.decided_at:%Y-%m-%d}",
                "about": one.field.name if one.field else "The search",
                "verdict": one.get_verdict_display(),
                "words": one.words,
                "next": one.next_test,
            }
            for one in report.decisions
        ],
        "tests": list(report.tests),
        "source": BLS_ATTRIBUTION,
    }


def _field(one: FieldReport) -> dict[str, Any]:
    pay = one.column.pay
    found = pay.wages
    source = f"{found.source}, {found.area}" if found else ""
    return {
        "name": one.field.name,
        "badge": f"{one.state.talks} talk{'' if one.state.talks == 1 else 's'}: {one.state.badge.words}",
        "saturation": one.state.saturation.words,
        "score": "" if one.score is None else f"{one.score} of 100 on what I weighed",
        "pay": f"{pay.middle} {pay.per}, {pay.middle_half}. {source}." if found else pay.no_words,
        "beliefs": [
            {
                "text": card.belief.text,
                "then": card.first.value,
                "now": card.latest.value,
                "counts": f"{card.for_count} for, {card.against_count} against",
                "quotes": [
                    {"sign": "+" if row.side == Evidence.Side.FOR else "−", "words": row.words, "by": _by(row)}
                    for row in card.evidence
                ],
            }
            for card in one.beliefs
        ],
        "open": list(one.open_questions),
    }


def _by(row: Evidence) -> str:
    who = row.contact.name if row.contact else row.source
    return f"{who}, hearsay" if not row.first_hand else who
