"""Reading figures as these files write them: 1,234 and 12.5, and the marks that stand where there is none."""

import re

_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,18})?(?:[eE][+-]?\d{1,3})?", re.ASCII)
NO_FIGURE = frozenset(("", "*", "**", "~", "-", "—", "–", "n/a", "na"))
TOP = "#"  # at least the highest figure that is stated
LARGEST = 10**10


class NotAFigure(ValueError):
    """The cell holds something else than a figure. The message is a sentence for the row."""


def figure(cell: str, times: int = 1) -> int | None:
    """The figure in a cell, times as asked and rounded; None where a mark says that there is none."""
    text = cell.strip().replace(",", "").removeprefix("$").removesuffix("%")
    if text.lower() in NO_FIGURE or text == TOP:
        return None
    if _NUMBER.fullmatch(text) is None or abs(float(text)) > LARGEST:
        raise NotAFigure(f"“{cell[:40]}” stands where a figure belongs.")
    return round(float(text) * times)


def whole(cell: str) -> int:
    """A whole number that must be there."""
    found = figure(cell)
    if found is None:
        raise NotAFigure("A number is missing in this row.")
    return found
