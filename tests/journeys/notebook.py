"""Notebooks to walk in, filled through the program's own doors."""

import sqlite3
from contextlib import closing

from playwright.sync_api import Page

from tests.journeys.program import Program

PEOPLE = (
    ("Dana", "Whitfield", "Senior Planner", "City of Rivermark", "dana@rivermark.example"),
    ("Grace", "Okafor", "Transportation Planner", "Greenways Alliance", "grace@greenways.example"),
    ("Priya", "Raman", "Instructional Designer", "Ledgerline", "priya@ledgerline.example"),
    ("Zoë", "Ångström", "Zoning Analyst", "Port Authority", "zoe@port.example"),
)
COLUMNS = "First Name,Last Name,Position,Company,Email Address"


def settle(page: Page) -> None:
    """Leaves the first run behind, as somebody does who wants to look around first."""
    page.goto("/")
    if "/welcome/" in page.url:
        page.get_by_role("button", name="Look around first").click()
        page.wait_for_url("**/")


def fill(app: Program) -> dict[str, int]:
    """Imports four people by the command line; returns their ids by first name."""
    file = app.given.parent / "people.csv"
    file.write_text("\n".join([COLUMNS, *(",".join(person) for person in PEOPLE)]), encoding="utf-8")
    app.command("import", str(file))
    return {row["given_name"]: row["id"] for row in rows(app, "SELECT id, given_name FROM contacts_contact")}


def rows(app: Program, question: str) -> list[dict]:
    """Reads the running program's database beside it."""
    with closing(sqlite3.connect(f"file:{app.data}/shoptalk.sqlite3?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        return [dict(row) for row in database.execute(question)]
