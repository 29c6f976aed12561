"""Which edition a download is: written in its notes, or in the names of its files and folders."""

import re
from collections.abc import Iterable

from .layouts import words_of

OLDEST = 2501  # 25.1 is the first with the codes of 2019
_RELEASE_WRITTEN = re.compile(r"\bO\*?NET[\W_]{0,4}(\d\d\.\d)\b", re.IGNORECASE)
_RELEASE_NAMED = re.compile(r"(?:^|[^a-z0-9])db_?(\d\d)[_.](\d)(?!\d)", re.IGNORECASE)
_YEAR_NAMED = re.compile(r"(?:_|\b)M(20\d\d)(?!\d)|\bMay (20\d\d)\b", re.IGNORECASE)
_SHORT_YEAR_NAMED = re.compile(r"\boesm(\d\d)(?!\d)", re.IGNORECASE)


def is_note(name: str) -> bool:
    """Whether a file is the one that says what the others are."""
    return words_of(name.rpartition(".")[0]) in ("read me", "readme")


def onet_release(texts: Iterable[str]) -> str:
    """ "29.2" for the first text that says it; "" when none does."""
    for text in texts:
        if found := _RELEASE_WRITTEN.search(text):
            return found[1]
        if found := _RELEASE_NAMED.search(text):
            return f"{found[1]}.{found[2]}"
    return ""


def release_order(release: str) -> int:
    """2902 for "29.2"."""
    first, _, second = release.partition(".")
    return int(first) * 100 + int(second)


def survey_year(texts: Iterable[str]) -> int:
    """2024 for the first text that names its survey; 0 when none does."""
    for text in texts:
        if found := _YEAR_NAMED.search(text):
            return int(found[1] or found[2])
        if found := _SHORT_YEAR_NAMED.search(text):
            return 2000 + int(found[1])
    return 0
