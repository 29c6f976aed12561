"""Cut a message into sentences that remember where they stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

# A line that ends this early was broken on purpose (greeting, list, closing), not wrapped by a mail program.
SHORT_LINE_CHARACTERS = 48
_ABBREVIATIONS_LISTED = """
dr mr mrs ms prof st sr jr vs etc e.g i.e a.m p.m u.s u.k ph.d approx dept inc ltd co no tel ext min mins fr rev hon
gen p.s
"""
ABBREVIATIONS = frozenset(_ABBREVIATIONS_LISTED.split())

_WORD = re.compile(r"\w+(?:['’.&@/+-]\w+)*")
# From the first mark of a row on, and without trying shorter ones: a row of ten thousand dots takes no longer.
_STOP = re.compile(r"(?<![.!?…。？！؟])[.!?…。？！؟]++[\"'”’)\]]*+(?=\s|$)|\n")
_LIST_LINE = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without the white space around it; ``start`` and ``end`` are offsets into the whole text."""

    text: str
    start: int
    end: int

    @property
    def is_question(self) -> bool:
        return "?" in self.text or "？" in self.text or "؟" in self.text


def words_of(text: str) -> list[str]:
    """Words as a reader counts them: "it's", "20-minute" and "a.b@c.org" are one each."""
    return _WORD.findall(text)


def split(text: str) -> tuple[Sentence, ...]:
    """Sentences in order. A wrapped line goes on; a short line, a blank line and a list item end a sentence."""
    found: list[Sentence] = []
    begin = 0
    for match in _STOP.finditer(text):
        if match.group() == "\n":
            if not _line_ends_sentence(text, begin, match.start()):
                continue
        elif _is_abbreviation(text, match.start(), match.group()):
            continue
        _keep(text, begin, match.end(), found)
        begin = match.end()
    _keep(text, begin, len(text), found)
    return tuple(found)


def _line_ends_sentence(text: str, begin: int, newline: int) -> bool:
    line_start = text.rfind("\n", begin, newline) + 1 or begin
    if newline - line_start < SHORT_LINE_CHARACTERS:
        return True
    following = text[newline + 1 : newline + 8]
    return (
        not following.strip(" \t\r") or following.lstrip(" \t\r").startswith("\n") or bool(_LIST_LINE.match(following))
    )


def _is_abbreviation(text: str, stop: int, mark: str) -> bool:
    if mark != ".":
        return False
    begin = stop
    while begin > 0 and stop - begin < 8 and not text[begin - 1].isspace() and text[begin - 1] not in "(\"'":
        begin -= 1
    word = text[begin:stop].lower()
    is_initial = len(word) == 1 and text[begin].isupper() and word != "i"
    if not (is_initial or word in ABBREVIATIONS):
        return False
    rest = text[stop + 1 : stop + 40].lstrip(" \t")
    # "at 9 a.m. Thank you": a time may end the sentence; a title or an initial never does.
    return not (word in {"a.m", "p.m", "etc", "min", "mins", "no", "inc", "ltd", "co"} and rest[:1].isupper()) and bool(
        rest
    )


def _keep(text: str, begin: int, end: int, found: list[Sentence]) -> None:
    piece = text[begin:end]
    stripped = piece.strip()
    if any(character.isalnum() for character in stripped):
        start = begin + len(piece) - len(piece.lstrip())
        found.append(Sentence(stripped, start, start + len(stripped)))
    elif stripped and found and "?" in stripped:
        # "Could we talk ?" typed with a space, or a lone "?" line: it belongs to what came before.
        last = found[-1]
        cut = begin + len(piece.rstrip())
        found[-1] = Sentence(text[last.start : cut], last.start, cut)
