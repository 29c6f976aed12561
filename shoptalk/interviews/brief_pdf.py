"""The brief as a PDF. The layout is `brief.typ`; everything that a person wrote goes in as data and never as markup."""

import json
import logging
import unicodedata
from pathlib import Path
from typing import Any

from shoptalk.interviews.brief_page import NO_JOB, Brief
from shoptalk.method.question_bank import pieces

LAYOUT = Path(__file__).with_name("brief.typ")
PAPERS = {"a4": "a4", "letter": "us-letter"}
LETTER_COUNTRIES = frozenset(("US", "CA", "MX", "PH", "CL", "CO", "VE", "GT", "CR", "PA", "DO", "SV", "NI", "PR"))
MOST_KNOWN = 6  # lines under "Know before" that a sheet has room for; the page shows all
LONGEST_KNOWN = 180

log = logging.getLogger(__name__)


class CannotTypeset(Exception):
    """No PDF could be made; the page prints instead."""


def paper_for(asked: str, country: str) -> str:
    """ "a4" or "letter": what was asked for, else what the country has in its printers."""
    if asked.lower() in PAPERS:
        return asked.lower()
    return "letter" if country.upper() in LETTER_COUNTRIES else "a4"


def typeset(brief: Brief, paper: str) -> bytes:
    """The PDF on one sheet. Raises CannotTypeset, whatever goes wrong: a brief that prints is never a broken page."""
    given = {"data": json.dumps(sheet(brief)), "paper": PAPERS.get(paper, "a4")}
    try:
        import typst

        return typst.compile(LAYOUT.read_bytes(), sys_inputs=given)
    except Exception as error:  # the typesetter's own errors have no common class
        log.warning("The brief of interview %s could not be typeset: %s", brief.interview.pk, error)
        raise CannotTypeset from error


def sheet(brief: Brief) -> dict[str, Any]:
    """What the layout sets, as plain text."""
    return {
        "name": visible(brief.name),
        "headline": visible(brief.headline),
        "when": visible(f"{brief.when}{f' ({brief.when_there})' if brief.when_there else ''}"),
        "how": visible(brief.how),
        "fallback_at": brief.fallback_at,
        "fallback": visible(brief.fallback),
        "purpose": visible(brief.purpose),
        "no_job": NO_JOB,
        "seconds": visible(brief.seconds),
        "know": [
            {"words": short(visible(one.words)), "source": short(visible(one.source))}
            for one in brief.know[:MOST_KNOWN]
        ],
        "more_known": max(0, len(brief.know) - MOST_KNOWN),
        "questions": [
            {
                "why": visible(one.why),
                "belief": visible(one.belief),
                "sure": one.sure,
                "text": [{"words": visible(words), "gap": gap} for words, gap in pieces(one.text)],
                "follow_up": [{"words": visible(words), "gap": gap} for words, gap in pieces(one.follow_up)],
            }
            for one in brief.questions
        ],
        "close": visible(brief.close),
    }


def visible(text: str) -> str:
    """The text without what a page cannot show: control characters, lone halves of characters, private signs."""
    kept = "".join(
        " " if unicodedata.category(letter) == "Cc" else letter
        for letter in text
        if unicodedata.category(letter) not in ("Cs", "Cn", "Co")
    )
    return " ".join(kept.split())


def short(text: str) -> str:
    return text if len(text) <= LONGEST_KNOWN else f"{text[:LONGEST_KNOWN].rsplit(' ', 1)[0]} …"
