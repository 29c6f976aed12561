"""The reference of the command line is what the catalogue says, word for word."""

from shoptalk.doors.catalogue import CATALOGUE
from shoptalk.doors.reference import reference
from tests.doors.running import ROOT

PAGE = ROOT / "docs" / "reference" / "command-line.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        f"run: python -m shoptalk.doors.reference > {PAGE.relative_to(ROOT)}"
    )


def test_every_operation_has_its_heading():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == [
        operation.name for operation in CATALOGUE
    ]
