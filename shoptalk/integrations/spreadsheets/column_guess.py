"""Which column holds what: guessed from the header, and from the cells where the header is silent."""

import re
from collections.abc import Collection, Sequence

from ..tidying import addresses, dates
from ..tidying.text import folded, one_line
from .column_words import AMBIGUOUS_NAMES, FIELD_OF, NOTED, QUALIFIERS, SALUTATIONS

Guess = dict[int, str]  # column index -> field

# Fields that several columns may share; the second column of any other field is left to the seeker.
SHARED = frozenset({"email", "phone", "url", "location", "notes"})
# A column is what most of its cells are.
_MOST = 0.6
_LONGEST_HEADER = 80
_CAPITALIZED = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?:[-'’.][^\W\d_]*)*")


def guess_by_header(header: Sequence[str], passed_over: Collection[int] = ()) -> Guess:
    """Return what the header says about each column; unknown headers and those passed over are left out."""
    words = [folded(text) if len(text) <= _LONGEST_HEADER else "" for text in header]
    words = ["" if index in passed_over else word for index, word in enumerate(words)]
    guess: Guess = {}
    for index, word in enumerate(words):
        field = field_of(word)
        if field and (field in SHARED or field not in guess.values()):
            guess[index] = field
    for index, word in enumerate(words):
        if word in AMBIGUOUS_NAMES:
            _settle_name(guess, index)
    return guess


def guess_by_cells(rows: Sequence[Sequence[str]]) -> Guess:
    """Return what the cells themselves show: addresses, numbers, links, dates, and the first column of names."""
    guess: Guess = {}
    names: list[tuple[int, int]] = []
    for index in range(max(map(len, rows), default=0)):
        cells = [one_line(row[index][:400]) for row in rows if index < len(row) and row[index].strip()]
        if not cells:
            continue
        field = _field_of_cells(cells)
        if field and (field in SHARED or field not in guess.values()):
            guess[index] = field
        elif not field and _share(cells, _looks_like_name) >= _MOST:
            names.append((index, round(sum(len(cell.split()) for cell in cells) / len(cells))))
    _add_names(guess, names)
    return guess


def salutation_columns(rows: Sequence[Sequence[str]]) -> set[int]:
    """Return the columns whose cells are Mr, Ms, Dr: their header may say Title, but no position stands in them."""
    found = set()
    for index in range(max(map(len, rows), default=0)):
        cells = [folded(row[index][:_LONGEST_HEADER]) for row in rows if index < len(row) and row[index].strip()]
        if cells and all(cell in SALUTATIONS for cell in cells):
            found.add(index)
    return found


def field_of(word: str) -> str:
    """Return the field that one folded header names, or ""."""
    if word in FIELD_OF:
        return FIELD_OF[word]
    if word in NOTED:
        return "notes"
    parts = word.split()
    while len(parts) > 1 and parts[-1] in QUALIFIERS:
        parts.pop()
    while len(parts) > 1 and parts[0] in QUALIFIERS:
        parts.pop(0)
    return FIELD_OF.get(" ".join(parts), "")


def has_name(guess: Guess) -> bool:
    """Tell whether a person could be named from these columns."""
    return not {"given_name", "family_name", "full_name"}.isdisjoint(guess.values())


def looks_like_content(cell: str) -> bool:
    """Tell whether a cell is surely not a header: an address, a link, a number, a date."""
    text = one_line(cell[:400])
    return bool(_field_of_cells([text])) if text else False


def _settle_name(guess: Guess, index: int) -> None:
    fields = set(guess.values())
    if "given_name" in fields and "family_name" not in fields:
        guess[index] = "family_name"
    elif "family_name" in fields and "given_name" not in fields:
        guess[index] = "given_name"
    elif "full_name" not in fields:
        guess[index] = "full_name"


def _field_of_cells(cells: list[str]) -> str:
    if _share(cells, addresses.email) >= _MOST:
        return "email"
    if _share(cells, lambda cell: dates.read_date(cell) is not None) >= _MOST:
        return "connected_on"
    if _share(cells, addresses.phone) >= _MOST:
        return "phone"
    if (
        _share(cells, lambda cell: "." in cell and ("/" in cell or cell[:4].lower() == "www.") and addresses.url(cell))
        >= _MOST
    ):
        return "url"
    return ""


def _share(cells: list[str], test) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells)


def _looks_like_name(cell: str) -> bool:
    """One to four words of letters, each beginning with a capital or written without case."""
    words = cell.replace(",", " ").split()
    return 1 <= len(words) <= 4 and all(
        _CAPITALIZED.fullmatch(word) and not word[0].islower() for word in words[:1] + words[-1:]
    )


def _add_names(guess: Guess, names: list[tuple[int, int]]) -> None:
    """Two neighbouring columns of single words are first and last name; otherwise the first column of more words."""
    if not names:
        return
    index, words = names[0]
    several = [at for at, count in names if count > 1]
    if words == 1 and len(names) > 1 and names[1] == (index + 1, 1):
        guess[index], guess[index + 1] = "given_name", "family_name"
    else:
        guess[several[0] if several else index] = "full_name"
