"""The lines of an import that deserve a look, as a CSV that opens in any spreadsheet program."""

import csv
from collections.abc import Iterator

from shoptalk.contacts.models import ImportLine, ImportRun
from shoptalk.integrations.spreadsheets.safe_cells import escape_formula

_HEADER = ("Line in your file", "What became of it", "Who", "Why")
_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else


class _Echo:
    def write(self, text: str) -> str:
        return text


def result_lines(run: ImportRun) -> Iterator[str]:
    """The CSV, line by line; cells that a spreadsheet program would run as a formula are escaped."""
    writer = csv.writer(_Echo())
    yield _BYTE_ORDER_MARK + writer.writerow(_HEADER)
    for line in run.lines.order_by("line", "pk").iterator():
        words = ImportLine.Outcome(line.outcome).label
        yield writer.writerow([line.line, words, escape_formula(line.text), escape_formula(line.reason)])
