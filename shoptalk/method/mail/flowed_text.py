"""Plain text that fits every window: format=flowed (RFC 3676), and the way back.

A paragraph is broken after a space, which says "this goes on"; a line without one at its end stands as it is. Lines
that begin with a space, with ">" or with "From " get a space in front (space-stuffing), so that nothing of what was
typed is taken for a quotation or for the start of a message.
"""

import re
import unicodedata

BREAK_AT = 77  # with the space that says that it goes on, 78 (RFC 3676 4.2)
STUFFED = (" ", ">", "From ")
SIGNATURE = "-- "
# A carriage return or a control character that a text cannot hold; a tab may stay.
NOT_IN_A_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean_text(text: str) -> str:
    """The text with one kind of line end, without characters that no text holds, and no spaces where lines end."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
    return "\n".join(line.rstrip(" ") for line in NOT_IN_A_TEXT.sub("", whole).split("\n")).strip("\n")


def flow(text: str) -> str:
    """The text in lines of at most 78 characters, where its words allow it."""
    return "\n".join("\n".join(_broken(line)) for line in clean_text(text).split("\n"))


def unflow(lines: str) -> str:
    """The text again, as a program that knows flowed text shows it."""
    out: list[str] = []
    going_on = False
    for line in lines.split("\n"):
        words = line[1:] if line.startswith(" ") else line
        out[-1:] = [out[-1] + words] if going_on else [*out[-1:], words]
        going_on = words.endswith(" ") and words != SIGNATURE
    return "\n".join(out)


def _broken(line: str) -> list[str]:
    lines = []
    while _width(line) > BREAK_AT and (cut := _where_to_break(line)):
        lines.append(_stuffed(line[:cut]))
        line = line[cut:]
    return [*lines, _stuffed(line)]


def _where_to_break(line: str) -> int:
    """The place after the last space that fits, else after the first one; 0 where the line has none inside.

    Not where what comes before would be a lone signature mark or nothing, nor inside a run of spaces: a line must not
    begin with one that was somebody's own."""
    fits = BREAK_AT if line.isascii() else _columns(line, BREAK_AT)
    cut = line.rfind(" ", 0, fits) + 1
    while cut and not _may_break(line, cut):
        cut = line.rfind(" ", 0, cut - 1) + 1
    if cut:
        return cut
    cut = line.find(" ", fits) + 1
    while cut and not _may_break(line, cut):
        cut = line.find(" ", cut) + 1
    return cut


def _may_break(line: str, cut: int) -> bool:
    before = line[:cut]
    return cut < len(line) and line[cut] != " " and before != SIGNATURE and bool(before.strip(" "))


def _columns(line: str, columns: int) -> int:
    """How many characters of the line fit into so many columns."""
    for place, ch in enumerate(line):
        columns -= 1 + (unicodedata.east_asian_width(ch) in "WF")
        if columns < 0:
            return place
    return len(line)


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith(STUFFED) else line


def _width(line: str) -> int:
    """Columns: Chinese, Japanese and Korean characters take two."""
    return len(line) if line.isascii() else sum(1 + (unicodedata.east_asian_width(ch) in "WF") for ch in line)
