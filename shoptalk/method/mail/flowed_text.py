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

    Not where what follows would be a lone signature mark, nor inside a run of spaces: a line must not begin with one
    that was somebody's own."""
    best = 0
    for found in re.finditer(r" +", line):
        cut = found.end()
        if cut >= len(line) or line[:cut] == SIGNATURE or not line[:cut].strip(" "):
            continue
        if best and _width(line[:cut]) > BREAK_AT:
            break
        best = cut
    return best


def _stuffed(line: str) -> str:
    return f" {line}" if line.startswith(STUFFED) else line


def _width(line: str) -> int:
    """Columns: Chinese, Japanese and Korean characters take two."""
    return len(line) if line.isascii() else sum(1 + (unicodedata.east_asian_width(ch) in "WF") for ch in line)
